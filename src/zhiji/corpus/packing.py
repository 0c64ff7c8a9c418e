"""Things and edges of the network, rows of reports, and what they hold, as compact JSON, and back: the same value."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, astuple, fields
from decimal import Decimal
from itertools import islice
from typing import Any

from zhiji.model import Edge, Evidence, Place, Thing
from zhiji.model.rows import REPORT_HEAD, FigureRow, InitiativeRow, ReportRow
from zhiji.store.counting import Counts

_PLACES = {"evidence", "cue"}
_BATCH = 1_000


def pack(value: Thing | Edge | FigureRow | InitiativeRow) -> str:
    """A value without the fields at their default."""
    row: dict[str, Any] = {}
    for f in fields(value):
        held = getattr(value, f.name)
        if f.default is not MISSING and held == f.default:
            continue
        if f.name in _PLACES:
            held = [_place(e) for e in held]
        row[f.name] = str(held) if isinstance(held, Decimal) else held
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is looked through for cycles meanwhile: for work that makes very many values, hardly one in a cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def unpack_names(row: dict[str, Any]) -> None:
    """The sections of a packed thing and the reports that plan it; of a corpus that did not yet say in which reports,
    all that tell of it."""
    for name in ("section", "planned_in"):
        if name in row:
            row[name] = tuple(row[name])
    if row.pop("planned", False):
        row["planned_in"] = tuple(sorted({place.report for place in row["evidence"]}))


def unpack_lines(packed: Iterable[str]) -> Iterator[list[Any]]:
    """What stands on the lines of each packed value, many values at a time: half the work of one by one."""
    waiting = iter(packed)
    while batch := list(islice(waiting, _BATCH)):
        yield from json.loads(f"[[{'],['.join(batch)}]]".replace("\n", ","))


def unpack_things(packed: Iterable[str]) -> Iterator[tuple[Thing, list[Any]]]:
    """The things that were packed, each with what stands on lines behind it."""
    return ((_thing(row), more) for row, *more in unpack_lines(packed))


def unpack_edges(packed: Iterable[str]) -> Iterator[Edge]:
    """The edges that were packed."""
    return (_edge(row) for (row,) in unpack_lines(packed))


def unpack_figures(packed: Iterable[str]) -> Iterator[FigureRow]:
    """The figures that were packed."""
    return (_figure(row) for (row,) in unpack_lines(packed))


def unpack_initiatives(packed: Iterable[str]) -> Iterator[InitiativeRow]:
    """The initiatives that were packed."""
    return (InitiativeRow(**row) for (row,) in unpack_lines(packed))


def _thing(row: dict[str, Any]) -> Thing:
    row["evidence"] = unpack_places(row.get("evidence"))
    unpack_names(row)
    if "value" in row:
        row["value"] = Decimal(row["value"])
    return Thing(**row)


def _edge(row: dict[str, Any]) -> Edge:
    row["evidence"] = unpack_places(row.get("evidence"))
    if "cue" in row:
        row["cue"] = unpack_places(row["cue"])
    return Edge(**row)


def _figure(row: dict[str, Any]) -> FigureRow:
    for name in ("value", "upper"):
        if name in row:
            row[name] = Decimal(row[name])
    return FigureRow(**row)


def pack_outline(report: ReportRow) -> str:
    """A report without its text."""
    told = [getattr(report, name) for name in REPORT_HEAD]
    places = [[[place.start, place.end] for place in held] for held in (report.sentences, report.points)]
    return json.dumps([told, *places, report.roles], ensure_ascii=False, separators=(",", ":"))


def unpack_outline(words: str) -> dict[str, Any]:
    """All of a report but its text, by field."""
    told, sentences, points, roles = json.loads(words)
    return {
        **dict(zip(REPORT_HEAD, told, strict=True)),
        "sentences": tuple([Place(*place) for place in sentences]),
        "points": tuple([Place(*place) for place in points]),
        "roles": tuple([tuple(role) for role in roles]),
    }


def pack_counts(counts: Counts) -> str:
    """What one report holds, counted."""
    return json.dumps(astuple(counts), ensure_ascii=False)


def unpack_counts(words: str) -> Counts:
    """The counts that were packed."""
    return Counts(*json.loads(words))


def _place(evidence: Evidence) -> list[Any]:
    return [getattr(evidence, f.name) for f in fields(Evidence)]


def unpack_places(rows: list[list[Any]] | None) -> tuple[Evidence, ...]:
    """The places that a thing or an edge was packed with."""
    return tuple([Evidence(*row) for row in rows]) if rows else ()
