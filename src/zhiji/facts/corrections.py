"""The overlay of corrections: what a person changed in the facts of a report, one JSON object a line.

    {"do": "reject", "target": {"type": "unit", "start": 40, "end": 42, "text": "窗口"}, "why": "a place"}

``do`` is accept, reject, change or add; ``accept-proposals`` names no fact, and takes in what a language model proposed
from a ``confidence`` up (0: all). A fact is named by its type and its words, for ids do not outlive an
extraction: ``target`` has type, start, end and text, for a quantity also value, unit and subject where several stand on
one span, and for a link from, to and basis. ``set`` holds the changed fields, ``fact`` an added fact; where these name
other facts they name them as a target does. ``who`` and ``why`` are free.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, get_args

from zhiji.facts.exchange import converted, missing_fields, parse_row
from zhiji.model import FACT_TYPES, JSON_NAMES, REFERENCES, Basis, Fact, Link, Quantity, Span, ZhijiError

Action = Literal["accept", "reject", "change", "add", "accept-proposals"]
Row = dict[str, Any]
"""An object of the exchange format, as JSON gives it."""

_KEYS: dict[Action, tuple[str, ...]] = {
    "accept": ("target",),
    "reject": ("target",),
    "change": ("target", "set"),
    "add": ("fact",),
    "accept-proposals": ("confidence",),
}
_FREE = ("who", "why")
_OWN = ("id", "type", "reading")
"""Fields of a fact that are not a person's to set."""


class CorrectionsError(ZhijiError):
    """A corrections file that breaks the format; the message names the file, the line and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Which fact is meant: its type and its words, or for a link the two facts that it ties and its basis.

    ``known`` are the fields of a quantity that were given to tell it from others on its span."""

    type: str
    span: Span | None = None
    known: tuple[tuple[str, Any], ...] = ()
    start: Target | None = None
    end: Target | None = None
    basis: Basis | None = None

    def __str__(self) -> str:
        if self.span is None:
            return f"link {self.start} → {self.end}"
        known = "".join(f", {name} {getattr(value, 'text', value)}" for name, value in self.known)
        return f"{self.type} {self.span.text!r} ({self.span.start}-{self.span.end}{known})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of the overlay. ``row`` is the line as it was written, which is how it is written again."""

    line: int
    do: Action
    row: Row = field(hash=False)
    target: Target | None = None

    @property
    def values(self) -> Row:
        """The changed fields, or the added fact."""
        held: Row = self.row.get("set") or self.row.get("fact") or {}
        return held


def parse_corrections(lines: Iterable[str], name: str = "corrections") -> list[Correction]:
    """The corrections in ``lines``, in order; CorrectionsError at the first thing that is wrong."""
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(_parsed(line, number, f"{name}:{number}"))
            except ZhijiError as error:
                raise CorrectionsError(str(error)) from None
    return found


def format_corrections(corrections: Iterable[Correction]) -> Iterator[str]:
    """The lines of the overlay, without line ends, each as it was written."""
    for correction in corrections:
        yield json.dumps(correction.row, ensure_ascii=False, default=float)


def target_of(row: Row, where: str) -> Target:
    """The target that a row names; CorrectionsError where it does not."""
    if not isinstance(row, dict):
        raise CorrectionsError(f"{where}: {row!r} names no fact; give its type, start, end and text")
    kind = FACT_TYPES.get(str(row.get("type")))
    if kind is None:
        raise CorrectionsError(f"{where}: unknown type {row.get('type')!r}; use one of {', '.join(FACT_TYPES)}")
    if kind is Link:
        return _link_target(row, where)
    known = ("value", "unit", "subject") if kind is Quantity else ()
    given = {key: value for key, value in row.items() if key != "type"}
    _check_keys(given, ("start", "end", "text"), known, where)
    values = converted(kind, given, where)
    span = Span(values.pop("start"), values.pop("end"), values.pop("text"))
    return Target(type=kind.type, span=span, known=tuple(sorted(values.items())))


