"""What speaks at each word for the beginning, the inside or the outside of a name: the clues of the sequence model.

What a word says of itself and to its neighbours is made once for each different word and kept, and so is what depends
on few things; only pairs of words are made anew. Clues are UTF-8, as the model's library takes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from zhiji.extraction.text.clauses import CLAUSE_ENDS
from zhiji.extraction.text.word_classes import classes_of, head_class, tail_classes
from zhiji.extraction.text.words import Word
from zhiji.lexicon.patterns import per_lexicon

ENDS = frozenset(CLAUSE_ENDS)
MARKS = frozenset('，。；：、！？,;:!?\n“”"《》（）()—')
_NUMBER = re.compile(r"[\d.０-９．,%％]*[\d０-９][\d.０-９．,，%％]*")
_LATIN = re.compile("[A-Za-z0-9+]+")
_OPENS = {"“": 1, "《": 2, "（": 3, "(": 3}
_CLOSES = frozenset("”》）)\n")
_DASH = "——"
_TURNS = ENDS | _OPENS.keys() | _CLOSES | {_DASH}
"""The marks at which something begins or ends."""


def word_clues(words: Sequence[Word], of_place: list[list[bytes]]) -> list[list[bytes]]:
    """The clues of each word: its own, its neighbours', those of its place in clause and report. They are added to the
    lists ``of_place``, which hold what rules and outline say at each word."""
    known = _known()
    held = [known[word.text, word.tag] for word in words]
    rows = zip(
        of_place,
        _frames(words, held),
        _verbs_ahead(words, held),
        [_NONE, _BEGIN, *held],
        [_BEGIN, *held],
        held,
        [*held[1:], _NONE],
        [*held[2:], _NONE, _NONE],
        _pairs(words, held),
        _tags(words),
        strict=False,
    )
    for told, frame, verb, two_before, before, own, after, two_after, (with_before, with_after), tags in rows:
        told.extend(
            (
                *frame,
                *verb,
                *own.own,
                *before.behind,
                *with_before,
                *two_before.far_behind,
                *after.ahead,
                *with_after,
                *tags,
                *two_after.far_ahead,
            )
        )
    return of_place


class _Known(NamedTuple):
    """What a word with its tag is: its clues at its own place, to the words right behind and before it and to those one
    farther; how it stands in a clue, its class as a verb and that of the head noun that it is or ends in."""

    own: tuple[bytes, ...]
    behind: tuple[bytes, ...]
    ahead: tuple[bytes, ...]
    far_behind: tuple[bytes, ...]
    far_ahead: tuple[bytes, ...]
    told: str
    verb: str | None
    head: str | None


_NONE = _Known((), (), (), (), (), "", None, None)
_BEGIN = _NONE._replace(behind=(b"BOS",))
"""What stands before the first word and behind the last."""


class _Words(dict[tuple[str, str], _Known]):
    """Every word with its tag that was seen so far."""

    def __missing__(self, key: tuple[str, str]) -> _Known:
        self[key] = made = _known_of(*key)
        return made


@per_lexicon
def _known() -> _Words:
    return _Words()


def _known_of(word: str, tag: str) -> _Known:
    own = _own(word, tag)
    near = [clue for clue in own if not clue.startswith(("b1", "s="))]
    far = _far(word, tag)
    verb = next((held for held in classes_of(word) if held[0] == "V"), None)
    return _Known(
        _encoded(own),
        _encoded(near, "-1"),
        _encoded(near, "+1"),
        _encoded(far, "-2"),
        _encoded(far, "+2"),
        _told(word),
        verb or ("v" if tag == "v" else None),
        head_class(word),
    )


def _encoded(clues: Sequence[str], side: str = "") -> tuple[bytes, ...]:
    return tuple((side + clue).encode() for clue in clues)


_LINE_END = "↵"


def _told(word: str) -> str:
    """A word as it stands in a clue: a line end as a sign, since clues are kept one a line."""
    return _LINE_END if "\n" in word else word


def _shape(word: str) -> str:
    if _NUMBER.fullmatch(word):
        return "d"
    if not any(c.isalnum() for c in word):
        return "p"
    return "l" if _LATIN.fullmatch(word) else f"c{min(len(word), 5)}"


def _own(word: str, tag: str) -> tuple[str, ...]:
    shape = _shape(word)
    clues = ["w=#" if shape == "d" else "w=" + _told(word), "t=" + tag, "s=" + shape]
    if shape[0] == "c":
        clues += ["e1=" + word[-1], "b1=" + word[0]]
        if len(word) > 2:
            clues.append("e2=" + word[-2:])
    held = classes_of(word)
    clues += [f"l={c}" for c in held] if held else [f"ls={c}" for c in tail_classes(word)]
    return tuple(clues)


def _far(word: str, tag: str) -> tuple[str, ...]:
    return ("w=" + _told(word), "t=" + tag, *(f"l={c}" for c in classes_of(word)))


_NEAR = (2, 4, 9)
"""Words: right beside, a few off, half a clause off, farther."""


@cache
def _distance(words: int) -> str:
    return str(sum(words >= edge for edge in _NEAR))


def _frames(words: Sequence[Word], held: Sequence[_Known]) -> Iterator[tuple[bytes, ...]]:
    """Where each word stands in its clause, in what marks, behind which verb, before which head noun and mark."""
    place, mark, inside = 0, "^", 0
    verb, verb_at = "", 0
    for at, (word, (head, end)) in enumerate(zip(words, _heads(words, held), strict=True)):
        text = word.text
        if text in _TURNS:
            if text in ENDS or text == _DASH:
                place, mark, verb = 0, held[at].told, ""
            inside = _OPENS.get(text, 0 if text in _CLOSES else inside)
        told = verb + _distance(at - verb_at) if verb else "-"
        yield _standing(min(place, 4), mark, inside) + _course(told, head, end)
        if text not in ENDS:
            place += 1
        if not inside and (own := held[at].verb) and (own != "v" or not verb or at - verb_at > 2):
            verb, verb_at = own, at


def _heads(words: Sequence[Word], held: Sequence[_Known]) -> list[tuple[str, str]]:
    """The head noun that the clause comes to behind each word and how far off, and the mark it ends with."""
    found: list[tuple[str, str]] = []
    head, head_at, mark = "", 0, "$"
    for at in range(len(words) - 1, -1, -1):
        if words[at].text in ENDS:
            head, mark = "", held[at].told
        own = held[at].head
        if own:
            head, head_at = own, at
            found.append((own + "=", mark))
        else:
            found.append((head + _distance(head_at - at) if head else "-", mark))
    return found[::-1]


def _verbs_ahead(words: Sequence[Word], held: Sequence[_Known]) -> list[tuple[bytes, ...]]:
    """The verb that the clause comes to behind each word, and how far off."""
    found: list[tuple[bytes, ...]] = []
    verb, verb_at = "", 0
    for at in range(len(words) - 1, -1, -1):
        if words[at].text in ENDS:
            verb = ""
        found.append(_verb_ahead(verb, _distance(verb_at - at)) if verb else ())
        if held[at].verb:
            verb, verb_at = held[at].told, at
    return found[::-1]


@cache
def _verb_ahead(verb: str, away: str) -> tuple[bytes, ...]:
    return _encoded([f"rv={verb}", f"rv={verb}{away}"])


@cache
def _standing(place: int, mark: str, inside: int) -> tuple[bytes, ...]:
    return _encoded([f"L{place}", f"pm={mark}", f"q{inside}"])


@cache
def _course(verb: str, head: str, end: str) -> tuple[bytes, ...]:
    return _encoded([f"v={verb}", f"h={head}", f"v={verb}h={head}", f"nm={end}"])


def _tags(words: Sequence[Word]) -> list[tuple[bytes, ...]]:
    """The tags of each word and its neighbours."""
    tags = [word.tag for word in words]
    inner = [_three(*three) for three in zip(tags, tags[1:], tags[2:], strict=False)]
    return [(), *inner, ()]


@cache
def _three(before: str, own: str, behind: str) -> tuple[bytes, ...]:
    return (f"tt={before}{own}{behind}".encode(),)


def _pairs(words: Sequence[Word], held: Sequence[_Known]) -> Iterator[tuple[tuple[bytes, ...], tuple[bytes, ...]]]:
    """Each word with the one before it, and with the one behind it; and whether the report has the two again."""
    again, before = _repeated(words), tuple[bytes, ...]()
    for at, (one, other) in enumerate(pairwise(held), 1):
        pair = f"p={one.told}|{other.told}".encode()
        if at in again:
            yield before, (pair + b">", b"rp+")
            before = pair, b"rp-"
        else:
            yield before, (pair + b">",)
            before = (pair,)
    yield before, ()


def _repeated(words: Sequence[Word]) -> frozenset[int]:
    """The words that stand behind the same word, four characters and more together, twice in the report."""
    texts = [word.text for word in words]
    first: dict[tuple[str, str], int] = {}
    again: set[int] = set()
    for at, pair in enumerate(pairwise(texts), 1):
        if len(pair[0]) + len(pair[1]) >= 4 and MARKS.isdisjoint(pair):
            before = first.setdefault(pair, at)
            if before != at:
                again |= {before, at}
    return frozenset(again)
