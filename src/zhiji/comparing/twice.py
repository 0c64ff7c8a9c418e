"""Figures that one report tells twice: the same indicator, place, period, kind and unit, and whether they are equal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.series import build_series
from zhiji.comparing.wording import pattern_of, values_of

_NOTE = re.compile(r"\d{1,3}[.．、]\s*[^，。；：:]{2,30}[：:]")
_ORDINAL = re.compile("[一二三四五六七八九十]+[期届批轮号]$")
"""A number that is part of a name: 三期工程."""
_NEAR = 0.25
"""How far two tellings of one figure lie apart at the most, as a share: what is further apart is of two things."""
_LONG = 6
"""Characters from which a name that is not on the list is taken to mean one thing in one report."""


@dataclass(frozen=True, slots=True)
class Twice:
    """Two tellings, in reading order; ``equal`` as they are rounded."""

    first: PlacedFigure
    second: PlacedFigure
    equal: bool


def find_twice(figures: Iterable[PlacedFigure]) -> list[Twice]:
    """The figures told in two sentences of one report, unequal ones first, then in reading order."""
    found: list[Twice] = []
    for series in build_series(figures):
        if series.is_scattered or not series.first.is_specific:
            continue
        cells: dict[tuple[str, str, str, str], list[PlacedFigure]] = defaultdict(list)
        for f in series.figures:
            cells[f.report, f.period, f.kind, f.unit].append(f)
        found += [twice for held in cells.values() for twice in _pairs(held)]
    return sorted(found, key=lambda t: (t.equal, t.first.issuer, t.first.year, t.first.sha256, t.first.begin))


def _pairs(held: list[PlacedFigure]) -> Iterator[Twice]:
    for one, other in combinations(sorted(held, key=lambda f: f.begin), 2):
        if one.sentence_begin == other.sentence_begin or any(_tells_nothing(f) for f in (one, other)):
            continue
        if _same(one, other):
            yield Twice(one, other, True)
        elif _means_one_thing(one, other):
            yield Twice(one, other, False)


def _tells_nothing(figure: PlacedFigure) -> bool:
    """Whether the number is no telling of one thing that can be told again: it is part of a name, explains a word,
    counts acts on many matters (专题学习5次), or is a rate that does not say of what (完成率)."""
    if _names_a_programme(figure) or _is_note(figure) or _ORDINAL.match(figure.quote):
        return True
    if figure.indicator_iri:
        return False
    is_bare_rate = figure.indicator.endswith("率") and len(figure.indicator) < _LONG
    return is_bare_rate or bool(pattern_of("act-unit").fullmatch(figure.unit))


def _names_a_programme(figure: PlacedFigure) -> bool:
    """Whether the number belongs to the name of a programme, which tells nothing: 十件民生实事."""
    return figure.indicator in values_of("programme")


def _is_note(figure: PlacedFigure) -> bool:
    """Whether its sentence explains a word of the report: 20.十件民生实事：…"""
    return _NOTE.match(figure.sentence) is not None


def _same(one: PlacedFigure, other: PlacedFigure) -> bool:
    """Whether they are one number, perhaps rounded (3.2万亿元, 32044亿元); a mark that was passed (超3万亿元) tells no
    number."""
    if one.bound != other.bound or (one.value < 0) != (other.value < 0):
        return False
    return one.value == other.value or (one.bound == "exact" and one.size().overlaps(other.size()))


def _means_one_thing(one: PlacedFigure, other: PlacedFigure) -> bool:
    """Whether two numbers that differ are plainly of one thing: named alike and fully, exact, and not far apart."""
    named = one.worded == other.worded and (one.indicator_iri or len(one.indicator) >= _LONG)
    exact = one.bound == other.bound == "exact" and not one.restated and not other.restated
    near = one.value and (one.value < 0) == (other.value < 0) and abs(other.value / one.value - 1) <= _NEAR
    return bool(named and exact and near)
