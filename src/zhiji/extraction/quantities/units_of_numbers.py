"""In what a number is: by its measure word, by that of the next number of its list, or by the noun that it is of."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from zhiji.extraction.quantities.bounds import WINDOW
from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.measures import best_measure
from zhiji.extraction.quantities.numerals import NUMERAL, Number, plain
from zhiji.extraction.quantities.numerals_that_count import YEARS
from zhiji.lexicon.patterns import Pattern

_LONGEST_LIST: Final = 8
_EACH_ITS_OWN = re.compile(r"分别[^，,。；;、]{0,8}(?:\d[\d.]*、)*$")
_PEOPLE = Pattern(WORDS, "名?(?=老?{people})")
_SCALED = re.compile(r"[万亿]")
_PRECISE = re.compile(r"[万亿.．]")
_HALF_OPEN = Pattern(WORDS, "{half-open}$")
CLOSED = re.compile(r"(?=[，,。；;、）)的]|$)")
"""What stands behind a number that has no unit: the clause ends, or 的."""
_MONEY = Pattern(WORDS, "(?:{money-noun}|{task})(?:{amount-follows})*$")
_PROJECT = Pattern(WORDS, "的?{works}")
_NO_UNIT = re.compile(r"(?=[，,。；;、）)]|$)")
_COUNT_OF = re.compile(r"[户人件家次宗起总]数[为达]?$")
_TENTHS = Pattern(WORDS, "成(?={tenths-end}|[，,。；;、]|$)")


def unit_of(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
    """End, unit, kind of unit and value."""
    if number.kind == "percent":
        return number.end, "%", "percent", number.value
    if number.kind == "ratio":
        return (number.end, "ratio", "ratio", number.value) if number.value < 1 else None
    tenths = _TENTHS.match(text, number.end) if number.value < 10 else None
    if tenths:
        return tenths.end(), "ratio", "ratio", plain(number.value / 10)
    if sized := _sizes_project(number, text):
        return sized
    measure = best_measure(text, number.end, number.kind == "chinese")
    if measure is not None:
        return measure.end, measure.unit, measure.kind, number.value
    if _SCALED.search(text, number.start, number.end) and _PEOPLE.match(text, number.end):
        return number.end, "", "people", number.value
    return _shared_unit(number, text) or _unitless(number, text) or _named_by_noun(number, text)


def _sizes_project(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
    """税收超100万项目4个: so much money, and no 万项."""
    scaled = _SCALED.search(text, number.start, number.end)
    if not scaled or not _PROJECT.match(text, number.end):
        return None
    bounded = _MONEY.search(text, max(0, number.start - WINDOW), number.start)
    return (number.end, "元", "money", number.value) if bounded else None


def _unitless(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
    """用户超1亿，海洋生产总值突破万亿，: what is in the millions needs no measure word."""
    scaled = _SCALED.search(text, number.start, number.end) and number.value >= 10**4
    if scaled and CLOSED.match(text, number.end) and _HALF_OPEN.search(text, max(0, number.start - 3), number.start):
        return number.end, "", "number", number.value
    return None


def _named_by_noun(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
    """一般预算收入1832万，个体户数11699，: what is counted says in what."""
    window = max(0, number.start - WINDOW)
    if _SCALED.search(text, number.start, number.end) and _MONEY.search(text, window, number.start):
        alone = number.bound or _NO_UNIT.match(text, number.end)
        return (number.end, "元", "money", number.value) if alone else None
    bare = number.kind == "digits" and number.value not in YEARS and _NO_UNIT.match(text, number.end)
    if bare and _COUNT_OF.search(text, window, number.start):
        return number.end, "", "number", number.value
    return None


def _shared_unit(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
    """分别达1409万、1305万人次, 分别提高15、22个百分点: the first takes the measure word of the last."""
    if not text.startswith(("、", "和"), number.end):
        return None
    if not _PRECISE.search(text, number.start, number.end) and not _EACH_ITS_OWN.search(
        text, max(0, number.start - WINDOW), number.start
    ):
        return None
    last, measure = number.end, None
    for _ in range(_LONGEST_LIST):
        following = NUMERAL.match(text, last + 1) if text.startswith(("、", "和"), last) else None
        if following is None:
            return None
        last = following.end()
        if measure := best_measure(text, last, chinese=False):
            return number.end, measure.unit, measure.kind, number.value
    return None
