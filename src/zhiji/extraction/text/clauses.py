"""What a clause is: the stretch between two of these marks. One set of marks for every room."""

from __future__ import annotations

import re

CLAUSE_ENDS = "，。；：！？\n,;:!?"
_MARK = re.compile(f"[{CLAUSE_ENDS}]")
_MARK_OR_BRACKET = re.compile(f"[{CLAUSE_ENDS}（()）　]")


def clause_start(text: str, floor: int, at: int, *, brackets: bool = False) -> int:
    """Behind the last mark between ``floor`` and ``at``; ``floor`` where there is none. ``brackets`` end a clause too
    where they are open, as they are around figures.

    >>> clause_start("甲机制，办结", 0, 6)
    4
    """
    start = floor
    for match in (_MARK_OR_BRACKET if brackets else _MARK).finditer(text, floor, at):
        start = match.end()
    return start


def clause_end(text: str, at: int, limit: int, *, brackets: bool = False) -> int:
    """The first mark from ``at`` on; ``limit``, or the end of the text, where there is none before it."""
    match = (_MARK_OR_BRACKET if brackets else _MARK).search(text, at, limit)
    return match.start() if match else min(limit, len(text))
