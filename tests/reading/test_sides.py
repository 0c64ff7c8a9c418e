from __future__ import annotations

from zhiji.reading import read_text

HEAD = "青松县政府工作报告\n——2023年1月9日在青松县第十届人民代表大会第三次会议上\n各位代表：\n"
TELLS = "持续推进城乡道路建设，全面加强柳河治理。\n" * 100


def warnings_of(text: str) -> tuple[str, ...]:
    return read_text(text, year=2022, file="a.txt").warnings


def test_a_work_report_without_plans_carries_a_warning() -> None:
    (warning,) = warnings_of(HEAD + "一、2022年工作回顾\n" + TELLS * 2)
    assert warning == "a.txt: only 0% of it is read as plans; check that nothing planned is told as done"


def test_a_work_report_without_results_carries_a_warning() -> None:
    (warning,) = warnings_of(HEAD + "一、2023年工作安排\n" + TELLS * 2)
    assert "is read as results" in warning


def test_no_warning_for_both_sides_for_short_texts_and_for_other_reports() -> None:
    assert warnings_of(HEAD + "一、2022年工作回顾\n" + TELLS + "二、2023年工作安排\n" + TELLS) == ()
    assert warnings_of(HEAD + "一、2022年工作回顾\n" + TELLS[:600]) == ()
    assert warnings_of("青松县2022年法治政府建设情况报告\n一、工作情况\n" + TELLS * 2) == ()
