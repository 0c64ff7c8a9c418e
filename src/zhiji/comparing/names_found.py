"""Which part of a plan's names a clause has, and whether it has more than they say."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.comparing.amounts import without_amounts
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.likeness import pair_runs, pairs
from zhiji.comparing.told_apart import ends_in_a_kind
from zhiji.comparing.wanted import Wanted

_ONE_OF_SEVERAL = 0.8
"""The part of one name that has to be found where the plan has several."""
_WORK = 0.8
"""The weight of words that say what is done with a thing."""
_BEYOND = 0.45
"""The part of the other words of a plan for a place that is found again."""


def part_of_names(wanted: Wanted, held: frozenset[str], rarity: Rarity) -> float:
    """Which part of the plan's names stands among the pairs; of several names one suffices."""
    if not wanted.names:
        return 0.0
    names = [[p for p in name if p not in wanted.left_out(held)] for name in wanted.names]
    names = [name for name in names if name]
    if not names:
        return 0.0
    named = frozenset(pair for name in names for pair in name)
    there = frozenset(p for n in names if not ends_in_a_kind(n) or held.issuperset(n) for p in n)
    whole = rarity.weight(there & held) / rarity.weight(named)
    return max(whole, *(_ONE_OF_SEVERAL * _part(name, held, rarity) for name in names))


def _part(name: Sequence[str], held: frozenset[str], rarity: Rarity) -> float:
    found = [pair for pair in name if pair in held]
    part = rarity.weight(found) / rarity.weight(name)
    return part if part >= _ONE_OF_SEVERAL else 0.0


def has_more_than_places(wanted: Wanted, held: frozenset[str]) -> bool:
    """Whether more is found again than the name of a place: of what stands behind it."""
    named = {pair for name in wanted.names for pair in name}
    other: list[tuple[str, float]] = []
    for run, weights in wanted.runs:
        last = max((i for i, pair in enumerate(run) if pair in named), default=-1)
        other += list(zip(run, weights, strict=True))[last + 1 :]
    whole = sum(weight for _, weight in other)
    return not whole or sum(weight for pair, weight in other if pair in held) >= _BEYOND * whole


def is_another_work(wanted: Wanted, piece: str, rarity: Rarity) -> bool:
    """Whether the piece of a list has the plan's name and another thing that is done with it: 甲商场扩建,
    甲商场完成商标注册."""
    beyond = wanted.beyond_names()
    if rarity.weight(beyond) < _WORK or beyond & pairs(piece):
        return False
    runs = pair_runs(without_amounts(piece))
    weighed = ((pair, w) for run in runs for pair, w in zip(run, rarity.weights(run), strict=True))
    return sum(weight for pair, weight in weighed if pair not in wanted.pairs) >= _WORK
