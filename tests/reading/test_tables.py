"""Which headings a cell of a web page's table stands under, and what its figure then says."""

from __future__ import annotations

import pytest

from zhiji.extraction import extract
from zhiji.model import Quantity, Report
from zhiji.reading import read_report

SAYS = "<p>2024年，甲市公安局依法履职，现将有关情况报告如下，请予审阅。</p>"


def report(table: str) -> Report:
    page = f"<html><head><title>甲市公安局2024年工作报告</title></head><body>{SAYS}{table}{SAYS}</body></html>"
    return read_report("-", stdin=page.encode())


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


YEARS = row("指标", "2023年", "2024年", tag="th")

HEADINGS = [
    # rows of a table; a cell; its row's headings, its column's, what is said above
    (YEARS + row("案件", "320起", "280起"), "280起", ["案件"], ["2024年"], []),
    (row("指标", "2023年") + row("案件", "320起"), "320起", ["案件"], ["2023年"], []),  # no th: the first row
    (row("案件", "320起") + row("破案率", "71%"), "71%", ["破案率"], [], []),  # no heading row at all
    (  # a heading over two columns, one over two rows
        "<tr><th rowspan=2>指标</th><th colspan=2>全市</th></tr>"
        + row("2023年", "2024年", tag="th")
        + row("案件", "1起", "2起"),
        *("2起", ["案件"], ["全市", "2024年"], []),
    ),
    (  # a row heading that reaches down
        YEARS + "<tr><td rowspan=2>案件</td><td>1起</td><td>2起</td></tr>" + row("3起", "4起"),
        *("4起", ["案件"], ["2024年"], []),
    ),
    (
        YEARS + "<tr><td colspan=3>一、治安</td></tr>" + row("案件", "1起", "2起"),
        "1起",
        ["一、治安", "案件"],
        ["2023年"],
        [],
    ),
    ("<caption>主要指标</caption>" + YEARS + row("案件", "1起", "2起"), "2起", ["案件"], ["2024年"], ["主要指标"]),
    (
        row("序号", "指标", "件数") + row("1", "案件", "9"),
        "9",
        ["案件"],
        ["件数"],
        [],
    ),  # running numbers are no heading
    (row("年份", "案件") + row("2023年", "320起"), "320起", ["2023年"], ["案件"], []),  # years down the side
    (row("", "2023年") + row("110警情", "5起"), "5起", ["110警情"], ["2023年"], []),  # a name with a number in it
    (YEARS + row("<p>案件</p>", "<p>1</p>\n<p>起</p>", "2起"), "1起", ["案件"], ["2023年"], []),  # paragraphs in cells
]


@pytest.mark.parametrize(("rows", "cell", "beside", "above", "caption"), HEADINGS)
def test_headings(rows: str, cell: str, beside: list[str], above: list[str], caption: list[str]) -> None:
    read = report(f"<table>{rows}</table>")
    (found,) = [c for c in read.cells if read.quote(c.place) == cell]
    assert read.cell_at(found.start) == found
    told = [[read.quote(place) for place in places] for places in (found.rows, found.columns, found.caption)]
    assert told == [beside, above, caption]


def test_a_table_that_lays_out_the_page_has_no_cells() -> None:
    read = report(f"<table><tr><td>导航</td><td>{SAYS * 20}</td></tr><tr><td>办案</td><td>12件</td></tr></table>")
    assert read.cells == ()
    assert "办案\t12件" in read.text


FIGURES = [
    # rows of a table; text, value, unit, subject, period, role, direction of each figure
    (
        YEARS + row("刑事案件", "320起", "280起"),
        [
            ("320起", 320, "起", "刑事案件", "2023", "level", None),
            ("280起", 280, "起", "刑事案件", "2024", "level", None),
        ],
    ),
    (row("指标", "2023年") + row("破案率", "71%"), [("71%", 71, "%", "破案率", "2023", "level", None)]),
    (  # the unit in the column's heading
        row("单位名称", "立案数（起）") + row("城区分局", "320"),
        [("320", 320, "起", "立案数", "2024", "level", None)],
    ),
    (  # a column of units
        row("指标", "计量单位", "2023年") + row("行政处罚", "件", "1,320"),
        [("1,320", 1320, "件", "行政处罚", "2023", "level", None)],
    ),
    (  # behind the figures
        row("指标", "2023年", "单位") + row("行政处罚", "1,320", "件"),
        [("1,320", 1320, "件", "行政处罚", "2023", "level", None)],
    ),
    (  # above the table, with a multiplier
        row("单位：万元") + row("指标", "2023年") + row("罚没收入", "1.5"),
        [("1.5", 15000, "元", "罚没收入", "2023", "level", None)],
    ),
    (  # a column of changes, with a sign
        row("指标", "本年", "同比（%）") + row("刑事案件", "280起", "-12.5"),
        [
            ("280起", 280, "起", "刑事案件", "2024", "level", None),
            ("12.5", 12.5, "%", "刑事案件", "2024", "change", "down"),
        ],
    ),
    (row("年份", "刑事案件") + row("2023年", "320起"), [("320起", 320, "起", "刑事案件", "2023", "level", None)]),
    (row("指标", "上年") + row("合计", "3起"), [("3起", 3, "起", "合计", "2023", "level", None)]),
    (row("指标", "立案") + row("合计", "3起"), [("3起", 3, "起", "立案", "2024", "level", None)]),  # of a row of totals
    (row("指标", "2023年") + row("净收入（元）", "-5"), []),  # no value is below 0: nothing rather than 5
    (row("序号", "2023年") + row("1", "320"), []),  # no unit anywhere: no figure
    (row("指标", "1-6月") + row("案件", "3起"), [("3起", 3, "起", "案件", "2024-01/2024-06", "level", None)]),
    (row("指标", "第二季度") + row("案件", "3起"), [("3起", 3, "起", "案件", "2024-04/2024-06", "level", None)]),
    (row("时间", "案件") + row("2023年下半年", "3起"), [("3起", 3, "起", "案件", "2023-07/2023-12", "level", None)]),
    (row("时间", "案件") + row("2023年数量", "3起"), [("3起", 3, "起", "案件", "2023", "level", None)]),
]


@pytest.mark.parametrize(("rows", "figures"), FIGURES)
def test_figures(rows: str, figures: list[tuple[object, ...]]) -> None:
    facts = extract(report(f"<table>{rows}</table>")).items
    found = [
        (q.text, float(q.value), q.unit, q.subject.text if q.subject else None, q.period, q.role, q.direction)
        for q in facts
        if isinstance(q, Quantity)
    ]
    assert found == figures
