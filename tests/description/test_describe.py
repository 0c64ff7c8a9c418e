from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest

from zhiji.description import describe
from zhiji.description.entities import is_post_in, member_kind
from zhiji.description.iris import key_name
from zhiji.description.measures import load_bare_indicators, load_kind_endings, load_units, measure_of
from zhiji.description.quantities import year_before
from zhiji.description.standings import told_of
from zhiji.description.triples import label_of, number, text_of
from zhiji.model import (
    Asserter,
    Bound,
    Comparison,
    Fact,
    Facts,
    Initiative,
    InitiativeKind,
    Link,
    PeriodKind,
    Polarity,
    Quantity,
    ReadingKind,
    Report,
    ResultLevel,
    Span,
    Standing,
    StandingKind,
    Unit,
    ZhijiError,
)
from zhiji.vocabulary import CODE, CODES, PREFIXES

PREFIX = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())


def graph_of(lines: list[str]) -> ox.Store:
    store = ox.Store()
    store.load("\n".join(lines) + "\n", format=ox.RdfFormat.N_TRIPLES)
    return store


def rows(lines: list[str], pattern: str) -> list[tuple[str, ...]]:
    """The distinct solutions of a pattern with variables in the order they first stand, sorted."""
    found = graph_of(lines).query(f"{PREFIX}SELECT DISTINCT * {{ {pattern} }}")
    assert isinstance(found, ox.QuerySolutions)
    names = sorted((v.value for v in found.variables), key=lambda v: pattern.index(f"?{v}"))
    return sorted(tuple(row[n].value.rsplit("/", 1)[-1] for n in names) for row in found)


