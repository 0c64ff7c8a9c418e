"""One source → what a corpus keeps of it, done in a worker and whole on disk before anybody is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from zhiji import pipeline
from zhiji.building.reader import reader
from zhiji.corpus.folder import Folder
from zhiji.corpus.pieces import NAMES, format_names, write_piece
from zhiji.corpus.record import Entry
from zhiji.corpus.sources import Source
from zhiji.model import Unit


@dataclass(frozen=True, slots=True)
class Making:
    """A task of a worker: make ``source`` into a piece in the corpus at ``root``."""

    root: Path
    source: Source


def make(task: Making) -> Entry:
    """Reads, describes and keeps one report; ZhijiError where it gives none."""
    from zhiji.description.naming import Names
    from zhiji.facts import format_facts

    source = task.source
    read, address = _read(source), source.address or None
    addressed = replace(read, report=replace(read.report, address=address))
    built = pipeline.graph_of(source.label if source.held else source.path, addressed)
    reading, facts = built.reading, built.reading.facts
    issuer = facts.by_id.get(facts.head.issuer or "")
    entry = Entry(
        name=built.name,
        iri=built.iri,
        text_sha256=reading.report.sha256,
        issuer=issuer.name if isinstance(issuer, Unit) else reading.report.issuer or "",
        issuer_iri=Names(facts, reading.report.issuer).issuer_iri or "",
        year=facts.head.year or 0,
        title=facts.head.title or "",
        made_from=source.made_from,
        reader=reader(),
        version=version("zhiji"),
        curated=reading.curated,
        facts=len(facts.items),
        sources=(source.id,),
        remarks=reading.told,
        address=address,
    )
    files = {
        ".ttl": built.turtle,
        ".facts.jsonl": "".join(line + "\n" for line in format_facts(facts)).encode("utf-8"),
        ".txt": reading.report.text.encode("utf-8"),
        NAMES: format_names(built.turtle),
    }
    write_piece(Folder(task.root), entry, files)
    return entry


def _read(source: Source) -> pipeline.Reading:
    if source.held is None:
        return pipeline.read(source.path, issuer=source.issuer, year=source.year)
    from zhiji.reading import read_text

    text = pipeline.read_utf8(Path(source.held))
    report = read_text(text, issuer=source.issuer, year=source.year, title=source.title, file=source.label)
    return pipeline.extract_report(report)
