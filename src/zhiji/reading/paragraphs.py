"""Lines of print joined into paragraphs: a line goes on where it reaches the edge of its column and the next one is
not set in; a title in larger type is one line, however many it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final

from zhiji.lexicon.patterns import Pattern
from zhiji.reading.glyphs import Run

_MARKER = Pattern(
    "numerals",
    r"[{=digit|ten}]{1,3}\s?、|[（(][{=digit|ten}\d]{1,3}[）)]|\d{1,2}\s?[.．、](?!\d)"
    r"|第[{=digit|ten}]{1,3}[章节部条]|——",
)
_SENTENCE_ENDS: Final = "。！？；：!?;:"
_SAME_SIZE: Final = 0.12
_LARGER: Final = 1.12  # times the text's type: a title's
_TITLE_LEADING: Final = 2.6  # em between the lines of a title


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print with its page and the column it stands in: where that begins and ends."""

    run: Run
    page: int
    left: float
    right: float

    @property
    def words(self) -> str:
        return self.run.words


Paragraph = tuple[Line, ...]
Edges = tuple[float, float]


def edges_of(runs: Iterable[Run]) -> Edges:
    """The left and right edge of running text: where most of the wide lines begin and end."""
    held = list(runs)
    widest = max((run.right - run.left for run in held), default=0.0)
    wide = [run for run in held if run.right - run.left >= 0.8 * widest]
    return (median(run.left for run in wide), median(run.right for run in wide)) if wide else (0.0, 0.0)


def find_paragraphs(lines: Iterable[Line], size: float) -> Iterator[Paragraph]:
    """The paragraphs, each as its lines; ``size`` is the type of the text."""
    held: list[Line] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, size, alone=len(held) == 1):
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def between(line: Line, after: Line) -> str:
    """What stands between two lines of a paragraph: a space between Latin words only."""
    return " " if re.search(r"[A-Za-z]$", line.words) and re.match(r"[A-Za-z]", after.words) else ""


def _goes_on(line: Line, after: Line, size: float, *, alone: bool) -> bool:
    if _MARKER.match(after.words) or abs(line.run.size - after.run.size) > _SAME_SIZE * line.run.size:
        return False
    if line.run.size > _LARGER * size:
        return _is_title_going_on(line, after)
    em = line.run.size
    if line.run.right < line.right - 2.2 * em:
        return False
    set_in = after.run.left - after.left
    parted = line.page != after.page or line.left != after.left
    if set_in <= 1.2 * em:
        return True
    return parted and line.words[-1] not in _SENTENCE_ENDS and not (alone and set_in > 4 * em)


def _is_title_going_on(line: Line, after: Line) -> bool:
    """Two lines of one title stand below each other on one page, both in the middle or both at the left."""
    if line.page != after.page or line.words[-1] in _SENTENCE_ENDS:
        return False
    em = line.run.size
    below = 0 < line.run.base - after.run.base < _TITLE_LEADING * em
    middle = abs((line.run.left + line.run.right) - (after.run.left + after.run.right)) < 3 * em
    return below and (middle or abs(line.run.left - after.run.left) < em)


def text_size(runs: Iterable[Run]) -> float:
    """The size of type that most characters have, in points."""
    counts: dict[float, int] = {}
    for run in runs:
        size = round(run.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(run.words)
    return max(counts, key=lambda size: (counts[size], size), default=1.0)