# Each row: a pattern over the invented report's graph, and all its solutions (IRIs by their last part).
SAID = [
    # the issuer, by its fullest name, and everything about the report
    ("?r zj:issuer/rdfs:label ?zh FILTER(LANG(?zh)='zh')", [("id", "青山县公安局")]),
    ("?r zj:year ?y ; zj:region ?place ; zj:charCount ?n", [("id", "2021", "东海省青山县", "468")]),
    ("?r zj:sourceFile ?f ; zj:readBy/zj:readingKind ?k", [("id", "report.html", "reading-curated")]),
    # the lower and the upper end of a range, summed over years; a mean over years
    ("?q zj:value ?v ; zj:upperValue ?u ; zj:periodKind ?k", [("id", "1200", "1300", "periodkind-sum")]),
    ("?q zj:value ?v ; zj:periodKind zjc:periodkind-mean", [("id", "250")]),
    # a target and the year it is for
    ("?q a zj:Requirement ; zj:targetYear ?y", [("id", "2022")]),
    # what was not read by a person says how sure, and who decided or proposed it
    ("?i zj:confidence ?c ; zj:readBy/zj:decidedBy ?w", [("id", "0.83", "reader-1")]),
    (
        "?i zj:confidence ?c ; zj:readBy [ zj:languageModel ?m ; zj:promptHash ?h ; zj:policyFingerprint ?p ]",
        [("id", "0.64", "invented-model", "0f1e2d3c", "held-1")],
    ),
    # a short form joins the unit it stands for: one node, two places
    ("?u rdfs:label '青山县公安局'@zh ; zj:evidence/zj:quote ?q", [("id", "我局"), ("id", "青山县公安局")]),
    # a group has its kind of member, counted or not
    ("?g a zj:UnitGroup, zj:Unit ; zj:memberKind ?k ; zj:memberCount ?n", [("id", "派出所", "8")]),
    # an unidentified form says so
    ("?u zj:unresolved true ; rdfs:label ?name ; zj:tentative ?t", [("id", "市局", "true")]),
    # who holds which post where
    (
        "?m zj:person/rdfs:label ?who ; zj:post/rdfs:label ?post ; zj:organization/rdfs:label ?b FILTER(LANG(?b)='zh')",
        [("id", "林远山", "副局长", "青山县公安局")],
    ),
    # planned and carried out are relations to the report
    ("?i zj:plannedIn ?r ; rdfs:label ?name", [("id", "id", "法制员派驻制度")]),
    # who carries out: unsaid (the rule), filled by a reader (inferred), said of two
    (
        "?a rdf:predicate zj:carriedOutBy ; rdf:subject/rdfs:label '“清风”专项行动'@zh  ;"
        " zj:inferred ?i ; zj:rule ?rule",
        [("id", "true", "issuer-where-unsaid")],
    ),
    (
        "?i zj:kind zjc:kind-team ; zj:carriedOutBy/rdfs:label ?b FILTER(LANG(?b)='zh')",
        [("id", "青山县公安局"), ("id", "青山县司法局")],
    ),
    ("?i zj:partOf/rdfs:label ?whole ; zj:tentative ?t", [("id", "“清风”专项行动", "true")]),
    ("?i zj:ledBy/rdfs:label ?who", [("id", "林远山")]),
    # documents by their verb
    ("?d zj:issuedBy ?u ; zj:documentNumber ?n ; zj:date ?date", [("id", "id", "青公〔2021〕7号", "2021-03")]),
    ("?d zj:implementedBy ?u ; rdfs:label ?t", [("id", "id", "《行政处罚法》")]),
    ("?d zj:studiedBy ?u ; rdfs:label ?t", [("id", "id", "《民法典》")]),
    ("?d zj:plannedBy ?u ; rdfs:label ?t", [("id", "id", "《接处警规定》")]),
    ("?d zj:mentionedIn ?r ; rdfs:label ?t", [("id", "id", "《数据安全条例》")]),
    # told twice: one receipt, two places, the recipient and the body of the first
    ("?a a zj:AwardReceipt ; zj:conferredBy/rdfs:label ?b", [("id", "东海省法治办公室")]),
    ("?a a zj:AwardReceipt ; zj:evidence/zj:inSentence/zj:begin ?s", [("id", "105"), ("id", "395")]),
    # its standings
    (
        "?a a zj:AwardReceipt ; zj:standing ?s . ?s zj:standingKind ?k ; zj:scope ?where",
        [("id", "id", "standing-one-of-n", "全国"), ("id", "id", "standing-sole", "全省")],
    ),
    ("?s zj:cohortSize ?n ; zj:asWritten ?t", [("id", "6", "全国六家之一")]),
    ("?s zj:batchNumber ?n ; zj:asWritten ?t", [("id", "2", "第二批")]),
    ("?s zj:streakYears ?n ; zj:asWritten ?t", [("id", "3", "表扬")]),
    # the number of a rank is the position of the standing it lies in, which is certain though the number is optional
    ("?s zj:rankPosition ?n ; zj:asWritten ?t FILTER NOT EXISTS { ?s zj:tentative true }", [("id", "3", "全市第3")]),
    # from 91 % to 96.4 %: two observations of one indicator, only the second an outcome
    (
        "?o zj:value 96.4 ; a zj:Outcome ; zj:direction ?d ; zj:comparedWith ?b ."
        " ?b zj:value ?v ; zj:indicator ?i . ?o zj:indicator ?i",
        [("id", "direction-up", "id", "91", "id")],
    ),
    ("?o zj:value 91.0 ; zj:resultLevel ?l FILTER NOT EXISTS { ?o a zj:Outcome }", [("id", "level-effect")]),
    # a fall is negative; 同比 alone has its base year inferred
    (
        "?c a zj:Change ; zj:comparison zjc:comparison-yoy ; zj:value ?v ; zj:basePeriod ?p ; zj:basePeriodInferred ?i",
        [("id", "-12.5", "2020", "true")],
    ),
    (
        "?c zj:comparison zjc:comparison-vs-year ; zj:value ?v ; zj:basePeriod ?p ; zj:basePeriodInferred ?i",
        [("id", "40", "2020", "false")],
    ),
    # a level and its difference are of one indicator
    (
        "?l a zj:Observation ; zj:value 320.0 ; zj:indicator ?i . ?c a zj:Change ; zj:indicator ?i ; zj:value ?v",
        [("id", "id", "id", "40")],
    ),
    # a rate of change of an indicator told nowhere else counts what it counts
    (
        "?i rdfs:label '纠纷警情'@zh ; zj:unitKind ?k ; zj:polarity ?p",
        [("id", "unitkind-count", "polarity-down-is-good")],
    ),
    ("?o zj:shareOf ?of ; zj:unit ?u", [("id", "办结案件", "PERCENT")]),
    # how far something reaches is an observation and no outcome
    ("?o zj:value 8.0 ; zj:resultLevel ?l FILTER NOT EXISTS { ?o a zj:Outcome }", [("id", "level-scope")]),
    (
        "?r a zj:Requirement ; zj:value ?v ; zj:recurrence ?d ; zj:bearer/rdfs:label ?who",
        [("id", "2", "P3M", "各派出所")],
    ),
    ("?s a zj:Shortcoming ; zj:asWritten ?t", [("id", "基层执法力量仍然不足")]),
    # links: the cue, the distance from the nearest mention, who asserts it
    ("?l zj:cue/zj:quote ?cue ; zj:sentenceDistance ?n", [("id", "该机制被省法治办评为", "0"), ("id", "通过", "0")]),
    (
        "?l zj:basis zjc:basis-same-paragraph ; zj:sentenceDistance ?n ; zj:assertedBy ?a ; zj:toOutcome/zj:value ?v",
        [("id", "1", "asserter-reader", "-12.5"), ("id", "1", "asserter-software", "96.4")],
    ),
    # two lines for one pair: one link on the stronger basis, and certain
    (
        "?l zj:toOutcome/zj:asWritten '位居全市第3' ; zj:basis ?b FILTER NOT EXISTS { ?l zj:tentative true }",
        [("id", "basis-explicit")],
    ),
    # what software read in a file that a person made says so
    ("?i zj:readBy/zj:readingKind zjc:reading-extracted ; zj:rule ?rule ; a zj:Initiative", [("id", "verb-before")]),
]


