"""Which year or stretch of time a number holds for: what its sentence names as its own, else what it is set in
(``settings``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

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
_BEFORE_CLOSE = Pattern(WORDS, "{until}$")
_ON_TOP = re.compile("基础上")
_RANGE = Pattern(
    WORDS, r"(?P<a>(?:19|20)\d\d)年?(?:[{=to}]{1,2}|[和、](?=(?:19|20)\d\d年度?{both-years}))(?P<b>(?:19|20)\d\d)年"
)
_MONTH = "(?:1[0-2]|0?[1-9])"
_PART = Pattern(
    WORDS,
    r"(?<![年{=compared}])(?:(?:" + _YEAR_NUMBER + r"年|{this-year}|(?P<last>{last-year})){part-opens}?)?"
    r"(?:(?P<half>[上下])半年|(?:(?<!提)前|[一1][{=to}])(?P<first>[二三23])个?季度"
    r"|第?(?P<quarter>[一二三四1-4])季度(?!末)"
    rf"|(?<![\d.])(?P<from>{_MONTH})月?份?[{{=to}}]{{1,2}}(?P<to>{_MONTH})月[份底末]?"
    rf"|(?<!提)前(?P<months>1[01]|[2-9])个?月)(?!{{same-time}})",
)
_UNTIL = Pattern(
    WORDS,
    r"{until}(?:"
    + _YEAR_NUMBER
    + rf"年|{{this-year}})?(?P<to>{_MONTH})月(?:{{month-end}}|\d{{1,2}}日)?(?!{{onwards}})",
)
_IN_MONTH = Pattern(
    WORDS,
    rf"(?<![{{=to}}]){_YEAR_NUMBER}年(?P<month>{_MONTH})月份?(?=[，,])"
    rf"|(?<![\d.{{=to}}])(?P<this>{_MONTH})月份?{{in-month}}",
)
"""2026年5月，…; 5月当月: the month alone."""
_LAST_MONTH = 12
_RETURN = Pattern(WORDS, r"(?<!\d年){returns}")
_RUN = Pattern(WORDS, r"{recent}?(?P<n>(?!一)[{=numerals:digit|pair|ten}]|[2-9]|10)年{running}")
_PLAN = Pattern(WORDS, "(?<![{=compared}])(?<![{=compared}]“)“?十(?P<n>[{=numerals:digit}])五”?{plan-time}")


class Time(NamedTuple):
    """A stretch of time that a sentence names, from ``offset`` on, in words that ``begin`` there or before. ``until``:
    named by its end (截至10月), so that it is the time in which something came about, and no time of what stands."""

    offset: int
    period: str
    begin: int
    until: bool = False


def find_periods(covered: str, start: int, end: int, year: int | None, text: str | None = None) -> list[Time]:
    """Each stretch of time that the sentence names as the one it speaks of, in order; ``text`` has what is covered, for
    “十四五”时期."""
    found = [*_stretches(covered, start, end, year), *_runs(text or covered, start, end, year)]
    found += _untils(covered, start, end, year)
    named = (m for m in _YEAR.finditer(covered, start, end) if _is_own(covered, m, year))
    found += [Time(m.start(), m["year"], m.start()) for m in named]
    if year:
        lasts = _LAST_YEAR.finditer(covered, start, end)
        found += [Time(m.start(), str(year - 1), m.start()) for m in lasts if not _PART.match(covered, m.start())]
    found.sort()
    for match in _ON_TOP.finditer(covered, start, end):
        i = bisect_right(found, match.start(), key=_offset) - 1
        before = found[i - 1].period if i > 0 else (str(year) if year else None)
        if i >= 0 and before:
            found.insert(i + 1, Time(match.start(), before, match.start()))
    return found


def with_returns(covered: str, end: int, times: list[Time], usual: str) -> list[Time]:
    """The times with those that return to the ``usual`` one: 1-11月产值4500亿元，预计全年突破5000亿元."""
    out = list(times)
    for match in _RETURN.finditer(covered, times[0].offset, end) if times else ():
        i = bisect_right(out, match.start(), key=_offset) - 1
        if i >= 0:
            out.insert(i + 1, Time(match.start(), usual, match.start()))
    return out


def returns(covered: str, start: int, end: int) -> bool:
    """目前, 全年, 今年以来: the words speak of all that is reported on."""
    return _RETURN.search(covered, start, end) is not None


def is_part(period: str) -> bool:
    """Some months of a year."""
    return "-" in period


def time_at(times: list[Time], offset: int) -> Time | None:
    """The last of ``times`` before ``offset``."""
    i = bisect_right(times, offset, key=_offset) - 1
    return times[i] if i >= 0 else None


def part_in(words: str, year: int | None) -> str | None:
    """The first months that a title or heading names: 2021年上半年工作总结, 一、1-10月工作情况."""
    told = sorted(_stretches(words, 0, len(words), year))
    return next((time.period for time in told if is_part(time.period)), None)


def _stretches(covered: str, start: int, end: int, year: int | None) -> Iterator[Time]:
    for match in _SINCE.finditer(covered, start, end):
        since = match["year"] or (str(year) if year else None)
        if since and 1 <= int(match["month"]) <= 12:
            yield _over(match, f"{since}-{int(match['month']):02d}/{year or since}-12")
    for match in _RANGE.finditer(covered, start, end):
        yield _over(match, f"{match['a']}/{match['b']}")
    for match in _SINCE_YEAR.finditer(covered, start, end):
        if year and int(match["year"]) <= year and not _SINCE.match(covered, match.start()):
            yield _over(match, _years(int(match["year"]), year))
    for match in _IN_MONTH.finditer(covered, start, end):
        if of := match["year"] or (str(year) if year else None):
            yield _over(match, f"{of}-{int(match['month'] or match['this']):02d}")
    for match in _PART.finditer(covered, start, end):
        if (of := _year_of(match, year)) and (months := _months(match)):
            yield _over(match, f"{of}-{months[0]:02d}/{of}-{months[1]:02d}")


def _year_of(match: re.Match[str], year: int | None) -> str | None:
    if match["year"] or not year:
        return match["year"]
    return str(year - 1 if match["last"] else year)


def _untils(covered: str, start: int, end: int, year: int | None) -> Iterator[Time]:
    """截至10月: from the year's beginning."""
    for match in _UNTIL.finditer(covered, start, end):
        told = match["year"] or (str(year) if year else None)
        if told and (year is None or int(told) <= year):
            to = int(match["to"])
            yield Time(
                match.end(), told if to == _LAST_MONTH else f"{told}-01/{told}-{to:02d}", match.start(), until=True
            )


