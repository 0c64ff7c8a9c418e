"""Which of two facts that share their words gives way to the other when both become one reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from zhiji.model import Fact, Link, Quantity

_NAMES = ("unit", "initiative", "award", "recognition")
"""Types that are rivals for the same words: told as an institution, it is not a unit as well."""
_RANKS = {"curated": 2, "proposed": 1}


def find_pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Each fact that gives way to another, with the one that it gives way to."""
    winners = sorted((fact for fact in facts if not isinstance(fact, Link) and _rank(fact)), key=_begin)
    starts = [_begin(fact) for fact in winners]
    longest = max((fact.end - fact.start for fact in winners if not isinstance(fact, Link)), default=0)
    for fact in facts:
        if not isinstance(fact, Link):
            near = winners[bisect_left(starts, fact.start - longest) : bisect_left(starts, fact.end)]
            winner = best_winner(fact, near)
            if winner is not None:
                yield fact, winner


def _begin(fact: Fact) -> int:
    return -1 if isinstance(fact, Link) else fact.start


def best_winner(fact: Fact, facts: Iterable[Fact]) -> Fact | None:
    """The fact that ``fact`` gives way to: a person's before a model's before the reader's; None where it stands.

    Of one type (award and recognition count as one) they have to share half of the shorter one's words, of rival types
    most of the longer one's; a figure has to have the same value and unit."""
    if isinstance(fact, Link):
        return None
    rivals = [other for other in facts if _gives_way(fact, other)]
    return max(rivals, key=lambda other: (_rank(other), _common(fact, other), _alike(fact, other)), default=None)


def _gives_way(fact: Fact, other: Fact) -> bool:
    if isinstance(other, Link) or isinstance(fact, Link) or _rank(other) <= _rank(fact) or not _common(fact, other):
        return False
    if isinstance(fact, Quantity) or isinstance(other, Quantity):
        return _is_same_figure(fact, other)
    lengths = fact.end - fact.start, other.end - other.start
    if _family(fact) == _family(other):
        return 2 * _common(fact, other) >= min(lengths)
    rivals = fact.type in _NAMES and other.type in _NAMES
    return rivals and 5 * _common(fact, other) >= 4 * max(lengths)


def _family(fact: Fact) -> str:
    return "honour" if fact.type in ("award", "recognition") else fact.type


def _rank(fact: Fact) -> int:
    return _RANKS.get(fact.reading or "", 0)


def _common(one: Fact, other: Fact) -> int:
    assert not isinstance(one, Link)
    assert not isinstance(other, Link)
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _is_same_figure(one: Fact, other: Fact) -> bool:
    """The figure that a model said more of: its id begins with the reader's, or in a reading made anew its place and
    value are the same."""
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        return False
    same = (one.start, one.end, one.value, one.unit) == (other.start, other.end, other.value, other.unit)
    return same and (other.reading == "curated" or other.id == f"proposed-{one.id}")


def _alike(one: Fact, other: Fact) -> int:
    """Of two figures that could be meant, the one with more in common."""
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        return 0
    return (one.subject == other.subject) + (one.role == other.role)