@pytest.mark.parametrize(("pattern", "expected"), SAID)
def test_what_the_graph_says(invented_lines: list[str], pattern: str, expected: list[tuple[str, ...]]) -> None:
    found = [tuple("id" if _is_ours(v) else v for v in row) for row in rows(invented_lines, pattern)]
    assert sorted(set(found)) == sorted(set(expected))


def _is_ours(value: str) -> bool:
    stem, _, hexes = value.rpartition("-")
    return bool(stem) and len(hexes) == 16 and set(hexes) <= set("0123456789abcdef")


def test_lines_are_sorted_and_distinct(invented_lines: list[str]) -> None:
    assert invented_lines == sorted(set(invented_lines))
    assert not any("\n" in line for line in invented_lines)


def test_same_lines_under_any_hash_seed(invented_lines: list[str]) -> None:
    script = (
        "import sys\nsys.path.insert(0, sys.argv[1])\n"
        "from conftest import describe, invented_facts, invented_report\n"
        "report = invented_report()\n"
        "sys.stdout.buffer.write('\\n'.join(describe(report, invented_facts(report.text))).encode())"
    )
    for seed in ("0", "1", "4242"):
        command = [sys.executable, "-c", script, str(Path(__file__).parent)]
        done = subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        assert done.stdout.decode() == "\n".join(invented_lines)


def test_order_of_facts_is_no_matter(invented: tuple[Report, Facts], invented_lines: list[str]) -> None:
    report, facts = invented
    assert describe(report, Facts(facts.head, tuple(reversed(facts.items)))) == invented_lines


def test_facts_of_another_text_are_refused(invented: tuple[Report, Facts]) -> None:
    with pytest.raises(ZhijiError, match="give the text the facts were read from"):
        describe(Report("别的报告"), invented[1])


def test_a_report_without_issuer_or_year(invented: tuple[Report, Facts]) -> None:
    report, facts = invented
    lines = describe(report, Facts(replace(facts.head, issuer=None, year=None, title=None), facts.items))
    assert rows(lines, "?r a zj:Report ; zj:issuer ?u") == []
    assert rows(lines, "?i rdfs:label '法制员派驻制度'@zh ; zj:carriedOutBy ?u") == []


# ── codes and units


def varied(facts: Facts, fact_id: str, **fields: object) -> Facts:
    return Facts(facts.head, tuple(replace(f, **fields) if f.id == fact_id else f for f in facts.items))  # type: ignore[arg-type]


