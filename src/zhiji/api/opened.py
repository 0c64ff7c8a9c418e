"""What is open: reports, the network that they make, and what follows from several of them."""

from __future__ import annotations

from functools import cached_property

from zhiji import resources
from zhiji.store.graphs import Graph
from zhiji.store.opening import open_graphs

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from zhiji.answering import Source
    from zhiji.comparing.across import Across
    from zhiji.corpus.asking import OpenCorpus
    from zhiji.corpus.tables import Filter
    from zhiji.model import Edge, SourceReport, Thing
    from zhiji.network import Network
    from zhiji.store.counting import Counts
    from zhiji.store.projection import Projection


class Opened:
    """Open graphs, or a corpus, each part of them read when it is first asked for, once."""

    def __init__(self, graph: Graph, corpus: OpenCorpus | None = None) -> None:
        self.graph = graph
        self._corpus = corpus

    def __repr__(self) -> str:
        reports = self.reports
        named = ", ".join(f"{r.issuer_label} {r.year}" for r in reports[:3]) + (", …" if len(reports) > 3 else "")
        return f"<KnowledgeGraph of {len(reports)} report{'s' * (len(reports) != 1)}: {named}>"

    def _repr_html_(self) -> str:
        from zhiji.presenting.table import Table

        rows = tuple((r.issuer_label, str(r.year or ""), r.title) for r in self.reports)
        return Table(("issuer", "year", "title"), rows)._repr_html_()

    @cached_property
    def reports(self) -> list[SourceReport]:
        """The reports that are open, by issuer and year."""
        if self._corpus:
            return self._corpus.reports()
        from zhiji.store.projection import load_reports

        return load_reports(self.graph)

    @cached_property
    def report_counts(self) -> dict[str, Counts]:
        """How much each report that is open holds, by its IRI."""
        if self._corpus:
            return self._corpus.counts()
        from zhiji.store.counting import load_counts

        return load_counts(self.graph)

    def without_proposed(self) -> Self:
        """The same without what a language model alone read; this one where it read nothing."""
        from zhiji.store.unproposed import has_proposals, without_proposed

        graph = self.graph
        if self._corpus and not self._corpus.record.has_store:
            graph = open_graphs(self._corpus.files_of(None, None))
        return type(self)(without_proposed(graph)) if has_proposals(graph) else self

    @cached_property
    def network(self) -> Network:
        """The network: things, edges with their evidence, links with their rivals; its ``graph`` is networkx's."""
        from zhiji.network import build_network

        return build_network(self.reports, self._whole.things, self._whole.edges)

    def _told_in(self, reports: Sequence[SourceReport]) -> tuple[Sequence[Thing], Sequence[Edge]]:
        """The things and edges of the network that some of these reports tell of; of a corpus no others are read."""
        if self._corpus is None or "network" in self.__dict__:
            return tuple(self.network.things.values()), self.network.edges
        told: Filter = ("reports", "holds any", sorted(report.iri for report in reports))
        return self._corpus.things(told), self._corpus.edges(told)

    @cached_property
    def _claims(self) -> Network:
        """The part of the network that links are made of: enough for most questions, and half the work."""
        from zhiji.network import build_network

        return self.__dict__.get("network") or build_network(self.reports, self._claiming.things, self._claiming.edges)

    @cached_property
    def _whole(self) -> Projection:
        if self._corpus:
            return self._corpus.projection()
        from zhiji.store.projection import load_projection

        return load_projection(self.graph)

    @cached_property
    def _claiming(self) -> Projection:
        if self._corpus:
            return self._corpus.projection(claims_only=True)
        from zhiji.store.projection import load_projection

        return load_projection(self.graph, claims_only=True)

    def read_ahead(self) -> Self:
        """Reads the rows that the network is built from, so that networkx may be imported meanwhile; of a corpus the
        reports alone, for what else is read depends on the question."""
        _ = self.reports if self._corpus else (self.reports, self._whole)
        return self

    @cached_property
    def across(self) -> Across:
        """The open reports, held against each other."""
        return self._source.across

    @cached_property
    def _source(self) -> Source:
        """The open reports as rows."""
        if self._corpus:
            from zhiji.surveying.answering import CorpusSource

            return CorpusSource(self.graph, resources.ontology_folder(), self._corpus)
        from zhiji.answering import Source

        return Source(self.graph, resources.ontology_folder())
