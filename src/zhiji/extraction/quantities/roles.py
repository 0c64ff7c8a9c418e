"""The role of a number: a level, its base, a change, a share, or a norm; with direction, comparison and recurrence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.predicates import growth_after, starts_with_move
from zhiji.extraction.quantities.walks import Measured
from zhiji.extraction.text.clauses import clause_start
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon, rows_of
from zhiji.model import Comparison, Direction, Place, Role, SectionRole

_EVERY = Pattern("recurrences", r"每(?P<n>[半两三]|\d{1,2})?个?(?P<unit>{*})")
_EVERY_ONCE = re.compile(r"每[^，,。；;]{1,16}$")
_ARRIVED = re.compile(r"(?<!达)[至到]$")
_QUALITIES = Terms(WORDS, "quality")
_COUNTS: Final = ("body", "people", "paper", "case", "thing", "kind", "event")
_PLACES: Final = ("位", "名", "强")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a number is meant."""

    role: Role
    direction: Direction | None = None
    comparison: Comparison | None = None
    base_period: str | None = None
    share_of: str | None = None
    recurrence: str | None = None


_NORM = Pattern("role_cues", "{norm}")
_TARGET = Pattern("role_cues", "{target|hoped}[^，,。；;：:]{0,6}$")
_DONE = Pattern("role_cues", r"(?:19|20)\d\d年|{done}")
_LAID_DOWN = Pattern("role_cues", "{laid-down}")


def read_role(covered: str, sentence: Place, one: Measured, before: Reading | None, section: SectionRole) -> Reading:
    """The role of one measured number; ``before`` is the reading of the number before it in the sentence, whose
    comparison a bare 下降24.1% goes on with. In a section of plans every number is a norm."""
    predicate, amount = one.predicate, one.amount
    clause = _clause_before(covered, sentence.start, amount.start)
    recurrence = recurrence_of(clause)
    if section == "plans":
        return Reading("norm", recurrence=recurrence)
    if amount.unit in _PLACES and covered[amount.start - 1] == "前":
        return Reading("rank")
    if predicate.is_base:
        return Reading("base", base_period=predicate.base_period)
    if _is_norm(clause, one, recurrence) or (
        before and before.role == "norm" and _goes_on(covered, sentence, one, clause)
    ):
        return Reading("norm", recurrence=recurrence, share_of=predicate.share_of)
    if predicate.reached:
        return Reading("level", predicate.direction, _against(predicate.comparison, before), predicate.base_period)
    if _ARRIVED.search(predicate.marks):
        started = starts_with_move(covered, one.left, amount.start) or (
            starts_with_move(covered, one.subject.start, amount.start) if one.subject else None
        )
        return Reading("level", started, predicate.comparison, predicate.base_period)
    moved = predicate.moved and one.how != "after" and not (predicate.verb in _QUALITIES and amount.kind in _COUNTS)
    direction = predicate.direction if moved else _direction_beside(covered, one)
    if direction:
        comparison, base = predicate.comparison, predicate.base_period
        if comparison is None and before and before.role in ("change", "base"):
            comparison, base = before.comparison or ("vs-year" if before.base_period else None), before.base_period
        return Reading("change", direction, comparison or "unstated", base)
    if predicate.is_share or (amount.kind in ("percent", "ratio") and one.after.startswith("的")):
        return Reading("share", share_of=predicate.share_of)
    if predicate.comparison and amount.unit in ("个百分点", "个点", "个基点"):
        return Reading("change", "up", predicate.comparison, predicate.base_period)
    if before and before.role == "base" and one.how == "from-its-base":
        return Reading("level", None, "before-after")
    return Reading("level")


def _against(comparison: Comparison | None, before: Reading | None) -> Comparison | None:
    return comparison or ("before-after" if before and before.role == "base" else None)


@per_lexicon
def _letters() -> dict[str, str]:
    """Y, Q, M, W, D, and H for half a year, by the word for the span."""
    return {row.term: row.kind for row in rows_of("recurrences", "*")}


def recurrence_of(clause: str) -> str | None:
    """P1Y for 每年, P3M for 每季, P6M for 每半年; the last 每 in the clause."""
    found: str | None = None
    for match in _EVERY.finditer(clause):
        n, unit = match["n"], match["unit"]
        letter = _letters()[unit]
        if n == "半" or letter == "H":
            found = "P6M"
            continue
        count = value_of(n or "1")
        found = f"P{count * 3}M" if letter == "Q" else f"P{count}{letter}"
    return found


def _is_norm(clause: str, one: Measured, recurrence: str | None) -> bool:
    if _TARGET.search(clause):
        return True
    if _NORM.search(clause) and not _DONE.search(clause):
        return True
    if one.amount.bound == "at-most" and one.amount.kind in ("time", "abstract") and not one.predicate.reached:
        return not _DONE.search(clause)
    once = one.amount.chinese and one.amount.value == 1
    return once and (recurrence is not None or _EVERY_ONCE.search(clause) is not None)


def _goes_on(covered: str, sentence: Place, one: Measured, clause: str) -> bool:
    """明确占比不低于40%，专职民警80%以上时间沉在社区: what is laid down goes on to the next clause."""
    laid_down = _LAID_DOWN.search(covered, max(sentence.start, one.amount.start - 120), one.amount.start)
    return laid_down is not None and not _DONE.search(clause)


def _direction_beside(covered: str, one: Measured) -> Direction | None:
    """减少事业单位45家 before it, 20%的增速 behind it."""
    if one.amount.kind in ("percent", "ratio", "multiple"):
        after = growth_after(one.after)
        if after:
            return after
    if one.subject is None or one.how != "before" or _ARRIVED.search(one.predicate.marks):
        return None
    return starts_with_move(covered, one.subject.start, one.amount.start) or starts_with_move(
        covered, one.left, one.amount.start
    )


def _clause_before(covered: str, floor: int, at: int) -> str:
    return covered[clause_start(covered, max(floor, at - 60), at) : at]
