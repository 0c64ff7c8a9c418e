"""Changes told both as an amount and as a rate: the levels that the two imply, and whether all that is told agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from zhiji.answering.figures import Rows
from zhiji.answering.sources import Source
from zhiji.answering.terms import Cell
from zhiji.checking.arithmetic import find_checks
from zhiji.checking.checks import Check
from zhiji.checking.comparisons import Claim, Comparison, find_comparisons
from zhiji.checking.figures import POINTS, Figure, load_figures
from zhiji.checking.rows import Citations
from zhiji.model.intervals import Interval

CHANGES = (
    *("indicator", "period", "absolute", "relative", "impliedBefore", "impliedAfter", "statedBefore", "statedAfter"),
    *("agree", "sentence", "issuer", "year", "begin"),
)


def agreeing_changes(source: Source, _words: Mapping[str, str]) -> Rows:
    """Every change told as an amount and as a rate, as ``zhiji check`` reads it."""
    figures = load_figures(source.graph, Citations(source.graph))
    heads = {r.iri: (r.issuer, r.year) for r in source.reports}
    checks = find_checks(figures)
    rows = [row for c in find_comparisons(figures) for row in _row(c, heads, checks)]
    return CHANGES, sorted(rows, key=lambda row: (str(row[10]), int(str(row[11] or 0)), int(str(row[12]))))


def _row(
    c: Comparison, heads: Mapping[str, tuple[str, int | None]], checks: Sequence[Check]
) -> Iterator[tuple[Cell, ...]]:
    amount, rate = c.amount, c.rate
    if amount is None or rate is None or amount.unit == POINTS:
        return
    alone = Comparison(amount=amount, rate=rate)
    before, after = alone.base_claim(), alone.level_claim()
    issuer, year = heads[amount.report]
    yield (
        *(amount.name or amount.about, amount.period, str(amount), str(rate), _middle(before), _middle(after)),
        *(_written(c.base), _written(c.level), _agree({amount, rate}, checks), amount.evidence.sentence, issuer, year),
        amount.evidence.start,
    )


def _agree(change: set[Figure], checks: Sequence[Check]) -> bool | None:
    """Whether all that the change is held against can stand; None where it is held against nothing."""
    verdicts = [check.verdict for check in checks if change & set(check.figures)]
    return all(verdict != "broken" for verdict in verdicts) if verdicts else None


def _written(figure: Figure | None) -> str | None:
    return figure.written if figure else None


def _middle(claim: Claim | None) -> int | None:
    """A level that figures imply, in the middle of what they allow."""
    value: Interval | None = claim.value if claim else None
    if value is None or value.low is None or value.high is None:
        return None
    return round((value.low + value.high) * Fraction(1, 2))
