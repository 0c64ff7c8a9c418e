"""Links, paths and unlinked things as tables in which every row can be cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zhiji.model import Evidence, SourceReport, Thing
from zhiji.presenting.table import Table
from zhiji.presenting.words import say

if TYPE_CHECKING:
    from zhiji.network import LinkRow, Step
    from zhiji.presenting.words import Lang

FULL = (
    *("basis", "initiative", "initiative_iri", "part", "outcome", "outcome_iri", "kind", "level", "cue", "distance"),
    *("rivals", "sentence", "start", "end", "issuer", "year", "title", "report"),
)
"""The columns of links for programs: everything that a citation needs, one value a cell."""


def links_table(rows: Sequence[LinkRow], lang: Lang) -> Table:
    """Links for people: the sources stand once below, each row says the place in its source."""
    sources = Sources(row.report for row in rows)
    columns = tuple(say(word, lang) for word in ("basis", "initiative", "outcome", "level", "why", "sentence", "place"))
    body = tuple(
        (
            say(row.basis, lang),
            row.initiative.label,
            row.outcome.label,
            say(row.outcome.level or row.outcome.kind, lang),
            _why(row, lang),
            row.outcome.evidence[0].sentence.strip(),
            sources.place(row.outcome.evidence[0]),
        )
        for row in rows
    )
    return Table(columns, body, sources.notes(lang) if rows else (say("no-links", lang),))


def links_rows(rows: Iterable[LinkRow]) -> Table:
    """Links for programs, under the columns of ``FULL``."""
    return Table(FULL, tuple(_full(row) for row in rows))


def paths_table(paths: Sequence[Sequence[Step]], reports: dict[str, SourceReport], lang: Lang) -> Table:
    """Paths for people and programs: one row a step."""
    places = [_step_evidence(step) for path in paths for step in path]
    sources = Sources(reports[e.report] for e in places if e is not None)
    columns = tuple(say(word, lang) for word in ("step", "from", "relation", "to", "sentence", "place"))
    body = []
    for number, path in enumerate(paths, 1):
        for at, step in enumerate(path, 1):
            evidence = _step_evidence(step)
            body.append(
                (
                    f"{number}.{at}",
                    step.source.label,
                    _relation(step, lang),
                    step.target.label,
                    evidence.sentence.strip() if evidence else None,
                    sources.place(evidence) if evidence else None,
                )
            )
    return Table(columns, tuple(body), sources.notes(lang) if paths else (say("no-paths", lang),))


def things_table(things: Sequence[Thing], reports: dict[str, SourceReport], lang: Lang, what: str) -> Table:
    """Initiatives with nothing to show, or outcomes nobody is credited with."""
    sources = Sources(reports[thing.report] for thing in things)
    columns = tuple(say(word, lang) for word in (what, "sentence", "place"))
    body = tuple((t.label, t.evidence[0].sentence.strip(), sources.place(t.evidence[0])) for t in things if t.evidence)
    return Table(columns, body, sources.notes(lang) if things else (say("no-rows", lang),))


def cited(report: SourceReport) -> str:
    """Issuer, year and title, as they are cited."""
    return f"{report.issuer_label} {report.year or ''} 《{report.title}》 {report.iri}"


class Sources:
    """The reports behind a table, numbered as they come."""

    def __init__(self, reports: Iterable[SourceReport]) -> None:
        self.reports = {report.iri: report for report in reports}
        self.numbers = {iri: number for number, iri in enumerate(self.reports, 1)}

    def place(self, evidence: Evidence) -> str:
        return f"[{self.numbers[evidence.report]}] {evidence.start}–{evidence.end}"

    def notes(self, lang: Lang) -> tuple[str, ...]:
        return tuple(f"{say('source', lang)} [{self.numbers[iri]}] {cited(r)}" for iri, r in self.reports.items())


def _why(row: LinkRow, lang: Lang) -> str:
    if row.link.cue:
        words = [f"{say('cue', lang)} “{' … '.join(cue.quote for cue in row.link.cue)}”"]
    else:
        words = [say("sentences-away", lang, n=row.link.distance)] if row.link.distance else []
        words += [say("rivals", lang, n=row.link.rivals)] if row.link.rivals else []
    if row.part:
        words.append(say("part", lang, part=row.part.label))
    return "; ".join(words)


def _full(row: LinkRow) -> tuple[str | None, ...]:
    evidence = row.outcome.evidence[0]
    return (
        *(row.basis, row.initiative.label, row.initiative.iri, row.part.label if row.part else None),
        *(row.outcome.label, row.outcome.iri, row.outcome.kind, row.outcome.level),
        *(" … ".join(cue.quote for cue in row.link.cue) or None, str(row.link.distance), str(row.link.rivals)),
        *(evidence.sentence.strip(), str(evidence.start), str(evidence.end)),
        *(row.report.issuer_label, str(row.report.year or ""), row.report.title, row.report.iri),
    )


def _step_evidence(step: Step) -> Evidence | None:
    held = step.edge.cue or step.edge.evidence or step.source.evidence
    return held[0] if held else None


def _relation(step: Step, lang: Lang) -> str:
    words = say(step.edge.predicate, lang)
    if step.edge.basis:
        words += f" ({say(step.edge.basis, lang)})"
    if step.edge.inferred:
        words += f" ({say('inferred', lang)})"
    return f"{words} →" if step.forward else f"← {words}"
