"""A graph without what a language model alone read: the one way in which proposals are left out, whoever asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from zhiji.store.graphs import Graph, Term
from zhiji.vocabulary import RDF, ZJ, code

_TYPE = ox.NamedNode(RDF + "type")
_READ_BY, _KIND = ox.NamedNode(ZJ.readBy), ox.NamedNode(ZJ.readingKind)
_PROPOSED = ox.NamedNode(code("reading", "proposed"))
_EVIDENCE, _QUOTE, _AS_WRITTEN = (ox.NamedNode(iri) for iri in (ZJ.evidence, ZJ.quote, ZJ.asWritten))
_STATED = tuple(ox.NamedNode(RDF + part) for part in ("subject", "predicate", "object"))
_ENDS = frozenset(
    [*_STATED, *map(ox.NamedNode, (ZJ.fromInitiative, ZJ.toOutcome, ZJ.person, ZJ.post, ZJ.award))]
)  # fmt: skip
"""Without one of these a link, an edge kept as itself, a post that somebody holds or an award received is none."""
_MENTION = ox.NamedNode(ZJ.Mention)
_OUTLINE = frozenset(map(ox.NamedNode, (ZJ.Report, ZJ.Section, ZJ.Point, ZJ.Sentence)))
_HAS = f"ASK {{ ?reading <{ZJ.readingKind}> <{_PROPOSED.value}> }}"

GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def has_proposals(graph: Graph) -> bool:
    """Did a language model read anything of what is open?"""
    return bool(graph.ask(_HAS))


def without_proposed(graph: Graph) -> Graph:
    """``graph`` without the facts, edges, links and mentions that a language model alone read, and without what only
    these spoke of; what the reader or a person read too stays, in the words it has. The graph itself where there is
    nothing to leave out, else a copy in memory."""
    if not has_proposals(graph):
        return graph
    store = ox.Store()
    store.bulk_extend(graph.held())
    for name in (*store.named_graphs(), ox.DefaultGraph()):
        if any(store.quads_for_pattern(None, _KIND, _PROPOSED, name)):
            _Clearing(store, name).clear()
    return Graph(store)


class _Clearing:
    """One report's graph from which proposals are taken."""

    def __init__(self, store: ox.Store, name: GraphName) -> None:
        self.store, self.name = store, name
        self.proposed = {quad.subject for quad in self._quads(None, _KIND, _PROPOSED)}
        self.readers: dict[Term, set[Term]] = defaultdict(set)
        for quad in self._quads(None, _READ_BY):
            self.readers[quad.subject].add(quad.object)
        self.kept = {q.subject for kind in _OUTLINE for q in self._quads(None, _TYPE, kind)}
        self.loose: set[Term] = set()
        """What something spoke of that is gone."""

    def clear(self) -> None:
        mentions = {quad.subject for quad in self._quads(None, _TYPE, _MENTION)}
        alone = {node for node, readers in self.readers.items() if readers <= self.proposed} - self.kept
        self._drop(alone - mentions)
        for node, readers in self.readers.items():
            if node not in alone and readers & self.proposed:
                self._drop_words(node, alone & mentions)
        for quad in [q for reading in self.proposed for q in self._quads(None, _READ_BY, reading)]:
            self.store.remove(quad)
        self._drop(self.proposed)
        self._sweep()

    def _quads(self, *pattern: Term | None) -> Iterable[ox.Quad]:
        subject, predicate, value = (*pattern, None, None)[:3]
        return self.store.quads_for_pattern(subject, predicate, value, self.name)  # type: ignore[arg-type]

    def _drop(self, nodes: Iterable[Term]) -> None:
        """Takes nodes away, and with them what is nothing without them."""
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            self._drop_stated(node)
            for quad in list(self._quads(node)):
                self.store.remove(quad)
                self.loose.add(quad.object)
            for quad in list(self._quads(None, None, node)):
                self.store.remove(quad)
                waiting += [quad.subject] if quad.predicate in _ENDS else []

    def _drop_stated(self, assertion: Term) -> None:
        """Takes away the edge itself that an assertion keeps."""
        parts = [next((quad.object for quad in self._quads(assertion, term)), None) for term in _STATED]
        if None not in parts:
            for quad in list(self._quads(*parts)):
                self.store.remove(quad)

    def _drop_words(self, node: Term, mentions: set[Term]) -> None:
        """Of what others read too, the words that the model alone found."""
        held = {quad.object: quad for quad in self._quads(node, _EVIDENCE)}
        gone = {mention: quad for mention, quad in held.items() if mention in mentions}
        if len(gone) == len(held):
            return
        left = {quote for mention in held.keys() - gone.keys() for quote in self._quotes(mention)}
        for mention, quad in gone.items():
            self.store.remove(quad)
            self.loose.add(mention)
            for quote in self._quotes(mention) - left:
                for written in list(self._quads(node, _AS_WRITTEN, quote)):
                    self.store.remove(written)

    def _quotes(self, mention: Term) -> set[Term]:
        return {quad.object for quad in self._quads(mention, _QUOTE)}

    def _sweep(self) -> None:
        """Takes away what nobody speaks of any more and nobody read for itself: mentions, units of measure."""
        while self.loose:
            node = self.loose.pop()
            if isinstance(node, ox.Literal) or node in self.kept:
                continue
            if any(self._quads(None, None, node)) or any(self._quads(node, _READ_BY)):
                continue
            for quad in list(self._quads(node)):
                self.store.remove(quad)
                self.loose.add(quad.object)
