"""Role, direction, comparison, base, share, norm, period, result level, polarity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhiji.extraction.quantities.finding import find_quantities
from zhiji.model import Quantity
from zhiji.reading.outline import outline_report

Finder = Callable[..., list[Quantity]]


def fields(quantities: list[Quantity], *names: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(q, name) for name in names) for q in quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a change against the year before
        ("刑事伤害案件同比下降36%。", [("change", "down", "yoy", None)]),
        # a change against a named year
        ("住宿类投诉较2019年下降12.35%。", [("change", "down", "vs-year", "2019")]),
        # the base is dropped
        ("规模以上工业增加值增长7.5%。", [("change", "up", "unstated", None)]),
        # base and level reached
        ("化解率从95.2%上升至98.6%。", [("base", None, None, None), ("level", "up", "before-after", None)]),
        # the same with other verbs, behind a space, and without a rise
        (
            "审批事项数量从799项削减至326项，材料由36份缩减到12份。",
            [("base", None, None, None), ("level", "down", "before-after", None)] * 2,
        ),
        (
            "覆盖率由原来的37.55% 提升到95.65%。",
            [("base", None, None, None), ("level", "up", "before-after", None)],
        ),
        # a rate whose name holds a verb
        ("精简材料136个，压缩率31%。", [("change", "down", "unstated", None), ("level", None, None, None)]),
        ("年均增长4.9%和7.2%。", [("change", "up", "unstated", None)] * 2),
        # two numbers of one thing with nothing between them
        ("审结案件，相较去年22件59人明显下降。", [("base", None, None, None)] * 2),
        ("比去年同期减少3件5人。", [("change", "down", "yoy", None)] * 2),
        # done as was asked, and words that only hold 应, 要求 or 目标
        ("按省市要求上线36项，回应信息115条，组织应知应会考试1次。", [("level", None, None, None)] * 3),
        ("拜访目标企业150家，要求办理不少于3件。", [("level", None, None, None), ("norm", None, None, None)]),
        # so many points above each of several
        (
            "生产总值居第2位，分别高于全国、全省、山河市平均增速1.8、1.7、1.5个百分点。",
            [("change", "up", "vs-other", None)] * 3,
        ),
        # how far another was ahead says nothing of the growth behind it
        (
            "进出口增速高于全国8.3个百分点，实际利用外资增长7.3%。",
            [("change", "up", "vs-other", None), ("change", "up", "unstated", None)],
        ),
        # by how much it fell, as a noun
        ("能耗下降幅度达到5%。", [("change", "down", "unstated", None)]),
        # past a target, and how many reached theirs
        (
            "固定资产投资29亿元，超目标任务53.4个百分点。",
            [("level", None, None, None), ("change", "up", "vs-other", None)],
        ),
        ("青山区达到或超过目标值39项，作出批示要求61次。", [("level", None, None, None)] * 2),
        # so many times what others have on average
        ("法官人均结案445件，是全省平均数的1.4倍。", [("level", None, None, None), ("level", None, "vs-other", None)]),
        # what is added to a balance; what comes new is counted
        ("贷款余额新增217亿元，新增贷款3亿元。", [("change", "up", "unstated", None), ("level", None, None, None)]),
        # at least so many times: no fall
        ("供养标准不低于当地标准的1.6倍。", [("norm", None, None, None)]),
        # base and level, downwards
        (
            "办理时限从25个工作日缩短至5个工作日。",
            [("base", None, None, None), ("level", "down", "before-after", None)],
        ),
        # the second of two changes with one verb
        ("城乡居民收入增长4%、5%。", [("change", "up", "unstated", None), ("change", "up", "unstated", None)]),
        # the base at the end of a plan of five years, and the changes since
        (
            "生产总值达到560亿元，较“十三五”末的400亿元增加160亿元，增长40%。",
            [
                ("level", None, None, None),
                ("base", None, None, None),
                ("change", "up", "vs-year", "2020"),
                ("change", "up", "vs-year", "2020"),
            ],
        ),
        # a change since the last year of a plan, since its first, and over that of all its years
        ("实有企业较“十三五”期末增长36.2%。", [("change", "up", "vs-year", "2020")]),
        ("税收较“十四五”开局之年增长12%。", [("change", "up", "vs-year", "2021")]),
        (
            "公路、电网投资分别比“十三五”时期增长19.1%、120%。",
            [("change", "up", "vs-year", "2016/2020"), ("change", "up", "vs-year", "2016/2020")],
        ),
        # the clause before names what is compared with
        (
            "与2009年新区成立时相比，生产总值增长108.3%，人均收入增长50%。",
            [("change", "up", "vs-year", "2009"), ("change", "up", "vs-year", "2009")],
        ),
        ("与去年相比，税收增长3%。", [("change", "up", "yoy", None)]),
        # a base with nothing after it but a word
        ("办理时限由5个工作日压缩成即办。", [("base", None, None, None)]),
        # a level reached by a stated rise
        ("“即办件”提升至65%。", [("level", "up", None, None)]),
        # the verb of change before its noun
        ("减少事业单位45家。", [("change", "down", "unstated", None)]),
        # a rate of growth behind the number
        ("保持15%以上的速度增长。", [("change", "up", "unstated", None)]),
        # 新增 is a level, no change
        ("新增市场主体9397户。", [("level", None, None, None)]),
        # a multiple of another year is a level
        ("旅游收入是2010年的2.6倍。", [("level", None, "vs-year", "2010")]),
        # shares
        ("民生支出占全年支出的50.2%。", [("share", None, None, None)]),
        ("约88%的企业使用“一表填报”。", [("share", None, None, None)]),
        ("“全程网办”占比达80%。", [("share", None, None, None)]),
        # a rate is a level
        ("群众满意率99%以上。", [("level", None, None, None)]),
        # norms
        ("明确社区民警占比不低于派出所警力的40%。", [("norm", None, None, None)]),
        ("要求负责人每年出庭应诉不少于两次。", [("norm", None, None, None)]),
        ("每季开展一次实地巡检。", [("norm", None, None, None)]),
        ("承诺事项7个工作日内办结。", [("norm", None, None, None)]),
        # achieved all the same
        ("申请均在3个工作日内办结。", [("level", None, None, None)]),
        ("每名成员至少开展了3轮研讨。", [("level", None, None, None)]),
    ],
)
def test_role(find: Finder, text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert fields(find(text), "role", "direction", "comparison", "base_period") == expected


def test_a_plan_leaves_a_base_behind(find: Finder) -> None:
    found = find("孤儿补助标准从每人每月1500元提高到1600元。", role="plans")
    assert [(q.text, q.role, q.subject and q.subject.text) for q in found] == [
        ("1500元", "base", "孤儿补助标准"),
        ("1600元", "norm", "孤儿补助标准"),
    ]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("万元GDP能耗下降4%左右。", "down"),  # a fall that is aimed at
        ("城镇化率提高到60%。", "up"),  # what is to be reached by a rise
        ("建成公园3座。", None),  # no rise and no fall
    ],
)
def test_a_target_has_the_direction_of_its_change(find: Finder, text: str, direction: str | None) -> None:
    assert fields(find(text, role="plans"), "role", "direction") == [("norm", direction)]


def test_a_number_in_a_plan_is_a_norm(find: Finder) -> None:
    (quantity,) = find("地区生产总值增长6%。", role="plans")
    assert (quantity.role, quantity.of, quantity.period) == ("norm", None, None)


def test_chinese_numerals_of_a_plan_are_its_outline(find: Finder) -> None:
    assert find("重点抓好五个方面工作。", role="plans") == []


def test_two_years_one_elided_subject(find: Finder) -> None:
    quantities = find("2020年交通事故亡人数在2019年同比减少206人、下降24.1%基础上,同比再减少108人、下降16.2%。")
    assert fields(quantities, "value", "role", "direction", "comparison") == [
        (206, "change", "down", "yoy"),
        (quantities[1].value, "change", "down", "yoy"),
        (108, "change", "down", "yoy"),
        (quantities[3].value, "change", "down", "yoy"),
    ]
    assert {q.subject.text for q in quantities if q.subject} == {"交通事故亡人数"}
    assert {q.polarity for q in quantities} == {"down-is-good"}


def test_base_difference_and_rate(find: Finder) -> None:
    level, share, base, difference, rate = find("通过考试91人,占全市通过人数的13.4%,较2019年57人增加34人,上升60%。")
    assert fields([level, share, base, difference, rate], "role") == [
        ("level",),
        ("share",),
        ("base",),
        ("change",),
        ("change",),
    ]
    assert (base.period, difference.base_period) == ("2019", "2019")
    assert (difference.compared_with, rate.compared_with) == (base.id, base.id)
    assert share.share_of == "全市通过人数"


def test_the_level_points_at_its_base(find: Finder) -> None:
    base, level = find("纠纷化解率从95.2%上升至98.6%。")
    assert (level.compared_with, level.subject, base.period) == (base.id, base.subject, None)


MOVES = [
    # text, (number, role, subject, number it is compared with): why
    (
        "高端产品占比从30%提高到70%。",  # a share
        [("30%", "base", "高端产品占比", None), ("70%", "share", "高端产品占比", "30%")],
    ),
    (
        "县属企业由66户整合至12户。",  # whatever the verb
        [("66户", "base", "县属企业", None), ("12户", "level", "县属企业", "66户")],
    ),
    (
        "城乡居民收入比从2.5:1缩小至2.3:1。",  # a ratio
        [("2.5:1", "base", "城乡居民收入比", None), ("2.3:1", "level", "城乡居民收入比", "2.5:1")],
    ),
    (
        "地区总部、研发中心分别从771家、481家增加到1076家、636家。",  # several at once
        [
            ("771家", "base", "地区总部", None),
            ("481家", "base", "研发中心", None),
            ("1076家", "level", "地区总部", "771家"),
            ("636家", "level", "研发中心", "481家"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "moves"), MOVES)
def test_what_a_move_comes_to_points_at_where_it_set_out(
    find: Finder, text: str, moves: list[tuple[str, str, str, str | None]]
) -> None:
    found = find(text)
    words = {q.id: q.text for q in found}
    told = [(q.text, q.role, q.subject and q.subject.text, words.get(q.compared_with or "")) for q in found]
    assert told == moves


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("每年出庭应诉不少于两次。", "P1Y"),  # a year
        ("每季至少召开1次党委会。", "P3M"),  # a quarter
        ("每月学习不少于一次。", "P1M"),  # a month
        ("每半年到联系点开展一次督导。", "P6M"),  # half a year
    ],
)
def test_recurrence(find: Finder, text: str, recurrence: str) -> None:
    (quantity,) = find(text)
    assert (quantity.role, quantity.recurrence) == ("norm", recurrence)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("办理业务34万笔。", "2020"),  # the report's year
        ("2018年办理业务34万笔。", "2018"),  # the year the sentence names
        ("较2018年办理业务多34万笔。", "2020"),  # a year to compare with is not it
        ("自10月推行以来，受理预约59021起。", "2020-10/2020-12"),  # since a month
        ("去年办理业务34万笔。", "2019"),  # last year
        ("亡人数在2019年同比减少206人基础上，同比再减少108人。", "2019"),  # what this year's came on top of
    ],
)
def test_period(find: Finder, text: str, period: str) -> None:
    assert find(text)[0].period == period


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("纠纷化解率达98%。", "effect"),  # a rate
        ("为群众挽回经济损失30.5万元。", "effect"),  # losses recovered
        ("投诉同比下降5%。", "effect"),  # the world changed
        ("查处食品违法案件72件。", "output"),  # dealt with
        ("解答群众咨询924件。", "output"),  # people served
        ("召开党委会议38次。", "activity"),  # meetings
        ("抽检企业4879家次。", "activity"),  # inspections
        ("打通6大系统数据端口。", "scope"),  # how far it reaches
        ("全市34家检测机构完成改造。", "scope"),  # bodies covered
        ("对3个镇街进行了约谈。", "activity"),  # what was done to them stands behind
        ("加强对1493名网格员的业务培训。", "activity"),  # trained, as the words behind say
        ("对7家单位进行了挂牌整治。", "output"),  # dealt with, as the words behind say
        ("112名所长参加了比武。", "activity"),  # who took part
        ("走进10所学校。", "activity"),  # where the body went
        ("两个商场投入使用。", "output"),  # what came to be
        ("使8000户家庭的供热得到改善。", "effect"),  # what changed for them
        ("机场快速路投资3.3亿元。", "output"),  # money put in
        ("项目完成投资8.3亿元。", "output"),  # work done with it
        ("新增就业5611人。", "effect"),  # a result in itself
        ("为企业释放资金54万元。", "effect"),  # relief
        ("办件量占比达93%。", "output"),  # a share of what was handled
        ("年度督导完成率100%。", "effect"),  # a rate of completion
        ("政府会议数量减少14%。", "effect"),  # a change
        ("实现300项“网上办”。", "output"),  # what was delivered
        ("提出28条措施。", "scope"),  # how a plan is built
        ("培训经营主体1000余家次。", "output"),  # others served
        ("零售网点271家次。", "activity"),  # visits
    ],
)
def test_result_level(find: Finder, text: str, level: str) -> None:
    assert find(text)[0].of == level


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("信访投诉12件。", "down-is-good"),  # complaints
        ("群众满意率99%。", "up-is-good"),  # a rate
        ("城镇登记失业率3.9%。", "down-is-good"),  # a rate of the other kind: the longer cue decides
        ("编发简报4期。", None),  # no cue, no guess
    ],
)
def test_polarity(find: Finder, text: str, polarity: str | None) -> None:
    assert find(text)[0].polarity == polarity


def test_the_indicator_is_the_subject_without_quotes_and_scope(find: Finder) -> None:
    (quantity,) = find("全市“最多跑一次”满意率99%。")
    assert quantity.indicator == "最多跑一次满意率"


def test_every_quantity_names_its_rule_and_ids_run_in_text_order(find: Finder) -> None:
    quantities = find("查处案件72件。召开会议3次，参加500人次。")
    assert [q.id for q in quantities] == ["q1", "q2", "q3"]
    assert all(q.rule and q.rule.startswith("quantity:") for q in quantities)


def test_what_came_on_top_holds_for_the_year_of_the_report(find: Finder) -> None:
    found = find("亡人数在2019年同比减少206人、下降24.1%基础上,同比再减少108人、下降16.2%。")
    assert [(q.role, q.period) for q in found] == [("change", y) for y in ("2019", "2019", "2020", "2020")]


def test_the_page_around_a_report_counts_nothing() -> None:
    page = "首页 > 政务公开\n已有15人阅读，点赞12个\n青山市2025年政府工作报告\n"
    report = outline_report(
        page + "各位代表：现在，我代表市人民政府报告工作。\n一、回顾\n全年建成学校3所。\n", year=2025
    )
    assert [q.text for q in find_quantities(report)] == ["3所"]
