"""Series: one indicator of one issuer through the years, levels, changes and targets apart.

A cell holds what all reports say of one period. Growth that follows from the levels is worked out from the level and
the one printed a year before, in intervals of rounding; nothing of it is stored as if a report had said it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from zhiji.comparing.claims import HALF, growth_factor
from zhiji.comparing.figures import PlacedFigure, is_aggregate, is_far
from zhiji.comparing.names import Scheme, plain
from zhiji.model import ZhijiError
from zhiji.model.intervals import Interval, exactly

_BARS = "▁▂▃▄▅▆▇█"
_LISTED = 12
_SAID_OF_ONE = 2
"""Values of one year that a report may have for one thing: planned and reached, before and after a correction."""


@dataclass(frozen=True)
class Cell:
    """What the reports say of one period, each kind in the order of reports and places."""

    period: str
    figures: tuple[PlacedFigure, ...]
    before: PlacedFigure | None = None
    last: PlacedFigure | None = None
    """The level that was printed last before, where none is of the year before."""

    def of(self, kind: str) -> tuple[PlacedFigure, ...]:
        return tuple(f for f in self.figures if f.kind == kind)

    @property
    def level(self) -> PlacedFigure | None:
        """The level as it was printed last, a mark that was passed only where no number is; a base that a later report
        prints stands in where there is none. None where that report tells several that cannot be one."""
        held = told_last(self.of("level") or self.of("base"))
        return held[-1] if held and _are_one(held) else None

    @property
    def growth(self) -> PlacedFigure | None:
        """The growth in per cent that was stated last."""
        rates = [f for f in self.of("change") if f.unit == "%"]
        return rates[-1] if rates else None

    @property
    def implied(self) -> Interval | None:
        """The growth in per cent that follows from this level and the one printed for the year before."""
        if self.level is None or self.before is None or self.level.unit != self.before.unit or self.level.is_relative:
            return None
        ratio = self.level.size().over(self.before.size())
        return (ratio - exactly(1)).scaled(Fraction(100)) if ratio else None

    @property
    def breaks(self) -> tuple[str, ...]:
        """Why this period may not be comparable with the one before: ``wording``, ``restated``, ``growth``, or
        ``level`` where the level that its growth implies for the year before is far from the one printed last."""
        found = []
        if self.level and self.before and self.level.worded != self.before.worded:
            found.append("wording")
        if any(f.restated for f in (self.level, self.growth) if f):
            found.append("restated")
        if self.growth and self.implied and not self.implied.meets(_signed(self.growth)):
            found.append("growth")
        if self.last and is_aggregate(self.last) and (left := self._left) and is_far(self.last.size(), left):
            found.append("level")
        return tuple(found)

    @property
    def _left(self) -> Interval | None:
        """The level of the year before that follows from this one and its stated growth."""
        level, growth = self.level, self.growth
        if level is None or growth is None or self.last is None or level.unit != self.last.unit:
            return None
        factor = growth_factor(growth, HALF)
        return level.size().over(factor) if factor else None


@dataclass(frozen=True)
class Series:
    """One indicator of one issuer, of one place."""

    figures: tuple[PlacedFigure, ...]

    @property
    def first(self) -> PlacedFigure:
        return self.figures[0]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """A cell a period, in order of its last year; spans stand behind the single years they end in."""
        by_period: dict[str, list[PlacedFigure]] = defaultdict(list)
        for figure in self.figures:
            by_period[figure.period].append(figure)
        yearly: dict[int, list[PlacedFigure]] = defaultdict(list)
        for figure in self.figures:
            if figure.kind == "level" and figure.is_yearly:
                yearly[figure.last_year].append(figure)
        last = {year: told_last(held) for year, held in yearly.items()}
        levels = {year: held[-1] for year, held in last.items() if _are_one(held)}
        order = sorted(by_period, key=lambda p: (by_period[p][0].last_year, "/" in p, p))
        return tuple(Cell(p, tuple(by_period[p]), *_before(p, levels)) for p in order)

    @cached_property
    def yearly(self) -> Mapping[int, tuple[PlacedFigure, ...]]:
        """What the report that printed it last says of the level of each year, in the unit that most are told in."""
        held = [f for f in self.figures if f.kind == "level" and f.is_yearly]
        units = [f.unit for f in held]
        usual = max(units, key=units.count, default="")
        by_year: dict[int, list[PlacedFigure]] = defaultdict(list)
        for figure in sorted(held, key=_told):
            if figure.unit == usual:
                by_year[figure.last_year].append(figure)
        return {year: told_last(by_year[year]) for year in sorted(by_year)}

    @cached_property
    def levels(self) -> tuple[PlacedFigure, ...]:
        """The level of each year as it was printed last, in the unit that most are told in, by year; without the years
        of which that report tells several that cannot be one."""
        return tuple(held[-1] for held in self.yearly.values() if _are_one(held))

    @property
    def latest(self) -> tuple[PlacedFigure, ...]:
        """The level of the last year, or the levels where several are told; of part of a year where no whole one is."""
        if self.yearly:
            return list(self.yearly.values())[-1]
        held = [f for f in self.figures if f.kind == "level"]
        last = max((f.period.rpartition("/")[2] for f in held), default="")
        return told_last([f for f in held if f.period.rpartition("/")[2] == last])

    @cached_property
    def is_scattered(self) -> bool:
        """Whether its name is one for many things (投资, 道路): not on the list, and a report has several values of one
        year and unit for it."""
        if self.first.indicator_iri:
            return False
        cells: dict[tuple[str, str, str, str], set[object]] = defaultdict(set)
        for f in self.figures:
            cells[f.sha256, f.period, f.kind, f.unit].add(f.value)
        return any(len(values) > _SAID_OF_ONE for values in cells.values())

    @property
    def sparkline(self) -> str:
        """The levels as bars, a year each, a dot where a year has none; empty where a year has several that cannot be
        one.

        Bars stand from the smallest level to the largest: they show the shape, not the size."""
        if not all(map(_are_one, self.yearly.values())):
            return ""
        held = {f.last_year: f.value for f in self.levels}
        if len(held) < 2:
            return ""
        low, high = min(held.values()), max(held.values())
        span = (high - low) or 1
        years = range(min(held), max(held) + 1)
        return "".join(_BARS[int((held[y] - low) / span * (len(_BARS) - 1))] if y in held else "·" for y in years)


def _before(period: str, levels: Mapping[int, PlacedFigure]) -> tuple[PlacedFigure | None, PlacedFigure | None]:
    """The level of the year before a year, or else the last one before that."""
    if not period.isdigit():
        return None, None
    year = int(period)
    earlier = max((y for y in levels if y < year), default=None)
    if earlier is None or earlier == year - 1:
        return levels.get(year - 1), None
    return None, levels[earlier]


def build_series(figures: Iterable[PlacedFigure]) -> list[Series]:
    """The series that the figures make, by issuer, indicator and place."""
    held: dict[tuple[str, str, str], list[PlacedFigure]] = defaultdict(list)
    for figure in figures:
        held[figure.series].append(figure)
    made = [Series(tuple(sorted(group, key=_told))) for group in held.values()]
    return sorted(made, key=lambda s: (s.first.issuer, s.first.indicator, s.first.place, s.first.body))


def rank_series(series: Iterable[Series], *, every: bool = False) -> list[Series]:
    """The series of the best evidenced indicators first: those of most years of one issuer, then of most issuers and
    figures; names that stand for many things last. An indicator that is not on the list and has one figure alone is
    left out, unless ``every``."""
    held = list(series)
    by_name: dict[str, list[Series]] = defaultdict(list)
    for one in held:
        by_name[one.first.indicator].append(one)
    weight = {name: weight_of(told) for name, told in by_name.items()}
    kept = [s for s in held if every or s.first.indicator_iri or weight[s.first.indicator] != TOLD_ONCE]
    return sorted(
        kept,
        key=lambda s: (
            *(s.is_scattered, weight[s.first.indicator], not s.first.indicator_iri, s.first.indicator),
            *(weight_of([s]), s.first.issuer, s.first.place),
        ),
    )


Weight = tuple[int, int, int]
"""Years, issuers and figures, negative, so that the most comes first."""
TOLD_ONCE: Weight = (-1, -1, -1)


def weight_of(series: Sequence[Series]) -> Weight:
    """The most years that one issuer tells, the issuers, and all figures of one indicator's series."""
    years = max(len({f.last_year for f in s.figures}) for s in series)
    return -years, -len({s.first.body for s in series}), -sum(len(s.figures) for s in series)


