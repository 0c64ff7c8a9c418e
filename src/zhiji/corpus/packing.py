"""Things and edges of the network as compact JSON, and back: the same value."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any, TypeVar

from zhiji.model import Edge, Evidence, Thing

Value = TypeVar("Value", Thing, Edge)

_PLACES = {"evidence", "cue"}


def pack(value: Thing | Edge) -> str:
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


def _place(evidence: Evidence) -> list[Any]:
    return [getattr(evidence, f.name) for f in fields(Evidence)]


def _places(rows: list[list[Any]] | None) -> tuple[Evidence, ...]:
    return tuple([Evidence(*row) for row in rows]) if rows else ()
