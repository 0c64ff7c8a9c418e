"""What a requirement is required of: names cut or emptied, the work of an investment, notes, periods, bounds."""

from __future__ import annotations

import pytest
from comparing_samples import figure_row, report_row, scheme

from zhiji.comparing.notes import is_in_notes
from zhiji.comparing.placing import place_figures
from zhiji.comparing.requirements import find_required


def required(sentence: str, quote: str, name: str, unit: str, **fields: object) -> list[tuple[str, str, str]]:
    """The requirements of a plan that says ``sentence``: as written, what it is on, the period."""
    report = report_row(f"甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n{sentence}\n", 2014)
    row = figure_row(report, quote, name, 1, unit, role="norm", **fields)
    if name in sentence and row.name_begin is None:
        row = figure_row(
            report, quote, name, 1, unit, role="norm", **{**fields, "name_begin": report.text.rindex(name)}
        )
    found = find_required([report], [row], place_figures(report, [row], scheme()))
    return [(one.written, one.on or one.norm.name, one.period) for one in found]


# sentence, the number, its name, its unit → what it is on; None: no requirement
SUBJECTS = [
    ("望鹤旅游人数力争达到9万人次。", "9万人次", "望鹤旅游人数力争", "人次", "望鹤旅游人数", "an auxiliary at its end"),
    ("处罚信息按规定在5日内公开。", "5日", "处罚信息按规定在", "日", "处罚信息", "a preposition at its end"),
    ("松材纪要3份。", "3份", "松材纪要", "份", "松材纪要", "要 is of the word"),
    ("80个青山工作 站全部改版。", "80个", "青山工作", "个", "青山工作站", "a gap before the last character"),
    ("完成60个望鹤燃气改 造。", "60个", "望鹤燃气改", "个", "望鹤燃气改造", "a gap within a word"),
    ("新 增望鹤床位40张。", "40张", "增望鹤床位", "张", "新增望鹤床位", "a gap before its first character"),
    ("黑化望鹤路、松涛路等13条道 路。", "13条", "黑化望鹤路、松涛路等", "条", "道路", "a list before the number"),
    (
        "供给一批望鹤公寓，全年筹集建设380套、供应分配270套。", "270套", "供应分配", "套",
        "供给一批望鹤公寓，全年筹集建设380套、供应分配", "verbs alone: the clause before",
    ),
    ("推进望鹤驿站24个社区全覆盖。", "24个", "社区全", "个", "推进望鹤驿站 … 社区全覆盖", "cut within a word"),
    ("巡河员80%以上工作时间沉在水边。", "80%以上", "工作时间沉", "%", "巡河员 … 工作时间沉在水边", "cut before where"),
    ("望鹤企业100%履约。", "100%", "履约", "%", "望鹤企业 … 履约", "what so many per cent do"),
    ("完成4个村的望鹤饮水工程。", "4个", "村", "个", "村的望鹤饮水工程", "one of many things, with what is done"),
    ("推广望鹤瓶改管，点火率超75%。", "75%", "点火率", "%", "推广望鹤瓶改管，点火率", "a rate of no known thing"),
    ("望鹤产值占全区经济比重达到7%。", "7%", "望鹤产值", "%", "望鹤产值占全区经济比重", "of what it is a share"),
    ("全年投资2亿元，完成望鹤水厂工程。", "2亿元", "投资", "元", "投资 … 完成望鹤水厂工程", "the work behind it"),
    ("建设望鹤物流园，年内计划投资3亿元。", "3亿元", "计划投资", "元", "建设望鹤物流园，计划投资", "before it"),
    ("完成望鹤大桥2亿元的投资计划。", "2亿元", "投资计划", "元", "完成望鹤大桥 … 投资计划", "the work in its clause"),
    ("全年计划投资6亿元，实施重点项目32个。", "6亿元", "计划投资", "元", None, "nothing says in what"),
    ("全年计划投资6亿元，实施重点项目32个。", "32个", "重点项目", "个", "实施重点项目", "no cost beside it"),
    ("推进总投资3亿元的望鹤水厂工程。", "3亿元", "总投资", "元", None, "the size of a work that runs"),
    ("确保完成投资3亿元的目标。", "3亿元", "望鹤投资", "元", "望鹤投资", "an aim, and no work"),
    ("松涛公寓竣工交付的望鹤房源30套。", "30套", "交付的望鹤房源", "套", "松涛公寓竣工交付的望鹤房源", "cut in front"),
    ("建成1个望鹤系统、若干项措施。", "1个", "望鹤系统、若干项措施", "个", "望鹤系统", "what is listed with a number"),
    ("完成19条望鹤管网提升改造。", "19条", "望鹤管网", "条", "望鹤管网提升改造", "what is done to it"),
    ("投资4亿元，完成65条、总长度57公里的望鹤路改造。", "65条", "完成", "条", "完成 … 望鹤路改造", "what sizes share"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "quote", "name", "unit", "on", "why"), SUBJECTS)
