"""What was handed down or planned for a year is a norm for that year; what came of it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhiji.model import Quantity

Finder = Callable[..., list[Quantity]]
Told = list[tuple[str, str, int | None]]
"""Text, role and target year of each figure."""

QUOTAS: list[tuple[str, Told]] = [
    (
        "省市下达我县全年粮食生产任务面积18万亩、产量1.5亿斤。",
        [("18万亩", "norm", 2023), ("1.5亿斤", "norm", 2023)],
    ),
    (
        "市下达生猪增养任务是生猪存栏34万头，能繁母猪存栏3.5万头。",
        [("34万头", "norm", 2023), ("3.5万头", "norm", 2023)],
    ),
    (
        "改造任务1800亩，已完成1815亩，完成率100.8%。",
        [("1800亩", "norm", 2023), ("1815亩", "level", None), ("100.8%", "level", None)],
    ),
    ("海塘工程年度计划完成15000万元，完成投资14242万元。", [("15000万元", "norm", 2023), ("14242万元", "level", None)]),
    ("2023年计划投资6亿元，目前已投资1.83亿元。", [("6亿元", "norm", 2023), ("1.83亿元", "level", None)]),
    (
        "计划组织实施营造林任务13万亩，其中：营林12万亩（森林抚育8万亩、低效林改造4万亩）。",
        [("13万亩", "norm", 2023), ("12万亩", "norm", 2023), ("8万亩", "norm", 2023), ("4万亩", "norm", 2023)],
    ),
    (
        "收入预期目标为：总收入48亿元、增幅8%；地方收入32亿元、增幅6%。",
        [("48亿元", "norm", 2023), ("8%", "norm", 2023), ("32亿元", "norm", 2023), ("6%", "norm", 2023)],
    ),
]
RESULTS: list[tuple[str, Told]] = [
    ("片区下达改革试点任务12项，均已完成。", [("12项", "level", None)]),
    ("全年完成棚户区改造任务2619户。", [("2619户", "level", None)]),
    ("5个项目签约，计划投资184亿元。", [("5个", "level", None), ("184亿元", "level", None)]),
    ("下达我县全年补助资金300万元。", [("300万元", "level", None)]),
    ("完成市里下达计划的101%，释放空间60万平方米。", [("101%", "share", None), ("60万平方米", "level", None)]),
]


@pytest.mark.parametrize(("text", "told"), QUOTAS + RESULTS)
def test_quota_is_norm_for_its_year_and_what_was_done_is_not(find: Finder, text: str, told: Told) -> None:
    assert [(q.text, q.role, q.target_year) for q in find(text, year=2023)] == told
