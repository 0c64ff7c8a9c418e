"""The time that a figure is set in where its own sentence names none: row, paragraph, heading, title."""

from __future__ import annotations

import pytest

from zhiji.extraction.quantities.finding import find_quantities
from zhiji.reading import read_text


def periods(text: str, year: int = 2024) -> list[tuple[str, str | None]]:
    return [(q.text, q.period) for q in find_quantities(read_text(text, year=year))]


TITLES = [
    # title, heading, period of a figure below them
    ("青山县司法局2024年上半年工作总结", "一、工作开展情况", "2024-01/2024-06"),
    ("青山县司法局2024年第一季度工作总结", "一、工作开展情况", "2024-01/2024-03"),
    ("青山县司法局2024年1—10月工作情况报告", "一、工作开展情况", "2024-01/2024-10"),
    ("青山县司法局2024年工作总结", "一、上半年工作开展情况", "2024-01/2024-06"),  # the heading says it
    ("青山县司法局2024年工作总结", "一、前三季度工作", "2024-01/2024-09"),
    ("青山县司法局2024年上半年工作总结", "一、2024年工作回顾", "2024"),  # the nearer one
    ("青山县司法局2024年工作总结", "一、工作开展情况", "2024"),
]


@pytest.mark.parametrize(("title", "heading", "period"), TITLES)
def test_a_report_on_some_months(title: str, heading: str, period: str) -> None:
    assert periods(f"{title}\n{heading}\n办理公证165件。\n") == [("165件", period)]


MONTHS = [
    # text in a report on 2024, periods
    ("今年1-10月份完成工业产值22亿元。", ["2024-01/2024-10"]),  # 年 right before it is its own
    ("本年前三季度受理案件5件。", ["2024-01/2024-09"]),
    ("2024年前10个月受理案件5件。", ["2024-01/2024-10"]),
    ("去年1-10月受理案件5件。", ["2023-01/2023-10"]),
    ("一至三季度受理案件5件。", ["2024-01/2024-09"]),
    ("项目提前3个月建成。", ["2024"]),  # 提前 is no 前
    ("截至10月，办理案件14件。", ["2024-01/2024-10"]),  # what came about
    ("截至10月底，全县现有企业14家。", ["2024"]),  # what stands
    ("截至2025年2月，办理案件14件。", ["2024"]),  # the day on which the report was closed is no target
    ("1-11月产值4500万元，预计全年突破5000万元。", ["2024-01/2024-11", "2024"]),
    ("1-10月收入1832万元，完成全年任务的93%。", ["2024-01/2024-10", "2024-01/2024-10"]),
    ("2024年5月，受理案件5件。5月当月，办结4件。", ["2024-05", "2024-05"]),  # one month
    ("2023年7月至2024年6月，受理案件5件。", ["2023"]),  # no single one
    ("五年来，抗诉5次。", ["2020/2024"]),  # what only happens adds up
    # a row of sentences
    ("1-5月，收入55万元；产值6亿元，增长2%；营收3亿元。", ["2024-01/2024-05"] * 4),
    ("1-5月，收入55万元；目前，在册企业9家。", ["2024-01/2024-05", "2024"]),
    ("1-5月，收入55万元。产值6亿元。", ["2024-01/2024-05"] * 2),  # alone before a comma: for the paragraph
    ("1-5月收入55万元。产值6亿元。", ["2024-01/2024-05", "2024"]),
    ("成效明显。1-5月，收入55万元。产值6亿元。", ["2024-01/2024-05", "2024"]),
    ("1-5月，收入55万元。全年新增企业3家。办理案件5件。", ["2024-01/2024-05", "2024", "2024"]),
    ("1-5月，收入55万元。\n产值6亿元。", ["2024-01/2024-05", "2024"]),
    ("2023年，办结5件；移送6件。", ["2023", "2023"]),
    ("由2010年的5亿元增加到6亿元；支出8亿元。", ["2010", "2024", "2024"]),  # where something came from
    ("推动2018年至2020年问题整改，完成5件；立案7件。", ["2018/2020", "2024"]),  # what an object has
]


@pytest.mark.parametrize(("text", "expected"), MONTHS)
def test_months(text: str, expected: list[str | None]) -> None:
    assert [period for _, period in periods(text)] == expected
