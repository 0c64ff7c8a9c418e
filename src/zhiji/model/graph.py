"""What a graph shows: things, the edges between them, and the words each rests on.

The store makes these values out of a graph's rows; the network and the explorer work on them. Nothing here is read from
a report's text but through the graph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from zhiji.model.codes import Basis, Direction, Polarity, ResultLevel
from zhiji.model.kinds import ThingKind

Predicate = Literal[
    "link",
    "partOf",
    "carriedOutBy",
    "ledBy",
    "issuedBy",
    "plannedBy",
    "implementedBy",
    "studiedBy",
    "recipient",
    "conferredBy",
    "bearer",
    "comparedWith",
    "memberOf",
]


SURE_ENOUGH = 0.6
"""The confidence from which a link that no person read is shown by default: on reports whose government the reader had
learned nothing of, 77 in a hundred of those that reach it were right (it was chosen on these same reports)."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words that a thing or an edge rests on: their place and quote, the sentence (and point) they stand in, and
    the page of the published file, None where it has none."""

    report: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence: str
    point_start: int | None = None
    page: int | None = None

    @property
    def where(self) -> str:
        """How the place is cited: its offsets, behind its page where there is one (p. 3, 120–130)."""
        return f"p. {self.page}, {self.start}–{self.end}" if self.page else f"{self.start}–{self.end}"

    def __str__(self) -> str:
        return f"“{self.quote}” {self.start}–{self.end}"


def source_line(issuer: str, year: int | None, title: str) -> str:
    """Issuer, year and title, as they are cited; of a report whose text has no title line the first two.

    >>> source_line("甲市人民政府", 2016, "政府工作报告"), source_line("甲市人民政府", 2016, "")
    ('甲市人民政府 2016 《政府工作报告》', '甲市人民政府 2016')
    """
    return " ".join(part for part in (issuer, str(year or ""), f"《{title}》" if title else "") if part)


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One report of the graph, as it is cited: issuer, year, title; with its whole text. ``extent`` is where the
    report itself stands in the text of its page, None where nobody has looked; ``address`` where it was published,
    None where nobody said."""

    iri: str
    title: str
    issuer: str
    issuer_label: str
    year: int | None
    text: str = field(repr=False)
    extent: tuple[int, int] | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return source_line(self.issuer_label, self.year, self.title)

    @property
    def name(self) -> str:
        """Organ, year and title, so that seven of one title are told apart; what the title says is not said again.

        >>> SourceReport("r", "政府工作报告", "i", "重庆市人民政府", 2024, "").name
        '重庆市人民政府 2024 · 政府工作报告'
        """
        before = [word for word in (self.issuer_label, str(self.year or "")) if word and word not in self.title]
        return " · ".join(part for part in (" ".join(before), self.title) if part) or self.iri

    def standing_at(self, extent: tuple[int, int] | None) -> SourceReport:
        """The same report, told where it stands in the text of its page."""
        told = (self.iri, self.title, self.issuer, self.issuer_label, self.year, self.text)
        return SourceReport(*told, extent=extent, address=self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A unit, initiative, document, person, outcome or other fact of the graph.

    ``label`` is Chinese, ``label_en`` English where the graph has one. ``code`` is its kind or standing;
    ``section`` the headings above its first mention, outermost first. An outcome has ``is_outcome`` true; a number has
    ``value`` (signed for a change), ``measure`` and ``measure_en`` (its unit's labels), ``as_written``, ``indicator``
    and the rest of what the report says of it. ``planned_in`` are the reports (IRIs, sorted) that only plan it.
    """

    iri: str
    kind: ThingKind
    label: str
    label_en: str | None = None
    report: str
    section: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    code: str | None = None
    planned_in: tuple[str, ...] = ()
    group: bool = False
    tentative: bool = False
    is_outcome: bool = False
    level: ResultLevel | None = None
    value: Decimal | None = None
    measure: str | None = None
    measure_en: str | None = None
    bound: str | None = None
    as_written: str | None = None
    indicator: str | None = None
    direction: Direction | None = None
    polarity: Polarity | None = None
    period: str | None = None
    scope: str | None = None
    comparison: str | None = None
    reading: str | None = None
    rule: str | None = None

    def __str__(self) -> str:
        return self.label

    @property
    def start(self) -> int:
        """Where it is first mentioned, for reading order."""
        return self.evidence[0].start if self.evidence else 0

    @property
    def planned(self) -> bool:
        """Whether every report that tells of it only plans it."""
        return bool(self.planned_in) and all(e.report in self.planned_in for e in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A directed edge between two things. For a link: its basis, cue words, the distance in sentences between the
    outcome and the nearest mention of the initiative, and how many rival initiatives stand as near. ``tentative``: the
    reader hesitated; ``reading``: who read it; ``confidence``: how sure software is, None where a person read it."""

    source: str
    target: str
    predicate: Predicate
    iri: str | None = None
    evidence: tuple[Evidence, ...] = ()
    inferred: bool = False
    tentative: bool = False
    basis: Basis | None = None
    cue: tuple[Evidence, ...] = ()
    distance: int | None = None
    rivals: int = 0
    asserted_by: str | None = None
    reading: str | None = None
    confidence: float | None = None

    @property
    def is_weak(self) -> bool:
        """Whether a link that no person read is less sure than what is shown by default; where no confidence is told,
        whether it says no more than that software saw the two in one point."""
        if self.predicate != "link" or self.confidence is not None:
            return self.confidence is not None and self.confidence < SURE_ENOUGH
        return self.basis == "same-paragraph" and self.asserted_by == "software"
