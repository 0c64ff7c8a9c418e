"""What Python gets: lists that print themselves, and data frames with typed values, a row a citation."""

from __future__ import annotations

import doctest
import importlib
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import zhiji
from zhiji import api
from zhiji.model import Edge, ZhijiError
from zhiji.network import LinkRow
from zhiji.presenting import frames
from zhiji.presenting.lists import Links, Listed, Plans
from zhiji.presenting.overview import overview
from zhiji.presenting.table import Table

INVENTED = Path(__file__).parents[1] / "invented"

CITED = (
    {"issuer", "year", "title", "sentence"},
    {"issuers", "reports"},  # a finding stands on several
    {"issuer", "plan_report_year", "plan_sentence", "plan_report", "next_report"},
)
"""What says where a row comes from."""

LISTS: list[tuple[str, Callable[[api.KnowledgeGraph], Listed[Any]], str, str]] = [
    # what is asked, how, a word that its print shows, a column whose values are whole numbers
    ("links", lambda g: g.links(), "“护航”专项行动", "start"),
    ("figures", lambda g: g.figures(), "交通事故亡人数", "start"),
    ("initiatives without outcome", lambda g: g.initiatives_without_outcome(), "合成作战中心", "end"),
    ("outcomes without initiative", lambda g: g.outcomes_without_initiative(), "刑事案件立案数", "year"),
    ("paths", lambda g: g.paths("赵虚构", "追回损失"), "← led by", "start"),
    ("series", lambda g: g.series("交通事故亡人数"), "甲市公安局 交通事故亡人数 2019 █▁ 2020", "begin"),
    ("all series", lambda g: g.series(), "last level", "begin"),
    ("plans", lambda g: g.ledger(), "not found", "plan_begin"),
    ("findings", lambda g: g.check(), "−12%", ""),
]


