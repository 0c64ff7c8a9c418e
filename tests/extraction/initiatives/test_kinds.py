"""Of which kind an initiative is where its name ends in no head noun, and what is never one."""

from __future__ import annotations

import pytest

from zhiji.extraction.deciding.choosing import choose
from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.extraction.deciding.spans import Stretch
from zhiji.extraction.initiatives.words import heads
from zhiji.extraction.naming import kind_by_end
from zhiji.extraction.preparing import Prepared
from zhiji.reading.outline import outline_report

ENDS = [
    ("“六经普", "campaign"),  # a census by its short name
    ("白石水库", "project"),  # works by what was built
    ("青山机场二期", "project"),
    ("“以企招商", "mechanism"),
    ("政务“一体机", "platform"),
    ("服务企业办公室", "institution"),
    ("“3+8”最小作战单元", "team"),
    ("“甲乙丙丁", "other"),  # nothing tells
]


@pytest.mark.parametrize(("name", "kind"), ENDS)
def test_the_end_of_a_name_tells_its_kind(name: str, kind: str) -> None:
    assert kind_by_end(name) == kind


@pytest.mark.parametrize("head", ["工程", "项目", "基地", "改造"])
def test_what_is_built_is_a_project(head: str) -> None:
    assert heads().table[head][0] == "project"


NEVER = [
    # text, the words in question
    ("以攻坚行动为抓手推进任务。", "攻坚行动"),  # a bare head noun
    ("推进固投项目建设。", "固投项目"),  # a line of work
    ("贯彻“争先进”工作主线。", "“争先进”"),  # a line to follow
    ("贯彻“争先进”工作主线。", "“争先进”工作主线"),
    ("建立市四套班子联系点。", "市"),  # a level
    ("打通青山通道“断头路”“瓶颈路”，方便出行。", "青山通道“断头路”"),  # what is removed
    ("打通青山通道“断头路”“瓶颈路”，方便出行。", "“瓶颈路”"),
    ("严厉打击电信网络诈骗，守护百姓财产。", "电信网络诈骗"),  # what is fought
    ("加大非法集资等违法犯罪打击力度。", "非法集资"),
]
MAYBE = [
    ("实施青山“断头路”、丙路改造工程。", "青山“断头路”"),  # the work stands behind the list
    ("开展非法集资、跨境赌博等专项治理。", "非法集资"),
    ("开展“断头路”攻坚行动。", "“断头路”攻坚行动"),  # the work is in the name
]


@pytest.mark.parametrize(
    ("text", "words", "kept"), [*((*row, False) for row in NEVER), *((*row, True) for row in MAYBE)]
)
def test_what_is_never_an_initiative(text: str, words: str, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, prepared = shipped_reader(), Prepared(outline_report(text))
    seen = prepared.text(reader.tagger)
    start = text.index(words)
    stretch = Stretch("initiative", *seen.words_in(start, start + len(words)))
    module = "zhiji.extraction.deciding.choosing"
    monkeypatch.setattr(f"{module}.find_stretches", lambda _: [stretch])
    monkeypatch.setattr(f"{module}._weigh", lambda _, s, __: (s, 1.0, 0.0, list[str]()))
    assert any(c.kept for c in choose(seen, reader.weights, reader.least)) is kept


PROPOSED = [
    ("加快桂溪分流工程建设，促进水系连通。", "桂溪分流工程"),  # 建设 behind a work's name
    ("青山至白石铁路建成通车。", "青山至白石铁路"),  # works without 工程
    ("构建动态招商项目库。", "动态招商项目库"),
    ("组建69个“3+8”最小作战单元。", "“3+8”最小作战单元"),
    ("开展群众身边问题专项整改。", "群众身边问题专项整改"),
    ("发放育儿补贴。", "育儿补贴"),
]


@pytest.mark.parametrize(("text", "name"), PROPOSED)
def test_what_may_be_an_initiative_is_proposed(text: str, name: str) -> None:
    assert name in [text[c.start : c.end] for c in Prepared(outline_report(text)).candidates]


@pytest.mark.parametrize("text", ["建成口袋公园120个。", "改造供热管网。", "推进工程建设项目审批。"])
def test_what_every_place_has_is_none(text: str) -> None:
    assert Prepared(outline_report(text)).initiatives == []
