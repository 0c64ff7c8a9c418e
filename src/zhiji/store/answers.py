"""Answers in the forms people and programs take them: labelled rows, SPARQL results JSON and CSV, triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from zhiji.store.graphs import Answer, Graph
from zhiji.vocabulary import CODE, NS, PREFIXES, RDFS, SKOS, XSD

Row = tuple[str | None, ...]


def columns_of(answer: Answer) -> tuple[str, ...]:
    """The names over the rows: variables, or subject, predicate, object, or answer."""
    if isinstance(answer, ox.QuerySolutions):
        return tuple(variable.value for variable in answer.variables)
    return ("subject", "predicate", "object") if isinstance(answer, ox.QueryTriples) else ("answer",)


def rows_of(answer: Answer, most: int | None = None) -> Iterator[tuple[object, ...]]:
    """The terms of an answer, row by row; None where unbound."""
    if isinstance(answer, ox.QueryBoolean):
        return iter([("true" if answer else "false",)])
    if isinstance(answer, ox.QueryTriples):
        return islice(((t.subject, t.predicate, t.object) for t in answer), most)
    width = range(len(answer.variables))
    return islice((tuple(row[i] for i in width) for row in answer), most)


def format_json(answer: Answer, most: int) -> tuple[str, int]:
    """SPARQL 1.1 results JSON of at most ``most`` rows (N-Triples for triples); and how many there are, one more at the
    most."""
    if isinstance(answer, ox.QueryTriples):
        triples = list(islice(answer, most + 1))
        text = (ox.serialize(triples[:most], None, ox.RdfFormat.N_TRIPLES) or b"").decode("utf-8")
        return text, len(triples)
    if isinstance(answer, ox.QueryBoolean):
        return f'{{"head":{{}},"boolean":{"true" if answer else "false"}}}\n', 1
    columns, rows = columns_of(answer), list(rows_of(answer, most + 1))
    return _results_json(columns, rows[:most]), len(rows)


def named(
    columns: Sequence[str], rows: Iterable[tuple[object, ...]], graph: Graph, ontology: Path, lang: str = "zh"
) -> tuple[tuple[str, ...], list[Row]]:
    """Rows for programs, and their columns: beside each column with an IRI in it stands one with the names
    (``NAME_label``): of things in Chinese, as reports write them, of codes and terms in ``lang``."""
    held = list(rows)
    iris = {term.value for row in held for term in row if isinstance(term, ox.NamedNode)}
    labels = _labels(graph, sorted(iris), "zh") | _ontology_labels(iris, ontology, lang)
    labelled = [any(isinstance(row[i], ox.NamedNode) for row in held) for i in range(len(columns))]
    headed = [(name, f"{name}_label")[: 1 + labelled[i]] for i, name in enumerate(columns)]
    body = [
        tuple(cell for i, term in enumerate(row) for cell in (_plain(term), _label(term, labels))[: 1 + labelled[i]])
        for row in held
    ]
    return tuple(name for names in headed for name in names), body


def _plain(term: object) -> str | None:
    return None if term is None else str(getattr(term, "value", term))


def _label(term: object, labels: dict[str, str]) -> str | None:
    return labels.get(term.value) if isinstance(term, ox.NamedNode) else None


def _results_json(columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> str:
    import json

    bindings = [
        {name: json_term(term) for name, term in zip(columns, row, strict=True) if term is not None} for row in rows
    ]
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}, ensure_ascii=False) + "\n"


def json_term(term: object) -> dict[str, object]:
    """A term as SPARQL results JSON has it; triple terms and directions as in SPARQL 1.2."""
    if isinstance(term, ox.Literal):
        return {"type": "literal", "value": term.value, **literal_kind(term)}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: json_term(part) for name, part in parts.items()}}
    return {"type": "uri" if isinstance(term, ox.NamedNode) else "bnode", "value": term_words(term)}


def term_words(term: object) -> str:
    """A term without its kind; a triple term as SPARQL 1.2 writes it."""
    return f"<<( {term} )>>" if isinstance(term, ox.Triple) else str(getattr(term, "value", term))


def literal_kind(term: ox.Literal) -> dict[str, str]:
    """What stands beside the words of a literal: its language, with its direction, or its datatype; plain strings have
    nothing."""
    if term.language:
        return {"xml:lang": term.language} | ({"its:dir": str(term.direction)} if term.direction else {})
    return {} if term.datatype.value == XSD + "string" else {"datatype": term.datatype.value}


def labelled(
    rows: Iterable[tuple[object, ...]], graph: Graph, ontology: Path, lang: str, *, by_name: bool = False
) -> list[Row]:
    """Rows for people: IRIs as their label with the short IRI behind it, or where ``by_name`` the label alone, literals
    as their words."""
    held = list(rows)
    labels = _names(held, graph, ontology, lang)
    return [tuple(None if term is None else _shown(term, labels, by_name) for term in row) for row in held]


def _names(rows: Iterable[tuple[object, ...]], graph: Graph, ontology: Path, lang: str) -> dict[str, str]:
    iris = {term.value for row in rows for term in row if isinstance(term, ox.NamedNode)}
    return _labels(graph, sorted(iris), lang) | _ontology_labels(iris, ontology, lang)


def short(iri: str) -> str:
    """An IRI under the prefixes of the house, or as it is."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and "/" not in iri[len(base) :] and "#" not in iri[len(base) :]:
            return f"{prefix}:{iri[len(base) :]}"
    return iri


def _shown(term: object, labels: dict[str, str], by_name: bool) -> str:
    if isinstance(term, ox.NamedNode):
        label = labels.get(term.value)
        if label and (by_name or term.value.startswith((CODE, NS))):
            return label
        return f"{label} ({short(term.value)})" if label else short(term.value)
    return term_words(term)


def _labels(graph: Graph, iris: list[str], lang: str) -> dict[str, str]:
    """Of several labels in that language the first by code points, as everywhere; else one in another language."""
    found: dict[str, str] = {}
    for start in range(0, len(iris), 500):
        values = " ".join(f"<{iri}>" for iri in iris[start : start + 500])
        query = (
            f"SELECT ?x ?label {{ VALUES ?x {{ {values} }} "
            f"?x <{RDFS}label> ?label }} ORDER BY (LANG(?label) = '{lang}') DESC(?label) ?x"
        )
        found |= {x: label for x, label in graph.select(query) if x and label}
    return found


def _ontology_labels(iris: set[str], ontology: Path, lang: str) -> dict[str, str]:
    files = {"codes.ttl": CODE, "zhiji.ttl": NS}
    found: dict[str, str] = {}
    for name, base in files.items():
        if not any(iri.startswith(base) for iri in iris):
            continue
        for quad in ox.parse((ontology / name).read_bytes(), ox.RdfFormat.TURTLE):
            subject, label = quad.subject, quad.object
            if (
                isinstance(subject, ox.NamedNode)
                and subject.value in iris
                and quad.predicate.value in (RDFS + "label", SKOS + "prefLabel")
                and isinstance(label, ox.Literal)
                and label.language == lang
            ):
                found[subject.value] = label.value
    return found
