"""Where words name a place by its whole name: 唐县 stands not in 高唐县, and 兴县 not in 振兴县域."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from zhiji.extraction.text.words import words_of
from zhiji.lexicon.regions import load_regions_by_name
from zhiji.model import Span

_SHORT = 2
"""Characters of a name that may also stand across two words."""
_AROUND = 12
_BODIES = ("政府", "人民政府", "委")
_NO_NAMES = ("市辖区", "城区", "郊区", "矿区", "东区", "西区")
"""Names of districts that are common nouns in any other report."""


def places_in(words: str, more: Set[str] = frozenset()) -> list[Span]:
    """The places that ``words`` name, in order, each by its longest name; ``more`` are names beside those of all
    regions.

    >>> [place.text for place in places_in("保定市易县、高唐县振兴县域经济")]
    ['保定市', '易县', '高唐县']
    """
    held, longest = _names(), max([_longest(), *map(len, more)])
    found: list[Span] = []
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 1, -1)
        size = next((n for n in sizes if words[at : at + n] in held or words[at : at + n] in more), 0)
        if size > _SHORT or (size and _is_word(words, at, at + size)):
            found.append(Span(at, at + size, words[at : at + size]))
            at += size
        else:
            at += 1
    return found


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends with words, or a government's name goes on behind it: 唐|县政府."""
    first = max(start - _AROUND, 0)
    words = words_of(text[first : end + _AROUND])
    ends = end - first in {w.end for w in words} or text.startswith(_BODIES, end)
    return ends and start - first in {w.start for w in words}


@cache
def _names() -> frozenset[str]:
    return frozenset(load_regions_by_name()) - frozenset(_NO_NAMES)


@cache
def _longest() -> int:
    return max(map(len, _names()))
