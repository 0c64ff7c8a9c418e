"""A graph as several N-Quads files of bounded size, as engines load them in bulk: report by report, in order.

Each triple stands in the graph of its report and in the default graph: there a plain pattern sees a single time what
several reports state, on any engine, whatever it makes of a union of graphs.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from zhiji.store.graphs import Graph
from zhiji.store.turtle import in_graph
from zhiji.vocabulary import RDF, ZJ

LARGEST = 250_000_000
"""Bytes after which a file is full."""

_TYPE = ox.NamedNode(RDF + "type")
_OUTLINE = frozenset([ZJ.Section, ZJ.Point])
_OUTLINE_EDGES = frozenset([ZJ.inSection, ZJ.inPoint])


def find_parts(graph: Graph, *, lean: bool = False, largest: int = LARGEST) -> Iterator[bytes]:
    """The content of one file after the other. ``lean``: without the outline (sections and points) and without the
    sentences in which nothing stands; the named questions have the same answers there, the rivals of a link are fewer.
    """
    waiting: list[bytes] = []
    size = 0
    for name, triples in graph.parts():
        kept = b"".join(sorted((_lean(triples) if lean else triples).splitlines(keepends=True)))
        data = kept if isinstance(name, ox.DefaultGraph) else in_graph(kept, name) + kept
        if waiting and size + len(data) > largest:
            yield b"".join(waiting)
            waiting, size = [], 0
        waiting.append(data)
        size += len(data)
    if size:
        yield b"".join(waiting)


def _lean(triples: bytes) -> bytes:
    quads = list(ox.parse(triples, ox.RdfFormat.N_TRIPLES))
    outline = {q.subject for q in quads if q.predicate == _TYPE and getattr(q.object, "value", "") in _OUTLINE}
    sentences = {q.subject for q in quads if q.predicate == _TYPE and getattr(q.object, "value", "") == ZJ.Sentence}
    carrying = {q.object for q in quads if q.predicate.value == ZJ.inSentence}
    dropped = outline | (sentences - carrying)
    kept = (q.triple for q in quads if q.subject not in dropped and q.predicate.value not in _OUTLINE_EDGES)
    return ox.serialize(kept, None, ox.RdfFormat.N_TRIPLES) or b""
