"""Which headings a table's cell stands under: those of its row, of its column, and what is said above the table.

A heading is where the file says so (``th``, a repeated header row); else the first row and the words before a row's
first figure. Columns are numbered from 0; a box may span several, and reach down several rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from zhiji.lexicon.patterns import Terms
from zhiji.model import Cell, Place

_PERIOD: Final = re.compile(
    r"(?:19|20)\d\d(?:年度?)?(?:第?[一二三四1-4]季度|上半年|下半年|\d{1,2}月份?(?:[-—－~至到]\d{1,2}月)?)?"
    r"|\d{1,2}[-—－~至到]\d{1,2}月"
)
_FIGURE: Final = re.compile(
    r"[^\w]*(?:[一-龥]{0,6}?[-+－＋约近超≥≤<>]?)\d[\d,，.．]*\s*(?:[余多])?\s*[百千万亿]{0,2}\s*"
    r"(?:[%％‰]|[一-龥/²³㎡]{0,5}|[A-Za-z]{1,5})?(?:以上|左右)?[^\w]*"
)
_HAN: Final = re.compile("[一-龥]")
_UNITS: Final = Terms("table_words", "unit")
_NO_FIGURES: Final = Terms("table_words", "index|remark")
"""What heads a column of running numbers or remarks, under which no figure of the report stands."""
_NOTE: Final = re.compile("[：:]")
_LONGEST_HEADING: Final = 60
_MOST_HEADING_ROWS: Final = 5


@dataclass(frozen=True, slots=True)
class Box:
    """One cell as it is drawn: its words, its first column, the columns and rows that it spans, whether the file calls
    it a heading, and where its words stand in the text."""

    words: str
    column: int
    columns: int = 1
    rows: int = 1
    heading: bool = False
    place: Place | None = None

    @property
    def is_figure(self) -> bool:
        """Whether it holds a figure and nothing that reads as a name: 320起, 增长12%, never 2023年."""
        return _FIGURE.fullmatch(self.words) is not None and not self.is_period

    @property
    def is_period(self) -> bool:
        return _PERIOD.fullmatch(self.words.strip()) is not None

    @property
    def has_digit(self) -> bool:
        return any(character.isdigit() for character in self.words)

    def covers(self, column: int) -> bool:
        return self.column <= column < self.column + self.columns


Row = Sequence[Box]


def find_cells(rows: Sequence[Row], caption: tuple[Place, ...] = ()) -> Iterator[Cell]:
    """The cells of a table that hold a digit, each with its headings. ``rows`` are its boxes with their places, in
    reading order; ``caption`` what is said above it. Linear in the boxes."""
    first = _first_inner_row(rows)
    above = (*caption, *(place for row in rows[:first] for place in _places(row)))
    heads = _count_heading_rows(rows[first:])
    columns = [box for row in rows[first : first + heads] for box in row if box.place]
    by_column = _by_column(columns)
    timed = {at for at, boxes in by_column.items() if any(box.is_period for box in boxes)}
    units = {at for at, boxes in by_column.items() if any(box.words.strip() in _UNITS for box in boxes)}
    marked = {at for at, boxes in by_column.items() if any(box.words.strip() in _NO_FIGURES for box in boxes)}
    group: tuple[Place, ...] = ()
    reaching: list[tuple[Box, int]] = []
    for number, row in enumerate(rows[first + heads :]):
        reaching = [(box, last) for box, last in reaching if last >= number]
        filled = [box for box in row if box.words.strip()]
        if len(filled) == 1 and len(rows) > 2 and not filled[0].has_digit and filled[0].columns > 1:
            group = _places(filled)
            continue
        own = _row_headings(filled, marked, timed)
        named = [box for box, _ in reaching if box.column <= (own[0].column if own else 0)]
        named += [*own, *(box for box in filled if box.column in units and box not in own)]
        reaching += [(box, number + box.rows - 1) for box in own if box.rows > 1]
        for box in filled:
            if box.place and box not in own and box.has_digit and box.column not in marked:
                headings = tuple(h.place for h in by_column.get(box.column, ()) if h.place)
                yield Cell(box.place.start, box.place.end, (*group, *_places(named)), headings, above)


def _first_inner_row(rows: Sequence[Row]) -> int:
    """The rows at the top that hold one box alone, or a note alone (单位：万元), are the table's caption."""
    count = 0
    while count < min(len(rows) - 1, _MOST_HEADING_ROWS) and _is_caption(rows[count]):
        count += 1
    return count


def _is_caption(row: Row) -> bool:
    filled = [box for box in row if box.words.strip()]
    return len(filled) == 1 and (len(row) == 1 or bool(_NOTE.search(filled[0].words)))


def _count_heading_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are headings: those the file calls so, else the first without a figure, and what stands
    under a heading that is split."""
    told = 0
    while (
        told < min(len(rows) - 1, _MOST_HEADING_ROWS)
        and rows[told]
        and all(box.heading for box in rows[told] if box.words.strip())
    ):
        told += 1
    if told or not rows or len(rows) < 2 or any(box.is_figure for box in rows[0]):
        return told
    count = 1
    while count < min(len(rows) - 1, _MOST_HEADING_ROWS) and _is_split(rows[count - 1]):
        if any(box.is_figure for box in rows[count]):
            break
        count += 1
    return count


def _is_split(row: Row) -> bool:
    """Whether headings go on in the next row: under one that spans columns, or beside one that reaches down."""
    return any(box.columns > 1 or box.rows > 1 for box in row)


def _row_headings(filled: Sequence[Box], marked: set[int], timed: set[int]) -> list[Box]:
    """The boxes before the first figure, but for running numbers; the first column's has words (110警情) and is one,
    unless its column is a year's."""
    own: list[Box] = []
    for box in filled:
        if box.column in marked:
            continue
        opens = box.column == 0 and 0 not in timed and _HAN.search(box.words)
        named = box.is_period or not box.is_figure or box.heading or opens
        if not named or len(box.words) > _LONGEST_HEADING or (own and box.has_digit and not box.heading):
            break
        own.append(box)
    return own


def _by_column(heads: Sequence[Box]) -> dict[int, list[Box]]:
    held: dict[int, list[Box]] = {}
    for box in heads:
        for column in range(box.column, box.column + box.columns):
            held.setdefault(column, []).append(box)
    return held


def _places(boxes: Sequence[Box]) -> tuple[Place, ...]:
    return tuple(box.place for box in boxes if box.place)


def set_boxes(rows: Sequence[Row], widest: int) -> tuple[tuple[Box, ...], ...]:
    """The boxes moved to their columns: each takes the first one that no box from above still reaches into. In a table
    wider than ``widest`` nothing spans."""
    down: dict[int, int] = {}
    out: list[tuple[Box, ...]] = []
    for row in rows:
        at = 0
        placed: list[Box] = []
        for box in row:
            while down.get(at, 0) > 0:
                at += 1
            if at + box.columns > widest:
                return tuple(tuple(replace(b, column=k, columns=1, rows=1) for k, b in enumerate(r)) for r in rows)
            placed.append(replace(box, column=at))
            at += box.columns
        _go_down(down, placed)
        out.append(tuple(placed))
    return tuple(out)


def _go_down(down: dict[int, int], placed: Sequence[Box]) -> None:
    for column in list(down):
        down[column] -= 1
        if down[column] <= 0:
            del down[column]
    for box in placed:
        if box.rows > 1:
            down.update(dict.fromkeys(range(box.column, box.column + box.columns), box.rows - 1))
