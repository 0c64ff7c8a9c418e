"""A report and its places: text untouched, outline, points, sentences. Offsets count Unicode code points, half-open."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from zhiji.model.codes import SectionRole


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a report's text, in code points, with the words that stand there."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span | Place) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A half-open stretch of a report's text, in code points: a sentence or a point."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True, order=True)
class Section:
    """A stretch of the outline that has a heading: ``start`` is at its marker, ``end`` where the next one of the same
    or a higher level begins. ``heading`` is the heading's own words, without the marker; ``level`` counts from 1."""

    start: int
    end: int
    level: int
    marker: str
    heading: Span
    role: SectionRole


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A table's cell that holds a figure, with the headings it stands under: those of its row, of its column, and what
    is said above the whole table (单位：万元). All are places in the text, outermost first."""

    start: int
    end: int
    rows: tuple[Place, ...] = ()
    columns: tuple[Place, ...] = ()
    caption: tuple[Place, ...] = ()

    @property
    def place(self) -> Place:
        return Place(self.start, self.end)


@dataclass(frozen=True)
class Report:
    """One published report: its text untouched, where it came from, and its outline.

    ``points`` are the stretches under the lowest outline marker; ``sentences`` end at 。！？；!?; or a line end. Both
    are in text order, never empty, never overlap, and each sentence lies inside one point. ``pages`` are the offsets
    where each page begins, the first one's first; empty where the file has none. ``cells`` are those of its tables, in
    text order. ``address`` is where the report was published, as whoever builds the graph says. ``warnings`` say what
    could not be told when the file was read, a line each.
    """

    text: str = field(repr=False)
    title: str | None = None
    issuer: str | None = None
    year: int | None = None
    region: str | None = None
    file: str | None = None
    file_sha256: str | None = None
    sections: tuple[Section, ...] = field(default=(), repr=False)
    points: tuple[Place, ...] = field(default=(), repr=False)
    sentences: tuple[Place, ...] = field(default=(), repr=False)
    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = field(default=(), repr=False)
    address: str | None = None
    warnings: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        return sha256(self.text.encode("utf-8")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def quote(self, place: Place) -> str:
        return self.text[place.start : place.end]

    def sentence_at(self, offset: int) -> Place | None:
        """The sentence that holds the character at ``offset``, or None between sentences."""
        return _holding(self.sentences, self._sentence_starts, offset)

    def point_at(self, offset: int) -> Place | None:
        """The point that holds the character at ``offset``, or None outside the outline."""
        return _holding(self.points, self._point_starts, offset)

    def page_at(self, offset: int) -> int | None:
        """The number of the page, counted from 1, on which the character at ``offset`` stands; None without pages."""
        return bisect_right(self.pages, offset) or None

    def cell_at(self, offset: int) -> Cell | None:
        """The table cell that holds the character at ``offset``, or None outside the cells with a figure."""
        i = bisect_right(self._cell_starts, offset) - 1
        return self.cells[i] if i >= 0 and offset < self.cells[i].end else None

    def sections_at(self, offset: int) -> tuple[Section, ...]:
        """The sections that hold ``offset``, outermost first."""
        held: list[Section] = []
        at: int | None = bisect_right(self._section_starts, offset) - 1
        while at is not None and at >= 0:
            if offset < self.sections[at].end:
                held.append(self.sections[at])
            at = self._section_above[at]
        return tuple(reversed(held))

    def role_at(self, offset: int) -> SectionRole:
        """What the innermost section at ``offset`` is for; text outside every section reports results."""
        held = self.sections_at(offset)
        return held[-1].role if held else "results"

    @cached_property
    def _section_starts(self) -> list[int]:
        return [s.start for s in self.sections]

    @cached_property
    def _section_above(self) -> list[int | None]:
        """For each section the nearest earlier one of a higher level that is still open where it begins."""
        above: list[int | None] = []
        open_now: list[int] = []
        for i, section in enumerate(self.sections):
            while open_now and self.sections[open_now[-1]].end <= section.start:
                open_now.pop()
            above.append(open_now[-1] if open_now else None)
            open_now.append(i)
        return above

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [p.start for p in self.sentences]

    @cached_property
    def _cell_starts(self) -> list[int]:
        return [c.start for c in self.cells]

    @cached_property
    def _point_starts(self) -> list[int]:
        return [p.start for p in self.points]


def _holding(places: tuple[Place, ...], starts: list[int], offset: int) -> Place | None:
    i = bisect_right(starts, offset) - 1
    return places[i] if i >= 0 and offset in places[i] else None
