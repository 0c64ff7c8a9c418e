"""Where sentences end: at 。！？；!?; with the closing quotes and brackets that follow, or at a line end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhiji.model import Place

CLOSERS = "”’」』）)】〕》〉›]"
"""Closing quotes and brackets: directly after a sentence's end they still belong to it."""

_END = re.compile(rf"[。！？；!?;]+[{re.escape(CLOSERS)}]*|[\r\n]+")


def find_sentence_ends(text: str) -> Iterator[int]:
    """The offsets just behind each sentence's last character, in order."""
    for found in _END.finditer(text):
        yield found.end()


def cut_places(text: str, cuts: list[int]) -> tuple[Place, ...]:
    """The stretches between neighbouring ``cuts`` (sorted), without white space at their ends; none is empty."""
    places: list[Place] = []
    for start, end in pairwise(cuts):
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            begin = start + len(piece) - len(piece.lstrip())
            places.append(Place(begin, begin + len(bare)))
    return tuple(places)