VARIED = [
    *(("kind", "i3", {"kind": v}, v) for v in get_args(InitiativeKind)),
    *(("bound", "q4", {"bound": v}, v) for v in get_args(Bound)),
    *(("comparison", "q5", {"comparison": v}, v) for v in get_args(Comparison)),
    *(("level", "q4", {"of": v}, v) for v in get_args(ResultLevel)),
    *(("polarity", "q1", {"polarity": v}, v) for v in get_args(Polarity)),
    *(("standing", "r3", {"standing": (Standing(v, "第二批"),)}, v) for v in get_args(StandingKind)),
    *(("asserter", "l4", {"asserted_by": v}, v) for v in get_args(Asserter)),
    *(("reading", "i3", {"reading": v}, v) for v in get_args(ReadingKind)),
    *(("periodkind", "q4", {"period_kind": v}, v) for v in get_args(PeriodKind)),
    *(("unitkind", "q7", {"unit": u.zh}, u.kind) for u in load_units().values()),
]


@pytest.mark.parametrize(("scheme", "fact_id", "fields", "value"), VARIED)
def test_every_code_can_be_said(
    invented: tuple[Report, Facts], scheme: str, fact_id: str, fields: dict[str, object], value: str
) -> None:
    report, facts = invented
    assert any(f"<{CODE}{scheme}-{value}>" in line for line in describe(report, varied(facts, fact_id, **fields)))


def test_every_scheme_is_tried() -> None:
    tried = {(scheme, value) for scheme, _, _, value in VARIED}
    shown_elsewhere = {"accrual", "basis", "direction", "section"}  # the first stands in the scheme of indicators
    shown_elsewhere |= {"series", "status"}  # in answers to questions
    assert {(s, v) for s, values in CODES.items() for v in values if s not in shown_elsewhere} == tried


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("%", "http://qudt.org/vocab/unit/PERCENT"),
        ("％", "http://qudt.org/vocab/unit/PERCENT"),  # full-width
        ("元", "http://qudt.org/vocab/unit/CCY_CNY"),
        ("ratio", "http://qudt.org/vocab/unit/FRACTION"),
        ("", "http://qudt.org/vocab/unit/NUM"),  # 17支 without its 支
        ("起", CODE + "unit-qi3"),
        ("期", CODE + "unit-qi1"),  # the same letters, another tone
        ("个工作日", CODE + "unit-working-day"),  # no DAY: five a week
        ("个百分点", CODE + "unit-percentage-point"),  # no PERCENT
    ],
)
def test_units(written: str, iri: str) -> None:
    assert measure_of(written).iri == iri


def test_an_unknown_unit_is_named_by_its_words(invented: tuple[Report, Facts]) -> None:
    report, facts = invented
    # printf 篮 | sha256sum
    found = rows(describe(report, varied(facts, "q7", unit="篮")), "?q zj:value 8.0 ; zj:unit ?u . ?u rdfs:label ?l")
    assert [row[1:] for row in found] == [("measure-95fa44275b363ed1", "篮")]


# Each row: name, unit and role of two quantities, and the kind of value of the second's indicator.
KINDS = [
    # a rate of change takes the kind of the figure of the same name
    (("亡人数", "人", "level"), ("亡人数", "%", "change"), "count"),
    (("罚没", "元", "level"), ("罚没", "%", "change"), "money"),
    (("办理用时", "天", "level"), ("办理用时", "倍", "level"), "time"),
    # with none, what its name ends in says
    (("无关", "件", "level"), ("满意率", "%", "change"), "ratio"),
    (("无关", "件", "level"), ("直接损失", "%", "change"), "money"),
    # a level or a share in per cent is a ratio, whatever its name
    (("无关", "件", "level"), ("亡人数", "%", "share"), "ratio"),
    # percentage points are of a ratio
    (("无关", "件", "level"), ("覆盖", "个百分点", "change"), "ratio"),
    # one unit by another is neither a count nor an amount
    (("无关", "件", "level"), ("补助", "元/人次", "level"), "other"),
    # two kinds under one name settle nothing
    (("投入", "元", "level"), ("投入", "人", "level"), "count"),
]


@pytest.mark.parametrize(("one", "other", "kind"), KINDS)
def test_kinds_of_indicators(
    invented: tuple[Report, Facts], one: tuple[str, str, str], other: tuple[str, str, str], kind: str
) -> None:
    report, facts = invented
    head = varied(varied(facts, "q4", **_measured(one)), "q5", **_measured(other))
    found = rows(describe(report, head), "?q zj:asWritten '40起' ; zj:indicator/zj:unitKind ?k")
    assert [row[1] for row in found] == [f"unitkind-{kind}"]


