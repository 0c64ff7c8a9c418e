"""What speaks at each word for the beginning, the inside or the outside of a name: the clues of the sequence model.

Clues of a word and its neighbours are made once for each different word and kept; only what depends on the place is
made anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from zhiji.extraction.text.clauses import CLAUSE_ENDS
from zhiji.extraction.text.word_classes import classes_of, head_class, tail_classes
from zhiji.extraction.text.words import Word
from zhiji.lexicon import left_out

ENDS = frozenset(CLAUSE_ENDS)
MARKS = frozenset('，。；：、！？,;:!?\n“”"《》（）()—')
_NUMBER = re.compile(r"[\d.０-９．,%％]*[\d０-９][\d.０-９．,，%％]*")
_LATIN = re.compile("[A-Za-z0-9+]+")
_OPENS = {"“": 1, "《": 2, "（": 3, "(": 3}
_CLOSES = frozenset("”》）)\n")


def word_clues(words: Sequence[Word], of_place: list[list[str]]) -> list[list[str]]:
    """The clues of each word: its own, its neighbours', those of its place in clause and report. They are added to the
    lists ``of_place``, which hold what rules and outline say at each word."""
    known = _known(left_out())
    _add_frames(words, of_place)
    _add_heads(words, of_place)
    texts = [_told(word.text) for word in words]
    held = [known[word.text, word.tag] for word in words]
    repeated = _repeated(words)
    last = len(words) - 1
    for at in range(len(words)):
        clues = of_place[at]
        clues += held[at][0]
        if at:
            clues += held[at - 1][1]
            clues.append(f"p={texts[at - 1]}|{texts[at]}")
            if at in repeated:
                clues.append("rp-")
            if at > 1:
                clues += held[at - 2][3]
        else:
            clues.append("BOS")
        if at < last:
            clues += held[at + 1][2]
            clues.append(f"p={texts[at]}|{texts[at + 1]}>")
            if at + 1 in repeated:
                clues.append("rp+")
            if at:
                clues.append(f"tt={words[at - 1].tag}{words[at].tag}{words[at + 1].tag}")
            if at + 1 < last:
                clues += held[at + 2][4]
    return of_place


class _Known(dict[tuple[str, str], tuple[tuple[str, ...], ...]]):
    """The clues of a word with its tag: at its own place, before, after, two before and two after another."""

    def __missing__(self, key: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
        own = _own(*key)
        near = tuple(c for c in own if not c.startswith(("b1", "s=")))
        far = _far(*key)
        made = (
            own,
            tuple("-1" + c for c in near),
            tuple("+1" + c for c in near),
            tuple("-2" + c for c in far),
            tuple("+2" + c for c in far),
        )
        self[key] = made
        return made


@cache
def _known(_: frozenset[str]) -> _Known:
    return _Known()


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


def _distance(words: int) -> int:
    return sum(words >= edge for edge in _NEAR)


def _add_frames(words: Sequence[Word], clues: Sequence[list[str]]) -> None:
    """Where each word stands in its clause, in what marks, behind which verb."""
    place, mark, inside = 0, "^", 0
    verb: tuple[int, str] | None = None
    for at, word in enumerate(words):
        text = word.text
        if text in ENDS or text == "——":
            place, mark, verb = 0, _told(text), None
        if text in _OPENS:
            inside = _OPENS[text]
        elif text in _CLOSES:
            inside = 0
        behind = "v=-" if verb is None else f"v={verb[1]}{_distance(at - verb[0])}"
        clues[at] += (f"L{min(place, 4)}", "pm=" + mark, f"q{inside}", behind)
        if text not in ENDS:
            place += 1
        if not inside:
            verb = _verb_at(at, word, verb)


def _verb_at(at: int, word: Word, before: tuple[int, str] | None) -> tuple[int, str] | None:
    held = next((c for c in classes_of(word.text) if c[0] == "V"), None)
    if held:
        return at, held
    if word.tag == "v" and (before is None or at - before[0] > 2):
        return at, "v"
    return before


def _add_heads(words: Sequence[Word], clues: Sequence[list[str]]) -> None:
    """What the clause comes to behind each word: the head noun and the verb, how far off, and the mark it ends with.
    The verb before the word, which stands last in its clues, goes with the head."""
    head: tuple[int, str] | None = None
    verb: tuple[int, str] | None = None
    mark = "$"
    for at in range(len(words) - 1, -1, -1):
        text = words[at].text
        if text in ENDS:
            head, mark, verb = None, _told(text), None
        own = head_class(text)
        if own:
            head = (at, own)
        told = "h=-" if head is None else "h=" + head[1] + ("=" if head[0] == at else str(_distance(head[0] - at)))
        clues[at] += (told, clues[at][-1] + told, "nm=" + mark)
        if verb is not None:
            clues[at] += (f"rv={verb[1]}", f"rv={verb[1]}{_distance(verb[0] - at)}")
        if words[at].tag == "v" or any(c[0] == "V" for c in classes_of(text)):
            verb = at, text


def _repeated(words: Sequence[Word]) -> frozenset[int]:
    """The words that stand behind the same word, four characters and more together, twice in the report."""
    pairs: dict[str, list[int]] = {}
    for at in range(1, len(words)):
        a, b = words[at - 1].text, words[at].text
        if len(a) + len(b) >= 4 and a not in MARKS and b not in MARKS:
            pairs.setdefault(f"{a}|{b}", []).append(at)
    return frozenset(at for places in pairs.values() if len(places) > 1 for at in places)
