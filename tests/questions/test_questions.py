"""The named questions on the invented set, whose answers were read off its texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji import api
from zhiji.store.answers import columns_of, rows_of
from zhiji.store.graphs import Graph
from zhiji.store.guard import QueryError, check_query
from zhiji.store.kept import order_of, tsv_head
from zhiji.store.questions import Question, best_question, quoted
from zhiji.vocabulary import NS, RDF

QUESTIONS = api.questions()
WORDS = {"parts": {"name": "一码通办"}, "provenance": {"words": "夜间警务"}}
"""Settings where the words that ship are not those of the invented set."""

ANSWERS: dict[str, tuple[str, list[str]]] = {
    "links": (
        "initiative outcome basis cue distance issuer year",
        [
            "“一码通办”服务机制 | 全省首创 | 明说 | 首创 | 0 | 乙市公安局 | 2019",
            "“一码通办”服务机制 | 全省首创 | 明说 | 首创 | 0 | 甲市公安局 | 2019",
            "“一码通办”服务机制 | “十佳便民案例” | 明说 | 该机制被虚构省公安厅评为 | 0 | 甲市公安局 | 2019",
            "法治建设领导小组 | 得到甲市市委充分肯定 | 明说 | 得到 | 0 | 甲市公安局 | 2020",
            "“护航”专项行动 | 诈骗案件 300余起 | 明说 | 通过 | 0 | 甲市公安局 | 2020",
            "“护航”专项行动 | 损失 近500万元 | 明说 | 通过 | 0 | 甲市公安局 | 2020",
            "“免证办”平台 | 证明 3万余份 | 明说 | 依托 | 0 | 甲市公安局 | 2020",
            "“免证办”平台 | 证明 三分之一 | 明说 | 依托 | 0 | 甲市公安局 | 2020",
            "“一码通办”服务机制 | 位居全省第一 | 明说 | 位居 | 1 | 甲市公安局 | 2020",
            "“一码通办”服务机制 | 该机制在全省推广 | 明说 | 该机制在全省推广 | 0 | 甲市公安局 | 2020",
            "“一码通办”服务机制 | “便民样板” | 明说 | 该机制 … 被列入 | 0 | 甲市公安局 | 2020",
            "阳光执法改革 | 行政案件败诉率 1% | 同句 |  | 0 | 乙市公安局 | 2020",
            "案件评查专班 | 行政案件败诉率 1% | 同句 |  | 0 | 乙市公安局 | 2020",
            "“一码通办”服务机制 | 窗口业务用时 2个工作日 | 同句 |  | 0 | 甲市公安局 | 2019",
            "“护航”专项行动 | 刑事案件立案 1200起 | 同句 |  | 0 | 甲市公安局 | 2020",
            "“护航”专项行动 | 刑事案件立案 −10% | 同句 |  | 0 | 甲市公安局 | 2020",
            "掌上申领模块 | 线上申领率 40% | 同句 |  | 0 | 甲市公安局 | 2020",
            "值班备勤办法 | 投诉 −5% | 同句 |  | 0 | 甲市公安局 | 2020",
            "“一码通办”服务机制 | 业务 6000笔 | 同段 |  | 1 | 乙市公安局 | 2019",
            "“夜间警务”试点 | 群众满意度 95%以上 | 同段 |  | 1 | 甲市公安局 | 2019",
            "“一码通办”服务机制 | 服务满意度 98% | 同段 |  | 1 | 甲市公安局 | 2020",
        ],
    ),
    "credited-or-nearby": (
        "outcome explicit nearby",
        [
            "全省首创 | 1 | 0",
            "全省首创 | 1 | 0",
            "“十佳便民案例” | 1 | 0",
            "得到甲市市委充分肯定 | 1 | 0",
            "诈骗案件 300余起 | 1 | 0",
            "损失 近500万元 | 1 | 0",
            "证明 3万余份 | 1 | 0",
            "证明 三分之一 | 1 | 0",
            "位居全省第一 | 1 | 0",
            "该机制在全省推广 | 1 | 0",
            "“便民样板” | 1 | 0",
            "业务 6000笔 | 0 | 1",
            "窗口业务用时 2个工作日 | 0 | 1",
            "群众满意度 95%以上 | 0 | 1",
            "刑事案件立案 1200起 | 0 | 1",
            "刑事案件立案 −10% | 0 | 1",
            "线上申领率 40% | 0 | 1",
            "服务满意度 98% | 0 | 1",
            "投诉 −5% | 0 | 1",
            "行政案件败诉率 1% | 0 | 2",
        ],
    ),
    "parts": (
        "whole part parent inferred",
        [
            "“一码通办”服务机制 | “免证办”平台 | “一码通办”服务机制 | false",
            "“一码通办”服务机制 | 掌上申领模块 | “免证办”平台 | true",
        ],
    ),
    "pilots": (
        "initiative ground scope issuer",
        [
            "案件评查专班 | 获推广 |  | 乙市公安局",
            "“夜间警务”试点 | pilot |  | 甲市公安局",
            "“一码通办”服务机制 | 全省推广 | 全省 | 甲市公安局",
        ],
    ),
    "indicator": (
        "issuer year period kind value unit",
        [
            "乙市公安局 | 2019 | 2019 | 水平 | 200 | 人",
            "乙市公安局 | 2019 | 2019 | 变化 | -50 | 人",
            "乙市公安局 | 2019 | 2019 | 变化 | -20 | %",
            "乙市公安局 | 2020 | 2019 | 变化 | -50 | 人",
            "乙市公安局 | 2020 | 2019 | 变化 | -20 | %",
            "乙市公安局 | 2020 | 2020 | 变化 | -30 | 人",
            "乙市公安局 | 2020 | 2020 | 变化 | -12 | %",
            "甲市公安局 | 2019 | 2018 | 基数 | 125 | 人",
            "甲市公安局 | 2019 | 2019 | 水平 | 100 | 人",
            "甲市公安局 | 2019 | 2019 | 变化 | -25 | 人",
            "甲市公安局 | 2019 | 2019 | 变化 | -20 | %",
            "甲市公安局 | 2020 | 2020 | 水平 | 80 | 人",
            "甲市公安局 | 2020 | 2020 | 变化 | -20 | 人",
            "甲市公安局 | 2020 | 2020 | 变化 | -20 | %",
        ],
    ),
    "firsts": (
        "claim thing holder scope issuer claims rivalIssuers",
        [
            "全省首创 | “一码通办”服务机制 |  | 全省 | 乙市公安局 | 2 | 甲市公安局",
            "率先 | 案件评查专班 |  |  | 乙市公安局 | 2 | ",
            "全省首创 | “一码通办”服务机制 |  | 全省 | 甲市公安局 | 2 | 乙市公安局",
            "全省唯一 | “一码通办”服务机制 |  | 全省 | 甲市公安局 | 2 | ",
        ],
    ),
    "changes-without-base": (
        "indicator change value period base level issuer",
        [
            "交通事故亡人数 | −50人 | -50 | 2019 | inferred | not stated | 乙市公安局",
            "交通事故亡人数 | −20% | -20 | 2019 | inferred | not stated | 乙市公安局",
            "交通事故亡人数 | −30人 | -30 | 2020 | inferred | not stated | 乙市公安局",
            "交通事故亡人数 | −12% | -12 | 2020 | inferred | not stated | 乙市公安局",
            "投诉数 | −5% | -5 | 2020 | not stated | not stated | 甲市公安局",
        ],
    ),
    "stated-twice": (
        "indicator period kind unit first second equal",
        [
            "刑事案件 | 2020 | 水平 | 起 | 800起 | 820起 | false",
            "群众满意度 | 2020 | 水平 | % | 97% | 97% | true",
        ],
    ),
    "awards-without-conferrer": (
        "award recipient issuer",
        [
            "“虚构省优秀集体” | 乙市公安局 | 乙市公安局",
            "“便民样板” | “一码通办”服务机制 | 甲市公安局",
        ],
    ),
    "shortcomings-and-plans": (
        "shortcoming rank plan",
        [
            "基层民警执法培训覆盖面较窄 | 1 | 办好基层民警执法轮训班",
            "个别民警执法记录不完整 | 1 | 完善执法记录回看制度",
        ],
    ),
    "hedged": (
        "written bound value unit",
        [
            "95%以上 | 不少于 | 95 | %",
            "300余起 | 多于 | 300 | 起",
            "近500万元 | 少于 | 5000000 | 元",
            "3万余份 | 多于 | 30000 | 份",
            "约40% | 约 | 40 | %",
        ],
    ),
    "requirements": (
        "requirement on bearer recurrence period result resultWritten met",
        [
            "不少于两次 | 局领导 | 甲市公安局 | P1Y |  | 局领导出庭应诉次数 | 5次 | true",
            "不得超过7日 | 案件审核 |  |  |  |  |  | ",
        ],
    ),
    "documents": (
        "document relation by number year",
        [
            "《甲市公安局执法规范》 | issued | 甲市公安局 | 甲公发〔2019〕3号 | 2019",
            "《虚构省行政程序规定》 | implemented | 甲市公安局 |  | 2019",
            "《虚构省信访条例》 | studied | 甲市公安局 |  | 2019",
            "《虚构省行政程序规定》 | studied | 甲市公安局 |  | 2020",
            "《甲市公安局执法培训办法》 | planned | 甲市公安局 |  | 2019",
            "《虚构省交通条例》 | mentioned |  |  | 2019",
        ],
    ),
    "posts": (
        "person post organization leads",
        [
            "赵虚构 | 副市长 |  | “护航”专项行动",
            "赵虚构 | 副市长 |  | 法治建设领导小组",
            "赵虚构 | 公安局长 | 甲市公安局 | “护航”专项行动",
            "赵虚构 | 公安局长 | 甲市公安局 | 法治建设领导小组",
        ],
    ),
    "initiatives-without-outcome": (
        "initiative kind issuer year",
        [
            "合成作战中心 | 机构 | 乙市公安局 | 2020",
            "普法宣传周 | 宣传 | 甲市公安局 | 2020",
        ],
    ),
    "planned-last-year": (
        "plan initiative issuer planReportYear status told",
        [
            "推进阳光执法改革 | 阳光执法改革 | 乙市公安局 | 2019 | 已完成 | 推进阳光执法改革",
            "举办执法大比武 | 执法大比武 | 乙市公安局 | 2019 | 未找到相应文字 | ",
            "开展“护航”专项行动 | “护航”专项行动 | 甲市公安局 | 2019 | 已完成 | 甲市公安局会同所队开展“护航”专项行动",
            "建设数字警务平台 | 数字警务平台 | 甲市公安局 | 2019 | 未找到相应文字 | ",
            "办好基层民警执法轮训班 | 基层民警执法轮训班 | 甲市公安局 | 2019 | 未找到相应文字 | ",
        ],
    ),
    "absolute-and-relative": (
        "issuer period absolute relative impliedBefore impliedAfter statedAfter agree",
        [
            "乙市公安局 | 2019 | −50人 | −20% | 250人 | 200人 | 200人 | true",
            "乙市公安局 | 2019 | −50人 | −20% | 250人 | 200人 |  | false",
            "乙市公安局 | 2020 | −30人 | −12% | 250人 | 220人 |  | false",
            "甲市公安局 | 2019 | −25人 | −20% | 125人 | 100人 | 100人 | true",
            "甲市公安局 | 2020 | −20人 | −20% | 100人 | 80人 | 80人 | true",
        ],
    ),
    "provenance": (
        "quote begin end reading year",
        [
            "“夜间警务”试点 | 307 | 315 | 人工整理 | 2019",
        ],
    ),
    "inferred": (
        "subject predicate object rule year",
        [
            "交通事故亡人数 −50人 | 基期 | 2018 | the year before, where the text says only 同比 | 2019",
            "交通事故亡人数 −20% | 基期 | 2018 | the year before, where the text says only 同比 | 2019",
            "阳光执法改革 | 开展单位 | 乙市公安局 | issuer-where-unsaid | 2019",
            "执法大比武 | 开展单位 | 乙市公安局 | issuer-where-unsaid | 2019",
            "合成作战中心 | 开展单位 | 乙市公安局 | issuer-where-unsaid | 2020",
            "交通事故亡人数 −50人 | 基期 | 2018 | the year before, where the text says only 同比 | 2020",
            "交通事故亡人数 −20% | 基期 | 2018 | the year before, where the text says only 同比 | 2020",
            "交通事故亡人数 −30人 | 基期 | 2019 | the year before, where the text says only 同比 | 2020",
            "交通事故亡人数 −12% | 基期 | 2019 | the year before, where the text says only 同比 | 2020",
            "阳光执法改革 | 开展单位 | 乙市公安局 | issuer-where-unsaid | 2020",
            "案件评查专班 | 开展单位 | 乙市公安局 | issuer-where-unsaid | 2020",
            "阳光执法现场会 | 开展单位 | 乙市公安局 | issuer-where-unsaid | 2020",
            "乙江警务训练基地 | 开展单位 | 乙市公安局 | issuer-where-unsaid | 2020",
            "《虚构省行政程序规定》 | 执行单位 | 甲市公安局 | issuer-where-unsaid | 2019",
            "《虚构省信访条例》 | 学习单位 | 甲市公安局 | issuer-where-unsaid | 2019",
            "“一码通办”服务机制 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2019",
            "“护航”专项行动 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2019",
            "数字警务平台 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2019",
            "基层民警执法轮训班 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2019",
            "《甲市公安局执法培训办法》 | 计划制定单位 | 甲市公安局 | issuer-where-unsaid | 2019",
            "法治建设领导小组 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2020",
            "刑事案件立案 −10% | 基期 | 2019 | the year before, where the text says only 同比 | 2020",
            "交通事故亡人数 −20人 | 基期 | 2019 | the year before, where the text says only 同比 | 2020",
            "交通事故亡人数 −20% | 基期 | 2019 | the year before, where the text says only 同比 | 2020",
            "“一码通办”服务机制 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2020",
            "“免证办”平台 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2020",
            "掌上申领模块 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2020",
            "掌上申领模块 | 属于 | “免证办”平台 | reader-from-context | 2020",
            "普法宣传周 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2020",
            "《虚构省行政程序规定》 | 学习单位 | 甲市公安局 | issuer-where-unsaid | 2020",
            "执法记录回看制度 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2020",
            "智慧监管改革 | 开展单位 | 甲市公安局 | issuer-where-unsaid | 2020",
        ],
    ),
    "rivals": (
        "outcome initiatives initiative basis",
        [
            "行政案件败诉率 1% | 2 | 阳光执法改革 | 同句",
            "行政案件败诉率 1% | 2 | 案件评查专班 | 同句",
        ],
    ),
}


def told(graph: api.KnowledgeGraph, question: str, columns: str, **settings: str) -> list[str]:
    """The rows of an answer, as labels without the IRIs behind them."""
    table = graph.query(question, lang="zh", **settings)
    places = [table.columns.index(column) for column in columns.split()]
    return [" | ".join(re.sub(r" \((id|unit):[^)]*\)", "", row[i] or "") for i in places) for row in table]


def test_there_are_twenty_and_each_has_an_answer_here() -> None:
    assert [q.number for q in QUESTIONS] == list(range(1, 21))
    assert [q.name for q in QUESTIONS] == list(ANSWERS)


@pytest.mark.parametrize("question", QUESTIONS, ids=[q.name for q in QUESTIONS])
def test_answers_on_the_invented_set(invented: api.KnowledgeGraph, question: Question) -> None:
    columns, rows = ANSWERS[question.name]
    assert told(invented, question.name, columns, **WORDS.get(question.name, {})) == rows


@pytest.mark.parametrize("question", QUESTIONS, ids=[q.name for q in QUESTIONS])
def test_each_says_what_it_asks_in_both_languages(question: Question) -> None:
    for texts in (question.titles, question.descriptions):
        assert set(texts) == {"zh", "en"}
        assert re.search("[\u4e00-\u9fff]", texts["zh"])
        assert re.search("[a-z]{3}", texts["en"])
        assert texts["zh"] != texts["en"]
    assert not re.search(r"--[a-z]|zhiji [a-z]", " ".join(question.descriptions.values()))  # on pages too


@pytest.mark.parametrize("question", QUESTIONS, ids=[q.name for q in QUESTIONS])
def test_each_is_a_query_that_a_person_may_ask(question: Question) -> None:
    check_query(question.query)
    assert best_question(question.name, QUESTIONS) == best_question(str(question.number), QUESTIONS) == question


@pytest.mark.parametrize("question", QUESTIONS, ids=[q.name for q in QUESTIONS])
def test_the_answer_stays_on_a_narrow_terminal(invented: api.KnowledgeGraph, question: Question) -> None:
    table = invented.query(question.name)
    assert question.answer
    assert set(question.answer) <= set(table.columns) - set(table.spare)
    assert set(question.answer) <= set(table.to_text(60).splitlines()[0].split())


@pytest.mark.parametrize("question", QUESTIONS, ids=[q.name for q in QUESTIONS])
def test_every_row_can_be_cited(invented: api.KnowledgeGraph, question: Question) -> None:
    columns = set(invented.query(question.name).columns)
    assert columns & {"sentence", "planSentence", "firstSentence"}
    assert "issuer" in columns
    assert columns & {"year", "planReportYear"}


@pytest.mark.parametrize("question", QUESTIONS, ids=[q.name for q in QUESTIONS])
def test_every_row_has_its_place(invented: api.KnowledgeGraph, question: Question) -> None:
    answer = invented.answer(question.name, **WORDS.get(question.name, {}))
    columns, rows = columns_of(answer), list(rows_of(answer))
    texts = {report.iri: report for report in invented.reports}
    for row, places in zip(rows, invented.row_places(question.name, columns, rows), strict=True):
        said = {getattr(term, "value", "") for term in row}
        assert places
        for place in places:
            assert place.quote == texts[place.report].text[place.start : place.end]
            assert place.sentence in said
            assert texts[place.report].issuer_label in said
            assert str(texts[place.report].year) in said


@pytest.mark.parametrize("question", QUESTIONS, ids=[q.name for q in QUESTIONS])
def test_every_column_is_in_the_order_so_that_rows_have_one(question: Question) -> None:
    columns = set(tsv_head(question).split())
    assert columns - set(order_of(question).terms) == set()


@pytest.mark.parametrize("question", QUESTIONS, ids=[q.name for q in QUESTIONS])
def test_no_row_comes_twice(invented: api.KnowledgeGraph, question: Question) -> None:
    for graph in (invented, api.load()):
        rows = [tuple(map(str, row)) for row in rows_of(graph.answer(question.name))]
        assert len(rows) == len(set(rows))


def test_a_sentence_is_of_the_year_that_its_column_belongs_to(invented: api.KnowledgeGraph) -> None:
    answer = invented.answer("planned-last-year")
    columns, rows = columns_of(answer), list(rows_of(answer))
    years = {report.iri: report.year for report in invented.reports}
    for places in invented.row_places("planned-last-year", columns, rows):
        assert [years[place.report] for place in places] in ([2019], [2019, 2020])
    assert len(invented.places("planned-last-year")) > len(rows)


ASKED = [
    ("SELECT ?i { ?i a zj:Initiative } ORDER BY ?i LIMIT 3", 3, "things that rows name"),
    ("SELECT ?l { ?l a zj:Link } ORDER BY ?l LIMIT 2", 2, "links stand where their outcome does"),
    ("SELECT ?m { ?m a zj:Mention } ORDER BY ?m LIMIT 2", 2, "places stand for themselves"),
    (
        "SELECT ?sentence { ?s a zj:Sentence ; zj:quote ?sentence } ORDER BY ?s LIMIT 2",
        2,
        "sentences without an issuer",
    ),
    ("CONSTRUCT { ?i rdfs:label ?n } WHERE { ?i a zj:Initiative ; rdfs:label ?n }", None, "triples"),
    ("SELECT (COUNT(?i) AS ?n) { ?i a zj:Initiative }", 0, "a count stands nowhere"),
    ("ASK { ?i a zj:Initiative }", 0, "nor does a yes"),
]


@pytest.mark.parametrize(("query", "count", "why"), ASKED)
def test_rows_of_any_query_have_the_places_of_what_they_name(
    invented: api.KnowledgeGraph, query: str, count: int | None, why: str
) -> None:
    found = invented.places(query)
    assert len(found) == count if count is not None else found, why


TWICE = "甲区人民政府2020年工作报告\n一、办案\n办结案件5件。\n二、窗口\n办结案件5件。\n"


def test_of_a_sentence_told_twice_the_one_that_begins_there(tmp_path: Path) -> None:
    (tmp_path / "甲区.txt").write_text(TWICE, encoding="utf-8")
    graph = api.load(tmp_path / "甲区.txt")
    query = (
        "SELECT ?f ?sentence { ?f zj:evidence ?m . ?m zj:inSentence/zj:quote ?sentence ; zj:quote '5件' } ORDER BY ?f"
    )
    starts = sorted(place.start for place in graph.places(query))
    assert starts == [TWICE.index("办结"), TWICE.rindex("办结")]


def test_the_order_of_rows_does_not_hang_on_the_order_of_loading(
    open_invented: Callable[..., api.KnowledgeGraph],
) -> None:
    names = ("jia-2019", "jia-2020", "yi-2019", "yi-2020")
    graphs = [open_invented(*order) for order in list(permutations(names))[::5]]
    for question in QUESTIONS:
        answers = {graph.query(question.name, **WORDS.get(question.name, {})).to_json() for graph in graphs}
        assert len(answers) == 1, question.name


def test_a_fact_of_several_places_and_rules_has_a_row_a_place(
    open_invented: Callable[..., api.KnowledgeGraph],
) -> None:
    graph = open_invented("jia-2019")
    store, head = graph.graph.store, f"PREFIX zj: <{NS}> "
    evidence = {q.object for q in store.quads_for_pattern(None, ox.NamedNode(f"{NS}evidence"), None)}
    fact = next(
        iter(store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{NS}Initiative")))
    ).subject
    place = next(m for m in evidence if not store.query(f"{head}ASK {{ GRAPH ?g {{ {fact} zj:evidence {m} }} }}"))
    stated = f'zj:evidence {place} ; zj:rule "initiative:named" , "initiative:named:again"'
    store.update(f"{head}INSERT {{ GRAPH ?g {{ {fact} {stated} }} }} WHERE {{ GRAPH ?g {{ {fact} a zj:Initiative }} }}")
    places = {q.object for q in store.quads_for_pattern(fact, ox.NamedNode(f"{NS}evidence"), None)}
    question = next(question for question in QUESTIONS if question.name == "provenance")
    answer = store.query(question.with_settings({"words": ""}), use_default_graph_as_union=True)
    rules = [row["rule"].value for row in answer if row["fact"] == fact]
    assert len(rules) == len(places) > 1
    assert {frozenset(cell.split(" | ")) for cell in rules} == {
        frozenset(("initiative:named", "initiative:named:again"))
    }


HOSTILE = [  # words that a person may set: none may leave its quotes
    '"',
    "\\",
    '\\"',
    '" } SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } VALUES ?x { "',
    "\n\r\t",
    "'''\"\"\"",
    "\\u0022 } #",
    "\x01\x0c",
    "{0}%s\\1\\g<0>",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.settings], ids=lambda q: q.name)
def test_words_that_are_set_stay_words(invented: api.KnowledgeGraph, question: Question, words: str) -> None:
    for name in question.settings:
        assert list(invented.answer(question.name, **{name: words})) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_quoting_keeps_every_character(invented: api.KnowledgeGraph, words: str) -> None:
    assert list(invented.graph.select(f"SELECT ?w {{ VALUES ?w {{ {quoted(words)} }} }}")) == [(words,)]


def test_other_words_give_other_rows(invented: api.KnowledgeGraph) -> None:
    rows = told(invented, "indicator", "issuer year value unit", name="刑事案件立案数")
    assert rows == [
        "乙市公安局 | 2020 | 800 | 起",
        "乙市公安局 | 2020 | 820 | 起",
        "甲市公安局 | 2020 | 1200 | 起",
        "甲市公安局 | 2020 | -10 | %",
    ]


def test_a_setting_that_is_none_is_refused(invented: api.KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="no setting 'nmae'; it has: name"):
        invented.query("indicator", nmae="x")
    with pytest.raises(QueryError, match="it has: none"):
        invented.query("links", name="x")


TAKEN = [
    ("parts", {"name": "“一码通办”服务机制"}),  # what is divided most
    ("indicator", {"name": "交通事故亡人数"}),  # what changed most
    ("provenance", {"words": "“一码通办”服务机制"}),  # what was honoured most
    ("links", {}),  # asks about no words
]


@pytest.mark.parametrize(("question", "words"), TAKEN)
def test_words_are_taken_from_the_open_graph(
    invented: api.KnowledgeGraph, question: str, words: dict[str, str]
) -> None:
    assert invented.words_asked(question) == words
    table = invented.query(question, lang="zh")
    assert len(table) > 0
    assert bool(table.notes) == bool(words)
    assert all(word in table.notes[0] for word in words.values())


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.settings], ids=lambda q: q.name)
def test_no_word_belongs_to_one_report(question: Question) -> None:
    shipped = ("最多跑一次", "交通事故亡人数", "一警情三推送")
    assert not [word for word in shipped if word in question.query]


def test_words_that_are_set_are_asked_with(invented: api.KnowledgeGraph) -> None:
    assert invented.words_asked("indicator", name="诈骗案件") == {"name": "诈骗案件"}
    (note,) = invented.query("indicator", name="诈骗案件").notes
    assert "name=诈骗案件" in note


def test_where_nothing_is_found_it_says_how_to_ask_about_something_else(invented: api.KnowledgeGraph) -> None:
    table = invented.query("indicator", name="没有这个")
    assert [note for note in table.notes if "--set name=" in note]
    empty = api.KnowledgeGraph(Graph(ox.Store()))  # nothing to take words from: those of the file are asked with
    assert empty.words_asked("indicator") == best_question("indicator", QUESTIONS).settings  # type: ignore[union-attr]
    assert [note for note in empty.query("indicator").notes if "--set name=" in note]
