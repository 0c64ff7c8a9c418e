"""What the invented reports become: things, edges and the words they rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zhiji import api
from zhiji.model import Edge, Evidence, Thing
from zhiji.store.projection import edges_once, load_reports

INVENTED = Path(__file__).parents[1] / "invented"


@pytest.fixture(scope="module")
def jia(open_invented: Callable[..., api.KnowledgeGraph]) -> api.KnowledgeGraph:
    return open_invented("jia-2020")


def named(graph: api.KnowledgeGraph, label: str) -> Thing:
    (found,) = (t for t in graph.network.things.values() if t.label == label)
    return found


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("甲市公安局", {"kind": "unit", "label_en": "Jia City Public Security Bureau (invented)", "group": False}),
        ("10个县级公安机关", {"kind": "unit", "group": True}),
        ("赵虚构", {"kind": "person", "section": ("2020年主要工作", "组织领导")}),
        ("“护航”专项行动", {"kind": "initiative", "code": "campaign", "planned": False, "tentative": False}),
        ("执法记录回看制度", {"kind": "initiative", "planned": True, "section": ("下一步打算",)}),
        ("智慧监管改革", {"planned": True, "tentative": True}),  # the reader hesitated
        ("“便民样板”", {"kind": "award", "is_outcome": True, "level": None}),
        ("位居全省第一", {"kind": "recognition", "is_outcome": True}),
        ("个别民警执法记录不完整", {"kind": "shortcoming", "is_outcome": False}),
        (
            "追回损失 近500万元",
            {
                "kind": "observation",
                "value": Decimal(5_000_000),
                "bound": "less-than",
                "level": "effect",
                "period": "2020",
            },
        ),
        (
            "刑事案件立案数 ▼10%",
            {"kind": "change", "value": Decimal(-10), "direction": "down", "comparison": "yoy", "as_written": "10%"},
        ),
        ("刑事案件立案数 1200起", {"value": Decimal(1200), "polarity": "down-is-good", "bound": "exact"}),
        ("减开证明占比 三分之一", {"value": Decimal("0.333"), "is_outcome": True}),
        ("普法宣传周参加人次 2000人次", {"level": "activity", "is_outcome": False}),
        ("局领导出庭应诉次数 两次", {"kind": "requirement", "bound": "at-least", "is_outcome": False, "level": None}),
    ],
)
def test_things(jia: api.KnowledgeGraph, label: str, fields: dict[str, Any]) -> None:
    thing = named(jia, label)
    assert {name: getattr(thing, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("source", "predicate", "target", "inferred"),
    [
        ("“免证办”平台", "partOf", "“一码通办”服务机制", False),
        ("掌上申领模块", "partOf", "“免证办”平台", True),  # the reader took it from the context
        ("“护航”专项行动", "carriedOutBy", "所队", False),
        ("普法宣传周", "carriedOutBy", "甲市公安局", True),  # nobody is named: the issuer
        ("“护航”专项行动", "ledBy", "赵虚构", False),
        ("赵虚构", "memberOf", "甲市公安局", False),
        ("得到甲市市委充分肯定", "conferredBy", "中共甲市委员会", False),
        ("“便民样板”", "recipient", "“一码通办”服务机制", False),
        ("局领导出庭应诉次数 两次", "bearer", "甲市公安局", False),
        ("《虚构省行政程序规定》", "studiedBy", "甲市公安局", True),
    ],
)
def test_edges(jia: api.KnowledgeGraph, source: str, predicate: str, target: str, inferred: bool) -> None:
    ends = named(jia, source).iri, named(jia, target).iri
    (edge,) = (e for e in jia.network.edges if (e.source, e.target) == ends and e.predicate == predicate)
    assert edge.inferred is inferred
    assert edge.evidence


def test_a_figure_is_compared_with_its_base(open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    graph = open_invented("jia-2019")
    pairs = [
        (graph.network.things[e.source].as_written, graph.network.things[e.target].as_written)
        for e in graph.network.edges
        if e.predicate == "comparedWith"
    ]
    assert sorted(pairs) == [("100人", "125人"), ("25人", "125人"), ("2个工作日", "5个工作日")]


def test_every_place_is_verbatim(invented: api.KnowledgeGraph) -> None:
    texts = {report.iri: report.text for report in invented.reports}

    def verbatim(e: Evidence) -> bool:
        sentence = texts[e.report][e.sentence_start : e.sentence_start + len(e.sentence)]
        return texts[e.report][e.start : e.end] == e.quote and sentence == e.sentence and e.quote in e.sentence

    places = [e for t in invented.network.things.values() for e in t.evidence]
    places += [e for edge in invented.network.edges for e in (*edge.evidence, *edge.cue)]
    assert len(places) > 150
    assert [e for e in places if not verbatim(e)] == []
    assert all(t.evidence for t in invented.network.things.values())


def test_a_thing_of_two_reports_is_one_with_places_in_both(invented: api.KnowledgeGraph) -> None:
    (mechanism,) = (t for t in invented.network.things.values() if t.label_en == "One-Code service mechanism")
    assert len({e.report for e in mechanism.evidence}) == 2
    assert [e.quote for e in mechanism.evidence].count("该机制") == 2
    (reform,) = (t for t in invented.network.things.values() if t.label == "阳光执法改革")
    assert (reform.planned, len({e.report for e in reform.evidence})) == (False, 2)  # planned first, then done
    assert [invented.network.reports[iri].year for iri in reform.planned_in] == [2019]


def test_reports_with_their_texts(invented: api.KnowledgeGraph) -> None:
    assert [(r.issuer_label, r.year) for r in load_reports(invented.graph)] == [
        ("乙市公安局", 2019),
        ("乙市公安局", 2020),
        ("甲市公安局", 2019),
        ("甲市公安局", 2020),
    ]
    texts = {r.text for r in invented.reports}
    assert texts == {file.read_text(encoding="utf-8") for file in INVENTED.glob("*.txt")}


def test_plans_start_no_link_and_links_end_at_outcomes(invented: api.KnowledgeGraph) -> None:
    net = invented.network
    links = [e for e in net.edges if e.predicate == "link"]
    assert len(links) == 23
    assert sum(e.tentative for e in links) == 2
    assert [e for e in links if net.things[e.source].planned or not net.things[e.target].is_outcome] == []
    assert all(bool(e.cue) is (e.basis == "explicit") for e in links)


@pytest.mark.parametrize("half", [False, True])
def test_a_part_rests_on_the_words_of_each_report_that_says_so(tmp_path: Path, half: bool) -> None:
    heads = {2031: "深入实施市场放心工程", 2032: "深入实施市场放心工程", 2033: "推进各项工作"}
    for year, head in heads.items():
        said = f"一、主要工作\n（一）{head}\n建立食品安全预警会商机制。\n（二）其他\n推进市场放心工程。\n"
        text = f"青山市公安局{year}年法治政府建设年度报告\n{said}"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    graph = api.load(*(tmp_path / f"{year}.txt" for year in heads))
    network = graph._claims if half else graph.network
    (part,) = (edge for edge in network.edges if edge.predicate == "partOf")
    assert sorted(network.reports[e.report].year or 0 for e in part.evidence) == [2031, 2032]
    assert len({e.report for e in network.things[part.source].evidence}) == 3


def test_half_the_reading_gives_the_same_links(open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    """Links are told from the things they are made of alone; the whole network must not say otherwise."""
    part, whole = open_invented(), open_invented()
    assert len(whole.network.things) > 80
    assert part.links() == whole.links()
    assert part.initiatives_without_outcome() == whole.initiatives_without_outcome()
    assert part.outcomes_without_initiative() == whole.outcomes_without_initiative()


def test_rivals_in_the_invented_set(invented: api.KnowledgeGraph) -> None:
    rivals = {(r.initiative.label, r.outcome.label): r.link.rivals for r in invented.links() if r.link.rivals}
    assert rivals == {
        ("阳光执法改革", "行政案件败诉率 1%"): 1,
        ("案件评查专班", "行政案件败诉率 1%"): 1,
        ("值班备勤办法", "投诉数 ▼5%"): 1,  # 普法宣传周 stands in the same point
    }


def test_the_order_of_loading_changes_nothing(open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    one, other = open_invented(), open_invented("yi-2020", "jia-2020", "yi-2019", "jia-2019")
    assert list(one.network.things.values()) == list(other.network.things.values())
    assert one.network.edges == other.network.edges


def test_an_edge_that_several_reports_state_is_one(invented: api.KnowledgeGraph) -> None:
    edges = [edge for edge in invented.network.edges if edge.predicate != "link"]
    ends = [(edge.source, edge.predicate, edge.target) for edge in edges]
    assert len(ends) == len(set(ends))
    several = [edge for edge in edges if len({place.report for place in edge.evidence}) > 1]
    assert {edge.predicate for edge in several} >= {"carriedOutBy"}
    for edge in several:
        assert list(edge.evidence) == sorted(edge.evidence, key=lambda e: (e.report, e.start))


def test_what_one_report_says_is_not_inferred_though_another_leaves_it_out() -> None:
    place = Evidence("r", 1, 2, "甲", 1, "甲")
    said = Edge(source="a", target="b", predicate="carriedOutBy", iri="2", evidence=(place,), reading="curated")
    left = replace(said, iri="1", evidence=(replace(place, report="q"),), inferred=True, reading="extracted")
    (edge,) = edges_once([said, left])
    assert (edge.iri, edge.inferred, edge.reading) == ("1", False, "curated")
    assert [e.report for e in edge.evidence] == ["q", "r"]
