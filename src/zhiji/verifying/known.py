"""The figures that reports state, each with the words that can be said of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from zhiji.model.rows import FigureRow, ReportRow
from zhiji.verifying.policy import sets_targets
from zhiji.verifying.stretches import Figured, content, plain, without_places
from zhiji.verifying.values import Stand

_BACK = 160
"""Characters of the point before a sentence that still say what it is about."""


class Placed(Protocol):
    """A figure as a series has it: of which ``period`` and ``place`` (empty for the issuer's own), as what, called
    how."""

    @property
    def iri(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def worded(self) -> str: ...


Placing = Callable[[ReportRow, Sequence[FigureRow]], Sequence[Placed]]
"""Puts the figures of one report in their places in series."""


class Known:
    """One figure of a report."""

    def __init__(self, row: FigureRow, home: Home) -> None:
        self.row, self.home = row, home

    @property
    def stand(self) -> Stand:
        return Stand(self.home.report, self.row.begin, self.row.end)

    @property
    def year(self) -> str:
        """The year or range that it is of: its own, that it is planned for, else the report's."""
        return self.planned_for or self.row.period or str(self.home.report.year or "")

    @cached_property
    def planned_for(self) -> str:
        """The year that the report plans it for; empty where it tells of what is."""
        row, year = self.row, self.home.report.year or 0
        if row.role == "norm" and row.target_year and (row.target_year > year or self._is_in_plans):
            return str(row.target_year)
        start, _ = self.sentence
        announced = row.role in ("norm", "change", "level") and sets_targets().search(
            self.home.report.text[start : row.begin]
        )
        return str(max(row.target_year or 0, year + 1)) if announced and year else ""

    @property
    def _is_in_plans(self) -> bool:
        at = self.row.begin
        roles = [role for start, end, role in self.home.report.roles if start <= at < end]
        return roles[-1:] == ["plans"]

    @cached_property
    def sentence(self) -> tuple[int, int]:
        return self.home.sentence(self.row.begin)

    @property
    def _clause(self) -> tuple[int, int]:
        return self.home.figured.clause(self.row.begin, self.row.end)

    @cached_property
    def around(self) -> str:
        """The words of its clause around it."""
        row = self.row
        return self.home.figured.words(row.begin, row.end, self._name_place)

    @property
    def placed(self) -> Sequence[Placed]:
        """It as series have it; several times where it is told of several things at once."""
        return self.home.placed.get(self.row.iri, ())

    @cached_property
    def names_apart(self) -> tuple[str, ...]:
        """What it is of where one name has several things in turn: 城镇居民收入 of 城乡居民收入分别达到."""
        row = self.row
        if not row.name or not self.home.figured.is_parallel(row.begin, row.end):
            return ()
        return tuple(dict.fromkeys(p.worded for p in self.placed if p.worded and p.worded not in row.name))

    @property
    def _name_place(self) -> tuple[int, int] | None:
        at = self.row.name_begin
        return None if at is None else (at, at + len(self.row.name))

    @cached_property
    def own(self) -> str:
        """Plain words that say what it measures: its name and its clause; of several things told together (分别) the
        name alone, and where the clause says nothing the clause before."""
        row = self.row
        if row.name and self.home.figured.is_parallel(row.begin, row.end):
            return "\n".join(map(plain, self.names_apart)) or plain(row.name)
        words = self.around
        if not content(words) and not content(row.name):
            words = self.home.figured.earlier(row.begin, self.sentence[0])
        return f"{plain(row.name)}\n{plain(words)}\n{plain(self.head)}"

    @cached_property
    def head(self) -> str:
        """The words that head its clause, where it only goes on there."""
        return self.home.figured.head(self.row.begin)

    @cached_property
    def wide(self) -> str:
        """Plain words of its point and sentence that are not said of another figure of the sentence; of things that it
        tells in turn (城镇、农村居民收入分别) none has the name of another."""
        start, end = self.sentence
        back = max(self.home.point(start), start - _BACK)
        least = start if not self.row.name else back
        others = [k.reach for k in self.home.beside(least, end) if k.name_alone != self.name_alone]
        if self.home.figured.is_parallel(self.row.begin, self.row.end):
            others += [k._name_place for k in self.home.beside(*self._clause) if k._name_place]
        return plain(without_places(self.home.report.text, back, end, sorted(others)))

    @cached_property
    def reach(self) -> tuple[int, int]:
        """From the first to the last of the words around it that can say what it measures."""
        figured, row = self.home.figured, self.row
        return figured.before(row.begin)[0], figured.after(row.begin, row.end)[1]

    @cached_property
    def name_alone(self) -> str:
        """What it measures without the words that say nothing, for telling figures of one sentence apart."""
        return content(self.row.name or self.around)


@dataclass(frozen=True)
class Home:
    """A report with its figures."""

    report: ReportRow
    rows: tuple[FigureRow, ...]
    placing: Placing | None = None

    @cached_property
    def placed(self) -> dict[str, list[Placed]]:
        held: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.placing(self.report, self.rows) if self.placing else ():
            held[placed.iri].append(placed)
        return dict(held)

    @cached_property
    def figured(self) -> Figured:
        return Figured(self.report.text, sorted({(r.begin, r.end) for r in self.rows}))

    @cached_property
    def known(self) -> list[Known]:
        return [Known(row, self) for row in self.rows]

    @cached_property
    def issuer(self) -> str:
        """Plain words that name the issuer: its name, its region, the report's title."""
        report = self.report
        return "\n".join(map(plain, (report.issuer, report.region or "", report.title)))

    def sentence(self, offset: int) -> tuple[int, int]:
        i = bisect_right(self.report.starts, offset) - 1
        if i < 0:
            return offset, offset
        place = self.report.sentences[i]
        return place.start, max(place.end, offset)

    def point(self, offset: int) -> int:
        """Where the point of a place begins."""
        starts = self._points
        i = bisect_right(starts, offset) - 1
        return starts[i] if i >= 0 else offset

    @cached_property
    def _points(self) -> list[int]:
        return [point.start for point in self.report.points]

    def beside(self, start: int, end: int) -> list[Known]:
        """The figures of a stretch."""
        begins = self._begins
        return self.known[bisect_left(begins, start) : bisect_left(begins, end)]

    @cached_property
    def _begins(self) -> list[int]:
        return [row.begin for row in self.rows]


def homes_of(reports: Iterable[ReportRow], figures: Iterable[FigureRow], placing: Placing | None = None) -> list[Home]:
    """Each report with its figures, in the reports' order; ``placing`` puts them in their places where it is known."""
    held: dict[str, list[FigureRow]] = defaultdict(list)
    for row in figures:
        held[row.report].append(row)
    return [Home(r, tuple(sorted(held[r.iri], key=lambda f: (f.begin, f.end, f.iri))), placing) for r in reports]
