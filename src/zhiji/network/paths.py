"""How two things hang together: the shortest ways between them, each step with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from zhiji.model import BASES, Edge, Thing
from zhiji.network.web import Network

if TYPE_CHECKING:
    import networkx as nx

_COST = {"explicit": 1.0, "same-sentence": 1.5, "same-paragraph": 2.0}
"""A weaker basis is a longer step, so that of two ways the better founded comes first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edge walked from ``source`` to ``target``; ``forward`` is false when it is walked against its direction."""

    source: Thing
    target: Thing
    edge: Edge
    forward: bool

    def __str__(self) -> str:
        arrow = f"—{self.edge.predicate}→" if self.forward else f"←{self.edge.predicate}—"
        return f"{self.source} {arrow} {self.target}"


def find_paths(
    network: Network, start: Thing, goal: Thing, *, through_issuer: bool = False, most: int = 3
) -> list[list[Step]]:
    """Up to ``most`` shortest ways from ``start`` to ``goal``, best founded first; none when they are not connected.

    The issuer, to whom everything in a report is tied, is no bridge unless ``through_issuer``.
    """
    import networkx as nx

    ways: nx.Graph[str] = nx.Graph()
    closed = set() if through_issuer else set(network.issuers) - {start.iri, goal.iri}
    for edge in sorted(network.edges, key=_strength):
        if edge.source in closed or edge.target in closed or edge.source == edge.target:
            continue
        if not ways.has_edge(edge.source, edge.target):
            ways.add_edge(edge.source, edge.target, edge=edge, cost=cost_of(edge.basis))
    if start.iri not in ways or goal.iri not in ways or not nx.has_path(ways, start.iri, goal.iri):
        return []
    found = islice(nx.shortest_simple_paths(ways, start.iri, goal.iri, weight="cost"), most)
    return [_steps(network, ways, nodes) for nodes in found]


def cost_of(basis: str | None) -> float:
    """How long a step is along an edge of this basis."""
    return _COST.get(basis or "", 1.0)


def _strength(edge: Edge) -> tuple[int, bool, str, str, str]:
    return BASES.index(edge.basis) if edge.basis else 0, edge.inferred, edge.predicate, edge.source, edge.target


def _steps(network: Network, ways: nx.Graph[str], nodes: list[str]) -> list[Step]:
    steps = []
    for here, there in pairwise(nodes):
        edge: Edge = ways.edges[here, there]["edge"]
        steps.append(Step(network.things[here], network.things[there], edge, edge.source == here))
    return steps
