"""When two readings of one text mean the same fact, and which of the one belongs to which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from zhiji.model import Quantity, Span


class Placed(Protocol):
    """Whatever stands somewhere in the text and may be held optional."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def optional(self) -> bool: ...


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)
Q = TypeVar("Q", bound=Quantity)


def shared(one: _Stretch, other: _Stretch) -> int:
    """How many characters two stretches have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def is_exact(one: _Stretch, other: _Stretch) -> bool:
    return one.start == other.start and one.end == other.end


def is_overlapping(one: _Stretch, other: _Stretch) -> bool:
    """Whether the common part is at least half of the shorter stretch."""
    shorter = min(one.end - one.start, other.end - other.start)
    return shorter > 0 and 2 * shared(one, other) >= shorter


def has_same_value(one: Quantity, other: Quantity) -> bool:
    return round(float(one.value), 6) == round(float(other.value), 6)


def has_same_unit(one: Quantity, other: Quantity) -> bool:
    """Units without what belongs to the number (余元, 多件); ％ is %."""
    return _bare_unit(one.unit) == _bare_unit(other.unit)


def has_same_subject(one: Quantity, other: Quantity) -> bool:
    if one.subject is None or other.subject is None:
        return one.subject is other.subject
    return is_overlapping(one.subject, other.subject)


def is_measured_alike(one: Quantity, other: Quantity) -> bool:
    same_range = one.upper == other.upper
    return is_overlapping(one, other) and has_same_value(one, other) and same_range and has_same_unit(one, other)


def is_bounded_alike(one: Quantity, other: Quantity) -> bool:
    return is_measured_alike(one, other) and one.bound == other.bound


def is_about_the_same(one: Quantity, other: Quantity) -> bool:
    return is_measured_alike(one, other) and has_same_subject(one, other)


def is_in_the_same_role(one: Quantity, other: Quantity) -> bool:
    return is_about_the_same(one, other) and one.role == other.role


def is_wholly_alike(one: Quantity, other: Quantity) -> bool:
    turned_alike = one.role != "change" or one.direction == other.direction
    return is_in_the_same_role(one, other) and one.bound == other.bound and one.of == other.of and turned_alike


def find_pairs(gold: Sequence[P], found: Sequence[P], same: Callable[[P, P], bool]) -> list[tuple[int, int]]:
    """Pairs of indexes, one to one, as many as there can be; what gold wants is served before what it holds optional,
    and the pair with more in common is tried first. ``same`` must not hold for stretches that do not touch."""
    near = [list(options) for options in _find_near(gold, found, same)]
    owner: dict[int, int] = {}
    for i in sorted(range(len(gold)), key=lambda i: gold[i].optional):
        _give_place(i, near, owner)
    return sorted((i, j) for j, i in owner.items())


def _find_near(gold: Sequence[P], found: Sequence[P], same: Callable[[P, P], bool]) -> Iterator[Iterable[int]]:
    """For each of gold the indexes of ``found`` that are the same, most in common first, then in file order."""
    order = sorted(range(len(found)), key=lambda j: found[j].start)
    starts = [found[j].start for j in order]
    longest = max((one.end - one.start for one in found), default=0)
    for wanted in gold:
        window = order[bisect_left(starts, wanted.start - longest) : bisect_left(starts, wanted.end)]
        options = [j for j in window if same(wanted, found[j])]
        yield sorted(options, key=lambda j, wanted=wanted: (-shared(wanted, found[j]), j))  # type: ignore[misc]


def _give_place(i: int, near: list[list[int]], owner: dict[int, int]) -> None:
    """Give gold ``i`` a partner, moving others to their next choice where that frees one (an augmenting path)."""
    seen: set[int] = set()
    asking = [(i, iter(near[i]))]
    taken: list[int] = []
    while asking:
        j = next((j for j in asking[-1][1] if j not in seen), None)
        if j is None:
            asking.pop()
            del taken[-1:]
            continue
        seen.add(j)
        taken.append(j)
        if j not in owner:
            owner.update((partner, one) for (one, _), partner in zip(asking, taken, strict=True))
            return
        asking.append((owner[j], iter(near[owner[j]])))


def _bare_unit(unit: str) -> str:
    return unit.replace("％", "%").lstrip("余多").strip()


def subject_words(subject: Span | None) -> str:
    return subject.text if subject else "–"
