"""To which of the plans each piece of a result belongs: to that which it speaks of most surely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from zhiji.comparing.clauses import Clause
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.likeness import pairs
from zhiji.comparing.outcomes import is_honour
from zhiji.comparing.telling import Telling
from zhiji.comparing.told import Told
from zhiji.comparing.verdict import ENOUGH
from zhiji.comparing.wanted import Wanted

_CLAIM, _NAMED_CLAIM = 0.8, 0.6
"""The part of its likeness to the plan it speaks of most surely by which a clause may speak of another plan too: by
words, and by name."""
_NO_DOUBT = 0.8
"""The part of a plan's words with which an honour may be told of it."""
_LISTED = re.compile("[、和及]")
Piece = tuple[int, str]
"""Where a clause begins, and the one of the things it lists."""


class Claiming:
    """The results of a report, shared out among the plans of the one before."""

    def __init__(self, results: Telling, rarity: Rarity) -> None:
        self._results, self._rarity = results, rarity
        self._claims: dict[Piece, tuple[float, int]] = {}
        self._found: dict[tuple[int, int], list[Told]] = {}

    def hold(self, items: Iterable[Clause], wanted_of: Callable[[Clause], Wanted]) -> None:
        """Note which of the plans each piece of a result speaks of most surely."""
        for item in items:
            wanted = wanted_of(item)
            found = self._results.find(wanted) if wanted.weight >= ENOUGH else []
            self._found[item.begin, item.end] = found
            for told in found:
                piece = self._piece(told, wanted)
                if told.score > self._claims.get(piece, (0.0, 0))[0]:
                    self._claims[piece] = told.score, item.sentence_begin

    def found(self, item: Clause) -> list[Told]:
        """All results that speak of a plan, whichever they belong to."""
        return self._found.get((item.begin, item.end), [])

    def find(self, item: Clause, wanted: Wanted) -> list[Told]:
        """The results that speak of a plan, but for those that speak of another one far more surely, and for honours
        where a work was planned."""
        found = []
        place = item.begin, item.end
        for told in self._found[place] if place in self._found else self._results.find(wanted):
            best, owner = self._claims.get(self._piece(told, wanted), (0.0, item.sentence_begin))
            least = (_NAMED_CLAIM if told.named else _CLAIM) * best
            is_praise = not told.named and told.cover < _NO_DOUBT and is_honour(item.text, told.clause.text)
            if not is_praise and (owner == item.sentence_begin or told.score >= least):
                found.append(told)
        return found

    def _piece(self, told: Told, wanted: Wanted) -> Piece:
        pieces = _LISTED.split(told.clause.text)
        return told.clause.begin, max(pieces, key=lambda piece: self._rarity.weight(wanted.pairs & pairs(piece)))
