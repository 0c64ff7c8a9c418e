"""Amounts: a number with its measure word and its bound, and never a date, an ordinal, a code or a name.

An amount says how much; what it measures and in which role is for ``subjects`` and ``roles`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final, cast

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.measures import best_measure
from zhiji.extraction.quantities.named_numbers import is_part_of_name
from zhiji.extraction.quantities.numerals import NUMERAL, Number, number_of, parse_digits, plain
from zhiji.lexicon import Row
from zhiji.lexicon.patterns import Pattern, Terms, any_of, per_lexicon, rows_of
from zhiji.lexicon.regions import load_regions_by_name
from zhiji.model import Bound

_MONTHS = Terms(WORDS, "month-unit")
_SPANS = Terms(WORDS, "counted-span")
_ROUNDED = Terms(WORDS, "rounded")
_DATE_GOES_ON = Terms(WORDS, "date-goes-on")
_NO_DIGIT_AFTER = Terms(WORDS, "no-digit-after")
_NAMES = Pattern("number_names", "{*}")
_NO_COUNT_AFTER = set("第×✕╳*＊+·.．〔[［∶:：每-－—_/~～")
_WINDOW: Final = 16
_LONGEST_LIST: Final = 8
_LIST_BACK: Final = 16
_SERIAL = re.compile("(?:场次|[期场次件起])(?=[，,。；;、]|$)")
_EACH_ITS_OWN = re.compile(r"分别[^，,。；;、]{0,8}(?:\d[\d.]*、)*$")
_BARE_SCALES = set("百千万亿十")
_NEARLY = re.compile(r"(?<![附最临靠相远邻亲就切])近$")
_AHEAD = re.compile("(?<!提)前$")
"""前10%, 前10个月: which ones, not how many; 提前10天 is how much earlier."""
_PEOPLE = Pattern(WORDS, "名?(?=老?{people})")
_SCALED = re.compile(r"[万亿]")
_PRECISE = re.compile(r"[万亿.．]")
_ONCE_A = Pattern(WORDS, "(?:每[^，,。；;、]{1,14}|{bounded})$")
_NO_COUNT = Pattern(WORDS, "{no-count}")
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
_HALF_OPEN = Pattern(WORDS, "{half-open}$")
_CLOSED = re.compile(r"(?=[，,。；;、）)的]|$)")
_CLOSED_OR_MOVED = re.compile(_CLOSED.pattern + "|" + _MOVED_TO.pattern)
_YEARS = range(1950, 2051)
_MONEY = Pattern(WORDS, "(?:{money-noun}|{task})(?:{amount-follows})*$")
_PROJECT = Pattern(WORDS, "的?{works}")
_NO_UNIT = re.compile(r"(?=[，,。；;、）)]|$)")
_COUNT_OF = re.compile(r"[户人件家次宗起总]数[为达]?$")
_TENTH_BEFORE = Pattern(WORDS, r"[{=numerals:digit}\d]成$")
_TENTHS = Pattern(WORDS, "成(?={tenths-end}|[，,。；;、]|$)")


@dataclass(frozen=True, slots=True)
class _Bounds:
    before: tuple[tuple[re.Pattern[str], Bound], ...]
    suffix: re.Pattern[str]
    after: dict[str, Bound]


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
        number = _counting(match, text)
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
    compared = is_moved or _OF_TWO.search(text, max(0, number.start - _WINDOW), number.start)
    if not is_bare or not compared or "." not in text[number.start : number.end]:
        return None
    bound = _bound_before(text, number.start) or "exact"
    return Amount(number.start, number.end, number.value, "ratio", "ratio", bound, chinese=False)


def _proportion(text: str, start: int, is_moved: bool) -> Amount | None:
    """比值达到1.12:1: one number to another where the words before it compare."""
    found = _PROPORTION.match(text, start)
    compared = is_moved or any(p.search(text, max(0, start - _WINDOW), start) for p in (_COMPARED, _OF_TWO))
    if found is None or not compared or not Decimal(found["b"]):
        return None
    value = plain(round(Decimal(found["a"]) / Decimal(found["b"]), 6))
    end, bound = _bound_behind(text, found.end())
    return Amount(start, end, value, "ratio", "ratio", _bound_before(text, start) or bound or "exact", chinese=False)


def _bound_behind(text: str, end: int) -> tuple[int, Bound | None]:
    """Where an amount with the bound word right behind it ends, and the bound; 以上 of 2:1以上."""
    suffix = _bounds().suffix.match(text, end)
    return (suffix.end(), _bounds().after[suffix[0]]) if suffix else (end, None)


def _range_from(first: Number, text: str) -> Amount | None:
    """3-5个, 8%至9%, 10至15万元: the amount from the lower end to the upper one; None where no range begins here.
    从8%到9% tells of a move, 2021-2025 of years."""
    own = best_measure(text, first.end, first.kind == "chinese")
    joint = _TO.match(text, own.end if own else first.end)
    second = NUMERAL.match(text, joint.end()) if joint else None
    upper = number_of(second) if second else None
    if joint is None or second is None or upper is None or (first.value in _YEARS and upper.value in _YEARS):
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
    bound = _bound_before(text, first.start) or whole.bound
    return Amount(first.start, whole.end, lower, whole.unit, whole.kind, bound, whole.chinese, upper.value)


def _counting(match: re.Match[str], text: str) -> Number | None:
    """The number of a numeral that may count: none after 第, a letter, a code's mark; no bare scale (千家万户)."""
    at = match.start()
    before = text[at - 1] if at else ""
    if text.startswith("连续", at - 2 if at > 1 else 0) and at > 1:
        return None
    if before in _NO_COUNT_AFTER or (before.isascii() and before.isalpha()):
        return None
    if match["chinese"] and not _chinese_count(match, text, before):
        return None
    if (
        match["digits"]
        and len(match[0]) == 4
        and match["digits"].isdecimal()
        and int(match["digits"]) in _YEARS
        and _opens_place(text, match.end())
    ):
        return None
    return number_of(match)