@pytest.mark.parametrize(("ask", "shown", "whole"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_what_is_found_prints_itself_and_becomes_a_frame(
    invented: api.KnowledgeGraph, ask: Callable[[api.KnowledgeGraph], Listed[Any]], shown: str, whole: str
) -> None:
    found = ask(invented)
    assert shown in repr(found)
    assert len(repr(found).splitlines()) < 400
    assert "<table" in found._repr_html_()
    pandas, polars, full = found.to_pandas(), found.to_polars(), found.full()
    assert list(pandas.columns) == polars.columns == list(full.columns)
    assert len(pandas) == len(polars) == len(full) > 0
    assert any(cited <= set(full.columns) for cited in CITED)
    if whole:
        assert (str(pandas[whole].dtype), str(polars[whole].dtype)) == ("Int64", "Int64")


def test_figures_are_numbers(invented: api.KnowledgeGraph) -> None:
    frame = invented.figures().to_pandas()
    fell = frame[(frame["indicator"] == "交通事故亡人数") & (frame["unit"] == "%")]
    assert set(fell["value"]) == {-20.0, -12.0}
    assert (
        frame["period"]
        .dropna()
        .map(lambda period: 2017 < int(period[:4] if isinstance(period, str) else period) < 2021)
        .all()
    )


def test_an_answer_becomes_a_frame_with_iris_beside_their_names(invented: api.KnowledgeGraph) -> None:
    frame = invented.query("posts", lang="zh").to_pandas()
    assert set(frame["person_label"]) == {"赵虚构"}
    assert frame["person"].str.startswith("https://").all()
    assert str(frame["year"].dtype) == "Int64"


TYPED = [
    # cells, type, values
    (["1", "-20"], int, [1, -20]),
    (["1", None, ""], int, [1, None, None]),
    (["1", "2.5"], float, [1.0, 2.5]),
    (["true", None], bool, [True, None]),
    (["007"], str, ["007"]),  # a number of a document, not an amount
    (["1e5"], str, ["1e5"]),
    (["12%"], str, ["12%"]),
    (["9" * 30], float, [float("9" * 30)]),  # more than 64 bits hold
    ([None, ""], str, [None, None]),
    ([], str, []),
]


@pytest.mark.parametrize(("cells", "kind", "values"), TYPED)
def test_one_type_a_column(cells: list[str | None], kind: type, values: list[object]) -> None:
    assert frames.typed(cells) == (kind, values)
    table = Table(("x",), tuple((cell,) for cell in cells))
    assert [None if value is None else value for value in table.to_polars()["x"]] == values
    assert len(table.to_pandas()) == len(cells)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ZhijiError, match=r"polars is not installed; pip install 'zhiji\[frames\]'"):
        Table(("x",), ()).to_polars()


def test_questions_print_themselves() -> None:
    questions = zhiji.questions()
    assert "provenance" in repr(questions)
    assert "可设字样" in questions.table("zh").to_text()
    assert repr(questions[4]) == "<Question 5 indicator: One indicator across units and years>"


@pytest.mark.parametrize("query", ["SELECT bad", "金华市公安局2020年法治政府建设年度报告" * 300])
def test_what_is_neither_question_nor_sparql_is_told_in_a_line(invented: api.KnowledgeGraph, query: str) -> None:
    with pytest.raises(ZhijiError, match=r"^not SPARQL: ") as told:
        invented.answer(query)
    assert len(str(told.value)) < 160


@pytest.mark.parametrize("name", ["nosuch", "indicators", "links initiative", ""])
def test_a_question_of_no_name_names_those_there_are(invented: api.KnowledgeGraph, name: str) -> None:
    with pytest.raises(ZhijiError, match=r"no question called .*; there are: links, credited-or-nearby"):
        invented.query(name)


def test_a_query_may_do_without_braces(invented: api.KnowledgeGraph) -> None:
    unit = invented.query("SELECT ?u { ?u a zj:Unit }").to_pandas()["u"][0]
    assert len(invented.query(f"DESCRIBE <{unit}>")) > 0


def test_values_print_themselves_in_one_line(invented: api.KnowledgeGraph) -> None:
    row, step = invented.links()[0], invented.paths("赵虚构", "追回损失")[0][0]
    report, facts = zhiji.read(INVENTED / "jia-2020.txt")
    said = [
        str(row),
        str(row.outcome),
        str(row.outcome.evidence[0]),
        str(step),
        str(row.report),
        str(invented.check()[0]),
    ]
    assert [words for words in said if "\n" in words or len(words) > 300] == []
    assert said[3] == "赵虚构 ←ledBy— “护航”专项行动"
    for value in (report, facts, row.report):
        assert len(repr(value)) < 1000  # no whole text


def test_a_long_table_shows_its_head_and_says_so() -> None:
    table = Table(("n",), tuple((str(n),) for n in range(50)))
    assert repr(table).splitlines()[-1] == "… 30 more"
    assert len(table.head(100)) == 50


def test_doctests() -> None:
    assert doctest.testmod(importlib.import_module("zhiji.presenting.frames")).failed == 0


def test_how_sure_it_is_has_two_decimals_in_every_table(invented: api.KnowledgeGraph) -> None:
    link = replace(invented.links()[0], link=replace(invented.links()[0].link, confidence=0.6))
    plan = replace(invented.ledger()[0], confidence=Decimal("0.6"))
    for table in (Links.of([link], weak=True, tentative=True).full(), Plans([plan]).full()):
        assert table.choose(["confidence"]).rows == (("0.60",),)
    answered = invented.query("planned-last-year").full().choose(["confidence"]).rows
    assert answered
    assert all(re.fullmatch(r"\d\.\d\d", cell or "") for (cell,) in answered)


def test_the_overview_shows_the_surest_links_first(invented: api.KnowledgeGraph) -> None:
    row = next(row for row in invented.links(weak=True) if row.basis == "explicit")
    other = replace(row.link, basis="same-sentence")

    def told(name: str, link: Edge) -> LinkRow:
        return replace(row, initiative=replace(row.initiative, label=name), link=link)

    rows = [told(f"甲{n:02}行动", replace(row.link, confidence=n / 100)) for n in range(60, 72)]
    rows += [told("乙行动", replace(other, confidence=0.98)), told("丙行动", replace(row.link, confidence=0.98))]
    rows += [told("丁行动", replace(other, confidence=None))]
    page = overview([], Links(rows), {}, "en", 200)
    shown = [name for line in page.splitlines() for name in re.findall(r"[甲乙丙丁]\d*行动", line.split("追回")[0])]
    assert "The 10 strongest of 15 links" in page
    assert shown[:10] == ["丁行动", "丙行动", "乙行动", *(f"甲{n}行动" for n in range(71, 64, -1))]


def test_the_overview_asks_next_about_what_has_a_name_of_its_own(invented: api.KnowledgeGraph) -> None:
    row = next(row for row in invented.links(weak=True) if row.basis == "explicit")
    same = [replace(row.initiative, label="同名行动", iri=f"{row.initiative.iri}-{n}") for n in range(3)]
    own = replace(row.initiative, label="甲行动")
    rows = [replace(row, initiative=one) for one in (*same, own)]
    page = overview([*same, own, row.outcome], Links(rows), {}, "en", 200)
    assert "zhiji links --initiative '甲行动'" in page
    assert "--initiative '同名行动'" not in page
    assert "zhiji paths" not in overview(same, Links(rows[:3]), {}, "en", 200), "none has"
