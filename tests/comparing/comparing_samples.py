"""Invented reports as rows: the text, its outline, and figures by the words they are written in."""

from __future__ import annotations

import re
from decimal import Decimal
from hashlib import sha256
from typing import Any

from zhiji import api
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.ledger import LedgerRow, keep_ledger
from zhiji.comparing.names import Scheme
from zhiji.comparing.placing import place_figures
from zhiji.model.rows import FigureRow, InitiativeRow, ReportRow
from zhiji.reading.outline import outline_report
from zhiji.store.indicators import load_indicators

ISSUER = "乙省甲市丙区人民政府"


def scheme() -> Scheme:
    return Scheme(load_indicators(api.ontology_folder()))


def report_row(text: str, year: int | None = 2015, issuer: str = ISSUER) -> ReportRow:
    """A report of ``text`` with the outline that reading gives it."""
    outlined = outline_report(text)
    sha = sha256(text.encode()).hexdigest()
    return ReportRow(
        iri=f"id:report-{sha[:16]}",
        sha256=sha,
        issuer=issuer,
        body=f"id:{issuer}",
        year=year,
        title="政府工作报告",
        text=text,
        sentences=outlined.sentences,
        points=outlined.points,
        roles=tuple((s.start, s.end, s.role) for s in outlined.sections),
    )


def figure_row(report: ReportRow, quote: str, name: str, value: object, unit: str, **fields: Any) -> FigureRow:
    """The figure written ``quote`` (its last place in the text) that measures ``name`` (the last place before it)."""
    begin = report.text.rindex(quote)
    at = report.text.rfind(name, 0, begin)
    held = {"role": "level", "name_begin": at if at >= 0 else None, **fields}
    return FigureRow(
        report=report.iri,
        begin=begin,
        end=begin + len(quote),
        quote=quote,
        name=name,
        value=Decimal(str(value)),
        unit=unit,
        iri=f"{quote}@{begin}",
        **held,
    )


def placed(
    year: int, kind: str, value: object, unit: str = "亿元", *, period: str = "", quote: str = "", **fields: Any
) -> PlacedFigure:
    """A figure of 地区生产总值 as the report of ``year`` tells it, at a place of its own."""
    written = quote or f"{value}{unit}"
    sha = sha256(str(year).encode()).hexdigest()
    begin = fields.pop("begin", int(sha256(f"{period}{kind}{value}{unit}".encode()).hexdigest()[:4], 16))
    shown = Decimal(str(value)) * (10**8 if unit == "亿元" else 1)
    held: dict[str, Any] = {
        "indicator": "地区生产总值",
        "indicator_iri": "zjc:indicator-gross-regional-product",
        "accrual": "flow",
        "worded": "地区生产总值",
        "sentence": f"地区生产总值{written}。",
        "sha256": sha,
        "report": f"id:report-{year}",
        "sentence_begin": max(begin - 6, 0),
        **fields,
    }
    return PlacedFigure(
        issuer=ISSUER,
        body=f"id:{ISSUER}",
        year=year,
        title="政府工作报告",
        begin=begin,
        end=begin + len(written),
        quote=written,
        period=period or str(year),
        kind=kind,  # type: ignore[arg-type]
        value=shown,
        unit="元" if unit == "亿元" else unit,
        iri=f"id:f-{sha[:6]}-{begin}",
        **held,
    )


REST = "粮油储运平稳。林草监测有序。渔业购销两旺。文旅活动丰富。水务运行稳定。气象服务到位。" * 3
Number = tuple[int, str, str, object, str, str]


def two_reports(plan: str, told: str, again: str = "") -> tuple[ReportRow, ReportRow]:
    """A report that plans ``plan`` for 2015, and the next one, which tells ``told`` and plans ``again``."""
    before = f"甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n{REST}\n\n二、2015年工作安排\n\n{plan}\n"
    after = f"甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n{told}{REST}\n\n二、2016年工作安排\n\n{again}{REST}\n"
    return report_row(before, 2014), report_row(after, 2015)


def ledger(plan: str, told: str, again: str = "", *rows: Number) -> list[LedgerRow]:
    """The rows of the plan; ``rows`` are figures: of which report, quote, name, value, unit, role."""
    reports = two_reports(plan, told, again)
    held = [figure_row(reports[at], q, name, value, unit, role=role) for at, q, name, value, unit, role in rows]
    figures = [f for report in reports for f in place_figures(report, held, scheme())]
    at = reports[0].text.index(plan)
    named = [planned(reports[0], at + found.start()) for found in re.finditer("[^。]+。", plan)]
    return [row for row in keep_ledger(reports, figures, named) if at <= row.plan.begin < at + len(plan)]


def planned(report: ReportRow, begin: int) -> InitiativeRow:
    """An initiative that ``report`` plans, at ``begin``."""
    return InitiativeRow(report=report.iri, begin=begin, end=begin + 1, quote="", name="", phase="planned")
