"""Memos in English about Chinese reports: a subject that English names is compared, any other is said not to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhiji import api
from zhiji.cli import main
from zhiji.resources import ontology_folder
from zhiji.store.indicators import load_indicators
from zhiji.verifying.english import English

REPORT = """青山市人民政府2020年法治政府建设年度报告
一、主要工作
全市地区生产总值1500亿元，增长8.2%。一般公共预算收入120.5亿元，下降3.1%。城镇新增就业12000人。
全年交通事故亡人数80人，同比下降20%。刑事案件立案1200起，同比下降6.5%。群众投诉举报下降21.9%。
进出口总额增长14.7%，其中出口增长9.3%。
二、下一步打算
2021年，地区生产总值增长7%左右。
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    held = tmp_path_factory.mktemp("english") / "青山.txt"
    held.write_text(REPORT, encoding="utf-8")
    return held


@pytest.fixture(scope="module")
def graph(file: Path) -> api.KnowledgeGraph:
    return api.load(file)


MEMOS = [
    # a sentence with one figure; its verdict; in what it differs; why
    ("Traffic deaths fell 20% year on year.", "supported", [], "a name that English has for it"),
    ("In 2020, deaths in traffic fell by 20 percent.", "supported", [], "the name that the scheme prefers"),
    ("The city's GDP grew 8.2% in 2020.", "supported", [], "for whom the report is issued"),
    ("GDP reached 150 billion yuan.", "supported", [], "yuan, and a scale"),
    ("GDP was 1,500 hundred million yuan.", "supported", [], "a scale that Chinese has"),
    ("There were 80 traffic deaths in 2020.", "supported", [], "counted, named behind the figure"),
    ("Traffic deaths fell to 80.", "supported", [], "a level that something fell to"),
    ("About 12,000 new urban jobs were recorded.", "supported", [], "less sure than the report"),
    ("Exports rose 9.3%.", "supported", [], "a part by its own name"),
    ("Imports and exports rose 14.7%.", "supported", [], "the longer name is meant"),
    ("Traffic deaths fell 21% year on year.", "differs", ["value"], "another digit"),
    ("Traffic deaths rose 20% year on year.", "differs", ["direction"], "the other way"),
    ("In 2018, traffic deaths fell 20%.", "differs", ["year"], "another year"),
    ("Traffic deaths fell 20 percentage points.", "differs", ["unit"], "points are no per cent"),
    ("GDP reached 15 billion yuan.", "differs", ["value"], "another scale"),
    ("Exports rose 14.7%.", "differs", ["value"], "another thing's number"),
    ("Complaints fell 21.9% year on year.", "not-compared", [], "no name of the scheme"),
    ("Public security complaints fell 21.9%.", "not-compared", [], "nor this one"),
    ("Theft fell 6.5%.", "not-compared", [], "what the number is of may be another thing"),
    ("Traffic deaths in the countryside fell 20%.", "not-compared", [], "more is said than the name"),
    ("The traffic death rate fell 20%.", "not-compared", [], "a rate is no count"),
    ("The province's GDP grew 8.2%.", "not-compared", [], "a city is no province"),
    ("Traffic deaths and injuries fell 20%.", "not-compared", [], "two things"),
    ("Complaints rose 21.9%.", "not-found", [], "the other way, and not by name"),
    ("Complaints fell 22.9%.", "not-found", [], "another number, and not by name"),
    ("Grain output rose 44.4%.", "not-found", [], "of what the report does not speak"),
]


@pytest.mark.parametrize(("memo", "verdict", "what", "why"), MEMOS)
def test_a_figure_told_in_english(
    graph: api.KnowledgeGraph, memo: str, verdict: str, what: list[str], why: str
) -> None:
    rows = [row for row in graph.verify(memo) if row.quote not in ("2018", "2020")]
    assert [(row.verdict, [d.what for d in row.differences]) for row in rows] == [(verdict, what)], why
    assert (rows[0].place is None) is (verdict == "not-found")


NAMES = [
    ("road traffic deaths", "deaths in traffic", []),
    ("per capita disposable income of rural residents", "disposable income per head, rural", []),
    ("general public budget revenue", "general public budget revenue", []),
    ("PM2.5 concentration", "fine particles (PM2.5)", []),
    ("non-traffic deaths", "deaths in traffic", ["non"]),
    ("theft", None, ["theft"]),
]


@pytest.mark.parametrize(("words", "name", "rest"), NAMES)
def test_what_english_words_name(words: str, name: str | None, rest: list[str]) -> None:
    found, left = English(load_indicators(ontology_folder())).named(words)
    assert [entry.name_en for entry in found] == ([name] if name else [])
    assert left == rest


def test_no_english_name_is_of_two_indicators() -> None:
    seen: dict[str, str] = {}
    for entry in load_indicators(ontology_folder()):
        for name in (entry.name_en, *entry.alternatives_en):
            assert seen.setdefault(name.lower(), entry.iri) == entry.iri, name


def test_the_table_says_what_was_not_compared(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memo = tmp_path / "memo.md"
    memo.write_text("Complaints fell 21.9%. Traffic deaths fell 20%.\n", encoding="utf-8")
    assert main(["verify", str(memo), "-g", str(file)]) == 1
    told = capsys.readouterr().out
    assert "subject not compared 1" in told
    assert "supported 1" in told
    assert main(["verify", str(memo), "-g", str(file), "--lang", "zh"]) == 1
    assert "所指未比对" in capsys.readouterr().out
    assert main(["verify", str(memo), "-g", str(file), "--format", "json"]) == 1
    assert [row["verdict"] for row in json.loads(capsys.readouterr().out)] == ["not-compared", "supported"]
