"""What questions are answered from in a corpus: its tables, and of its figures those that are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from zhiji.answering import Source
from zhiji.comparing.across import Across
from zhiji.comparing.first_packing import unpack_first
from zhiji.comparing.firsts import First
from zhiji.comparing.keeping import figure_of
from zhiji.comparing.names import Scheme
from zhiji.comparing.series import Series, build_series
from zhiji.corpus.asking import OpenCorpus
from zhiji.corpus.tables import Filter
from zhiji.model.rows import ReportRow
from zhiji.store.indicators import load_indicators
from zhiji.surveying.across import across_in


@dataclass(frozen=True)
class CorpusSource(Source):
    """A corpus as rows."""

    corpus: OpenCorpus

    @cached_property
    def reports(self) -> tuple[ReportRow, ...]:
        return tuple(self.corpus.report_rows())

    @cached_property
    def first_claims(self) -> tuple[First, ...]:
        return tuple(map(unpack_first, self.corpus.first_claims()))

    @cached_property
    def across(self) -> Across:
        return across_in(self.corpus, load_indicators(self.ontology))

    def series_of(self, wanted: str) -> list[Series]:
        names = {wanted, Scheme(load_indicators(self.ontology)).find(wanted).name}
        exact: Filter = ("indicator", "in", sorted(names))
        part: Filter = ("indicator", "holds", wanted)
        rows = self.corpus.rows("series", (), exact) or (self.corpus.rows("series", (), part) if wanted else [])
        return build_series(map(figure_of, rows))
