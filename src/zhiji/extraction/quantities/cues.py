"""The words around a number as patterns, compiled once from the tables: verbs by what they do to a phrase, and the
small words that open it, close it or join it to its number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from zhiji.lexicon import left_out, load_table, load_terms
from zhiji.lexicon.patterns import any_of, rows_of

LIGHT: Final = ("light", "light-noun", "state", "state-noun")
"""Kinds of verbs that carry nothing a row head needs: 开展, 处理, 办结, 整改."""

CALLING: Final = ("组织", "安排", "邀请", "动员")
"""Verbs that call others to act: what these then do is what is counted."""

_MAY_LEAD: Final = ("全面", "正式", "主体", "基本", "集中", "新增", "稳定", "有序")
_NOUN_GOES_ON: Final = (
    r"[率量额度费者员类性局园带]|人(?!大)|数(?![据字十百])|值(?!班)|款(?!项)|比(?![赛武])|线(?![上下索])|级(?!别)|化(?!解)|"
    r"证(?![明照件])|书(?!记)|机(?![构关制])|区(?!域)|点(?!击)|站(?!点)|品(?!牌)|会(?!议)|处(?![罚理置分])|所(?![有在])|"
    r"面积|力(?![争度])|地(?![方区])"
)
_NAMED_WIDE: Final = "重点实验室|人大|政协|文明|示范|先进|优秀|百强|一流"
_YEAR: Final = r"(?:19|20)\d\d年(?:度|以来|以后|末|底|初|全年|上半年|下半年)?"
_TIMES: Final = (
    rf"{_YEAR}|“?[□十][□一二三四五六]{{1,3}}”?(?:时期|期间|以来)|(?:近|过去|这)?[一二两三四五六七八九十\d]{{1,2}}年(?:[来间]|(?=.))|\d{{1,2}}月(?:份|\d{{1,2}}日)?(?:以来)?|一年以?来|(?<=.)以来|"
    r"截[至止][^，,、]{0,12}?(?:[年月]底|[年月日]末|目前|日|[年月])|通过[^，,、]{1,20}?(?=推送|发布|开展)|"
    r"在[^，,、]{2,16}(?<![网线以])[上中内](?![市海级下线报传门学心部容国])"
)
_ADVERBS_BEFORE_VERBS: Final = (
    r"依法(?=[查处受办审打整取拆关责])|精准(?=[核查帮推识打])|集中(?=[交清力查销拆开])|重点(?=[查检排整打])|"
    r"第[一二三四五六七八九十\d]{1,2}批|支持(?=[^\n]{2})|为(?=[^\n]{3})"
)
_MARKS: Final = r"[，,。；;：:！!？?（(）)［\[\]］\n\s　—～]|(?<![A-Za-z0-9])[\d０-９](?![\d０-９]*(?:[A-Za-z]|岁))"


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns over covered text. ``kinds``: of each verb, and ``noun`` for a noun with a verb in it (组织生活会).
    ``strong`` verbs cut a phrase wherever they stand, ``front`` only where it begins; ``bare`` is nothing but verbs;
    ``state`` says how far a thing came; ``leading`` may not begin a noun."""

    kinds: dict[str, str]
    strong: re.Pattern[str]
    front: re.Pattern[str]
    bare: re.Pattern[str]
    state: re.Pattern[str]
    leading: re.Pattern[str]
    cut: re.Pattern[str]
    noun_goes_on: re.Pattern[str]
    restart: re.Pattern[str]
    opening: re.Pattern[str]
    stop: re.Pattern[str]
    stop_in_list: re.Pattern[str]
    no_start: re.Pattern[str]
    linkers: re.Pattern[str]
    body: re.Pattern[str]
    scopes: re.Pattern[str]


def load_cues() -> Cues:
    """The patterns of the tables as they stand now (``zhiji.lexicon.without`` takes rows away)."""
    return _compiled(left_out())


@cache
def _compiled(_: frozenset[str]) -> Cues:
    kinds = {row.term: row["kind"] for row in load_table("quantity_verbs")}
    nouns = [w for w, k in kinds.items() if k == "noun"]
    fronts = [w for w, k in kinds.items() if k not in ("cut", "state", "noun")]
    cuts = [w for w, k in kinds.items() if k in ("cut", "light", "keep", "state", "state-keep")]
    words = load_guarded("quantity_function_words")
    stops = f"{_MARKS}|{words['stop']}|(?<=..)(?:{words['inner-stop']})"
    scopes = _alternatives(load_terms("scopes"))
    return Cues(
        kinds=kinds,
        strong=re.compile(
            _alternatives(w for w, k in kinds.items() if k in ("light", "keep", "state", "state-keep", "noun"))
        ),
        front=re.compile(rf"(?!{_alternatives(nouns)})(?P<verb>{_alternatives(fronts)})(?:了|并)?"),
        bare=re.compile(rf"(?>{_alternatives(w for w, k in kinds.items() if k != 'noun')}|[已了并、等共未其又再后])++"),
        state=re.compile(
            r"(?>已|均|全部|成功|基本|正在|未|拟)*+"
            rf"(?:{_alternatives(w for w, k in kinds.items() if k.startswith('state'))})了?"
        ),
        leading=re.compile(
            rf"(?!{_alternatives(nouns)})(?:{_alternatives(w for w in cuts if w not in _MAY_LEAD)})(?!{_NOUN_GOES_ON})"
        ),
        cut=re.compile(_alternatives(cuts + nouns)),
        noun_goes_on=re.compile(_NOUN_GOES_ON),
        restart=re.compile(f"{_TIMES}|{words['restart']}"),
        opening=re.compile(rf"(?>[□，,：:；;。．.）)」\s　]|{_ADVERBS_BEFORE_VERBS}|{words['front']})++"),
        stop=re.compile(stops),
        stop_in_list=re.compile(rf"(?<=..)(?:、|以及|(?<![调缓饱中平温祥])和(?![平谐解睦美]))|{stops}"),
        no_start=re.compile(rf"[，,。；;：:、！!？?）)\n\s　—]|{words['no-start']}"),
        linkers=re.compile(rf"(?>[：:（(　\s]|{words['linker']})++$"),
        body=re.compile(rf"(?:{words['body']})$"),
        scopes=re.compile(rf"(?:{scopes})(?:的|内)?(?:{scopes})?(?![、和与及]|级公|公安机关|{_NAMED_WIDE})"),
    )


def load_guarded(table: str) -> dict[str, str]:
    """The words of a table as one pattern a kind, longest first, each with what may not stand beside it."""
    return {kind: any_of(rows_of(table, kind)) for kind in {row.kind for row in load_table(table)}}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
