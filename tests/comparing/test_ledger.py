"""What was planned, and what the next report says of it: other wording, figures, how far works are, and silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from comparing_samples import ISSUER, figure_row, report_row, scheme

from zhiji.comparing.clauses import find_clauses
from zhiji.comparing.kinds_of_clauses import is_checkable, is_heading, is_numbered, may_be_followed
from zhiji.comparing.ledger import SURE, LedgerRow, Pair, Taking, consecutive, keep_ledger, keep_sure
from zhiji.comparing.ledger_packing import pack_ledger, unpack_ledger
from zhiji.comparing.ledger_words import with_words
from zhiji.comparing.likeness import Likeness, pairs
from zhiji.comparing.listed import find_items
from zhiji.comparing.placing import place_figures
from zhiji.comparing.stages import stage_of
from zhiji.model.rows import ReportRow

PLAN = """甲市丙区2014年工作报告

一、2014年工作回顾

全区经济平稳运行，各项事业稳步前进。

二、2015年工作安排

（一）加快推进项目建设，做大丙区市场
以启动新城区建设为契机，以园区建设为引领，为建成新的公园而努力奋斗。
建成青松路农贸批发市场。确保白塔湖养老院投入使用。推进赤岭水厂扩建项目。启动银杏大剧院建设。旅游接待人数达到500万人次。
新建蓝湾体育馆、红石滩图书馆、紫竹院幼儿园。
建成丙区会展中心。改造老旧管网12公里。年末规模以上企业销售收入增长16%。
"""
NEXT = """甲市丙区2015年工作报告

——2016年1月8日在丙区会展中心的会议上

一、2015年工作回顾

投资2亿元的青松路农贸市场正式营业。白塔湖养老院主体完工。旅游接待人数达到460万人次。蓝湾体育馆建成开放。地区生产总值增长9%。改造老旧管网15公里。

二、2016年工作安排

