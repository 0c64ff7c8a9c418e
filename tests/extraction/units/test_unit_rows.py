"""Organisations in a row that says what they are behind the last, national bodies, and counted groups."""

from __future__ import annotations

import pytest

from zhiji.extraction import extract
from zhiji.extraction.deciding.choosing import choose
from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.extraction.deciding.spans import Stretch
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.building import build_units
from zhiji.extraction.units.finding import find_unit_places
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.model import Initiative, Unit
from zhiji.reading import outline_report, read_text


def found(text: str, rule: str) -> list[str]:
    units = find_unit_places(Surface(outline_report(text, year=2024)))
    return [text[u.start : u.end] for u in units if u.rule == rule]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("成功引进丁山纸业、己川生物等5家企业。", ["丁山纸业", "己川生物"]),
        ("丁山科技、己川通讯、辛湖股份3家企业获专利金奖。", ["丁山科技", "己川通讯", "辛湖股份"]),
        ("支持戊水精密等龙头企业做大做强。", ["戊水精密"]),
        ("推动丁山和己川等一批知名企业集聚。", ["丁山", "己川"]),
        ("新增丁山学院、己川学院等3所高校。", []),
        ("将学校、幼儿园、医院等单位纳入考核。", []),
        ("通过周分析、月调度等综合举措督促各单位履职。", []),
        ("培育国家级、省级等各类企业20家。", []),
    ],
)
def test_a_row_of_organisations(text: str, names: list[str]) -> None:
    assert found(text, "unit:row") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("入选文旅部典型案例，获国务院安委会通报表扬。", ["文旅部", "国务院安委会"]),
        ("市外交部门、文化部门联合国资委开展检查。", []),
    ],
)
def test_national_bodies(text: str, names: list[str]) -> None:
    assert found(text, "unit:whole") == names


@pytest.mark.parametrize(("rule", "kept"), [("unit:whole", {"unit", "award"}), ("unit:sole", {"award"})])
def test_an_honour_may_begin_with_a_national_body(monkeypatch: pytest.MonkeyPatch, rule: str, kept: set[str]) -> None:
    reader = shipped_reader()
    text = Prepared(read_text("连续4年获国务院督查激励。")).text(reader.tagger)
    at = next(n for n, word in enumerate(text.words) if word.text == "国务院")
    stretches = [Stretch("award", at, at + 3, {}), Stretch("unit", at, at + 1, {"rule": rule})]
    module = "zhiji.extraction.deciding.choosing"
    monkeypatch.setattr(f"{module}.find_stretches", lambda _: stretches)
    chances = {"award": 0.9, "unit": 0.7}
    monkeypatch.setattr(f"{module}._weigh", lambda _, s, __: (s, chances[s.kind], 0.0, list[str]()))
    assert {c.kind for c in choose(text, reader.weights, reader.least) if c.kept} == kept


def test_groups_that_count_differently_are_not_one() -> None:
    text = "引进5家企业，3家企业获奖，又有5家企业投产。"
    places = [
        FoundUnit(text.index(w, at), text.index(w, at) + len(w), "unit:tagged", True, int(w[0]))
        for w, at in (("5家企业", 0), ("3家企业", 0), ("5家企业", 9))
    ]
    assert [u.coref for u in build_units(Surface(outline_report(text, year=2024)), places)] == [None, None, "u1"]


@pytest.mark.parametrize("words", ["甲乙和", "甲乙、", "甲乙与丙丁、"])
def test_a_row_without_an_end_is_given_up(words: str) -> None:
    """Each word more must not double the ways to read the row: with a thousand this would never come back."""
    assert found(words * 1_000 + "丙。", "unit:row") == []


def test_no_organisation_of_a_row_is_an_initiative() -> None:
    text = "（一）改制。划入经营类的单位共3家，分别是青山市交通设计院、青山市警务广告中心和青山市安防服务中心。"
    facts = extract(outline_report(text))
    names = [unit.text for unit in facts.of(Unit)]
    assert names[-3:] == ["青山市交通设计院", "青山市警务广告中心", "青山市安防服务中心"]
    assert facts.of(Initiative) == []
