"""The words that units are made of: last words, functions, levels, regions, as patterns over turned-round text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import any_of, per_lexicon, terms_of
from zhiji.lexicon.regions import load_regions

LEVELS = "省市区县州盟旗镇乡"


@dataclass(frozen=True)
class UnitWords:
    backward: re.Pattern[str]
    organ: re.Pattern[str]
    items: re.Pattern[str]
    verb: re.Pattern[str]


_GROWING = (
    "新增",
    "增加",
    "扩大",
    "高水平",
    "健全",
    "扩建",
    "支持",
    "普通",
    "升格",
    "认定",
    "挂牌",
    "援助",
    "关停",
    "做大做强",
    "荣获",
    "获评",
    "引进",
    "收购",
    "帮助",
    "新央企",
)


def _reversed(terms: Iterable[str]) -> str:
    return any_of(t[::-1] for t in terms)


@per_lexicon
def unit_words() -> UnitWords:
    def bodies(kind: str) -> str:
        return _reversed(terms_of("organisation_bodies", kind))

    function = _reversed(terms_of("organisation_functions", "function"))
    suffix = _reversed(terms_of("organisation_functions", "suffix"))
    named = _reversed(terms_of("organisation_bodies", "named"))
    return UnitWords(
        re.compile(
            rf"(?P<whole>{bodies('whole')})|(?P<sole>{bodies('sole')})|(?P<organ>{bodies('organ')})|"
            rf"(?P<function>{suffix}{function}(?:[和与]?{function})?)|(?P<levelled>{bodies('levelled')})|(?P<named>{named})|(?P<open>[局会]|室公办|部挥指|组小导领|议会席联|队[支大中])"
        ),
        re.compile(bodies("organ")),
        re.compile(
            rf"(?:多?个?(?:\d{{1,2}})?)?(?:关相|能职|理管业专|管主)?等?(?P<items>{function}(?:[、和与及]{function})+)"
        ),
        re.compile(any_of([*load_terms("initiative_verbs"), *load_terms("initiative_adverbs"), *_GROWING])),
    )


_ZONES = frozenset(("实验区", "开发区", "高新区", "经开区", "自治区", "国家", "中央"))


@per_lexicon
def region_names() -> frozenset[str]:
    """Full names of regions and, from three characters on, the names without their level."""
    regions = load_regions()
    names = {r.name for r in regions.values() if len(r.name) > 2}
    short = {r.name[:-1] for r in regions.values() if len(r.name) > 3 or r.level != "county"}
    return frozenset(names | short | _ZONES)


ZONE = re.compile(
    r"[\u4e00-\u9fff]{2,3}(?:综合实验区|经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区|开发区|新区)$"
)
