"""Reports with what people read in them: pairs of NAME.txt and NAME.facts.jsonl, stand-off gold with its texts."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from json import dumps
from pathlib import Path

from zhiji.facts import parse_facts
from zhiji.facts.standoff import with_words
from zhiji.model import Report, Unit, ZhijiError
from zhiji.teaching.examples import Read

FACTS = ".facts.jsonl"
SOURCES = "sources.tsv"
"""Beside stand-off gold, one line a text: ``name``, ``government`` (the fold's key), ``genre``, where published."""


@dataclass(frozen=True)
class Source:
    """What ``sources.tsv`` says of a text."""

    government: str
    genre: str


def load_sources(folder: Path) -> dict[str, Source]:
    """The sources of a folder of gold by the name of the text; empty where it has none."""
    file = folder / SOURCES
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {row["name"]: Source(row["government"], row["genre"]) for row in rows}


def load_reads(folder: Path, texts: Path, read_report: Callable[[Path], Report]) -> Iterator[Read]:
    """Every facts file of ``folder`` whose text stands in ``texts``, in order of name; what has no text is left out
    (``missing_texts`` names it)."""
    sources = load_sources(folder)
    for file in sorted(folder.glob(f"*{FACTS}")):
        name = file.name.removesuffix(FACTS)
        text = texts / f"{name}.txt"
        if text.is_file():
            yield load_read(file, text, sources.get(name), read_report)


def load_read(file: Path, text: Path, source: Source | None, read_report: Callable[[Path], Report]) -> Read:
    """One report with a person's facts, with their words or without."""
    report = read_report(text)
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = (dumps(row, ensure_ascii=False, default=float) for row in with_words(lines, report.text, file.name))
    facts = parse_facts(rows, report.text, file.name)
    issuer = facts.by_id.get(facts.head.issuer or "")
    government = source.government if source else issuer.name if isinstance(issuer, Unit) else file.name
    return Read(file.name.removesuffix(FACTS), government, source.genre if source else "shipped report", report, facts)


def missing_texts(folder: Path, texts: Path) -> list[str]:
    """The names of the facts files of ``folder`` whose text does not stand in ``texts``."""
    names = (file.name.removesuffix(FACTS) for file in sorted(folder.glob(f"*{FACTS}")))
    return [name for name in names if not (texts / f"{name}.txt").is_file()]


def need_reads(reads: list[Read], folder: Path) -> list[Read]:
    """``reads``, or ZhijiError where there are too few to learn from."""
    if len({read.government for read in reads}) < 2:
        raise ZhijiError(
            f"{folder}: facts of fewer than two issuers with their texts beside them; "
            "put NAME.txt and NAME.facts.jsonl of at least two there"
        )
    return reads
