"""facts.jsonl in and out: one JSON object a line, the report first, then its facts.

The format is the contract between reading and graph. A reader that checks refuses what it does not know: unknown
types, unknown fields, unknown codes, spans that are not verbatim, references to nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from zhiji.model import (
    FACT_TYPES,
    JSON_NAMES,
    REFERENCES,
    Fact,
    Facts,
    Head,
    Link,
    Quantity,
    Span,
    Standing,
    Unit,
    ZhijiError,
)


class FactsError(ZhijiError):
    """A facts file that breaks the format; the message names the file, the line and the remedy."""


def parse_facts(lines: Iterable[str], text: str, name: str = "facts") -> Facts:
    """The facts in ``lines``, held against the report's ``text``; FactsError at the first thing that is wrong."""
    head: Head | None = None
    items: dict[str, Fact] = {}
    places: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        row = parse_row(line, where)
        if head is None:
            head = _parse_head(row, text, where)
            continue
        fact = parse_fact(row, where)
        if fact.id in items:
            raise FactsError(f"{where}: id {fact.id!r} stands twice; give each fact its own")
        check_spans(fact, text, where)
        items[fact.id] = fact
        places[fact.id] = number
    if head is None:
        raise FactsError(f"{name}: no first line of type report; a facts file begins with its report")
    for fact in items.values():
        check_references(fact, items, f"{name}:{places[fact.id]}")
    if head.issuer is not None and not isinstance(items.get(head.issuer), Unit):
        raise FactsError(f"{name}:1: issuer {head.issuer!r} is no unit here; name the id of a unit line")
    return Facts(head, tuple(items.values()))


def format_facts(facts: Facts) -> Iterator[str]:
    """The lines of the exchange format, without line ends; fields at their default are left out."""
    yield json.dumps({"type": "report"} | row_of(facts.head, keep=("title", "issuer", "year")), ensure_ascii=False)
    for fact in facts.items:
        yield json.dumps({"id": fact.id, "type": fact.type} | row_of(fact), ensure_ascii=False)


def parse_row(line: str, where: str, keep_nulls: bool = False) -> dict[str, Any]:
    """One line as an object, without its nulls unless they are kept; FactsError where it is none."""
    try:
        row = json.loads(line, parse_float=Decimal)
    except ValueError as error:
        raise FactsError(f"{where}: not JSON ({error}); write one object a line") from None
    except RecursionError:
        raise FactsError(f"{where}: nested too deeply to be a fact; write one flat object a line") from None
    if not isinstance(row, dict):
        raise FactsError(f"{where}: {type(row).__name__} instead of an object; write one object a line")
    return {key: value for key, value in row.items() if keep_nulls or value is not None}


def _parse_head(row: dict[str, Any], text: str, where: str) -> Head:
    if row.pop("type", None) != "report":
        raise FactsError(f"{where}: the first line is not of type report; put the report's line first")
    values = _typed(Head, {"title": None, "issuer": None, "year": None} | row, where)
    head = Head(**values)
    if head.chars != len(text):
        raise FactsError(
            f"{where}: chars is {head.chars}, the text has {len(text)}; these facts belong to another text"
        )
    return head


def parse_fact(row: dict[str, Any], where: str) -> Fact:
    """One fact by itself: its fields are known and of their type; spans and references are not looked at."""
    kind = FACT_TYPES.get(str(row.pop("type", None)))
    if kind is None:
        raise FactsError(f"{where}: unknown type; use one of {', '.join(FACT_TYPES)}")
    for attribute, written in JSON_NAMES.items():
        if kind is Link and attribute in row:
            raise FactsError(f"{where}: unknown field {attribute!r}; in the file it is {written!r}")
        if kind is Link and written in row:
            row[attribute] = row.pop(written)
    fact: Fact = kind(**_typed(kind, row, where))
    if isinstance(fact, Quantity) and (fact.value < 0 or not fact.value.is_finite()):
        raise FactsError(f"{where}: value {fact.value} is below 0; the direction carries the sign")
    if isinstance(fact, Link) and bool(fact.cue) != (fact.basis == "explicit"):
        raise FactsError(f"{where}: a cue goes with basis explicit and nowhere else")
    return fact


