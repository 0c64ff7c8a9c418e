"""The words of a text, with their tags: what a segmenter says, mended where it glues a function word to a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from zhiji.lexicon.patterns import Terms

_CUTS = "word_cuts"
_KEPT, _FIRST, _LAST = Terms(_CUTS, "word"), Terms(_CUTS, "first"), Terms(_CUTS, "last")
_BEFORE_LEVEL, _BODY_ENDS, _BEHIND_BODY = (
    Terms(_CUTS, "before-level"),
    Terms(_CUTS, "body-end"),
    Terms(_CUTS, "behind-body"),
)
_WHOLES, _OF_WHOLES = Terms(_CUTS, "whole"), Terms(_CUTS, "of-whole")
_LEVELS, _NOUN_TAGS, _VERB_TAGS = Terms(_CUTS, "level"), Terms(_CUTS, "noun-tag"), Terms(_CUTS, "verb-tag")


class Word(NamedTuple):
    """One word: half-open offsets, the characters, and the segmenter's part of speech."""

    start: int
    end: int
    text: str
    tag: str


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order, one behind the other without a gap.

    >>> [w.text for w in words_of("向区人大报告")]
    ['向', '区', '人大', '报告']
    """
    import rjieba

    found: list[Word] = []
    at = 0
    for word, tag in rjieba.tag(text, True):
        end = at + len(word)
        cut = _cut(word, tag)
        if cut:
            inside, left, right = cut
            found += (Word(at, at + inside, word[:inside], left), Word(at + inside, end, word[inside:], right))
        else:
            found.append(Word(at, end, word, tag))
        at = end
    return found


@cache
def _cut(word: str, tag: str) -> tuple[int, str, str] | None:
    """Where a glued word is cut in two, with the tags of both: 向区 behind its first, 活动等 before its last character,
    现将区 before the level, 委的 behind the end of a body's name, 政协委员 and 试点工作 behind what stands alone too;
    None for one word, and for what begins or ends with one that holds together (经济犯罪, 职责所在)."""
    last = len(word) - 1
    if not last:
        return None
    if word[:last] in _BEFORE_LEVEL and word[last] in _LEVELS:
        return last, _FUNCTION, _NOUN
    if word[last] in _BEHIND_BODY and word[:last] in _BODY_ENDS:
        return last, _NOUN, _PARTICLE
    for ahead in (last, last - 1):
        if word[ahead:] in _OF_WHOLES and word[:ahead] in _WHOLES:
            return ahead, _NOUN, _NOUN
    if word[0] in _FIRST and (tag not in _NOUN_TAGS or word[1:] in _LEVELS) and not word.startswith(_KEPT.all):
        return 1, _FUNCTION, tag
    if word[last] in _LAST and tag not in _VERB_TAGS and not word.endswith(_KEPT.all):
        return (last, _FUNCTION, tag) if last == 1 else (last, tag, _PARTICLE)
    return None


_FUNCTION, _NOUN, _PARTICLE = "x1", "n", "u"
"""Tags of what is cut off in front, of a body's name, and of what is cut off behind."""


def sentences_of(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The stretches of words, half-open, that end with 。！？； or a line end."""
    begin = 0
    for number, word in enumerate(words, 1):
        if word.text in _STOPS:
            yield begin, number
            begin = number
    if begin < len(words):
        yield begin, len(words)


_STOPS = frozenset("。；！？\n")
