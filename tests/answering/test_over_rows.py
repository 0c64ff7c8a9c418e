"""Questions answered over rows: they have their query's columns and order, and every format and kind of graph."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji import api
from zhiji.answering import ANSWERS
from zhiji.answering.terms import Iri, solutions
from zhiji.cli import main

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

OVER_ROWS = [q for q in api.questions() if q.over_rows]


def test_the_questions_that_say_so_are_those_answered_here() -> None:
    assert {q.name for q in OVER_ROWS} == set(ANSWERS)


@pytest.mark.parametrize("question", OVER_ROWS, ids=lambda q: q.name)
def test_an_answer_has_the_columns_of_its_query(invented: api.KnowledgeGraph, question: object) -> None:
    name, query = question.name, question.query  # type: ignore[attr-defined]
    plain, full = invented.graph.ask(query), invented.answer(name)
    assert isinstance(plain, ox.QuerySolutions)
    assert isinstance(full, ox.QuerySolutions)
    assert [v.value for v in full.variables] == [v.value for v in plain.variables]
    assert len(list(full)) > 0


# what the plain part gives on the invented set, of the columns that are its own
PLAIN = [
    (
        "planned-last-year",
        "plan status planReportYear",
        [("阳光执法改革", "done", "2019"), ("“护航”专项行动", "done", "2019")],
    ),
    ("stated-twice", "first second equal", [("800起", "820起", "false"), ("97%", "97%", "true")]),
    ("requirements", "requirement resultWritten", [("两次", "5次"), ("7日", None)]),
    (
        "shortcomings-and-plans",
        "shortcoming plan",
        [("基层民警执法培训覆盖面较窄", "基层民警执法轮训班"), ("个别民警执法记录不完整", "执法记录回看制度")],
    ),
]


@pytest.mark.parametrize(("name", "columns", "rows"), PLAIN)
def test_the_plain_part(
    invented: api.KnowledgeGraph, name: str, columns: str, rows: list[tuple[str | None, ...]]
) -> None:
    question = api.question_named(name)
    assert question is not None
    answer = invented.graph.ask(question.query)
    assert isinstance(answer, ox.QuerySolutions)
    terms = [tuple(row[c] for c in columns.split()) for row in answer]
    told = [tuple(t and re.sub(r".*/status-", "", getattr(t, "value", "")) for t in row) for row in terms]
    assert set(told) == set(rows)


def test_the_command_gives_each_format(
    invented_turtle: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, turtle in invented_turtle.items():
        (tmp_path / f"{name}.ttl").write_bytes(turtle)
    asked = ["query", "planned-last-year", "-g", str(tmp_path)]
    capsys.readouterr()
    assert main([*asked, "--format", "csv", "--lang", "zh"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [r["status_label"] for r in rows].count("已完成") == 2
    assert main([*asked, "--format", "json"]) == 0
    held = json.loads(capsys.readouterr().out)
    assert len(held["results"]["bindings"]) == len(rows)
    assert held["results"]["bindings"][0]["status"]["type"] == "uri"
    assert main([*asked, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "not found" not in said, "silence is never sure enough to be shown unasked but of what has a name"
    assert main([*asked, "--lang", "en", "--weak"]) == 0
    assert "not found" in capsys.readouterr().out
    assert "planned again" not in said
    assert main([*asked, "--sort", "plan", "--limit", "1", "--format", "csv"]) == 0
    assert len(list(csv.DictReader(io.StringIO(capsys.readouterr().out)))) == 1


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_shipped_graph_is_asked_likewise(name: str) -> None:
    table = api.load().query(name)
    assert "issuer" in table.columns


def test_the_list_says_what_each_gives() -> None:
    gives = api.questions().table("en").rows[15], api.questions().table("zh").rows[15]
    assert "never that it was not done" in (gives[0][3] or "")
    assert "不说明没有做" in (gives[1][3] or "")
    weak = [row[0] for row in api.questions().table("zh").rows if "--weak" in (row[3] or "")]
    assert weak == ["1", "16"]


@pytest.mark.parametrize(("lang", "words"), [("en", "how sure the status is"), ("zh", "该结果的把握")])
def test_a_note_says_of_what_the_confidence_is(invented: api.KnowledgeGraph, lang: Lang, words: str) -> None:
    assert any(words in note for note in invented.query("planned-last-year", lang=lang).notes)
    ledger = invented.ledger().table(lang)
    assert any(words in note for note in ledger.notes)


def test_values_become_terms() -> None:
    (row,) = solutions(("a", "b", "c", "d", "e"), [(Iri("https://x.example/a"), True, 2, None, "")])
    assert (row["a"], row["b"], row["c"]) == (ox.NamedNode("https://x.example/a"), ox.Literal(True), ox.Literal(2))
    assert (row["d"], row["e"]) == (None, None)


def test_a_growth_at_constant_prices_implies_no_level(tmp_path: Path) -> None:
    told = (
        "地区生产总值从9300亿元增加到13700亿元，较“十三五”末增加4400亿元、增长33.6%。"
        "旅游人数从100万人次增加到125万人次，增加25万人次、增长25%。"
    )
    file = tmp_path / "甲市.txt"
    file.write_text(f"甲市人民政府2025年政府工作报告\n\n一、2025年工作回顾\n\n{told}\n", encoding="utf-8")
    rows = api.load(file, issuer="甲市人民政府", year=2025).query("absolute-and-relative").rows
    assert [row[4:6] for row in rows] == [(None, None), ("100万人次", "125万人次")]


def test_a_change_is_told_with_its_bound(tmp_path: Path) -> None:
    told = "旅游人数增加超过25万人次、增长25%。林地面积增加30万亩、增长20%以上。"
    file = tmp_path / "甲市.txt"
    file.write_text(f"甲市人民政府2025年政府工作报告\n\n一、2025年工作回顾\n\n{told}\n", encoding="utf-8")
    rows = api.load(file, issuer="甲市人民政府", year=2025).query("absolute-and-relative").rows
    assert [row[2:4] for row in rows] == [(">+25万人次", "+25%"), ("+30万亩", "+20%以上")]
