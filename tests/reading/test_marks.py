from __future__ import annotations

import pytest

from zhiji.reading.marks import find_marks, parse_number

MARKED = [
    # text, the markers that are found in it
    ("一、开展情况\n（一）学法。\n1.培训。", ["一、", "（一）", "1."]),  # the common ladder, line by line
    ("报告如下。一、情况（一）职责一是加强领导。二是建章立制。", ["一、", "（一）", "一是", "二是"]),  # no separators
    ("（一）学法。（一）用法。（三）守法。", ["（一）", "（一）", "（三）"]),  # wrong numbers
    ("获评全省唯一、全国六家之一的单位。", []),  # 唯一、 and 之一 are no markers
    ("二、治水。聚焦问题，举一反三、整改到位。", ["二、"]),  # 举一反三
    ("依照第（一）项规定办理。", []),  # a reference into a law
    ("按照第三条（二）款办理。", []),
    ("第一、二、三产业增加值增长5%。", []),
    ("指标如下：一、二、三产业分别增长。", []),  # a list of industries
    ("增长2.5%，压缩至1.81，历时5、6个月。", []),  # decimals and ranges
    ("“4.15”活动、12.4宪法日。", []),
    ("推进B1、Z2等地铁建设。", []),  # a line's name
    ("目标：一是稳增长，二是防风险，三是惠民生。", []),  # a list inside one sentence
    ("要做好：一是稳增长；二是防风险；三是惠民生。", ["一是", "二是", "三是"]),
    ("万一是假的。二是真的。", ["二是"]),  # 万一
    ("这是第一要务。二要抓紧。", ["二要"]),  # 第一要务
    ("——综合实力增强。五年来，——不断。", ["——"]),  # a dash inside a clause is none
    ("——2026年2月3日在市第十六届人民代表大会第四次会议上\n", []),  # the line under a title
    ("改革见效。一方面，消化存量。另一方面，转化增量。", ["一方面", "另一方面"]),
    ("一方面很好。", ["一方面"]),  # at a line start
    ("他一方面很好。", []),
    ("第一，加强领导。第二，加强监督。", ["第一，", "第二，"]),
    ("（\n三）改革开放。", ["（\n三）"]),  # broken over two lines
    ("㈠学法。\n㈡用法。", ["㈠", "㈡"]),
    ("20.2026年民生实事\n", ["20."]),  # a numbered line that begins with a year
    ("第一部分 工作回顾\n第二部分 工作安排\n", ["第一部分", "第二部分"]),
    ("● 机制\n● 制度\n", ["●", "●"]),
    ("法治建设1.学习宣传。2.部署。", ["1.", "2."]),  # a run begun in the middle of a clause
    ("法治建设2.学习宣传。", []),  # no run to continue
    ("（四）项目审批。", ["（四）"]),  # 项 behind a marker that stands is no reference
    ("一要素市场化。", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_find_marks(text: str, expected: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in find_marks(text)] == expected


NUMBERS = {"一、": 1, "（十）": 10, "十二是": 12, "二十、": 20, "二十三、": 23, "12.": 12, "９）": 9, "㈢": 3}
NO_NUMBERS = {"五一、": 0, "——": 0, "十十": 0}


@pytest.mark.parametrize(("written", "number"), [*NUMBERS.items(), *NO_NUMBERS.items()])
def test_parse_number(written: str, number: int) -> None:
    assert parse_number(written) == number
