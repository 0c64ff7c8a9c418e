"""Shortcomings: the problems a report admits, one a clause, without what frames them or makes them good."""

from __future__ import annotations

import pytest

from zhiji.extraction.shortcomings import find_shortcomings
from zhiji.extraction.text.surface import Surface
from zhiji.reading.outline import outline_report

DONE = "一、工作情况\n完成任务。\n二、存在的问题\n"

ROWS = [
    # an announced list in one sentence, an item a clause
    (
        "我省发展还面临一些困难和挑战，主要是：创新能力不够强，市场化程度不够高，民生保障还有短板。我们一定采取措施。",
        ["创新能力不够强", "市场化程度不够高", "民生保障还有短板"],
    ),
    # the list in the sentence behind the one that announces it
    (
        f"{DONE}我们也清醒地看到，发展中还存在不少问题。基础还不牢固，企业经营困难，干部作风不严，审批环节多，等等。我们一定改进。\n",
        ["基础还不牢固", "企业经营困难", "干部作风不严", "审批环节多"],
    ),
    # so too where the frame says that they are many
    (f"{DONE}老问题、新挑战仍然不少。部分群众增收难度加大；投资后劲乏力。\n", ["部分群众增收难度加大", "投资后劲乏力"]),
    # a list that trails off
    (f"{DONE}我们也认识到，人手不足，设备欠缺，办结时间长，等等。\n", ["人手不足", "设备欠缺", "办结时间长"]),
    # items divided by semicolons keep their commas
    (
        "发展中仍然面临不少困难和问题：大项目较少，产业支撑能力亟待增强；财政刚性支出的压力不断加大等等。",
        ["大项目较少，产业支撑能力亟待增强", "财政刚性支出的压力不断加大"],
    ),
    # numbered items, whole
    (
        f"{DONE}一是保护力度需加强，联动机制尚不完善，特别是留守儿童关爱不够；二是人手不足。\n",
        ["保护力度需加强，联动机制尚不完善，特别是留守儿童关爱不够", "人手不足"],
    ),
    # what is singled out is another
    (
        f"{DONE}回顾全年工作，我们也认识到整体水平还有不少差距，特别是不作为的现象还时有发生。\n",
        ["整体水平还有不少差距", "不作为的现象还时有发生"],
    ),
    # what is to be done about it is none
    (f"{DONE}主要是：人手不足。\n针对存在问题，我们将解决力量不足、衔接不够等问题。\n", ["人手不足"]),
    # an admission in passing
    ("工作有序推进，但专业力量仍存在不足。", ["专业力量仍存在不足"]),
    # no problem at all
    ("全年完成任务，群众满意。", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_shortcomings(text: str, expected: list[str]) -> None:
    found = find_shortcomings(Surface(outline_report(text)))
    assert [text[s.start : s.end] for s in found] == expected
