"""What units do in a clause: who bears a norm, who issued a document together with the issuer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zhiji.extraction.text.surface import Surface
from zhiji.model import Unit

_TOGETHER = ("联合", "会同")


class Actors:
    """The units of one report, asked by the place of what they act on."""

    def __init__(self, surface: Surface, units: Sequence[Unit]) -> None:
        self.surface, self.units = surface, units
        self._starts = [u.start for u in units]

    def before(self, at: int) -> Sequence[Unit]:
        """The units that stand in the clause of ``at``, before it."""
        clause = self.surface.clause(at)
        return self.units[bisect_left(self._starts, clause.start) : bisect_left(self._starts, at)]

    def bearers(self, at: int) -> tuple[str, ...]:
        """要求县级公安机关每年不少于两次: the last unit in the clause of the norm."""
        held = self.before(at)
        return (held[-1].id,) if held else ()

    def joint_issuers(self, at: int) -> tuple[str, ...]:
        """联合金华市检察院出台《…》: those named as issuing it too."""
        covered = self.surface.covered
        return tuple(u.id for u in self.before(at) if covered.endswith(_TOGETHER, 0, u.start))