def _typed(kind: type, row: dict[str, Any], where: str) -> dict[str, Any]:
    out = converted(kind, row, where)
    for name in missing_fields(kind, out):
        raise FactsError(f"{where}: no field {name!r}; it is required")
    return out


def missing_fields(kind: type, given: Collection[str]) -> list[str]:
    """The exchange names of the fields that ``kind`` requires and whose attributes are not among ``given``."""
    required = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    return [JSON_NAMES.get(name, name) if kind is Link else name for name in required if name not in given]


def converted(kind: type, row: dict[str, Any], where: str) -> dict[str, Any]:
    """The fields of ``row`` as values of ``kind``'s attributes; FactsError at a name or value that it does not know."""
    converters = _converters(kind)
    out: dict[str, Any] = {}
    for key, value in row.items():
        if key not in converters:
            known = ", ".join(JSON_NAMES.get(k, k) if kind is Link else k for k in converters)
            raise FactsError(f"{where}: unknown field {key!r}; known here: {known}")
        try:
            out[key] = None if value is None else converters[key](value)
        except (TypeError, ValueError) as error:
            raise FactsError(f"{where}: field {key!r}: {error}") from None
    return out


@cache
def _converters(kind: type) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {f.name: _converter(hints[f.name]) for f in fields(kind)}


def _converter(hint: Any) -> Callable[[Any], Any]:
    options = [a for a in get_args(hint) if a is not type(None)]
    origin = get_origin(hint)
    if origin is Literal:
        return lambda value: _one_of(value, options)
    if origin is tuple:
        each = _converter(options[0])
        return lambda value: tuple(each(v) for v in _expect(value, list))
    if options:
        return _converter(options[0])
    if hint is Decimal:
        return lambda value: Decimal(_expect(value, (int, Decimal)))
    if hint in (Span, Standing):
        return lambda value: hint(**_typed(hint, _expect(value, dict), hint.__name__.lower()))
    return lambda value: _expect(value, hint)


def _one_of(value: Any, options: list[Any]) -> Any:
    if value not in options:
        raise ValueError(f"{value!r} is none of {', '.join(options)}")
    return value


def _expect(value: Any, kind: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        wanted = " or ".join(k.__name__ for k in kind) if isinstance(kind, tuple) else kind.__name__
        raise TypeError(f"{value!r} is no {wanted}")
    return value


def check_spans(fact: Fact, text: str, where: str) -> None:
    """FactsError unless every span of ``fact`` stands in ``text``."""
    spans = [*fact.cue] if isinstance(fact, Link) else [fact.span]
    if isinstance(fact, Quantity) and fact.subject:
        spans.append(fact.subject)
    for span in spans:
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            raise FactsError(
                f"{where}: {span.text!r} does not stand at {span.start}-{span.end} of the text; "
                "correct the offsets (code points, half-open) or extract again"
            )


def check_references(fact: Fact, items: dict[str, Fact], where: str) -> None:
    """FactsError unless every id that ``fact`` names is another fact of the right type in ``items``."""
    for key, kinds in REFERENCES.items():
        value = getattr(fact, key, None)
        for ref in (value,) if isinstance(value, str) else value or ():
            if ref == fact.id or not isinstance(items.get(ref), kinds):
                wanted = " or ".join(k.type for k in kinds)
                raise FactsError(f"{where}: {JSON_NAMES.get(key, key)} {ref!r} is no {wanted} of this file")


def row_of(value: Any, keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """A value as the exchange format writes it, without the fields at their default that are not in ``keep``."""
    row: dict[str, Any] = {}
    for f in fields(value):
        held = getattr(value, f.name)
        if (held == f.default and f.name not in keep) or held == ():
            continue
        row[JSON_NAMES.get(f.name, f.name) if isinstance(value, Link) else f.name] = _plain(held)
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Span | Standing):
        return row_of(value)
    return value
