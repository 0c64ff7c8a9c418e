"""Rows of things that are told one after the other: 甲、乙和丙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from zhiji.lexicon.patterns import Pattern
from zhiji.model import Mention

M = TypeVar("M", bound=Mention)

MARK = re.compile("、")


def members(text: str, start: int, end: int, joints: Pattern | re.Pattern[str] = MARK) -> Iterator[tuple[int, int]]:
    """Where each of a row begins and ends: what stands between the joints, empty where two meet.

    >>> list(members("甲、乙丙", 0, 4))
    [(0, 1), (2, 4)]
    """
    at = start
    for joint in [*joints.finditer(text, start, end), None]:
        stop = joint.start() if joint else end
        yield at, stop
        at = joint.end() if joint else end


def last_row(text: str, held: Sequence[M], joint: Pattern) -> list[M]:
    """The last of ``held``, which stand in text order, with those before it that only a joint parts from it:
    甲市、|乙市入选. Empty of none."""
    row = list(held[-1:])
    for other in reversed(held[:-1]):
        if not joint.fullmatch(text, other.end, row[0].start):
            break
        row.insert(0, other)
    return row


def first_row(text: str, held: Sequence[M], joint: Pattern) -> list[M]:
    """The first of ``held`` with those behind it in one row: 被司法部和|民政部评为. Empty of none."""
    row = list(held[:1])
    for other in held[1:]:
        if not joint.fullmatch(text, row[-1].end, other.start):
            break
        row.append(other)
    return row
