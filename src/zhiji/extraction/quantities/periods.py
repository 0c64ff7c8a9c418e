"""Which year or stretch of time a number holds for: what its sentence names as its own, else the report's year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from zhiji.extraction.quantities.cues import WORDS, load_cues
from zhiji.lexicon.numerals import plan_years, value_of
from zhiji.lexicon.patterns import Pattern

_YEAR_NUMBER = r"(?P<year>(?:19|20)\d\d)"
_DATE = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_YEAR = Pattern(
    WORDS,
    "(?P<against>{against}?)"
    + _YEAR_NUMBER
    + r"年(?P<tail>度?(?:"
    + _DATE
    + r"(?:[^，,。；;\d]{0,8}以来)|{year-end})?)",
)
_LAST_YEAR = Pattern(WORDS, "(?<!{compared})(?:去年|上年)(?!{same-time})")
_SINCE = re.compile("自(?:" + _YEAR_NUMBER + r"年)?(?P<month>\d{1,2})月(?:\d{1,2}日)?[^，,。；;\d]{0,10}以来")
_SINCE_YEAR = re.compile("[自从]?" + _YEAR_NUMBER + "年" + _DATE + r"[^，,。；;\d]{0,16}以来")
_ON_TOP = re.compile("基础上")
_RANGE = Pattern(
    WORDS, r"(?P<a>(?:19|20)\d\d)年?(?:[{=to}]{1,2}|[和、](?=(?:19|20)\d\d年度?{both-years}))(?P<b>(?:19|20)\d\d)年"
)
_PART = Pattern(
    WORDS,
    r"(?<![年{=compared}])(?:" + _YEAR_NUMBER + r"年)?(?:(?P<half>[上下])半年|前(?P<first>[二三])个?季度"
    r"|第?(?P<quarter>[一二三四])季度(?!末)"
    r"|(?<![\d.])(?P<from>1[0-2]|[1-9])月?份?[{=to}]{1,2}(?P<to>1[0-2]|[1-9])月[份底末]?)(?!{same-time})",
)
_RUN = Pattern(WORDS, r"{recent}?(?P<n>(?!一)[{=numerals:digit|pair|ten}]|[2-9]|10)年{running}")
_PLAN = Pattern(WORDS, "(?<![{=compared}])(?<![{=compared}]“)“?十(?P<n>[{=numerals:digit}])五”?{plan-time}")


def find_periods(
    covered: str, start: int, end: int, year: int | None, text: str | None = None
) -> list[tuple[int, str]]:
    """(offset, period) of each stretch of time that the sentence names as the one it speaks of, in order; ``text`` has
    what is covered, for “十四五”时期."""
    found = [*_stretches(covered, start, end, year), *_runs(text or covered, start, end, year)]
    named = (m for m in _YEAR.finditer(covered, start, end) if _is_own(covered, m))
    found += [(m.start(), m["year"]) for m in named]
    if year:
        found += [(m.start(), str(year - 1)) for m in _LAST_YEAR.finditer(covered, start, end)]
    found.sort()
    for match in _ON_TOP.finditer(covered, start, end):
        i = bisect_right(found, match.start(), key=_offset) - 1
        before = found[i - 1][1] if i > 0 else (str(year) if year else None)
        if i >= 0 and before:
            found.insert(i + 1, (match.start(), before))
    return found


def period_at(periods: list[tuple[int, str]], offset: int, usual: str | None) -> str | None:
    """The last of ``periods`` before ``offset``, else the ``usual`` one: the report's year, or the table column's."""
    i = bisect_right(periods, offset, key=_offset) - 1
    return periods[i][1] if i >= 0 else usual


def _stretches(covered: str, start: int, end: int, year: int | None) -> Iterator[tuple[int, str]]:
    for match in _SINCE.finditer(covered, start, end):
        since = match["year"] or (str(year) if year else None)
        if since and 1 <= int(match["month"]) <= 12:
            yield match.end(), f"{since}-{int(match['month']):02d}/{year or since}-12"
    for match in _RANGE.finditer(covered, start, end):
        yield match.end(), f"{match['a']}/{match['b']}"
    for match in _SINCE_YEAR.finditer(covered, start, end):
        if year and int(match["year"]) <= year and not _SINCE.match(covered, match.start()):
            yield match.end(), _years(int(match["year"]), year)
    for match in _PART.finditer(covered, start, end):
        if (of := match["year"] or (str(year) if year else None)) and (months := _months(match)):
            yield match.end(), f"{of}-{months[0]:02d}/{of}-{months[1]:02d}"


def _runs(covered: str, start: int, end: int, year: int | None) -> Iterator[tuple[int, str]]:
    for match in _RUN.finditer(covered, start, end):
        if year:
            count = value_of(match["n"])
            yield match.end(), _years(year - count + 1, year)
    for match in _PLAN.finditer(covered, start, end):
        first, last = plan_years(match["n"])
        if year is None or first < year:
            yield match.end(), _years(first, last if year is None else min(last, year))


def _years(first: int, last: int) -> str:
    return f"{first}/{last}" if first < last else str(last)


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    if match["first"]:
        return (1, 6) if match["first"] == "二" else (1, 9)
    if match["quarter"]:
        last = 3 * value_of(match["quarter"])
        return last - 2, last
    first, end = int(match["from"]), int(match["to"])
    return (first, end) if first < end else None


def _is_own(covered: str, match: re.Match[str]) -> bool:
    """Not a year to compare with, nor one that only tells things apart: 交办2019年信访积案405件."""
    if match["against"] or "以来" in match["tail"] or _PART.match(covered, match.start("year")):
        return False
    if _SINCE_YEAR.match(covered, match.start("year")):
        return False
    return covered[match.start() - 2 : match.start()] not in load_cues().kinds


def _offset(period: tuple[int, str]) -> int:
    return period[0]
