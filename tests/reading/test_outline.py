from __future__ import annotations

from pathlib import Path

import pytest

from zhiji.model import Report
from zhiji.reading import outline_report

SEED = Path(__file__).parents[2] / "graphs" / "sources" / "jinhua-psb-2020.txt"


def sections(report: Report) -> list[tuple[int, str, str, str]]:
    return [(s.level, s.marker, s.heading.text, s.role) for s in report.sections]


def quotes(report: Report) -> list[str]:
    return [report.quote(place) for place in report.sentences]


def points(report: Report) -> list[str]:
    return [report.quote(place) for place in report.points]


SENTENCES = [
    # text, its sentences
    ("甲。乙！丙？丁；戊", ["甲。", "乙！", "丙？", "丁；", "戊"]),
    ("甲!乙?丙;丁", ["甲!", "乙?", "丙;", "丁"]),  # half-width forms
    ("他说“好。”然后走了。", ["他说“好。”", "然后走了。"]),  # closing quotes stay with the sentence
    ("（见附件。）完。", ["（见附件。）", "完。"]),
    ("甲\n\n　　乙\r\n丙", ["甲", "乙", "丙"]),  # line ends, no white space at the ends
    ("  \n　\n", []),
    ("怎么办？！走。", ["怎么办？！", "走。"]),  # enders in a row
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert quotes(outline_report(text)) == expected


ONE_LINE = (
    "甲局2022年法治建设报告\n"
    "2022年，甲局坚持依法行政，现将情况报告如下。一、工作开展情况（一）履行职责一是加强领导，成立小组。二是建章立制。"
    "制定办法3份。（二）规范执法。办案12件。 二、存在问题在看到成绩的同时，仍有不足：一是人手少；二是经费紧。"
    "三、下一步工作计划 下一步，将加强培训。"
)


def test_headings_without_separators() -> None:
    assert sections(outline_report(ONE_LINE, year=2022)) == [
        (1, "一、", "工作开展情况", "results"),
        (2, "（一）", "履行职责", "results"),
        (3, "二是", "建章立制", "results"),
        (2, "（二）", "规范执法", "results"),
        (1, "二、", "存在问题", "problems"),
        (1, "三、", "下一步工作计划", "plans"),
    ]


def test_inline_markers_begin_points() -> None:
    assert points(outline_report(ONE_LINE, year=2022)) == [
        "甲局2022年法治建设报告",
        "2022年，甲局坚持依法行政，现将情况报告如下。",
        "一、工作开展情况",
        "（一）履行职责",
        "一是加强领导，成立小组。",
        "二是建章立制。制定办法3份。",
        "（二）规范执法。办案12件。",
        "二、存在问题在看到成绩的同时，仍有不足：",
        "一是人手少；",
        "二是经费紧。",
        "三、下一步工作计划 下一步，将加强培训。",
    ]


LINES = """乙市政府工作报告
各位代表：
一、2022年工作回顾
（一）经济稳中有进
全年生产总值增长5%，新增企业300家，就业稳定，物价平稳，民生改善。
（二）改革不断深化。出台措施18条。
成绩来之不易，我们也清醒认识到，发展中还存在不少问题。
二、2023年工作安排
着力扩大内需。
实施消费提振行动，新增商圈3个，支持老字号企业创新发展，举办购物节。
推动项目建设。
开工项目100个，完成投资50亿元，加快在建项目进度，强化要素保障力度。
三、加强自身建设
各位代表，让我们团结奋斗。
"""


def test_lines_with_and_without_markers() -> None:
    assert sections(outline_report(LINES, year=2022)) == [
        (1, "一、", "2022年工作回顾", "results"),
        (2, "（一）", "经济稳中有进", "results"),
        (2, "（二）", "改革不断深化", "results"),
        (2, "", "问题", "problems"),  # a paragraph that admits, told by its words
        (1, "二、", "2023年工作安排", "plans"),
        (2, "", "着力扩大内需", "plans"),  # a slogan as heading
        (2, "", "推动项目建设", "plans"),
        (1, "三、", "加强自身建设", "plans"),  # behind the plans it goes on with plans
    ]


def test_a_heading_line_is_one_point_with_its_only_paragraph() -> None:
    found = points(outline_report(LINES, year=2022))
    assert found[3].startswith("（一）经济稳中有进\n全年生产总值")
    assert found[7].startswith("着力扩大内需。\n实施消费提振行动")


TURN_AT_THE_END = """丙局2020年工作报告
一、规范执法
（一）加强监督。评查案卷40份。
（二）普法宣传。举办活动6场。
回顾工作,我们虽然取得了成绩,但也感觉到与要求还有不少差距。下一步,我们将持续推进,一是健全制度。定期研判。二是强化培训。
"""


def test_a_turn_inside_a_paragraph() -> None:
    report = outline_report(TURN_AT_THE_END, year=2020)
    assert sections(report)[-4:] == [
        (2, "（二）", "普法宣传", "results"),
        (1, "", "差距", "problems"),  # it stands in no section of what was done
        (1, "", "下一步", "plans"),
        (2, "一是", "健全制度", "plans"),
    ]
    assert report.role_at(report.text.index("强化培训")) == "plans"


def test_a_look_back_among_plans_lasts_a_paragraph() -> None:
    report = outline_report(
        "一、2025年工作回顾\n新建道路3公里。\n二、关于“十五五”规划的说明\n“十四五”时期，全市历程不凡。"
        "生产总值从400亿元增加到560亿元。\n“十五五”时期，要迈上新台阶。\n（一）产业。建设园区2个。\n",
        year=2025,
    )
    at = {words: report.role_at(report.text.index(words)) for words in ("生产总值", "新台阶", "园区")}
    assert at == {"生产总值": "results", "新台阶": "plans", "园区": "plans"}


def test_the_outline_goes_on_behind_a_turn() -> None:
    text = "一、情况\n（一）学法。学了3次。下一步，将继续学法。\n（二）用法。办案2件。\n"
    report = outline_report(text, year=2022)
    assert [(s[1], s[3]) for s in sections(report)] == [
        ("一、", "results"),
        ("（一）", "results"),
        ("", "plans"),
        ("（二）", "results"),  # the run goes on: results again
    ]


def test_a_list_of_plans_under_a_turn() -> None:
    text = "一、情况\n（一）学法。学了3次。\n（二）用法。办案2件。\n下一步，将做好：\n（一）学法。\n（二）用法。\n"
    report = outline_report(text, year=2022)
    assert report.role_at(len(text) - 3) == "plans"


PAGE = """标题: 丁局2022年法治政府建设工作报告
发布机构: 某市丁局
==================== 正文 ====================
当前位置： 首页政务公开部门文件 丁局2022年法治政府建设工作报告 时间：2023-03-31 16:47 微信 微博 QQ空间 \
2022年，丁局依法行政，全年办理案件16件，普法宣传覆盖全局，群众满意率稳步提升，取得了新成效。\
一、学法用法。组织学法3次。 来源：某市丁局 附件下载
"""


def test_the_page_around_a_report_has_no_outline() -> None:
    report = outline_report(PAGE, year=2022)
    assert quotes(report)[0] == "丁局2022年法治政府建设工作报告"
    assert quotes(report)[1].startswith("2022年，丁局依法行政")
    assert quotes(report)[-1] == "组织学法3次。"
    assert len(report.points) == 3


def test_appendix_closes_the_chapters() -> None:
    text = "一、回顾\n完成任务3项。\n二、2023年计划\n新建学校2所。\n附件\n1.“一件事”：集成服务。\n"
    assert sections(outline_report(text, year=2022))[2][:3] == (1, "", "附件")


GLOSSARY_LINES = [
    # a line behind the plans, the roles of the sections from it on
    ("名词解释", ["notes"]),
    ("附：名词解释", ["notes"]),
    ("有关名词说明", ["notes"]),
    ("《政府工作报告》名词解释", ["notes"]),
    ("《政府工作报告》有关内容名词注释：", ["notes"]),
    ("注 释", ["notes"]),
    ("附件2\n名词解释", ["plans", "notes"]),  # two lines
    ("名词解释一条街建设", []),  # a line of the plans
]


@pytest.mark.parametrize(("line", "roles"), GLOSSARY_LINES)
def test_a_glossary_ends_the_plans(line: str, roles: list[str]) -> None:
    plans = "一、2022年回顾\n完成任务3项。\n二、2023年计划\n新建学校2所。\n"
    text = f"{plans}{line}\n1.下一步打算：2024年，我市将实施的行动。\n"
    report = outline_report(text, year=2022)
    found = [s.role for s in report.sections if s.start >= text.index(line)]
    assert found[: len(roles)] == roles
    assert ("notes" in roles) == (report.role_at(text.index("实施")) == "notes")


BEHIND_GLOSSARIES = [
    # text, words, role at them: it stands in front, a chapter of its own, a speech, the next annex
    ("名词解释\n一、2023年计划\n新建学校2所。\n", "学校", "plans"),
    (
        "完成任务3项。\n注释\n1.“一件事”：服务。\n一、2023年计划\n新建学校2所。\n",
        "学校",
        "plans",
    ),
    ("完成任务3项。\n注释\n1.“一件事”：集成服务。\n各位代表：\n完成案件4件。\n", "案件", "results"),
    (
        "一、2023年计划\n新建学校2所。\n注释\n1.“一件事”：服务。\n附件2\n新建医院2所。\n",
        "医院",
        "plans",
    ),
]


@pytest.mark.parametrize(("text", "words", "role"), BEHIND_GLOSSARIES)
def test_a_glossary_ends_where_a_report_goes_on(text: str, words: str, role: str) -> None:
    assert outline_report(text, year=2022).role_at(text.index(words)) == role


def test_the_shipped_report() -> None:
    report = outline_report(SEED.read_text(encoding="utf-8"), year=2020)
    assert [s.marker for s in report.sections if s.level == 1] == ["一、", "二、", "三、", "四、", "", ""]
    assert [s.role for s in report.sections if s.level == 1][-2:] == ["problems", "plans"]
    assert sum(s.level == 2 and s.role == "results" for s in report.sections) == 14
    assert report.sections[1].heading.text == "持续强化全警思想政治教育"
    assert report.quote(report.points[0]).endswith("年度报告")  # the breadcrumbs above it are left out
    assert report.text[report.sections[2].start :].startswith("(二)")


ENDED_BY_A_COLON = """戊局2022年工作总结
今年以来，戊局坚持依法行政，全面完成各项任务。
一、强化管理
1、收入。完成3亿元。
存在的主要问题：
1、人手不足。
2、经费紧张。
2023年工作打算：
1、抓收入。力争增长5%。
"""


def test_stock_headings_with_a_colon() -> None:
    assert [(s[2], s[3]) for s in sections(outline_report(ENDED_BY_A_COLON, year=2022)) if s[0] == 1] == [
        ("强化管理", "results"),
        ("存在的主要问题", "problems"),
        ("2023年工作打算", "plans"),
    ]


YEARLY = """己局2021年度法治政府建设情况报告
一、2021年度推进法治政府建设的主要举措和成效
组织培训3次。
二、存在的不足和原因
法制员不足。
三、党政主要负责人履行第一责任人职责情况
主持会议4次。
四、2022年度推进法治政府建设的主要安排
加强培训。
五、其他需要报告的事项
无。
"""


def test_the_yearly_report_of_the_regulations() -> None:
    roles = [section.role for section in outline_report(YEARLY, year=2021).sections]
    assert roles == ["results", "problems", "results", "plans", "results"]
