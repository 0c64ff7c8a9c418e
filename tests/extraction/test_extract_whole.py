"""extract: whole reports, random texts, and what every fact carries."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiji.extraction import extract
from zhiji.facts import format_facts, parse_facts
from zhiji.lexicon import load_terms, without
from zhiji.model import Document, Initiative, Link, Quantity, Unit
from zhiji.reading.outline import outline_report

JINHUA = Path(__file__).parents[2] / "graphs" / "sources" / "jinhua-psb-2020.txt"
TABLES = (
    "initiative_heads",
    "initiative_verbs",
    "initiative_adverbs",
    "quoted_formulas",
    "organisation_bodies",
    "organisation_functions",
    "award_cues",
    "standing_cues",
    "document_verbs",
    "link_cues",
    "shortcoming_cues",
)
WORDS = [
    *(term for table in TABLES for term in load_terms(table)),
    *'“”《》（）()，。；：、\n的和与及等在由被全市省区县各我局□△◇"<>〈〉0123456789一二三十%',
    "该机制",
    "10个",
    "2022年",
    "下一步",
    "（一）",
    "其中",
    "同比下降",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_random_text_gives_verbatim_facts_and_no_exception(text: str) -> None:
    facts = extract(outline_report(text, issuer="金华市公安局", region="浙江省金华市"))
    parse_facts(list(format_facts(facts)), text)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_no_exception(text: str) -> None:
    text = text.replace("\r", "\n")
    parse_facts(list(format_facts(extract(outline_report(text)))), text)


def test_the_shipped_report_gives_facts_of_every_kind() -> None:
    text = JINHUA.read_text(encoding="utf-8")
    facts = extract(outline_report(text, issuer="金华市公安局", region="浙江省金华市", year=2020))
    assert facts.head.issuer == next(u.id for u in facts.of(Unit) if u.name == "金华市公安局")  # type: ignore[union-attr]
    assert len(facts.of(Initiative)) > 70
    assert len(facts.of(Document)) >= 18
    assert len(facts.of(Quantity)) > 100
    assert all(fact.rule and fact.reading == "extracted" for fact in facts.items)


def test_ids_count_in_text_order_and_explicit_links_have_their_cue() -> None:
    text = JINHUA.read_text(encoding="utf-8")
    facts = extract(outline_report(text))
    assert [i.id for i in facts.of(Initiative)] == [f"i{n}" for n in range(1, len(facts.of(Initiative)) + 1)]
    links = [fact for fact in facts.items if isinstance(fact, Link)]
    assert all(bool(link.cue) == (link.basis == "explicit") for link in links)
    assert all((link.asserted_by == "report") == (link.basis == "explicit") for link in links)


def test_who_bears_a_norm_and_who_issued_a_document_too() -> None:
    facts = extract(outline_report("要求县级公安机关每年出庭不少于两次，联合金华市检察院出台《衔接意见》。"))
    norm = next(q for q in facts.of(Quantity) if isinstance(q, Quantity) and q.role == "norm")
    document = facts.of(Document)[0]
    assert isinstance(document, Document)
    assert [facts.by_id[u].text for u in norm.bearer] == ["县级公安机关"]  # type: ignore[union-attr]
    assert [facts.by_id[u].text for u in document.issued_by] == ["金华市检察院"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("青山大学编制了《青山县旅游规划》。", []),  # drawn up for the issuer
        ("青山大学发布了《青山县旅游规划》。", ["青山大学"]),
        ("县司法局编制了《青山县旅游规划》。", ["县司法局"]),
    ],
)
def test_a_university_draws_up_what_is_the_issuers(text: str, issuers: list[str]) -> None:
    facts = extract(outline_report(text))
    document = facts.of(Document)[0]
    assert isinstance(document, Document)
    assert [facts.by_id[u].text for u in document.issued_by] == issuers  # type: ignore[union-attr]


def test_the_same_text_gives_the_same_facts() -> None:
    text = JINHUA.read_text(encoding="utf-8")
    assert extract(outline_report(text)) == extract(outline_report(text))


def test_rows_seen_in_one_report_alone_can_be_left_out() -> None:
    with without(frozenset({"jinhua-psb-2020", "pingtan-zhifa-2024"})):
        facts = extract(outline_report("会同执法应急局整治。推行涉企直达服务机制。"))
    assert [i.text for i in facts.of(Initiative)] == ["涉企直达服务机制"]  # type: ignore[union-attr]


def test_a_row_without_end_takes_linear_time() -> None:
    for piece in ("《甲》", "推行甲乙丙机制", "该机制", "获评先进单位", "“甲乙丙丁”"):
        assert _seconds(piece * 2000) < 6 * _seconds(piece * 500) * 2 + 0.25, piece


def test_twice_the_text_takes_about_twice_the_time() -> None:
    text = JINHUA.read_text(encoding="utf-8")
    extract(outline_report(text))
    once, thrice = _seconds(text), _seconds(text * 4)
    assert thrice < 4 * once * 2 + 0.2


def _seconds(text: str) -> float:
    report = outline_report(text)
    start = process_time()
    extract(report)
    return process_time() - start


def test_a_glossary_holds_units_and_documents_alone() -> None:
    plans = "一、2022年回顾\n完成“三色桥”专项行动。\n二、2023年计划\n深化“一次办”改革，新建学校2所。\n"
    notes = (
        "名词解释\n1.“三色桥”专项行动：省财政厅印发《桥梁办法》，每年实施“五彩灯”工程，建成桥梁30座，覆盖率达到95%。\n"
        "2.“一次办”改革：仍然存在不少问题，获评全国优秀案例，“三色桥”专项行动的延伸。《质量标准》规定水质分5类。\n"
    )
    facts = extract(outline_report(plans + notes, issuer="金华市公安局", region="浙江省金华市", year=2022))
    told = [f for f in facts.items if not isinstance(f, Link) and f.start >= len(plans)]
    assert {f.type for f in told} == {"unit", "document"}
    assert [f.relation for f in told if isinstance(f, Document)] == ["issued", "mentioned"]
    assert any(isinstance(f, Quantity) for f in facts.items)
