"""Totals: a number that is the sum of those before it is of none of their things alone."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import Final

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.phrases import Phrase
from zhiji.extraction.quantities.walks import Walk
from zhiji.lexicon.patterns import Pattern

_ALL_TOLD = Pattern(WORDS, "{all-told}[^，,。；;、]{0,4}$")
_WORD: Final = 2
"""Characters of most words: what is shared is told where it can be read as such."""


def summed_up(walk: Walk, i: int, before: Phrase | None) -> list[Phrase]:
    """非常满意802条，满意163条，合计965条: the things of the numbers before, whose sum this one is; else empty."""
    amount, held, total = walk.amounts[i], list[Phrase](), Decimal(0)
    if (before and not before.bare) or not _ALL_TOLD.search(walk.covered, walk.left_of(i), amount.start):
        return []
    for one in walk.backwards():
        if one.amount.unit != amount.unit or one.subject is None:
            return []
        held.insert(0, one.subject)
        total += one.amount.value
        if total >= amount.value:
            break
    return held if len(held) > 1 and total == amount.value else []


def shared_end(walk: Walk, parts: list[Phrase]) -> Phrase | None:
    """危化案件、烟花案件: 案件; None where the things share no word that each goes on to tell apart."""
    words = [walk.covered[part.start : part.end][::-1] for part in parts]
    shared = sum(1 for _ in takewhile(lambda same: len(set(same)) == 1, zip(*words, strict=False)))
    size = min(shared, min(map(len, words)) - 1)
    if size < _WORD or size % _WORD:
        return None
    return Phrase(parts[-1].end - size, parts[-1].end)
