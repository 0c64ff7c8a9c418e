"""Amounts: a number with its measure word and its bound, and never a date, an ordinal, a code or a name.

An amount says how much; what it measures and in which role is for ``subjects`` and ``roles`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zhiji.extraction.quantities.bounds import WINDOW, bound_before, bound_behind
from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.measures import best_measure
from zhiji.extraction.quantities.named_numbers import is_part_of_name
from zhiji.extraction.quantities.numerals import NUMERAL, Number, number_of, parse_digits, plain
from zhiji.extraction.quantities.numerals_that_count import YEARS, counting_number
from zhiji.extraction.quantities.units_of_numbers import CLOSED, unit_of
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Bound

_MONTHS = Terms(WORDS, "month-unit")
_SPANS = Terms(WORDS, "counted-span")
_DATE_GOES_ON = Terms(WORDS, "date-goes-on")
_NEARLY = re.compile(r"(?<![附最临靠相远邻亲就切])近$")
_AHEAD = re.compile("(?<!提)前$")
"""前10%, 前10个月: which ones, not how many; 提前10天 is how much earlier."""
_CLOCK = Pattern(
    WORDS,
    r"(?<![{=numerals:digit|ten}\d.])[{=numerals:digit|ten}\d]{1,3}[ \u3000]?{clock}"
    r"(?:[{=numerals:digit|ten}\d]{1,3}分)?$",
)
"""07时41分, 九点三十分: what stands before minutes and seconds that tell when, not how long."""
_ON_CLOCK = ("分", "秒")
_ALWAYS = (("小时", Decimal(24)), ("天", Decimal(365)))  # round the clock, no count
_WITHIN = re.compile(r"内(?![部容外设在])")
_TO = re.compile(r" ?(?:(?P<dash>[-－—–─~～]{1,2})|[至到]) ?")
_SETS_OUT = re.compile(r"[从由自]约?$")
_PROPORTION = re.compile(r"(?P<a>\d{1,6}(?:\.\d+)?)[:：∶](?P<b>\d{1,6}(?:\.\d+)?)(?![:：∶.\d])")
_COMPARED = Pattern(WORDS, r"(?:{ratio}{come-to}?|{ratio-noun}[^，,。；;\d]{0,10})$")
_OF_TWO = Pattern(WORDS, "{ratio-of-two}[^，,。；;、\\d]{0,6}$")
_MOVED_TO = re.compile(r"[^，,。；;：:、\d]{1,8}[至到为]了?")
_CLOSED_OR_MOVED = re.compile(CLOSED.pattern + "|" + _MOVED_TO.pattern)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: its span with measure word and the bound words right behind, and what kind of unit it is in.
    ``is_name``: it only says of what kind those are that the amount right before it counts (3座220千伏变电站)."""

    start: int
    end: int
    value: Decimal
    unit: str
    kind: str
    bound: Bound
    chinese: bool
    upper: Decimal | None = None
    is_name: bool = False


