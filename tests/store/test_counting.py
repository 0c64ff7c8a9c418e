"""What a first page says of each report is what the network counts."""

from __future__ import annotations

import zhiji
from zhiji import api
from zhiji.store.counting import Counts, load_counts


def counted(graph: api.KnowledgeGraph) -> dict[str, tuple[int, int, int, int]]:
    things, links = graph.network.things.values(), graph.links(basis="same-paragraph")
    told = {r.iri: [t for t in things if any(e.report == r.iri for e in t.evidence)] for r in graph.reports}
    return {
        iri: (
            sum(t.kind == "initiative" for t in held),
            sum(t.is_outcome for t in held),
            sum(row.report.iri == iri for row in links),
            sum(row.report.iri == iri and row.basis == "explicit" for row in links),
        )
        for iri, held in told.items()
    }


def numbers(held: Counts) -> tuple[int, int, int, int]:
    return held.initiatives, held.outcomes, held.links, held.explicit


def test_counts_are_those_of_the_network(invented: api.KnowledgeGraph) -> None:
    for graph in (invented, zhiji.load()):
        assert {iri: numbers(held) for iri, held in load_counts(graph.graph).items()} == counted(graph)


def test_the_region_goes_along() -> None:
    assert [held.region for held in load_counts(zhiji.load().graph).values()] == ["浙江省金华市"]
