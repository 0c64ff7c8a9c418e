"""Totals of several years against the years, and means against the ends.

ZJ111  a total over years is not the sum of the years that were printed, or less than a part of them
ZJ112  a yearly mean does not fit the levels at both ends
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from zhiji.comparing.claims import HALF, WHOLE
from zhiji.comparing.discrepancies import Discrepancy, said_so, said_so_en, shown
from zhiji.comparing.figures import PlacedFigure, levels_by_year
from zhiji.comparing.history import AT_CONSTANT_PRICES, in_units_of
from zhiji.comparing.wording import pattern_of, tells_mean, tells_total
from zhiji.model.intervals import Interval, exactly

_MOST_PARTS = 7
_MOST_YEARS = 10
_PRICES = Fraction(6)
"""Points by which prices may move in a year."""


def find_totals(figures: Sequence[PlacedFigure]) -> Iterator[Discrepancy]:
    """Totals and means of one series that its yearly levels do not give."""
    levels = levels_by_year(figures)
    bases = {f.last_year: f for f in figures if f.kind == "base" and f.is_yearly}
    for f in figures:
        if f.kind == "target" and f.unit == "%" and 1 < _years(f) <= _MOST_YEARS and "/" in f.period:
            yield from _planned(f, figures, levels)
        if f.kind != "multi-year" or not f.is_specific or not 1 < _years(f) <= _MOST_YEARS:
            continue
        if f.unit == "%":
            yield from _mean(f, levels, bases)
        elif f.accrual in ("flow", "") and not f.is_relative and f.unit not in ("倍", "番") and not _is_mean(f):
            yield from _total(f, levels)


def _years(figure: PlacedFigure) -> int:
    return figure.last_year - figure.first_year + 1


def _is_mean(figure: PlacedFigure) -> bool:
    return tells_mean(figure.before.rpartition("，")[2])


def _total(total: PlacedFigure, levels: dict[int, PlacedFigure]) -> Iterator[Discrepancy]:
    years = range(total.first_year, total.last_year + 1)
    parts = [levels[y] for y in years if y in levels and levels[y].unit == total.unit]
    if total.accrual == "" and any(_stands(f) for f in parts):
        return  # 新增6条、达到24条: what stands in the end is no part of what was added
    if not parts or len(parts) > _MOST_PARTS or not all(_adds(f) for f in (total, *parts)):
        return
    whole = len(parts) == len(years)
    if not whole and total.accrual == "":
        parts = [
            max(parts, key=lambda f: f.value)
        ]  # of a name that is not on the list only one year may be the same thing
    added, stated = _added(parts, WHOLE), total.size(WHOLE)
    if added.meets(stated) or (not whole and added.below(stated)):
        return
    shown_sum = in_units_of(_added(parts, HALF), total)
    listed = " + ".join(f.quote for f in parts)
    said = next((f.restated for f in (total, *parts) if f.restated), "")
    span = f"{total.first_year}–{total.last_year}"
    yield Discrepancy(
        rule="ZJ111",
        severity="note" if said else "warning",
        zh=f"{total.indicator}：{span}年合计{total.quote}，而{'各' if whole else '其中'}年所列{listed} = {shown_sum}"
        f"{said_so(said)}",
        en=f"{total.indicator}: {total.quote} for {span}, but the years printed{'' if whole else ' of these'} are "
        f"{listed} = {shown_sum}{said_so_en(said)}",
        figures=(total, *parts),
    )


def _adds(figure: PlacedFigure) -> bool:
    """Whether a figure is one that years add up: of a flow on the list, or of what its words say was newly made
    (新增高速公路30公里); 在3个重点领域 and 352个团队 are of names that each year has others of."""
    if figure.accrual == "flow":
        return True
    clause = re.split(r"[，,；;。、]", figure.before)[-1]
    return any(pattern_of("adds").search(words) for words in (clause, figure.worded))


def _stands(figure: PlacedFigure) -> bool:
    """Whether its clause says where something stands: 达到54条, 累计46个, 突破7000公里."""
    clause = re.split(r"[，,；;。、]", figure.before)[-1]
    return tells_total(clause) or any(pattern_of(use).search(clause) for use in ("reached", "passed"))


def _added(parts: Sequence[PlacedFigure], slack: Fraction) -> Interval:
    total = exactly(0)
    for part in parts:
        total = total + part.size(slack)
    return total


def _mean(mean: PlacedFigure, levels: dict[int, PlacedFigure], bases: dict[int, PlacedFigure]) -> Iterator[Discrepancy]:
    start, end = mean.first_year - 1, mean.last_year
    before, after = bases.get(start) or levels.get(start), levels.get(end)
    if before is None or after is None or before.unit != after.unit or before.is_relative:
        return
    wide, narrow = (_yearly(before, after, end - start, slack) for slack in (WHOLE, HALF))
    size = mean.size(WHOLE)
    stated = -size if mean.value < 0 else size
    if wide is None or narrow is None or wide.meets(stated):
        return
    if pattern_of("priced").search(mean.indicator) and _widened(wide).meets(stated):
        return  # told at constant prices, as output is
    said = next((f.restated for f in (mean, before, after) if f.restated), "")
    yield Discrepancy(
        rule="ZJ112",
        severity="note" if said else "warning",
        zh=f"{mean.indicator}：年均{shown(mean)}，而{start}年{before.quote}至{end}年{after.quote}为年均{_percent(narrow)}"
        f"{said_so(said)}",
        en=f"{mean.indicator}: {shown(mean)} a year, but {before.quote} in {start} to {after.quote} in {end} is "
        f"{_percent(narrow)} a year{said_so_en(said)}",
        figures=(mean, before, after),
    )


def _planned(
    mean: PlacedFigure, figures: Sequence[PlacedFigure], levels: dict[int, PlacedFigure]
) -> Iterator[Discrepancy]:
    """A growth that is planned a year, and the level that its sentence plans for the end (年均增长9%，达到30亿元)."""
    before = levels.get(mean.first_year - 1)
    ends = [
        f
        for f in figures
        if f.kind == "target" and f.period == str(mean.last_year) and f.begin > mean.begin and f.unit != "%"
        if (f.sha256, f.sentence_begin) == (mean.sha256, mean.sentence_begin)
    ]
    after = min(ends, key=lambda f: f.begin, default=None)
    if before is None or after is None or before.unit != after.unit or before.is_relative:
        return
    years = mean.last_year - mean.first_year + 1
    wide, narrow = (_yearly(before, after, years, slack) for slack in (WHOLE, HALF))
    if wide is None or narrow is None or wide.meets(mean.size(WHOLE)):
        return
    said = mean.restated or after.restated or before.restated
    priced = not said and pattern_of("priced").search(mean.indicator) and _widened(wide).meets(mean.size(WHOLE))
    zh, en = (said_so(said), said_so_en(said)) if not priced else AT_CONSTANT_PRICES
    start, end = mean.first_year - 1, mean.last_year
    yield Discrepancy(
        rule="ZJ112",
        severity="note" if said or priced else "warning",
        zh=f"{mean.indicator}：计划年均{mean.quote}、{end}年{after.quote}，而由{start}年{before.quote}至此为年均"
        f"{_percent(narrow)}{zh}",
        en=f"{mean.indicator}: {mean.quote} a year and {after.quote} in {end} are planned, but from {before.quote} in "
        f"{start} that is {_percent(narrow)} a year{en}",
        figures=(before, mean, after),
    )


def _yearly(before: PlacedFigure, after: PlacedFigure, years: int, slack: Fraction) -> Interval | None:
    ratio = after.size(slack).over(before.size(slack))
    if ratio is None or ratio.low is None or ratio.high is None or ratio.low <= 0:
        return None
    low, high = ((float(end) ** (1 / years) - 1) * 100 for end in (ratio.low, ratio.high))
    return Interval(Fraction(low).limit_denominator(10**9), Fraction(high).limit_denominator(10**9))


def _widened(value: Interval) -> Interval:
    """``value`` in per cent, with what prices may add to it in a year."""
    assert value.low is not None
    assert value.high is not None
    return Interval(value.low - _PRICES, value.high + _PRICES)


def _percent(value: Interval) -> str:
    assert value.low is not None
    assert value.high is not None
    return f"{float((value.low + value.high) / 2):+.1f}%"
