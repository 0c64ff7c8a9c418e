"""What figures claim of a year: levels as printed, and levels that others imply, as intervals of rounding.

A level and its growth imply the level of the year before; so do a target's level and growth. Two claims about one year
that cannot both stand are what the checks between reports find.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from zhiji.comparing.figures import PlacedFigure
from zhiji.model.intervals import Interval, exactly

HALF, WHOLE = Fraction(1, 2), Fraction(1)
"""How far a figure may lie from the number, in units of its last place: as rounded, or as cut off."""

_ONE = exactly(1)

Source = Literal["printed", "base", "growth", "since", "plan"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What some figures say of the level of one year. ``source``: printed as a level, printed as a base of a later
    one, implied by a level and its growth, by a level and its growth since several years before, or by a target's."""

    year: int
    source: Source
    figures: tuple[PlacedFigure, ...]

    def value(self, slack: Fraction = HALF) -> Interval | None:
        """The interval that the level lies in; None where the figures leave it open."""
        level = self.figures[0].size(slack)
        if self.source in ("printed", "base"):
            return level
        growth = self.figures[1]
        if growth.unit == self.unit:
            return level + growth.size(slack) if growth.value < 0 else level + -growth.size(slack)
        factor = growth_factor(growth, slack)
        return level.over(factor) if factor else None

    @property
    def unit(self) -> str:
        return self.figures[0].unit

    @property
    def teller(self) -> int:
        """The year of the report that says so."""
        return self.figures[0].year

    @property
    def restated(self) -> str:
        """The words by which the report says that the figure is on another basis."""
        return next((f.restated for f in self.figures if f.restated), "")


def growth_factor(growth: PlacedFigure, slack: Fraction) -> Interval | None:
    """What a growth in per cent, or so many times, multiplies a level by; None where it could bring it to nothing."""
    if growth.unit == "倍":
        times = growth.size(slack)
        return _ONE + times if growth.grows else times
    size = growth.size(slack).scaled(Fraction(1, 100))
    factor = _ONE - size if growth.value < 0 else _ONE + size
    return factor if factor.low is not None and factor.low > 0 else None


def find_claims(figures: Sequence[PlacedFigure]) -> list[Claim]:
    """All claims that the figures of one series make about levels of single years, by year, then by teller."""
    claims = [Claim(f.last_year, "printed", (f,)) for f in figures if _is_level(f)]
    claims += [Claim(f.last_year, "base", (f,)) for f in figures if f.kind == "base" and f.is_yearly]
    for level, growth in _pairs(figures, "level", "change"):
        claims.append(Claim(level.last_year - 1, "growth", (level, growth)))
    for level, growth in _moved(figures):
        claims.append(Claim(level.last_year - 1, "growth", (level, growth)))
    for level, growth in _since(figures):
        claims.append(Claim(growth.first_year - 1, "since", (level, growth)))
    for level, growth in _pairs(figures, "target", "target"):
        claims.append(Claim(level.last_year - 1, "plan", (level, growth)))
    return sorted(claims, key=lambda c: (c.year, c.teller, c.source, c.figures[0].begin))


def _is_level(figure: PlacedFigure) -> bool:
    return figure.kind == "level" and figure.is_yearly


def _pairs(figures: Sequence[PlacedFigure], level: str, growth: str) -> list[tuple[PlacedFigure, PlacedFigure]]:
    """A level and the one growth in per cent that the same report tells of the same year, nearest first."""
    levels: dict[tuple[str, str], list[PlacedFigure]] = defaultdict(list)
    rates: dict[tuple[str, str], list[PlacedFigure]] = defaultdict(list)
    for f in figures:
        if f.is_yearly and f.kind == level and not f.is_relative and f.unit not in ("倍", "番"):
            levels[f.report, f.period].append(f)
        if f.is_yearly and f.kind == growth and f.unit == "%":
            rates[f.report, f.period].append(f)
    found = []
    for key, held in levels.items():
        if len({f.value for f in rates[key]}) == 1 and len({(f.value, f.unit) for f in held}) == 1:
            near = min(((a, b) for a in held for b in rates[key]), key=lambda pair: abs(pair[0].begin - pair[1].begin))
            found.append(near)
    return found


def _moved(figures: Sequence[PlacedFigure]) -> Iterator[tuple[PlacedFigure, PlacedFigure]]:
    """A level and the amount by which its sentence says that it moved since the year before: 198天，比上年增加12天."""
    for growth in figures:
        if growth.kind != "change" or not growth.is_yearly or growth.is_relative or growth.unit == "倍":
            continue
        levels = [
            f
            for f in figures
            if _is_level(f) and (f.report, f.period, f.unit) == (growth.report, growth.period, growth.unit)
        ]
        beside = [f for f in levels if f.sentence_begin == growth.sentence_begin and f.begin < growth.begin]
        if beside and len({f.value for f in levels}) == 1:
            yield beside[-1], growth


def _since(figures: Sequence[PlacedFigure]) -> Iterator[tuple[PlacedFigure, PlacedFigure]]:
    """A level and what its report says in the same sentence that it has become since several years before."""
    for growth in figures:
        if growth.kind != "change" or not _YEARS.fullmatch(growth.period) or growth.unit not in ("倍", "%"):
            continue
        levels = [
            f
            for f in figures
            if _is_level(f) and not f.is_relative and f.last_year == growth.last_year and f.report == growth.report
        ]
        beside = [f for f in levels if f.sentence_begin == growth.sentence_begin and f.begin < growth.begin]
        if beside and len({(f.value, f.unit) for f in beside}) == 1:
            yield beside[-1], growth


_YEARS = re.compile(r"\d{4}/\d{4}")
