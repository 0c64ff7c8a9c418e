"""The service description: what this endpoint speaks and holds (W3C SPARQL 1.1 Service Description)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from zhiji.serving.workers.formats import format_triples
from zhiji.vocabulary import RDF

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_RDF = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")


def describe_service(endpoint: str, graphs: Iterable[str], form: str) -> bytes:
    """The description in ``form`` (ttl, nt, jsonld, rdf). ``graphs``: the IRIs of the named graphs."""
    return format_triples(list(_triples(endpoint, sorted(graphs))), form, 1_000_000)[0]


def _triples(endpoint: str, graphs: list[str]) -> Iterator[ox.Triple]:
    service, dataset, default = (ox.NamedNode(endpoint + part) for part in ("", "#dataset", "#union"))
    yield _a(service, "Service")
    yield ox.Triple(service, _sd("endpoint"), service)
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in (*_RESULTS, *_RDF):
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(FORMATS + name))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield _a(dataset, "Dataset")
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield _a(default, "Graph")
    for number, graph in enumerate(graphs, 1):
        node = ox.NamedNode(f"{endpoint}#graph{number}")
        yield ox.Triple(dataset, _sd("namedGraph"), node)
        yield _a(node, "NamedGraph")
        yield ox.Triple(node, _sd("name"), ox.NamedNode(graph))


def _a(node: ox.NamedNode, name: str) -> ox.Triple:
    return ox.Triple(node, ox.NamedNode(RDF + "type"), _sd(name))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
