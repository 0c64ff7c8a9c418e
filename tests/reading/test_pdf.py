"""A PDF is read by where its characters stand: columns, tables, titles, running heads, pages; and what cannot be told
is said."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from time import process_time

import pytest
from pdf_samples import PageLines, pdf

from zhiji import api, pipeline
from zhiji.cli import main
from zhiji.extraction import extract
from zhiji.model import Quantity, ReadingWarning, Report, ZhijiError
from zhiji.reading import read_report

# 29 signs of 16 points fill a line from 50 to 514; columns begin at 50 and 330
FULL = "2022年，甲局坚持依法行政，全面推进法治政府建设，办"
BODY: PageLines = [
    (82, 700, FULL),
    (50, 670, "理案件12件，满意率达99%，群众反映良好，各项工作有新"),
    (50, 640, "进展。"),
]


def read(*pages: PageLines) -> Report:
    return read_report("-", stdin=pdf(list(pages)))


def lines(*pages: PageLines) -> list[str]:
    return read(*pages).text.splitlines()


ONE = FULL + "理案件12件，满意率达99%，群众反映良好，各项工作有新进展。"
LEFT = ["一、调解。化解纠纷210起，满", "意率达到98.6%，比上年提高，", "调解组织健全，群众反映良好。"]
RIGHT = ["二、执法。查处案件36起，罚款", "12万元，规范执法行为，案卷合", "格率为91.5%，没有败诉案件。"]


def columns(gap: int = 0) -> PageLines:
    """Two columns drawn row by row; ``gap``: how much lower the right one stands."""
    rows: list[tuple[int, int, str]] = []
    for k in range(3):
        rows += [(50, 600 - 30 * k, LEFT[k]), (330, 600 - 30 * k - gap, RIGHT[k])]
    return rows


PAGES = [
    # pages, their lines
    ([[(150, 760, "甲局2022年工作报告", 22), *BODY]], ["甲局2022年工作报告", ONE]),  # a title in larger type
    (  # that fills the line
        [[(50, 760, "甲局关于2022年法治政府建设情况的报告书", 24), *BODY]],
        ["甲局关于2022年法治政府建设情况的报告书", ONE],
    ),
    (  # on two lines
        [[(220, 790, "甲市公安局", 22), (110, 755, "2022年法治政府建设工作报告", 22), *BODY]],
        ["甲市公安局2022年法治政府建设工作报告", ONE],
    ),
    ([[*BODY, *columns()]], [ONE, "".join(LEFT), "".join(RIGHT)]),  # columns drawn row by row
    ([[*BODY, *columns(11)]], [ONE, "".join(LEFT), "".join(RIGHT)]),  # that do not stand on one baseline
    (  # a paragraph goes on from the left column into the right one
        [
            [
                *BODY,
                (82, 600, "全年化解纠纷210起，满意率"),
                (50, 570, "达到98.6%，比上年提高两个百"),
                (50, 540, "分点，群众普遍反映良好，调解"),
                (330, 600, "组织健全，查处案件36起，罚款"),
                (330, 570, "12万元，规范执法行为，案卷合"),
                (330, 540, "格。"),
            ]
        ],
        [
            ONE,
            "全年化解纠纷210起，满意率达到98.6%，比上年提高两个百分点，群众普遍反映良好，调解组"
            "织健全，查处案件36起，罚款12万元，规范执法行为，案卷合格。",
        ],
    ),
    (  # running heads and page numbers, on the right and on the left
        [
            [(200, 810, "甲市公安局年报", 12), *BODY, (480, 40, "— 1 —", 12)],
            [(200, 810, "甲市公安局年报", 12), *BODY, (50, 40, "— 2 —", 12)],
            [(200, 810, "甲市公安局年报", 12), *BODY, (250, 40, "第3页 共3页", 12)],
        ],
        [ONE, ONE, ONE],
    ),
    (  # a number beside the head
        [[(50, 810, "甲市公安局年报 7", 12), *BODY], [(50, 810, "甲市公安局年报 8", 12), *BODY]],
        [ONE, ONE],
    ),
    (  # a table keeps its rows
        [
            [
                *BODY,
                (50, 600, "指标"),
                (250, 600, "2021年"),
                (400, 600, "2022年"),
                (50, 570, "案件"),
                (250, 570, "320起"),
                (400, 570, "280起"),
                (50, 540, "破案率"),
                (250, 540, "71%"),
                (400, 540, "78.5%"),
            ]
        ],
        [ONE, "指标\t2021年\t2022年", "案件\t320起\t280起", "破案率\t71%\t78.5%"],
    ),
    ([[(130 + 48 * k, 760, sign, 22) for k, sign in enumerate("工作报告")] + [*BODY]], ["工作报告", ONE]),  # spread
    ([[*BODY, (50, 600, "甲" * 3), (51, 600, "甲" * 3)]], [ONE, "甲" * 3]),  # bold by drawing twice
    (
        [[(50 + 16 * k + (4 if k > 3 else 0), 600, sign) for k, sign in enumerate("2022年办案")] + [*BODY]],
        [ONE, "2022年办案"],
    ),  # the gap that Word sets between figures and signs is no space
]


@pytest.mark.parametrize(("pages", "expected"), PAGES)
def test_lines(pages: list[PageLines], expected: list[str]) -> None:
    assert lines(*pages) == expected


def test_a_table_gives_its_figures_the_year_of_their_column() -> None:
    report = read(PAGES[8][0][0])
    found = [q for q in extract(report).items if isinstance(q, Quantity) and q.rule == "quantity:heading"]
    assert [(q.text, q.period, q.subject and q.subject.text) for q in found] == [
        ("320起", "2021", "案件"),
        ("280起", "2022", "案件"),
        ("71%", "2021", "破案率"),
        ("78.5%", "2022", "破案率"),
    ]


def drawn(*rows: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    return [(left, 600 - 30 * k, words) for k, row in enumerate(rows) for left, words in row]


PRINTED = [
    # rows of a table as (left edge, words); the figures with subject and period
    (  # a heading over two columns, one over two rows
        drawn(
            [(50, "指标"), (357, "全市")],
            [(250, "2021年"), (400, "2022年")],
            [(50, "案件"), (250, "320起"), (400, "280起")],
            [(50, "破案率"), (250, "71%"), (400, "78.5%")],
        ),
        [("320起", "案件", "2021"), ("280起", "案件", "2022"), ("71%", "破案率", "2021"), ("78.5%", "破案率", "2022")],
    ),
    (  # a heading within, over all columns
        drawn(
            [(50, "指标"), (250, "2021年"), (400, "2022年")],
            [(50, "案件"), (250, "320起"), (400, "280起")],
            [(230, "其中涉及未成年人")],
            [(50, "警情"), (250, "3起"), (400, "2起")],
        ),
        [("320起", "案件", "2021"), ("280起", "案件", "2022"), ("3起", "警情", "2021"), ("2起", "警情", "2022")],
    ),
    (  # two tables below one another
        drawn(
            [(50, "指标"), (250, "2021年"), (400, "2022年")],
            [(50, "案件"), (250, "320起"), (400, "280起")],
            [(230, "下一个表里的数据")],
            [(50, "指标"), (250, "2020年"), (400, "2021年")],
            [(50, "警情"), (250, "3起"), (400, "2起")],
        ),
        [("320起", "案件", "2021"), ("280起", "案件", "2022"), ("3起", "警情", "2020"), ("2起", "警情", "2021")],
    ),
]


@pytest.mark.parametrize(("table", "figures"), PRINTED)
def test_the_headings_of_a_printed_table(table: PageLines, figures: list[tuple[str, str, str]]) -> None:
    report = read([*BODY, *table])
    assert report.warnings == ()
    found = [q for q in extract(report).items if isinstance(q, Quantity) and q.rule == "quantity:heading"]
    assert [(q.text, q.subject and q.subject.text, q.period) for q in found] == figures


def test_a_cell_broken_over_two_lines_is_told() -> None:
    rows = drawn(
        [(50, "指标"), (250, "2021年"), (400, "2022年")],
        [(50, "未成年人"), (250, "320起"), (400, "280起")],
        [(50, "案件")],
        [(50, "警情"), (250, "3起"), (400, "2起")],
    )
    (warning,) = read([*BODY, *rows]).warnings
    assert "a table or columns on page 1" in warning


@pytest.mark.parametrize("turn", [b"0 1 -1 0", b"0 -1 1 0", b"-1 0 0 -1"])
def test_a_page_on_its_side(turn: bytes) -> None:
    assert lines([(line[0], line[1], line[2], 16, turn) for line in BODY]) == [ONE]


def test_words_at_an_angle_are_left_out_and_told() -> None:
    report = read([*BODY, (200, 600, "水印", 40, b"0.7 0.7 -0.7 0.7")])
    assert report.text.splitlines() == [ONE]
    assert "words at an angle on page 1" in report.warnings[0]


def test_every_place_knows_its_page() -> None:
    report = read([*BODY[:1]], [(50, 700, "理案件12件，满意率达99%。"), (82, 670, "（一）学法。学法3次。")], [], BODY)
    text = report.text
    assert [report.page_at(text.index(words)) for words in ("2022年", "理案件", "学法", "各项")] == [1, 2, 2, 4]
    assert report.page_at(text.index("建设，办")) == 1  # inside a paragraph that goes over the page
    assert read_report("-", stdin=f"甲局2022年工作报告\n{ONE}".encode()).page_at(3) is None


def test_the_page_stands_in_the_graph_and_in_what_is_cited(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    says = "（一）调解。甲局创新“一警情三推送”矛盾纠纷化解机制，该机制获评2022年全国优秀案例。"
    path.write_bytes(pdf([[(150, 760, "甲局2022年工作报告", 22), *BODY], [(50, 700, says[:29]), (50, 670, says[29:])]]))
    graph = api.load(path)
    (row,) = graph.links(basis="explicit")
    assert row.outcome.evidence[0].page == 2
    assert re.search(r"p\. 2, \d+–\d+", str(graph.links(basis="explicit").table().rows))
    assert b"zj:page 2" in pipeline.build(path).turtle


def broken(data: bytes, page: int) -> bytes:
    """The PDF with one page's object replaced by a number."""
    found = list(re.finditer(rb"/Type/Page/", data))[page]
    start = data.rindex(b"obj", 0, found.start()) + 3
    end = data.index(b"endobj", start)
    return data[:start] + b"42".ljust(end - start) + data[end:]


