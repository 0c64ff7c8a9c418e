"""What open graphs say as the rows of the codebook's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from zhiji.comparing.across import evidence_of
from zhiji.model import Evidence, SourceReport, Thing
from zhiji.tabulating.codebook import TABLES, Table, Value, variables_of
from zhiji.tabulating.divisions import division_of

if TYPE_CHECKING:
    from zhiji.comparing.ledger import LedgerRow
    from zhiji.comparing.series import Series
    from zhiji.model.findings import Finding
    from zhiji.model.rows import ReportRow
    from zhiji.network import LinkRow, Network

Row = dict[str, Value]


@dataclass(frozen=True)
class Sources:
    """What the tables are made from: the network, and the rows of questions across reports."""

    network: Network
    reports: Sequence[ReportRow]
    links: Sequence[LinkRow]
    series: Sequence[Series]
    plans: Sequence[LedgerRow]
    findings: Sequence[Finding]


def make_tables(sources: Sources) -> tuple[Table, ...]:
    """Every table of the codebook, its rows in reading order."""
    maker = _Maker(sources)
    return tuple(_table(name, getattr(maker, name)()) for name in TABLES)


def _table(name: str, rows: Iterable[Row]) -> Table:
    variables = variables_of(name)
    names = [variable.name for variable in variables]
    return Table(name, variables, tuple(tuple(row[column] for column in names) for row in rows))


@dataclass(frozen=True)
class _Maker:
    sources: Sources

    @cached_property
    def _reports(self) -> Mapping[str, SourceReport]:
        return self.sources.network.reports

    @cached_property
    def _hashes(self) -> Mapping[str, str]:
        return {report.iri: report.sha256 for report in self.sources.reports}

    @cached_property
    def _regions(self) -> Mapping[str, str | None]:
        return {report.iri: report.region for report in self.sources.reports}

    @cached_property
    def _things(self) -> Sequence[Thing]:
        things = [thing for thing in self.sources.network.things.values() if thing.evidence]
        return sorted(things, key=lambda thing: (thing.report, thing.start, thing.iri))

    @cached_property
    def _linked(self) -> Counter[tuple[str, bool]]:
        """How many partners each thing has by its IRI, explicit or not."""
        pairs = {(row.initiative.iri, row.outcome.iri, row.basis == "explicit") for row in self.sources.links}
        return Counter((end, explicit) for *ends, explicit in pairs for end in ends)

    def reports(self) -> Iterator[Row]:
        held = Counter((thing.report, thing.is_outcome) for thing in self._things if _is_counted(thing))
        links = Counter(row.report.iri for row in self.sources.links if row.basis == "explicit")
        for report in self.sources.reports:
            division = division_of(report.region)
            yield {
                "report": report.iri,
                "sha256": report.sha256,
                "issuer": report.issuer,
                "year": report.year,
                "title": report.title,
                "address": self._reports[report.iri].address,
                "region": report.region,
                "division_code": division.code if division else None,
                "division_level": division.level if division else None,
                "characters": len(report.text),
                "initiatives": held[report.iri, False],
                "outcomes": held[report.iri, True],
                "links_explicit": links[report.iri],
            }

    def initiatives(self) -> Iterator[Row]:
        for thing in self._things:
            if thing.kind == "initiative":
                yield {
                    "initiative": thing.iri,
                    "name": thing.label,
                    "kind": thing.code,
                    "planned": thing.planned,
                    "tentative": thing.tentative,
                    "reading": thing.reading,
                    "outcomes_explicit": self._linked[thing.iri, True],
                    "outcomes_nearby": self._linked[thing.iri, False],
                    **self._place(thing.evidence[0]),
                }

    def outcomes(self) -> Iterator[Row]:
        for thing in self._things:
            if thing.is_outcome:
                yield {
                    "outcome": thing.iri,
                    "name": thing.label,
                    "kind": thing.kind,
                    "level": thing.level,
                    "indicator": thing.indicator,
                    "value": None if thing.value is None else float(thing.value),
                    "unit": thing.measure,
                    "direction": thing.direction,
                    "polarity": thing.polarity,
                    "period": thing.period,
                    "scope": thing.scope,
                    "tentative": thing.tentative,
                    "reading": thing.reading,
                    "initiatives_explicit": self._linked[thing.iri, True],
                    "initiatives_nearby": self._linked[thing.iri, False],
                    **self._place(thing.evidence[0]),
                }

    def links(self) -> Iterator[Row]:
        for row in self.sources.links:
            yield {
                "basis": row.basis,
                "initiative": row.initiative.label,
                "initiative_iri": row.initiative.iri,
                "part": row.part.label if row.part else None,
                "outcome": row.outcome.label,
                "outcome_iri": row.outcome.iri,
                "kind": row.outcome.kind,
                "level": row.outcome.level,
                "cue": " … ".join(cue.quote for cue in row.link.cue) or None,
                "distance": row.link.distance,
                "rivals": row.link.rivals,
                "confidence": row.link.confidence,
                "tentative": row.link.tentative,
                "reading": row.link.reading,
                **self._place(row.outcome.evidence[0]),
            }

    def figures(self) -> Iterator[Row]:
        for figure in (figure for one in self.sources.series for figure in one.figures):
            own = division_of(self._regions.get(figure.report))
            division = division_of(figure.place, own) if figure.place else own
            yield {
                "indicator": figure.indicator,
                "indicator_iri": figure.indicator_iri,
                "worded": figure.worded,
                "place": figure.place or None,
                "division_code": division.code if division else None,
                "period": figure.period,
                "kind": figure.kind,
                "value": float(figure.value),
                "upper": None if figure.upper is None else float(figure.upper),
                "unit": figure.unit,
                "bound": figure.bound,
                "restated": figure.restated or None,
                **self._place(evidence_of(figure)),
            }

    def plans(self) -> Iterator[Row]:
        for row in self.sources.plans:
            plan, told = row.plan, row.told
            yield {
                "plan": plan.text,
                "status": row.status,
                "confidence": float(row.confidence),
                "why": row.why,
                "next_year": row.after.year,
                "next_quote": told.text if told else None,
                "next_begin": told.begin if told else None,
                "next_end": told.end if told else None,
                "next_sentence": told.sentence.strip() if told else None,
                "next_report": row.after.iri,
                "next_sha256": row.after.sha256,
                **self._place(
                    Evidence(plan.report, plan.begin, plan.end, plan.text, plan.sentence_begin, plan.sentence)
                ),
            }

    def findings(self) -> Iterator[Row]:
        for finding in self.sources.findings:
            places = [place for place in finding.evidence if place.report in self._reports]
            for number, place in enumerate(places, 1):
                yield {
                    "rule": finding.rule,
                    "severity": finding.severity,
                    "kind": finding.kind,
                    "message_en": finding.en,
                    "message_zh": finding.zh,
                    "number": number,
                    **self._place(place),
                }

    def _place(self, evidence: Evidence) -> Row:
        report = self._reports[evidence.report]
        return {
            "quote": evidence.quote,
            "begin": evidence.start,
            "end": evidence.end,
            "page": evidence.page,
            "sentence": evidence.sentence.strip(),
            "issuer": report.issuer_label,
            "year": report.year,
            "title": report.title,
            "report": report.iri,
            "sha256": self._hashes[report.iri],
        }


def _is_counted(thing: Thing) -> bool:
    return thing.is_outcome or thing.kind == "initiative"