启动赤岭水厂改扩建工程。加快红石滩图书馆建设。
"""


def ledger(take: Taking = lambda _pair, make: make()) -> dict[str, LedgerRow]:
    planned, after = report_row(PLAN, 2014), report_row(NEXT, 2015)
    figures = [
        *place_figures(
            planned,
            [
                figure_row(planned, "500万人次", "旅游接待人数", 5000000, "人次", role="norm"),
                figure_row(planned, "16%", "规模以上企业销售收入", 16, "%", role="norm"),
            ],
            scheme(),
        ),
        *place_figures(
            after,
            [
                figure_row(after, "460万人次", "旅游接待人数", 4600000, "人次"),
                figure_row(after, "9%", "地区生产总值", 9, "%", role="change"),
            ],
            scheme(),
        ),
    ]
    return {row.plan.text: row for row in keep_ledger([planned, after], figures, take=take)}


def test_rows_that_were_kept_as_words_are_the_same_rows() -> None:
    def kept(pair: Pair, make: Callable[[], list[LedgerRow]]) -> list[LedgerRow]:
        return unpack_ledger(pack_ledger(make(), pair), pair)

    rows = ledger()
    assert list(ledger(kept).items()) == list(rows.items())
    assert {bool(row.counted) for row in rows.values()} == {bool(row.beside) for row in rows.values()} == {True, False}


# plan → status, the next report's words, what decided
PLANS = [
    ("建成青松路农贸批发市场", "done", "投资2亿元的青松路农贸市场正式营业", "stage"),  # under another name
    ("确保白塔湖养老院投入使用", "in-progress", "白塔湖养老院主体完工", "stage"),  # not so far as planned
    ("推进赤岭水厂扩建项目", "planned-again", "启动赤岭水厂改扩建工程", "words"),
    ("启动银杏大剧院建设", "not-found", None, "words"),
    ("旅游接待人数达到500万人次", "changed", "旅游接待人数达到460万人次", "series"),  # less than planned
    ("新建蓝湾体育馆", "done", "蓝湾体育馆建成开放", "stage"),  # the things of a list are plans of their own
    ("红石滩图书馆", "planned-again", "加快红石滩图书馆建设", "words"),
    ("紫竹院幼儿园", "not-found", None, "words"),
    ("建成丙区会展中心", "not-found", None, "words"),  # a dateline is no answer
    ("改造老旧管网12公里", "done", "改造老旧管网15公里", "figure"),  # more than planned
    ("年末规模以上企业销售收入增长16%", "not-found", None, "series"),  # nor the growth of something else
]


@pytest.mark.parametrize(("plan", "status", "told", "why"), PLANS)
def test_what_became_of_plans(plan: str, status: str, told: str | None, why: str) -> None:
    row = ledger()[plan]
    assert (row.status, row.told.text if row.told else None, row.why) == (status, told, why)


def test_only_plans_of_which_something_can_be_said_are_there() -> None:
    assert set(ledger()) == {plan for plan, *_ in PLANS}


def test_a_plan_that_names_nothing_checkable_is_a_weak_row_and_a_slogan_none() -> None:
    head = "甲市丙区{0}年工作报告\n\n一、{0}年工作回顾\n\n全区经济平稳运行。\n\n二、{1}年工作安排\n\n"
    planned, after = (
        report_row(head.format(year, year + 1) + text, year)
        for year, text in (
            (2014, "深化与栖凰青霄集团的合作。打造办事高效的政治生态。鼓励支持霜叶公司壮大。\n"),
            (2015, "继续深化与栖凰青霄集团合作。推进招商。\n"),
        )
    )
    rows = keep_ledger([planned, after], [])
    assert [(row.plan.text, row.status, row.is_weak) for row in rows] == [
        ("深化与栖凰青霄集团的合作", "planned-again", True),
        ("鼓励支持霜叶公司壮大", "not-found", True),
    ]


def test_places_are_those_of_the_words() -> None:
    row = ledger()["启动银杏大剧院建设"]
    assert PLAN[row.plan.begin : row.plan.end] == "启动银杏大剧院建设"
    told = ledger()["新建蓝湾体育馆"].told
    assert told is not None
    assert NEXT[told.begin : told.end] == "蓝湾体育馆建成开放"


def test_not_found_is_no_verdict_and_says_how_sure_it_is() -> None:
    rows = ledger()
    assert rows["启动银杏大剧院建设"].confidence > rows["推进赤岭水厂扩建项目"].confidence - 1
    assert all(0 <= row.confidence <= 1 for row in rows.values())


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("完成项目核准", 1),  # 完成 is said of the approval
        ("开工建设", 2),
        ("主体完工", 4),  # not the whole
        ("建成并投入使用", 6),
        ("加强日常管理", 0),
    ],
)
def test_how_far_a_work_is(words: str, stage: int) -> None:
    assert stage_of(words) == stage


@pytest.mark.parametrize(
    ("words", "checkable"),
    [
        ("建成青松路小学", True),
        ("新增床位200张", True),
        ("确保完成景观质量评定", True),
        ("争创省级园林县城", True),
        ("编制白塔遗址保护规划", True),
        ("全面淘汰老旧营运货车", True),
        ("创建国家循环经济示范县", True),
        ("确保刑事发案持续下降", True),
        ("通过义务教育均衡发展督导评估", True),
        ("推进烟花爆竹全域禁放", True),
        ("确保群众安居乐业", False),
        ("不断提升服务水平", False),
        ("推动高质量发展", False),
        ("圆满完成全年目标任务", False),
    ],
)
def test_what_can_be_held_against_the_next_report(words: str, checkable: bool) -> None:
    assert is_checkable(words) is checkable


@pytest.mark.parametrize(
    ("words", "followed"),
    [
        ("深入推进农村产权改革", True),
        ("鼓励支持青松公司引进投资者", True),
        ("加强农村产权保护", False),  # how, not what
        ("不断提升服务水平", False),
        ("以产权改革为契机", False),  # an aim
    ],
)
def test_what_may_be_followed_though_it_names_nothing_checkable(words: str, followed: bool) -> None:
    (clause,) = find_clauses(report_row(f"{words}。"))
    assert may_be_followed(clause) is followed


def test_short_pieces_stay_together() -> None:
    (clause,) = find_clauses(report_row("完成起步区道路、供电、供水等基础设施。"))
    assert [item.text for item in find_items(clause)] == ["完成起步区道路、供电、供水等基础设施"]


@pytest.mark.parametrize("signs", ["①②③", "⑴⑵⑶", ("(1)", "（2）", "(13)")])
def test_works_that_are_numbered_are_clauses_of_their_own(signs: str | tuple[str, ...]) -> None:
    named = ["青松大街建设（白塔路至复兴路）", "红石路改造工程", "银杏公园一期"]
    report = report_row("".join(sign + name for sign, name in zip(signs, named, strict=True)) + "。")
    told = find_clauses(report)
    assert [(c.text, report.text[c.begin : c.end]) for c in told] == [(name, name) for name in named]
    assert all(map(is_numbered, told[1:]))


def test_works_that_are_told_with_their_sums_are_plans_of_their_own() -> None:
    named = ["投资4亿元的青松新能源二期扩建", "投资3.12亿元的红石涂料", "2亿元的银杏器械"]
    (clause,) = find_clauses(report_row("、".join(named) + "。"))
    assert [item.text for item in find_items(clause)] == named


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("新建青松大街、红石大街、银杏大街等7条道路", ["新建青松大街", "红石大街", "银杏大街", "7条道路"]),
        ("新建青松路小学、红石路小学等7所学校", ["新建青松路小学", "红石路小学等7所学校"]),
        ("完成青松、红石、银杏3个乡镇卫生院改造", ["完成青松、红石、银杏3个乡镇卫生院改造"]),
        ("推进青松路小学、红石路小学、银杏园区3条道路", ["推进青松路小学", "红石路小学", "银杏园区3条道路"]),
    ],
)
def test_the_number_of_all_that_a_list_names_is_no_part_of_its_last_thing(words: str, things: list[str]) -> None:
    (clause,) = find_clauses(report_row(f"{words}。"))
    assert [item.text for item in find_items(clause)] == things


def test_a_numbered_work_within_a_line_is_no_heading() -> None:
    report = report_row("完成工程2项：（1）赤岭水厂开工建设（2）望鹤公园一期工程\n（3）做好绿化工作\n好。")
    assert [(c.text, is_heading(c)) for c in find_clauses(report)][1:] == [
        ("赤岭水厂开工建设", False),
        ("望鹤公园一期工程", True),
        ("做好绿化工作", True),
    ]


def test_likeness_weighs_what_is_rare() -> None:
    likeness = Likeness(["扩建第一小学", "扩建第二小学", "扩建青松小学"])
    assert likeness.share(pairs("青松小学"), pairs("青松中学")) > likeness.share(pairs("青松小学"), pairs("红石小学"))


def test_only_the_next_year_of_the_same_issuer_answers() -> None:
    def row(year: int, issuer: str = ISSUER) -> ReportRow:
        return report_row(f"{issuer}{year}", year, issuer)

    told = list(consecutive([row(2012), row(2014), row(2015), row(2013, "丁市人民政府")]))
    assert [(a.year, b.year) for a, b in told] == [(2014, 2015)]


def test_a_thing_of_a_list_has_the_words_of_its_list() -> None:
    assert ledger()["红石滩图书馆"].words == "新建 … 红石滩图书馆"


def test_how_sure_the_status_is_decides_what_is_shown() -> None:
    rows = ledger()
    assert not rows["旅游接待人数达到500万人次"].is_weak
    assert all(row.is_weak == (row.confidence < SURE) for row in rows.values())
    assert {row.plan.text for row in keep_sure(rows.values())} == {t for t, row in rows.items() if not row.is_weak}
    assert {row.planned_for for row in rows.values()} == {2015}


@pytest.mark.parametrize(
    ("reached", "status", "why"),
    [
        ("140", "done", "series"),
        ("80", "changed", "series"),
        ("160", "in-progress", "words"),  # hardly of one count
        ("60", "in-progress", "words"),
    ],
)
def test_what_two_reports_levels_give_is_in_doubt_or_nothing(reached: str, status: str, why: str) -> None:
    had, wanted = "固定资产投资100亿元。", "固定资产投资增长8%以上。"
    words = f"甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n{had}\n\n二、2015年工作安排\n\n{wanted}\n"
    planned = report_row(words, 2014)
    after = report_row(f"甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n固定资产投资{reached}亿元。\n", 2015)
    held = [
        figure_row(planned, "100亿元", "固定资产投资", 10**10, "元"),
        figure_row(planned, "8%以上", "固定资产投资", 8, "%", role="norm", bound="at-least", direction="up"),
        figure_row(after, f"{reached}亿元", "固定资产投资", int(reached) * 10**8, "元"),
    ]
    figures = [f for report in (planned, after) for f in place_figures(report, held, scheme())]
    (row,) = keep_ledger([planned, after], figures, [])
    assert (row.status, row.why, row.is_weak) == (status, why, True)


def test_a_verdict_by_a_figure_has_the_words_of_that_figure() -> None:
    planned = report_row("甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n固定资产投资增长10%以上。\n", 2014)
    after = report_row("甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n固定资产投资完成101亿元，增7%；平稳。\n", 2015)
    wanted = figure_row(planned, "10%以上", "固定资产投资", 10, "%", role="norm", bound="at-least", direction="up")
    told = figure_row(after, "7%", "固定资产投资", 7, "%", role="change", direction="up")
    figures = [*place_figures(planned, [wanted], scheme()), *place_figures(after, [told], scheme())]
    (row,) = with_words(keep_ledger([planned, after], figures))
    assert (row.status, row.why) == ("changed", "series")
    assert row.told
    assert (row.told.text, after.text[row.told.begin : row.told.end]) == ("增7%", "增7%")
    assert row.told.sentence.startswith("固定资产投资完成101亿元")
