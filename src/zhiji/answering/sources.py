"""What questions are answered from: the rows of an open graph, each kind loaded when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from zhiji.comparing.across import Across
from zhiji.comparing.firsts import First, find_firsts
from zhiji.comparing.remembering import Remembered
from zhiji.comparing.series import Series, build_series
from zhiji.model.rows import FigureRow, InitiativeRow, ReportRow, ShortcomingRow, StandingRow
from zhiji.store.graphs import Graph
from zhiji.store.indicators import load_indicators
from zhiji.store.rows import (
    load_figure_rows,
    load_initiative_rows,
    load_report_rows,
    load_shortcoming_rows,
    load_standing_rows,
)


@dataclass(frozen=True)
class Source:
    """An open graph as rows. ``ontology`` is the folder with indicators.ttl; ``remembered`` is what was worked out of
    these reports before."""

    graph: Graph
    ontology: Path
    remembered: Remembered | None = field(default=None, kw_only=True)

    @cached_property
    def reports(self) -> tuple[ReportRow, ...]:
        return tuple(load_report_rows(self.graph))

    @cached_property
    def figures(self) -> tuple[FigureRow, ...]:
        return tuple(load_figure_rows(self.graph))

    @cached_property
    def initiatives(self) -> tuple[InitiativeRow, ...]:
        return tuple(load_initiative_rows(self.graph))

    @cached_property
    def shortcomings(self) -> tuple[ShortcomingRow, ...]:
        return tuple(load_shortcoming_rows(self.graph))

    @cached_property
    def standings(self) -> tuple[StandingRow, ...]:
        return tuple(load_standing_rows(self.graph))

    @cached_property
    def first_claims(self) -> tuple[First, ...]:
        """What each report by itself claims to be the first or the only one of."""
        return tuple(find_firsts(self.reports, self.standings))

    @cached_property
    def across(self) -> Across:
        """The reports and their figures, held against each other."""
        return Across(self.reports, self.figures, self.initiatives, load_indicators(self.ontology), self.remembered)

    def series_of(self, wanted: str) -> list[Series]:
        """The series of the indicator that ``wanted`` names, by a name of the scheme or its own; where there is none,
        those whose name holds it."""
        held = build_series(self.across.figures)
        exact = {wanted, self.across.scheme.find(wanted).name}
        named = [s for s in held if s.first.indicator in exact]
        return named or [s for s in held if wanted and wanted in s.first.indicator]
