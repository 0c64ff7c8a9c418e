"""N-Quads in parts: all of it, each report in its graph, and lean ones that answer the named questions alike."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji import api
from zhiji.cli import main
from zhiji.store.graphs import Graph
from zhiji.store.splitting import find_parts


def loaded(parts: list[bytes]) -> ox.Store:
    store = ox.Store()
    for part in parts:
        store.load(part, ox.RdfFormat.N_QUADS)
    return store


def test_the_parts_are_the_whole(open_invented: object) -> None:
    graph = open_invented().graph  # type: ignore[operator]
    parts = list(find_parts(graph, largest=100_000))
    assert len(parts) > 1
    store, plain = loaded(parts), ox.DefaultGraph()
    assert {quad for quad in store if quad.graph_name != plain} == set(graph.held())
    merged = {quad.triple for quad in store.quads_for_pattern(None, None, None, plain)}
    assert merged == {quad.triple for quad in graph.held()}  # what two reports state stands there once


PLAIN = {question.name: question.query for question in api.questions() if question.over_rows}
"""What is answered over rows reads plans in sentences that a lean graph has not: there the plain part is the same."""


@pytest.mark.parametrize("question", [question.name for question in api.questions()])
def test_a_lean_graph_answers_the_same(question: str, open_invented: object) -> None:
    whole = open_invented()  # type: ignore[operator]
    lean = api.KnowledgeGraph(Graph(loaded(list(find_parts(whole.graph, lean=True))), merged=True))
    asked = PLAIN.get(question, question)
    rows = [sorted(map(str, graph.answer(asked))) for graph in (whole, lean)]
    assert rows[0] == rows[1]


def test_lean_is_smaller(open_invented: object) -> None:
    graph = open_invented().graph  # type: ignore[operator]
    assert sum(map(len, find_parts(graph, lean=True))) < 0.9 * sum(map(len, find_parts(graph)))


def test_written_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "nq", "--split", "-o", str(tmp_path / "parts")]) == 0
    assert main(["query", "links", "-g", str(tmp_path / "parts"), "--format", "csv"]) == 0
    assert "一警情三推送" in capsys.readouterr().out
    assert main(["export", "ttl", "--split", "-o", str(tmp_path / "x")]) == 2
