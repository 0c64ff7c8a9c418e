"""Each shape holds on the invented report's graph, which has something for each to look at, and breaks as told here."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import RDF, URIRef

from zhiji.vocabulary import CODE, CODES, NS, PREFIXES, code

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
ZJ = rdflib.Namespace(NS)
PREFIX = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
SHAPES = rdflib.Graph().parse(Path(__file__).parents[2] / "ontology" / "shapes.ttl")
NAMES = {str(shape).rpartition("#")[2] for shape in SHAPES.subjects(RDF.type, SH.NodeShape)}


@pytest.fixture(scope="session")
def good(invented_triples: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=invented_triples, format="nt")


def broken_shapes(graph: rdflib.Graph) -> set[str]:
    _, results, _ = pyshacl.validate(graph, shacl_graph=SHAPES)
    assert isinstance(results, rdflib.Graph)
    broken = set()
    for source in results.objects(None, SH.sourceShape):
        owner = source if isinstance(source, URIRef) else next(SHAPES.subjects(SH.property, source))
        broken.add(str(owner).rpartition("#")[2])
    return broken


def test_the_good_graph_conforms(good: rdflib.Graph) -> None:
    assert broken_shapes(good) == set()


@pytest.mark.parametrize("shape", sorted(NAMES))
def test_each_shape_has_something_to_hold(shape: str, good: rdflib.Graph) -> None:
    for target in SHAPES.objects(URIRef(f"https://w3id.org/zhiji/shape#{shape}"), SH.targetClass):
        assert (None, RDF.type, target) in good


# Each row: a shape, a class, and what is done to each thing of the class: the edge taken away, the edge put there.
VIOLATIONS = [
    ("Report", "Report", "zj:issuer ?old", ""),  # nobody issued it
    ("Report", "Report", "zj:year ?old", "zj:year 2021"),  # a number is no year
    ("Report", "Report", "zj:sha256 ?old", "zj:sha256 'abc'"),
    ("Report", "Report", "zj:text ?old", ""),
    ("Place", "Mention", "zj:end ?old", "zj:end 0"),  # ends before it begins
    ("Place", "Section", "zj:inReport ?old", ""),
    ("Place", "Mention", "zj:page ?old", "zj:page 0"),  # pages are counted from 1
    ("Quoted", "Sentence", "zj:quote ?old", ""),
    ("Quoted", "Mention", "zj:quote ?old", "zj:quote ''"),
    ("Section", "Section", "zj:sectionRole ?old", "zj:sectionRole zjc:basis-explicit"),  # a code of another scheme
    ("Section", "Section", "zj:level ?old", "zj:level 0"),
    ("Point", "Point", "", "zj:inSection zj:nowhere"),
    ("Sentence", "Sentence", "zj:inPoint ?old", ""),
    ("Mention", "Mention", "", "zj:inSentence zj:nowhere"),
    ("Fact", "Shortcoming", "zj:evidence ?old", ""),  # nothing without evidence
    ("Fact", "Indicator", "zj:readBy ?old", ""),
    ("Fact", "Unit", "zj:statedIn ?old", ""),
    ("Fact", "Link", "", "zj:tentative 'yes'"),
    ("Worded", "Requirement", "zj:asWritten ?old", ""),
    ("Named", "Initiative", "rdfs:label ?old", ""),
    ("Named", "Award", "", "rdfs:label '又一名'@zh"),  # two names in one language
    ("Named", "Person", "rdfs:label ?old", "rdfs:label 'Lin'@fr"),  # labels are in zh and en only
    ("Reading", "Reading", "zj:readingKind ?old", ""),
    ("Unit", "Unit", "", "zj:unresolved 'no'"),
    ("UnitGroup", "UnitGroup", "zj:memberKind ?old", ""),
    ("UnitGroup", "UnitGroup", "a zj:Unit", ""),
    ("Membership", "Membership", "zj:person ?old", ""),
    ("Membership", "Membership", "", "zj:post zj:another"),
    ("Initiative", "Initiative", "zj:kind ?old", "zj:kind 'mechanism'"),
    ("Initiative", "Initiative", "zj:plannedIn ?old", ""),  # neither carried out nor planned
    ("Initiative", "Initiative", "", "zj:carriedOutBy zj:nobody"),  # no unit
    ("Document", "Document", "zj:studiedBy ?old", ""),  # no relation left
    ("Document", "Document", "", "zj:issuedBy zj:nobody"),
    ("AwardReceipt", "AwardReceipt", "zj:award ?old", ""),
    ("AwardReceipt", "AwardReceipt", "a zj:Outcome", ""),
    ("Recognition", "Recognition", "", "zj:conferredBy zj:nobody"),
    ("Recognition", "Recognition", "a zj:Outcome", ""),
    ("Standing", "Standing", "zj:standingKind ?old", ""),
    ("Standing", "Standing", "zj:rankPosition ?old", "zj:rankPosition 0"),
    ("Quantity", "Observation", "zj:value ?old", "zj:value 3"),  # an integer where a decimal belongs
    ("Quantity", "Change", "zj:unit ?old", "zj:unit '%'"),
    ("Quantity", "Requirement", "zj:bound ?old", ""),
    ("Quantity", "Observation", "", "zj:indicator zj:nothing"),
    ("Outcome", "Requirement", "", "a zj:Outcome"),
    ("Outcome", "Observation", "zj:resultLevel ?old", "a zj:Outcome"),  # an outcome of no level
    ("Observation", "Observation", "zj:resultLevel ?old", "zj:resultLevel zjc:level-high"),
    ("Change", "Change", "zj:value ?old", "zj:value '3'^^xsd:decimal"),  # a fall that is positive
    ("Change", "Change", "zj:basePeriodInferred ?old", ""),  # a base year from nowhere
    ("Change", "Change", "zj:comparison ?old", ""),
    ("Indicator", "Indicator", "zj:unitKind ?old", ""),
    ("Requirement", "Requirement", "", "a zj:Observation"),  # a norm is no result
    ("Requirement", "Requirement", "", "zj:resultLevel zjc:level-effect"),
    ("Shortcoming", "Shortcoming", "", "a zj:Outcome"),
    ("Link", "Link", "zj:cue ?old", ""),  # explicit without its cue
    ("Link", "Link", "zj:basis ?old", "zj:basis zjc:basis-same-sentence"),  # a cue on a weaker basis
    ("Link", "Link", "", "zj:toOutcome zj:another"),
    ("Link", "Link", "zj:evidence ?old", "zj:evidence ?thing"),  # evidence that is no sentence
    ("Assertion", "Assertion", "rdf:predicate ?old", ""),
    ("Assertion", "Assertion", "zj:rule ?old", ""),  # inferred by no rule
    ("Match", "Match", "zj:matched ?old", ""),  # of nothing
    ("Match", "Match", "zj:confidence ?old", ""),  # as if a report had said it
    ("Match", "Match", "", "zj:matched zj:another"),  # three are no pair
]


@pytest.mark.parametrize(("shape", "kind", "taken", "put"), VIOLATIONS)
def test_violations(shape: str, kind: str, taken: str, put: str, good: rdflib.Graph) -> None:
    graph = rdflib.Graph()
    for triple in good:
        graph.add(triple)
    where = f"?thing a zj:{kind} . OPTIONAL {{ ?thing {taken} }}" if taken else f"?thing a zj:{kind}"
    removed = f"DELETE {{ ?thing {taken} }}" if taken else ""
    graph.update(f"{PREFIX}{removed} INSERT {{ {f'?thing {put}' if put else ''} }} WHERE {{ {where} }}")
    assert shape in broken_shapes(graph)


def test_every_shape_is_violated_here() -> None:
    assert {row[0] for row in VIOLATIONS} == NAMES


def test_every_property_shape_says_what_is_wrong_in_both_languages() -> None:
    for part in SHAPES.objects(None, SH.property):
        if next(SHAPES.subjects(SH.property, part), None) in set(SHAPES.subjects(RDF.type, SH.NodeShape)):
            assert {message.language for message in SHAPES.objects(part, SH.message)} == {"zh", "en"}


def test_the_shapes_know_every_code_that_a_report_can_have() -> None:
    used = {str(o) for o in SHAPES.objects() if str(o).startswith(CODE)}
    of_reports = CODES.keys() - {"accrual", "series", "status"}  # said of the scheme's indicators, and in answers
    assert used == {code(scheme, name) for scheme in of_reports for name in CODES[scheme]}
