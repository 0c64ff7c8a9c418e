"""The open reports held against each other: their figures in places, and all that follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiji.comparing.checks import find_discrepancies
from zhiji.comparing.discrepancies import Discrepancy
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.ledger import LedgerRow, Pair, keep_ledger
from zhiji.comparing.ledger_packing import pack_ledger, parts_of, unpack_ledger
from zhiji.comparing.ledger_words import with_words
from zhiji.comparing.matches import match_across
from zhiji.comparing.names import Scheme
from zhiji.comparing.placing import place_figures
from zhiji.comparing.remembering import Remembered
from zhiji.comparing.series import Series, find_series, unknown_issuer
from zhiji.model import Evidence
from zhiji.model.findings import Finding, Involved
from zhiji.model.rows import FigureRow, IndicatorEntry, InitiativeRow, Match, ReportRow


@dataclass(frozen=True)
class Across:
    """Rows of reports, and the questions between them. ``reports`` are in order of issuer and year; ``remembered`` is
    what was worked out of them before, None where nothing is kept."""

    reports: tuple[ReportRow, ...]
    figure_rows: tuple[FigureRow, ...]
    initiatives: tuple[InitiativeRow, ...]
    indicators: tuple[IndicatorEntry, ...]
    remembered: Remembered | None = None

    @cached_property
    def scheme(self) -> Scheme:
        return Scheme(self.indicators)

    @cached_property
    def figures(self) -> tuple[PlacedFigure, ...]:
        """Every figure in its place: which indicator, of where, of which period, as what."""
        by_report: dict[str, list[FigureRow]] = defaultdict(list)
        for row in self.figure_rows:
            by_report[row.report].append(row)
        return tuple(f for r in self.reports for f in place_figures(r, by_report[r.iri], self.scheme))

    def measured(self) -> dict[str, str]:
        """Which indicator of the scheme each figure is of, by their IRIs; only figures of the issuer's own."""
        return {f.iri: f.indicator_iri for f in self.figures if f.indicator_iri and not f.place}

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The initiatives of each issuer that are one in several reports, also under other names."""
        return tuple(match_across(self.reports, self.initiatives))

    def series(self, indicator: str | None = None, issuer: str | None = None) -> list[Series]:
        """The series of one indicator, of all where None, of the issuers whose name holds ``issuer``."""
        return find_series(self.figures, self.scheme, indicator, issuer)

    def discrepancies(self) -> list[Discrepancy]:
        """What does not fit between the reports of each issuer."""
        return find_discrepancies(self.reports, self.figures)

    def ledger(self, issuer: str | None = None) -> list[LedgerRow]:
        """What was planned, and what the next report of the same issuer says of it; ZhijiError where no issuer's name
        holds ``issuer``."""
        if issuer is None:
            return list(self._plans)
        kept = [r for r in self.reports if issuer in r.issuer]
        if not kept:
            raise unknown_issuer(issuer)
        return with_words(keep_ledger(kept, self.figures, self.initiatives))

    @cached_property
    def _plans(self) -> list[LedgerRow]:
        return with_words(keep_ledger(self.reports, self.figures, self.initiatives, self._taken))

    def _taken(self, pair: Pair, make: Callable[[], list[LedgerRow]]) -> list[LedgerRow]:
        if self.remembered is None:
            return make()
        words = self.remembered.take(parts_of(pair), lambda: pack_ledger(make(), pair))
        return unpack_ledger(words, pair)


def join_findings(found: Sequence[Finding], discrepancies: Sequence[Discrepancy]) -> list[Finding]:
    """Findings with those between reports; what both say of the same figures is said once, with all figures."""
    across = to_findings(discrepancies)
    told = [{thing.iri for thing in finding.things} for finding in across if finding.severity != "note"]
    kept = [f for f in found if f.rule != _SAME_VALUE or not any({t.iri for t in f.things} <= held for held in told)]
    return [*kept, *across]


_SAME_VALUE = "base-and-level"
"""The arithmetic rule that reads two reports too."""


def to_findings(discrepancies: Sequence[Discrepancy]) -> list[Finding]:
    """Discrepancies as findings, each figure with its sentence."""
    return [
        Finding(
            kind="across",
            severity=found.severity,
            rule=found.rule,
            zh=found.zh,
            en=found.en,
            year=max(f.year for f in found.figures),
            things=(
                *(Involved(e.report, e.quote, (e,)) for e in found.said),
                *(Involved(f.iri, f"{f.worded} {f.quote}", (evidence_of(f),)) for f in found.figures),
            ),
        )
        for found in discrepancies
    ]


def evidence_of(figure: PlacedFigure) -> Evidence:
    """The figure's place and sentence, as a graph has them."""
    return Evidence(figure.report, figure.begin, figure.end, figure.quote, figure.sentence_begin, figure.sentence)
