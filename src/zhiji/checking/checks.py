"""A check: two claims about one value, and whether both can stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from zhiji.checking.comparisons import HALF, Claim
from zhiji.checking.figures import Figure

Verdict = Literal["held", "close", "broken"]
Rule = Literal[
    "sum", "rate", "signs", "direction", "series", "base-and-level", "stated-twice", "share", "part", "parts"
]
Pair: TypeAlias = tuple[Claim, Claim]

RATE = "rate"
"""Stands where a claim's step is no value of a period but how two values compare."""

_CUT_OFF = Fraction(1)


@dataclass(frozen=True, slots=True)
class Check:
    """Two claims about one value, and whether both can stand. ``close``: they differ in the last place only, as when a
    figure was cut off and not rounded. ``certain``: the report itself puts the figures together."""

    rule: Rule
    one: Claim
    other: Claim
    verdict: Verdict
    certain: bool = True

    @property
    def figures(self) -> tuple[Figure, ...]:
        held = {f.iri: f for f in (*self.one.figures, *self.other.figures)}
        return tuple(sorted(held.values(), key=lambda f: (f.report, f.evidence.start, f.iri)))


def judged(rule: Rule, claims: Callable[[Fraction], Pair | None], certain: bool = True) -> Check | None:
    """The check of the two claims, first as figures are rounded, then as they may have been cut off; None where there
    is nothing to hold against each other."""
    pair = claims(HALF)
    if pair is None:
        return None
    if pair[0].value.meets(pair[1].value):
        return Check(rule, *pair, "held", certain)
    wide = claims(_CUT_OFF)
    close = wide is not None and wide[0].value.meets(wide[1].value)
    return Check(rule, *pair, "close" if close else "broken", certain)
