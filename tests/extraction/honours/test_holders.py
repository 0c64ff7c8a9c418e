"""What is told of a row is told of all that stand in it."""

from __future__ import annotations

import pytest

from zhiji.extraction.honours.holders import build_recognitions
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.text.surface import Surface
from zhiji.model import Initiative
from zhiji.reading.outline import outline_report

ROWS = [
    ("甲改革、护航“强县行动”、重大案件侦破等20余项工作", "获得市领导肯定", ["甲改革", "“强县行动”"]),
    ("甲改革、乙机制等工作获得市长李明、副市长王芳", "批示肯定", ["甲改革", "乙机制"]),
    ("甲改革、乙机制等改革经验", "被省厅转发", ["甲改革", "乙机制"]),
    ("推进甲改革，乙机制等多项工作", "获得市领导肯定", ["乙机制"]),  # of the clause before none
    ("甲改革、乙机制等领域3起案件", "获得市领导肯定", []),  # single cases of it
]


@pytest.mark.parametrize(("before", "phrase", "received"), ROWS)
def test_praise_of_a_counted_row_is_of_each_that_is_named_in_it(before: str, phrase: str, received: list[str]) -> None:
    text = f"{before}{phrase}。"
    report = outline_report(text)
    at = len(before)
    names = [name for name in ("甲改革", "乙机制", "“强县行动”") if name in text]
    initiatives = [
        Initiative(
            id=n,
            start=text.index(n),
            end=text.index(n) + len(n),
            text=n,
            reading="extracted",
            name=n,
            kind="mechanism",
            phase="carried-out",
        )
        for n in names
    ]
    place = FoundRecognition(at, at + len(phrase), report.span(at, at + len(phrase)), "recognition:praise")
    (one,) = build_recognitions(Surface(report), [place], initiatives, [])
    assert list(one.recipient) == received
