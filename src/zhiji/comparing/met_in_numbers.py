"""Whether a result reaches its target by the two numbers as they are printed, or over the level of the year before."""

from __future__ import annotations

from fractions import Fraction

from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.met_in_words import is_rid_of, says_met, told_in_parts

_ABOUT = Fraction(1, 20)
"""How far, in parts of its value, a result may stay away from a target that is said to be about so much (5%左右)."""
_POINTS = 3
"""Percentage points by which a growth in current and one in constant prices may differ."""


def is_met(target: PlacedFigure, result: PlacedFigure) -> bool | None:
    """Whether the result reaches the target as it is printed; None where the result's own bound or the rounding of its
    last digit leaves that open (17 may stand for 17.3), or where the one counts what is to be rid of and the other what
    there is. A target of 左右 has the stated tolerance, no other; what the report says beside the result (占计划的115%)
    goes before both numbers."""
    if says_met(result):
        return True
    if is_rid_of(target) != is_rid_of(result):
        return None
    wanted = Fraction(abs(target.value)) * (1 if target.value >= 0 else -1)
    got = Fraction(result.value)
    size = result.size()
    low, high = (size.low, size.high) if result.value >= 0 else ((-size).low, (-size).high)
    if _is_ceiling(target):
        wanted *= 1 + _ABOUT if target.bound == "approx" else 1
        within = got < wanted if target.bound == "less-than" else got <= wanted
        return _open(within and result.bound != "more-than", low is not None and low <= wanted)
    wanted *= 1 - _ABOUT if target.bound == "approx" else 1
    if result.bound in ("at-most", "less-than"):
        return None if got >= wanted else False
    is_above = got > wanted or result.bound == "more-than" if target.bound == "more-than" else got >= wanted
    if not is_above and told_in_parts(target, result) >= wanted:
        return None
    return _open(is_above and got >= wanted, high is None or high >= wanted)


def is_about(target: PlacedFigure, result: PlacedFigure) -> bool:
    """Whether both are of one size, so that rounding alone may part them."""
    return abs(Fraction(result.value) - Fraction(target.value)) <= _ABOUT * abs(Fraction(target.value))


def _open(reached: bool, may_be: bool) -> bool | None:
    return True if reached else None if may_be else False


def is_met_by_growth(target: PlacedFigure, before: PlacedFigure, result: PlacedFigure) -> bool | None:
    """Whether a level reaches a target of growth, or a growth a target of level, by the level of the year before; None
    where they are no such pair, or too near to each other for what constant prices may do."""
    off = points_off(target, before, result)
    return None if off is None or abs(off) < _POINTS else off > 0


def points_off(target: PlacedFigure, before: PlacedFigure, result: PlacedFigure) -> Fraction | None:
    """By how many percentage points a result is beyond what was aimed at, where one is a level and the other a growth
    over the level ``before``; None where they are no such pair."""
    better = -1 if _is_ceiling(target) else 1
    if before.unit == "%" or not before.value or before.is_relative:
        return None
    if target.unit == "%" and result.unit == before.unit and result.kind == "level":
        implied = (Fraction(result.value) / Fraction(before.value) - 1) * 100
        return better * (implied - Fraction(target.value))
    if target.unit == before.unit and result.unit == "%" and result.kind == "change":
        needed = (Fraction(target.value) / Fraction(before.value) - 1) * 100
        return better * (Fraction(result.value) - needed)
    return None


def _is_ceiling(target: PlacedFigure) -> bool:
    """Whether no more than so much is wanted: not of what is to be rid of (1228名贫困人口脱贫)."""
    return target.bound in ("at-most", "less-than") or (target.polarity == "down-is-good" and not is_rid_of(target))
