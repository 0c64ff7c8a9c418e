"""When a report was issued, where its text says so: at the meeting it was given to, under it, or on its page."""

from __future__ import annotations

import re

from zhiji.model import SourceReport

_DIGITS = "〇○零一二三四五六七八九"
_HAN = str.maketrans(_DIGITS, "000123456789")
_FEW = rf"([\d十{_DIGITS}]{{1,3}})"
_DATE = rf"((?:19|20)\d\d|[一二][{_DIGITS}]{{3}})\s*年\s*{_FEW}\s*月\s*{_FEW}\s*日"
_GIVEN = re.compile(
    rf"^[\s（(]*[—–－─―·-]*\s*{_DATE}[^\n。；]{{0,40}}(?:会议|大会|全会)[^\n。；]{{0,6}}$", re.MULTILINE
)
_SIGNED = re.compile(rf"{_DATE}\s*(?:印发)?\s*$")
_PUBLISHED = re.compile(
    r"(?:发布|公布|发文|成文)(?:日期|时间)[:：\s]{0,3}((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"
)
_HEAD = 800
"""Characters from the top of a report in which the meeting is named that it was given to."""
_FOOT = 60
"""Characters at its end in which the date stands that is below it."""
_LATEST = 2
"""Years after the one reported on up to which a date may be that of issue."""

Day = tuple[int, int, int]


def issued_on(report: SourceReport) -> Day | None:
    """Year, month and day on which a report was given, signed or published, as its text says; None where it does not.

    >>> head = "政府工作报告\\n——2016年2月19日在甲区第十四届人民代表大会第五次会议上\\n各位代表："
    >>> issued_on(SourceReport("r", "政府工作报告", "i", "甲区人民政府", 2015, head))
    (2016, 2, 19)
    """
    first, last = report.extent or (0, len(report.text))
    text = report.text[first:last]
    told = (_GIVEN.search(text[:_HEAD]), _SIGNED.search(text.rstrip()[-_FOOT:]), _PUBLISHED.search(report.text[:first]))
    days = (_day(*found.groups()) for found in told if found)
    return next((day for day in days if day and _fits(day, report.year)), None)


def _fits(day: Day, year: int | None) -> bool:
    return year is None or year <= day[0] <= year + _LATEST


def _day(*written: str) -> Day | None:
    year, month, day = (int(words) if words.isdecimal() else _number(words) for words in written)
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _number(words: str) -> int:
    """A year digit by digit (二〇二〇), or a number up to 39 (二十三)."""
    if "十" not in words:
        return int(words.translate(_HAN))
    tens, ones = (part.translate(_HAN) for part in words.split("十"))
    return 10 * int(tens or 1) + int(ones or 0)