def test_a_page_that_does_not_load_is_told_and_the_others_read() -> None:
    report = read_report("-", stdin=broken(pdf([[(150, 760, "甲局2022年工作报告", 22), *BODY], BODY, BODY]), 1))
    assert report.text.splitlines() == ["甲局2022年工作报告", ONE, ONE]
    assert report.page_at(len(report.text) - 3) == 3
    (warning,) = report.warnings
    assert "page 2 cannot be loaded" in warning


def test_what_cannot_be_told_is_said() -> None:
    label = [(50, 600 - 30 * k, words) for k, words in enumerate(("调解工作", "执法工作", "普法工作"))]
    beside = [(330, 600 - 30 * k, words) for k, words in enumerate(RIGHT)]
    (warning,) = read([*BODY, *label, *beside]).warnings
    assert "a table or columns on page 1 whose rows cannot be told apart" in warning
    assert read(BODY).warnings == ()
    assert read([*BODY, *columns()]).warnings == ()


def test_warnings_reach_whoever_asks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(broken(pdf([[(150, 760, "甲市公安局2022年工作报告", 22), *BODY], BODY]), 1))
    with pytest.warns(ReadingWarning, match="page 2 cannot be loaded"):
        api.load(path)
    with pytest.warns(ReadingWarning):
        api.read(path)
    for words in (["links", "-g", str(path)], ["extract", str(path)], ["build", str(path), "-o", str(tmp_path / "g")]):
        assert main(words) == 0
        assert capsys.readouterr().err.splitlines() == [
            "zhiji: a.pdf: page 2 cannot be loaded, and the words there are missing; save the file again"
        ]


