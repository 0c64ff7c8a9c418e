"""Things and edges of the network, rows of reports, and what they hold, as compact JSON, and back: the same value."""

from __future__ import annotations

import json
from dataclasses import MISSING, astuple, fields
from decimal import Decimal
from typing import Any

from zhiji.model import Edge, Evidence, Place, Thing
from zhiji.model.rows import REPORT_HEAD, FigureRow, InitiativeRow, ReportRow
from zhiji.store.counting import Counts

_PLACES = {"evidence", "cue"}


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


def unpack_thing(words: str) -> Thing:
    """The thing that was packed."""
    row = json.loads(words)
    row["evidence"] = _places(row.get("evidence"))
    if "section" in row:
        row["section"] = tuple(row["section"])
    if "value" in row:
        row["value"] = Decimal(row["value"])
    return Thing(**row)


def unpack_edge(words: str) -> Edge:
    """The edge that was packed."""
    row = json.loads(words)
    row["evidence"] = _places(row.get("evidence"))
    if "cue" in row:
        row["cue"] = _places(row["cue"])
    return Edge(**row)


def unpack_figure(words: str) -> FigureRow:
    """The figure that was packed."""
    row = json.loads(words)
    numbers = {name: Decimal(row[name]) for name in ("value", "upper") if name in row}
    return FigureRow(**(row | numbers))


def unpack_initiative(words: str) -> InitiativeRow:
    """The initiative that was packed."""
    return InitiativeRow(**json.loads(words))


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


def _places(rows: list[list[Any]] | None) -> tuple[Evidence, ...]:
    return tuple([Evidence(*row) for row in rows]) if rows else ()
