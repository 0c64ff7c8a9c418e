"""Who holds which post: in each report the post that it gives."""

from __future__ import annotations

from pathlib import Path

from zhiji import api

TEXT = """青山市{year}年法治政府建设年度报告
一、主要工作
成立以{post}张天喜挂帅的法治建设领导小组，全年办理案件300起。
"""


def test_a_person_has_in_each_report_the_post_that_it_gives(tmp_path: Path) -> None:
    for year, post in ((2019, "代市长"), (2020, "市长")):
        (tmp_path / f"{year}.txt").write_text(TEXT.format(year=year, post=post), encoding="utf-8")
    graph = api.load(tmp_path / "2019.txt", tmp_path / "2020.txt", issuer="青山市人民政府")
    table = graph.query("posts", lang="zh")
    at = [table.columns.index(key) for key in ("year", "person", "post")]
    assert [tuple(row[i] for i in at) for row in table.rows] == [
        ("2019", "张天喜", "代市长"),
        ("2020", "张天喜", "市长"),
    ]
