"""Triples as text → RDF syntaxes. Sorted in, byte-stable out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

import pyoxigraph as ox

from zhiji.store.graphs import Graph, GraphName
from zhiji.store.jsonld import format_json_ld
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


def format_graph(graph: Graph, syntax: str, each: Callable[[int, int], None] = lambda _done, _all: None) -> bytes:
    """What a graph holds in one of ``SYNTAXES``, sorted, so that the same content is the same bytes; ``each`` is told
    how many of its named graphs have been taken up, and how many there are.

    Turtle and N-Triples have no named graphs: there the reports' triples stand together. So do those of a single report
    in JSON-LD, whose readers look into the default graph alone; what is opened from there is named again.
    """
    form = SYNTAXES[syntax]
    total = len(graph.named_graphs())
    parts = []
    for number, part in enumerate(graph.parts(), 1):
        parts.append(part)
        each(min(number, total), total)
    if form.supports_datasets and not (syntax == "jsonld" and len(parts) == 1):
        lines = sorted(line for name, triples in parts for line in in_graph(triples, name).splitlines(keepends=True))
        plain = ox.RdfFormat.N_QUADS
    else:
        lines = sorted({line for _, triples in parts for line in triples.splitlines(keepends=True)})
        plain = ox.RdfFormat.N_TRIPLES
    if form == plain:
        return b"".join(lines)
    quads = (quad for quad in ox.parse(b"".join(lines), plain))  # a step of Python each: other threads get their turn
    if syntax == "jsonld":
        return format_json_ld(quads)
    return ox.serialize(quads, None, form, prefixes=PREFIXES) or b""


def in_graph(triples: bytes, name: GraphName) -> bytes:
    """N-Triples as N-Quads of the graph ``name``."""
    return triples if isinstance(name, ox.DefaultGraph) else triples.replace(b" .\n", f" {name} .\n".encode())
