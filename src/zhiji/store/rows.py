"""What a graph says as rows for questions across reports: reports with their outline, figures, initiatives."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import cast

from zhiji.model import Place, ZhijiError
from zhiji.model.codes import Bound, Comparison, Direction, PeriodKind, Polarity, Role, SectionRole
from zhiji.model.rows import FigureRow, InitiativeRow, ReportRow, ShortcomingRow, StandingRow
from zhiji.store.graphs import Graph
from zhiji.vocabulary import CODE, ZJ

_REPORTS = """
SELECT DISTINCT ?r ?sha ?issuer ?name ?year ?title ?text ?region {
  ?r a zj:Report ; zj:sha256 ?sha ; zj:text ?text .
  OPTIONAL { ?r zj:issuer ?issuer . OPTIONAL { ?issuer rdfs:label ?name FILTER(LANG(?name) = "zh") } }
  OPTIONAL { ?r rdfs:label ?title FILTER(LANG(?title) = "zh") }
  OPTIONAL { ?r zj:year ?year } OPTIONAL { ?r zj:region ?region }
} ORDER BY ?name ?year ?r ?title ?sha ?issuer ?region ?text"""
_PLACES = "SELECT DISTINCT ?r ?begin ?end { ?x a %s ; zj:inReport ?r ; zj:begin ?begin ; zj:end ?end }"
_CITED = """
SELECT DISTINCT ?r ?begin ?end {
  ?m zj:inSentence ?s . ?s zj:inReport ?r ; zj:begin ?begin ; zj:end ?end }"""
_PAGES = "SELECT DISTINCT ?r ?begin ?page { ?s a zj:Sentence ; zj:inReport ?r ; zj:begin ?begin ; zj:page ?page }"
_SECTIONS = """
SELECT DISTINCT ?r ?begin ?end ?role {
  ?x a zj:Section ; zj:inReport ?r ; zj:begin ?begin ; zj:end ?end ; zj:sectionRole ?role }"""
_FIGURES = """
SELECT DISTINCT ?f ?type ?r ?begin ?end ?quote ?value ?upper ?unit ?bound ?direction ?comparison ?period ?kind ?target
       ?base ?scope ?shareOf ?name ?nameBegin ?polarity {
  VALUES ?type { zj:Observation zj:Change zj:Requirement }
  ?f a ?type ; zj:value ?value ; zj:unit ?measure ; zj:bound ?bound ; zj:statedIn ?r ; zj:evidence ?place .
  ?place zj:inReport ?r ; zj:begin ?begin ; zj:end ?end ; zj:quote ?quote .
  ?measure rdfs:label ?unit FILTER(LANG(?unit) = "zh")
  OPTIONAL { ?f zj:upperValue ?upper } OPTIONAL { ?f zj:direction ?direction }
  OPTIONAL { ?f zj:comparison ?comparison } OPTIONAL { ?f zj:period ?period } OPTIONAL { ?f zj:periodKind ?kind }
  OPTIONAL { ?f zj:targetYear ?target } OPTIONAL { ?f zj:basePeriod ?base ; zj:basePeriodInferred false }
  OPTIONAL { ?f zj:scope ?scope } OPTIONAL { ?f zj:shareOf ?shareOf }
  OPTIONAL { ?f zj:about ?about . ?about zj:quote ?said ; zj:begin ?nameBegin }
  OPTIONAL { ?f zj:indicator ?indicator . ?indicator rdfs:label ?label FILTER(LANG(?label) = "zh")
             OPTIONAL { ?indicator zj:polarity ?polarity } }
  BIND(COALESCE(?label, ?said, "") AS ?name)
}"""
_BASES = "SELECT DISTINCT ?base { ?f zj:comparedWith ?base }"
_INITIATIVES = """
SELECT DISTINCT ?i ?r ?begin ?end ?quote ?name ?phase ?kind {
  { ?i zj:carriedOutIn ?r BIND("carried-out" AS ?phase) } UNION { ?i zj:plannedIn ?r BIND("planned" AS ?phase) }
  ?i rdfs:label ?name ; zj:kind ?kind ; zj:evidence ?place . FILTER(LANG(?name) = "zh")
  ?place zj:inReport ?r ; zj:begin ?begin ; zj:end ?end ; zj:quote ?quote .
} ORDER BY ?name ?i ?r ?begin ?end ?quote ?phase ?kind"""
_SHORTCOMINGS = """
SELECT DISTINCT ?p ?r ?begin ?end ?quote {
  ?p a zj:Shortcoming ; zj:evidence ?place .
  ?place zj:inReport ?r ; zj:begin ?begin ; zj:end ?end ; zj:quote ?quote }"""
_STANDINGS = """
SELECT DISTINCT ?s ?r ?begin ?end ?claim ?kind ?scope ?holder ?held {
  VALUES ?kind { zjc:standing-first zjc:standing-sole }
  ?s zj:standingKind ?kind ; zj:asWritten ?claim ; zj:evidence ?place .
  ?place zj:inReport ?r ; zj:begin ?begin ; zj:end ?end .
  OPTIONAL { ?s zj:scope ?scope }
  OPTIONAL { ?outcome zj:standing ?s ; zj:recipient ?holder . ?holder rdfs:label ?held FILTER(LANG(?held) = "zh") }
}"""
_ROLES: dict[str, Role] = {ZJ.Change: "change", ZJ.Requirement: "norm"}


def load_report_rows(graph: Graph) -> list[ReportRow]:
    """The open reports by issuer and year, each with its text, points, sentences and the roles of its sections."""
    sentences, points = _places(graph, "zj:Sentence"), _places(graph, "zj:Point")
    roles: dict[str, list[tuple[int, int, SectionRole]]] = defaultdict(list)
    for r, begin, end, role in graph.select(_SECTIONS):
        roles[r or ""].append((int(begin or 0), int(end or 0), cast(SectionRole, _code(role))))
    return [
        ReportRow(
            iri=r or "",
            sha256=sha or "",
            issuer=name or "",
            body=issuer or r or "",
            year=int(year[:4]) if year else None,
            title=title or "",
            text=text or "",
            sentences=sentences.get(r or "", ()),
            points=points.get(r or "", ()),
            roles=tuple(sorted(roles[r or ""], key=lambda s: (s[0], -s[1]))),
            region=region,
        )
        for r, sha, issuer, name, year, title, text, region in graph.select(_REPORTS)
    ]


def load_cited_places(graph: Graph) -> dict[str, tuple[Place, ...]]:
    """The sentences of each report (its IRI) that some fact rests on, in reading order."""
    found: dict[str, set[Place]] = defaultdict(set)
    for r, begin, end in graph.select(_CITED):
        found[r or ""].add(Place(int(begin or 0), int(end or 0)))
    return {r: tuple(sorted(places)) for r, places in found.items()}


def load_pages(graph: Graph) -> dict[str, list[tuple[int, int]]]:
    """Where sentences of each report (its IRI) begin, and on which page of the published file, in order; none where the
    file has no pages."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for r, begin, page in graph.select(_PAGES):
        found[r or ""].add((int(begin or 0), int(page or 0)))
    return {r: sorted(places) for r, places in found.items()}


