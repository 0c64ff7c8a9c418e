"""How good readers are on what they did not learn from: each report is read by one that knows nothing of its fold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhiji.model import Facts, Initiative, Link, Quantity
from zhiji.teaching.examples import Read, overlaps

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Held:
    """A report that people read, and what a reader of another fold found in it."""

    read: Read
    found: Facts


@dataclass(frozen=True, slots=True)
class Bin:
    """Links said with a confidence from ``low`` up to ``high``: how many, how sure on average, how many right."""

    low: float
    high: float
    said: int
    mean: float
    right: int


def reliability(held: Iterable[Held]) -> list[Bin]:
    """The links of all reports by their confidence; those that people leave open count for nobody."""
    told = [row for h in held for row in _judged(h)]
    bins: list[Bin] = []
    for low, high in pairwise(BINS):
        inside = [(sure, right) for sure, right in told if low <= sure < high]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            bins.append(Bin(low, min(high, 1.0), len(inside), mean, sum(right for _, right in inside)))
    return bins


def right_from(held: Iterable[Held], least: float) -> tuple[int, int]:
    """How many links are said with a confidence of at least ``least``, and how many of them are right."""
    rights = [right for h in held for sure, right in _judged(h) if sure >= least]
    return len(rights), sum(rights)


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: how far said and true part, weighed by how often each is said."""
    said = sum(b.said for b in bins)
    return sum(abs(b.mean * b.said - b.right) for b in bins) / said if said else 0.0


def _judged(held: Held) -> Iterator[tuple[float, bool]]:
    """Confidence and rightness of each link that is found; none where a person left the pair open."""
    gold, found = held.read.facts, held.found
    for link in found.of(Link):
        start, end = found.by_id[link.initiative], found.by_id[link.outcome]
        same = [g for g in gold.of(Link) if _same(gold, g, start, end)]
        if any(not g.optional for g in same):
            yield float(link.confidence or 0), True
        elif not same:
            yield float(link.confidence or 0), False


def _same(gold: Facts, link: Link, start: object, end: object) -> bool:
    outcome = gold.by_id[link.outcome]
    if isinstance(outcome, Quantity) != isinstance(end, Quantity):
        return False
    if isinstance(outcome, Quantity) and isinstance(end, Quantity) and outcome.value != end.value:
        return False
    if not overlaps(outcome.start, outcome.end, end.start, end.end):  # type: ignore[attr-defined, union-attr]
        return False
    first = gold.by_id[link.initiative]
    assert isinstance(first, Initiative)
    names = {first.name}
    mentions = [i for i in gold.of(Initiative) if i.name in names or i.coref == first.id or i.id == first.coref]
    return any(overlaps(m.start, m.end, start.start, start.end) for m in mentions)  # type: ignore[attr-defined]
