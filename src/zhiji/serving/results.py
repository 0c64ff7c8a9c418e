"""Answers in the media types of SPARQL 1.1: rows as JSON, XML, CSV or TSV; triples as Turtle, N-Triples or JSON-LD."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from zhiji.store.answers import columns_of, rows_of
from zhiji.vocabulary import PREFIXES, XSD

Row = tuple[object, ...]

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
    "text/plain": "nt",
    "application/json": "jsonld",
}
"""Media types of triples, those we prefer first."""

_SYNTAXES = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def format_rows(answer: ox.QuerySolutions | ox.QueryBoolean, form: str, most: int) -> tuple[bytes, bool]:
    """At most ``most`` rows in ``form`` (json, xml, csv, tsv), and whether more were left."""
    if isinstance(answer, ox.QueryBoolean):
        return _TRUTH[form].format("true" if answer else "false").encode(), False
    columns, rows = columns_of(answer), list(rows_of(answer, most + 1))
    return _ROWS[form](columns, rows[:most]).encode("utf-8", "replace"), len(rows) > most


def format_triples(triples: Iterable[ox.Triple], form: str, most: int) -> tuple[bytes, bool]:
    """At most ``most`` triples in ``form`` (ttl, nt, jsonld), and whether more were left."""
    held = list(islice(triples, most + 1))
    return ox.serialize(held[:most], None, _SYNTAXES[form], prefixes=PREFIXES) or b"", len(held) > most


def _json(columns: Sequence[str], rows: Iterable[Row]) -> str:
    bindings = [{n: _json_term(t) for n, t in zip(columns, row, strict=True) if t is not None} for row in rows]
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _json_term(term: object) -> dict[str, object]:
    if isinstance(term, ox.Literal):
        return {"type": "literal", "value": term.value} | _literal_kind(term)
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    return {"type": "uri" if isinstance(term, ox.NamedNode) else "bnode", "value": _value(term)}


def _literal_kind(term: ox.Literal) -> dict[str, object]:
    if term.language:
        return {"xml:lang": term.language}
    return {} if term.datatype.value == XSD + "string" else {"datatype": term.datatype.value}


def _xml(columns: Sequence[str], rows: Iterable[Row]) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in columns)
    body = "".join(f"<result>{_xml_row(columns, row)}</result>" for row in rows)
    return f"{_XML_HEAD}<head>{head}</head><results>{body}</results></sparql>"


def _xml_row(columns: Sequence[str], row: Row) -> str:
    bound = zip(columns, row, strict=True)
    return "".join(f"<binding name={quoteattr(n)}>{_xml_term(t)}</binding>" for n, t in bound if t is not None)


def _xml_term(term: object) -> str:
    words = escape(_UNPRINTABLE.sub("\ufffd", _value(term)), {"\r": "&#13;"})
    if isinstance(term, ox.Literal):
        kind = "".join(f" {name}={quoteattr(str(value))}" for name, value in _literal_kind(term).items())
        return f"<literal{kind}>{words}</literal>"
    return f"<uri>{words}</uri>" if isinstance(term, ox.NamedNode) else f"<bnode>{words}</bnode>"


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_csv_term(term) for term in row] for row in rows)
    return out.getvalue()


def _csv_term(term: object) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else "" if term is None else _value(term)


def _tsv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    lines = ["\t".join(f"?{name}" for name in columns)]
    lines += ["\t".join("" if term is None else _tsv_term(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _tsv_term(term: object) -> str:
    return str(term).replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


_XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
_ROWS: dict[str, Callable[[Sequence[str], Iterable[Row]], str]] = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
_TRUTH = {
    "json": '{{"head":{{}},"boolean":{}}}',
    "xml": _XML_HEAD + "<head/><boolean>{}</boolean></sparql>",
    "csv": "{}\r\n",
    "tsv": "{}\n",
}
