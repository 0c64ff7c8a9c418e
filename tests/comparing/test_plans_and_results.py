"""Kinds of plans that were held against the wrong words of the next report, or against none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from comparing_samples import REST, figure_row, ledger, report_row, scheme, two_reports

from zhiji.comparing.clauses import find_clauses
from zhiji.comparing.concrete import head_of
from zhiji.comparing.keeping import ledger_of, ledger_rows
from zhiji.comparing.kinds_of_clauses import is_aim, is_breakdown, is_formula
from zhiji.comparing.ledger import keep_ledger
from zhiji.comparing.placing import place_figures
from zhiji.comparing.requirements import find_required
from zhiji.comparing.retrospects import years_looked_back_on
from zhiji.model.rows import FigureRow

# plan, told, plan of the next report → status, the words for it, why
ROWS = [
    (
        "投资4800万元的青梧路广场改造提升工程如期完工。",
        "投资6462万元的青梧路广场改造提升工程全面完工。",
        "",
        ("done", "投资6462万元的青梧路广场改造提升工程全面完工"),
        "a cost is no target: of the work is told",
    ),
    ("建成银杏幼儿园。", "银杏中学开工建设。", "", ("not-found", ""), "a thing of the same name and another kind"),
    ("打造丙区农业园区。", "丙区机场旅客吞吐量突破3万人次。", "", ("not-found", ""), "the issuer's own name alone"),
    (
        "加强对土地征收、红石滩棚户区等领域的监管。",
        "红石滩棚户区完成改造4000户。",
        "",
        ("not-found", ""),
        "one of several things, and not what is planned for all of them",
    ),
    (
        "争取栖凰楼百货城市综合体开工。",
        "栖凰楼百货完成商标注册。",
        "",
        ("not-found", ""),
        "the name of who is to build, and another thing",
    ),
    ("推行“互联网+望鹤”。", REST, "推进“互联网+望鹤”。", ("planned-again", "推进“互联网+望鹤”"), "a name in quotes"),
    (
        "严格执行“五项望鹤准则”。",
        "严格落实五项望鹤准则。",
        "",
        ("in-progress", "严格落实五项望鹤准则"),
        "no longer in quotes",
    ),
    (
        "完成赤岭水厂提标前期工作和望鹤污泥处置工程。",
        "望鹤污泥处置工程开工建设。",
        "",
        ("in-progress", "望鹤污泥处置工程开工建设"),
        "of two things that are joined, the one that is to come farther",
    ),
    (
        "抓好望鹤督察反馈问题整改。",
        "16项望鹤督察反馈问题已整改完成7项，剩余9项正在推进。",
        "",
        ("in-progress", "16项望鹤督察反馈问题已整改完成7项"),
        "what is left is told",
    ),
    (
        "建成望鹤湖农贸市场。",
        "望鹤湖农贸市场一期建成投用。",
        "",
        ("in-progress", "望鹤湖农贸市场一期建成投用"),
        "the first stage alone",
    ),
    (
        "高质量通过望鹤湖均衡县验收。",
        "提前一年顺利通过望鹤湖国家均衡县验收。",
        "",
        ("done", "提前一年顺利通过望鹤湖国家均衡县验收"),
        "通过 and 验收 with words between",
    ),
    (
        "推动青梧与白塔湖管网贯通。",
        "青梧与白塔湖管网实现互联互通。",
        "",
        ("done", "青梧与白塔湖管网实现互联互通"),
        "a finished state",
    ),
    (
        "完成望鹤湖自治区级园区的审批。",
        "望鹤湖园区晋升为自治区级园区。",
        "",
        ("done", "望鹤湖园区晋升为自治区级园区"),
        "the rank that was applied for",
    ),
    (
        "实施以绿化、美化为主要内容的人居环境综合整治工程。",
        "集中开展了“三清”和人居环境综合整治。",
        "",
        ("in-progress", "集中开展了“三清”和人居环境综合整治"),
        "nearly word for word",
    ),
    (
        "启动望鹤湖流域36个村庄污水治理工程。",
        "完成望鹤湖流域21个村庄污水治理。",
        "",
        ("done", "完成望鹤湖流域21个村庄污水治理"),
        "what was to be set going was, since a part of it is completed",
    ),
    (
        "完成望鹤湖流域36个村庄污水治理工程。",
        "完成望鹤湖流域21个村庄污水治理。",
        "",
        ("changed", "完成望鹤湖流域21个村庄污水治理"),
        "what was to be completed was not",
    ),
    (
        "望鹤晶体年产96万片单晶衬底项目，7月底一期建成投产。",
        "望鹤晶体96万片单晶衬底项目一期投产运营。",
        "",
        ("done", "望鹤晶体96万片单晶衬底项目一期投产运营"),
        "the stage that was planned",
    ),
    ("推进奋斗镇新区建设。", "奋斗镇新区建成。", "", ("done", "奋斗镇新区建成"), "a place, and no call to strive"),
]


@pytest.mark.parametrize(("plan", "told", "again", "expected", "why"), ROWS)
def test_what_became_of_a_plan(plan: str, told: str, again: str, expected: tuple[str, str], why: str) -> None:
    rows = ledger(plan, told, again)
    row = rows[0] if "，" in plan else rows[-1]
    assert (row.status, row.told.text if row.told else "") == expected, why


def test_the_opening_of_a_report_is_no_evidence() -> None:
    (clause, *_) = find_clauses(report_row("现在，我代表丙区人民政府向大会作工作报告，请予审议。"))
    assert is_formula(clause)


def test_words_belong_to_the_plan_that_they_speak_of_most_surely() -> None:
    rows = ledger("推进青梧路市场监管中心建设。建成青梧路市场。", "青梧路市场建成。")
    assert [(row.plan.text, row.status) for row in rows][-1] == ("建成青梧路市场", "done")


def test_a_rate_is_one_judgement_in_ledger_and_requirements() -> None:
    reports = two_reports("综合平台覆盖率达到100%。", "综合平台覆盖率达到100%。")
    rows = [
        figure_row(reports[0], "100%", "综合平台覆盖率", 100, "%", role="norm"),
        figure_row(reports[1], "100%", "综合平台覆盖率", 100, "%"),
    ]
    figures = [f for report in reports for f in place_figures(report, rows, scheme())]
    plans = keep_ledger(reports, figures)
    (one,) = find_required(reports, rows, figures, plans)
    assert [row.status for row in plans] == ["done"]
    assert [result.met for result in one.results] == [True]


YEARS = """甲市丙区2015年工作报告

