"""What the items of a list share: 蓝天、碧水、净土保卫战 are three 保卫战, and so they are named.

A name is completed only where that is certain by form; the kind that the head noun gives holds for every item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.words import WORDS, heads, opens_with_verb
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon import Row
from zhiji.lexicon.patterns import Pattern, rows_of
from zhiji.model import Initiative, InitiativeKind

_TABLE = "shared_heads"
_KINDS: tuple[InitiativeKind, ...] = get_args(InitiativeKind)


@dataclass(frozen=True, slots=True)
class Item:
    """What the head noun of a list makes of one of its items: its whole ``name``, and its ``kind``."""

    name: str
    kind: str


_JOINT = re.compile("、|以及|[和与及]")
_COUNT = r"(?:(?:[{=numerals:digit|ten|pair}]|\d\d?)余?[{=counter}])"
_OPEN = Pattern(_TABLE, rf"等(?:{{many}}|{_COUNT})?{{frame}}*")
_END = "(?!{noun-behind})"
_COUNTED = Pattern(_TABLE, rf"{_COUNT}{{frame}}*")
_NOUN = "(?:{front}{0,6}{" + "|".join(_KINDS) + "})++{building}?"
_HEAD = Pattern(_TABLE, _NOUN + _END)
_OWN_AND_HEAD = Pattern(_TABLE, "(?P<own>.+?[^”])(?P<open>等)?(?P<head>" + _NOUN + ")")
_OWN_COUNT_HEAD = Pattern(_TABLE, "(?P<own>.+?[^”])" + _COUNT + "{frame}*(?P<head>" + _NOUN + ")")
"""净土三大保卫战, the last of 蓝天、碧水、净土三大保卫战: the count is of all items, and no name holds it."""
_OF_ITS_OWN = Pattern(_TABLE, ".*{of-its-own}")
"""In 医保、基金协同治理机制 the 治理 may be the last item's alone."""
_BUILDING = Pattern(_TABLE, "(?<=.){building}$")
_WHOLE = Pattern(WORDS, r"(?:{campaign-end|mechanism-end|platform-end|team-end|reform-end}|[期”）)\d])$")
_WHOLE_THING = Pattern(WORDS, "{project-end|institution-end|shared_heads:whole-thing}$")
_WHOLE_ACT = Pattern(_TABLE, "{whole-act}$")
_NAMED_OPEN = ("open",)
_NAMED = ("open", "closed")
_NAMED_ALIKE = ("open", "closed", "alike")
"""Which nouns complete a name: behind 等, in a list that ends, and where items end alike (平安甲市、法治甲市建设)."""


def items_of_lists(surface: Surface, places: Sequence[Candidate]) -> dict[int, Item]:
    """By the numbers of ``places``, in text order, those that stand in a list with a head noun."""
    found: dict[int, Item] = {}
    for row in side_by_side(surface, places):
        found.update(_named(surface, places, row))
    return found


def side_by_side(surface: Surface, places: Sequence[Candidate | Initiative]) -> Iterator[list[int]]:
    """The numbers of places, in text order, that stand side by side with nothing but 、 or 和 between them."""
    row: list[int] = []
    for number, place in enumerate(places):
        if row and not _JOINT.fullmatch(surface.text, places[row[-1]].end, place.start):
            yield row
            row = []
        row.append(number)
    if row:
        yield row


def _named(surface: Surface, places: Sequence[Candidate], row: list[int]) -> Iterator[tuple[int, Item]]:
    """The items of one list by where its head noun stands: behind 等, behind a count, at the end of the last item, or
    right behind it."""
    text, last = surface.text, places[row[-1]]
    end = surface.clause(last.start).end
    items = [_Words(text[places[n].start : places[n].end], _is_clause(surface, places[n])) for n in row]
    if behind := _OPEN.match(text, last.end, end):
        if head := _HEAD.match(text, behind.end(), end):
            yield from _completed(row, items, head.group(), _NAMED_OPEN)
        return
    if len(row) == 1 or _JOINT.match(text, last.end):
        return
    if behind := _COUNTED.match(text, last.end, end):
        if head := _HEAD.match(text, behind.end(), end):
            yield from _completed(row, items, head.group(), _NAMED)
    elif (own := _OWN_COUNT_HEAD.fullmatch(items[-1].text)) and not any(_is_whole(i.text) for i in items[:-1]):
        yield from _completed(row, [*items[:-1], _Words(own["own"], False)], own["head"], _NAMED)
    elif own := _OWN_AND_HEAD.fullmatch(items[-1].text):
        if own["open"]:
            yield from _completed(row, [*items[:-1], _Words(own["own"], False)], own["head"], _NAMED_OPEN)
        else:
            yield from _like_the_last(row[:-1], items[:-1], own["own"], own["head"])
    elif not _is_whole(items[-1].text) and (head := _HEAD.match(text, last.end, end)):
        yield from _completed(row, items, head.group(), _NAMED)


@dataclass(frozen=True, slots=True)
class _Words:
    """An item as it stands, and whether it is a clause, or a list itself, which no head noun completes."""

    text: str
    is_clause: bool


def _is_clause(surface: Surface, place: Candidate) -> bool:
    return "、" in surface.text[place.start : place.end] or opens_with_verb(surface.covered, place.start, place.end)


def _like_the_last(row: Sequence[int], items: Sequence[_Words], own: str, head: str) -> Iterator[tuple[int, Item]]:
    """蓝天、碧水、净土保卫战: only where none of the items before the last has a head noun."""
    noun = _noun(head)
    if any(_is_whole(item.text, noun) for item in items):
        return
    if _OF_ITS_OWN.fullmatch(head.removesuffix(noun.term)):
        yield from _completed(row, items, head, ())
    else:
        alike = all(item.text[-1] == own[-1] for item in items)
        yield from _completed(row, items, head, _NAMED_ALIKE if alike else _NAMED)


def _completed(
    row: Sequence[int], items: Sequence[_Words], head: str, named: tuple[str, ...]
) -> Iterator[tuple[int, Item]]:
    noun = _noun(head)
    if noun["name"] == "alike" and "alike" not in named:
        return
    words = head if noun.term == head else _BUILDING.sub("", head)
    for number, item in zip(row, items, strict=True):
        lacks = noun["name"] in named and not item.is_clause and not _is_whole(item.text, noun)
        yield number, Item(item.text + words if lacks else item.text, noun.kind)


def _noun(head: str) -> Row:
    """The row of the noun that ``head`` ends with, but for a 建设 behind it."""
    rows = rows_of(_TABLE, *_KINDS)
    ends = (_BUILDING.sub("", head), head)
    fitting = next(found for end in ends if (found := [row for row in rows if end.endswith(row.term)]))
    return max(fitting, key=lambda row: len(row.term))


def _is_whole(words: str, noun: Row | None = None) -> bool:
    """Whether a name has a head of its own: in a list of things the end of any thing, in one of works the end of a
    work."""
    if any(words[-n:] in heads().table for n in range(2, 7)) or _WHOLE.search(words):
        return True
    of_works = noun is not None and noun["sort"] == "act"
    return len(words) > 2 and bool((_WHOLE_ACT if of_works else _WHOLE_THING).search(words))
