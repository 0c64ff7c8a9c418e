"""Which result answers a target: a level for a level, a growth for a growth, of the year that it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.met_in_numbers import is_met
from zhiji.comparing.stocks import is_stock_for_increment
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import pattern_of


@dataclass(frozen=True, slots=True)
class Answered:
    """A target and the result it is held against; ``met`` is None where rounding or bounds leave it open."""

    target: PlacedFigure
    result: PlacedFigure
    met: bool | None


def answer_targets(figures: Sequence[PlacedFigure]) -> list[Answered]:
    """The targets of one series for single years, each beside the result that the report of that year tells: a level
    for a level, a growth for a growth."""
    found = []
    several = of_several_things(figures)
    for target in figures:
        if target.kind != "target" or not target.is_yearly or not target.is_specific or target.unit in ("倍", "番"):
            continue
        if _is_mean(target) or is_bare(target) or target in several:
            continue
        results = [f for f in figures if f.period == target.period == str(f.year) and answers(target, f)]
        results = [f for f in results if f.indicator_iri or _of_parts(f) == _of_parts(target)]
        if results:
            told = max(results, key=lambda f: f.value)  # a part of it is less
            found.append(Answered(target, told, is_met(target, told)))
    return found


def of_several_things(figures: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """The numbers that one report aims at for one year in one unit under one name, where these are several: they are of
    several things (36个小区节能改造, 23个小区管网改造)."""
    cells: dict[tuple[str, str, str], list[PlacedFigure]] = {}
    for f in figures:
        if f.kind == "target" and not f.is_relative:
            cells.setdefault((f.report, f.period, f.unit), []).append(f)
    return [f for held in cells.values() if len({f.value for f in held}) > 1 for f in held]


def is_bare(figure: PlacedFigure) -> bool:
    """Whether it counts things by a name that many have: 5条主干道路."""
    return not figure.indicator_iri and len(figure.indicator) <= _BARE and kind_of(figure.unit) == "count"


_BARE = 4
"""Characters of a name at the most that is one for many things."""


def _of_parts(figure: PlacedFigure) -> bool:
    """Whether its clause says that it is of parts of the issuer's place alone: 青松镇、白塔镇建成蔬菜大棚700亩."""
    ahead = figure.clause_before.partition(figure.worded)[0]
    return bool(pattern_of("part").search(pattern_of("no-part").sub("", ahead)))


def is_replaced(target: PlacedFigure, result: PlacedFigure) -> bool:
    """Whether the result is of the statistic that took the place of the target's: 人均纯收入, 人均可支配收入."""
    former = pattern_of("former")
    return bool(former.search(target.worded)) != bool(former.search(result.worded))


def answers(target: PlacedFigure, result: PlacedFigure) -> bool:
    """Whether a figure of the target's series is the kind that it is held against: a level for a level and for a rate,
    a growth for a growth, in its unit; how many there are answers nothing that is to be added."""
    if not target.is_relative and is_stock_for_increment(_counted_as(target), _counted_as(result)):
        return False
    return result.kind == ("change" if is_of_growth(target) else "level") and result.unit == target.unit


def _counted_as(figure: PlacedFigure) -> str:
    """The name of a figure and the words of its list before it: 新增高新技术企业达到."""
    return f"{figure.worded}，{figure.clause_before.rpartition('、')[2]}"


def is_of_growth(target: PlacedFigure) -> bool:
    """Whether by how much something is to grow or fall is aimed at, and not a rate to be reached: PM2.5浓度下降3%."""
    moves = target.value < 0 or target.grows or bool(pattern_of("falls").search(target.clause_before))
    return target.unit == "%" and (moves or not _is_rate(target))


def _is_mean(figure: PlacedFigure) -> bool:
    """Whether it is the mean of several years (年均增长5%), which no single year meets."""
    return bool(pattern_of("mean").search(figure.clause_before))


def _is_rate(figure: PlacedFigure) -> bool:
    return figure.accrual == "rate" or (not figure.indicator_iri and figure.indicator.endswith("率"))
