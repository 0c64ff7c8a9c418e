"""The list of all clues of a pair. A clue is a small pure function; its docstring is its example, the clue's name the
reason people see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from zhiji.extraction.links.pairing import Pair

Clue: TypeAlias = Callable[[Pair], Iterator[str]]
CLUES: list[Clue] = []


def clue(function: Clue) -> Clue:
    """Puts a function among the clues."""
    CLUES.append(function)
    return function


def pair_clues(pair: Pair) -> list[str]:
    """All clues of a pair, in the order of ``CLUES``."""
    clues = ["bias"]
    for function in CLUES:
        clues += function(pair)
    return clues