def load_figure_rows(graph: Graph) -> list[FigureRow]:
    """Every number of the open graphs, in reading order."""
    bases = {row[0] for row in graph.select(_BASES)}
    rows = sorted((_figure(held, bases) for held in graph.select(_FIGURES)), key=lambda row: row.name, reverse=True)
    found = {row.iri + str(row.begin): row for row in rows}  # of several names the first, as everywhere
    return sorted(found.values(), key=lambda f: (f.report, f.begin, f.end, f.iri))


def load_initiative_rows(graph: Graph) -> list[InitiativeRow]:
    """Each initiative at its first mention in each report that carries it out or plans it, in reading order."""
    first: dict[tuple[str, str], InitiativeRow] = {}
    for i, r, begin, end, quote, name, phase, kind in graph.select(_INITIATIVES):
        if phase not in ("carried-out", "planned"):
            raise ZhijiError(f"an initiative is neither carried out nor planned in {r}; build its graph again")
        row = InitiativeRow(
            report=r or "",
            begin=int(begin or 0),
            end=int(end or 0),
            quote=quote or "",
            name=name or "",
            phase="planned" if phase == "planned" else "carried-out",
            kind=_code(kind) or "other",
            iri=i or "",
        )
        held = first.setdefault((row.report, row.iri), row)
        if row.begin < held.begin:
            first[row.report, row.iri] = row
    return sorted(first.values(), key=lambda row: (row.report, row.begin, row.end, row.iri))


def load_shortcoming_rows(graph: Graph) -> list[ShortcomingRow]:
    """Every admitted problem, in reading order."""
    found = (
        ShortcomingRow(report=r or "", begin=int(begin or 0), end=int(end or 0), quote=quote or "", iri=iri or "")
        for iri, r, begin, end, quote in graph.select(_SHORTCOMINGS)
    )
    return sorted(found, key=lambda row: (row.report, row.begin, row.end, row.iri))


def load_standing_rows(graph: Graph) -> list[StandingRow]:
    """Every claim to be the first or the only one, a row for each that holds it, in reading order."""
    found = (
        StandingRow(
            report=r or "",
            begin=int(begin or 0),
            end=int(end or 0),
            claim=claim or "",
            kind=_code(kind),
            scope=scope,
            holder=holder,
            held=held,
            iri=iri or "",
        )
        for iri, r, begin, end, claim, kind, scope, holder, held in graph.select(_STANDINGS)
    )
    return sorted(found, key=lambda row: (row.report, row.begin, row.end, row.claim, row.holder or ""))


def _places(graph: Graph, kind: str) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for r, begin, end in graph.select(_PLACES % kind):
        found[r or ""].append(Place(int(begin or 0), int(end or 0)))
    return {r: tuple(sorted(places)) for r, places in found.items()}


def _figure(held: tuple[str | None, ...], bases: set[str | None]) -> FigureRow:
    iri, kind, report, begin, end, quote, value, upper, unit, bound, direction, comparison, period = held[:13]
    period_kind, target, base, scope, share_of, name, name_begin, polarity = held[13:]
    return FigureRow(
        iri=iri or "",
        report=report or "",
        begin=int(begin or 0),
        end=int(end or 0),
        quote=quote or "",
        role=_role(kind or "", iri in bases, share_of),
        value=abs(Decimal(value or 0)),
        upper=abs(Decimal(upper)) if upper else None,
        unit=unit or "",
        bound=cast(Bound, _code(bound)),
        direction=cast("Direction | None", _code(direction) or None),
        comparison=cast("Comparison | None", _code(comparison) or None),
        period=period,
        period_kind=cast("PeriodKind | None", _code(period_kind) or None),
        target_year=int(target[:4]) if target else None,
        base_period=base,
        scope=scope,
        share_of=share_of,
        name=name or "",
        name_begin=int(name_begin) if name_begin else None,
        polarity=cast("Polarity | None", _code(polarity) or None),
    )


def _role(kind: str, is_base: bool, share_of: str | None) -> Role:
    return _ROLES.get(kind) or ("base" if is_base else "share" if share_of else "level")


def _code(iri: str | None) -> str:
    return (iri or "").removeprefix(CODE).partition("-")[2]