def _measured(row: tuple[str, str, str]) -> dict[str, object]:
    return {"indicator": row[0], "unit": row[1], "role": row[2]}


def test_every_ending_says_a_kind() -> None:
    endings = load_kind_endings()
    assert len(dict(endings)) == len(endings)
    assert {kind for _, kind in endings} <= set(CODES["unitkind"])


# ── small parts


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("10个县级公安机关", "县级公安机关"),
        ("全市公安机关", "公安机关"),
        ("各县(市、区)局", "县(市、区)局"),
        ("111个户籍派出所", "户籍派出所"),
        ("全县8家企业", "8家企业"),  # one prefix only: what follows is kept as it stands
        ("三个派出所", "派出所"),
        ("企业", "企业"),
    ],
)
def test_member_kinds(words: str, kind: str) -> None:
    assert member_kind(words) == kind


@pytest.mark.parametrize(
    ("post", "unit", "within"),
    [
        ("副局长", "青山县公安局", True),
        ("副县长", "青山县公安局", False),  # head of a place, not of a bureau
        ("副县长", "青山县人民政府", True),
        ("市委常委、区长", "青山区人民政府", True),
        ("队长", "青山县公安局特警大队", True),  # 长 alone heads anything
    ],
)
def test_posts_in_units(post: str, unit: str, within: bool) -> None:
    assert is_post_in(post, unit) is within


def test_a_post_that_is_not_in_the_unit_names_none(invented: tuple[Report, Facts]) -> None:
    report, facts = invented
    lines = describe(report, varied(facts, "p1", posts=("副县长", "副局长")))
    assert [row[1] for row in rows(lines, "?m zj:post/rdfs:label ?post ; zj:organization ?unit")] == ["副局长"]
    assert len(rows(lines, "?m zj:post/rdfs:label ?post")) == 2


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, ["8"]),  # the number at the mention's beginning, where the unit's own line gives none
        ({"bound": "approx"}, []),  # no count that is only about right
        ({"role": "norm"}, []),
    ],
)
def test_a_group_is_counted_by_the_number_it_begins_with(
    invented: tuple[Report, Facts], fields: dict[str, object], count: list[str]
) -> None:
    report, facts = invented
    lines = describe(report, varied(varied(facts, "u4", count=None), "q7", **fields))
    assert [row[1] for row in rows(lines, "?g zj:memberCount ?n")] == count


@pytest.mark.parametrize(
    ("period", "earlier"),
    [("2020", "2019"), ("2020-10/2020-12", "2019-10/2019-12"), ("上半年", None), ("", None)],
)
def test_the_year_before(period: str, earlier: str | None) -> None:
    assert year_before(period) == earlier


@pytest.mark.parametrize(
    ("value", "lexical"),
    [
        (Decimal("13"), "13"),
        (Decimal("12.50"), "12.5"),
        (Decimal("6E+5"), "600000"),
        (Decimal("-0.0"), "0"),
        (Decimal("0.25"), "0.25"),
        (Decimal("100"), "100"),
    ],
)
def test_decimals_are_canonical(value: Decimal, lexical: str) -> None:
    assert number(value) == f'"{lexical}"^^<http://www.w3.org/2001/XMLSchema#decimal>'


@pytest.mark.parametrize(
    "text", ['引"号\\', "行\n一\r二\t三", "\x00\x0c\x08\x1f\x7f", "“人手一台、一车一台“", "𠮷 e\u0301"]
)
def test_literals_survive(text: str) -> None:
    line = f"<x:s> <x:p> {text_of(text)} .\n<x:s> <x:p> {label_of(text, 'zh')} .\n"
    assert {t.object.value for t in ox.parse(line, ox.RdfFormat.N_TRIPLES)} == {text}


def test_several_lines_of_one_link_keep_all_cues(invented: tuple[Report, Facts]) -> None:
    report, facts = invented
    at = report.text.index("群众满意度")
    more = Link(id="l9", initiative="i4", outcome="r1", basis="explicit", cue=(Span(at, at + 5, "群众满意度"),))
    lines = describe(report, Facts(facts.head, (*facts.items, more)))
    assert [c for _, c in rows(lines, "?l zj:toOutcome/zj:asWritten '位居全市第3' ; zj:cue/zj:quote ?cue")] == [
        "群众满意度",
        "通过",
    ]


