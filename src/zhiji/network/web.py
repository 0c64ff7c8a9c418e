"""Things and edges → one networkx graph, with the rivals of every link counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from zhiji.model import Edge, SourceReport, Thing


@dataclass(frozen=True)
class Network:
    """A directed multigraph: nodes are IRIs with their ``thing``, edges are keyed by predicate with their ``edge``.

    ``parts`` is the hierarchy of initiatives: an edge from each part to its whole.
    """

    reports: dict[str, SourceReport]
    things: dict[str, Thing]
    edges: tuple[Edge, ...]
    graph: nx.MultiDiGraph[str]
    parts: nx.DiGraph[str]

    @property
    def issuers(self) -> frozenset[str]:
        return frozenset(report.issuer for report in self.reports.values())

    def wholes_of(self, initiative: str) -> list[str]:
        """The larger initiatives that ``initiative`` is part of, however far up; sorted."""
        return sorted(nx.descendants(self.parts, initiative)) if initiative in self.parts else []

    def parts_of(self, initiative: str) -> list[str]:
        """The initiatives that are part of ``initiative``, however far down; sorted."""
        return sorted(nx.ancestors(self.parts, initiative)) if initiative in self.parts else []

    def kin_of(self, initiative: str) -> frozenset[str]:
        """Itself, its parts and its wholes: those that are no rivals of it."""
        return frozenset((initiative, *self.wholes_of(initiative), *self.parts_of(initiative)))


def build_network(
    reports: Iterable[SourceReport], things: Iterable[Thing], edges: Iterable[Edge], *, counted: bool = False
) -> Network:
    """The network of what a graph holds. Edges to what is not among ``things`` are left out. ``counted``: the edges
    have their rivals already, as those of a part of a larger network must."""
    by_report = {report.iri: report for report in reports}
    by_iri = {thing.iri: thing for thing in things}
    known = [edge for edge in edges if edge.source in by_iri and edge.target in by_iri]
    parts: nx.DiGraph[str] = nx.DiGraph()
    parts.add_edges_from((edge.source, edge.target) for edge in known if edge.predicate == "partOf")
    network = Network(by_report, by_iri, (), nx.MultiDiGraph(), parts)
    told = tuple(known) if counted else tuple(_with_rivals(network, known))
    for thing in by_iri.values():
        network.graph.add_node(thing.iri, thing=thing)
    for edge in told:
        network.graph.add_edge(edge.source, edge.target, key=edge.predicate, edge=edge)
    return replace(network, edges=told)


def _with_rivals(network: Network, edges: Sequence[Edge]) -> Iterable[Edge]:
    """Each link with the number of other initiatives, no kin of its own, that stand in the outcome's sentence, or where
    there are none, in its point. A link that the report itself claims has no rivals."""
    sentences: dict[tuple[str, int], set[str]] = defaultdict(set)
    points: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for thing in network.things.values():
        if thing.kind == "initiative" and not thing.planned:
            for e in thing.evidence:
                sentences[e.report, e.sentence_start].add(thing.iri)
                points[e.report, e.point_start].add(thing.iri)
    for edge in edges:
        if edge.predicate != "link" or edge.basis == "explicit":
            yield edge
            continue
        kin, places = network.kin_of(edge.source), network.things[edge.target].evidence
        near = set().union(*(sentences[e.report, e.sentence_start] for e in places)) - kin
        near = near or set().union(*(points[e.report, e.point_start] for e in places)) - kin
        yield replace(edge, rivals=len(near))
