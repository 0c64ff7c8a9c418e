"""Frames of names: what stands in a clause before the word that says how it went, or behind the verb that does it.

In “甲机制扎实推进” 甲机制 opens the clause and 扎实 says how it went; in “深化乙改革” 乙改革 is all that 深化 has.
Whether a frame holds a name is decided elsewhere; that it is one speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhiji.extraction.text.clauses import CLAUSE_ENDS
from zhiji.extraction.text.word_classes import classes_of
from zhiji.extraction.text.words import Word
from zhiji.lexicon.patterns import Terms

_ENDS = frozenset(CLAUSE_ENDS)
_WORDS = "frame_words"
_SAID, _DONE, _PAST, _STOPS = (Terms(_WORDS, kind) for kind in ("said", "done", "past", "stop"))
_HONOURS = frozenset("AS")
"""The classes of words that confer or rank."""
_LONGEST, _MOST_SAID = 14, 2


class Frame(NamedTuple):
    """Words ``first`` up to, not including, ``last``; ``how`` they are framed: ``s`` before a word that says something
    of them, ``o`` behind a verb of doing; and that word."""

    first: int
    last: int
    how: str
    word: str


def find_frames(words: Sequence[Word]) -> Iterator[Frame]:
    """The frames of a report, clause by clause."""
    begin, size = 0, len(words)
    for at in range(size + 1):
        if at == size or words[at].text in _ENDS:
            if at > begin:
                yield from _subjects(words, begin, at)
                yield from _objects(words, begin, at)
            begin = at + 1


def _subjects(words: Sequence[Word], begin: int, end: int) -> Iterator[Frame]:
    firsts = [begin]
    if words[begin].tag in _NUMBERS:
        firsts.append(begin + 1 + (begin + 1 < end and words[begin + 1].tag in _MEASURES))
    said = 0
    for at in range(begin + 1, min(end, begin + _LONGEST)):
        if _is_said(words[at].text):
            yield from (Frame(first, at, "s", words[at].text) for first in firsts if first < at)
            said += 1
            if said == _MOST_SAID:
                return


_NUMBERS, _MEASURES = frozenset({"m", "mq"}), frozenset({"q", "m"})


def _is_said(word: str) -> bool:
    return word in _SAID.known or any(held[0] in _HONOURS for held in classes_of(word))


def _objects(words: Sequence[Word], begin: int, end: int) -> Iterator[Frame]:
    done, stops = _DONE.known, _STOPS.known
    for at in range(begin, end - 1):
        if words[at].text in done:
            first = at + 1 + (words[at + 1].text in _PAST.known)
            stop = next((n for n in range(first + 1, end) if words[n].text in stops), end)
            yield from (
                Frame(first, last, "o", words[at].text)
                for last in dict.fromkeys((stop, end))
                if first < last <= first + _LONGEST
            )
