"""Which year a number holds for: the year its sentence last named as its own, else the report's."""

from __future__ import annotations

import re
from bisect import bisect_right

from zhiji.extraction.cues import load_cues

_YEAR = re.compile(
    r"(?P<against>(?:较|比|自|从|与|同|占|是|于|至|—|-|－)?)(?P<year>(?:19|20)\d\d)年(?P<tail>度?(?:以来|(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[^，,。；;\d]{0,8}以来)|末|底)?)"
)
_LAST_YEAR = re.compile(r"(?<![较比同])(?:去年|上年)(?!同期|相比)")
_SINCE = re.compile(r"自(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?:\d{1,2}日)?[^，,。；;\d]{0,10}以来")
_ON_TOP = re.compile(r"基础上")
_RANGE = re.compile(r"(?P<a>(?:19|20)\d\d)年?[-—－~至到](?P<b>(?:19|20)\d\d)年")


def find_periods(covered: str, start: int, end: int, year: int | None) -> list[tuple[int, str]]:
    """(offset, period) of each year that the sentence names as the one it speaks of, in order."""
    found: list[tuple[int, str]] = []
    for match in _SINCE.finditer(covered, start, end):
        since = match["year"] or (str(year) if year else None)
        if since and 1 <= int(match["month"]) <= 12:
            found.append((match.end(), f"{since}-{int(match['month']):02d}/{year or since}-12"))
    found += [(m.end(), f"{m['a']}/{m['b']}") for m in _RANGE.finditer(covered, start, end)]
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


def _is_own(covered: str, match: re.Match[str]) -> bool:
    """Not a year to compare with, nor one that only tells things apart: 交办2019年信访积案405件."""
    if match["against"] or "以来" in match["tail"]:
        return False
    return covered[match.start() - 2 : match.start()] not in load_cues().kinds


def _offset(period: tuple[int, str]) -> int:
    return period[0]
