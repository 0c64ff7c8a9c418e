"""Links, paths and unlinked things as tables in which every row can be cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from zhiji.model import Evidence, SourceReport, Thing
from zhiji.model.graph import SURE_ENOUGH
from zhiji.presenting.columns import COLUMNS, FULL, SPARE, written
from zhiji.presenting.sources import CITED, Sources, citation
from zhiji.presenting.table import Table
from zhiji.presenting.words import say

if TYPE_CHECKING:
    from zhiji.network import LinkRow, Step
    from zhiji.presenting.words import Lang


def links_table(
    rows: Sequence[LinkRow], lang: Lang, left_out: Mapping[str, int] | None = None, *, every: bool = False
) -> Table:
    """Links for people: the sources stand once below, each row says the place in its source; ``every`` column, or those
    that are shown unless a person chooses."""
    sources = Sources(row.report for row in rows)
    chosen = [column for column in COLUMNS if column.shown or every]
    body = tuple(tuple(column.cell(row, sources, lang) for column in chosen) for row in rows)
    notes = (sources.notes(lang) if rows else (say("no-links", lang),)) + left_out_notes(left_out or {}, lang)
    keys = tuple(column.key for column in chosen)
    headings = tuple(column.heading(lang) for column in chosen)
    return Table(headings, body, notes, keys=keys, spare=SPARE, lang=lang)


def left_out_notes(left_out: Mapping[str, int], lang: Lang) -> tuple[str, ...]:
    """What rests on little and is not shown, one line a kind."""
    return tuple(say(f"{what}-left-out", lang, n=count, sure=SURE_ENOUGH) for what, count in left_out.items())


def links_rows(rows: Iterable[LinkRow]) -> Table:
    """Links for programs, under the columns of ``FULL``."""
    return Table(tuple(column.key for column in FULL), tuple(map(_full, rows)))


def sorted_links_rows(rows: Iterable[LinkRow]) -> Table:
    """As ``links_rows``, of links in any order, each let go before the next."""
    from zhiji.network import strongest_first

    held = sorted(((strongest_first(row), _full(row)) for row in rows), key=itemgetter(0))
    return Table(tuple(column.key for column in FULL), tuple(cells for _, cells in held))


def _full(row: LinkRow) -> tuple[str | None, ...]:
    cells = [value(row) for value in _VALUES]
    return tuple([cell if cell is None or isinstance(cell, str) else written(cell) for cell in cells])


_VALUES = [column.value for column in FULL if column.value]


def paths_table(paths: Sequence[Sequence[Step]], reports: dict[str, SourceReport], lang: Lang) -> Table:
    """Paths for people: one row a step."""
    places = [step_evidence(step) for path in paths for step in path]
    sources = Sources(reports[e.report] for e in places if e is not None)
    keys = ("step", "from", "relation", "to", "sentence", "place")
    body = []
    for number, step in _numbered(paths):
        evidence = step_evidence(step)
        body.append(
            (
                *(number, step.source.label, _relation(step, lang), step.target.label),
                evidence.sentence.strip() if evidence else None,
                sources.place(evidence) if evidence else None,
            )
        )
    notes = sources.notes(lang) if paths else (say("no-paths", lang),)
    return Table(tuple(say(key, lang) for key in keys), tuple(body), notes, keys=keys, lang=lang)


def paths_rows(paths: Sequence[Sequence[Step]], reports: dict[str, SourceReport]) -> Table:
    """Paths for programs: one row a step, with its whole citation."""
    columns = ("step", "from", "from_iri", "relation", "basis", "inferred", "to", "to_iri", *CITED)
    body = tuple(
        (
            *(number, step.source.label, step.source.iri, _relation(step, "en")),
            *(step.edge.basis, "true" if step.edge.inferred else "false", step.target.label, step.target.iri),
            *citation(step_evidence(step), reports),
        )
        for number, step in _numbered(paths)
    )
    return Table(columns, body)


def things_table(things: Sequence[Thing], reports: dict[str, SourceReport], lang: Lang, what: str) -> Table:
    """Initiatives with nothing to show, or outcomes nobody is credited with."""
    sources = Sources(reports[thing.report] for thing in things)
    keys = (what, "sentence", "place")
    body = tuple((t.label, t.evidence[0].sentence.strip(), sources.place(t.evidence[0])) for t in things if t.evidence)
    notes = sources.notes(lang) if things else (say("no-rows", lang),)
    return Table(tuple(say(key, lang) for key in keys), body, notes, keys=keys, lang=lang)


def things_rows(things: Iterable[Thing], reports: dict[str, SourceReport], what: str) -> Table:
    """The same for programs, each with its whole citation."""
    body = ((t.label, t.iri, *citation(t.evidence[0], reports)) for t in things if t.evidence)
    return Table((what, f"{what}_iri", *CITED), tuple(body))


def nodes_rows(things: Iterable[Thing], reports: dict[str, SourceReport]) -> Table:
    """Everything that a graph holds, one thing a row: its node's attributes and the report that tells it first."""
    from zhiji.network.exports import node_of

    nodes = [(thing, node_of(thing)) for thing in things]
    keys = sorted({key for _, held in nodes for key in held} - {"label", "report"})
    columns = ("label", "iri", *keys, "issuer", "title", "report")
    return Table(columns, tuple(_node_cells(thing, held, keys, reports.get(thing.report)) for thing, held in nodes))


def _node_cells(
    thing: Thing, held: Mapping[str, object], keys: Sequence[str], report: SourceReport | None
) -> tuple[str | None, ...]:
    cited = (report.issuer_label, report.title, report.iri) if report else (None, None, thing.report)
    return thing.label, thing.iri, *(_plain(held[key]) if key in held else None for key in keys), *cited


def _plain(value: object) -> str:
    """As a cell: -50.0 is -50, and true is true.

    >>> _plain(-50.0), _plain(True)
    ('-50', 'true')
    """
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _numbered(paths: Sequence[Sequence[Step]]) -> list[tuple[str, Step]]:
    return [(f"{number}.{at}", step) for number, path in enumerate(paths, 1) for at, step in enumerate(path, 1)]


def step_evidence(step: Step) -> Evidence | None:
    """The words that a step of a path rests on."""
    held = step.edge.cue or step.edge.evidence or step.source.evidence
    return held[0] if held else None


def _relation(step: Step, lang: Lang) -> str:
    words = say(step.edge.predicate, lang)
    if step.edge.basis:
        words += f" ({say(step.edge.basis, lang)})"
    if step.edge.inferred:
        words += f" ({say('inferred', lang)})"
    return f"{words} →" if step.forward else f"← {words}"
