"""The rows of two reports' ledger as JSON, and back: the same rows, with their amounts and figures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from zhiji.comparing.amounts import Amount
from zhiji.comparing.clauses import Clause
from zhiji.comparing.ledger import LedgerRow, Pair
from zhiji.comparing.outcomes import Counted
from zhiji.model.rows import ReportRow


def parts_of(pair: Pair) -> list[object]:
    """All that the rows of a pair are made of."""
    reports = pair.planned, pair.after
    told = [[getattr(report, f.name) for f in fields(ReportRow)] for report in reports]
    return ["ledger", *told, *pair.figures, pair.named]


def pack_ledger(rows: Iterable[LedgerRow], pair: Pair) -> str:
    """The rows without their reports; a figure is told by its number among those of the pair."""
    number = {figure: i for i, figure in enumerate([*pair.figures[0], *pair.figures[1]])}
    packed = [
        [
            *(_told(row.plan), row.status, _told(row.told), str(row.confidence), row.why, row.words),
            [[_told(getattr(counted, f.name)) for f in fields(Counted)] for counted in row.counted],
            [number[figure] for figure in row.beside or ()],
        ]
        for row in rows
    ]
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def unpack_ledger(words: str, pair: Pair) -> list[LedgerRow]:
    """The rows of the pair that were packed."""
    figures = [*pair.figures[0], *pair.figures[1]]
    rows = []
    for plan, status, told, confidence, why, own, counted, beside in json.loads(words):
        two = tuple(figures[i] for i in beside)
        rows.append(
            LedgerRow(
                *(Clause(*plan), pair.planned, pair.after, status, Clause(*told) if told else None),
                *(Decimal(confidence), why, own),
                counted=tuple(map(_counted, counted)),
                beside=(two[0], two[1]) if two else None,
            )
        )
    return rows


def _told(value: object) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Clause | Amount):
        return [_told(getattr(value, f.name)) for f in fields(value)]
    return value


def _counted(row: list[Any]) -> Counted:
    begin, end, planned, told, told_begin, amount, is_alike = row
    return Counted(begin, end, _amount(planned), Clause(*told), told_begin, _amount(amount), is_alike)


def _amount(row: list[Any]) -> Amount:
    value, *rest = row
    return Amount(Decimal(value), *rest)
