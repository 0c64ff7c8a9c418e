"""The initiatives and units of one report, asked by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from zhiji.extraction.honours.scopes import WORDS
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Initiative, Unit


class Holders:
    """The initiatives and units of one report, asked by place."""

    def __init__(self, surface: Surface, initiatives: Sequence[Initiative], units: Sequence[Unit]) -> None:
        self.surface, self.initiatives, self.units = surface, initiatives, units
        self._i = [i.start for i in initiatives]
        self._u = [u.start for u in units]

    def initiatives_in(self, start: int, end: int) -> list[Initiative]:
        held = self.initiatives[bisect_left(self._i, start) : bisect_left(self._i, end)]
        return [i for i in held if i.end <= end]

    def units_in(self, start: int, end: int) -> list[Unit]:
        held = self.units[bisect_left(self._u, start) : bisect_left(self._u, end)]
        return [u for u in held if u.end <= end]

    def without(self, units: Collection[Unit]) -> Holders:
        """The same but for some of the units."""
        kept = [u for u in self.units if u not in units]
        return Holders(self.surface, self.initiatives, kept)


ROW_JOINT = Pattern(WORDS, "{row-link}")


NEAR = 12
