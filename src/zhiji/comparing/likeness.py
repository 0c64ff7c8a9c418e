"""How alike two wordings are: the pairs of characters they share, each weighed by how rare it is in the reports."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from zhiji.comparing.clauses import Clause
from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_terms

_HELD = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")
_NUMBER = re.compile(r"\d[\d.,]*[万亿千百]*[\u4e00-\u9fff]?")


NAMED = 0.6
"""How like a clause is at the least that has the name in it."""
_NAME = 2
"""Pairs in a row that make a name where few clauses have them: 维多利 has two."""
_NAMED_OFTEN, _TOLD_OFTEN = 2, 4
"""In how many clauses of the plan, and of the next report, a name stands at the most."""
_LOOKED_AT = 8
"""Clauses most alike by themselves whose sentences are looked at too."""


class Likeness:
    """Measures wordings against the clauses of the reports they come from."""

    def __init__(self, clauses: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for clause in clauses:
            counts.update(pairs(clause))
            total += 1
        self._counts = counts
        self._total = total
        self._weight = {pair: self.weight_of(n) for pair, n in counts.items()}
        self.rarest = self.weight_of(0)

    def weight_of(self, count: int) -> float:
        """What a pair weighs that stands in so many wordings."""
        return math.log((self._total + 1) / (count + 0.5))

    def weight(self, held: Iterable[str]) -> float:
        """How much the pairs weigh together."""
        return sum(self._weight.get(pair, self.rarest) for pair in held)

    def is_rare(self, pair: str, limit: int) -> bool:
        """Whether the pair stands in so few clauses that it is part of a name."""
        return self._counts.get(pair, 0) <= limit

    def share(self, wanted: frozenset[str], found: frozenset[str]) -> float:
        """Which part of the weight of ``wanted`` is found, from 0 to 1."""
        whole = self.weight(wanted)
        return self.weight(wanted & found) / whole if whole else 0.0


def pairs(words: str) -> frozenset[str]:
    """The pairs of characters of a wording, without numbers, signs, and words that every plan has (加快推进, 项目).

    >>> sorted(pairs("加快推进青山学校建设"))
    ['学校', '山学', '青山']
    """
    return frozenset(pair for run in pair_runs(words) for pair in run)


def pair_runs(words: str) -> list[list[str]]:
    """The pairs in their order, a list a stretch without a break."""
    held = _HELD.split(_empty().sub(" ", _NUMBER.sub(" ", words)))
    return [[run[i : i + 2] for i in range(len(run) - 1)] for run in held if len(run) > 1]


def longest_run(run: Sequence[str], holds: Callable[[str], bool]) -> int:
    """How many pairs in a row ``holds`` is true of."""
    longest = length = 0
    for pair in run:
        length = length + 1 if holds(pair) else 0
        longest = max(longest, length)
    return longest


BESIDE = 0.25
"""What the likeness of the sentences around adds to that of the clauses at the most."""


class Wordings:
    """Clauses that can be asked which of them is most like a wording."""

    def __init__(self, clauses: Sequence[Clause], likeness: Likeness) -> None:
        self.clauses = clauses
        self._likeness = likeness
        self._sentences = {c.sentence_begin: pairs(c.sentence) for c in clauses}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for i, clause in enumerate(clauses):
            for pair in pairs(clause.text):
                self._holding[pair].append(i)
        self._begins = [c.begin for c in clauses]

    def best(self, words: str, around: frozenset[str]) -> tuple[Clause | None, float]:
        """The clause most like ``words``, of those as like the one whose sentence is most like ``around``, and how like
        it is, 0 to 1. A clause that has a stretch of the wording that is rare enough to be a name is like it."""
        wanted = pairs(words)
        shared: dict[int, float] = defaultdict(float)
        for pair in sorted(wanted):
            for i in self._holding.get(pair, ()):
                shared[i] += self._likeness.weight((pair,))
        whole = self._likeness.weight(wanted)
        best, most = None, 0.0
        for i in sorted(shared, key=lambda i: (-shared[i], i))[:_LOOKED_AT]:
            clause = self.clauses[i]
            beside = self._likeness.share(around - wanted, self._sentences[clause.sentence_begin])
            score = min(shared[i] / whole + BESIDE * beside, 1.0)
            if score < NAMED and self._shares_name(words, clause):
                score = NAMED
            if score > most:
                best, most = clause, score
        return best, most

    def _shares_name(self, words: str, clause: Clause) -> bool:
        """Whether pairs that follow each other in the wording, and that few other clauses have, stand in the clause."""
        held = pairs(clause.text)
        return any(
            longest_run(run, lambda pair: pair in held and self._is_rare(pair)) >= _NAME for run in pair_runs(words)
        )

    def _is_rare(self, pair: str) -> bool:
        return self._likeness.is_rare(pair, _NAMED_OFTEN) and len(self._holding[pair]) <= _TOLD_OFTEN

    def at(self, offset: int) -> Clause | None:
        """The clause that holds a place, or None."""
        i = bisect_right(self._begins, offset) - 1
        return self.clauses[i] if i >= 0 and offset < self.clauses[i].end else None


@cache
def _empty() -> re.Pattern[str]:
    return re.compile(any_of((*load_terms("plan_words", "use", "empty"), *load_terms("plan_stages"))))
