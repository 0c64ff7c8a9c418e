"""The bound of a number by the words before it and right behind it: 超过, 不足, 以上, 多."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, cast

from zhiji.lexicon import Row
from zhiji.lexicon.patterns import any_of, per_lexicon, rows_of
from zhiji.model import Bound

WINDOW: Final = 16
"""Characters before a number in which words may stand that say what it is."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    before: tuple[tuple[re.Pattern[str], Bound], ...]
    suffix: re.Pattern[str]
    after: dict[str, Bound]


def bound_before(text: str, start: int) -> Bound | None:
    """The bound of the number that begins at ``start``; 超过 of 超过|5000家."""
    window = max(0, start - WINDOW)
    for pattern, bound in _bounds().before:
        if pattern.search(text, window, start):
            return bound
    return None


def bound_behind(text: str, end: int) -> tuple[int, Bound | None]:
    """Where an amount with the bound word right behind it ends, and the bound; 以上 of 2:1以上."""
    suffix = _bounds().suffix.match(text, end)
    return (suffix.end(), _bounds().after[suffix[0]]) if suffix else (end, None)


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
