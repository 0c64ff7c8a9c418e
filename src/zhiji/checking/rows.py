"""What the checks read of a graph: statements, and the words that each node rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from zhiji.model import Evidence
from zhiji.model.findings import Involved
from zhiji.store.graphs import Graph
from zhiji.vocabulary import ID, RDFS

Statements = dict[str, dict[str, list[str]]]

LABEL_ZH = RDFS + "label@zh"

_STATEMENTS = "SELECT ?s ?p ?o (LANG(?o) AS ?lang) { VALUES ?type { %s } ?s a ?type ; ?p ?o }"
_LABELS = "SELECT ?s ?label { ?s rdfs:label ?label FILTER(LANG(?label) = 'zh') }"
_MENTIONS = """
SELECT ?s ?report ?begin ?end ?quote ?sb ?sq ?pb {
  ?s zj:evidence ?m . ?m zj:begin ?begin ; zj:end ?end ; zj:quote ?quote ; zj:inReport ?report .
  OPTIONAL { ?m zj:inSentence ?sentence . ?sentence zj:begin ?sb ; zj:quote ?sq .
             OPTIONAL { ?sentence zj:inPoint/zj:begin ?pb } }
}"""
_PLACES = """
SELECT ?m ?report ?begin ?end ?quote ?sb ?sq ?pb {
  ?m zj:begin ?begin ; zj:end ?end ; zj:quote ?quote ; zj:inReport ?report .
  OPTIONAL { ?m zj:inSentence ?sentence . ?sentence zj:begin ?sb ; zj:quote ?sq .
             OPTIONAL { ?sentence zj:inPoint/zj:begin ?pb } }
}"""


def load_statements(graph: Graph, classes: Iterable[str]) -> Statements:
    """What the graph states of the instances of ``classes``: node → predicate (``…@zh`` for a text in a language) →
    objects, all sorted."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for s, p, o, lang in graph.select(_STATEMENTS % " ".join(f"<{c}>" for c in classes)):
        if s and p and o is not None:
            found[s][f"{p}@{lang}" if lang else p].add(o)
    return {s: {p: sorted(found[s][p]) for p in sorted(found[s])} for s in sorted(found)}


class Citations:
    """The label and the evidence of every node of a graph, read once, when the first finding asks."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def involved(self, *nodes: str) -> tuple[Involved, ...]:
        """The nodes as things of a finding; a node that is itself a place is its own evidence."""
        return tuple(
            Involved(node, self._labels.get(node, node.removeprefix(ID)), self.evidence(node))
            for node in dict.fromkeys(nodes)
        )

    def evidence(self, node: str) -> tuple[Evidence, ...]:
        return self._evidence.get(node) or self._places.get(node, ())

    @cached_property
    def _labels(self) -> dict[str, str]:
        labels = ((s, label) for s, label in self._graph.select(_LABELS) if s and label)
        return dict(sorted(labels, reverse=True))  # of several the first

    @cached_property
    def _evidence(self) -> dict[str, tuple[Evidence, ...]]:
        return self._load(_MENTIONS)

    @cached_property
    def _places(self) -> dict[str, tuple[Evidence, ...]]:
        return self._load(_PLACES)

    def _load(self, query: str) -> dict[str, tuple[Evidence, ...]]:
        found: dict[str, dict[tuple[str, int, int], Evidence]] = defaultdict(dict)
        for s, report, begin, end, quote, sb, sq, pb in self._graph.select(query):
            start, stop, words = int(begin or 0), int(end or 0), quote or ""
            evidence = Evidence(
                report or "",
                start,
                stop,
                words,
                start if sb is None else int(sb),
                words if sq is None else sq,
                None if pb is None else int(pb),
            )
            found[s or ""][(evidence.report, start, stop)] = evidence
        return {s: tuple(held[key] for key in sorted(held)) for s, held in found.items()}
