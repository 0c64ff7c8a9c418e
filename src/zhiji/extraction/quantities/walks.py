"""A walk through one sentence: its amounts, the words on either side of each, and what was measured so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Literal

from zhiji.extraction.quantities.amounts import Amount
from zhiji.extraction.quantities.phrases import Phrase
from zhiji.extraction.quantities.phrases_before import best_before
from zhiji.extraction.quantities.phrases_behind import best_after
from zhiji.extraction.quantities.predicates import Predicate
from zhiji.extraction.text.clauses import clause_end, clause_start
from zhiji.model import Place

_LEFT: Final = 90
_RIGHT: Final = 48
_LOOK_BACK: Final = 40


How = Literal[
    "after",
    "before",
    "verb",
    "compound",
    "respectively",
    "each-of-several",
    "from-its-base",
    "said-before",
    "total",
    "said-after",
    "state-after",
    "clause-before",
    "sentence-before",
    "what-they-did",
    "heading",
    "place",
    "whole",
    "of-whole",
    "what-became",
]
"""Where the subject of a number was found, seen from the number."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount with what is said of it and the place of what it measures; ``how`` names the rule that found it,
    ``ahead`` and ``behind`` are words that belong to its name and stand elsewhere."""

    amount: Amount
    predicate: Predicate
    subject: Phrase | None
    how: How
    left: int
    after: str
    ahead: str = ""
    behind: str = ""


@dataclass
class Walk:
    """One sentence with its amounts, and what of it has been measured."""

    covered: str
    sentence: Place
    amounts: list[Amount]
    done: list[Measured] = field(default_factory=list)

    def left_of(self, i: int) -> int:
        """Where the words before amount ``i`` begin: the clause, or the end of the amount before it."""
        amount = self.amounts[i]
        floor = max(self.sentence.start, self.amounts[i - 1].end if i else 0, amount.start - _LEFT)
        return clause_start(self.covered, floor, amount.start, brackets=True)

    def right_of(self, i: int) -> int:
        """Where the words after amount ``i`` end: the clause, or the next amount."""
        amount = self.amounts[i]
        limit = self.start_of(i + 1) or self.sentence.end
        limit = min(limit, amount.end + _RIGHT)
        return clause_end(self.covered, amount.end, limit, brackets=True)

    def start_of(self, i: int) -> int | None:
        return self.amounts[i].start if i < len(self.amounts) else None

    def is_compound(self, i: int) -> bool:
        """Nothing stands between this amount and the one before: 462起748人."""
        return i > 0 and self.amounts[i - 1].end == self.amounts[i].start and self.amounts[i - 1].kind != "place"

    def last_of_compound(self, i: int) -> int:
        while self.start_of(i + 1) == self.amounts[i].end:
            i += 1
        return i

    def backwards(self) -> Iterator[Measured]:
        """What was measured, the last first, as far back as a reader would look."""
        return islice((m for m in reversed(self.done) if m.subject is not None), _LOOK_BACK)

    def clause_at(self, at: int) -> int:
        """Where the clause around ``at`` begins, as far back as a reader would look."""
        return clause_start(self.covered, max(self.sentence.start, at - _LEFT), at, brackets=True)

    def topic_before(self, left: int) -> Phrase | None:
        """The noun that the clause that ends at ``left`` begins with: 住宿类投诉持续好转，同比下降5%."""
        if left <= self.sentence.start:
            return None
        start = self.clause_at(left - 1)
        found = best_before(self.covered, start, left - 1)
        if found is None or found.bare:
            return best_after(self.covered, start, left - 1)
        return best_after(self.covered, found.start, found.end) or found
