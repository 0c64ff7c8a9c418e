"""What a web page has around a report: known from the graph, folded away in the reading view."""

from __future__ import annotations

import re
from pathlib import Path

import zhiji
from zhiji.serving.pages.parts.html import tag
from zhiji.serving.pages.report import _fold_page, _paragraphs
from zhiji.store.statements import load_extents

PAGE = (
    "下载\n打印\n【字号：大 中 小】\n青山市公安局2024年法治政府建设年度报告\n2024年，我局依法履职，现将情况报告如下。\n"
    "一、主要成效\n（一）调解。推行“村警联调”机制，化解纠纷210起。\n"
    + "（二）普法。全年开展宣传活动12场，发放资料600份，群众满意率达到98%。\n" * 8
    + "扫一扫在手机打开当前页\n"
)


def test_the_graph_knows_where_the_report_stands(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    graph = zhiji.load(file)
    extents = load_extents(graph.graph, [graph.reports[0].iri])
    assert [PAGE[slice(*extent)][:4] for extent in extents.values()] == ["青山市公"]
    assert all(PAGE[:end].rstrip().endswith("98%。") for _, end in extents.values())
    assert f'"extent":[{PAGE.index("青山市")},' in graph.explore()


def test_lines_outside_are_folded() -> None:
    lines = [(0, 2, tag("p", "下载")), (3, 9, tag("p", "青山市公安局")), (10, 13, tag("p", "扫一扫"))]
    html = "".join(str(part) for part in _fold_page(lines, (3, 9), "zh"))
    assert re.findall(r"<details[^>]*>.*?</details>|<p>[^<]*</p>", html) == [
        '<details class="around"><summary lang="zh">网页上报告以外的文字</summary><p>下载</p></details>',
        "<p>青山市公安局</p>",
        '<details class="around"><summary lang="zh">网页上报告以外的文字</summary><p>扫一扫</p></details>',
    ]
    assert "details" not in "".join(str(part) for part in _fold_page(lines, (0, 13), "zh"))


def test_a_line_that_runs_from_the_page_into_the_report_shows_where() -> None:
    text = "打印 青山市公安局依法履职。"
    (line,) = [str(html) for _, _, html in _paragraphs(text, [], set(), [3, 14])]
    assert re.findall(r'<span( class="outside")?[^>]*>([^<]*)', line) == [
        (' class="outside"', "打印 "),
        ("", "青山市公安局依法履职。"),
    ]
