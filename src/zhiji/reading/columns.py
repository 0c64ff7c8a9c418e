"""What stands side by side on a PDF page: columns of prose, the rows of a table, or what cannot be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final, Literal

from zhiji.reading.glyphs import Row, Run
from zhiji.reading.paragraphs import Edges, edges_of

_Kind = Literal["prose", "table", "unsure"]

_LEAST_ROWS: Final = 3
_SAME_LINE: Final = 1.2  # em that the first lines of two columns may stand apart
_WIDEST_GAP: Final = 2.0  # em inside a line that is set apart to fill its width
_MOST_GUTTERS: Final = 24
_NARROWEST: Final = 8  # em of a column of prose
_MOST_ROWS: Final = 400  # of a page; where more stand, nothing is looked for
_CLAUSE = re.compile("[，。；、：]")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are read one after another: lines of prose of one column, or a table's rows. ``edges`` are those of the
    column it stands in, None where that is the whole page's."""

    kind: _Kind
    rows: tuple[Row, ...]
    edges: Edges | None = None


def find_blocks(rows: Sequence[Row], size: float, edges: Edges | None = None) -> Iterator[Block]:
    """The blocks of a page in reading order: down the left column, then down the right one. ``size`` is the type of the
    text; the rows come from the top down and stand in a column with ``edges``."""
    found = _best_gutter(rows, size) if len(rows) <= _MOST_ROWS else None
    if found is None:
        if rows:
            yield from _plain(rows, edges)
        return
    gutter, first, last = found
    yield from find_blocks(rows[:first], size, edges)
    inner = rows[first:last]
    left = [side for row in inner if (side := tuple(run for run in row if run.left < gutter))]
    right = [side for row in inner if (side := tuple(run for run in row if run.left >= gutter))]
    kind = _kind_of(inner, left, right, gutter, size)
    if kind == "prose":
        for column in (left, right):
            yield from find_blocks(column, size, edges_of(run for row in column for run in row))
    else:
        yield Block(kind, tuple(inner), edges)
    yield from find_blocks(rows[last:], size, edges)


def _plain(rows: Sequence[Row], edges: Edges | None) -> Iterator[Block]:
    """Rows of one run are lines; neighbours of several are a table's. A row alone among lines, broken by a gap no wider
    than type is set apart to fill a line, is a line too."""
    counts = [1, *(len(row) for row in rows), 1]
    whole = [
        (_closed_up(row),) if alone and _is_set_apart(row) else row
        for row, alone in zip(rows, (a == c == 1 for a, c in zip(counts, counts[2:], strict=False)), strict=True)
    ]
    for several, held in groupby(whole, key=lambda row: len(row) > 1):
        yield Block("table" if several else "prose", tuple(held), edges)


def _is_set_apart(row: Row) -> bool:
    return all(after.left - before.right < _WIDEST_GAP * before.size for before, after in pairwise(row))


def _closed_up(row: Row) -> Run:
    return replace(row[0], words="".join(run.words for run in row), right=row[-1].right)


def _best_gutter(rows: Sequence[Row], size: float) -> tuple[float, int, int] | None:
    """The empty stripe with most rows on both sides: where its right side begins, its first row, the one behind its
    last; None without one of three rows."""
    best: tuple[int, float, int, int] | None = None
    for gutter in _gutters(rows, size):
        for first, last in _stretches(rows, gutter, size):
            inner = rows[first:last]
            left = sum(any(run.left < gutter for run in row) for row in inner)
            right = sum(any(run.left >= gutter for run in row) for row in inner)
            if min(left, right) >= _LEAST_ROWS and (best is None or min(left, right) > best[0]):
                best = (min(left, right), gutter, first, last)
    return best[1:] if best else None


def _gutters(rows: Sequence[Row], size: float) -> list[float]:
    """Where the right side of a gutter may begin: left edges that come back, but for those of the text itself."""
    edges = Counter(round(run.left / (size / 2)) for row in rows for run in row)
    outer = min(edges, default=0) + 4
    common = [edge for edge, count in edges.most_common(_MOST_GUTTERS) if edge > outer and count >= 2]
    return sorted((edge - 0.5) * size / 2 for edge in common)


def _stretches(rows: Sequence[Row], gutter: float, size: float) -> Iterator[tuple[int, int]]:
    """The stretches of rows that no run crosses at the gutter, from the first row that stands on its right, or from the
    one on its left that begins less than a line above."""
    first: int | None = None
    free = 0
    for i, row in enumerate(rows):
        if any(run.left < gutter and run.right > gutter - 0.3 * size for run in row):
            if first is not None:
                yield first, i
            first, free = None, i + 1
        elif first is None and any(run.left >= gutter for run in row):
            above = i > free and rows[i - 1][0].base - row[0].base < _SAME_LINE * size
            first = i - 1 if above else i
    if first is not None:
        yield first, len(rows)


def _kind_of(inner: Sequence[Row], left: Sequence[Row], right: Sequence[Row], gutter: float, size: float) -> _Kind:
    """Columns where both sides read as prose, or where their lines do not stand beside one another; a table where
    neither reads as prose; else it cannot be told."""
    both = sum(any(run.left < gutter for run in row) and any(run.left >= gutter for run in row) for row in inner)
    if both < 0.5 * min(len(left), len(right)):
        return "prose"
    prose = (_is_prose(left, size), _is_prose(right, size))
    return "prose" if all(prose) else "unsure" if any(prose) else "table"


def _is_prose(rows: Sequence[Row], size: float) -> bool:
    """Whether most lines of a side reach its right edge, and clauses stand in them."""
    runs: list[Run] = [run for row in rows for run in row]
    edge = max(run.right for run in runs)
    if edge - min(run.left for run in runs) < _NARROWEST * size:
        return False
    full = sum(max(run.right for run in row) > edge - 2 * size for row in rows)
    clauses = sum(bool(_CLAUSE.search(run.words)) for run in runs)
    return full >= 0.4 * len(rows) and clauses >= 0.3 * len(rows)
