"""Numerals to values: digits half- and full-width, Chinese numerals, 万 and 亿, fractions, tenths, 余 多 几 inside.

A numeral is only written out here; whether it counts anything is for ``amounts`` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, getcontext
from typing import Final

from zhiji.lexicon.patterns import Pattern, per_lexicon, rows_of
from zhiji.model import Bound

LONGEST: Final = 24
"""Characters of the longest numeral that is read; longer runs of digits are codes."""

GREATEST: Final = Decimal(10) ** 18
"""The greatest count that is read, a million billions; 一亿亿亿亿 is a figure of speech."""

_DIGITS = r"[0-9０-９]"
_HAN = "{=numerals:zero|digit|pair}"

NUMERAL = Pattern(
    "numerals",
    rf"(?P<over>{_DIGITS}{{1,4}}/{_DIGITS}{{1,4}})(?![0-9０-９/])"
    rf"|(?P<digits>(?:{_DIGITS}{{1,3}}(?:[,，]{_DIGITS}{{3}}){{1,6}}(?!{_DIGITS})|{_DIGITS}+)(?:[.．]{_DIGITS}+)?)"
    r"[ \u3000]?(?P<more>[余多])?(?P<times>{scale})?(?P<times2>亿)?(?P<more2>[余多])?"
    r"|(?P<half>{quantity_words:half}|{quantity_words:half-of-hours}(?=小时))"
    rf"|(?P<parts>[百千十万{_HAN}]{{1,6}}分之[百十点{_HAN}]{{1,12}})"
    rf"|(?P<chinese>[十百千万亿{_HAN}]{{1,24}}(?:点[{_HAN}]{{1,8}})?)"
    r"(?P<few>[余多])?(?P<scale>[万亿]{1,2})?(?P<few2>[余多])?",
)
"""Every numeral in a text, from left to right."""

_WHOLE_SCALES: Final = ("万", "亿", "万亿")
"""What counts alone behind 超 or 突破: 突破万亿元."""
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_VALUES: Final = {character: i for i, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral's place and worth. ``kind`` says how it is written; ``bound`` is what 余 or 多 inside it says."""

    start: int
    end: int
    value: Decimal
    kind: str  # digits, chinese, ratio or percent
    bound: Bound | None = None


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numerals of ``text`` between two offsets, in order; runs too long to be a count are passed over."""
    for match in NUMERAL.finditer(text, start, len(text) if end is None else end):
        number = number_of(match)
        if number is not None:
            yield number


def number_of(match: re.Match[str]) -> Number | None:
    """The number that a match of NUMERAL stands for, or None where it has none (万千, 1/0, a long code, 一亿亿亿)."""
    start, end = match.span()
    if end - start > LONGEST:
        return None
    number = _number_of(match, start, end)
    return None if number is None or number.value > GREATEST else number


def _number_of(match: re.Match[str], start: int, end: int) -> Number | None:
    if match["over"]:
        return _ratio(start, end, *match["over"].split("/"))
    if match["digits"]:
        value = parse_digits(match["digits"])
        for name in ("times", "times2"):
            value *= _scales().get(match[name] or "", Decimal(1))
        more = match["more"] or match["more2"]
        return Number(start, end, plain(value), "digits", "more-than" if more else None)
    if match["parts"]:
        below, above = match["parts"].split("分之")
        return _parts(start, end, below, above)
    if match["half"]:
        return Number(start, end, Decimal("0.5"), "digits" if match["half"] == "半" else "ratio")
    worth = parse_chinese(match["chinese"])
    if not worth and match["chinese"] in _WHOLE_SCALES:
        worth = _scales()[match["chinese"]]
    if worth is None:
        return None
    for character in match["scale"] or "":
        worth *= _scales()[character]
    return Number(start, end, plain(worth), "chinese", "more-than" if match["few"] or match["few2"] else None)


@per_lexicon
def _scales() -> dict[str, Decimal]:
    return {row.term: Decimal(row["value"]) for row in rows_of("numerals", "scale")}


def parse_digits(text: str) -> Decimal:
    """1,338 · １３ · 22．4 to their value."""
    return Decimal(unicodedata.normalize("NFKC", text).replace(",", ""))


def parse_chinese(text: str) -> Decimal | None:
    """十三, 五十六, 三万二, 二〇二四, 一点五 to their value; None for what is no numeral (千万里 has its 千万)."""
    whole, _, fraction = text.partition("点")
    value = _chinese_integer(whole)
    if value is None:
        return None
    if not fraction:
        return Decimal(value)
    return Decimal(f"{value}." + "".join(str(_VALUES[c]) for c in fraction))


def _chinese_integer(text: str) -> int | None:
    if len(text) > 1 and all(c in _VALUES for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    total = section = digit = 0
    last = 0
    for character in text:
        if character in _VALUES:
            digit = _VALUES[character]
            last = last if digit else 0
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit, last = 0, _TENS[character]
        else:
            scale = 10**4 if character == "万" else 10**8
            if not total + section + digit:
                return None
            total = (total + section + digit) * scale
            section, digit, last = 0, 0, scale
    short = digit * last // 10 if digit and last >= 100 else digit  # 三万二 is 32,000
    return total + section + short


def _ratio(start: int, end: int, above: str, below: str) -> Number | None:
    divisor = parse_digits(below)
    return Number(start, end, _rounded(parse_digits(above) / divisor), "ratio") if divisor else None


def _parts(start: int, end: int, below: str, above: str) -> Number | None:
    divisor, share = parse_chinese(below), parse_chinese(above)
    if not divisor or share is None:
        return None
    if below == "百":
        return Number(start, end, share, "percent")
    return Number(start, end, _rounded(share / divisor), "ratio")


def plain(value: Decimal) -> Decimal:
    """The same value with no more digits than it needs and no exponent: 1272300.00 is 1272300; values of more digits
    than a Decimal works with stay as they are."""
    if value.adjusted() >= getcontext().prec:
        return value
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def _rounded(value: Decimal) -> Decimal:
    """A third has no last digit; six places tell fractions apart."""
    return plain(round(value, 6))