def _chinese_count(match: re.Match[str], text: str, before: str) -> bool:
    word = match["chinese"]
    at, end = match.span()
    if (
        before in _NO_DIGIT_AFTER
        or _TENTH_BEFORE.search(text, max(0, at - 2), at)
        or (before in "（(" and text.startswith(("期）", "期)"), end))
        or text.startswith("期、", end)
        or _NO_COUNT.match(text, at)
        or _names_something(text, at)
    ):
        return False
    if word[0] in _BARE_SCALES and word != "十" and not (word[0] == "十" and len(word) > 1):
        return bool(match["few"] or match["few2"]) or before in _ROUNDED
    if len(word) > 1 and not _BARE_SCALES & set(word):
        return False
    if word == "二":
        return False
    if word == "一" and _is_last_of_counts(text, at):
        return True
    return word != "一" or _ONCE_A.search(text, max(0, at - 24), at) is not None


def _is_last_of_counts(text: str, at: int) -> bool:
    """培训两期，讲座一期。: another count in the same unit stands before it."""
    unit = _SERIAL.match(text, at + 1)
    if unit is None:
        return False
    before = text[max(0, at - _LIST_BACK) : at]
    return any(unit[0] in before[m.end() : m.end() + 2] for m in NUMERAL.finditer(before) if m[0] != "一")


def _opens_place(text: str, at: int) -> bool:
    """2023台州文旅博览会: a year, and the name of a place that begins as a measure word does."""
    return any(text[at : at + size] in _places() for size in (2, 3, 4))


@cache
def _places() -> frozenset[str]:
    """The names of regions without their level, two characters at least."""
    return frozenset(name[:-1] for name in load_regions_by_name() if len(name) > 2)


def _names_something(text: str, at: int) -> bool:
    return _NAMES.match(text, at) is not None