REFUSED = [
    # the PDF, a word of the message
    (broken(pdf([BODY]), 0), "cannot be loaded"),
    (pdf([[]]), "OCR"),
    (b"%PDF-1.4\n1 0 obj<</Length 9>>stream\n" + zlib.compress(b" " * 150_000_000) + b"\nendstream", "unfolds beyond"),
]


@pytest.mark.parametrize(("data", "word"), REFUSED)
def test_refused(data: bytes, word: str) -> None:
    with pytest.raises(ZhijiError, match=word) as caught:
        read_report("-", stdin=data)
    assert "\n" not in str(caught.value)


def test_time_grows_linearly() -> None:
    page = [(50, 800 - 16 * k, FULL) for k in range(45)]
    times = []
    for n in (5, 20):
        data = pdf([page] * n)
        begun = process_time()
        read_report("-", stdin=data)
        times.append(process_time() - begun)
    assert times[1] < 8 * times[0] + 0.2


def test_a_column_that_counts_in_its_heading_gives_the_unit_and_what_it_counts() -> None:
    rows = drawn(
        [(50, "信息内容"), (200, "本年制发件数"), (330, "现行有效件数"), (460, "决定数量")],
        [(50, "规章"), (220, "1"), (350, "7"), (480, "12")],
        [(50, "规范性文件"), (220, "3"), (350, "8"), (480, "90")],
    )
    found = [q for q in extract(read([*BODY, *rows])).items if isinstance(q, Quantity) and q.rule == "quantity:heading"]
    assert [(q.text, q.unit, q.subject and q.subject.text, q.scope) for q in found] == [
        ("1", "件", "规章", "制发件数"),
        ("7", "件", "规章", "现行有效件数"),
        ("3", "件", "规范性文件", "制发件数"),
        ("8", "件", "规范性文件", "现行有效件数"),
    ], "and 数量 says no unit"


def test_one_column_that_counts_needs_no_more_than_its_row() -> None:
    rows = drawn([(50, "类别"), (300, "案件数")], [(50, "诈骗"), (300, "12")], [(50, "盗窃"), (300, "9")])
    found = [q for q in extract(read([*BODY, *rows])).items if isinstance(q, Quantity) and q.rule == "quantity:heading"]
    assert [(q.text, q.unit, q.subject and q.subject.text, q.scope) for q in found] == [
        ("12", "件", "诈骗", None),
        ("9", "件", "盗窃", None),
    ]
