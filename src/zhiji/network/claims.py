"""Which initiatives link to which outcomes: own links and those of parts, strongest basis first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhiji.model import BASES, Basis, Edge, ResultLevel, SourceReport, Thing, ZhijiError
from zhiji.network.web import Network


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One initiative beside one outcome, with the link it rests on. ``part`` is the initiative that the link starts at
    when it is not the one asked for but a part of it."""

    initiative: Thing
    outcome: Thing
    link: Edge
    report: SourceReport
    part: Thing | None = None

    def __str__(self) -> str:
        return f"{self.initiative} → {self.outcome} ({self.basis})"

    @property
    def basis(self) -> Basis:
        assert self.link.basis is not None
        return self.link.basis


def find_links(
    network: Network,
    *,
    initiatives: Sequence[Thing] = (),
    outcomes: Sequence[Thing] = (),
    units: Sequence[Thing] = (),
    basis: Basis | None = None,
    level: ResultLevel | None = None,
    tentative: bool = False,
) -> list[LinkRow]:
    """The links that fit every filter, strongest basis first, then by where they stand; those that the reader hesitated
    over only with ``tentative``.

    With ``initiatives``: their own outcomes and those of their parts. With ``outcomes``: the initiatives behind them.
    With ``units``: initiatives that they carry out or lead. ``basis`` keeps that basis and the stronger ones.
    """
    edges = [e for e in network.edges if e.predicate == "link" and (tentative or not e.tentative)]
    rows = _of_initiatives(network, initiatives, edges) if initiatives else _own(network, edges)
    tests: list[Callable[[LinkRow], bool]] = []
    if outcomes:
        wanted = {thing.iri for thing in outcomes}
        tests.append(lambda row: row.outcome.iri in wanted)
    if units:
        done = {initiative for unit in units for initiative in find_initiatives_of(network, unit)}
        tests.append(lambda row: row.link.source in done)
    if basis:
        if basis not in BASES:
            raise ZhijiError(f"no basis {basis!r}; there are: {', '.join(BASES)}")
        allowed = BASES[: BASES.index(basis) + 1]
        tests.append(lambda row: row.basis in allowed)
    if level:
        tests.append(lambda row: row.outcome.level == level)
    kept = [row for row in rows if row.outcome.is_outcome]
    for test in tests:
        kept = [row for row in kept if test(row)]
    return sorted(kept, key=strongest_first)


def find_initiatives_of(network: Network, unit: Thing) -> Iterator[str]:
    """The initiatives that ``unit`` carries out or leads."""
    for edge in network.edges:
        if edge.target == unit.iri and edge.predicate in ("carriedOutBy", "ledBy"):
            yield edge.source


def find_initiatives_without_outcome(network: Network) -> list[Thing]:
    """Initiatives that were carried out and that neither themselves nor through a part link to any outcome."""
    shown = {edge.source for edge in _certain(network)}
    shown |= {whole for initiative in shown for whole in network.wholes_of(initiative)}
    done = (t for t in network.things.values() if t.kind == "initiative" and not t.planned and not t.tentative)
    return [thing for thing in done if thing.iri not in shown]


def find_outcomes_without_initiative(network: Network) -> list[Thing]:
    """Outcomes that no initiative is linked to."""
    credited = {edge.target for edge in _certain(network)}
    return [thing for thing in network.things.values() if thing.is_outcome and thing.iri not in credited]


def _certain(network: Network) -> Iterator[Edge]:
    """The links that the reader did not hesitate over."""
    return (edge for edge in network.edges if edge.predicate == "link" and not edge.tentative)


def _own(network: Network, edges: Iterable[Edge]) -> Iterable[LinkRow]:
    for edge in edges:
        yield _row(network, network.things[edge.source], edge)


def _of_initiatives(network: Network, initiatives: Sequence[Thing], edges: Iterable[Edge]) -> Iterable[LinkRow]:
    """Each link of theirs once: under the initiative it starts at where that is asked for, else under its whole."""
    heads = {part: thing for thing in reversed(initiatives) for part in network.parts_of(thing.iri)}
    heads |= {thing.iri: thing for thing in initiatives}
    for edge in edges:
        if edge.source in heads:
            yield _row(network, heads[edge.source], edge)


def _row(network: Network, initiative: Thing, edge: Edge) -> LinkRow:
    outcome = network.things[edge.target]
    part = None if edge.source == initiative.iri else network.things[edge.source]
    return LinkRow(initiative, outcome, edge, network.reports[outcome.report], part)


def strongest_first(row: LinkRow) -> tuple[int, bool, str, int, int, str]:
    """Where a link stands among others."""
    return (
        BASES.index(row.basis),
        row.part is not None,
        row.report.iri,
        row.initiative.start,
        row.outcome.start,
        row.outcome.iri,
    )


def surest_first(row: LinkRow) -> tuple[float, tuple[int, bool, str, int, int, str]]:
    """Where a link stands among others by how sure it is, one that a person read before all that software read, then
    by its basis."""
    sure = row.link.confidence
    return (-1.0 if sure is None else -sure), strongest_first(row)
