"""Rows of a graph: what a number is, after it has been facts and triples."""

from __future__ import annotations

from pathlib import Path

from zhiji import api

REPORT = "青山市人民政府2024年政府工作报告\n\n一、2024年工作回顾\n\n"


def test_where_a_share_set_out_is_a_base(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(REPORT + "产业投资占全部投资比重从26%提高到52%。\n", encoding="utf-8")
    rows = api.load(file, issuer="青山市人民政府", year=2024).across.figure_rows
    assert [(row.quote, row.role, row.share_of) for row in rows] == [
        ("26%", "base", "全部投资"),
        ("52%", "share", "全部投资"),
    ]
