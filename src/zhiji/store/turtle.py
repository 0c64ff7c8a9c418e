"""Triples as text → RDF syntaxes. Sorted in, byte-stable out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from zhiji.vocabulary import PREFIXES

SYNTAXES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""Export format → pyoxigraph's; trig, nq and jsonld keep the named graph of each report."""


def format_turtle(triples: Iterable[str], report: str, text: str) -> bytes:
    """Canonical Turtle of one report's graph: sorted N-Triples lines in, UTF-8 out, with the
    prefix ``t:`` for its places: ``text`` is the IRI of its text.

    The first line names the report, so that a reader can name the graph before it parses the file.
    """
    parsed = list(ox.parse("\n".join(triples), ox.RdfFormat.N_TRIPLES))
    return _format_parsed((quad.triple for quad in parsed), report, text)


def with_value(turtle: bytes, report: str, text: str, predicate: str, value: str | None) -> bytes:
    """Canonical Turtle as ``format_turtle`` wrote it, with another plain string under a predicate of the report that
    has one at the most: the bytes that it would have written; with None without any."""
    node, term = ox.NamedNode(report), ox.NamedNode(predicate)
    triples = [q.triple for q in ox.parse(turtle, ox.RdfFormat.TURTLE) if (q.subject, q.predicate) != (node, term)]
    if value is not None:
        at = bisect_left(triples, _in_order(node, term), key=lambda triple: _in_order(triple.subject, triple.predicate))
        triples.insert(at, ox.Triple(node, term, ox.Literal(value)))
    return _format_parsed(triples, report, text)


def _in_order(subject: object, predicate: object) -> str:
    return f"{subject} {predicate} "


def _format_parsed(triples: Iterable[ox.Triple], report: str, text: str) -> bytes:
    body = ox.serialize(triples, None, ox.RdfFormat.TURTLE, prefixes=PREFIXES | {"t": text + "#"})
    return b"# zhiji report <" + report.encode() + b">\n" + (body or b"")


def format_graph(store: ox.Store, syntax: str) -> bytes:
    """A store's content in one of ``SYNTAXES``, sorted, so that the same content is the same bytes.

    Turtle and N-Triples have no named graphs: there the reports' triples stand together. So do those of a single report
    in JSON-LD, whose readers look into the default graph alone; what is opened from there is named again.
    """
    form = SYNTAXES[syntax]
    if form.supports_datasets and not (syntax == "jsonld" and len({quad.graph_name for quad in store}) == 1):
        quads = sorted(store, key=str)
        return ox.serialize(quads, None, form, prefixes=PREFIXES) or b""
    triples = sorted({quad.triple for quad in store}, key=str)
    return ox.serialize(triples, None, form, prefixes=PREFIXES) or b""


def format_named_graphs(store: ox.Store) -> Iterator[tuple[str | None, bytes]]:
    """Each graph of a store by name, None for what stands in none, as sorted N-Triples; empty graphs are left out."""
    for graph in (ox.DefaultGraph(), *sorted(store.named_graphs(), key=str)):
        triples = sorted((quad.triple for quad in store.quads_for_pattern(None, None, None, graph)), key=str)
        if triples:
            name = graph.value if isinstance(graph, ox.NamedNode) else None
            yield name, ox.serialize(triples, None, ox.RdfFormat.N_TRIPLES) or b""