def find_series(
    figures: Iterable[PlacedFigure], scheme: Scheme, words: str | None = None, issuer: str | None = None
) -> list[Series]:
    """The series of the indicator that ``words`` name, of the issuers whose name holds ``issuer``; all where None.

    The name is looked for exactly, then among the scheme's other names, then as a part of one; ZhijiError where
    nothing fits, or where several indicators do.
    """
    kept = [f for f in figures if issuer is None or issuer in f.issuer]
    if issuer is not None and not kept:
        raise unknown_issuer(issuer)
    if words is not None:
        one = [f for s in build_series(kept) if not s.is_scattered for f in s.figures]
        name = best_indicator(words, sorted({f.indicator for f in one}), scheme)
        kept = [f for f in one if f.indicator == name]
    return build_series(kept)


def unknown_issuer(issuer: str) -> ZhijiError:
    """What is said where no issuer's name holds ``issuer``."""
    return ZhijiError(f"no report of {issuer!r} is open; give a part of an issuer's name")


def best_indicator(words: str, names: Sequence[str], scheme: Scheme) -> str:
    """The one of ``names``, which are sorted, that ``words`` name; ZhijiError where none or several do."""
    wanted = plain(words)
    joined = scheme.find(wanted).name
    for rung in ([n for n in names if n == wanted], [n for n in names if n == joined]):
        if len(rung) == 1:
            return rung[0]
    near = [n for n in names if wanted and wanted in n]
    listed = [n for n in near if scheme.entry(n)]
    for rung in (near, listed):
        if len(rung) == 1:
            return rung[0]
    if not near:
        raise ZhijiError(f"no figure of {words!r} in the open reports; zhiji series --all lists the indicators")
    first = (listed + [n for n in near if n not in listed])[:_LISTED]
    shown, more = ", ".join(first), "" if len(near) <= _LISTED else f" and {len(near) - _LISTED} more"
    raise ZhijiError(f"{words!r} fits {len(near)} indicators: {shown}{more}; name one of them")


def told_last(figures: Sequence[PlacedFigure]) -> tuple[PlacedFigure, ...]:
    """What the last report that tells a value in ``figures`` says it is, marks that were passed only where no number
    is; in the unit of the last."""
    held = sorted(figures, key=_is_exact)
    last = held[-1] if held else None
    return tuple(f for f in held if last and _is_like(f, last))


def _is_like(figure: PlacedFigure, last: PlacedFigure) -> bool:
    said = figure.report, figure.unit, figure.period, _is_exact(figure)
    return said == (last.report, last.unit, last.period, _is_exact(last))


def _are_one(figures: Sequence[PlacedFigure]) -> bool:
    """Whether figures can be one number as they are rounded."""
    return all(f.size().meets(figures[-1].size()) for f in figures)


def _is_exact(figure: PlacedFigure) -> bool:
    """Whether it is the number itself and not a mark that was passed (突破6万亿元)."""
    return figure.bound in ("exact", "approx")


def _told(figure: PlacedFigure) -> tuple[int, str, int, int]:
    return figure.year, figure.sha256, figure.begin, figure.end


def _signed(figure: PlacedFigure) -> Interval:
    size = figure.size()
    return -size if figure.value < 0 else size