def references_of(row: Row) -> Iterator[tuple[str, Row]]:
    """The targets in a row of changed or added fields, each with the field that names it."""
    for key, value in row.items():
        if attribute_of(key) in REFERENCES:
            for target in value if isinstance(value, list) else [value]:
                if target is not None:
                    yield key, target


def attribute_of(key: str) -> str:
    """The attribute behind a field's exchange name: ``from`` is a link's initiative."""
    return next((attribute for attribute, written in JSON_NAMES.items() if written == key), key)


def _parsed(line: str, number: int, where: str) -> Correction:
    row = parse_row(line, where, keep_nulls=True)
    do = row.get("do")
    if not isinstance(do, str) or do not in _KEYS:
        raise CorrectionsError(f"{where}: do is {do!r}; use one of {', '.join(get_args(Action))}")
    _check_keys({k: v for k, v in row.items() if k != "do"}, _KEYS[do], _FREE, where)
    for key in _FREE:
        if not isinstance(row.get(key, ""), str):
            raise CorrectionsError(f"{where}: {key} is no text; write a sentence or leave it out")
    if do == "accept-proposals":
        _check_confidence(row["confidence"], where)
        return Correction(line=number, do=do, row=row)
    target = target_of(row["target"], f"{where}: target") if "target" in row else None
    if target:
        _check_values(FACT_TYPES[target.type], row.get("set", {}), f"{where}: set", do)
    else:
        _check_added(row["fact"], f"{where}: fact")
    return Correction(line=number, do=do, row=row, target=target)


def _check_confidence(value: Any, where: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 <= value <= 1:
        raise CorrectionsError(f"{where}: confidence is {value!r}; give a number from 0 to 1")


def _link_target(row: Row, where: str) -> Target:
    given = {key: value for key, value in row.items() if key != "type"}
    _check_keys(given, ("from", "to", "basis"), (), where)
    basis: Basis = converted(Link, {"basis": given["basis"]}, where)["basis"]
    ends = [target_of(given[key], f"{where}: {key}") for key in ("from", "to")]
    return Target(type="link", start=ends[0], end=ends[1], basis=basis)


def _check_added(fact: Any, where: str) -> None:
    kind = FACT_TYPES.get(str(fact.get("type"))) if isinstance(fact, dict) else None
    if kind is None:
        raise CorrectionsError(f"{where}: no fact of a known type; use one of {', '.join(FACT_TYPES)}")
    given = {attribute_of(key) for key, value in fact.items() if value is not None}
    missing = [name for name in missing_fields(kind, given) if name != "id"]
    if missing:
        raise CorrectionsError(f"{where}: no field {missing[0]!r}; it is required")
    _check_values(kind, {key: value for key, value in fact.items() if key != "type"}, where, "add")


def _check_values(kind: type[Fact], row: Any, where: str, do: Action) -> None:
    if not isinstance(row, dict) or (do == "change" and not row):
        raise CorrectionsError(f"{where}: no fields; name those that change, each with its new value")
    plain: Row = {}
    for key, value in row.items():
        attribute = attribute_of(key) if kind is Link else key
        if key in _OWN or (kind is Link and key in JSON_NAMES):
            raise CorrectionsError(f"{where}: {key} is not set by a correction; leave it out")
        if attribute not in REFERENCES:
            plain[key] = value
        elif attribute not in kind.__dataclass_fields__:
            raise CorrectionsError(f"{where}: unknown field {key!r} of {kind.type}; leave it out")
    converted(kind, plain, where)
    for key, target in references_of(row):
        target_of(target, f"{where}: {key}")


def _check_keys(row: Row, required: tuple[str, ...], free: tuple[str, ...], where: str) -> None:
    for key in required:
        if row.get(key) is None:
            raise CorrectionsError(f"{where}: no {key!r}; give {', '.join(required)}")
    for key in row:
        if key not in required + free:
            raise CorrectionsError(f"{where}: unknown {key!r}; known here: {', '.join(required + free)}")
