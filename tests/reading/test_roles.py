from __future__ import annotations

import pytest

from zhiji.reading.roles import role_of_heading, role_of_title, stock_heading_end, turn_of, turns_back

HEADINGS = [
    # heading, level, role of a report on 2022
    ("2022年工作回顾", 1, "results"),
    ("主要成效", 1, "results"),
    ("存在的问题和不足", 1, "problems"),
    ("主要问题", 1, "problems"),
    ("存在问题及下一步打算", 1, "problems"),  # problems come first; the text turns to plans by itself
    ("问题导向，优化营商环境", 1, None),  # not a confession
    ("着力解决存在的问题", 2, None),
    ("下一步工作计划", 1, "plans"),
    ("2023年工作思路", 1, "plans"),
    ("2023年重点任务", 1, "plans"),
    ("2022年重点任务完成情况", 1, "results"),
    ("“十四五”时期发展成就和“十五五”时期主要目标", 1, "results"),  # both: it begins with what was done
    ("“十五五”时期主要目标", 1, "plans"),
    ("全力推动“十五五”开好局", 1, "plans"),  # by the years alone
    ("2023年工作——决胜“十四五”、跑出加速度", 1, "plans"),  # what follows a dash may name a plan that goes on
    ("主要目标——全面小康", 2, "plans"),
    ("深入实施三年行动计划", 2, None),  # a plan that was carried out
    ("提升工作成效", 3, None),  # deep down only plain words count
    ("下一步打算", 3, "plans"),
    ("总体思路", 2, "plans"),
    ("出台年度法治政府建设工作要点", 2, None),  # what was drawn up is no plan of the report's
    ("精心谋划“十五五”规划", 2, None),
    ("加强党的领导", 1, None),
    ("现将工作总结及下一步工作安排报告如下", 1, None),  # of the whole report
    ("高质量完成了接待工作任务", 2, None),
]


@pytest.mark.parametrize(("heading", "level", "role"), HEADINGS)
def test_role_of_heading(heading: str, level: int, role: str | None) -> None:
    assert role_of_heading(heading, 2022, level) == role


def test_years_say_nothing_where_the_report_has_none() -> None:
    assert role_of_heading("2023年稳中求进", None, 1) is None
    assert role_of_heading("2023年稳中求进", 2022, 1) == "plans"


def test_the_tenth_five_years_have_no_digit_of_their_own() -> None:
    assert role_of_heading("关于“十五”计划", 2000, 1) == "plans"
    assert role_of_heading("关于“十五”计划", 2003, 1) is None


TURNS = [
    # sentence, role before, the role turned to and the words that say so
    ("下一步，我们将持续深化改革。", "results", ("plans", "下一步")),
    ("针对上述问题，下一步，我局将加强领导。", "problems", ("plans", "针对上述问题，下一步，")),
    ("今后五年，要坚持发展。", "results", ("plans", "今后")),
    ("2023年，我局将继续推进改革。", "results", ("plans", "2023年，我局将")),
    ("2022年，我局将案件移送公安。", "results", None),  # the year reported on
    ("我们也清醒认识到，工作中还存在不少问题。", "results", ("problems", "问题")),
    ("虽然取得了一些成绩,但也感觉到还有不少差距。", "results", ("problems", "差距")),
    ("成绩固然可喜，问题也不容忽视。", "results", ("problems", "问题")),
    ("成绩尤为可贵，我们的问题和短板也不能忽视。", "results", ("problems", "问题")),
    ("越是发展，越要对存在的矛盾和问题有清醒的认识。", "results", ("problems", "问题")),
    ("回顾一年，我们深深体会到，必须用发展的办法解决前进中的问题。", "results", None),  # a lesson
    ("针对检查发现的问题，责令整改13起。", "results", None),  # others' problems, dealt with
    ("全省人民感恩奋进，应对一系列风险挑战。", "results", None),
    ("为下一步工作打下基础。", "results", None),
    ("2023年主要工作及措施", "results", None),  # 主要 is no 要
    ("未来产业加快布局。", "results", None),
    (
        "针对存在问题，2023 年我们将抓好以下工作：",
        "problems",
        ("plans", "针对存在问题，2023 年我们将"),
    ),  # a PDF's spaces
    ("根据第十五个五年规划的建议，我们编制了纲要。", "results", ("plans", "根据第十五个五年规划")),
    ("在下一步工作中，我局将加强领导。", "results", ("plans", "在下一步")),
    ("我们深刻认识到，党的领导是战胜一切困难的底气。", "results", None),  # difficulties overcome
    ("我们也清醒地看到，不确定因素仍然较多。", "results", ("problems", "清醒地看到")),  # no word for a lack
    ("“十三五”时期，全市经济总量翻番。", "plans", ("results", "“十三五”时期，")),  # among plans, of a plan that is over
    ("这五年，综合实力跃上新台阶。", "plans", ("results", "这五年，")),
    ("“十四五”时期，发展环境深刻变化。", "plans", None),  # a plan that goes on
    ("这五年，我们要坚持改革。", "plans", None),  # the five years to come
    ("“十三五”时期，全市经济总量翻番。", "results", None),
    ("我们也清醒认识到，还存在不少问题。", "plans", None),  # plans do not turn back to problems
]


@pytest.mark.parametrize(("sentence", "role", "expected"), TURNS)
def test_turn_of(sentence: str, role: str, expected: tuple[str, str] | None) -> None:
    found = turn_of(sentence, role, 2022)  # type: ignore[arg-type]
    assert (found and (found[0], sentence[found[1] : found[2]])) == expected


def test_turns_back() -> None:
    assert turns_back("2022年，全区完成投资3亿元。", 2022)
    assert turns_back("一年来，我们坚持依法行政。", None)
    assert not turns_back("2023年，我们将加强领导。", 2022)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("存在问题在看到成绩的同时，也要看到不足。", "存在问题"),
        ("2022年工作总结过去一年，我们多措并举。", "2022年工作总结"),
        ("总体目标以窗口效率优先为原则。", "总体目标"),
        ("工作总结报告会召开了。", None),  # the words go on as something else
        ("加强组织领导。", None),
    ],
)
def test_stock_heading_end(text: str, heading: str | None) -> None:
    end = stock_heading_end(text, 0, len(text))
    assert (end and text[:end]) == heading


@pytest.mark.parametrize(
    ("title", "role"),
    [("某局2025年工作要点", "plans"), ("某局2022年工作总结及2023年工作计划", "results"), ("", "results")],
)
def test_role_of_title(title: str, role: str) -> None:
    assert role_of_title(title) == role


def test_one_project_of_a_year_ahead_turns_nothing() -> None:
    assert turn_of("区医院改造全面提速，2025年底主体工程将竣工。", "results", 2021) is None
    assert turn_of("围绕以上工作，2025年我局将抓好以下工作。", "results", 2021) is not None
