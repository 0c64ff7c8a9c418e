"""The words of the next report for plans that a figure decided whose clause is too short to be looked for (增长7%)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zhiji.comparing.clauses import Clause
from zhiji.comparing.ledger import LedgerRow


def with_words(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """The rows, each that rests on a figure of the next report with the clause of that figure where it has no words."""
    return [row if row.told else replace(row, told=_clause_of_result(row)) for row in rows]


def _clause_of_result(row: LedgerRow) -> Clause | None:
    result = row.beside[1] if row.beside else None
    if result is None or result.report != row.after.iri:
        return None
    written = row.after.text[result.begin - len(result.clause_before) : result.end]
    text = written.lstrip()
    return Clause(
        report=result.report,
        begin=result.end - len(text),
        end=result.end,
        text=text,
        sentence_begin=result.sentence_begin,
        sentence=result.sentence,
        role="results",
    )