def _amount_of(number: Number, text: str) -> Amount | None:
    found = _unit_of(number, text)
    if found is None:
        return None
    end, unit, kind, value = found
    if text.startswith(_ON_CLOCK, number.end) and _CLOCK.search(text, max(0, number.start - _WINDOW), number.start):
        return None
    if _AHEAD.search(text, max(0, number.start - 2), number.start) and (
        kind in ("percent", "ratio", "time") or unit in _MONTHS
    ):
        return None
    if number.kind == "chinese" and kind == "money" and number.end - number.start == 1:
        return None
    if text.startswith("之一", end) or (unit, value) in _ALWAYS or (kind == "time" and _is_date(number, unit, text)):
        return None
    end, behind = _bound_behind(text, end)
    bound = behind or number.bound or "exact"
    if behind is None and _WITHIN.match(text, end) and (kind == "time" or unit in _SPANS):
        end, bound = end + 1, "at-most"
    start = number.start
    if _NEARLY.search(text, max(0, start - 2), start):
        start, bound = start - 1, "less-than"
    return Amount(start, end, value, unit, kind, _bound_before(text, start) or bound, number.kind == "chinese")


def _unit_of(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
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
    bounded = _MONEY.search(text, max(0, number.start - _WINDOW), number.start)
    return (number.end, "元", "money", number.value) if bounded else None


def _unitless(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
    """用户超1亿，海洋生产总值突破万亿，: what is in the millions needs no measure word."""
    scaled = _SCALED.search(text, number.start, number.end) and number.value >= 10**4
    if scaled and _CLOSED.match(text, number.end) and _HALF_OPEN.search(text, max(0, number.start - 3), number.start):
        return number.end, "", "number", number.value
    return None


def _named_by_noun(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
    """一般预算收入1832万，个体户数11699，: what is counted says in what."""
    window = max(0, number.start - _WINDOW)
    if _SCALED.search(text, number.start, number.end) and _MONEY.search(text, window, number.start):
        alone = number.bound or _NO_UNIT.match(text, number.end)
        return (number.end, "元", "money", number.value) if alone else None
    bare = number.kind == "digits" and number.value not in _YEARS and _NO_UNIT.match(text, number.end)
    if bare and _COUNT_OF.search(text, window, number.start):
        return number.end, "", "number", number.value
    return None


def _shared_unit(number: Number, text: str) -> tuple[int, str, str, Decimal] | None:
    """分别达1409万、1305万人次, 分别提高15、22个百分点: the first takes the measure word of the last."""
    if not text.startswith(("、", "和"), number.end):
        return None
    if not _PRECISE.search(text, number.start, number.end) and not _EACH_ITS_OWN.search(
        text, max(0, number.start - _WINDOW), number.start
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


def _is_date(number: Number, unit: str, text: str) -> bool:
    before = text[max(0, number.start - 3) : number.start].rstrip(" \u3000")
    return unit == "日" and (before.endswith(_DATE_GOES_ON.all) or number.value > 999)


def _bound_before(text: str, start: int) -> Bound | None:
    window = max(0, start - _WINDOW)
    for pattern, bound in _bounds().before:
        if pattern.search(text, window, start):
            return bound
    return None


@per_lexicon
def _bounds() -> _Bounds:
    """Words before a number by bound, those that reach over other words first; words behind it."""
    groups: dict[tuple[int, Bound], list[Row]] = {}
    after = rows_of("bound_words", "after")
    for row in rows_of("bound_words", "before"):
        groups.setdefault((int(row["gap"]), cast("Bound", row["bound"])), []).append(row)
    before = tuple(
        (re.compile(rf"{any_of(rows)}(?:了|[^，,。；;、]{{0,{gap}}}|全[市省国])$"), bound)
        for (gap, bound), rows in groups.items()
    )
    bounds = {row.term: cast("Bound", row["bound"]) for row in after} | {"多": "more-than"}
    return _Bounds(before, re.compile(rf"{any_of(after)}|多(?=[，、。；;）)]|$)"), bounds)
