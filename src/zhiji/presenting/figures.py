"""Figures and changes as rows that can be cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from zhiji.model import SourceReport, Thing
from zhiji.presenting.sources import Sources
from zhiji.presenting.table import Table
from zhiji.presenting.words import heading, say

if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

SHOWN = ("indicator", "figure", "period", "comparison", "level", "sentence", "place")
"""What people see of a figure."""

FULL = (
    *("indicator", "value", "unit", "as_written", "kind", "direction", "polarity", "comparison", "period"),
    *("scope", "level", "quote", "sentence", "start", "end", "label", "iri", "issuer", "year", "title", "report"),
)
"""What programs get of a figure."""


def figures_table(figures: Sequence[Thing], reports: Mapping[str, SourceReport], lang: Lang) -> Table:
    """Figures for people: the sources stand once below."""
    sources = Sources(reports[thing.report] for thing in figures)
    body = tuple(
        (
            *(thing.indicator, thing.as_written, thing.period, thing.comparison),
            *(say(thing.level, lang) if thing.level else None, thing.evidence[0].sentence.strip()),
            sources.place(thing.evidence[0]),
        )
        for thing in figures
    )
    notes = sources.notes(lang) if figures else (say("no-rows", lang),)
    return Table(
        tuple(heading(column, lang) for column in SHOWN),
        body,
        notes,
        keys=SHOWN,
        spare=("comparison", "level", "period"),
        lang=lang,
    )


def figures_rows(figures: Iterable[Thing], reports: Mapping[str, SourceReport]) -> Table:
    """Figures for programs, under ``FULL``."""
    return Table(FULL, tuple(_values(thing, reports[thing.report]) for thing in figures))


def _values(thing: Thing, report: SourceReport) -> tuple[str | None, ...]:
    evidence = thing.evidence[0]
    return (
        *(thing.indicator, str(thing.value), thing.measure, thing.as_written, thing.kind, thing.direction),
        *(thing.polarity, thing.comparison, thing.period, thing.scope, thing.level, evidence.quote),
        *(evidence.sentence.strip(), str(evidence.start), str(evidence.end), thing.label, thing.iri),
        *(report.issuer_label, str(report.year or ""), report.title, report.iri),
    )
