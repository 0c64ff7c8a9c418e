"""What follows from the reports of one issuer held against each other, once at build: figures in series, plans with
what became of them, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from zhiji.answering import Source
from zhiji.building.matching import match_rows, stated_rows
from zhiji.comparing.across import Across
from zhiji.comparing.first_packing import pack_first
from zhiji.comparing.keeping import figure_rows, ledger_rows
from zhiji.corpus.packing import pack, pack_counts, pack_outline
from zhiji.corpus.tables import write_rows
from zhiji.store.counting import load_counts

Row = Mapping[str, Any]

COMPUTED: dict[str, Callable[[Across], Iterable[Row]]] = {
    "series": lambda across: figure_rows(across.figures),
    "ledger": lambda across: ledger_rows(across.ledger()),
    "matches": lambda across: match_rows(across.reports, across.matches),
}
"""The tables for people that are worked out of the reports of one issuer together, and what makes their rows."""

HELD: dict[str, Callable[[Source], Iterable[Row]]] = {
    "outlines": lambda source: [{"report": r.iri, "packed": pack_outline(r)} for r in source.reports],
    "figure_rows": lambda source: [{"report": row.report, "packed": pack(row)} for row in source.figures],
    "initiative_rows": lambda source: [{"report": row.report, "packed": pack(row)} for row in source.initiatives],
    "first_claims": lambda source: [{"report": f.report.iri, "packed": pack_first(f)} for f in source.first_claims],
    "counts": lambda source: [
        {"report": report, "packed": pack_counts(held)} for report, held in sorted(load_counts(source.graph).items())
    ],
    "stated": lambda source: stated_rows(source.reports, source.across.matches),
}
"""What questions between reports, and of each report, are asked of, as the graph gives it."""


def write_compared(place: Path, source: Source) -> None:
    """Each of these tables as a file in ``place``."""
    for table, make in COMPUTED.items():
        write_rows(place / f"{table}.arrow", table, list(make(source.across)))
    for table, make_held in HELD.items():
        write_rows(place / f"{table}.arrow", table, list(make_held(source)))
