"""How the ontology is written, and that it does not contradict itself or its graphs."""

from __future__ import annotations

import warnings
from pathlib import Path

import owlrl
import pyshacl
import pytest
import rdflib

ONTOLOGY = Path(__file__).parents[2] / "ontology"
HEAD = """
@prefix bibo: <http://purl.org/ontology/bibo/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix zj: <https://w3id.org/zhiji/ns#> .
@prefix zjc: <https://w3id.org/zhiji/code/> .
@prefix id: <https://w3id.org/zhiji/id/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
GOOD_WORDS = 'rdfs:label "某"@zh , "some"@en ; skos:definition "某某物。"@zh , "Some thing."@en'
CREDITS = (
    "dcterms:creator <x:us> ; dcterms:publisher <x:us> ; bibo:status <x:draft> ; "
    'dcterms:created "2026-01-01"^^xsd:date ; dcterms:modified "2026-01-02"^^xsd:date ; '
    'dcterms:bibliographicCitation "我们"@zh , "us"@en'
)
GOOD_CODE = (
    f'zjc:s a skos:ConceptScheme ; {GOOD_WORDS} . zjc:s-x skos:prefLabel "某"@zh , "some"@en ; skos:inScheme zjc:s'
)


def read(*names: str, more: str = "") -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(ONTOLOGY / name)
    return graph.parse(data=HEAD + more, format="turtle")


def lint(graph: rdflib.Graph) -> set[str]:
    """The names of the style shapes that the graph breaks."""
    shapes = read("style.ttl")
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes)
    assert isinstance(results, rdflib.Graph)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    broken = set()
    for source in results.objects(None, sh.sourceShape):
        owner = source if isinstance(source, rdflib.URIRef) else next(shapes.subjects(sh.property, source))
        broken.add(str(owner).rpartition("#")[2])
    return broken


@pytest.mark.parametrize("name", ["zhiji.ttl", "codes.ttl"])
def test_terms_are_well_written(name: str) -> None:
    assert lint(read(name)) == set()


# Each row: the shape, a piece that keeps it and a piece that breaks it.
STYLE = [
    # the version is named, with three numbers
    (
        "Ontology",
        f"<x:o> a owl:Ontology ; owl:versionIRI <https://w3id.org/zhiji/ontology/1.0.0> ; {CREDITS} .",
        "<x:o> a owl:Ontology ; owl:versionIRI <https://w3id.org/zhiji/ontology/latest> .",
    ),
    # who made it, when, how it is cited
    ("Credited", f"<x:o> owl:versionIRI <x:o/1.0.0> ; {CREDITS} .", "<x:o> owl:versionIRI <x:o/1.0.0> ."),
    # both languages, label and definition
    ("Words", f"zj:Some a owl:Class ; {GOOD_WORDS} .", 'zj:Some a owl:Class ; rdfs:label "some"@en .'),
    (
        "Words",
        f"zj:some a owl:ObjectProperty ; {GOOD_WORDS} .",
        f'zj:some a owl:ObjectProperty ; {GOOD_WORDS} , "x"@fr .',
    ),
    ("ClassName", f"zj:SomeThing a owl:Class ; {GOOD_WORDS} .", f"zj:someThing a owl:Class ; {GOOD_WORDS} ."),
    (
        "PropertyName",
        f"zj:someThing a owl:DatatypeProperty ; {GOOD_WORDS} .",
        f"zj:some_thing a owl:DatatypeProperty ; {GOOD_WORDS} .",
    ),
    ("CodeName", f"zjc:s a skos:ConceptScheme ; {GOOD_WORDS} .", f"zjc:sChema a skos:ConceptScheme ; {GOOD_WORDS} ."),
    ("CodeInScheme", f"{GOOD_CODE} ; a skos:Concept ; {GOOD_WORDS} .", f"zjc:s-x a skos:Concept ; {GOOD_WORDS} ."),
]


@pytest.mark.parametrize(("shape", "good", "bad"), STYLE)
def test_style_shapes(shape: str, good: str, bad: str) -> None:
    assert lint(read(more=good)) == set()
    assert shape in lint(read(more=bad))


def test_every_style_shape_is_tried() -> None:
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    shapes = {str(s).rpartition("#")[2] for s in read("style.ttl").subjects(rdflib.RDF.type, sh.NodeShape)}
    assert shapes == {row[0] for row in STYLE}


# ── reasoning


def contradictions(graph: rdflib.Graph) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    error = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    return [str(message) for message in graph.objects(None, error)]


def test_ontology_and_graph_are_consistent(invented_triples: str) -> None:
    graph = read("zhiji.ttl", "codes.ttl", "alignments.ttl")
    assert contradictions(graph.parse(data=invented_triples, format="nt")) == []


@pytest.mark.parametrize(
    "more",
    [
        "id:x a zj:Requirement , zj:Observation .",  # a norm is no result
        "id:x a zj:Requirement , zj:Change .",
        "id:x a zj:Requirement , zj:AwardReceipt .",  # by way of its superclass
        "id:x a zj:Shortcoming , zj:Outcome .",
        "id:x zj:bearer id:u ; a zj:Outcome .",  # by way of a domain
    ],
)
def test_reasoning_finds_contradictions(more: str) -> None:
    assert contradictions(read("zhiji.ttl", more=more)) != []
