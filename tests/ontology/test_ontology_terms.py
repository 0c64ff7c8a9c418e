"""The ontology against the package: the vocabulary page, the units table, and what a graph uses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji import vocabulary
from zhiji.description.measures import load_units
from zhiji.vocabulary import CLASSES, CODE, CODES, NS, PROPERTIES, SKOS, XSD, ZJ, code

ROOT = Path(__file__).parents[2]
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = vocabulary.RDFS
TYPE = vocabulary.RDF + "type"


def triples(name: str) -> list[ox.Triple]:
    text = (ROOT / "ontology" / name).read_bytes()
    return [ox.Triple(t.subject, t.predicate, t.object) for t in ox.parse(text, ox.RdfFormat.TURTLE)]


def of_type(name: str, *types: str) -> set[str]:
    return {str(t.subject.value) for t in triples(name) if t.predicate.value == TYPE and t.object.value in types}


TERMS = triples("zhiji.ttl")


def objects(term: str, predicate: str) -> list[str]:
    return [t.object.value for t in TERMS if t.subject.value == term and t.predicate.value == predicate]


def test_classes_are_those_of_the_vocabulary() -> None:
    assert of_type("zhiji.ttl", OWL + "Class") == {NS + name for name in CLASSES}


def test_properties_are_those_of_the_vocabulary() -> None:
    found = of_type("zhiji.ttl", OWL + "ObjectProperty", OWL + "DatatypeProperty")
    assert found == {NS + name for name in PROPERTIES}


def test_no_property_is_of_both_kinds() -> None:
    assert not of_type("zhiji.ttl", OWL + "ObjectProperty") & of_type("zhiji.ttl", OWL + "DatatypeProperty")


def test_schemes_and_codes_are_those_of_the_vocabulary() -> None:
    schemes = of_type("codes.ttl", SKOS + "ConceptScheme")
    assert schemes == {CODE + scheme for scheme in (*CODES, "unit")}
    codes = of_type("codes.ttl", SKOS + "Concept")
    assert {c for c in codes if not c.startswith(CODE + "unit-")} == {code(s, n) for s in CODES for n in CODES[s]}


def test_codes_are_in_the_scheme_their_name_says() -> None:
    for triple in triples("codes.ttl"):
        if triple.predicate.value == SKOS + "inScheme":
            assert triple.subject.value.startswith(triple.object.value + "-")


def test_units_are_those_of_the_table() -> None:
    ours = {unit.iri for unit in load_units().values() if unit.iri.startswith(CODE)}
    assert {c for c in of_type("codes.ttl", SKOS + "Concept") if c.startswith(CODE + "unit-")} == ours


def test_units_of_the_table_are_told_apart() -> None:
    rows = files("zhiji.description").joinpath("units.tsv").read_text("utf-8").splitlines()[2:]
    assert len(rows) == len(load_units())
    labels: dict[str, set[tuple[str, str, str | None]]] = {}
    for unit in load_units().values():
        labels.setdefault(unit.iri, set()).add((unit.zh, unit.kind, unit.en))
    assert [iri for iri, said in labels.items() if len(said) > 1] == []
    assert {unit.kind for unit in load_units().values()} <= set(CODES["unitkind"])


def test_a_term_that_is_none_is_refused() -> None:
    with pytest.raises(AttributeError, match="causes"):
        ZJ.causes  # noqa: B018 - the access is what is tested
    with pytest.raises(KeyError, match="codes: explicit"):
        code("basis", "hearsay")


def test_every_term_is_used_by_the_invented_graph_or_the_scheme(invented_triples: str) -> None:
    used = {value for t in ox.parse(invented_triples, ox.RdfFormat.N_TRIPLES) for value in _terms_of(t)}
    used |= {value for t in triples("indicators.ttl") for value in _terms_of(t)}
    assert sorted({NS + name for name in (*CLASSES, *PROPERTIES)} - used) == []


def test_every_term_of_the_invented_graph_is_known(invented_triples: str) -> None:
    used = {value for t in ox.parse(invented_triples, ox.RdfFormat.N_TRIPLES) for value in _terms_of(t)}
    ours = {NS + name for name in (*CLASSES, *PROPERTIES)} | of_type("codes.ttl", SKOS + "Concept")
    assert {value for value in used if value.startswith((NS, CODE))} <= ours


def _terms_of(triple: ox.Triple) -> Iterable[str]:
    return (t.value for t in (triple.subject, triple.predicate, triple.object) if isinstance(t, ox.NamedNode))


def test_indicators_say_what_kind_of_value_they_have_and_where_they_were_seen() -> None:
    said: dict[str, dict[str, list[ox.Term]]] = {}
    for t in triples("indicators.ttl"):
        said.setdefault(str(t.subject.value), {}).setdefault(t.predicate.value, []).append(t.object)
    concepts = of_type("indicators.ttl", SKOS + "Concept")
    assert len(concepts) > 100
    for iri in concepts:
        held = said[iri]
        assert sorted(name.language for name in held[SKOS + "prefLabel"]) == ["en", "zh"], iri
        for predicate, scheme in ((ZJ.unitKind, "unitkind"), (ZJ.polarity, "polarity"), (ZJ.accrual, "accrual")):
            assert held[predicate][0].value in {code(scheme, name) for name in CODES[scheme]}, iri
        note = held[SKOS + "scopeNote"][0].value
        assert note.startswith("seen: ") or note == "general", iri
        assert {o.value for o in held.get(SKOS + "broader", [])} <= concepts, iri


def test_values_are_of_the_declared_kind_and_type(invented_triples: str) -> None:
    data = of_type("zhiji.ttl", OWL + "DatatypeProperty")
    for triple in ox.parse(invented_triples, ox.RdfFormat.N_TRIPLES):
        if not triple.predicate.value.startswith(NS):
            continue
        term, value = triple.predicate.value, triple.object
        assert isinstance(value, ox.Literal) == (term in data), triple
        if isinstance(value, ox.Literal) and (declared := objects(term, RDFS + "range")):
            assert value.datatype.value in declared, triple


def test_ranges_are_classes_or_datatypes() -> None:
    ranges = {t.object.value for t in TERMS if t.predicate.value in (RDFS + "range", RDFS + "domain")}
    assert {r for r in ranges if not r.startswith(XSD)} <= {NS + name for name in CLASSES}


def test_alignments_are_of_our_terms_and_import_nothing() -> None:
    aligned = triples("alignments.ttl")
    assert {t.subject.value for t in aligned} <= {NS + name for name in (*CLASSES, *PROPERTIES)}
    assert {t.predicate.value for t in aligned} == {
        RDFS + "subClassOf",
        RDFS + "subPropertyOf",
        SKOS + "closeMatch",
    }


def test_version_is_the_packages() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert objects(vocabulary.ONTOLOGY, OWL + "versionIRI") == [f"{vocabulary.ONTOLOGY}/{version}"]
    assert objects(vocabulary.ONTOLOGY, OWL + "versionInfo") == [version]


def test_readme_speaks_of_every_file_class_and_check() -> None:
    readme = (ROOT / "ontology" / "README.md").read_text("utf-8")
    held = [p.name for p in (ROOT / "ontology").iterdir() if p.is_file() and p.name != "README.md"]
    checks = [p.stem for p in (ROOT / "ontology" / "verify").glob("*.rq")]
    assert [
        name for name in (*held, *CLASSES, *checks) if f"`{name}`" not in readme and f"({name})" not in readme
    ] == []