def test_a_rank_outside_every_recognition_is_one(invented: tuple[Report, Facts]) -> None:
    report, facts = invented
    alone = Facts(facts.head, tuple(f for f in facts.items if f.id not in ("r1", "l5", "l6")))
    found = rows(describe(report, alone), "?r a zj:Recognition ; zj:tentative true ; zj:standing/zj:rankPosition ?n")
    assert [n for _, n in found] == ["3"]


def test_ids_with_one_natural_key_are_one_thing(invented: tuple[Report, Facts]) -> None:
    report, facts = invented
    twin = Initiative(
        id="i9", start=52, end=56, text=report.text[52:56], name="两张清单 纠纷化解机制", kind="other", phase="planned"
    )
    unit = Unit(id="u9", start=3, end=6, text=report.text[3:6], name="“青山县公安局”")
    more: tuple[Fact, ...] = (*facts.items, twin, unit)
    lines = describe(report, Facts(facts.head, more))
    assert (
        len(rows(lines, "?i a zj:Initiative ; rdfs:label '“两张清单”纠纷化解机制'@zh ; zj:kind ?k ; zj:plannedIn ?r"))
        == 1
    )
    assert len(rows(lines, "?u a zj:Unit ; rdfs:label '青山县公安局'@zh ; zj:evidence ?e")) == 3


def test_outcomes_are_what_the_model_says(invented: tuple[Report, Facts], invented_lines: list[str]) -> None:
    told = {str(q.value.normalize()) for q in invented[1].items if isinstance(q, Quantity) and q.is_outcome}
    seen = {v.lstrip("-") for _, v in rows(invented_lines, "?o a zj:Outcome ; zj:value ?v")}
    assert seen == {format(Decimal(v), "f") for v in told}


TOLD_OF = [
    ("建成全国首个竹编馆，", "全国首个", "全国首个竹编馆"),  # what stands behind
    ("三是竹编碳汇走在全国前列。", "走在全国前列", "竹编碳汇走在全国前列"),  # what stands before, without its number
    ("竹编考核，以全省排名第一的成绩被评为先进单位。", "全省排名第一", "全省排名第一"),  # not what came of it
    ("“两端；三线”做法全国首创。", "全国首创", "全国首创"),  # half a quotation says nothing
    ("推行一码通办，系全省首创。", "全省首创", "全省首创"),  # nothing stands in its clause
    ("竹编碳汇走在全国前列", "竹编碳汇走在全国前列", "竹编碳汇走在全国前列"),
    (f"{'竹编、' * 20}走在全国前列。", "走在全国前列", "走在全国前列"),  # too long to name it
]


@pytest.mark.parametrize(("text", "words", "label"), TOLD_OF)
def test_praise_is_named_with_what_it_is_said_of(text: str, words: str, label: str) -> None:
    at = text.index(words)
    assert told_of(text, Span(at, at + len(words), words)) == label


# Each row: what is measured, and whether two issuers measure the same.
SHARED = [("刑事案件", True), ("地区生产总值", True), ("案件", False), ("企业", False), ("总投资", False)]


@pytest.mark.parametrize(("name", "shared"), SHARED)
def test_a_bare_indicator_is_its_issuers(invented: tuple[Report, Facts], name: str, shared: bool) -> None:
    report, facts = invented
    issuer = facts.by_id[facts.head.issuer or ""]
    named = varied(facts, "q4", indicator=name)
    pattern = f"?q zj:indicator ?i . ?i rdfs:label '{name}'@zh"
    nodes = {
        row[1]
        for told in (named, varied(named, issuer.id, name="白水市司法局"))
        for row in rows(describe(report, told), pattern)
    }
    assert len(nodes) == (1 if shared else 2)


def test_bare_names_stand_as_they_stand_in_keys() -> None:
    assert all(key_name(name) == name for name in load_bare_indicators())


def test_a_persons_name_has_no_blank_inside(invented: tuple[Report, Facts]) -> None:
    report, facts = invented
    found = rows(describe(report, varied(facts, "p1", text="林 远")), "?p a zj:Person ; rdfs:label ?l")
    assert [row[1] for row in found if row[1].startswith("林")] == ["林远"]
