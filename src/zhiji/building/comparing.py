"""What follows from the reports of one issuer held against each other, once at build: figures in series, plans with
what became of them, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from zhiji.building.matching import match_rows, stated_rows
from zhiji.comparing.across import Across
from zhiji.comparing.keeping import figure_rows, ledger_rows
from zhiji.corpus.packing import pack, pack_outline
from zhiji.corpus.tables import write_rows

Row = Mapping[str, Any]

COMPUTED: dict[str, Callable[[Across], Iterable[Row]]] = {
    "series": lambda across: figure_rows(across.figures),
    "ledger": lambda across: ledger_rows(across.ledger()),
    "matches": lambda across: match_rows(across.reports, across.matches),
}
"""The tables for people that are worked out of the reports of one issuer together, and what makes their rows."""

HELD: dict[str, Callable[[Across], Iterable[Row]]] = {
    "outlines": lambda across: [{"report": r.iri, "packed": pack_outline(r)} for r in across.reports],
    "figure_rows": lambda across: [{"report": row.report, "packed": pack(row)} for row in across.figure_rows],
    "initiative_rows": lambda across: [{"report": row.report, "packed": pack(row)} for row in across.initiatives],
    "stated": lambda across: stated_rows(across.reports, across.matches),
}
"""What questions between reports are asked of, as the graph gives it."""


def write_compared(place: Path, across: Across) -> None:
    """Each of these tables as a file in ``place``."""
    for table, make in {**COMPUTED, **HELD}.items():
        write_rows(place / f"{table}.arrow", table, list(make(across)))
