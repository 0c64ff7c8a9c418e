"""How alike two wordings are: the pairs of characters they share, each weighed by how rare it is in the reports."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_table, load_terms

_HELD = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")
_NUMBER = re.compile(r"\d[\d.,]*[万亿千百]*[\u4e00-\u9fff]?")


def count_pairs(clauses: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many clauses each pair of characters stands, and how many clauses there are."""
    counts: Counter[str] = Counter()
    total = 0
    for clause in clauses:
        counts.update(pairs(clause))
        total += 1
    return counts, total


class Likeness:
    """Measures wordings against the clauses of the reports they come from."""

    def __init__(self, clauses: Iterable[str]) -> None:
        counts, self._total = count_pairs(clauses)
        self._weight = {pair: self.weight_of(n) for pair, n in counts.items()}
        self.rarest = self.weight_of(0)

    def weight_of(self, count: int) -> float:
        """What a pair weighs that stands in so many wordings."""
        return math.log((self._total + 1) / (count + 0.5))

    def weight(self, held: Iterable[str]) -> float:
        """How much the pairs weigh together."""
        return sum(self._weight.get(pair, self.rarest) for pair in held)

    def share(self, wanted: frozenset[str], found: frozenset[str]) -> float:
        """Which part of the weight of ``wanted`` is found, from 0 to 1."""
        whole = self.weight(wanted)
        return self.weight(wanted & found) / whole if whole else 0.0


def pairs(words: str) -> frozenset[str]:
    """The pairs of characters of a wording, without numbers, signs, and words that every plan has (加快推进, 项目); of
    words for one thing (搬迁, 迁建) those of one.

    >>> sorted(pairs("加快推进青山学校建设"))
    ['学校', '山学', '青山']
    """
    return frozenset(pair for run in pair_runs(words) for pair in run)


@lru_cache(4096)
def all_pairs(name: str) -> frozenset[str]:
    """All pairs of neighbouring characters of a name, whatever they are; kept, since a name is held against many."""
    return frozenset(name[i : i + 2] for i in range(len(name) - 1))


def pair_runs(words: str) -> list[list[str]]:
    """The pairs in their order, a list a stretch without a break."""
    held = _HELD.split(empty_words().sub(" ", _NUMBER.sub(" ", in_one_word(words))))
    return [[run[i : i + 2] for i in range(len(run) - 1)] for run in held if len(run) > 1]


def trimmed(words: str) -> str:
    """``words`` without the verbs and the common nouns that they begin and end with.

    >>> trimmed("加快推进青山学校建设")
    '青山学校'
    """
    return _edges().sub("", words.strip(" “”")).strip()


def in_one_word(words: str) -> str:
    """``words`` with one word of those that are for one thing."""
    return _other_words().sub(lambda match: _same()[match.group()], words)


@cache
def _other_words() -> re.Pattern[str]:
    return re.compile(any_of(tuple(_same())))


@cache
def _same() -> dict[str, str]:
    return {row.term: row["word"] for row in load_table("same_words")}


@cache
def empty_words() -> re.Pattern[str]:
    """Words that every plan has: 加快, 推进, 项目, 建成."""
    return re.compile(any_of((*load_terms("plan_words", "use", "empty"), *load_terms("plan_stages", "empty", "yes"))))


@cache
def _edges() -> re.Pattern[str]:
    empty = any_of((*load_terms("plan_words", "use", "empty"), *load_terms("plan_stages", "empty", "yes")))
    lead = any_of((*load_terms("plan_words", "use", "lead"), *load_terms("initiative_verbs")))
    return re.compile(rf"^(?:{empty}|{lead}|[的了好等要\s])+|(?:{empty}|[的了等\s])+$")
