"""Which stretches are names: each weighed by its clues, the best of those that overlap kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from zhiji.extraction.deciding.barring import LISTED, is_barred
from zhiji.extraction.deciding.edges import without_work
from zhiji.extraction.deciding.spans import Stretch, Text, find_stretches, span_clues
from zhiji.extraction.weighing import Weights

EXACT, PARTLY, WRONG = "exact", "partly", "wrong"
"""The labels of a stretch: a name; one that overlaps a name; none."""
_OF_A_ROW = 0.45
"""What part of the confidence an organisation needs that stands in a row which says it is of organisations."""
_PARTLY_COUNTS = 0.5
"""How much a stretch that is only partly right counts when it is decided whether to keep it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A stretch with what was thought of it: ``confidence`` that it names something, whether it was ``kept``."""

    kind: str
    start: int
    end: int
    confidence: float
    exact: float
    kept: bool
    clues: tuple[str, ...]
    rule: str | None


def choose(text: Text, weights: Mapping[str, Weights], least: Mapping[str, float]) -> list[Choice]:
    """Every stretch of ``text`` weighed, in text order. Kept are those that reach ``least`` of their kind, the likelier
    of two that overlap (a recognition may hold a unit)."""
    weighed = _weighed(text, weights)
    kept = _kept(text, weighed, least)
    return [_choice(text, *w, kept=id(w[0]) in kept) for w in weighed]


def keep_names(text: Text, weights: Mapping[str, Weights], least: Mapping[str, float]) -> list[Choice]:
    """Those of ``choose`` that are kept."""
    weighed = _weighed(text, weights)
    kept = _kept(text, weighed, least)
    return [_choice(text, *w, kept=True) for w in weighed if id(w[0]) in kept]


_Weighed: TypeAlias = tuple[Stretch, float, float, list[str]]
"""A stretch, how likely it is a name, how likely it only overlaps one, and its clues."""


def _weighed(text: Text, weights: Mapping[str, Weights]) -> list[_Weighed]:
    return [_weigh(text, stretch, weights[stretch.kind]) for stretch in find_stretches(text)]


def _kept(text: Text, weighed: Sequence[_Weighed], least: Mapping[str, float]) -> set[int]:
    """The stretches that are names, by identity."""
    kept: set[int] = set()
    taken: dict[int, frozenset[str]] = {}
    for stretch, exact, partly, _ in sorted(weighed, key=_order):
        needed = least[stretch.kind] * (_OF_A_ROW if stretch.seen.get("rule") == LISTED else 1)
        if exact + _PARTLY_COUNTS * partly < needed or is_barred(text, stretch):
            continue
        places = range(stretch.first, stretch.last)
        held = frozenset[str]().union(*(taken.get(at, ()) for at in places))
        if all(_may_meet({other, stretch.kind}, stretch) for other in held):
            kept.add(id(stretch))
            taken |= {at: taken.get(at, frozenset()) | {stretch.kind} for at in places}
    return kept


def _may_meet(kinds: set[str], stretch: Stretch) -> bool:
    """A unit may stand in a recognition, and a national body at the head of an honour (国务院督查激励)."""
    if kinds == {"unit", "recognition"}:
        return True
    return kinds == {"unit", "award"} and stretch.seen.get("rule") == _NATIONAL


_NATIONAL = "unit:whole"


def _order(weighed: _Weighed) -> tuple[float, int, int, str]:
    """The likeliest first."""
    stretch, exact, partly, _ = weighed
    return -(exact + 0.3 * partly), stretch.first, stretch.last, stretch.kind


def _weigh(text: Text, stretch: Stretch, weights: Weights) -> _Weighed:
    clues = span_clues(text, stretch)
    chances = dict(zip(weights.labels, weights.probabilities(clues), strict=True))
    return stretch, chances.get(EXACT, 0.0), chances.get(PARTLY, 0.0), clues


def _choice(text: Text, stretch: Stretch, exact: float, partly: float, clues: Sequence[str], *, kept: bool) -> Choice:
    start, end = text.words[stretch.first].start, text.words[stretch.last - 1].end
    if stretch.kind == "initiative":
        end = start + len(without_work(text.surface.text[start:end]))
    return Choice(
        stretch.kind,
        start,
        end,
        exact + partly,
        exact,
        kept,
        tuple(clues),
        stretch.seen.get("rule"),
    )
