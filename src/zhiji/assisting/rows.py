"""The house's values as rows of the tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from zhiji.assisting.places import Shelf
from zhiji.assisting.values import CheckedRow, Difference, FigureRow, FindingRow, LinkRow, PlanRow, StepRow, TieRow
from zhiji.comparing.across import evidence_of
from zhiji.model import Edge, Thing
from zhiji.presenting.columns import own_values
from zhiji.presenting.series import percent, plain_number

if TYPE_CHECKING:
    from zhiji.comparing.clauses import Clause
    from zhiji.comparing.ledger import LedgerRow
    from zhiji.comparing.series import Series
    from zhiji.model.findings import Finding
    from zhiji.network import LinkRow as Found
    from zhiji.network import Network, Step
    from zhiji.verifying.values import Checked

MOST_PLACES = 8
"""Places in a finding or of a thing; the first in reading order."""


def link_row(row: Found, shelf: Shelf) -> LinkRow:
    """A link with the place of its outcome."""
    return LinkRow(**own_values(row), place=shelf.must(row.outcome.evidence[0]))


def step_rows(paths: Sequence[Sequence[Step]], shelf: Shelf) -> Iterator[StepRow]:
    """The steps of the paths, each with its evidence."""
    for number, path in enumerate(paths, 1):
        for at, step in enumerate(path, 1):
            held = step.edge.cue or step.edge.evidence or step.source.evidence
            yield StepRow(
                path=number,
                step=at,
                source=step.source.label,
                source_iri=step.source.iri,
                relation=step.edge.predicate,
                forward=step.forward,
                basis=step.edge.basis,
                inferred=step.edge.inferred,
                target=step.target.label,
                target_iri=step.target.iri,
                place=shelf.place(held[0] if held else None),
            )


def tie_rows(thing: Thing, network: Network, shelf: Shelf) -> list[TieRow]:
    """What a thing is tied to, links first."""
    edges = [edge for edge in network.edges if thing.iri in (edge.source, edge.target)]
    return [_tie(edge, thing, network, shelf) for edge in sorted(edges, key=lambda edge: edge.predicate != "link")]


def _tie(edge: Edge, thing: Thing, network: Network, shelf: Shelf) -> TieRow:
    forward = edge.source == thing.iri
    other = network.things[edge.target if forward else edge.source]
    held = edge.cue or edge.evidence or other.evidence
    return TieRow(
        relation=edge.predicate,
        other=other.label,
        other_iri=other.iri,
        other_kind=other.kind,
        forward=forward,
        basis=edge.basis,
        confidence=edge.confidence,
        place=shelf.place(held[0] if held else None),
    )


def figure_rows(series: Sequence[Series], shelf: Shelf) -> Iterator[FigureRow]:
    """Every figure of the series, period by period."""
    for one in series:
        for cell in one.cells:
            for figure in cell.figures:
                yield FigureRow(
                    issuer=figure.issuer,
                    indicator=figure.indicator,
                    of=figure.place,
                    period=figure.period,
                    kind=figure.kind,
                    value=plain_number(figure.value),
                    upper=plain_number(figure.upper) or None,
                    unit=figure.unit,
                    bound=figure.bound,
                    worded=figure.worded,
                    restated=figure.restated,
                    implied_growth=percent(cell.implied),
                    breaks=list(cell.breaks),
                    place=shelf.must(evidence_of(figure)),
                )


def plan_row(row: LedgerRow, shelf: Shelf) -> PlanRow:
    """A plan with its place, and that of the next report's words."""
    return PlanRow(
        issuer=row.planned.issuer,
        planned_for=row.planned_for,
        plan_report_year=row.planned.year,
        plan=row.words,
        status=row.status,
        confidence=float(row.confidence),
        why=row.why,
        place=shelf.at(*_ends(row.plan)),
        told=shelf.at(*_ends(row.told)) if row.told else None,
    )


def _ends(clause: Clause) -> tuple[str, int, int]:
    return clause.report, clause.begin, clause.end


def finding_row(finding: Finding, shelf: Shelf) -> FindingRow:
    """A finding with the places it rests on."""
    places = [shelf.must(e) for e in finding.evidence if e.report in shelf.reports]
    return FindingRow(
        severity=finding.severity,
        rule=finding.rule,
        kind=finding.kind,
        message=finding.en,
        message_zh=finding.zh,
        places=places[:MOST_PLACES],
    )


def checked_row(row: Checked, shelf: Shelf) -> CheckedRow:
    """A quotation or figure with where it stands, or what differs there."""
    stand = row.place
    return CheckedRow(
        kind=row.kind,
        words=row.quote,
        words_begin=row.begin,
        words_end=row.end,
        verdict=row.verdict,
        differences=[Difference(what=d.what, given=d.memo, report=d.report) for d in row.differences],
        place=shelf.at(stand.report.iri, stand.begin, stand.end) if stand else None,
    )
