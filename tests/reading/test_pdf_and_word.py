from __future__ import annotations

from pathlib import Path

import pytest
from pdf_samples import PageLines, pdf

from zhiji.model import ZhijiError
from zhiji.reading import read_report

FIRST: PageLines = [
    (200, 800, "甲局2022年工作报告"),
    (82, 770, "2022年，甲局坚持依法行政，全面推进法治政府建设工"),
    (50, 740, "作，办理案件12件，满意率达99%，群众反映良好，各项工作有"),
    (50, 710, "序推进。"),
    (82, 680, "一、从这里开始是另一段，这一段一直写到这一行的最右边的边"),
    (280, 40, "- 1 -"),
]
SECOND: PageLines = [(50, 800, "上，跨页。"), (82, 770, "（一）学法。"), (280, 40, "- 2 -")]


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([FIRST, SECOND]))
    report = read_report(path)
    assert report.text.splitlines() == [
        "甲局2022年工作报告",
        "2022年，甲局坚持依法行政，全面推进法治政府建设工作，办理案件12件，满意率达99%，群众反映良好，各项工作有序推进。",
        "一、从这里开始是另一段，这一段一直写到这一行的最右边的边上，跨页。",  # over the page, without its number
        "（一）学法。",
    ]
    assert (report.issuer, report.year, report.file) == ("甲局", 2022, "a.pdf")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pdf([[]]), "scan"),  # a page without text
        (pdf([FIRST], b"/Encrypt<</Filter/Standard/V 1/R 2/O<00>/U<00>/P -4>>/ID[<00><00>]"), "encrypted|broken"),
        (
            pdf(
                [FIRST],
                b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"00" * 32, b"00" * 32),
            ),
            "password",
        ),
    ],
)
def test_pdf_refused(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(ZhijiError, match=word):
        read_report(path)


def test_docx(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("甲局2022年工作报告")
    document.add_paragraph("一、规范执法")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((c for row in table.rows for c in row.cells), ("项目", "件数", "办案", "12件"), strict=True):
        cell.text = words
    merged = document.add_table(rows=1, cols=2)
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "合计12件"
    document.add_paragraph("")
    document.add_paragraph("全年办理案件12件，满意率达99%。")
    path = tmp_path / "a.docx"
    document.save(str(path))
    report = read_report(path)
    assert report.text.splitlines() == [
        "甲局2022年工作报告",
        "一、规范执法",
        "项目\t件数",  # tables in their place, a row a line
        "办案\t12件",
        "合计12件",  # a merged cell once
        "全年办理案件12件，满意率达99%。",
    ]
    assert (report.issuer, report.year) == ("甲局", 2022)
    assert [section.marker for section in report.sections] == ["一、"]
