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
    # a frame around the name
    ("以“码上办”平台为抓手，办结诉求1776件。", ("“码上办”平台", "1776件", "explicit", ["以", "为抓手"])),
    # the name is the subject of what was done
    ("“码上办”平台受理诉求1776件。", ("“码上办”平台", "1776件", "explicit", ["“码上办”平台"])),
    # those that are counted used it
    ("推行容缺办理机制，12个项目通过该机制办理。", ("该机制", "12个", "explicit", ["通过"])),
    # what follows from it
    ("推行容缺办理机制，24个项目因此受益。", ("容缺办理机制", "24个", "explicit", ["因此"])),
    # how much of it was done
    ("完成14万平方米老旧小区综合改造工程。", ("老旧小区综合改造工程", "14万平方米", "same-sentence", [])),
    # one subject for two deeds in a row
    ("“码上办”平台受理诉求1776件，办结诉求1700件。", ("“码上办”平台", "1700件", "explicit", ["“码上办”平台"])),
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
    "推行“码上办”平台，地区生产总值增长5.6%。",  # the economy at large
    "建成“码上办”平台12个，医保参保人员增加230人。",  # a kind of thing that is counted, and another subject
    "“码上办”平台建成投用，全区果园面积达到12万亩。",  # told in the same breath
    "推行信用承诺监管制度，清理单笔50万元以下欠款。",  # a limit, no result
    "推行容缺办理机制，甲乙林场荣获“先进集体”称号。",  # another received it
    "落实“码上办”政策资金，获批“自审自发”试点。",  # means, no recipient
    "实施城北400万吨扩能工程。",  # a figure inside a name
]


@pytest.mark.parametrize("text", UNLINKED)
def test_what_is_never_linked(text: str) -> None:
    assert links(text) == []


CREDITED_TOGETHER = [
    # all of a row that is counted together
    ("“甲办”机制、“乙办”机制等2项创新举措被省政府办公室予以全省推广。", ["“甲办”机制", "“乙办”机制"]),
    # the title before its row
    ("第十批创新举措中，我局“甲办”机制、“乙办”机制等6项创新举措获评。", ["“甲办”机制", "“乙办”机制"]),
    # what the sentence tells of
    ("推行“甲办”机制，群众办事更加便利，相关做法获省政府表扬。", ["“甲办”机制"]),
]


@pytest.mark.parametrize(("text", "names"), CREDITED_TOGETHER)
def test_who_is_credited(text: str, names: list[str]) -> None:
    found = [row for row in links(text) if row[2] == "explicit"]
    assert [row[0] for row in found] == names


def test_what_was_achieved_is_no_source_of_what_came_of_it() -> None:
    found = links("依托“码上办”平台，实现“一网通办”模式，生成卷宗1780宗。")
    assert [row[:3] for row in found] == [("“码上办”平台", "1780宗", "explicit")]


def test_where_a_sentence_names_many_a_figure_is_theirs_whose_words_it_repeats() -> None:
    found = links(
        "先后开展执法顽疾大整治、执法安全大提升及防火隐患大排查等专项行动，开展盗伐林木案件清查、涉林资金专项清理，"
        "排查出盗伐林木案件120起，整改老旧设备300台。"
    )
    assert [row[:3] for row in found] == [("盗伐林木案件清查", "120起", "same-sentence")]
