"""Trees asked all at once, the few clues that hold instead of every node.

The ends of a tree are numbered so that of two branches the one where the clue does not hold comes first. A clue that
holds rules out the ends of the first branch wherever it is asked; the first end of a tree that no clue rules out is
what the tree comes to (Lucchese et al., QuickScorer, SIGIR 2015). The ends of many trees lie in one whole number, a bit
each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from sys import byteorder

from zhiji.extraction.trees import Tree

_SLOT = 64
"""Bits, and so ends, that one tree may have."""
_TYPE, _EVERY = "Q", (1 << _SLOT) - 1
_STEPS, _HOPELESS = (21, 41, 61, 101), -3.5
"""What so many trees leave below that, the others are not asked of: four of five pairs, and none that is a link."""


class Forest:
    """Trees made ready to be asked often; ValueError for one of more than 64 ends.

    >>> forest = Forest([("after=办理", ("far", -1.0, 2.0), -0.5), 0.25])
    >>> forest.sum_of({"after=办理"}), forest.sum_of(()), forest.sum_of({"after=办理", "far"})
    (2.25, -0.25, -0.75)
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        edges = [0, *(step for step in _STEPS if step < len(trees)), len(trees)]
        self._groups = [_Group(trees[begin:end]) for begin, end in pairwise(edges)]

    def sum_of(self, clues: Iterable[str]) -> float:
        """What the trees come to together; what the first of them find hopeless stays as they leave it."""
        total = 0.0
        for group in self._groups:
            for number in group.come_to(clues):
                total += number
            if total < _HOPELESS:
                break
        return total


class _Group:
    """Some of the trees: for each clue the ends that it leaves, and the number at each end."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._ends: list[dict[int, float]] = []
        left: dict[str, array[int]] = {}
        for at, tree in enumerate(trees):
            ends: list[float] = []
            for clue, ruled_out in _asked(tree, ends):
                left.setdefault(clue, array(_TYPE, [_EVERY]) * len(trees))[at] &= ~ruled_out
            if len(ends) > _SLOT:
                raise ValueError(f"a tree of {len(ends)} ends: {_SLOT} are the most")
            self._ends.append({1 << place: number for place, number in enumerate(ends)})
        self._left = {clue: int.from_bytes(slots.tobytes(), byteorder) for clue, slots in left.items()}
        self._size = len(trees) * _SLOT // 8

    def come_to(self, clues: Iterable[str]) -> Iterator[float]:
        """What each tree comes to, in their order."""
        open_ends, left = (1 << 8 * self._size) - 1, self._left
        for clue in clues:
            if clue in left:
                open_ends &= left[clue]
        slots = array(_TYPE)
        slots.frombytes(open_ends.to_bytes(self._size, byteorder))
        return (ends[slot & -slot] for ends, slot in zip(self._ends, slots, strict=True))


def _asked(tree: Tree, ends: list[float]) -> Iterator[tuple[str, int]]:
    """Each clue that a tree asks of, with the bits of the ends that it rules out; the numbers go to ``ends``."""
    if not isinstance(tree, tuple):
        ends.append(tree)
        return
    clue, held, without = tree
    first = len(ends)
    yield from _asked(without, ends)
    yield clue, (1 << len(ends)) - (1 << first)
    yield from _asked(held, ends)
