"""Each report's graph against the SHACL shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from zhiji.checking.rows import Citations
from zhiji.model import ZhijiError
from zhiji.model.findings import Finding, Severity
from zhiji.store.graphs import Graph
from zhiji.vocabulary import CODE, ID, NS

SH = "http://www.w3.org/ns/shacl#"
_SEVERITIES: dict[str, Severity] = {"Violation": "violation", "Warning": "warning", "Info": "note"}
_UNNAMED = "?s ?p ?o FILTER NOT EXISTS { GRAPH ?any { ?s ?p ?o } }"
_ALL = "CONSTRUCT { ?s ?p ?o } { %s }"


def find_shape_findings(graph: Graph, ontology: Path, citations: Citations) -> Iterator[Finding]:
    """What the shapes in ``ontology``/shapes.ttl refuse. Each report's named graph is held against them by itself, for
    things that join between reports are stated in each; what stands in no named graph is taken as one."""
    from pyshacl import validate

    shapes, terms = _parsed(ontology / "shapes.ttl"), _parsed(ontology / "zhiji.ttl", ontology / "codes.ttl")
    for triples in _graphs(graph):
        data = _loaded(triples)
        _, results, _ = validate(data, shacl_graph=shapes, ont_graph=terms, inference="none")
        yield from _findings(results, citations)


def _graphs(graph: Graph) -> Iterator[bytes]:
    for pattern in (*(f"GRAPH <{name}> {{ ?s ?p ?o }}" for name in sorted(graph.named_graphs())), _UNNAMED):
        answer = graph.ask(_ALL % pattern)
        assert isinstance(answer, ox.QueryTriples)
        triples = answer.serialize(format=ox.RdfFormat.N_TRIPLES)
        if triples:
            yield triples


def _loaded(triples: bytes) -> Any:
    from rdflib import Graph as Triples

    return Triples().parse(data=triples, format="nt")


def _parsed(*files: Path) -> Any:
    from rdflib import Graph as Triples

    held = Triples()
    for file in files:
        try:
            held.parse(file, format="turtle")
        except (OSError, SyntaxError) as error:
            reason = " ".join(str(error).split())[:200]
            raise ZhijiError(f"{file}: the ontology does not load ({reason}); install zhiji again") from None
    return held


def _findings(results: Any, citations: Citations) -> Iterator[Finding]:
    from rdflib import RDF, URIRef

    for result in results.subjects(RDF.type, URIRef(SH + "ValidationResult")):
        node, path, value = (results.value(result, URIRef(SH + name)) for name in ("focusNode", "resultPath", "value"))
        said = {m.language: str(m) for m in sorted(results.objects(result, URIRef(SH + "resultMessage")))}
        fallback = next(iter(said.values()), "breaks the shape")
        severity = str(results.value(result, URIRef(SH + "resultSeverity"))).removeprefix(SH)
        held = f" ({shorten(str(path))} = {shorten(str(value))})" if path is not None and value is not None else ""
        involved = citations.involved(
            *(str(n) for n in (node, value) if isinstance(n, URIRef) and str(n).startswith(ID))
        )
        label = involved[0].label if involved else shorten(str(node))
        yield Finding(
            kind="shape",
            severity=_SEVERITIES.get(severity, "violation"),
            rule=shorten(str(path)) if isinstance(path, URIRef) else "shape",
            zh=f"{label}：{said.get('zh', fallback)}{held}",
            en=f"{label}: {said.get('en', fallback)}{held}",
            things=involved,
        )


def shorten(term: str) -> str:
    """A term as people read it: ``zj:value`` for an IRI of the ontology; long values are cut."""
    for base, prefix in ((NS, "zj:"), (CODE, "zjc:"), (ID, "id:")):
        if term.startswith(base):
            return prefix + term.removeprefix(base)
    return term if len(term) <= 80 else term[:79] + "…"
