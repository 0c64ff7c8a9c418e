"""The description as triples: what the data is, how much of what it holds, by which terms, where it can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

import pyoxigraph as ox

from zhiji.model import SourceReport
from zhiji.store.graphs import Graph
from zhiji.vocabulary import CODE, ID, NS, ONTOLOGY, PREFIXES, RDF, XSD

VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
DCTERMS, PROV, FOAF = "http://purl.org/dc/terms/", "http://www.w3.org/ns/prov#", "http://xmlns.com/foaf/0.1/"
_CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"
SOFTWARE = "https://github.com/zhiji/zhiji"
_PREFIXES = PREFIXES | {"void": VOID, "dcat": DCAT, "dcterms": DCTERMS, "prov": PROV, "foaf": FOAF}
_NAMED = 3
"""Reports that a description names; of more it says how many."""

_ALL = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?things) { ?s ?p ?o }"
_CLASSES = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c ?n"
_PROPERTIES = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p ?n"


@dataclass(frozen=True, slots=True)
class Served:
    """Where a server gives the data: its own address, without a slash at the end."""

    address: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many triples and things there are, members of each class, and uses of each property."""

    triples: int
    things: int
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, graph: Graph) -> Counts:
        """Counts what a graph holds: three queries over all of it."""
        triples, things = next(graph.select(_ALL))
        return cls(int(triples or 0), int(things or 0), _counted(graph, _CLASSES), _counted(graph, _PROPERTIES))


def _counted(graph: Graph, query: str) -> tuple[tuple[str, int], ...]:
    return tuple((iri or "", int(number or 0)) for iri, number in graph.select(query))


@dataclass(frozen=True)
class Catalogue:
    """What is described: the open reports."""

    reports: tuple[SourceReport, ...]

    @property
    def iri(self) -> str:
        """The dataset's IRI, made from its reports: the same reports are the same dataset."""
        told = "\n".join(sorted(report.iri for report in self.reports))
        return f"{ID}dataset-{sha256(told.encode()).hexdigest()[:16]}"

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the reports are of, each once."""
        return tuple(sorted({report.year for report in self.reports if report.year}))

    def said(self, what: str, lang: str) -> str:
        """A title, a description or keywords in one language."""
        named = [report.name for report in self.reports[:_NAMED]]
        more = len(self.reports) - len(named)
        told = ("、" if lang == "zh" else ", ").join(named)
        if more:
            told += f"等{len(self.reports)}份报告" if lang == "zh" else f" and {more} more"
        return _words()[what][lang].format(n=len(self.reports), reports=told)


def describe(catalogue: Catalogue, counts: Counts, served: Served | None = None) -> bytes:
    """Turtle: the dataset in VoID and DCAT, and where it can be asked when it is ``served``."""
    told = {*_dataset(catalogue), *_counts(ox.NamedNode(catalogue.iri), counts)}
    triples = sorted(told | set(_served(catalogue, served) if served else ()), key=str)
    return ox.serialize(triples, None, ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""


def _dataset(catalogue: Catalogue) -> Iterator[ox.Triple]:
    data = ox.NamedNode(catalogue.iri)
    for kind in (VOID + "Dataset", DCAT + "Dataset"):
        yield _is(data, RDF + "type", ox.NamedNode(kind))
    for lang in ("en", "zh"):
        yield _is(data, DCTERMS + "title", ox.Literal(catalogue.said("title", lang), language=lang))
        yield _is(data, DCTERMS + "description", ox.Literal(catalogue.said("description", lang), language=lang))
        for word in catalogue.said("keywords", lang).split(", "):
            yield _is(data, DCAT + "keyword", ox.Literal(word, language=lang))
    yield _is(data, DCTERMS + "conformsTo", ox.NamedNode(ONTOLOGY))
    yield _is(data, DCTERMS + "language", ox.NamedNode(_CHINESE))
    yield _is(data, PROV + "wasAttributedTo", ox.NamedNode(SOFTWARE))
    for vocabulary in (NS, CODE):
        yield _is(data, VOID + "vocabulary", ox.NamedNode(vocabulary))
    yield _is(data, VOID + "uriSpace", ox.Literal(ID))
    yield from _time(data, catalogue)
    for report in catalogue.reports:
        yield from _report(data, report)


def _counts(data: ox.NamedNode, counts: Counts) -> Iterator[ox.Triple]:
    yield _is(data, VOID + "triples", _number(counts.triples))
    yield _is(data, VOID + "distinctSubjects", _number(counts.things))
    yield _is(data, VOID + "classes", _number(len(counts.classes)))
    yield _is(data, VOID + "properties", _number(len(counts.properties)))
    for kind, held, counted in (
        ("class", counts.classes, "entities"),
        ("property", counts.properties, "triples"),
    ):
        for iri, number in held:
            part = ox.NamedNode(f"{data.value}#{kind}-{sha256(iri.encode()).hexdigest()[:8]}")
            yield _is(data, VOID + f"{kind}Partition", part)
            yield _is(part, VOID + kind, ox.NamedNode(iri))
            yield _is(part, VOID + counted, _number(number))


def _time(data: ox.NamedNode, catalogue: Catalogue) -> Iterator[ox.Triple]:
    if not catalogue.years:
        return
    period = ox.NamedNode(f"{data.value}#years")
    yield _is(data, DCTERMS + "temporal", period)
    yield _is(period, RDF + "type", ox.NamedNode(DCTERMS + "PeriodOfTime"))
    for end, year in (("startDate", catalogue.years[0]), ("endDate", catalogue.years[-1])):
        yield _is(period, DCAT + end, ox.Literal(str(year), datatype=ox.NamedNode(XSD + "gYear")))


def _report(data: ox.NamedNode, report: SourceReport) -> Iterator[ox.Triple]:
    source = ox.NamedNode(report.iri)
    yield _is(data, DCTERMS + "source", source)
    yield _is(data, VOID + "exampleResource", source)
    yield _is(source, DCTERMS + "title", ox.Literal(report.title or report.name, language="zh"))
    yield _is(source, DCTERMS + "creator", ox.NamedNode(report.issuer))


def _served(catalogue: Catalogue, served: Served) -> Iterator[ox.Triple]:
    data, service = ox.NamedNode(catalogue.iri), ox.NamedNode(f"{served.address}/sparql")
    yield _is(data, VOID + "sparqlEndpoint", service)
    yield _is(data, DCAT + "landingPage", ox.NamedNode(f"{served.address}/"))
    yield _is(service, RDF + "type", ox.NamedNode(DCAT + "DataService"))
    yield _is(service, DCAT + "endpointURL", service)
    yield _is(service, DCAT + "servesDataset", data)
    yield _is(service, DCTERMS + "conformsTo", ox.NamedNode("http://www.w3.org/TR/sparql11-protocol/"))
    page = ox.NamedNode(f"{served.address}/.well-known/void")
    yield _is(page, RDF + "type", ox.NamedNode(VOID + "DatasetDescription"))
    yield _is(page, FOAF + "primaryTopic", data)


def _is(subject: ox.NamedNode, predicate: str, term: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), term)


def _number(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer"))


@cache
def _words() -> dict[str, dict[str, str]]:
    lines = (files("zhiji.cataloguing") / "words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {what: {"en": en, "zh": zh} for what, en, zh in rows}
