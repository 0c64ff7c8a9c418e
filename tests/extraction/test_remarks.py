from __future__ import annotations

from dataclasses import replace

import pytest

from zhiji.cli.messages import in_language
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


NOTICES = [
    ("各县、区水务局：\n为加强河道治理，现就2022年河道治理有关事项通知如下。\n一、建立河长制度\n", "", True),
    ("各县、区水务局：\n现将《河道治理办法》印发给你们，请认真贯彻执行。\n一、建立河长制度\n", "", True),
    ("为加强河道治理，现提出如下要求。\n一、建立河长制度\n", "\n以上要求，请各地遵照执行。\n", True),
    ("2022年，我局加强河道治理，现将有关情况报告如下。\n一、建立河长制度\n", "\n申请人提请法院强制执行。\n", False),
    ("2022年，我局请专家讲课，推动制度贯彻执行。\n一、建立河长制度\n", "\n认真贯彻落实河长制。\n", False),
]


@pytest.mark.parametrize(("opening", "closing", "asks"), NOTICES)
def test_a_text_that_asks_others_to_act_is_remarked_on(opening: str, closing: str, asks: bool) -> None:
    text = f"青松县水务局\n{opening}建立河长巡查制度，开展“清河”行动。{closing}"
    report = read_text(text, issuer="青松县水务局", year=2022)
    told = remarks_on(report, extract(report))
    assert [("asks others to act" in line) for line in told] == [True] * asks
    assert all(in_language(line, "zh") != line for line in told)
