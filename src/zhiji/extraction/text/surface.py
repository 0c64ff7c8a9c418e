"""A report's text with its opaque stretches covered: what stands in quotes, titles and brackets is no grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from zhiji.extraction.text.clauses import CLAUSE_ENDS
from zhiji.extraction.text.cover import Cover
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place, Report, SectionRole

_CLAUSE_END = Pattern(
    "numerals",
    "[" + CLAUSE_ENDS + r"]|——|　|（[{=digit|ten}\d]{1,3}）|\([{=digit|ten}\d]{1,3}\)|"
    r"(?<![\d.．])\d{1,2}[.．](?!\d)|(?<=[。；：，:;,\s])第?[{=digit|ten}]{1,2}[是、，]",
)
"""A mark, a dash or an outline marker: no name goes across it."""


@dataclass(frozen=True)
class Surface:
    """A report and its text covered: same length, same offsets."""

    report: Report

    @property
    def text(self) -> str:
        return self.report.text

    @cached_property
    def cover(self) -> Cover:
        return Cover(self.text)

    @property
    def opaque(self) -> tuple[Place, ...]:
        return self.cover.opaque

    @property
    def covered(self) -> str:
        return self.cover.for_names

    @cached_property
    def _clauses(self) -> tuple[list[int], list[Place]]:
        """Where clauses end, and all of them, one more than ends."""
        found = [m.span() for m in _CLAUSE_END.finditer(self.covered)]
        found += [(s.start, s.heading.start) for s in self.report.sections if s.heading.start > s.start]
        found += [(p.start, p.start) for p in self.report.points]
        found.sort()
        ends = [start for start, _ in found]
        begins = accumulate((end for _, end in found), max, initial=0)
        return ends, [Place(begin, end) for begin, end in zip(begins, [*ends, len(self.text)], strict=True)]

    def clause(self, offset: int) -> Place:
        """The stretch between two marks of 。，；： or line ends that holds ``offset``, the marks left out."""
        ends, clauses = self._clauses
        return clauses[bisect_right(ends, offset - 1)]

    def sentence(self, offset: int) -> Place:
        """The sentence at ``offset``; where the outline has none, the clause."""
        return self.report.sentence_at(offset) or self.clause(offset)

    def point(self, offset: int) -> Place:
        return self.report.point_at(offset) or self.sentence(offset)

    @cached_property
    def _roles(self) -> tuple[list[int], list[SectionRole]]:
        edges = sorted({0} | {s.start for s in self.report.sections} | {s.end for s in self.report.sections})
        return edges, _roles_from(self.report, edges)

    @property
    def roles(self) -> Iterator[tuple[Place, SectionRole]]:
        """The text as stretches of one role, one behind the other."""
        edges, roles = self._roles
        for start, end, role in zip(edges, [*edges[1:], len(self.text)], roles, strict=True):
            yield Place(start, end), role

    def role(self, offset: int) -> SectionRole:
        """What the innermost section at ``offset`` is for."""
        edges, roles = self._roles
        return roles[bisect_right(edges, offset) - 1]


def _roles_from(report: Report, edges: list[int]) -> list[SectionRole]:
    """The role from each edge on. Sections nest and come in text order, so a stack holds those that are open."""
    roles: list[SectionRole] = []
    open_sections: list[tuple[int, SectionRole]] = []
    waiting = sorted(report.sections, key=lambda s: (s.start, -s.end))
    at = 0
    for edge in edges:
        while at < len(waiting) and waiting[at].start <= edge:
            open_sections.append((waiting[at].end, waiting[at].role))
            at += 1
        while open_sections and open_sections[-1][0] <= edge:
            open_sections.pop()
        roles.append(open_sections[-1][1] if open_sections else "results")
    return roles
