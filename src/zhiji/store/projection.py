"""Rows of a graph → the things it holds, the edges between them, and the words each rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, get_args

from zhiji.model import KINDS, Edge, Evidence, Predicate, SourceReport, Thing, ThingKind
from zhiji.store.graphs import Graph
from zhiji.store.statements import (
    LABEL_EN,
    LABEL_ZH,
    TYPE,
    Held,
    Sections,
    code_of,
    first,
    load_places,
    load_sections,
    load_statements,
)
from zhiji.vocabulary import NS, RDF, SKOS, ZJ

CLAIMING: dict[str, ThingKind] = {getattr(ZJ, kind.rdf): kind.name for kind in KINDS if kind.is_claimed}
"""What links are made of: enough for a table of links, and half the work of the whole."""

_KINDS: dict[str, ThingKind] = {getattr(ZJ, kind.rdf): kind.name for kind in KINDS}
_NAMING = (ZJ.Award, ZJ.Indicator, SKOS + "Concept")
_STATED: tuple[Predicate, ...] = ("recipient", "conferredBy", "bearer", "comparedWith")
"""Edges that are a fact's own, resting on its words."""

_MARKS = {"up": "▲", "down": "▼", None: ""}

_REPORTS = """
SELECT ?r ?title ?issuer ?name ?year ?text ?address {
  ?r a zj:Report ; zj:issuer ?issuer ; zj:text ?text .
  OPTIONAL { ?r rdfs:label ?title FILTER(LANG(?title) = "zh") }
  OPTIONAL { ?issuer rdfs:label ?name FILTER(LANG(?name) = "zh") }
  OPTIONAL { ?r zj:year ?year } OPTIONAL { ?r zj:sourceAddress ?address }
} ORDER BY ?name ?year ?r ?title ?issuer ?text ?address"""
READERS = ("curated", "extracted", "proposed", "computed")
_READINGS = "SELECT ?reading ?kind { ?reading zj:readingKind ?kind }"
_MEMBERSHIPS = """
SELECT DISTINCT ?person ?unit ?m { ?m a zj:Membership ; zj:person ?person ; zj:organization ?unit }"""


_PARTS = "SELECT ?a ?part ?whole { ?a rdf:predicate zj:partOf ; rdf:subject ?part ; rdf:object ?whole }"


@dataclass(frozen=True)
class Projection:
    """A graph's things in reading order, report by report, and its edges, sorted."""

    things: list[Thing]
    edges: list[Edge]
    written: dict[str, tuple[str, ...]]
    """All the words of the things that other graphs may speak of too."""


def load_reports(graph: Graph) -> list[SourceReport]:
    """The reports that are open, by issuer and year, each with its text."""
    return [
        SourceReport(
            r or "", title or "", issuer or "", name or "", int(year[:4]) if year else None, text or "", address=address
        )
        for r, title, issuer, name, year, text, address in graph.select(_REPORTS)
    ]


def load_projection(graph: Graph, *, claims_only: bool = False) -> Projection:
    """All that the graph holds; with ``claims_only`` initiatives, outcomes, links and the hierarchy alone."""
    kinds = CLAIMING if claims_only else _KINDS
    classes = (*kinds, *_NAMING, ZJ.Link, *(() if claims_only else (ZJ.Assertion,)))
    statements = load_statements(graph, classes)
    evidence, cues = load_places(graph)
    maker = _Maker(statements, evidence, load_sections(graph), _load_readings(graph))
    things = [
        maker.thing(iri, held, kind)
        for iri, held in statements.items()
        if (kind := next((kinds[c] for c in held.get(TYPE, ()) if c in kinds), None)) is not None
    ]
    edges = [
        *_links(statements, evidence, cues, maker.reading_of),
        *_assertions(statements, evidence, maker.reading_of),
    ]
    edges += _parts(graph, evidence) if claims_only else _stated(graph, evidence)
    return Projection(
        sorted(things, key=lambda t: (t.report, t.start, t.kind, t.iri)),
        edges_once(edges),
        {thing.iri: maker.words_of(thing.iri) for thing in things if thing.kind in ("unit", "person", "document")},
    )


def edges_once(edges: Iterable[Edge]) -> list[Edge]:
    """The edges sorted, each once: what several reports say of the same two things is one edge with the words of all,
    inferred or tentative where it is so in each. Links stay apart: each has its own basis."""
    found: dict[tuple[str, str, str, str], list[Edge]] = {}
    for edge in edges:
        own = edge.iri or "" if edge.predicate == "link" else ""
        found.setdefault((edge.source, edge.predicate, edge.target, own), []).append(edge)
    return [held[0] if len(held) == 1 else _joined(held) for _, held in sorted(found.items())]


def _joined(edges: Sequence[Edge]) -> Edge:
    evidence = {e for edge in edges for e in edge.evidence}
    readings = {edge.reading for edge in edges}
    return replace(
        min(edges, key=lambda edge: edge.iri or ""),
        evidence=tuple(sorted(evidence, key=lambda e: (e.report, e.start, e.end))),
        inferred=all(edge.inferred for edge in edges),
        tentative=all(edge.tentative for edge in edges),
        reading=next((reading for reading in READERS if reading in readings), None),
    )


def _load_readings(graph: Graph) -> dict[str, str]:
    return {iri: kind.rpartition("-")[2] for iri, kind in graph.select(_READINGS) if iri and kind}


