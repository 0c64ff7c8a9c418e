"""The columns of a table that is printed on a page, told by where its words stand: a word belongs to each column that
it stands over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from zhiji.reading.glyphs import Row, Run
from zhiji.reading.tables import Box

_Stripe = tuple[float, float]

_LEAST_OVER: Final = 0.2  # of a word's width, to belong to a column


def split_tables(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """The tables below one another: behind a line of its own a new one begins where a row without figures follows."""
    held: list[Row] = []
    lines: list[Row] = []
    for row in rows:
        if len(row) == 1:
            lines.append(row)
            continue
        if held and lines and not _has_figure(row):
            yield tuple(held)
            held = []
        held += [*lines, row]
        lines = []
    yield tuple(held + lines)


def set_columns(rows: Sequence[Row]) -> tuple[tuple[Box, ...], ...] | None:
    """The rows as boxes in their columns; None where it cannot be told which word stands in which: where two share a
    column, or one stands alone in one and may go on from the row above."""
    columns = _find_columns(rows)
    if not columns:
        return None
    ends = [(right + left) / 2 for (_, right), (left, _) in pairwise(columns)]
    stripes = list(zip([float("-inf"), *ends], [*ends, float("inf")], strict=True))
    out: list[tuple[Box, ...]] = []
    headed = next((k for k, row in enumerate(rows) if _has_figure(row)), 0)
    for number, row in enumerate(rows):
        boxes = _spread(row, columns, first=not number) if number < headed else _boxes(row, stripes)
        if len(row) == 1:
            boxes = None if number and _goes_on(row[0], columns) else (Box(row[0].words, 0, len(columns)),)
        if boxes is None:
            return None
        out.append(boxes)
    return tuple(out)


def _has_figure(row: Row) -> bool:
    return any(Box(run.words, 0).is_figure for run in row)


def _find_columns(rows: Sequence[Row]) -> list[_Stripe]:
    """Where the words of each column stand, by the rows that have as many words as most; empty where they overlap."""
    counts = Counter(len(row) for row in rows if len(row) > 1)
    wide = max(counts, key=lambda count: (counts[count] > 1, count), default=0)
    model = [row for row in rows if len(row) == wide] if wide else []
    columns = [(min(row[k].left for row in model), max(row[k].right for row in model)) for k in range(wide)]
    return [] if any(before[1] > after[0] for before, after in pairwise(columns)) else columns


def _goes_on(run: Run, columns: Sequence[_Stripe]) -> bool:
    """Whether words alone in their row stand inside one column: they may be the rest of a cell above."""
    return any(left - run.size < run.left and run.right < right + run.size for left, right in columns)


def _spread(row: Row, columns: Sequence[_Stripe], *, first: bool) -> tuple[Box, ...] | None:
    """A row of headings: each column belongs to the heading whose middle is nearest, but that only the first row's
    first reaches out to the left of itself."""
    nearest = [min(range(len(row)), key=lambda k: abs(_middle(row[k]) - (a + b) / 2)) for a, b in columns]
    boxes: list[Box] = []
    for k, run in enumerate(row):
        held = [at for at, over in enumerate(nearest) if over == k and (first or k or columns[at][1] > run.left)]
        if not held:
            return None
        boxes.append(Box(run.words, held[0], len(held)))
    return tuple(boxes)


def _middle(run: Run) -> float:
    return (run.left + run.right) / 2


def _boxes(row: Row, stripes: Sequence[_Stripe]) -> tuple[Box, ...] | None:
    boxes: list[Box] = []
    free = 0
    for run in row:
        over = [k for k, stripe in enumerate(stripes) if _share_in(run, stripe) > _LEAST_OVER]
        if not over or over[0] < free:
            return None
        boxes.append(Box(run.words, over[0], len(over)))
        free = over[-1] + 1
    return tuple(boxes)


def _share_in(run: Run, stripe: _Stripe) -> float:
    return (min(run.right, stripe[1]) - max(run.left, stripe[0])) / max(run.right - run.left, 1.0)
