"""What open graphs say as the rows of the codebook's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zhiji.comparing.across import evidence_of
from zhiji.model import Evidence, SourceReport, Thing
from zhiji.presenting.columns import own_values
from zhiji.tabulating.codebook import TABLES, Table, Value, Variable, variables_of
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
            yield _told("reports", report) | {
                "address": self._reports[report.iri].address,
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
                yield _told("initiatives", thing) | {
                    "outcomes_explicit": self._linked[thing.iri, True],
                    "outcomes_nearby": self._linked[thing.iri, False],
                    **self._place(thing.evidence[0]),
                }

    def outcomes(self) -> Iterator[Row]:
        for thing in self._things:
            if thing.is_outcome:
                yield _told("outcomes", thing) | {
                    "initiatives_explicit": self._linked[thing.iri, True],
                    "initiatives_nearby": self._linked[thing.iri, False],
                    **self._place(thing.evidence[0]),
                }

    def links(self) -> Iterator[Row]:
        for row in self.sources.links:
            yield own_values(row) | self._place(row.outcome.evidence[0])

    def figures(self) -> Iterator[Row]:
        for figure in (figure for one in self.sources.series for figure in one.figures):
            own = division_of(self._regions.get(figure.report))
            division = division_of(figure.place, own) if figure.place else own
            yield _told("figures", figure) | {
                "place": figure.place or None,
                "division_code": division.code if division else None,
                "restated": figure.restated or None,
                **self._place(evidence_of(figure)),
            }

    def plans(self) -> Iterator[Row]:
        for row in self.sources.plans:
            plan, told = row.plan, row.told
            yield _told("plans", row) | {
                "next_sentence": told.sentence.strip() if told else None,
                **self._place(
                    Evidence(plan.report, plan.begin, plan.end, plan.text, plan.sentence_begin, plan.sentence)
                ),
            }

    def findings(self) -> Iterator[Row]:
        for finding in self.sources.findings:
            places = [place for place in finding.evidence if place.report in self._reports]
            for number, place in enumerate(places, 1):
                yield _told("findings", finding) | {"number": number} | self._place(place)

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


def _told(table: str, held: object) -> Row:
    """What a row's thing itself says under those variables of the table that name an attribute of it."""
    return {variable.name: _value(variable, held) for variable in variables_of(table) if variable.value}


def _value(variable: Variable, held: object) -> Value:
    for name in variable.value.split("."):
        held = None if held is None else getattr(held, name)
    value: Any = held
    return float(value) if variable.type == "number" and value is not None else value


def _is_counted(thing: Thing) -> bool:
    return thing.is_outcome or thing.kind == "initiative"
