"""Links: explicit only with a cue that stands in the text; the sentence and the point otherwise."""

from __future__ import annotations

import pytest

from zhiji.extraction import extract
from zhiji.model import Award, Facts, Initiative, Link, Quantity, Recognition
from zhiji.reading.outline import outline_report


def links(text: str) -> list[tuple[str, str, str, list[str]]]:
    facts = extract(outline_report(text))
    return [_row(facts, link) for link in facts.items if isinstance(link, Link)]


def _row(facts: Facts, link: Link) -> tuple[str, str, str, list[str]]:
    start, end = facts.by_id[link.initiative], facts.by_id[link.outcome]
    assert isinstance(start, Initiative)
    assert isinstance(end, Award | Recognition | Quantity)
    return (start.text, end.text, link.basis, [c.text for c in link.cue])


ROWS = [
    # a tool named as such
    ("依托“码上办”平台，办结诉求1776件。", ("“码上办”平台", "1776件", "explicit", ["依托"])),
    # its role
    ("充分发挥联合调处机制作用，化解纠纷31件。", ("联合调处机制", "31件", "explicit", ["充分发挥", "作用"])),
    # the initiative itself receives
    ("推行涉企直达服务机制，获评“优秀案例”。", ("涉企直达服务机制", "“优秀案例”", "explicit", ["获评"])),
    # one sentence, no cue
    ("开展“一查两严管”专项行动，拆解船舶116艘。", ("“一查两严管”专项行动", "116艘", "same-sentence", [])),
    # the next sentence of the same point
    ("创推“三推送”化解机制。纠纷警情同比下降13%。", ("“三推送”化解机制", "13%", "same-paragraph", [])),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_the_basis_of_a_link(text: str, expected: tuple[str, str, str, list[str]]) -> None:
    assert expected in links(text)


def test_each_of_a_row_is_linked() -> None:
    found = links("用好“两站两员”“路长制”等工作机制，交通事故亡人数同比下降16.2%。")
    assert [(a, b) for a, b, _, _ in found] == [("“两站两员”", "16.2%"), ("“路长制”", "16.2%")]


def test_in_the_next_sentence_the_one_that_leads_its_sentence_is_linked() -> None:
    found = links("创推“三推送”化解机制，建立“两上门”服务制度。纠纷警情同比下降13%。")
    assert found == [("“三推送”化解机制", "13%", "same-paragraph", [])]


def test_since_means_what_the_same_verb_introduced() -> None:
    found = links("推行车辆检测“一件事”改革，实现“交钥匙”服务，自10月推行以来，受理预约办理59021起。")
    assert found == [("车辆检测“一件事”改革", "59021起", "explicit", ["自10月推行以来"])]


def test_what_was_in_another_year_is_no_result_of_this_one() -> None:
    text = "开展“大会战”活动，交通事故亡人数在2019年同比减少206人基础上，同比再减少108人。"
    facts = extract(outline_report(text, year=2020))
    ends = [facts.by_id[link.outcome] for link in facts.items if isinstance(link, Link)]
    assert [e.text for e in ends if isinstance(e, Quantity)] == ["108人"]


UNLINKED = [
    "一、工作情况\n完成任务。\n二、下一步工作计划\n推行“码上办”平台，办结率达到100%。\n",  # planned
    "推行“码上办”平台，召开会议12次。",  # an activity
    "推行信用承诺监管制度，总投资30万元。",  # what it costs
]


@pytest.mark.parametrize("text", UNLINKED)
def test_what_is_never_linked(text: str) -> None:
    assert links(text) == []