def find_amounts(text: str, covered: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """The amounts of a text, left to right. ``covered`` is the text with its quotes and titles covered: what stands in
    them is a name."""
    limit = len(text) if end is None else end
    taken = start
    last: Amount | None = None
    is_name = False
    for match in NUMERAL.finditer(covered, start, limit):
        if match.start() < taken:
            continue
        number = counting_number(match, text)
        is_moved = last is not None and last.kind == "ratio" and _is_moved_on(text, last.end, match.start())
        amount = _proportion(text, match.start(), is_moved)
        if amount is None and number:
            amount = _range_from(number, text) or _amount_of(number, text) or _of_two(number, text, is_moved)
        if amount is not None and amount.end <= limit:
            is_name = is_part_of_name(covered, amount, last, is_name)
            stands_behind = last is not None and last.end == amount.start
            taken, last = amount.end, amount
            if stands_behind or not is_name:
                yield replace(amount, is_name=is_name)


def _is_moved_on(text: str, end: int, start: int) -> bool:
    """从2.5:1缩小至2.3:1: what stands between a ratio and what it came to."""
    return _MOVED_TO.fullmatch(text, end, start) is not None


def _of_two(number: Number, text: str, is_moved: bool) -> Amount | None:
    """收入比缩小至2.12: a ratio of two that has neither a unit nor a second number."""
    is_bare = number.kind == "digits" and _CLOSED_OR_MOVED.match(text, number.end)
    compared = is_moved or _OF_TWO.search(text, max(0, number.start - WINDOW), number.start)
    if not is_bare or not compared or "." not in text[number.start : number.end]:
        return None
    bound = bound_before(text, number.start) or "exact"
    return Amount(number.start, number.end, number.value, "ratio", "ratio", bound, chinese=False)


def _proportion(text: str, start: int, is_moved: bool) -> Amount | None:
    """比值达到1.12:1: one number to another where the words before it compare."""
    found = _PROPORTION.match(text, start)
    compared = is_moved or any(p.search(text, max(0, start - WINDOW), start) for p in (_COMPARED, _OF_TWO))
    if found is None or not compared or not Decimal(found["b"]):
        return None
    value = plain(round(Decimal(found["a"]) / Decimal(found["b"]), 6))
    end, bound = bound_behind(text, found.end())
    return Amount(start, end, value, "ratio", "ratio", bound_before(text, start) or bound or "exact", chinese=False)


def _range_from(first: Number, text: str) -> Amount | None:
    """3-5个, 8%至9%, 10至15万元: the amount from the lower end to the upper one; None where no range begins here.
    从8%到9% tells of a move, 2021-2025 of years."""
    own = best_measure(text, first.end, first.kind == "chinese")
    joint = _TO.match(text, own.end if own else first.end)
    second = NUMERAL.match(text, joint.end()) if joint else None
    upper = number_of(second) if second else None
    if joint is None or second is None or upper is None or (first.value in YEARS and upper.value in YEARS):
        return None
    if not joint["dash"] and _SETS_OUT.search(text, max(0, first.start - 2), first.start):
        return None
    lower = first.value
    if second["digits"] and (scale := upper.value / (parse_digits(second["digits"]) or 1)) > 1 and lower < 10**4:
        lower *= scale
    whole = _amount_of(upper, text)
    if whole is None or lower >= upper.value or (own and own.unit != whole.unit):
        return None
    if whole.kind == "time" and (own is None or own.kind == "time") and _is_date(first, whole.unit, text):
        return None
    bound = bound_before(text, first.start) or whole.bound
    return Amount(first.start, whole.end, lower, whole.unit, whole.kind, bound, whole.chinese, upper.value)


def _amount_of(number: Number, text: str) -> Amount | None:
    found = unit_of(number, text)
    if found is None:
        return None
    end, unit, kind, value = found
    if text.startswith(_ON_CLOCK, number.end) and _CLOCK.search(text, max(0, number.start - WINDOW), number.start):
        return None
    if _AHEAD.search(text, max(0, number.start - 2), number.start) and (
        kind in ("percent", "ratio", "time") or unit in _MONTHS
    ):
        return None
    if number.kind == "chinese" and kind == "money" and number.end - number.start == 1:
        return None
    if text.startswith("之一", end) or (unit, value) in _ALWAYS or (kind == "time" and _is_date(number, unit, text)):
        return None
    end, behind = bound_behind(text, end)
    bound = behind or number.bound or "exact"
    if behind is None and _WITHIN.match(text, end) and (kind == "time" or unit in _SPANS):
        end, bound = end + 1, "at-most"
    start = number.start
    if _NEARLY.search(text, max(0, start - 2), start):
        start, bound = start - 1, "less-than"
    return Amount(start, end, value, unit, kind, bound_before(text, start) or bound, number.kind == "chinese")


def _is_date(number: Number, unit: str, text: str) -> bool:
    before = text[max(0, number.start - 3) : number.start].rstrip(" \u3000")
    return unit == "日" and (before.endswith(_DATE_GOES_ON.all) or number.value > 999)