一、“十二五”时期和2015年工作回顾

“十二五”时期，是极不平凡的五年。新建望鹤湖中学。
——设施改善。望鹤路全线通车。2015年收入达到3万元。
各位代表，刚刚过去的2015年，成效显著。白塔路建成。
"""


def test_where_several_years_are_looked_back_on() -> None:
    report = report_row(YEARS, 2015)
    told = [(YEARS[place.start : place.end].strip(), period) for place, period in years_looked_back_on(report)]
    assert [words for words, _ in told] == [
        "“十二五”时期，是极不平凡的五年。",
        "新建望鹤湖中学。",
        "——设施改善。",
        "望鹤路全线通车。",
    ]
    assert {period for _, period in told} == {"2011/2015"}


def test_a_history_is_no_term_of_years() -> None:
    assert years_looked_back_on(report_row("一、2015年工作回顾\n\n70年来，面貌一新。新建望鹤湖中学。\n", 2015)) == []


def test_a_look_back_on_several_years_counts_less_and_says_so() -> None:
    before = report_row(f"甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n望鹤路全线通车。{REST}\n", 2014)
    after = report_row(YEARS + REST, 2015)
    (row, *_) = keep_ledger([before, after], [])
    assert row.told
    assert (row.status, row.told.text, row.told.period) == ("done", "望鹤路全线通车", "2011/2015")
    assert row.confidence <= Decimal("0.6")
    (kept,) = list(ledger_rows([row]))
    assert kept["next_period"] == "2011/2015"
    assert ledger_of(kept, {before.iri: before, after.iri: after}).told == row.told


def test_a_list_has_one_status_unless_told_apart() -> None:
    rows = ledger("改造望鹤大街、青梧大街、栖凰大街等7条道路。", "望鹤大街建成通车。")
    silent = [row for row in rows if row.status == "not-found"]
    assert len(rows) == 3
    assert len(silent) == 2
    assert all(row.confidence <= Decimal("0.6") for row in silent)


def test_a_number_aimed_at_again_is_planned_again_where_no_result_is_told() -> None:
    aimed = (0, "500万人次", "旅游人数", 5000000, "人次", "norm")
    told = (1, "510万人次", "旅游人数", 5100000, "人次", "level")
    again = (1, "550万人次", "旅游人数", 5500000, "人次", "norm")
    plan, next_plan = "旅游人数达到500万人次。", "旅游人数达到550万人次。"
    (row,) = ledger(plan, "", next_plan, aimed, again)
    assert row.told
    assert (row.status, row.told.text, row.why) == ("planned-again", "旅游人数达到550万人次", "series")
    (row,) = ledger(plan, "旅游人数达到510万人次。", next_plan, aimed, told, again)
    assert row.status == "done"


def test_a_figure_in_the_sentence_that_speaks_of_a_target_answers_it_in_doubt() -> None:
    (row,) = ledger(
        "望鹤索具集群年产值达到32亿元。",
        "望鹤索具集群发展壮大，预计实现产值66亿元。",
        "",
        (0, "32亿元", "望鹤索具集群年产值", 3200000000, "元", "norm"),
        (1, "66亿元", "产值", 6600000000, "元", "level"),
    )
    assert row.told
    assert (row.status, row.told.text, row.why) == ("done", "预计实现产值66亿元", "figure")
    assert row.is_weak


def test_what_announces_targets_is_no_part_of_them() -> None:
    rows = ledger(
        "2015年主要预期目标是：旅游人数达到500万人次。",
        "旅游人数达到510万人次。",
        "",
        (0, "500万人次", "旅游人数", 5000000, "人次", "norm"),
        (1, "510万人次", "旅游人数", 5100000, "人次", "level"),
    )
    assert [(row.plan.text, row.words) for row in rows] == [("旅游人数达到500万人次",) * 2]


def test_a_plan_that_takes_the_words_before_it_says_what_it_leaves_out() -> None:
    rows = ledger(
        "逐步设置平价望鹤超市，年内完成20个。",
        "新建10家平价望鹤超市。",
        "",
        (0, "20个", "平价望鹤超市", 20, "个", "norm"),
    )
    (row,) = (row for row in rows if "20个" in row.plan.text)
    assert row.words.endswith(" … 年内完成20个")
    assert (row.status, row.why) == ("changed", "figure")  # fewer than planned, counted in another word


@pytest.mark.parametrize(
    ("words", "so"),
    [
        ("围绕棚户区改造", True),
        ("依托望鹤湖景区等平台", True),
        ("围绕园区开展招商", False),
        ("推进奋斗镇新区建设", False),
        ("为建成新区而努力奋斗", True),
        ("在抓项目、解难题上求实效", True),
    ],
)
def test_what_only_says_what_a_plan_goes_by(words: str, so: bool) -> None:
    assert is_aim(words) is so


@pytest.mark.parametrize(("words", "so"), [("工业类3个", True), ("重点项目有66个", True), ("新建公厕30个", False)])
def test_what_only_counts_what_is_planned(words: str, so: bool) -> None:
    assert is_breakdown(words) is so


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("加快望鹤楼、栖凰楼、碧海楼等企业的入驻", "望鹤楼等"),
        ("实施 … 望鹤湖隧道工程", "望鹤湖隧道工程"),
        ("旅游收入 … 同比增长20%", "旅游收入"),
    ],
)
def test_what_a_plan_is_of(words: str, head: str) -> None:
    assert head_of(words) == head


def test_a_requirement_is_written_with_the_rise_or_fall_that_it_asks_for() -> None:
    assert required("万元GDP能耗下降约4%。", "4%", "万元GDP能耗", "%", direction="down")[0][0] == "下降约4%"
    assert required("城镇化率提高到60%。", "60%", "城镇化率", "%", direction="up")[0][0] == "提高到60%"


def required(sentence: str, quote: str, name: str, unit: str, **fields: object) -> list[tuple[str, str, str]]:
    report = report_row(f"甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n{sentence}\n", 2014)
    row: FigureRow = figure_row(report, quote, name, 1, unit, role="norm", **fields)
    found = find_required([report], [row], place_figures(report, [row], scheme()))
    return [(one.written, one.on, one.period) for one in found]


# sentence, the number, its name, its unit → as it is written, what of where the name does not say it; none: no norm
NORMS = [
    ("新能源装机占比超65%。", "65%", "新能源装机占比", "%", ("超65%", ""), "a bound before the number"),
    ("满意度不低于80%。", "80%", "满意度", "%", ("不低于80%", ""), "a bound of three characters"),
    ("打造150个望鹤村。", "150个", "打造", "个", ("150个", "望鹤村"), "a verb is no name"),
    ("6月底前要完成3万平方米草坪。", "3万平方米", "底前要", "平方米", ("3万平方米", "草坪"), "when is no name"),
    ("提出20个预期性指标、8个约束性指标。", "8个", "约束性指标", "个", None, "a count of what the text has"),
    ("重点抓好9个方面工作。", "9个方面", "工作", "个方面", None, "the same"),
    ("加快望鹤700万吨露天矿建设。", "700万吨", "露天矿", "吨", None, "part of a name"),
    ("新建700万千瓦储能项目。", "700万千瓦", "储能项目", "千瓦", ("700万千瓦", ""), "what is to be built"),
    ("构建10分钟健身圈。", "10分钟", "健身圈", "分钟", None, "what a circle is called by"),
    ("淘汰10蒸吨及以下的锅炉。", "10蒸吨", "锅炉", "蒸吨", None, "the things that are meant"),
    ("城镇新增就业45万人以上的目标不变。", "45万人", "城镇新增就业", "人", ("45万人", ""), "a goal is no kind"),
]


@pytest.mark.parametrize(("sentence", "quote", "name", "unit", "expected", "why"), NORMS)
def test_what_is_required(
    sentence: str, quote: str, name: str, unit: str, expected: tuple[str, str] | None, why: str
) -> None:
    assert required(sentence, quote, name, unit) == ([(*expected, "2015")] if expected else []), why


def test_what_a_plan_requires_is_not_held_against_the_year_before() -> None:
    report = report_row(
        "甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n完成投资300亿元。\n\n"
        "二、2015年工作安排\n\n推进重点项目，完成投资200亿元。\n",
        2014,
    )
    rows = [
        figure_row(report, "300亿元", "完成投资", 300, "亿元"),
        figure_row(report, "200亿元", "完成投资", 200, "亿元", role="norm"),
    ]
    (one,) = find_required([report], rows, place_figures(report, rows, scheme()))
    assert (one.period, one.results) == ("2015", ())


def test_a_plan_for_a_later_year_is_on_the_way_where_less_is_told() -> None:
    for plan in ("到2020年，望鹤蔬菜面积发展到16万亩。", "2020年望鹤蔬菜面积发展到16万亩。"):
        row = ledger(plan, "望鹤蔬菜面积发展到15.2万亩。")[-1]
        assert (row.status, row.planned_for) == ("in-progress", 2020)
    row = ledger("2020年前栖凰果园全部改造。望鹤蔬菜面积发展到16万亩。", "望鹤蔬菜面积发展到15.2万亩。")[-1]
    assert (row.status, row.planned_for) == ("changed", 2015)


def test_a_section_that_plans_for_several_years_has_time_up_to_where_one_is_taken_up() -> None:
    text = (
        "甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n各项工作取得成绩。\n\n二、今后五年工作任务\n\n望鹤蔬菜面积发展到16万亩。\n\n"
        "今年政府工作重点\n\n栖凰果园面积发展到8万亩。\n\n（一）发展产业\n\n赤岭药材面积发展到9万亩。\n"
    )
    before = report_row(text, 2014)
    after = report_row(
        f"甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n望鹤蔬菜面积发展到15万亩。栖凰果园面积发展到7万亩。"
        f"赤岭药材面积发展到6万亩。{REST}\n",
        2015,
    )
    rows = keep_ledger([before, after], [])
    assert [(row.plan.text[:2], row.status, row.planned_for) for row in rows] == [
        ("望鹤", "in-progress", 2019),
        ("栖凰", "changed", 2015),
        ("赤岭", "changed", 2015),
    ]


@pytest.mark.parametrize(
    ("told", "why", "sure"),
    [
        ("旅游收入完成90亿元。", ("series", "changed"), False),  # 100 → 90, where 8 % more was aimed at: in doubt
        ("旅游收入完成20亿元。", None, False),  # of another count: the levels decide nothing
        ("旅游收入完成90亿元，增长9%。", ("series", "done"), True),  # the report's own growth decides
    ],
)
def test_levels_of_two_reports_leave_a_growth_in_doubt(told: str, why: tuple[str, str] | None, sure: bool) -> None:
    plan, level = "旅游收入增长8%。", told[6:10].partition("亿")[0]
    before = report_row(
        f"甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n旅游收入完成100亿元。\n\n二、2015年工作安排\n\n{plan}\n", 2014
    )
    after = two_reports("", told)[1]
    rows = [
        figure_row(before, "100亿元", "旅游收入", 100 * 10**8, "元"),
        figure_row(before, "8%", "旅游收入", 8, "%", role="norm"),
        figure_row(after, f"{level}亿元", "旅游收入", int(level) * 10**8, "元"),
    ]
    rows += [figure_row(after, "9%", "旅游收入", 9, "%", role="change")] if "9%" in told else []
    figures = [f for report in (before, after) for f in place_figures(report, rows, scheme())]
    (row,) = keep_ledger([before, after], figures)
    assert ((row.why, row.status) if row.beside else None, not row.is_weak) == (why, sure)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("望鹤认证企业达到1306家。", "done"),  # how many there are: nothing of how many were added
        ("新增望鹤认证企业120家。", "done"),
    ],
)
def test_how_many_there_are_says_nothing_of_how_many_were_added(told: str, status: str) -> None:
    (row,) = ledger("新增望鹤认证企业100家。", told)
    assert (row.status == status and bool(row.counted)) is told.startswith("新增")


def test_far_less_than_was_planned_may_be_another_thing() -> None:
    (near,) = ledger("新建望鹤公厕100座。", "新建望鹤公厕60座。")
    (far,) = ledger("新建望鹤公厕100座。", "新建望鹤公厕9座。")
    assert (near.status, near.is_weak, far.status, far.is_weak) == ("changed", False, "changed", True)


def test_what_something_is_done_by_is_no_requirement() -> None:
    assert required("依托11万亩望鹤土地，发展林果。", "11万亩", "望鹤土地", "亩") == []
    assert required("围绕需求建设5条望鹤专线。", "5条", "望鹤专线", "条")
    assert required("完成望鹤厂等50项技改，以及60家望鹤企业改造。", "60家", "望鹤企业改造", "家")
