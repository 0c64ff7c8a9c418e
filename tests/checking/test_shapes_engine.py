"""The engine that holds graphs against the shapes gives what pyshacl, the reference, gives: on sound graphs and on
broken ones, with each 3rd, 7th … triple gone; constraints in SPARQL too."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyshacl
import pytest
import rdflib
from shacl import Shapes

from zhiji.checking.shapes import shorten, validated
from zhiji.resources import ontology_folder

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SHAPES = ontology_folder() / "shapes.ttl"
TERMS = "".join(
    rdflib.Graph().parse(ontology_folder() / name).serialize(format="nt") for name in ("zhiji.ttl", "codes.ttl")
)


def results_of(report: rdflib.Graph) -> Counter[tuple[str, ...]]:
    """What each result says: of which node, along which path, of which value, how grave, by which constraint, in all
    its languages."""
    said = ("focusNode", "resultPath", "value", "resultSeverity", "sourceConstraintComponent")
    found: Counter[tuple[str, ...]] = Counter()
    for node in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        told = [report.value(node, SH[name]) for name in said]
        words = sorted(f"{m}@{m.language}" for m in report.objects(node, SH.resultMessage))  # type: ignore[attr-defined]
        shown = ("" if isinstance(term, rdflib.BNode) else str(term) for term in told)
        found[(*shown, *words)] += 1
    return found


@pytest.mark.parametrize("every", [0, 3, 7, 11, 37])
@pytest.mark.parametrize("name", ["jia-2019", "yi-2020"])
def test_same_results_as_pyshacl(name: str, every: int, invented_turtle: dict[str, bytes]) -> None:
    lines = sorted(rdflib.Graph().parse(data=invented_turtle[name]).serialize(format="nt").splitlines())
    kept = [line for i, line in enumerate(lines) if line.strip() and not (every and i % every == 0)]
    triples = "\n".join(kept) + "\n" + TERMS
    data = rdflib.Graph().parse(data=triples, format="nt")
    _, reference, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(SHAPES), inference="none")
    shapes = Shapes.from_turtle(Path(SHAPES).read_text(encoding="utf-8"))
    mine = rdflib.Graph().parse(data=validated(shapes, triples.encode("utf-8")), format="nt")
    assert results_of(mine) == results_of(reference)  # type: ignore[arg-type]
    assert bool(results_of(mine)) == bool(every)


def test_constraints_in_sparql_give_the_same() -> None:
    shape = """
    @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://example.org/> .
    e:S a sh:NodeShape ; sh:targetClass e:C ; sh:sparql [ sh:message "ends before it begins" ; sh:select '''
        SELECT $this ?value WHERE {
          $this <http://example.org/b> ?b . $this <http://example.org/e> ?value . FILTER(?value < ?b) }
    ''' ] ."""
    triples = "".join(
        f"<http://example.org/{i}> <{rdflib.RDF.type}> <http://example.org/C> .\n"
        f'<http://example.org/{i}> <http://example.org/b> "5"^^<{rdflib.XSD.integer}> .\n'
        f'<http://example.org/{i}> <http://example.org/e> "{i}"^^<{rdflib.XSD.integer}> .\n'
        for i in range(3, 8)
    )
    data = rdflib.Graph().parse(data=triples, format="nt")
    _, reference, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(data=shape), inference="none")
    mine = rdflib.Graph().parse(data=validated(Shapes.from_turtle(shape), triples.encode()), format="nt")
    assert results_of(mine) == results_of(reference)  # type: ignore[arg-type]
    assert sum(results_of(mine).values()) == 2


@pytest.mark.parametrize(
    ("term", "short"),
    [
        (str(rdflib.RDFS.label), "rdfs:label"),  # a rule is named so where a thing has no name
        (str(rdflib.SKOS.prefLabel), "skos:prefLabel"),
        ("https://w3id.org/zhiji/ns#value", "zj:value"),
        ("x" * 81, "x" * 79 + "…"),
    ],
)
def test_terms_are_short(term: str, short: str) -> None:
    assert shorten(term) == short