def _runs(covered: str, start: int, end: int, year: int | None) -> Iterator[Time]:
    for match in _RUN.finditer(covered, start, end):
        if year:
            count = value_of(match["n"])
            yield _over(match, _years(year - count + 1, year))
    for match in _PLAN.finditer(covered, start, end):
        first, last = plan_years(match["n"])
        if year is None or first < year:
            yield _over(match, _years(first, last if year is None else min(last, year)))


def _over(match: re.Match[str], period: str) -> Time:
    return Time(match.end(), period, match.start())


def _years(first: int, last: int) -> str:
    return f"{first}/{last}" if first < last else str(last)


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    if match["first"]:
        return 1, 3 * int(value_of(match["first"]))
    if match["quarter"]:
        last = 3 * int(value_of(match["quarter"]))
        return last - 2, last
    if match["months"]:
        return 1, int(match["months"])
    first, end = int(match["from"]), int(match["to"])
    return (first, end) if first < end else None


def _is_own(covered: str, match: re.Match[str], year: int | None) -> bool:
    """Not a year to compare with, nor one that only tells things apart: 交办2019年信访积案405件; nor the day on which
    a report was closed (截至2021年2月)."""
    if match["against"] or "以来" in match["tail"] or _PART.match(covered, match.start("year")):
        return False
    closed = year and int(match["year"]) > year and _BEFORE_CLOSE.search(covered, 0, match.start())
    if closed or _SINCE_YEAR.match(covered, match.start("year")):
        return False
    return covered[match.start() - 2 : match.start()] not in load_cues().kinds


def _offset(time: Time) -> int:
    return time.offset
