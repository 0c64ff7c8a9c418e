"""A plan as it is looked up in the next report, and what that says became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from zhiji.comparing.clauses import Clause
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.outcomes import Counted
from zhiji.comparing.told import Told
from zhiji.comparing.wanted import Wanted

Status = Literal["done", "in-progress", "planned-again", "changed", "not-found"]
Why = Literal["series", "figure", "stage", "words"]

ENOUGH: Final = 0.5
"""The weight of a plan's words, in that of a pair found nowhere else, below which it says too little to be looked
for."""
NAMES_LITTLE: Final = 1.0
"""The weight of words below which a clause that says how far something is to come says it of the one before."""
DOUBTFUL: Final = 0.65
"""How sure it is at the most that something is on the way, or a work done, where only the likeness of words says so."""
FIGURE_BESIDE: Final = 0.6
"""How like a clause is at the least whose figure is held against a target of another series."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A thing that a clause plans, ``before`` and ``behind`` the clauses beside that one in its sentence. ``words`` are
    shown for it, ``wanted`` is looked for."""

    item: Clause
    clause: Clause
    words: str
    wanted: Wanted
    before: Clause | None = None
    behind: Clause | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a plan, the words of the next report for it, how sure that is, and what decided. ``words`` are the
    plan's; ``counted`` the amounts that are told of it, ``beside`` its target and the result."""

    words: str
    status: Status
    told: Clause | None
    confidence: float
    why: Why
    counted: tuple[Counted, ...] = ()
    beside: tuple[PlacedFigure, PlacedFigure] | None = None


def sure_of(told: Told, counted: Sequence[Counted] = ()) -> float:
    """How sure it is that both are of one thing, and so of what is said of it."""
    return 0.5 + 0.45 * told.score if told.named or counted else 0.4 + 0.4 * told.score
