"""Rows: what reports say, flat and typed, as questions across reports read it from a graph or a corpus's tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from zhiji.model.codes import Bound, Comparison, Direction, PeriodKind, Phase, Polarity, Role, SectionRole
from zhiji.model.report import Place

Accrual = str
"""How an indicator comes together: ``flow`` over a period, ``stock`` at a moment, or a ``rate``."""


@dataclass(frozen=True)
class ReportRow:
    """One report: who issued it, of which year, and its text with points, sentences and the roles of its sections.
    ``issuer`` is the name, ``body`` what tells issuers of one name apart (an IRI)."""

    iri: str
    sha256: str
    issuer: str
    body: str
    year: int | None
    title: str
    text: str
    sentences: tuple[Place, ...] = ()
    points: tuple[Place, ...] = ()
    roles: tuple[tuple[int, int, SectionRole], ...] = ()
    region: str | None = None

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where its sentences begin."""
        return tuple(sentence.start for sentence in self.sentences)


REPORT_HEAD = ("iri", "sha256", "issuer", "body", "year", "title", "region")
"""The fields of a ``ReportRow`` that say which report it is, without its text and outline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One number as a report states it: ``begin`` and ``end`` are its own place, ``name`` what it measures in the
    report's words, at ``name_begin``. ``value`` is never negative; a fall has ``direction`` down."""

    report: str
    begin: int
    end: int
    quote: str
    role: Role
    value: Decimal
    unit: str
    upper: Decimal | None = None
    bound: Bound = "exact"
    direction: Direction | None = None
    comparison: Comparison | None = None
    period: str | None = None
    period_kind: PeriodKind | None = None
    target_year: int | None = None
    base_period: str | None = None
    scope: str | None = None
    share_of: str | None = None
    name: str = ""
    name_begin: int | None = None
    polarity: Polarity | None = None
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeRow:
    """One initiative at its first mention in one report."""

    report: str
    begin: int
    end: int
    quote: str
    name: str
    phase: Phase
    kind: str = "other"
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The same initiative in two reports, the earlier one first; ``exact`` where the names are one name."""

    one: InitiativeRow
    other: InitiativeRow
    confidence: Decimal
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingRow:
    """One problem that a report admits."""

    report: str
    begin: int
    end: int
    quote: str
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """One claim to be the first or the only one: ``claim`` are its words, ``begin`` to ``end`` the words of what it is
    said in, ``holder`` the IRI of what holds it, ``held`` the name of that; None where the report names nothing."""

    report: str
    begin: int
    end: int
    claim: str
    kind: str
    scope: str | None = None
    holder: str | None = None
    held: str | None = None
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorEntry:
    """One indicator of the scheme: its name, the other names that reports give it, those that English has for it, and
    what kind of value it has."""

    iri: str
    name: str
    name_en: str
    alternatives: tuple[str, ...] = ()
    alternatives_en: tuple[str, ...] = ()
    unit_kind: str = "other"
    polarity: Polarity = "neutral"
    accrual: Accrual = "flow"
    broader: str | None = None
