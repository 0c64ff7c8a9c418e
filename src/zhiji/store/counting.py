"""How much each report holds and of where it is, counted in the graph, so that a first page waits for nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from zhiji.store.graphs import Graph
from zhiji.vocabulary import CODE

_INITIATIVES = """
SELECT ?r (COUNT(DISTINCT ?i) AS ?n) { ?i a zj:Initiative ; zj:carriedOutIn|zj:plannedIn ?r } GROUP BY ?r"""
_OUTCOMES = "SELECT ?r (COUNT(DISTINCT ?o) AS ?n) { ?o a zj:Outcome ; zj:statedIn ?r } GROUP BY ?r"
_LINKS = """
SELECT ?r ?basis (COUNT(DISTINCT ?link) AS ?n) {
  ?link a zj:Link ; zj:basis ?basis ; zj:toOutcome ?o . ?o a zj:Outcome ; zj:statedIn ?r .
  FILTER NOT EXISTS { ?link zj:tentative true } } GROUP BY ?r ?basis"""
_REGIONS = "SELECT ?r ?region { ?r a zj:Report ; zj:region ?region }"
_EXPLICIT = f"{CODE}basis-explicit"


@dataclass(frozen=True, slots=True)
class Counts:
    """What one report holds: initiatives, outcomes, links, those of them that it states; its region, or nothing."""

    initiatives: int = 0
    outcomes: int = 0
    links: int = 0
    explicit: int = 0
    region: str = ""


def load_counts(graph: Graph) -> dict[str, Counts]:
    """The counts of every report that is open, by its IRI."""
    initiatives, outcomes = _counted(graph, _INITIATIVES), _counted(graph, _OUTCOMES)
    links: Counter[str] = Counter()
    explicit: Counter[str] = Counter()
    for report, basis, n in graph.select(_LINKS):
        links[report or ""] += int(n or 0)
        explicit[report or ""] += int(n or 0) if basis == _EXPLICIT else 0
    regions = {report or "": region or "" for report, region in graph.select(_REGIONS)}
    return {
        report: Counts(initiatives[report], outcomes[report], links[report], explicit[report], regions.get(report, ""))
        for report in {*initiatives, *outcomes, *links, *regions}
    }


def _counted(graph: Graph, query: str) -> Counter[str]:
    return Counter({report or "": int(n or 0) for report, n in graph.select(query)})
