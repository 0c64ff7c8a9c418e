"""Things and edges → one network, with the rivals of every link counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from zhiji.model import Edge, SourceReport, Thing

if TYPE_CHECKING:
    import networkx as nx


class Hierarchy:
    """Which initiatives are parts of which, of pairs of a part and its whole."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._wholes: dict[str, list[str]] = {}
        self._parts: dict[str, list[str]] = {}
        for part, whole in pairs:
            self._wholes.setdefault(part, []).append(whole)
            self._parts.setdefault(whole, []).append(part)

    def wholes_of(self, initiative: str) -> list[str]:
        """The larger initiatives that ``initiative`` is part of, however far up; sorted."""
        return _reached(initiative, self._wholes)

    def parts_of(self, initiative: str) -> list[str]:
        """The initiatives that are part of ``initiative``, however far down; sorted."""
        return _reached(initiative, self._parts)


def _reached(start: str, steps: dict[str, list[str]]) -> list[str]:
    waiting, found = [start], {start}
    while waiting:
        new = [one for one in steps.get(waiting.pop(), ()) if one not in found]
        found.update(new)
        waiting += new
    return sorted(found - {start})


@dataclass(frozen=True)
class Network:
    """What reports hold: things by IRI, the edges between them, and ``parts``, the hierarchy of initiatives."""

    reports: dict[str, SourceReport]
    things: dict[str, Thing]
    edges: tuple[Edge, ...]
    parts: Hierarchy

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """A directed multigraph: nodes are IRIs with their ``thing``, edges are keyed by predicate with their
        ``edge``."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for thing in self.things.values():
            graph.add_node(thing.iri, thing=thing)
        for edge in self.edges:
            graph.add_edge(edge.source, edge.target, key=edge.predicate, edge=edge)
        return graph

    @property
    def issuers(self) -> frozenset[str]:
        return frozenset(report.issuer for report in self.reports.values())

    def wholes_of(self, initiative: str) -> list[str]:
        """The larger initiatives that ``initiative`` is part of, however far up; sorted."""
        return self.parts.wholes_of(initiative)

    def parts_of(self, initiative: str) -> list[str]:
        """The initiatives that are part of ``initiative``, however far down; sorted."""
        return self.parts.parts_of(initiative)

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
    parts = Hierarchy((edge.source, edge.target) for edge in known if edge.predicate == "partOf")
    network = Network(by_report, by_iri, tuple(known), parts)
    return network if counted else replace(network, edges=tuple(_with_rivals(network, known)))


def _with_rivals(network: Network, edges: Sequence[Edge]) -> Iterable[Edge]:
    """Each link with the number of other initiatives, no kin of its own, that stand in the outcome's sentence, or where
    there are none, in its point. A link that the report itself claims has no rivals."""
    sentences: dict[tuple[str, int], set[str]] = defaultdict(set)
    points: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for thing in network.things.values():
        for e in thing.evidence if thing.kind == "initiative" else ():
            if e.report not in thing.planned_in:
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
