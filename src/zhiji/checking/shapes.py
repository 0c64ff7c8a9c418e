"""Each report's graph against the SHACL shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from zhiji.checking.rows import Citations
from zhiji.model import ZhijiError
from zhiji.model.findings import Finding, Severity
from zhiji.store.graphs import Graph
from zhiji.vocabulary import CODE, ID, NS, RDF, RDFS, SKOS, ZJ

if TYPE_CHECKING:
    from shacl import Shapes

SH = "http://www.w3.org/ns/shacl#"
_SEVERITIES: dict[str, Severity] = {"Violation": "violation", "Warning": "warning", "Info": "note"}
_UNNAMED = "?s ?p ?o FILTER NOT EXISTS { GRAPH ?any { ?s ?p ?o } }"
_OF_CLASS = ox.NamedNode(SH + "ClassConstraintComponent")
_ALL = "CONSTRUCT { ?s ?p ?o } { %s }"

Terms = list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


def find_shape_findings(graph: Graph, ontology: Path, citations: Citations) -> Iterator[Finding]:
    """What the shapes in ``ontology``/shapes.ttl refuse. Each report's named graph is held against them by itself, for
    things that join between reports are stated in each; what stands in no named graph is taken as one."""
    shapes = _shapes(ontology / "shapes.ttl")
    terms = b"".join(_ntriples(ontology / name) for name in ("zhiji.ttl", "codes.ttl"))
    for triples in _graphs(graph):
        report = validated(shapes, triples + terms)
        if report:
            yield from _findings(report, graph, citations)


def validated(shapes: Shapes, triples: bytes) -> bytes:
    """What ``shapes`` say of a graph, as the N-Triples of a SHACL report; nothing where there is no result."""
    report = shapes.validate_text(triples.decode("utf-8"), "ntriples")
    return report.serialize("ntriples").encode("utf-8") if len(report) else b""


def _graphs(graph: Graph) -> Iterator[bytes]:
    names = sorted(graph.named_graphs())
    patterns = [f"GRAPH <{name}> {{ ?s ?p ?o }}" for name in names]
    for pattern in (*patterns, *([] if graph.is_merged else [_UNNAMED])):
        answer = graph.ask(_ALL % pattern)
        assert isinstance(answer, ox.QueryTriples)
        triples = answer.serialize(format=ox.RdfFormat.N_TRIPLES)
        if triples:
            yield triples


def _shapes(file: Path) -> Shapes:
    from shacl import Shapes

    try:
        return Shapes.from_turtle(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unusable(file, error) from None


def _ntriples(file: Path) -> bytes:
    try:
        triples = [quad.triple for quad in ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE)]
    except (OSError, SyntaxError) as error:
        raise _unusable(file, error) from None
    return ox.serialize(triples, None, ox.RdfFormat.N_TRIPLES) or b""


def _unusable(file: Path, error: Exception) -> ZhijiError:
    reason = " ".join(str(error).split())[:200]
    return ZhijiError(f"{file}: the ontology does not load ({reason}); install zhiji again")


def _findings(report: bytes, graph: Graph, citations: Citations) -> Iterator[Finding]:
    said: dict[object, dict[str, Terms]] = {}
    for quad in ox.parse(report, ox.RdfFormat.N_TRIPLES):
        held = said.setdefault(quad.subject, {})
        held.setdefault(quad.predicate.value.removeprefix(SH), []).append(quad.object)
    kind = ox.NamedNode(SH + "ValidationResult")
    results = [
        held for held in said.values() if kind in held.get(RDF + "type", ()) and not _is_typed_elsewhere(held, graph)
    ]
    yield from sorted((_finding(held, citations) for held in results), key=lambda f: (f.zh, f.rule))


def _is_typed_elsewhere(held: dict[str, Terms], graph: Graph) -> bool:
    """Whether what is refused for its class has that class in another graph: the two initiatives of a match stand each
    in its report's."""
    (component, *_), values = held["sourceConstraintComponent"], held.get("value", ())
    if component != _OF_CLASS or held.get("resultPath") != [ox.NamedNode(ZJ.matched)]:
        return False
    asked = (f"ASK {{ {value} a <{ZJ.Initiative}> }}" for value in values if isinstance(value, ox.NamedNode))
    return all(bool(graph.ask(query)) for query in asked)


def _finding(held: dict[str, Terms], citations: Citations) -> Finding:
    node, path, value = (next(iter(held.get(name, ())), None) for name in ("focusNode", "resultPath", "value"))
    messages = sorted((m for m in held.get("resultMessage", ()) if isinstance(m, ox.Literal)), key=str)
    said = {message.language: message.value for message in messages}
    fallback = next(iter(said.values()), "breaks the shape")
    severity = _text(next(iter(held.get("resultSeverity", ())), None)).removeprefix(SH)
    shown = f" ({shorten(_text(path))} = {shorten(_text(value))})" if path is not None and value is not None else ""
    nodes = (term.value for term in (node, value) if isinstance(term, ox.NamedNode))
    involved = citations.involved(*(iri for iri in nodes if iri.startswith(ID)))
    label = involved[0].label if involved else shorten(_text(node))
    return Finding(
        kind="shape",
        severity=_SEVERITIES.get(severity, "violation"),
        rule=shorten(path.value) if isinstance(path, ox.NamedNode) else "shape",
        zh=f"{label}：{said.get('zh', fallback)}{shown}",
        en=f"{label}: {said.get('en', fallback)}{shown}",
        things=involved,
    )


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def shorten(term: str) -> str:
    """A term as people read it: ``zj:value`` for an IRI of the ontology; long values are cut."""
    for base, prefix in ((NS, "zj:"), (CODE, "zjc:"), (ID, "id:"), (RDFS, "rdfs:"), (SKOS, "skos:")):
        if term.startswith(base):
            return prefix + term.removeprefix(base)
    return term if len(term) <= 80 else term[:79] + "…"
