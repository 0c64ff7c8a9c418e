from __future__ import annotations

from dataclasses import replace

from zhiji.extraction import extract, remarks_on
from zhiji.reading import read_text

TEXT = (
    "青松县政府工作报告\n各位代表：\n现在，我向大会报告工作。\n一、2022年工作回顾\n全县粮食产量达到12万吨。\n二、2023年工作\n"
    + "持续推进城乡道路建设，全面加强柳河治理。\n" * 200
)


def test_a_work_report_without_a_figure_of_what_was_reached_is_remarked_on() -> None:
    report = read_text(TEXT, issuer="青松县人民政府", year=2022)
    facts = extract(report)
    assert remarks_on(report, facts) == ()
    (remark,) = remarks_on(report, replace(facts, items=()))
    assert "check that nothing done is told as planned" in remark
