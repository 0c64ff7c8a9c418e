"""What a language model answered: a JSON object, found in whatever stands around it; where it breaks off, its whole
parts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
_BEFORE = 2000
"""Characters that may stand before the object: whoever talks longer has not answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: to which question (its digest, or the custom_id it came with), by which model, in which words."""

    custom_id: str
    model: str
    content: str
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of an answer; ``trouble`` says why they may not be all: not JSON, cut off."""

    facts: tuple[Row, ...] = ()
    links: tuple[Row, ...] = ()
    trouble: str | None = None
    odd: tuple[Any, ...] = ()
    """What stands among the facts and links and is no object."""


def parse_content(content: str) -> Content:
    """The facts and links in ``content``: fences and words around the object are passed over; of an object that breaks
    off the parts that are whole are kept.

    >>> parse_content('Here: {"facts": [{"id": "a"}, {"id": "b').facts
    ({'id': 'a'},)
    """
    for start in _openings(content):
        found = _decoded(content, start)
        if isinstance(found, dict) and ("facts" in found or "links" in found):
            return _content(found)
    facts, links = (tuple(_whole_rows(content, key)) for key in ("facts", "links"))
    return Content(facts, links, "cut off" if facts or links else "not JSON")


def _openings(content: str) -> Iterator[int]:
    at = content.find("{")
    while 0 <= at < _BEFORE:
        yield at
        at = content.find("{", at + 1)


def _decoded(content: str, start: int) -> Any:
    try:
        return _DECODER.raw_decode(content, start)[0]
    except (ValueError, RecursionError):
        return None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _content(found: Row) -> Content:
    rows: dict[str, tuple[Row, ...]] = {}
    odd: list[Any] = []
    for key in ("facts", "links"):
        held = found.get(key) or []
        listed = held if isinstance(held, list) else [held]
        rows[key] = tuple(row for row in listed if isinstance(row, dict))
        odd += [row for row in listed if not isinstance(row, dict)]
    return Content(rows["facts"], rows["links"], None, tuple(odd))


def _whole_rows(content: str, key: str) -> Iterator[Row]:
    """The objects after ``"key": [`` up to the first that is broken."""
    opening = re.compile(rf'"{key}"\s*:\s*\[').search(content)
    at = opening.end() if opening else len(content)
    while row_start := _ROW.match(content, at):
        try:
            row, at = _DECODER.raw_decode(content, row_start.end() - 1)
        except (ValueError, RecursionError):
            return
        yield row


_ROW = re.compile(r"[\s,]*\{")
