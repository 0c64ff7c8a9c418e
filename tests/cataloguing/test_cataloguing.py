"""What graphs say of themselves: counts that hold, the same words every time, and nothing in them closes a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib

from zhiji import api
from zhiji.cataloguing import Catalogue, page_data
from zhiji.vocabulary import ONTOLOGY, PREFIXES, ZJ

_PREFIXES = PREFIXES | {
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
}


@pytest.fixture(scope="module")
def graph(open_invented: Callable[..., api.KnowledgeGraph]) -> api.KnowledgeGraph:
    return open_invented("jia-2019", "jia-2020")


def asked(turtle: bytes, query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    store.load(turtle, ox.RdfFormat.TURTLE)
    return [tuple(term.value for term in row) for row in store.query(query, prefixes=_PREFIXES)]  # type: ignore[union-attr]


def test_the_counts_are_those_of_another_engine(graph: api.KnowledgeGraph) -> None:
    told = graph.described()
    union = rdflib.Graph().parse(data=graph.export("nt"), format="nt")
    assert asked(told, "SELECT ?n { ?d a void:Dataset ; void:triples ?n }") == [(str(len(union)),)]
    assert asked(told, "SELECT ?n { ?d void:distinctSubjects ?n }") == [(str(len(set(union.subjects()))),)]
    held = dict(asked(told, "SELECT ?c ?n { ?p void:class ?c ; void:entities ?n }"))
    kinds = {str(kind) for kind in union.objects(None, rdflib.RDF.type)}
    assert held == {kind: str(len(set(union.subjects(rdflib.RDF.type, rdflib.URIRef(kind))))) for kind in kinds}
    used = dict(asked(told, "SELECT ?c ?n { ?p void:property ?c ; void:triples ?n }"))
    assert used[ZJ.quote] == str(len(set(union.subject_objects(rdflib.URIRef(ZJ.quote)))))


def test_it_says_what_it_is_in_two_languages(graph: api.KnowledgeGraph) -> None:
    told = graph.export("void")
    [(dataset,)] = asked(told, "SELECT ?d { ?d a void:Dataset , dcat:Dataset }")
    assert dataset == graph.catalogue.iri
    assert asked(told, "SELECT ?o { ?d dcterms:conformsTo ?o }") == [(ONTOLOGY,)]
    [(title,)] = asked(told, 'SELECT ?t { ?d a dcat:Dataset ; dcterms:title ?t FILTER(LANG(?t) = "zh") }')
    assert title == "2份问责报告所言：举措、单位与成果"
    assert {r for (r,) in asked(told, "SELECT ?r { ?d dcterms:source ?r }")} == {r.iri for r in graph.reports}
    assert asked(told, "SELECT ?a ?b { ?p dcat:startDate ?a ; dcat:endDate ?b }") == [("2019", "2020")]
    assert asked(told, "SELECT ?s { ?d void:sparqlEndpoint ?s }") == []


def test_a_server_says_where_it_can_be_asked(graph: api.KnowledgeGraph) -> None:
    told = graph.described("http://localhost:8000")
    assert asked(told, "SELECT ?s { ?d void:sparqlEndpoint ?s }") == [("http://localhost:8000/sparql",)]
    assert asked(told, "SELECT ?d { ?s a dcat:DataService ; dcat:servesDataset ?d }") == [(graph.catalogue.iri,)]


def test_the_same_reports_are_the_same_dataset(
    graph: api.KnowledgeGraph, open_invented: Callable[..., api.KnowledgeGraph]
) -> None:
    other = open_invented("jia-2020", "jia-2019")
    assert other.described() == graph.described()
    assert open_invented("jia-2020").catalogue.iri != graph.catalogue.iri


def test_page_data_closes_no_script(graph: api.KnowledgeGraph) -> None:
    hostile = '</script><script>alert(1)</script><!--"&\u2028'
    reports = tuple(replace(report, title=hostile, issuer_label=hostile) for report in graph.reports)
    text = page_data(Catalogue(reports), "http://localhost:8000", "en")
    assert not re.search("[<>&\u2028]", text)
    held = json.loads(text)
    assert held["@type"] == "Dataset"
    assert [report["name"] for report in held["isBasedOn"]] == [hostile, hostile]
    assert held["temporalCoverage"] == "2019/2020"


def test_many_reports_are_counted_not_listed(graph: api.KnowledgeGraph) -> None:
    many = Catalogue(tuple(replace(graph.reports[0], iri=f"{graph.reports[0].iri}{n}") for n in range(300)))
    assert many.said("description", "en").count("甲市公安局") == 3
    assert "and 297 more" in many.said("description", "en")
    assert len(json.loads(page_data(many, "", "zh"))["isBasedOn"]) == 200


def test_the_questions_are_examples_that_can_be_asked(graph: api.KnowledgeGraph) -> None:
    told = graph.export("examples")
    sh = "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX schema: <https://schema.org/> "
    rows = asked(
        told, sh + "SELECT ?name ?query { ?e a sh:SPARQLSelectExecutable ; schema:keywords ?name ; sh:select ?query }"
    )
    assert sorted(name for name, _ in rows) == sorted(question.name for question in api.questions())
    over_rows = {question.name for question in api.questions() if question.over_rows}
    for name, query in rows:
        assert not query.startswith("#")
        given = [tuple(map(str, row)) for row in graph.answer(query)]  # type: ignore[union-attr]
        if name in over_rows:  # its SPARQL is the plain part of the answer, and its comment says so
            continue
        assert given == [tuple(map(str, row)) for row in graph.answer(name)], name  # type: ignore[union-attr]
    comments = asked(told, "SELECT ?e ?c { ?e rdfs:comment ?c }")
    assert len(comments) == 2 * len(rows)
    assert asked(told, sh + "SELECT ?t { ?e schema:target ?t }") == []
    served = asked(graph.examples("http://localhost:8000"), sh + "SELECT DISTINCT ?t { ?e schema:target ?t }")
    assert served == [("http://localhost:8000/sparql",)]
