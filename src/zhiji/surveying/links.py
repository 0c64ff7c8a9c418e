"""Which initiatives link to which outcomes, in a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhiji.corpus.asking import OpenCorpus
from zhiji.model import Basis, Edge, ResultLevel, SourceReport, Thing
from zhiji.network import Hierarchy, LinkRow, Network, find_links
from zhiji.surveying.names import all_in

if TYPE_CHECKING:
    from zhiji.corpus.tables import Filter


@dataclass(frozen=True, slots=True)
class Asked:
    """The names that links are asked by; with ``every`` each stands for all that it names."""

    initiative: str | None = None
    outcome: str | None = None
    unit: str | None = None
    every: bool = False


def find_links_in(
    corpus: OpenCorpus,
    asked: Asked,
    *,
    basis: Basis | None = None,
    level: ResultLevel | None = None,
) -> list[LinkRow]:
    """As ``find_links`` of what the tables hold, with the links over which the reader hesitated: read are the links
    asked for, and what they tie."""
    starts = all_in(corpus, "initiative", asked.initiative, every=asked.every)
    ends = all_in(corpus, "outcome", asked.outcome, every=asked.every)
    bodies = all_in(corpus, "unit", asked.unit, every=asked.every)
    within = corpus.edge_rows(("source", "target"), ("predicate", "==", "partOf")) if starts else []
    parts = Hierarchy((part, whole) for part, whole in within)
    iris = [body.iri for body in bodies]
    done = corpus.edges(("predicate", "in", ["carriedOutBy", "ledBy"]), ("target", "in", iris)) if bodies else []
    filters: list[Filter] = [("predicate", "==", "link")]
    if starts:
        below = {part for thing in starts for part in parts.parts_of(thing.iri)}
        filters.append(("source", "in", sorted({thing.iri for thing in starts} | below)))
    if bodies:
        filters.append(("source", "in", sorted({edge.source for edge in done})))
    if ends:
        filters.append(("target", "in", [thing.iri for thing in ends]))
    network = _network(corpus, [*corpus.edges(*filters), *done], parts, starts)
    found = {"initiatives": starts, "outcomes": ends, "units": bodies}
    return find_links(network, **found, basis=basis, level=level, tentative=True)


def told_links_in(
    corpus: OpenCorpus, *, basis: Basis | None = None, level: ResultLevel | None = None
) -> Iterator[LinkRow]:
    """All links as ``find_links_in`` finds them, but part by part of the corpus, to be read and let go: of their places
    they have the outcome's first."""
    reports = {report.iri: report for report in corpus.reports()}
    for links, things in corpus.told_links():
        network = _of_links(reports, links, things, Hierarchy())
        yield from find_links(network, basis=basis, level=level, tentative=True)


def find_unlinked(corpus: OpenCorpus, what: str) -> list[Thing]:
    """Initiatives with nothing to show, or outcomes that nobody is credited with, as it was found at build."""
    test: Filter = ("kind", "==", "initiative") if what == "initiative" else ("is_outcome", "==", True)
    return corpus.things(("unlinked", "==", True), test)


def _network(corpus: OpenCorpus, edges: list[Edge], parts: Hierarchy, starts: Sequence[Thing]) -> Network:
    """The network of these edges and what they tie. Their rivals were counted at build, among all that stands near."""
    links = [edge for edge in edges if edge.predicate == "link"]
    wanted = {end for edge in links for end in (edge.source, edge.target)} | {thing.iri for thing in starts}
    things = {thing.iri: thing for thing in corpus.things(("iri", "in", sorted(wanted)))}
    return _of_links({report.iri: report for report in corpus.reports()}, edges, things, parts)


def _of_links(
    reports: dict[str, SourceReport],
    edges: Sequence[Edge],
    things: dict[str, Thing],
    parts: Hierarchy,
) -> Network:
    known = tuple(e for e in edges if e.predicate != "link" or (e.source in things and e.target in things))
    return Network(reports, things, known, parts)