def _links(
    statements: dict[str, Held],
    evidence: dict[str, tuple[Evidence, ...]],
    cues: dict[str, tuple[Evidence, ...]],
    reading_of: Callable[[Held], str | None],
) -> Iterator[Edge]:
    for iri, held in statements.items():
        if ZJ.fromInitiative in held:
            outcome: Any = first(held, ZJ.toOutcome)
            basis: Any = code_of(held, ZJ.basis)
            yield Edge(
                source=first(held, ZJ.fromInitiative),
                target=outcome,
                predicate="link",
                iri=iri,
                evidence=evidence.get(outcome, ()),
                basis=basis,
                cue=cues.get(iri, ()),
                distance=int(first(held, ZJ.sentenceDistance) or 0),
                asserted_by=code_of(held, ZJ.assertedBy),
                confidence=float(sure) if (sure := first(held, ZJ.confidence)) else None,
                tentative=ZJ.tentative in held,
                reading=reading_of(held),
            )


def _assertions(
    statements: dict[str, Held],
    evidence: dict[str, tuple[Evidence, ...]],
    reading_of: Callable[[Held], str | None],
) -> Iterator[Edge]:
    known = {NS + name: name for name in get_args(Predicate)}
    for iri, held in statements.items():
        predicate = first(held, RDF + "predicate")
        if predicate in known:
            yield Edge(
                source=first(held, RDF + "subject"),
                target=first(held, RDF + "object"),
                predicate=known[predicate],
                iri=iri,
                evidence=evidence.get(iri, ()),
                inferred=first(held, ZJ.inferred) == "true",
                tentative=ZJ.tentative in held,
                reading=reading_of(held),
            )


def _parts(graph: Graph, evidence: dict[str, tuple[Evidence, ...]]) -> Iterator[Edge]:
    for iri, part, whole in graph.select(_PARTS):
        if iri and part and whole:
            yield Edge(source=part, target=whole, predicate="partOf", iri=iri, evidence=evidence.get(iri, ()))


def _stated(graph: Graph, evidence: dict[str, tuple[Evidence, ...]]) -> Iterator[Edge]:
    for predicate in _STATED:
        for source, target in graph.select(f"SELECT DISTINCT ?s ?o {{ ?s <{NS}{predicate}> ?o }}"):
            if source and target:
                yield Edge(source=source, target=target, predicate=predicate, evidence=evidence.get(source, ()))
    for person, unit, membership in graph.select(_MEMBERSHIPS):
        held = evidence.get(membership or "", ())
        yield Edge(source=person or "", target=unit or "", predicate="memberOf", iri=membership, evidence=held)


@dataclass(frozen=True)
class _Maker:
    """What a thing is made from besides its own statements."""

    statements: dict[str, Held]
    evidence: dict[str, tuple[Evidence, ...]]
    sections: Sections
    readings: dict[str, str]

    def words_of(self, iri: str) -> tuple[str, ...]:
        return tuple(self.statements[iri].get(ZJ.asWritten, ()))

    def thing(self, iri: str, held: Held, kind: ThingKind) -> Thing:
        evidence = self.evidence.get(iri, ())
        report, start = (evidence[0].report, evidence[0].start) if evidence else ("", -1)
        measured = self.statements.get(first(held, ZJ.indicator), {})
        unit = self.statements.get(first(held, ZJ.unit), {})
        codes: dict[str, Any] = {
            "code": code_of(held, ZJ.kind),
            "level": code_of(held, ZJ.resultLevel),
            "bound": code_of(held, ZJ.bound),
            "direction": code_of(held, ZJ.direction),
            "comparison": code_of(held, ZJ.comparison),
            "polarity": code_of(measured, ZJ.polarity),
        }
        label, label_en = self._labels(held, measured, codes["direction"])
        return Thing(
            iri=iri,
            kind=kind,
            label=label,
            label_en=label_en,
            report=report,
            section=tuple(h for begin, end, h in self.sections.get(report, ()) if begin <= start < end),
            evidence=evidence,
            planned_in=tuple(sorted({*held.get(ZJ.plannedIn, ())} - {*held.get(ZJ.carriedOutIn, ())})),
            group=ZJ.UnitGroup in held[TYPE],
            tentative=ZJ.tentative in held,
            is_outcome=ZJ.Outcome in held[TYPE],
            value=Decimal(first(held, ZJ.value)) if ZJ.value in held else None,
            measure=first(unit, LABEL_ZH) or None,
            measure_en=first(unit, LABEL_EN) or None,
            as_written=_written(held) or None,
            indicator=first(measured, LABEL_ZH) or None,
            period=first(held, ZJ.period) or None,
            scope=first(held, ZJ.scope) or None,
            rule=first(held, ZJ.rule) or None,
            reading=self.reading_of(held),
            **codes,
        )

    def reading_of(self, held: Held) -> str | None:
        """Who read it; of several a person before the rules before a language model."""
        kinds = {self.readings.get(reading) for reading in held.get(ZJ.readBy, ())}
        return next((kind for kind in READERS if kind in kinds), None)

    def _labels(self, held: Held, measured: Held, direction: str | None) -> tuple[str, str | None]:
        """Its own label; else its award's; for a number the indicator with the figure as written; else its words."""
        award = self.statements.get(first(held, ZJ.award), {})
        zh = first(held, LABEL_ZH) or first(award, LABEL_ZH)
        en = first(held, LABEL_EN) or first(award, LABEL_EN) or first(measured, LABEL_EN)
        if ZJ.value not in held:
            return zh or _written(held), en or None
        mark, written = _MARKS[direction], _written(held)
        figure = f"{mark}{written}" if ZJ.Change in held[TYPE] else f"{written} {mark}".strip()
        return f"{first(measured, LABEL_ZH)} {figure}".strip(), f"{en} {figure}" if en else None


def _written(held: Held) -> str:
    return " / ".join(held.get(ZJ.asWritten, ()))
