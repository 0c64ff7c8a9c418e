"""What ships: the curated facts, their graph, and what it answers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import zhiji
from zhiji import pipeline, resources
from zhiji.presenting.table import Table
from zhiji.store.questions import Question

ANSWERS = Path(__file__).parent / "answers"
QUESTIONS = zhiji.questions()


@pytest.fixture(scope="module")
def graph() -> zhiji.KnowledgeGraph:
    return zhiji.load()


def test_the_committed_graph_is_what_the_facts_give() -> None:
    assert pipeline.build(resources.shipped_report()).turtle == resources.shipped_graph().read_bytes()


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_same_bytes_under_any_hash_seed_and_in_any_folder(seed: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zhiji", "build", "-o", "made"]
    subprocess.run(command, check=True, cwd=tmp_path, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True)
    assert [file.name for file in (tmp_path / "made").iterdir()] == ["jinhua-psb-2020.ttl"]
    assert (tmp_path / "made" / "jinhua-psb-2020.ttl").read_bytes() == resources.shipped_graph().read_bytes()


def test_the_reading_is_complete() -> None:
    reading = pipeline.read(resources.shipped_report())
    assert reading.curated
    counts = Counter(fact.type for fact in reading.facts.items)
    for kind, least in {"quantity": 110, "initiative": 110, "document": 20, "unit": 40, "award": 3, "link": 60}.items():
        assert counts[kind] >= least, kind
    assert {fact.reading for fact in reading.facts.items} == {"curated"}


LINKS_OF_ONE_MECHANISM = [
    # the report says so: the mechanism is the subject of 获评
    ("explicit", "2020全国政法智能化建设10大创新案例", ["该机制获评"], 0),
    ("explicit", "公安部2020年度改革创新案例", ["该机制获评"], 0),
    # the next sentence of the same point, with no cue
    ("same-paragraph", "▼13%", [], 1),
    ("same-paragraph", "98.6% ▲", [], 1),
    ("same-paragraph", "▼36%", [], 1),
]


def test_links_of_one_mechanism(graph: zhiji.KnowledgeGraph) -> None:
    rows = [row for row in graph.links(initiative="一警情三推送") if row.part is None]
    found = [(r.basis, r.outcome.label.split(" ", 1)[-1], [c.quote for c in r.link.cue], r.link.distance) for r in rows]
    assert found == LINKS_OF_ONE_MECHANISM
    assert all(row.outcome.evidence[0].quote in row.outcome.evidence[0].sentence for row in rows)


def test_the_initiatives_behind_a_falling_figure(graph: zhiji.KnowledgeGraph) -> None:
    rows = graph.links(outcome="交通事故亡人数")
    assert {row.initiative.label.split("”")[0].strip("“") for row in rows} == {
        "道路交通安全大会战",
        "两站两员",
        "路长制",
        "函告制",
    }
    assert {row.outcome.as_written for row in rows} == {"108人", "16.2%"}
    assert all(row.link.rivals >= 3 for row in rows)


def test_the_audit_finds_the_deaths_that_disagree_and_nothing_else(graph: zhiji.KnowledgeGraph) -> None:
    (finding,) = graph.check()
    assert finding.severity == "violation"
    assert finding.kind == "arithmetic"
    assert {place.quote for place in finding.evidence} == {"206人", "24.1%", "108人", "16.2%"}


def test_the_audit_says_what_holds(graph: zhiji.KnowledgeGraph) -> None:
    held = [finding for finding in graph.check(held=True) if finding.severity == "note"]
    quotes = [{place.quote for place in finding.evidence} for finding in held]
    assert any({"91人", "57人", "34人"} <= found for found in quotes)  # 57 + 34 = 91
    assert any(f.kind == "repetition" and {p.quote for p in f.evidence} == {"405件"} for f in held)  # stated twice


def labelled_answer(graph: zhiji.KnowledgeGraph, question: Question) -> str:
    table = graph.query(question.name, lang="zh")
    plain = tuple(tuple(cell.split(" (id:")[0] if cell else cell for cell in row) for row in table.rows)
    return Table(table.columns, plain).to_csv()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_answers(graph: zhiji.KnowledgeGraph, question: Question) -> None:
    """Each answer was read against the report before it was kept here."""
    expected = ANSWERS / f"{question.number:02d}-{question.name}.csv"
    assert labelled_answer(graph, question) == expected.read_text(encoding="utf-8")


def test_there_are_twenty_questions_and_as_many_answers() -> None:
    assert [question.number for question in QUESTIONS] == list(range(1, 21))
    assert len(list(ANSWERS.glob("*.csv"))) == 20


def test_every_mention_is_verbatim_in_the_text_that_the_graph_holds(graph: zhiji.KnowledgeGraph) -> None:
    wrong = graph.query("""
        SELECT ?place { ?place zj:quote ?quote ; zj:begin ?begin ; zj:end ?end ; zj:inReport/zj:text ?text .
                        FILTER(SUBSTR(?text, ?begin + 1, ?end - ?begin) != ?quote) }""")
    right = graph.query("SELECT (COUNT(?place) AS ?n) { ?place zj:quote ?quote ; zj:begin ?begin }")
    assert len(wrong) == 0
    assert int(right.rows[0][0] or 0) > 500
