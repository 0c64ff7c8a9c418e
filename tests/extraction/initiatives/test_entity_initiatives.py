"""Initiatives: the verb before and the head noun after; quotes alone prove nothing."""

from __future__ import annotations

import pytest

from zhiji.extraction.initiatives.building import build_initiatives
from zhiji.extraction.preparing import Prepared
from zhiji.model import Initiative
from zhiji.reading.outline import outline_report


def initiatives(text: str) -> list[Initiative]:
    """What the rules propose, built."""
    prepared = Prepared(outline_report(text))
    return build_initiatives(prepared.surface, prepared.initiatives, [])


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
    ("推行远程异地评标，实行一次性六方验收（甲、乙）。", ["远程异地评标", "一次性六方验收"]),  # a practice introduced
    ("办事时限缩短，实现300项“网上办”、60项“掌上办”。", ["“网上办”", "“掌上办”"]),  # counted ways of working
    ("企业使用“一表填报”办理登记，许可事项“全程网办”占比八成。", ["“一表填报”", "“全程网办”"]),  # in use, told
    ("“十大技术攻关项目”突破关键技术，“甲乙工程”成效明显。", ["“十大技术攻关项目”", "“甲乙工程”"]),  # whole in quotes
    ("“高效办成一件事”惠及企业群众。", ["“高效办成一件事”"]),  # a quote that is credited
    ("完成12个事项，全面推进跨域通办。", ["跨域通办"]),  # a way of working without quotes
    ("棚户区改造扎实推进，双良集团集中供热项目完成投资8亿元。", ["棚户区改造", "双良集团集中供热项目"]),  # works
    ("国家区域医疗中心、紧密型县域医共体建设取得新进展。", ["国家区域医疗中心", "紧密型县域医共体"]),  # a row acts
    ("建立健全临时救助和大病救助制度。", ["临时救助", "大病救助制度"]),  # two made alike share the head noun
    ("重点建设甲方大数据中心、乙方服务枢纽、丙方云计算3个项目。", ["甲方大数据中心", "乙方服务枢纽", "丙方云计算"]),
    ("开展深入贯彻中央八项规定精神学习教育。", ["深入贯彻中央八项规定精神学习教育"]),  # study that has a name
    ("启动实施新一轮重点产业链高质量发展行动。", ["重点产业链高质量发展行动"]),  # 发展 inside a name is no verb
    ("改革建设项目收费模式，推进污水处理厂提标改造。", ["建设项目收费模式", "污水处理厂提标改造"]),  # nouns of acts
    ("完成500所中小学体育场地升级改造。", ["中小学体育场地升级改造"]),  # a count stays outside
    ("成功举办第九届甲乙商品展销会。", ["第九届甲乙商品展销会"]),  # an edition belongs to the name
    ("推进服务网络建设，建设中小学校园智慧食堂平台。", ["中小学校园智慧食堂平台"]),  # 服务网 inside 服务网络
    ("推行不见面审批。不见面审批覆盖全部事项。", ["不见面审批", "不见面审批"]),  # the same words later
    (
        "成立法治建设工作领导小组。领导小组下设办公室。",
        ["法治建设工作领导小组", "领导小组"],
    ),  # short for the one before
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
    "打造两岸共同市场先行区，建设具有全球影响力的科技创新中心。",  # aims
    "争创甲乙示范区、丙丁国家示范区。",  # a row of aims
    "园区晋升为自治区级，企业形成七大购物中心。",  # clauses, no names
    "推进信访工作法治化，打响冰雪运动名城。",  # head nouns inside other words
    "实施科技攻关项目482个，布局一批重点项目。",  # a class that is counted
    "落实积极财政政策，清理规范优惠政策，打造精品项目。",  # generic with routine words
    "坚决反对形象工程、政绩工程。",  # what is condemned
    "领导小组下设办公室。",  # short for nothing before
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


ROWS = [
    # a heading over an initiative, and that of which the initiative is part
    ("（一）深入实施市场放心工程", "市场放心工程"),
    ("（一）深入实施市场放心工程，建设数字政务平台", None),  # it may belong to the second part
    ("（一）深入实施食品放心工程，建设数字政务平台", "食品放心工程"),  # its topic is told again below
    ("（一）深入实施市场放心工程，有力", "市场放心工程"),  # no part of its own
    ("（一）深入实施市场放心工程、阳光厨房工程", None),  # of which of them, it does not say
    ("（一）深入实施市场放心工程和阳光厨房工程", None),
    ("（一）打造草原名城、推进市场放心工程、生态名城", None),  # nor where one alone is read as an initiative
]


@pytest.mark.parametrize(("heading", "whole"), ROWS)
def test_a_heading_that_names_several_is_no_whole(heading: str, whole: str | None) -> None:
    *named, under = initiatives(f"一、主要工作\n{heading}\n建立食品安全预警会商机制。\n")
    assert under.text == "食品安全预警会商机制"
    assert next((i.text for i in named if i.id == under.part_of), None) == whole
    assert whole or {i.part_of for i in named} == {None}


def test_beneath_a_heading_that_names_several_the_one_above_holds() -> None:
    inner = "（一）开展阳光厨房工程、明亮餐桌工程。\n建立食品安全预警会商机制。\n"
    text = f"一、深入实施市场放心工程\n{inner}二、其他\n抓好落实。\n"
    whole, *parts = initiatives(text)
    assert (len(parts), {part.part_of for part in parts}) == (3, {whole.id})


def test_parts_are_named_behind_qizhong() -> None:
    whole, part = initiatives("推进数字政务改革，其中包括“码上办”平台。")
    assert part.part_of == whole.id


def test_a_plan_section_plans() -> None:
    text = "一、工作开展情况\n建立涉企服务直达机制。\n二、下一步工作计划\n推行信用承诺监管制度。\n"
    assert [i.phase for i in initiatives(text)] == ["carried-out", "planned"]
