"""Intervals: what a figure, as it is written, allows the number behind it to be.

24.1 % stands for anything from 24.05 to 24.15, 34万 for 335,000 to 345,000, 206 people for 206; 98 % 以上 has no upper
end. Exact fractions, so that a disagreement is never a matter of binary rounding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?\s*[多余]?\s*([百千万亿]*)")
_FRACTION = re.compile(r"\d[/⁄]\d|分之|成")
_MULTIPLIERS = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_APPROXIMATE = Fraction(1, 5)
"""How far, in parts of its value, an approximate figure (约, 左右) or a plain fraction (1/4, 八成) may lie from what it
stands for: a figure that is hedged is given the benefit of the doubt."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both ends in; None is without end.

    >>> Interval(Fraction(1), Fraction(2)).meets(Interval(Fraction(2), None))
    True
    """

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: Interval) -> bool:
        return not self.below(other) and not other.below(self)

    def overlaps(self, other: Interval) -> bool:
        """Whether both have more in common than an end: 83 % and 84 % only meet at 83.5.

        >>> one, other = Interval(Fraction(165, 2), Fraction(167, 2)), Interval(Fraction(167, 2), Fraction(169, 2))
        >>> one.meets(other), one.overlaps(other)
        (True, False)
        """
        touch = (self.high == other.low or self.low == other.high) and self.low != self.high
        return self.meets(other) and (not touch or other.low == other.high)

    def below(self, other: Interval) -> bool:
        """Whether every number here is less than every number there."""
        return self.high is not None and other.low is not None and self.high < other.low

    def __neg__(self) -> Interval:
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def times(self, other: Interval) -> Interval | None:
        """The product of two intervals without negative numbers; None where one has some."""
        if not (self.is_positive and other.is_positive) or self.low is None or other.low is None:
            return None
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(self.low * other.low, high)

    def over(self, other: Interval) -> Interval | None:
        """The quotient of two intervals without negative numbers; None where it could be anything."""
        if not (self.is_positive and other.is_positive) or self.low is None or not other.low:
            return None
        low = Fraction(0) if other.high is None else self.low / other.high
        return Interval(low, None if self.high is None else self.high / other.low)

    def scaled(self, factor: Fraction) -> Interval:
        """The interval times a positive number."""
        return Interval(*(None if end is None else end * factor for end in (self.low, self.high)))

    @property
    def is_positive(self) -> bool:
        return self.low is not None and self.low >= 0

    def __str__(self) -> str:
        """For people: ``91``, ``≈ 855``, ``≥ 98``, ``≤ 7``."""
        if self.low is None or self.high is None:
            end, mark = (self.high, "≤") if self.low is None else (self.low, "≥")
            return "?" if end is None else f"{mark} {_shown(end)}"
        if self.low == self.high:
            return _shown(self.low)
        return f"≈ {_rounded((self.low + self.high) / 2)}"


def exactly(value: Decimal | int | Fraction) -> Interval:
    return Interval(Fraction(value), Fraction(value))


def magnitude(value: Decimal, written: str, bound: str, relative: bool, slack: Fraction = Fraction(1, 2)) -> Interval:
    """What ``written`` allows the number to be, without its sign.

    ``relative`` is true for a unit of comparison (%, ‰), of which whole numbers are rounded too. ``slack`` is how far a
    rounded figure may lie from the number, in units of its last place: a half for rounding, one for cutting off.
    """
    number = Fraction(abs(value))
    match bound:
        case "at-least" | "more-than":
            return Interval(number, None)
        case "at-most" | "less-than":
            return Interval(Fraction(0), number)
        case "approx":
            return _around(number)
    if _FRACTION.search(normalize("NFKC", written)):
        return _around(number)
    step = last_place(value, written, relative) * slack
    return Interval(max(number - step, Fraction(0)), number + step)


def last_place(value: Decimal, written: str, relative: bool) -> Fraction:
    """The worth of the last digit that is written; 0 for a count written in full.

    >>> last_place(Decimal("24.1"), "24.1%", True), last_place(Decimal(903000), "90.3万辆次", False)
    (Fraction(1, 10), Fraction(1000, 1))
    """
    plain = normalize("NFKC", written)
    digits = _DIGITS.search(plain)
    if digits is None:
        return _worth_of_zeros(value) if re.search("[百千万亿]", plain) else Fraction(0)
    decimals, multipliers = digits[1] or "", digits[2]
    worth = Fraction(1, 10 ** len(decimals))
    for multiplier in multipliers:
        worth *= _MULTIPLIERS[multiplier]
    return worth if decimals or multipliers or relative else Fraction(0)


def _worth_of_zeros(value: Decimal) -> Fraction:
    """Six thousand seven hundred is good to a hundred: numbers in words are rounded where their zeros begin."""
    digits = f"{abs(value).normalize():f}"
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0")))) if "." not in digits else Fraction(0)


def _around(number: Fraction) -> Interval:
    return Interval(number * (1 - _APPROXIMATE), number * (1 + _APPROXIMATE))


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _shown(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else _rounded(value)


def _rounded(value: Fraction) -> str:
    places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{float(value):,.{places}f}"
