"""Initiatives: the verb before and the head noun after; quotes alone prove nothing."""

from __future__ import annotations

import pytest

from zhiji.extraction.initiatives import build_initiatives
from zhiji.extraction.surface import Surface
from zhiji.model import Initiative
from zhiji.reading.outline import outline_report


def initiatives(text: str) -> list[Initiative]:
    return build_initiatives(Surface(outline_report(text)), [])


NAMED = [
    ("推行全班子出庭应诉制度。", ["全班子出庭应诉制度"]),  # unquoted, behind a verb
    ("积极开展四门四访活动，共接访9批。", ["四门四访活动"]),  # an adverb before the verb
    ("充分发挥联合调处机制作用。", ["联合调处机制"]),  # a name that begins like a verb
    ("创推“一警情三推送”矛盾纠纷化解机制。", ["“一警情三推送”矛盾纠纷化解机制"]),  # quotes and head noun
    ("推行涉案房产“e拍即得”协同执行机制。", ["涉案房产“e拍即得”协同执行机制"]),  # half quoted
    ("用好“两站两员”“路长制”“函告制”等工作机制。", ["“两站两员”", "“路长制”", "“函告制”"]),  # stacked: one each
    ("深入开展电梯安全、燃气安全等专项整治工作。", ["电梯安全", "燃气安全"]),  # the shared head stays outside
    ("建立首问负责制、一次性告知制、容缺受理制。", ["首问负责制", "一次性告知制", "容缺受理制"]),  # each with its head
    ("通过君山片区微信公众号推送信息。", ["君山片区微信公众号"]),  # a platform keeps its region
    ("开展区经济发展局执法四张清单编制。", ["执法四张清单"]),  # other names lose their unit
    ("开展6大行业领域专项整治行动。", ["6大行业领域专项整治行动"]),  # a number that belongs to the name
    ("组织了5场次统计业务专项培训。", ["统计业务专项培训"]),  # a number that counts it
    ("深入实施优化消费环境三年行动。", ["优化消费环境三年行动"]),  # a name that begins with a verb
    ("开展“两见面两指导”工作。", ["“两见面两指导”工作"]),  # 工作 stays right after quotes
    ("依托12345平台受理诉求。", ["12345平台"]),  # known by its number
]

BARE = [
    "建立长效机制，开展专项行动，完善各项制度。",  # generic nouns
    "增强“四个意识”，坚定“四个自信”。",  # political formulas
    "抓住“一把手”这个“关键少数”。",  # people words
    "打造法治公安“金”字招牌，争当“排头兵”。",  # metaphors
    "坚定不移在思想上政治上行动上保持一致。",  # a head noun inside other words
    "经省委改革办同意，报改革委备案。",  # a head noun inside an office
    "保护生态系统，预防违法犯罪活动。",  # things nobody set up
    "监管工程建设项目招标，服务企业改革发展。",  # a line of work
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named_initiatives(text: str, expected: list[str]) -> None:
    assert [i.text for i in initiatives(text)] == expected


@pytest.mark.parametrize("text", BARE)
def test_what_names_no_initiative(text: str) -> None:
    assert [i.text for i in initiatives(text)] == []


KINDS = [
    ("建立涉企服务直达机制。", "mechanism"),  # 机制
    ("开展夏夜治安巡查专项行动。", "campaign"),  # 行动
    ("推进商事登记制度改革。", "reform"),  # 改革
    ("上线“码上办”服务平台。", "platform"),  # 平台
    ("组建“服务重点项目专业队”。", "team"),  # the head inside the quotes
    ("举办法治民警大比武。", "training"),  # 比武
    ("开展“宪法宣传周”活动。", "publicity"),  # 宣传 outweighs 活动
    ("开展两岸行业标准互认试点。", "pilot"),  # 试点
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_comes_from_the_head_noun(text: str, kind: str) -> None:
    assert [i.kind for i in initiatives(text)] == [kind]


AGAIN = [
    ("建立涉企服务直达机制。该机制运行良好。", "该机制"),  # anaphora
    ("推行“码上办”服务平台。优化“码上办”平台。", "“码上办”平台"),  # the quoted core again
    ("开展执法规范化水平提升年活动。围绕提升年活动抓落实。", "提升年活动"),  # the last words again
]


@pytest.mark.parametrize(("text", "again"), AGAIN)
def test_a_later_mention_means_the_first(text: str, again: str) -> None:
    first, second = initiatives(text)
    assert (second.text, second.coref, second.name) == (again, first.id, first.name)


def test_an_anaphor_means_the_nearest_that_ends_in_its_head_noun() -> None:
    first, _, again = initiatives("创推“三推送”化解机制，建立“两上门”服务制度。该机制获评优秀案例。")
    assert (again.text, again.coref) == ("该机制", first.id)


def test_an_anaphor_without_anything_before_it_is_nothing() -> None:
    assert initiatives("该机制运行良好。") == []


def test_what_stands_under_a_heading_is_part_of_what_the_heading_names() -> None:
    text = (
        "一、主要工作\n（一）深入实施市场放心工程。\n建立食品安全预警会商机制。\n（二）其他。\n建立信访联席处置机制。\n"
    )
    whole, part, other = initiatives(text)
    assert (whole.text, part.part_of, other.part_of) == ("市场放心工程", whole.id, None)


def test_parts_are_named_behind_qizhong() -> None:
    whole, part = initiatives("推进数字政务改革，其中包括“码上办”平台。")
    assert part.part_of == whole.id


def test_a_plan_section_plans() -> None:
    text = "一、工作开展情况\n建立涉企服务直达机制。\n二、下一步工作计划\n推行信用承诺监管制度。\n"
    assert [i.phase for i in initiatives(text)] == ["carried-out", "planned"]
