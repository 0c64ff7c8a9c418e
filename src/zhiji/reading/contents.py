"""A table of contents above a report: the lines that name its parts before they come, often with their pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiji.reading.titles import Line

_HEADING = re.compile(r"目[录次]|CONTENTS", re.IGNORECASE)
_PAGED = re.compile(r"(?P<words>.{2,60}?)[.．…·•\-—－\s]*[（(\-—]*\d{1,3}[）)\-—]*")
_LEADERS = re.compile(r"[.．…·•]{2,}|[…]|\s{2,}\d")
_MOST = 120
_LONGEST = 80


def find_contents(lines: Sequence[Line]) -> range:
    """The lines of the table of contents with its heading, empty where there is none.

    An entry has leaders or a page's number, or is a line that stands again further down.
    """
    first = next((i for i, line in enumerate(lines[:60]) if _HEADING.fullmatch(line.bare)), None)
    if first is None:
        return range(0)
    last = first
    while last + 1 < min(len(lines), first + _MOST) and _is_entry(lines[last + 1], lines[last + 2 :]):
        last += 1
    return range(first, last + 1) if last > first else range(0)


def _is_entry(line: Line, below: Sequence[Line]) -> bool:
    if len(line.words) > _LONGEST or line.words.endswith(("。", "；")):
        return False
    if _LEADERS.search(line.words) and _PAGED.fullmatch(line.words):
        return True
    paged = _PAGED.fullmatch(line.bare)
    words = paged["words"] if paged else line.bare
    return any(later.bare == line.bare or later.bare.startswith(words) for later in below)
