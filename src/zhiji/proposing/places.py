"""Where quoted words stand in a sentence: verbatim; NFKC and white space may help to find them, never to store them."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, normalize

from zhiji.model import Place

_EDGES = " \t\r\n　，,。；;、：:"


def find_places(words: str, text: str, within: Place) -> list[Place]:
    """Every place in ``within`` where ``words`` stand, in order; punctuation at their edges is no part of them.

    >>> find_places("１２件 ", "办案12件，又12件。", Place(0, 11))
    [Place(start=2, end=5), Place(start=7, end=10)]
    """
    wanted = "".join(folded for folded, _ in _folded(words.strip(_EDGES), 0))
    if not wanted:
        return []
    signs = list(_folded(text[within.start : within.end], within.start))
    line, found = "".join(sign for sign, _ in signs), []
    at = line.find(wanted)
    while at >= 0:
        start, end = signs[at][1], signs[at + len(wanted) - 1][1] + 1
        if _is_whole(signs, at, at + len(wanted)):
            found.append(Place(start, end))
        at = line.find(wanted, at + 1)
    return found


def fold(words: str) -> str:
    """The words without white space and unseen characters, full width as half width, quotes of one shape."""
    return "".join(sign for sign, _ in _folded(words, 0))


_QUOTES = str.maketrans("“”„‟＂「」『』‘’", '"""""""""\'\'')


def _folded(words: str, start: int) -> Iterator[tuple[str, int]]:
    """Each character that can be seen, folded, with the offset of the one it comes from."""
    for offset, sign in enumerate(words, start):
        for part in normalize("NFKC", sign).translate(_QUOTES):
            if not part.isspace() and category(part) not in ("Cf", "Cc"):
                yield part, offset


def _is_whole(signs: list[tuple[str, int]], start: int, end: int) -> bool:
    """Whether no character of the text was cut: a folded one may be several (㈠ is three)."""
    before = start == 0 or signs[start - 1][1] != signs[start][1]
    return before and (end == len(signs) or signs[end][1] != signs[end - 1][1])
