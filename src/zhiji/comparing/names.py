"""What a figure measures: the scheme's indicator where its name is on the list, else the name, made plain.

Place stays out of the name: 全市固定资产投资 and 区本级固定资产投资 are 固定资产投资, told for 全市 and for 本级.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from zhiji.comparing.units import BARE
from zhiji.comparing.wording import any_of, pattern_of, place_words, values_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.regions import load_regions_by_name
from zhiji.model.rows import IndicatorEntry

_NOT_IN_NAMES = re.compile(r"[“”‘’\"《》\s]+|[\[〔]\d+[\]〕]")
_LEVELS = re.compile("^省、(?=市)")
_YEAR = re.compile(r"^(?:(?:19|20)\d\d年度?|今年|去年)")
_YEAR_AT_END = re.compile(r"(?:19|20)\d\d年$")
_OF = re.compile(r"^[的、和与及]|[的、和与及]$|^\([^()]*\)")
_NO_NAME = re.compile(r".?|.*[\d/]|[(/\d].*|.*\([^)]*|[百千万亿]+(?:元|级)?(?:县|企业|产业|集群|台阶|大关)?")
"""What names nothing: one character, a number, half a bracket, a class of sizes (千亿级)."""
_LONGEST_REGION = 12
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Named:
    """What is measured: the scheme's entry or None, the name to join by, the place words that were taken off it,
    whether the words say that it is a rate of growth (增加值增速), and the name as the report has it, made plain."""

    name: str
    entry: IndicatorEntry | None = None
    place: str = ""
    is_growth: bool = False
    worded: str = ""


class Scheme:
    """The indicators that are known by name.

    >>> gdp = IndicatorEntry(iri="zjc:x", name="地区生产总值", name_en="GRP", alternatives=("GDP",), unit_kind="money")
    >>> named = Scheme([gdp]).find("全市地区生产总值预计")
    >>> named.name, named.place
    ('地区生产总值', '全市')
    """

    def __init__(self, entries: Iterable[IndicatorEntry]) -> None:
        self.entries = tuple(entries)
        self._by_name = {plain(n): e for e in self.entries for n in (*e.alternatives, e.name)}

    def entry(self, name: str) -> IndicatorEntry | None:
        """The entry that bears exactly this name, or None."""
        return self._by_name.get(plain(name))

    def find(self, words: str) -> Named:
        """The indicator that ``words`` name."""
        name, place = plain(words), ""
        growth, whole = False, ""
        while True:
            if entry := self._by_name.get(name):
                return Named(entry.name, entry, place, growth, name)
            shorter, taken = _without_lead(name)
            if not shorter:
                whole = whole or name
                shorter, grows = _without_tail(name)
                growth = growth or grows
            if not shorter:
                break
            place, name = place or taken, shorter
        head = self._head(name)
        if head is None and len(name) < _SHORTEST and name not in values_of("generic"):
            name = _with_noun(name, whole)
        joined = _LEVELS.sub("省", name)  # 省、市重点项目 are 省市重点项目
        return Named(head.name if head else joined, head, place, growth, name)

    def _head(self, name: str) -> IndicatorEntry | None:
        """The entry that ``name`` begins with, where only a remark follows: 一般公共预算收入剔除虚增因素后."""
        remark = pattern_of("restated").search(name)
        return self._by_name.get(name[: remark.start()]) if remark and remark.start() else None


def names_something(name: str) -> bool:
    """Whether a name that is not on the list says of what it is: no word that stands for anything alone (投资), no
    piece of a claim (成为全国首个经济) and no bare number or size.

    >>> names_something("城镇老旧小区"), names_something("投资"), names_something("千亿级")
    (True, False, False)
    """
    if name in values_of("generic") or _NO_NAME.fullmatch(name) or pattern_of("claim").search(name):
        return False
    return not _is_cut(name)


def _is_cut(name: str) -> bool:
    """Whether a name begins or ends in the midst of a clause: 对破损步道板, 村屯全, 群众远离了危险."""
    ends, opens = values_of("unfinished"), values_of("opening")
    if any(name.endswith(word) and not name.endswith(tuple(but.split())) for word, but in ends.items()):
        return True
    if any(name.startswith(word) and not name.startswith(tuple(but.split())) for word, but in opens.items()):
        return True
    return "了" in name[1:-1]


def plain(name: str) -> str:
    """A name without quotes, white space and the marks of notes (“小巨人”企业[16]), in one form of its characters."""
    return _NOT_IN_NAMES.sub("", normalize("NFKC", name))


def _with_noun(name: str, whole: str) -> str:
    """A short name with the noun that was taken off it: 死亡人数, of which 死亡 would say too little."""
    return whole if values_of("tail").get(whole.removeprefix(name)) == "noun" else name


@cache
def _leads() -> re.Pattern[str]:
    leads, on = (any_of(load_terms("series_words", "use", use)) for use in ("lead", "lead-goes-on"))
    return re.compile(f"^(?:{leads})(?!{on})")


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(load_terms('series_words', 'use', 'tail'))})(?<!指数)$")


@cache
def _growth() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(load_terms('series_words', 'use', 'growth'))})$")


@cache
def _places() -> re.Pattern[str]:
    return re.compile(f"^(?!国内外)(?:{any_of(place_words())})")


def _without_lead(name: str) -> tuple[str, str]:
    """``name`` without its first place, year or verb, and the place; empty where it begins with none."""
    if found := _places().match(name):
        return name[found.end() :], found.group()
    region = _region_at_start(name)
    if region:
        return name[len(region) :], region
    found = _YEAR.match(name) or _leads().match(name) or _OF.match(name)
    return (name[found.end() :], "") if found else ("", "")


def _without_tail(name: str) -> tuple[str, bool]:
    if found := _growth().search(name):
        return name[: found.start()], True
    found = _tails().search(name) or _YEAR_AT_END.search(name)
    return (name[: found.start()], False) if found else ("", False)


def _region_at_start(name: str) -> str:
    """The full name of a division that begins the name, longest first."""
    for length in range(min(_LONGEST_REGION, len(name) - 2), 1, -1):
        if name[:length] in load_regions_by_name():
            return name[:length]
    return ""


def fits_unit(entry: IndicatorEntry, unit: str, kind: str) -> bool:
    """Whether a level of the indicator can be told in this unit: its kind, and where the name ends in what is counted
    (户数, 人数) a unit that counts such, or none (旅游人数突破150万)."""
    if entry.unit_kind not in (kind, "other"):
        return False
    counted = set(values_of("counted").values())
    ending = next((e for e in sorted(counted) if entry.name.endswith(e)), None)
    return ending is None or unit == BARE or values_of("counted").get(unit) == ending
