"""The reports behind a table: numbered, placed, cited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from zhiji.model import Evidence, SourceReport
from zhiji.presenting.words import say

if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

CITED = ("sentence", "place", "start", "end", "issuer", "year", "title", "report")
"""The columns that end every row for programs: where the words stand."""


class Sources:
    """The reports behind a table, numbered as they come."""

    def __init__(self, reports: Iterable[SourceReport]) -> None:
        self.reports = {report.iri: report for report in reports}
        self.numbers = {iri: number for number, iri in enumerate(self.reports, 1)}

    def place(self, evidence: Evidence) -> str:
        return f"[{self.numbers[evidence.report]}] {evidence.where}"

    def notes(self, lang: Lang) -> tuple[str, ...]:
        return tuple(f"{say('source', lang)} [{self.numbers[iri]}] {cited(r)}" for iri, r in self.reports.items())


def cited(report: SourceReport) -> str:
    """Issuer, year and title, as they are cited."""
    return f"{report} {report.iri}"


def citation(evidence: Evidence | None, reports: dict[str, SourceReport]) -> tuple[str | None, ...]:
    """The cells under ``CITED``."""
    if evidence is None or evidence.report not in reports:
        return (None,) * len(CITED)
    report = reports[evidence.report]
    return (
        *(evidence.sentence.strip(), evidence.where, str(evidence.start), str(evidence.end)),
        *(report.issuer_label, str(report.year or ""), report.title, report.iri),
    )
