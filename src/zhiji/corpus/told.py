"""Packed things and edges that are read once: what reads as they do, for a fourth of the work of making them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields
from typing import Any, TypeVar

from zhiji.corpus.packing import unpack_lines, unpack_names, unpack_places
from zhiji.model import Edge, Thing

Value = TypeVar("Value", Thing, Edge)
_PLANS = {"planned", "planned_in"}
"""What says of a thing that it is planned, which all its places decide."""


def told_things(packed: Iterable[str]) -> Iterator[Thing]:
    """The things that were packed, each with its first place alone, but for what is planned; of a number that it has,
    the digits."""
    for row, *_ in unpack_lines(packed):
        places = row.get("evidence", [])
        row["evidence"] = unpack_places(places if row.keys() & _PLANS else places[:1])
        unpack_names(row)
        yield _THING(row)


def told_edges(packed: Iterable[str]) -> Iterator[Edge]:
    """The edges that were packed, without their places: those of a link are its outcome's."""
    for (row,) in unpack_lines(packed):
        row["evidence"] = ()
        row["cue"] = unpack_places(row.get("cue"))
        yield _EDGE(row)


def _reading_as(kind: type[Value]) -> Callable[[dict[str, Any]], Value]:
    """Makes of a packed row what has the fields and properties of ``kind``: the row itself, over the defaults."""
    held: dict[str, Any] = {f.name: f.default for f in fields(kind) if f.default is not MISSING}
    held |= {name: value for name, value in vars(kind).items() if isinstance(value, property)}
    light: Any = type(f"Told{kind.__name__}", (), held)

    def told(row: dict[str, Any]) -> Value:
        value = light()
        value.__dict__ = row
        return value  # type: ignore[no-any-return]

    return told


_THING, _EDGE = _reading_as(Thing), _reading_as(Edge)
