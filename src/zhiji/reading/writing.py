"""Lines, tables and pages written down in order, with the places where they come to stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhiji.model import Cell, Place, ZhijiError
from zhiji.reading.limits import LARGEST_TEXT
from zhiji.reading.tables import Box, Row, find_cells
from zhiji.reading.transcript import Transcript

_ABOVE = re.compile(r".{0,40}(?:单\s*位|计量单位)\s*[：:].{1,20}")


class Writer:
    """A text as it grows, a line at a time."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: list[str] = []
        self._at = 0
        self._pages: list[int] = []
        self._cells: list[Cell] = []

    def add_line(self, words: str) -> Place:
        """Writes one line; where it stands. ZhijiError where the text grows too long."""
        if self._at + len(words) > LARGEST_TEXT:
            raise ZhijiError(f"the text of {self._name} is too large (at most {LARGEST_TEXT // 10**6} MB)")
        place = Place(self._at, self._at + len(words))
        self._lines.append(words)
        self._at += len(words) + 1
        return place

    def add_table(self, rows: Iterable[Row], caption: Sequence[Place] = ()) -> None:
        """Writes a line for each row that has words, its boxes apart by tabs, and remembers the cells' headings; a line
        right above that names the unit (单位：万元) belongs to the table."""
        above = self._line_above()
        placed = [self._add_row(row) for row in rows]
        self._cells.extend(find_cells([row for row in placed if row], (*caption, *above)))

    def add_page(self, within: int = 0) -> None:
        """A new page begins with the next line, or ``within`` characters behind that line's first."""
        self._pages.append(self._at + within)

    def transcript(self, title: str | None = None, warnings: Iterable[str] = ()) -> Transcript:
        text = "".join(line + "\n" for line in self._lines)
        cells = tuple(sorted(self._cells))
        return Transcript(text, title, tuple(self._pages), cells, tuple(warnings))

    def _line_above(self) -> tuple[Place, ...]:
        if not self._lines or not _ABOVE.fullmatch(self._lines[-1]):
            return ()
        return (Place(self._at - 1 - len(self._lines[-1]), self._at - 1),)

    def _add_row(self, row: Row) -> tuple[Box, ...]:
        words = "\t".join(box.words for box in row).rstrip("\t")
        if not words.strip():
            return ()
        at = self.add_line(words).start
        placed: list[Box] = []
        for box in row:
            placed.append(replace(box, place=Place(at, at + len(box.words)) if box.words else None))
            at += len(box.words) + 1
        return tuple(placed)
