"""Answers in the media types of SPARQL: rows as JSON, XML, CSV, TSV; triples as Turtle, N-Triples, JSON-LD, RDF/XML."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from zhiji.model import QueryError
from zhiji.store.answers import columns_of, json_term, literal_kind, rows_of, term_words
from zhiji.store.jsonld import format_json_ld
from zhiji.store.tokens import LETTERS, NAME
from zhiji.vocabulary import PREFIXES

Row = tuple[object, ...]
_Node = TypeVar("_Node", ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple)

ROW_TYPES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Media types of rows and truth values, those we prefer first."""

TRIPLE_TYPES = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "text/plain": "nt",
    "application/json": "jsonld",
    "application/xml": "rdf",
    "text/xml": "rdf",
}
"""Media types of triples, those we prefer first."""

_SYNTAXES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOCAL_NAME = re.compile(rf"[{LETTERS}_][{NAME}.]*$")
_ITS = {"xmlns:its": "http://www.w3.org/2005/11/its", "its:version": "2.0"}


def format_rows(answer: ox.QuerySolutions | ox.QueryBoolean, form: str, most: int) -> tuple[bytes, bool]:
    """At most ``most`` rows in ``form`` (json, xml, csv, tsv), and whether more were left."""
    if isinstance(answer, ox.QueryBoolean):
        return _TRUTH[form].format("true" if answer else "false").encode(), False
    columns, rows = columns_of(answer), list(rows_of(answer, most + 1))
    return _ROWS[form](columns, rows[:most]).encode("utf-8", "replace"), len(rows) > most


def format_triples(triples: Iterable[ox.Triple], form: str, most: int) -> tuple[bytes, bool]:
    """At most ``most`` triples in ``form`` (ttl, nt, jsonld, rdf), and whether more were left. QueryError for what the
    form cannot hold."""
    held = list(islice(triples, most + 1))
    written = [_for_xml(triple) for triple in held[:most]] if form == "rdf" else held[:most]
    if form == "jsonld" and any(isinstance(triple.object, ox.Triple) for triple in written):
        raise QueryError("JSON-LD has no triple terms; ask for text/turtle")
    if form == "jsonld":
        return format_json_ld(ox.Quad(*triple) for triple in written), len(held) > most
    prefixes = None if form == "rdf" else PREFIXES  # there they come in another order each time
    return ox.serialize(written, None, _SYNTAXES[form], prefixes=prefixes) or b"", len(held) > most


def _for_xml(triple: ox.Triple) -> ox.Triple:
    """A triple of names and signs that XML has; QueryError for a predicate that it cannot write."""
    if not _LOCAL_NAME.search(triple.predicate.value):
        raise QueryError(f"RDF/XML cannot write the predicate {triple.predicate.value}; ask for text/turtle")
    subject, held = triple.subject, triple.object
    if isinstance(held, ox.Literal) and _UNPRINTABLE.search(held.value):
        words = _UNPRINTABLE.sub("\ufffd", held.value)
        spoken = ox.Literal(words, language=held.language, direction=held.direction)
        held = spoken if held.language else ox.Literal(words, datatype=held.datatype)
    elif isinstance(held, ox.Triple):
        held = _for_xml(held)
    return ox.Triple(_xml_node(subject), triple.predicate, _xml_node(held))


def _xml_node(term: _Node) -> _Node:
    """A blank node's name begins with a letter there."""
    return ox.BlankNode(f"b{term.value}") if isinstance(term, ox.BlankNode) else term


def _json(columns: Sequence[str], rows: Iterable[Row]) -> str:
    bindings = [{n: json_term(t) for n, t in zip(columns, row, strict=True) if t is not None} for row in rows]
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _xml(columns: Sequence[str], rows: Iterable[Row]) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in columns)
    body = "".join(f"<result>{_xml_row(columns, row)}</result>" for row in rows)
    return f"{_XML_HEAD}<head>{head}</head><results>{body}</results></sparql>"


def _xml_row(columns: Sequence[str], row: Row) -> str:
    bound = zip(columns, row, strict=True)
    return "".join(f"<binding name={quoteattr(n)}>{_xml_term(t)}</binding>" for n, t in bound if t is not None)


def _xml_term(term: object) -> str:
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts.items())}</triple>"
    words = escape(_UNPRINTABLE.sub("\ufffd", term_words(term)), {"\r": "&#13;"})
    if isinstance(term, ox.Literal):
        held = literal_kind(term) | (_ITS if term.direction else {})
        kind = "".join(f" {name}={quoteattr(value)}" for name, value in held.items())
        return f"<literal{kind}>{words}</literal>"
    return f"<uri>{words}</uri>" if isinstance(term, ox.NamedNode) else f"<bnode>{words}</bnode>"


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_csv_term(term) for term in row] for row in rows)
    return out.getvalue()


def _csv_term(term: object) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else "" if term is None else term_words(term)


def _tsv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    lines = ["\t".join(f"?{name}" for name in columns)]
    lines += ["\t".join("" if term is None else _tsv_term(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _tsv_term(term: object) -> str:
    text = term_words(term) if isinstance(term, ox.Triple) else str(term)
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


_XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
_ROWS: dict[str, Callable[[Sequence[str], Iterable[Row]], str]] = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
_TRUTH = {
    "json": '{{"head":{{}},"boolean":{}}}',
    "xml": _XML_HEAD + "<head/><boolean>{}</boolean></sparql>",
    "csv": "{}\r\n",
    "tsv": "{}\n",
}
