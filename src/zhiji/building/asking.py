"""What is asked of the reports of one issuer at build, so that nobody need ask it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from zhiji import resources
from zhiji.answering import Source, answer_question
from zhiji.building.comparing import COMPUTED, write_compared
from zhiji.building.faults import write_findings
from zhiji.building.members import Member, graph_of
from zhiji.comparing.remembering import Remembered
from zhiji.corpus.folder import remove
from zhiji.corpus.kept_answers import write_kept
from zhiji.corpus.network_rows import edge_rows, link_rows, thing_rows
from zhiji.corpus.packing import uncollected
from zhiji.corpus.rows import Rows
from zhiji.corpus.schema import TABLES
from zhiji.corpus.tables import select, write_rows
from zhiji.facts import parse_facts
from zhiji.model import Report
from zhiji.store.kept import find_kept_rows, is_kept, kept_order, kept_rows
from zhiji.store.questions import load_questions

OF_ISSUERS = ("links", "findings", *COMPUTED)
"""Tables for people whose rows depend on all reports of one issuer."""

OF_REPORTS = tuple(table for table in TABLES if table not in OF_ISSUERS)
"""Tables whose rows depend on one report alone."""

ANSWERS, FINDINGS = "answers", "findings"
"""What is asked of an issuer, in two parts that two processes can do side by side."""

OF_FINDINGS = ("checks", "findings")
"""The tables that the second part gives; all others are of the first, but ``OF_BOTH``."""

OF_BOTH = ("worked",)
"""What each part gives: what it has worked out of reports, for the next time."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A task of a worker: ask all that depends on the reports of ``issuer`` alone, or one of its ``parts``, and keep it
    in the folder ``place``. ``earlier`` is the table of what was worked out of reports before."""

    place: Path
    parts: tuple[str, ...]
    issuer: str
    members: tuple[Member, ...]
    earlier: Path | None = None


def ask(task: Asking) -> Path:
    """Asks, and keeps the rows as files in ``place``, which is there when all of them are."""
    if task.place.is_dir():  # done before the build was killed
        return task.place
    beside = Path(mkdtemp(prefix=".", dir=task.place.parent))
    try:
        with uncollected():
            remembered = Remembered(_worked_out(task))
            source = Source(graph_of(task.members), resources.ontology_folder(), remembered=remembered)
            if ANSWERS in task.parts:
                _write_report_rows(beside, task.members)
                _write_issuer_rows(beside, task, source)
            if FINDINGS in task.parts:
                write_findings(beside, task.issuer, task.members, source, remembered)
            _write_worked(beside, task.issuer, remembered)
        beside.rename(task.place)
    except BaseException:
        remove(beside)
        raise
    return task.place


def _write_report_rows(place: Path, members: Iterable[Member]) -> None:
    from zhiji.reading import read_text

    made = []
    for member in members:
        if member.is_new:
            text = Path(f"{member.files}.txt").read_text(encoding="utf-8")
            lines = Path(f"{member.files}.facts.jsonl").read_text(encoding="utf-8").split("\n")
            report: Report = read_text(text, issuer=member.entry.issuer, year=member.entry.year)
            made.append(Rows(member.entry, report, parse_facts(lines, text, member.entry.name)))
    for table in OF_REPORTS:
        write_rows(place / f"{table}.arrow", table, [row for rows in made for row in rows.of(table)])


def _write_issuer_rows(place: Path, task: Asking, source: Source) -> None:
    from zhiji.network import (
        build_network,
        find_initiatives_without_outcome,
        find_links,
        find_outcomes_without_initiative,
    )
    from zhiji.store.projection import load_projection, load_reports

    graph = source.graph
    for question in load_questions(resources.ontology_folder()):
        if is_kept(question):
            keys = len(kept_order(question).terms)
            rows = (
                kept_rows(question, answer_question(question, source, {}))
                if question.over_rows
                else find_kept_rows(question, graph)
            )
            write_kept(place / f"{question.file.stem}.arrow", task.issuer, rows, keys)
    projection = load_projection(graph)
    network = build_network(load_reports(graph), projection.things, projection.edges)
    alone = find_initiatives_without_outcome(network) + find_outcomes_without_initiative(network)
    unlinked = {thing.iri for thing in alone}
    things = thing_rows(task.issuer, projection.things, projection.written, unlinked)
    write_rows(place / "things.arrow", "things", list(things))
    write_rows(place / "edges.arrow", "edges", list(edge_rows(task.issuer, network.edges)))
    mentions = graph.select("SELECT ?place ?quote { ?place a zj:Mention ; zj:quote ?quote }")
    places = [{"issuer_iri": task.issuer, "place": p, "quote": q} for p, q in mentions]
    write_rows(place / "mentions.arrow", "mentions", places)
    write_rows(place / "links.arrow", "links", list(_links(find_links(network))))
    write_compared(place, source)


def _write_worked(place: Path, issuer: str, remembered: Remembered) -> None:
    worked = [{"issuer_iri": issuer, "key": key, "packed": words} for key, words in remembered.used.items()]
    write_rows(place / "worked.arrow", "worked", worked)


def _worked_out(task: Asking) -> dict[str, str]:
    """What was worked out of the reports of the issuer before, by what it was made of."""
    if task.earlier is None:
        return {}
    rows = select(task.earlier, ["key", "packed"], [("issuer_iri", "==", task.issuer)])
    return dict(zip(rows["key"].to_pylist(), rows["packed"].to_pylist(), strict=True))


def _links(rows: Iterable[object]) -> Iterator[dict[str, object]]:
    from zhiji.network import LinkRow

    for row in rows:
        assert isinstance(row, LinkRow)
        yield link_rows(row.initiative, row.outcome, row.link, row.report)