def test_what_a_requirement_is_on(sentence: str, quote: str, name: str, unit: str, on: str | None, why: str) -> None:
    assert [told for _, told, _ in required(sentence, quote, name, unit)] == ([] if on is None else [on]), why


def test_what_is_shown_of_a_long_clause_begins_and_ends_with_a_part_of_it() -> None:
    parts = "、".join(f"望鹤{n}水厂改造" for n in "甲乙丙丁戊己庚辛壬癸")
    ((_, on, _),) = required(f"全年投资2亿元，完成{parts}。", "2亿元", "投资", "元")
    assert (
        on
        == "投资 … 完成望鹤甲水厂改造、望鹤乙水厂改造、望鹤丙水厂改造、望鹤丁水厂改造、望鹤戊水厂改造、望鹤己水厂改造…"
    )
    ((_, on, _),) = required(f"完成{parts}，筹集2套。", "2套", "筹集", "套")
    assert on.startswith("…望鹤")
    assert on.endswith("，筹集")


WRITTEN = [
    ("望鹤产值6%以上的增长。", "6%以上", "增长6%以上", {"bound": "at-least"}),  # the rise behind it
    ("望鹤民警占比不低于警力的40%。", "40%", "不低于40%", {"bound": "at-least"}),  # the bound is further off
    ("望鹤民警占比不低于警力的40%以上。", "40%以上", "40%以上", {"bound": "at-least"}),  # it has one of its own
]


@pytest.mark.parametrize(("sentence", "quote", "written", "fields"), WRITTEN)
def test_how_it_is_written(sentence: str, quote: str, written: str, fields: dict[str, object]) -> None:
    assert [told for told, _, _ in required(sentence, quote, "望鹤", "%", **fields)] == [written]


def test_the_plans_that_works_are_tied_to_are_no_period() -> None:
    tied = "储备一批衔接“十二五”和“十三五”发展的项目，带动望鹤投资8亿元。"
    assert [period for _, _, period in required(tied, "8亿元", "望鹤投资", "元")] == ["2015"]
    told = "“十三五”期间带动望鹤投资8亿元。"
    assert [period for _, _, period in required(told, "8亿元", "望鹤投资", "元")] == ["2016/2020"]


NOTES = [
    ("12.望鹤企业：指专营松材的企业。共发布三批，总计47家。", True),  # a later sentence of a note
    ("14.“望鹤制”“松涛制”“青山制”：一种奖补。同一企业不超过47家。", False),  # it does not say so
    ("3.稳增长：新建望鹤厂房，引进企业47家。", False),  # a point of a plan
]


@pytest.mark.parametrize(("line", "noted"), NOTES)
def test_what_stands_in_a_note(line: str, noted: bool) -> None:
    at = line.index("47")
    assert is_in_notes(f"上文。\n{line}", at + 4) is noted
    assert required(line, "47家", "望鹤企业", "家") == [] if noted else required(line, "47家", "望鹤企业", "家")


def test_words_of_doing_in_a_row_are_given_up() -> None:
    """A name that is only words of doing can be read in ever more ways: with sixty this would never come back."""
    for words in ("进一步办好累计", "对照学习提供推行", "安全隐患"):
        assert len(required(f"{words * 60}望鹤3个。", "3个", words * 60, "个")) <= 1
