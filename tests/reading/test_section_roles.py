"""Which stretch of a whole report tells results, problems, plans or notes; the texts are invented."""

from __future__ import annotations

import pytest

from zhiji.reading import outline_report


def role_of(text: str, words: str, year: int = 2022) -> str:
    return outline_report(text, year=year).role_at(text.index(words))


def test_a_heading_behind_a_promise_is_a_chapter() -> None:
    text = (
        "2022年工作回顾\n一年来，全县建成青松路。\n我们也清醒认识到，还存在不少问题。今后我们一定高度重视，认真解决。\n"
        "2023年主要工作及措施\n全面实施青松工程，积极推进城乡道路建设，建成3座桥。\n推进柳河治理，完成投资5亿元。\n"
    )
    assert role_of(text, "建成青松路") == "results"
    assert role_of(text, "建成3座桥") == "plans"
    assert role_of(text, "完成投资") == "plans"


OPENING = "政府工作报告\n——2023年1月9日在青松县第十届人民代表大会第三次会议上\n各位代表：\n"


def test_a_paper_laid_before_the_assembly_is_no_plan_yet() -> None:
    text = (
        OPENING + "根据县委关于制定第十五个五年规划的建议，县政府编制了规划纲要。请予审议。\n"
        "一、“十三五”时期发展取得重大成就\n全县面貌一新。\n——交通建设取得突破。建成3座桥。\n二、下一步工作\n治理柳河。\n"
    )
    assert role_of(text, "建成3座桥") == "results"
    assert role_of(text, "治理柳河") == "plans"


def test_the_year_that_the_assembly_meets_in_is_planned() -> None:
    body = "2022年，建成3座桥。\n踏上新征程：确保强势开局\n今年是全面治水的开局之年。\n（一）突出治水。治理柳河。\n"
    assert role_of(OPENING + body, "建成3座桥") == "results"
    assert role_of(OPENING + body, "治理柳河") == "plans"
    assert role_of("青松县2022年工作总结\n" + body, "治理柳河") == "results"  # written in the year that it tells of


def test_problems_go_on_over_a_broken_line_and_into_their_closing_words() -> None:
    text = (
        OPENING + "2022年，建成3座桥。\n我们也清醒认识到，还存在不少问题：经济社会发\n展不够协调；人手不足。\n"
        "这些问题，有的多年积累。\n一年来的成绩来之不易。\n"
    )
    assert role_of(text, "展不够协调") == role_of(text, "多年积累") == "problems"
    assert role_of(text, "来之不易") == "results"


def test_words_to_the_assembly_do_not_end_plans_without_a_heading() -> None:
    text = (
        OPENING + "一、“十四五”时期发展成就和今后目标\n过去五年，建成3座桥。\n"
        "今后五年，我们将抓好以下工作：\n（一）治水。治理柳河。\n"
        "各位代表！柳河是青松的母亲河。\n（二）修路。修建青松路。\n二、2023年工作\n"
    )
    assert role_of(text, "建成3座桥") == "results"
    assert role_of(text, "修建青松路") == "plans"


def test_a_report_that_goes_on_behind_notes_goes_on_as_before_them() -> None:
    text = (
        OPENING + "一、2022年工作回顾\n建成3座桥。\n二、2023年工作\n治理柳河。\n"
        "名词解释\n1.桥：指路。\n各位代表！我们要奋斗。\n"
    )
    assert role_of(text, "指路") == "notes"
    assert role_of(text, "我们要奋斗") == "plans"


BODY = "一、2022年工作回顾\n推行“一网”[1]，建成3座桥。\n二、2023年工作\n治理柳河。让我们努力奋斗！\n"


@pytest.mark.parametrize(
    "heading", ["※名词解释※", "*名词解释", "【名词解释】", "[名词解释]", "※注释※", "附：短语说明", "——名词解释——"]
)
def test_a_glossary_stands_under_any_usual_heading(heading: str) -> None:
    assert role_of(OPENING + BODY + heading + "\n[1]“一网”：新建9个站点。\n[2]“两清”：清淤。\n", "新建9个") == "notes"


def test_notes_without_a_heading_are_known_by_what_they_say() -> None:
    text = OPENING + BODY + "1.一网：指新建9个站点的网。\n2.两清：即清淤、清障。\n3.三到：到村、到户、到人。\n"
    assert role_of(text, "新建9个") == role_of(text, "到户") == "notes"
    listed = OPENING + BODY + "1.一网：新建9个站点。\n2.两清：清淤、清障。\n"
    assert role_of(listed, "新建9个") == "plans"


def test_a_footnote_in_the_text_is_one_paragraph_of_notes() -> None:
    text = OPENING + BODY.replace("二、", "[1]“一网”：新建9个站点。共9站。\n群众满意。\n二、")
    assert role_of(text, "新建9个") == role_of(text, "共9站") == "notes"
    assert role_of(text, "群众满意") == "results"
    unmarked = text.replace("“一网”[1]，", "“一网”，")
    assert role_of(unmarked, "新建9个") == "results"
