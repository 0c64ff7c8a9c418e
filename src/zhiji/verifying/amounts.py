"""Whether a memo's number and unit say what a report's do: digits guarded, hedges and roundings by policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from zhiji.model import Quantity
from zhiji.model.codes import Bound
from zhiji.model.rows import FigureRow
from zhiji.verifying.policy import load_policy

_PARTS = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "比": Decimal(1), "成": Decimal("0.1")}
"""Units of parts of a whole, and what one of them is worth."""
_RISING: frozenset[Bound] = frozenset(("at-least", "more-than"))
_FALLING: frozenset[Bound] = frozenset(("at-most", "less-than"))
_NEVER_BARE = ("个百分点", "倍", "元")
"""Units that a number told in English would not go without."""
_SPACE = re.compile(r"\s+")
Amounts = Literal["value", "unit", "hedge"]


def unit_of(unit: str) -> str:
    """A unit as it is compared: 名 and 人 are one."""
    held = _SPACE.sub(" ", unit).strip()
    return load_policy().rows["same-unit"].get(held, held)


def differing(memo: Quantity, report: FigureRow) -> Iterator[Amounts]:
    """In what the amounts differ; nothing where the memo says what the report says, or less exactly what it says."""
    here, there = unit_of(memo.unit), unit_of(report.unit)
    ours, theirs = memo.value * _PARTS.get(here, 1), report.value * _PARTS.get(there, 1)
    if not _one_unit(here, there):
        yield "unit"
        ours, theirs = memo.value, report.value
    if _upper(memo.upper, here) != _upper(report.upper, there):
        yield "value"
    elif ours == theirs:
        if not _hedged_alike(memo.bound, report.bound):
            yield "hedge"
    elif not _rounds(memo, ours, theirs, report.bound):
        yield "value"


def _upper(value: Decimal | None, unit: str) -> Decimal | None:
    return None if value is None else value * _PARTS.get(unit, 1)


def _one_unit(here: str, there: str) -> bool:
    if here in _PARTS and there in _PARTS:
        return True
    return here == there or (not here and there not in _PARTS and there not in _NEVER_BARE)


def _hedged_alike(memo: Bound, report: Bound) -> bool:
    """Whether the memo is as sure as the report, or less: 约57 of 57 is, 57 of 约57 is not."""
    if memo == report or (memo in _RISING and report in _RISING) or (memo in _FALLING and report in _FALLING):
        return True
    return memo == "approx"


def _rounds(figure: Quantity, ours: Decimal, theirs: Decimal, report: Bound) -> bool:
    """Whether a hedged number of the memo is the report's, rounded: 约6900 and 近7000 of 6924, 超过6900 too.

    The report's own number must be on the side that the memo's hedge says, and not be hedged to the other side.
    """
    memo = figure.bound
    if memo == "exact" or not ours:
        return False
    away, step = theirs - ours, _step(ours)
    most = load_policy().number("scaled" if re.search("[万亿]", figure.text) else "rounded")
    if abs(away) > Decimal(str(most)) * ours:
        return False
    if memo == "approx":
        return abs(away) <= step / 2
    if memo in _RISING:
        return 0 < away < step and report not in _FALLING
    return -step < away < 0 and report not in _RISING


def _step(value: Decimal) -> Decimal:
    """The worth of the last digit that is not nought.

    >>> _step(Decimal(6900)), _step(Decimal("12.5"))
    (Decimal('1E+2'), Decimal('0.1'))
    """
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
