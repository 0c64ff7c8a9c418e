"""“This link is wrong”: a person's word on one link becomes a line of the corrections beside its report, which the next
build replays."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhiji import pipeline
from zhiji.facts import format_corrections, parse_corrections, replay_corrections
from zhiji.model import Facts, Link, Quantity, Span, ZhijiError
from zhiji.writing import write_whole

Place = tuple[int, int]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rejected:
    """What was written: the file, and how many lines are new in it."""

    file: Path
    lines: int


def find_sources(folder: Path) -> dict[str, Path]:
    """The reports of a folder by the sha256 of their texts; ZhijiError where there are none."""
    from zhiji.reading import find_reports, read_report

    if not folder.is_dir():
        raise ZhijiError(f"{folder}: no such folder; name the one in which the reports lie")
    return {read_report(file).sha256: file for file in find_reports(folder)}


def reject_link(source: Path, initiative: Iterable[Place], outcome: Iterable[Place], *, why: str = "") -> Rejected:
    """Writes that the link between two things, each known by the places where its report tells it, is wrong. ZhijiError
    where the report, as it is read now, has no such link."""
    reading = pipeline.read(source)
    rows = [_row(link, reading.facts, why) for link in _links_between(reading.facts, set(initiative), set(outcome))]
    if not rows:
        raise ZhijiError(f"{source.name}: no such link is read in this report now; it may be rejected already")
    new = parse_corrections(json.dumps(row, ensure_ascii=False) for row in rows)
    _, unplaced = replay_corrections(reading.facts, new, reading.report.text)
    if unplaced:
        raise ZhijiError(f"{source.name}: {unplaced[0].reason}")
    file = source.with_name(source.stem + pipeline.CORRECTIONS)
    held = parse_corrections(pipeline.read_utf8(file).split("\n"), str(file)) if file.is_file() else []
    write_whole(file, "".join(f"{line}\n" for line in format_corrections([*held, *new])).encode("utf-8"))
    return Rejected(file, len(new))


def _links_between(facts: Facts, initiative: set[Place], outcome: set[Place]) -> list[Link]:
    """Every link whose ends are mentions of the two things: each mention pair and basis is a fact of its own."""
    return [
        fact
        for fact in facts.items
        if isinstance(fact, Link)
        and _place(facts, fact.initiative) in initiative
        and _place(facts, fact.outcome) in outcome
    ]


def _place(facts: Facts, name: str) -> Place:
    fact = facts.by_id[name]
    assert not isinstance(fact, Link)
    return fact.start, fact.end


def _row(link: Link, facts: Facts, why: str) -> Row:
    ends = {"from": _target(facts, link.initiative), "to": _target(facts, link.outcome)}
    target = {"type": "link", **ends, "basis": link.basis}
    return {"do": "reject", "target": target} | ({"why": why} if why else {})


def _target(facts: Facts, name: str) -> Row:
    """How a correction names a fact: its type and its words; a number also by value, unit and subject."""
    fact = facts.by_id[name]
    assert not isinstance(fact, Link)
    row: Row = {"type": fact.type, "start": fact.start, "end": fact.end, "text": fact.text}
    if isinstance(fact, Quantity):
        value = fact.value
        row |= {"value": int(value) if value == value.to_integral_value() else float(value), "unit": fact.unit}
        row |= {"subject": _span(fact.subject)} if fact.subject else {}
    return row


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end, "text": span.text}
