"""The periods that words name: single years, the years of a plan, so many years; where each ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.comparing.wording import any_of, pattern_of, values_of
from zhiji.lexicon.patterns import Pattern

YEAR = re.compile(r"(?P<lead>较|比|是|由|从|自|于|与|同|占|到)?(?<!\d)(?P<year>(?:19|20)\d\d)年(?![代制])")
"""A year, with the word before it that may say that it is only compared with."""
_MANY = re.compile(
    r"(?:(?P<on>今后|未来)|(?P<lead>连续|第|提前|“))?(?<![\d.])(?P<n>[两二三四五六七八九十]|\d{1,2})年"
    r"(?(on)|(?=来|间|里|以来|累计|累积|共|期间|内|新增|完成|建成|建设|新建|投入|实施|发放|[，,]))"
)
_NOW = re.compile(r"今年|过去的?一年|一年来|全年|本年度?(?!度)|(?<![两二三四五六七八九十\d])年内")
_IN_PLAN = re.compile(r"(?!开局|起步|收官|末|规划|良好|圆满|胜利|顺利|同期|目标|普法)")
"""What must not stand behind the plan period that a figure is of: 今年是“十五五”开局之年 speaks of one year."""
_COMPARED = re.compile(f"(?:[较比]|{any_of(values_of('exceeds'))})$")
_TIED_TO = Pattern("series_words", "{ties-to}(?:{plan}|[“”和与、及])*$")
_TIED = 20
"""衔接“十四五”和|“十五五”: the plan that works are tied to is no period of theirs."""
_NO_STRETCH = frozenset(("连续", "第", "提前", "“"))
"""What makes of so many years no stretch that is spoken of: 第五年, 提前两年完成."""
_NUMERALS = {"两": 2, **{sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}}
_BASE_LEADS = frozenset("较比是由从与同占于")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period that the text names: where its words end, and whether it is more than one year."""

    at: int
    period: str
    many: bool


def stretches(words: str, year: int, ahead: bool) -> Iterator[Stretch]:
    """The periods that ``words`` name as those they speak of, in order; with ``ahead`` counted on from ``year``."""
    found = [
        Stretch(m.end(), m["year"], False)
        for m in YEAR.finditer(words)
        if (m["lead"] or "") not in _BASE_LEADS or not m["lead"]
    ]
    found += [Stretch(m.end(), str(year + ahead), False) for m in _NOW.finditer(words)]
    plans = (
        m
        for m in pattern_of("plan").finditer(words)
        if _IN_PLAN.match(words, m.end())
        and not _COMPARED.search(words, max(m.start() - 2, 0), m.start())
        and not _TIED_TO.search(words, max(m.start() - _TIED, 0), m.start())
    )
    found += [Stretch(m.end(), values_of("plan")[m.group()], True) for m in plans]
    for m in _MANY.finditer(words):
        n = _NUMERALS.get(m["n"]) or int(m["n"])
        if m["lead"] not in _NO_STRETCH and n > 1:
            on = ahead or m["on"]
            found.append(Stretch(m.end(), f"{year + 1}/{year + n}" if on else f"{year - n + 1}/{year}", True))
    yield from sorted(found, key=lambda s: s.at)


def last_year_of(period: str) -> int:
    """The last year of a period."""
    years = re.findall(r"(?:19|20)\d\d", period)
    return int(years[-1]) if years else 0
