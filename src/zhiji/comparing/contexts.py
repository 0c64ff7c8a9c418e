"""Where a figure stands in its report: its sentence, clause, point and section, as words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from zhiji.model import Place
from zhiji.model.codes import SectionRole
from zhiji.model.rows import ReportRow

_CLAUSE_END = re.compile(r"[，,；;。]")
_HEADING_LINE = re.compile(r"(?m)^[^，,；;。\n]{2,24}$")
_OPENING = 60
"""Characters at the head of a point or section in which it says of which years it speaks."""


@dataclass(frozen=True)
class Context:
    """The words around the stretch from ``begin`` to ``end`` of a report."""

    report: ReportRow
    begin: int
    end: int

    @cached_property
    def sentence_place(self) -> Place:
        """The sentence that holds the place; the place itself where the outline has none."""
        return place_at(self.report.sentences, self.report.starts, self.begin) or Place(self.begin, self.end)

    @property
    def sentence(self) -> str:
        return self.report.text[self.sentence_place.start : max(self.sentence_place.end, self.end)].strip()

    @property
    def before(self) -> str:
        """The words of its sentence that stand before it."""
        return self.report.text[self.sentence_place.start : self.begin]

    @property
    def after(self) -> str:
        """The words of its sentence that stand behind it."""
        return self.report.text[self.end : max(self.sentence_place.end, self.end)]

    @property
    def clause(self) -> str:
        """The words of its clause that stand before it."""
        return _CLAUSE_END.split(self.before)[-1]

    @cached_property
    def point_place(self) -> Place:
        points = self.report.points
        return place_at(points, tuple(p.start for p in points), self.begin) or self.sentence_place

    @property
    def point_before(self) -> str:
        """The words of its point that stand before its sentence."""
        return self.report.text[self.point_place.start : self.sentence_place.start]

    @cached_property
    def section_starts(self) -> tuple[int, ...]:
        """Where the sections around it begin, innermost first."""
        return tuple(s for s, e, _ in reversed(self.report.roles) if s <= self.begin < e)

    @cached_property
    def section_openings(self) -> tuple[str, ...]:
        """The first words of the sections around it, innermost first."""
        return tuple(self.report.text[s : s + _OPENING].split("\n")[0] for s in self.section_starts)

    def headings_since(self, start: int) -> list[str]:
        """The lines between ``start`` and it that are headings, in order: short, and of one clause."""
        return _HEADING_LINE.findall(self.report.text, start, self.begin)

    @cached_property
    def role(self) -> SectionRole:
        """What the innermost section is for; outside every section results are told."""
        held = [role for s, e, role in self.report.roles if s <= self.begin < e]
        return held[-1] if held else "results"


def place_at(places: tuple[Place, ...], starts: tuple[int, ...], offset: int) -> Place | None:
    """The one of ``places``, which begin at ``starts``, that holds the character at ``offset``."""
    i = bisect_right(starts, offset) - 1
    return places[i] if i >= 0 and offset in places[i] else None
