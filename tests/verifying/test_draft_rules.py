"""What is no fault of a draft though it looks like one: each kind with a sentence that is one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from zhiji.model.rows import FigureRow, ReportRow
from zhiji.reading.outline import outline_report
from zhiji.verifying.drafts import find_draft_findings
from zhiji.verifying.known import Home

Number = tuple[str, str, object, str, str]


def home(text: str, *numbers: Number) -> Home:
    """A report with figures: quote, name, value, unit, role, each at its first place behind the one before."""
    outlined, rows, at = outline_report(text), [], 0
    for quote, name, value, unit, role in numbers:
        at = text.index(quote, at)
        held: dict[str, Any] = {"role": role, "direction": "up" if role == "change" else None}
        named = text.rfind(name, 0, at)
        rows.append(
            FigureRow(
                report="r",
                begin=at,
                end=at + len(quote),
                quote=quote,
                name=name,
                name_begin=named if named >= 0 else None,
                value=Decimal(str(value)),
                unit=unit,
                iri=f"i{at}",
                **held,
            )
        )
        at += len(quote)
    report = ReportRow(
        iri="r",
        sha256="0",
        issuer="甲市乙局",
        body="b",
        year=2024,
        title="甲市乙局2024年总结",
        text=text,
        sentences=outlined.sentences,
        points=outlined.points,
    )
    return Home(report, tuple(rows))


RULES: list[tuple[str, tuple[Number, ...], list[str], str]] = [
    ("群众满意度达102%。", (("102%", "满意度", 102, "%", "share"),), ["ZJ222"], "no share is more than the whole"),
    (
        "完成整治6084亩，占总任务6076亩的100.13%。",
        (("100.13%", "整治", 100.13, "%", "share"),),
        [],
        "of a target it may be",
    ),
    ("分别完成目标任务的117%。", (("117%", "目标任务", 117, "%", "share"),), [], "overfulfilled"),
    ("投诉下降12件。", (("12件", "投诉", 12, "件", "change"),), ["ZJ221"], "fallen from what?"),
    ("缩短办理时间50日。", (("50日", "办理时间", 50, "日", "change"),), ["ZJ221"], "a time is shortened from another"),
    ("核减涉诈重点人员47人。", (("47人", "涉诈重点人员", 47, "人", "change"),), [], "how many were struck off"),
    ("增加总投资4.6亿元。", (("4.6亿元", "总投资", 460000000, "元", "change"),), [], "how much was put in"),
    ("竞买人少跑超5次。", (("超5次", "竞买人少跑", 5, "次", "change"),), [], "ways that people were spared"),
    (
        "制发行政建议书456份。\n全年制发行政建议书465份。",
        (("456份", "行政建议书", 456, "份", "level"), ("465份", "行政建议书", 465, "份", "level")),
        ["ZJ211"],
        "one thing, two values",
    ),
    (
        "发行债券1862亿元，其中一般债券254亿元。\n再融资债券6185亿元，其中一般债券2314亿元。",
        (("254亿元", "一般债券", 254, "元", "level"), ("2314亿元", "一般债券", 2314, "元", "level")),
        [],
        "parts of two wholes",
    ),
    (
        "聚焦生态，开展专题学习研讨5次。聚焦耕地，开展专题学习研讨4次。",
        (("5次", "专题学习研讨", 5, "次", "level"), ("4次", "专题学习研讨", 4, "次", "level")),
        [],
        "told in turn, of two topics",
    ),
    (
        "一是学习贯彻全会精神，开会3次，开展专题学习研讨5次。\n二是深化党纪学习教育，参观1次，开展专题学习研讨4次。",
        (("5次", "专题学习研讨", 5, "次", "level"), ("4次", "专题学习研讨", 4, "次", "level")),
        [],
        "each in a sentence of another topic",
    ),
]


@pytest.mark.parametrize(("text", "numbers", "codes", "why"), RULES)
def test_what_is_a_fault_and_what_is_none(text: str, numbers: tuple[Number, ...], codes: list[str], why: str) -> None:
    found = find_draft_findings(home(f"{text}\n", *numbers))
    assert [f.rule for f in found if f.rule != "ZJ231"] == codes, why
