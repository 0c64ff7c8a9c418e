"""Figures in their places and plans with what became of them, as rows of a table, and back: the same values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from zhiji.comparing.clauses import Clause
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.ledger import LedgerRow
from zhiji.comparing.series import build_series
from zhiji.model.rows import ReportRow

Row = dict[str, Any]

_COLUMNS = {"sha256": "text_sha256", "body": "issuer_iri", "iri": "figure"}
"""The columns that are called otherwise than the field."""
_FIELDS = {f.name: _COLUMNS.get(f.name, f.name) for f in fields(PlacedFigure)}


def figure_rows(figures: Iterable[PlacedFigure]) -> Iterator[Row]:
    """A row a figure; ``scattered`` where its series is of many things that go by one name."""
    for series in build_series(figures):
        for figure in series.figures:
            row = {column: getattr(figure, name) for name, column in _FIELDS.items()}
            numbers = {"value": float(figure.value), "upper": None if figure.upper is None else float(figure.upper)}
            yield row | numbers | {"scattered": series.is_scattered}


def figure_of(row: Mapping[str, Any]) -> PlacedFigure:
    """The figure of a row."""
    held = {name: row[column] for name, column in _FIELDS.items()}
    return PlacedFigure(**(held | {name: _decimal(held[name]) for name in ("value", "upper")}))


def ledger_rows(rows: Iterable[LedgerRow]) -> Iterator[Row]:
    """A row a plan."""
    for row in rows:
        yield {
            "report": row.planned.iri,
            "issuer": row.planned.issuer,
            "year": row.planned.year,
            "issuer_iri": row.planned.body,
            "plan_sha256": row.planned.sha256,
            **_clause_row("plan", row.plan),
            "plan_words": row.words,
            "status": row.status,
            "next_report": row.after.iri,
            "next_year": row.after.year,
            "next_sha256": row.after.sha256,
            **_clause_row("next", row.told),
            "confidence": float(row.confidence),
            "why": row.why,
        }


def ledger_of(row: Mapping[str, Any], reports: Mapping[str, ReportRow]) -> LedgerRow:
    """The plan of a row, between its reports."""
    planned, after = reports[row["report"]], reports[row["next_report"]]
    plan = _clause("plan", planned.iri, row)
    assert plan
    confidence = Decimal(f"{row['confidence']:.2f}")
    told, words = _clause("next", after.iri, row), row["plan_words"]
    return LedgerRow(plan, planned, after, row["status"], told, confidence, row["why"], words)


_CLAUSE = ("begin", "end", "text", "sentence_begin", "sentence", "role")
_COLUMNS_OF = {"plan": _CLAUSE, "next": (*_CLAUSE, "period")}


def _clause_row(lead: str, clause: Clause | None) -> Row:
    return {f"{lead}_{name}": getattr(clause, name) if clause else None for name in _COLUMNS_OF[lead]}


def _clause(lead: str, report: str, row: Mapping[str, Any]) -> Clause | None:
    told = {name: row[f"{lead}_{name}"] for name in _COLUMNS_OF[lead]}
    return None if told["begin"] is None else Clause(report=report, **told)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
