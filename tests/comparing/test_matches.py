"""Names of initiatives joined across years, and what differs between two reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing_samples import ISSUER, figure_row, report_row, scheme

from zhiji.comparing.differences import Difference, Side, find_differences, side_of
from zhiji.comparing.matches import match_across, match_two
from zhiji.comparing.placing import place_figures
from zhiji.model.rows import FigureRow, InitiativeRow, Match, ReportRow

OTHERS = ("白塔湖养老院", "青松路小学", "红石滩图书馆", "银杏大剧院", "赤岭隧道", "紫竹院幼儿园", "政务服务大厅")
"""Names that stand beside those that are tried, as they do in a report: what is rare is so among them."""


def named(name: str, report: ReportRow | str = "r", at: int = 0) -> InitiativeRow:
    iri = report if isinstance(report, str) else report.iri
    return InitiativeRow(
        report=iri, begin=at, end=at + len(name), quote=name, name=name, phase="carried-out", iri=f"{iri}/{name}"
    )


def matches(one: str, other: str) -> list[Match]:
    before = [named(one, "a"), *(named(o, "a", 10 * i) for i, o in enumerate(OTHERS, 1))]
    after = [named(other, "b"), *(named(o + "馆", "b", 10 * i) for i, o in enumerate(OTHERS[3:], 1))]
    return [m for m in match_two(before, after) if m.one.name == one and m.other.name == other]


MATCHED = [
    ("黑石站水厂扩建项目", "黑石站水厂扩能改造", False),
    ("“菜篮子”工程", "“菜篮子”建设", False),
    ("“一码通办”平台", "“一码通办”平台", True),
    ("“双随机一公开”监管", "“双随机、一公开”监管", True),  # signs are no other name
    ("青瓷农贸批发市场", "青瓷农贸市场", False),
    ("“快办快结”服务机制", "“快办快结”服务模式", False),  # mostly one name in quotes
    ("竹海国际物流园区", "竹海国际物流园区二期", False),  # one of them says no stage
]
APART = [
    ("竹海物流园区一期", "竹海物流园区二期"),  # two stages
    ("第八届竹海洽谈会", "第九届竹海洽谈会"),
    ("东环路改造工程", "西环路改造工程"),
    ("“净水”专项行动", "“净土”专项行动"),  # quoted words are the name
    ("互联网+", "互联网+绿色农业营销模式"),  # a short name is in many
    ("“一带一路”建设", "“一带一路”信用论坛城市分论坛"),  # in quotes, but little of the name
    ("公共卫生", "公共卫生服务长效机制"),
    ("青松路小学食堂", "青松路农贸市场"),
]


@pytest.mark.parametrize(("one", "other", "exact"), MATCHED)
def test_one_initiative_under_two_names(one: str, other: str, exact: bool) -> None:
    (match,) = matches(one, other)
    assert match.exact is exact
    assert (match.confidence == 1) is exact


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_initiatives(one: str, other: str) -> None:
    assert matches(one, other) == []


def test_years_of_one_issuer_are_matched_and_others_are_not() -> None:
    reports = [report_row(f"甲{year}", year) for year in (2014, 2015, 2017)]
    stranger = report_row("乙", 2015, "丁市人民政府")
    rows = [named("“一码通办”平台", r) for r in (*reports, stranger)]
    found = match_across([*reports, stranger], rows)
    years = {r.iri: r.year for r in reports}
    assert [(years[m.one.report], years[m.other.report]) for m in found] == [(2014, 2015), (2014, 2017), (2015, 2017)]


def test_each_has_one_counterpart() -> None:
    before = [named("黑石站水厂扩建项目", "a"), *(named(o, "a", 9) for o in OTHERS)]
    after = [named("黑石站水厂扩能改造", "b"), named("黑石站水厂扩建工程", "b", 5)]
    (match,) = match_two(before, after)
    assert match.other.name == "黑石站水厂扩建工程"


FIRST = """甲市丙区2014年工作报告

一、2014年工作回顾

社会消费品零售总额完成149.2亿元。新增就业5000人。推进黑石站水厂扩建项目。开展“净土”专项行动。
"""
SECOND = """甲市丙区2015年工作报告

一、2015年工作回顾

