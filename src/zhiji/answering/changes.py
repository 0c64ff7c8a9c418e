"""Changes told both as an amount and as a rate: the levels that the two imply, and whether all that is told agrees."""

from __future__ import annotations

import re
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
from zhiji.lexicon.patterns import Pattern
from zhiji.model.codes import BOUND_SIGNS
from zhiji.model.intervals import Interval

MULTIPLIERS = (("万亿", 12), ("亿", 8), ("万", 4))
_FINEST = 2
_SAYS_BOUND = Pattern("bound_words", "{after}|[近多几]")
_OTHER = "vs-other"

CHANGES = (
    *("indicator", "period", "absolute", "relative", "impliedBefore", "impliedAfter", "statedBefore", "statedAfter"),
    *("agree", "sentence", "issuer", "year", "begin"),
)


def agreeing_changes(source: Source, _words: Mapping[str, str]) -> Rows:
    """Every change told as an amount and as a rate, as ``zhiji check`` reads it."""
    figures = load_figures(source.graph, Citations(source.graph))
    heads = {r.iri: (r.issuer, r.year) for r in source.reports}
    checks = find_checks(figures)
    rows = [row for c in find_comparisons(figures, priced=True) for row in _row(c, heads, checks)]
    return CHANGES, sorted(rows, key=lambda row: (str(row[10]), int(str(row[11] or 0)), int(str(row[12]))))


def _row(
    c: Comparison, heads: Mapping[str, tuple[str, int | None]], checks: Sequence[Check]
) -> Iterator[tuple[Cell, ...]]:
    amount, rate = c.amount, c.rate
    if amount is None or rate is None or amount.unit == POINTS:
        return
    alone = Comparison(amount=amount, rate=rate)
    verdict = _verdict(c, checks)
    implies = verdict is not None or not amount.is_priced  # a growth at constant prices implies no level
    before, after = (alone.base_claim(), alone.level_claim()) if implies else (None, None)
    issuer, year = heads[amount.report]
    yield (
        *(amount.name or amount.about, _period(c), _bounded(amount), _bounded(rate), _middle(before, amount)),
        *(_middle(after, amount), _written(c.base), _written(c.level), verdict),
        *(amount.evidence.sentence, issuer, year, amount.evidence.start),
    )


def _period(c: Comparison) -> str | None:
    """The period of the change; none where it is held against something else than a time (比“四经普”)."""
    amount = c.amount
    return None if amount is None or amount.comparison == _OTHER else amount.period


def _verdict(c: Comparison, checks: Sequence[Check]) -> bool | None:
    """Whether all that is told can stand; None where nothing else is told, and where the rate may be at constant
    prices, so that it need not fit levels at current ones."""
    assert c.amount is not None
    assert c.rate is not None
    if c.amount.is_priced:
        alone = Comparison(amount=c.amount, rate=c.rate).base_claim(Fraction(1))
        left = Comparison(base=c.base, level=c.level, amount=c.amount).base_claim(Fraction(1))
        fits = alone and left and alone.value.meets(left.value)
        return True if fits else None
    return _agree({c.amount, c.rate}, checks)


def _agree(change: set[Figure], checks: Sequence[Check]) -> bool | None:
    """Whether all that the change is held against can stand; None where it is held against nothing."""
    verdicts = [check.verdict for check in checks if change & set(check.figures)]
    return all(verdict != "broken" for verdict in verdicts) if verdicts else None


def _written(figure: Figure | None) -> str | None:
    return figure.written if figure else None


def _bounded(change: Figure) -> str:
    """A change with the sign of its bound, where its word stands outside the number: >+110亿元 for 超过110亿元."""
    return str(change) if _SAYS_BOUND.search(change.written) else BOUND_SIGNS.get(change.bound, "") + str(change)


def _middle(claim: Claim | None, told: Figure) -> str | None:
    """A level that figures imply, in the middle of what they allow, as ``told`` writes its own and no more exactly than
    they give it: 137万人."""
    value: Interval | None = claim.value if claim else None
    if value is None or value.low is None or value.high is None:
        return None
    middle, spare = (value.low + value.high) / 2, (value.high - value.low) / 2
    sign = next((sign for sign, _ in MULTIPLIERS if sign in told.written), "")
    worth = 10 ** dict(MULTIPLIERS).get(sign, 0)
    digits = 0
    while digits < _FINEST and spare * 10 ** (digits + 1) < worth:
        digits += 1
    unit = re.sub(r"^[\d.,，余多近约]*", "", told.written).removeprefix(sign)
    return f"{float(middle / worth):.{digits}f}{sign}{unit}"
