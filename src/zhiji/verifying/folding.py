"""Texts as they are compared: compatibility forms made one, white space, marks of quotation and what shows nothing left
out; with the place of every character that is left. Only for finding: what is shown is the text as it stands."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

_QUOTES: Final = frozenset("“”„‟‘’‚‛「」『』＂＇\"'〝〞")
_DASHES: Final = frozenset("‐‑‒–—―−－─")
_UNSEEN: Final = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Cs", "Co"))


@lru_cache(maxsize=20_000)
def fold(character: str) -> str:
    """What a character is compared as; nothing for one that is left out."""
    if character in _QUOTES or character.isspace():
        return ""
    if character in _DASHES:
        return "-"
    if unicodedata.category(character) in _UNSEEN or "\ufe00" <= character <= "\ufe0f":
        return ""
    held = unicodedata.normalize("NFKC", character)
    return "".join(c for c in held if not c.isspace())


def folded(text: str) -> str:
    """``text`` as it is compared.

    >>> folded("“法考” ９１人，")
    '法考91人,'
    """
    return "".join(map(fold, text))


@dataclass(frozen=True)
class Folded:
    """A text with its folded form. ``text`` is searched; ``place`` leads back."""

    published: str

    @cached_property
    def _pieces(self) -> tuple[str, list[int]]:
        words: list[str] = []
        at: list[int] = []
        for offset, character in enumerate(self.published):
            held = fold(character)
            if held:
                words.append(held)
                at += [offset] * len(held)
        return "".join(words), at

    @property
    def text(self) -> str:
        return self._pieces[0]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the published text behind a stretch of the folded one that is not empty."""
        at = self._pieces[1]
        return at[start], at[end - 1] + 1

    def seen_at(self, offset: int) -> int:
        """The folded offset of the first character at or behind a published offset."""
        return bisect_left(self._pieces[1], offset)
