"""Which words of a sentence say what a figure measures: those between it, its neighbours and the next comma."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from zhiji.extraction.text.words import words_of
from zhiji.lexicon.parts_and_turns import EACH_ITS_OWN
from zhiji.verifying.folding import folded
from zhiji.verifying.policy import load_policy, names, noise, one_word_for_one

_END = re.compile(r"[，；;。：:！？!?\n|]|(?<!\d),|,(?!\d)|\.(?=\s|$)")
_BRACKETS = re.compile(r"[（(]([^（）()\n]*)[)）]")
_ASIDE = 6
"""Characters in brackets up to which they are part of a word: 新（改）建."""
_LATIN = re.compile(r"[A-Za-z]*[a-z][A-Za-z'.-]*|(?<![A-Za-z])[A-Z](?![A-Za-z])")
"""English words; GDP is none."""
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_GLUED = re.compile(r"(?<=[率数量额度])[为达约近超]")
_HEDGES = "约近超逾"
_LISTED = re.compile(r"[、和及]")


@dataclass(frozen=True)
class Figured:
    """A text with the places of its figures, in order."""

    text: str
    figures: Sequence[tuple[int, int]]

    @cached_property
    def _ends(self) -> list[int]:
        asides = (m for m in _BRACKETS.finditer(self.text) if len(m[1]) > _ASIDE or re.search(r"\d", m[1]))
        around = [at for m in asides for at in (m.start(), m.end() - 1)]
        return sorted([*(m.start() for m in _END.finditer(self.text)), *around])

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.figures]

    def clause(self, begin: int, end: int) -> tuple[int, int]:
        """The clause that a figure stands in."""
        i, j = bisect_left(self._ends, begin), bisect_left(self._ends, end)
        return self._ends[i - 1] + 1 if i else 0, self._ends[j] if j < len(self._ends) else len(self.text)

    def before(self, begin: int) -> tuple[int, int]:
        """From the clause's begin, or the figure before, to the figure; of 462起748人 the words before both."""
        start, _ = self.clause(begin, begin)
        i = bisect_left(self._starts, begin) - 1
        while i >= 0 and self.figures[i][1] == begin:
            begin = self.figures[i][0]
            i -= 1
        return max(start, self.figures[i][1] if i >= 0 else 0), begin

    def after(self, begin: int, end: int) -> tuple[int, int, bool]:
        """From the figure to the clause's end, or the next figure, and whether it is a figure that ends it."""
        _, stop = self.clause(begin, end)
        i = bisect_right(self._starts, begin)
        following = self._starts[i] if i < len(self._starts) else stop
        return end, min(max(following, end), stop), end <= following < stop

    def is_parallel(self, begin: int, end: int) -> bool:
        """Whether the clause gives several figures to several things: 分别."""
        start, _ = self.clause(begin, end)
        return bool(EACH_ITS_OWN.search(self.text, start, begin))

    def words(self, begin: int, end: int, name: tuple[int, int] | None) -> str:
        """The words around a figure that can say what it measures; ``name`` is the place of its subject, where known.

        Behind it only where no other figure follows, or where its subject stands there; before it not where the figure
        before has its own subject behind it.
        """
        first, (start, stop, followed) = self.before(begin), self.after(begin, end)
        behind = name is not None and name[0] >= end
        held = self.text[start:stop] if behind or not followed else ""
        if behind and first[0] > self.clause(begin, end)[0]:
            return held
        return f"{self.text[slice(*first)].rstrip(_HEDGES)} {held}"

    def head(self, begin: int) -> str:
        """The words before the first figure of the clause, where a later one of it has no words of its own since the
        last sign of a list."""
        start, _ = self.clause(begin, begin)
        first = self._starts[bisect_left(self._starts, start)] if self._starts else begin
        if first >= begin or content(_LISTED.split(self.text[slice(*self.before(begin))])[-1]):
            return ""
        return self.text[start:first]

    def earlier(self, begin: int, floor: int) -> str:
        """The words of the nearest clause before that say something, not before ``floor``; those that head its own
        clause where it only goes on there (达14.2万亿元、年均增长5.7%)."""
        if content(head := self.head(begin)):
            return head
        at, _ = self.clause(begin, begin)
        while at > floor:
            start, stop = self.clause(at - 1, at - 1)
            inside = [f for f in self.figures if start <= f[0] < stop]
            words = without_places(self.text, max(start, floor), stop, inside)
            if content(words):
                return words
            at = min(start, at - 1)
        return ""


def without_places(text: str, start: int, stop: int, places: Sequence[tuple[int, int]]) -> str:
    """A stretch without the places in it, which are sorted."""
    words, at = [], start
    for begin, end in places:
        words.append(text[at : min(max(begin, at), stop)])
        at = max(end, at)
    return " ".join([*words, text[at : max(stop, at)]])


def plain(words: str) -> str:
    """Words as they are compared: folded, without Latin ones and years, one word for one act."""
    held = folded(_YEAR.sub(" ", _LATIN.sub(" ", words)))
    usual = load_policy().rows["same"]
    return one_word_for_one().sub(lambda m: usual[m.group()], held)


@lru_cache(maxsize=10_000)
def noisy(words: str) -> tuple[bool, ...]:
    """Which characters of plain words say nothing of what is measured. One character alone does so only where it is a
    word: 破 of 破492万, not of 破案率."""
    held = [not c.isalnum() for c in words]
    alone = {word.start for word in words_of(words) if len(word.text) == 1}
    alone.update(match.start() for match in _GLUED.finditer(words))
    for match in noise().finditer(words):
        if len(match.group()) > 1 or match.start() in alone:
            held[match.start() : match.end()] = [True] * len(match.group())
    for match in names().finditer(words):
        held[match.start() : match.end()] = [False] * len(match.group())
    return tuple(held)


def content(words: str) -> str:
    """The characters that say what is measured.

    >>> content("2020年共实现破案率")
    '破案率'
    """
    said = plain(words)
    return "".join(c for c, empty in zip(said, noisy(said), strict=True) if not empty)
