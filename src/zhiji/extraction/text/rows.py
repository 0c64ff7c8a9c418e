"""Rows of things that are told one after the other: 甲、乙和丙."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.lexicon.patterns import Pattern

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
