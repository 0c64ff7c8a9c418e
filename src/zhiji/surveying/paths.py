"""How two things of a corpus hang together: looked for in the neighbourhood of both, which grows until it must hold the
shortest ways."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from zhiji.corpus.asking import OpenCorpus
from zhiji.model import Edge, SourceReport, Thing
from zhiji.network import Network, Step, build_network, find_paths
from zhiji.network.paths import cost_of

_WIDER = 1.0
"""By how much the length of the ways that are looked for grows at each try."""

Near = dict[str, list[tuple[str, float]]]


def find_paths_in(
    corpus: OpenCorpus,
    reports: Iterable[SourceReport],
    start: Thing,
    goal: Thing,
    *,
    through_issuer: bool = False,
    most: int = 3,
) -> list[list[Step]]:
    """As ``find_paths`` over the whole network."""
    held = list(reports)
    issuers = set() if through_issuer else {report.issuer for report in held} - {start.iri, goal.iri}
    near = _near(corpus, issuers)
    here, there = _distances(near, start.iri), _distances(near, goal.iri)
    lengths = sorted({here[iri] + there[iri] for iri in here.keys() & there.keys()})
    longest = here.get(goal.iri)
    found: list[list[Step]] = []
    while longest is not None:
        inside = {iri for iri in here.keys() & there.keys() if here[iri] + there[iri] <= longest + 1e-9}
        network = _part(corpus, held, inside)
        found = find_paths(network, start, goal, through_issuer=through_issuer, most=most)
        whole = longest >= lengths[-1]
        if whole or (len(found) == most and all(_length(path) <= longest + 1e-9 for path in found)):
            break
        longest += _WIDER
    return found


def _part(corpus: OpenCorpus, reports: list[SourceReport], inside: set[str]) -> Network:
    iris = sorted(inside)
    edges: list[Edge] = corpus.edges(("source", "in", iris), ("target", "in", iris))
    return build_network(reports, corpus.things(("iri", "in", iris)), edges, counted=True)


def _near(corpus: OpenCorpus, closed: set[str]) -> Near:
    """By thing: its neighbours, either way along an edge, and the cost of the step."""
    near: Near = {}
    for source, target, basis in corpus.edge_rows(("source", "target", "basis")):
        if source != target and source not in closed and target not in closed:
            near.setdefault(source, []).append((target, cost_of(basis)))
            near.setdefault(target, []).append((source, cost_of(basis)))
    return near


def _distances(near: Near, start: str) -> dict[str, float]:
    """The length of the shortest way from ``start`` to each thing that one leads to."""
    found: dict[str, float] = {}
    waiting = [(0.0, start)]
    while waiting:
        length, iri = heappop(waiting)
        if iri in found:
            continue
        found[iri] = length
        for neighbour, cost in near.get(iri, ()):
            if neighbour not in found:
                heappush(waiting, (length + cost, neighbour))
    return found


def _length(path: list[Step]) -> float:
    return sum(cost_of(step.edge.basis) for step in path)
