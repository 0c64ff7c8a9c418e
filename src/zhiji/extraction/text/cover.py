"""What stands in quotes, titles and brackets is a name or an aside: covered, so that no cue is looked for inside.

A text is told apart once and covered twice, with the same length and offsets: for names every inside is covered and
says what it is; for figures brackets that hold a number stay open, and those that hold none are gone altogether.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Place

QUOTED = "□"
TITLED = "◇"
BRACKETED = "△"
_INSIDE = {"《": TITLED, "（": BRACKETED, "(": BRACKETED}
_NAMED = re.compile(
    r"《[^《》\n]{1,90}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})?》|“[^“”\n]{1,48}”|‘[^‘’\n。]{1,30}’|\"[^\"\n，。；]{1,30}\""
)
_BRACKETED = re.compile(r"[（(][^（()）\n。；]{1,40}[)）]")
_OUTLINE_NUMBER = Pattern("numerals", r"[（(][{=digit|ten}\d]{1,3}[)）]")
_DUTIES = Terms("unit_words", "duty")


@dataclass(frozen=True)
class Cover:
    """The opaque stretches of a text, and the text with them covered."""

    text: str

    @cached_property
    def opaque(self) -> tuple[Place, ...]:
        """“…”, 《…》 and （…） with their marks, outermost only, in text order. （一） and (2) are outline marks: they
        end what stands before them; （责任单位：区公安局） is text as any other."""
        asides = [p for p in self._brackets if not self.text.startswith(_DUTIES.all, p.start + 1)]
        kept: list[Place] = []
        for place in sorted([*self._named, *asides], key=lambda p: p.start):
            if not kept or place.start >= kept[-1].end:
                kept.append(place)
        return tuple(kept)

    @cached_property
    def for_names(self) -> str:
        """The inside of every opaque stretch covered, by what it is."""
        return _covered(self.text, self.opaque, lambda words: _hidden(words, _INSIDE.get(words[0], QUOTED)))

    @cached_property
    def for_figures(self) -> str:
        """The inside of quotes and titles covered, and brackets without a digit altogether."""
        named = self._names_covered
        free = [p for p in self._brackets if not any(c.isdecimal() for c in named[p.start : p.end])]
        return _covered(named, free, lambda words: QUOTED * len(words))

    @cached_property
    def _named(self) -> list[Place]:
        return [Place(*match.span()) for match in _NAMED.finditer(self.text)]

    @cached_property
    def _names_covered(self) -> str:
        return _covered(self.text, self._named, lambda words: _hidden(words, QUOTED))

    @cached_property
    def _brackets(self) -> list[Place]:
        found = _BRACKETED.finditer(self._names_covered)
        return [Place(*match.span()) for match in found if not _OUTLINE_NUMBER.fullmatch(match.group())]


def _hidden(words: str, mark: str) -> str:
    return words[0] + mark * (len(words) - 2) + words[-1]


def _covered(text: str, places: Sequence[Place], cover: Callable[[str], str]) -> str:
    parts: list[str] = []
    at = 0
    for place in places:
        parts += (text[at : place.start], cover(text[place.start : place.end]))
        at = place.end
    return "".join((*parts, text[at:]))