社会消费品零售总额完成159.5亿元。推进黑石站水厂扩能改造。建成银杏大剧院。公路总里程达到61公里。
"""


def side(text: str, year: int, names: list[str], rows: list[tuple[str, str, object, str]]) -> Side:
    report = report_row(text, year, ISSUER)
    held = [figure_row(report, *row) for row in rows]
    initiatives = [named(n, report, text.index(n)) for n in names]
    return side_of(report, initiatives, held, place_figures(report, held, scheme()))


OLD = side(
    FIRST,
    2014,
    ["黑石站水厂扩建项目", "“净土”专项行动"],
    [
        ("149.2亿元", "社会消费品零售总额", 14_920_000_000, "元"),
        ("5000人", "新增就业", 5000, "人"),
    ],
)
NEW = side(
    SECOND,
    2015,
    ["黑石站水厂扩能改造", "银杏大剧院"],
    [
        ("159.5亿元", "社会消费品零售总额", 15_950_000_000, "元"),
        ("61公里", "公路总里程", 61, "公里"),
    ],
)


def told(found: list[Difference]) -> list[tuple[str, str | None, str | None]]:
    return [(d.kind, d.old.words if d.old else None, d.new.words if d.new else None) for d in found]


def test_two_reports() -> None:
    found = find_differences(OLD, NEW)
    assert told(found) == [
        ("initiative-new", None, "银杏大剧院"),
        ("initiative-gone", "“净土”专项行动", None),
        ("initiative-renamed", "黑石站水厂扩建项目", "黑石站水厂扩能改造"),
        ("indicator-new", None, "61公里"),
        ("indicator-silent", "5000人", None),
        ("numbers-changed", "社会消费品零售总额完成149.2亿元", "社会消费品零售总额完成159.5亿元"),
    ]
    assert found[-1].name == "149.2 → 159.5"
    assert found[2].confidence < 1
    assert [(d.old.begin, d.old.end) for d in found if d.kind == "initiative-gone" and d.old] == [
        (FIRST.index("“净土”"), FIRST.index("“净土”") + 8)
    ]


def test_a_report_and_itself() -> None:
    assert find_differences(OLD, OLD) == []


def test_two_builds_of_one_report() -> None:
    rows: tuple[FigureRow, ...] = (replace(OLD.rows[0], unit="亿元"),)  # one number read otherwise, one not at all
    again = replace(OLD, rows=rows, initiatives=OLD.initiatives[:1])
    found = find_differences(OLD, again)
    assert told(found) == [
        ("initiative-gone", "“净土”专项行动", None),
        ("figure-changed", "149.2亿元", "149.2亿元"),
        ("figure-gone", "5000人", None),
    ]
    assert found[1].name == "unit: 元 → 亿元"
    assert told(find_differences(again, OLD))[-1] == ("figure-new", None, "5000人")


def test_what_the_other_report_says_in_other_words_is_neither_new_nor_gone() -> None:
    old = side(
        "甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n县城“三个一”工程推进。四望经济增加值占地区生产总值比重达到27.1%。"
        "望鹤镇16家“散乱污”企业整治完成。望鹤堤岸加固集中管网工程实施。\n",
        2014,
        ["“三个一”工程", "望鹤堤岸加固集中管网工程"],
        [
            ("27.1%", "四望经济增加值占地区生产总值比重", "27.1", "%"),
            ("16家", "散乱污”企业", 16, "家"),
        ],
    )
    new = side(
        "甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n“县城三个一”[6]工程收尾。四望经济增加值占比27.1%。"
        "排查整治“散乱污”企业24家。集中管网望鹤堤岸加固工程完成。\n",
        2015,
        ["“县城三个一”"],
        [
            ("27.1%", "四望经济增加值占比", "27.1", "%"),
            ("24家", "排查整治“散乱污”企业", 24, "家"),
        ],
    )
    assert told(find_differences(old, new)) == []


def test_a_result_is_not_held_against_a_plan_and_a_note_is_no_clause() -> None:
    def report(year: int, result: str, plan: str, note: str) -> Side:
        done, to_do = f"一、{year}年工作回顾\n\n{result}", f"二、{year + 1}年工作安排\n\n{plan}"
        text = f"甲市丙区{year}年工作报告\n\n{done}\n\n{to_do}\n\n{note}\n"
        return side(text, year, [], [])

    old = report(
        2014, "一般公共预算收入增长2.7%。", "全力做好各项工作。", "5.“四望”经济：指望鹤湖流域的3个新兴产业集群。"
    )
    new = report(
        2015, "全力做好各项工作。", "一般公共预算收入增长5.5%。", "6.“四望”经济：指望鹤湖流域的4个新兴产业集群。"
    )
    assert [d for d in find_differences(old, new) if d.kind == "numbers-changed"] == []
