"""Invented mini reports as graphs: a text, and the rows of its facts with the words in place of offsets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pyoxigraph as ox
import pytest

from zhiji.description import describe, report_iri
from zhiji.facts import parse_facts
from zhiji.model import Place, Report
from zhiji.store.graphs import Graph

Row = dict[str, Any]
Mini = tuple[int, str, list[Row]]


def _places(text: str, pattern: str) -> tuple[Place, ...]:
    return tuple(Place(m.start(), m.end()) for m in re.finditer(pattern, text))


def _span(text: str, words: str, nth: int = 0) -> Row:
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    return {"start": start, "end": start + len(words), "text": words}


def _fact(text: str, row: Row) -> Row:
    """``text`` may be a pair: the words, and which of their places (0 the first); so may ``subject``."""
    words = row["text"] if isinstance(row["text"], tuple) else (row["text"], 0)
    placed = row | _span(text, *words)
    if "subject" in row:
        placed["subject"] = _span(text, *(row["subject"] if isinstance(row["subject"], tuple) else (row["subject"], 0)))
    return placed


def lines_of(mini: Mini) -> tuple[str, list[str]]:
    """The IRI and the triples of a mini report: its year, its text (the issuer's name stands first), its facts."""
    year, body, rows = mini
    text = f"青山市公安局{year}年报告\n{body}"
    report = Report(
        text=text,
        title=text.splitlines()[0],
        issuer="青山市公安局",
        year=year,
        points=_places(text, r"[^\n]+"),
        sentences=_places(text, r"[^\n。；]+[。；]?"),
    )
    issuer = {"id": "u", "type": "unit", "name": "青山市公安局"} | _span(text, "青山市公安局")
    head = {
        "type": "report",
        "title": report.title,
        "issuer": "u",
        "year": year,
        "sha256": sha256(text.encode()).hexdigest(),
        "chars": len(text),
    }
    written = [json.dumps(row, ensure_ascii=False) for row in (head, issuer, *(_fact(text, row) for row in rows))]
    return report_iri(report.sha256), describe(report, parse_facts(written, text))


def _graph(*minis: Mini) -> Graph:
    store = ox.Store()
    for mini in minis:
        iri, lines = lines_of(mini)
        store.load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(iri))
    return Graph(store)


@pytest.fixture
def graph_of() -> Callable[..., Graph]:
    return _graph
