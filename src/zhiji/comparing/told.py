"""A clause that speaks of a plan, and the piece of a list in it that does."""

from __future__ import annotations

from dataclasses import dataclass

from zhiji.comparing.clauses import Clause
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.likeness import pairs


@dataclass(frozen=True, slots=True)
class Told:
    """A clause of the next report that speaks of a plan. ``cover`` is the part of the plan's words that it has,
    ``named`` whether it has a name of the plan, ``numbered`` whether a number that few things have; ``score`` is how
    sure it is that both are of one thing, 0 to 1; ``is_part`` where one alone is told of many things that a plan
    joins, ``is_loose`` where the clause may speak of another thing that begins with the plan's words; ``near`` is how
    many characters in a row both have, and which part of the clause's words is the plan's."""

    clause: Clause
    cover: float
    named: bool
    numbered: bool
    score: float
    is_part: bool = False
    is_loose: bool = False
    near: tuple[int, float] = (0, 0.0)


def piece_of(words: str, own: frozenset[str], rarity: Rarity) -> str:
    """The piece of a list that has most of the pairs ``own``."""
    return max(words.split("、"), key=lambda piece: rarity.weight(own & pairs(piece)))
