"""A figure in its series: which indicator, of where, of which period, as what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zhiji.comparing.timed import SeriesKind
from zhiji.comparing.units import POINTS
from zhiji.comparing.wording import pattern_of
from zhiji.model.intervals import Interval, magnitude

RELATIVE = frozenset({"%", "‰", POINTS})
"""Units of comparison, of which whole numbers are rounded too."""
_CLAUSE_END = re.compile(r"[，,；;。]")
_FALL, _RISE = Fraction(4, 5), Fraction(8, 5)
"""A level of an economy or a budget that is below four fifths, or above eight fifths, of the one before has a story."""
_SPECIFIC = 4
_YUAN = "元"
"""Characters of a name that is not on the list from which it is taken to be of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFigure:
    """One number in its place. ``value`` is signed for a change; ``place`` is empty for the issuer's own; ``worded``
    is the indicator in the report's words; ``restated`` are the words by which the report itself says that its count
    has changed or is at constant prices, empty where it says nothing."""

    sha256: str
    report: str
    issuer: str
    body: str
    year: int
    title: str
    begin: int
    end: int
    quote: str
    indicator: str
    indicator_iri: str | None = None
    accrual: str = ""
    polarity: str = "neutral"
    place: str = ""
    worded: str = ""
    period: str
    kind: SeriesKind
    value: Decimal
    upper: Decimal | None = None
    unit: str
    bound: str = "exact"
    sentence: str
    sentence_begin: int
    restated: str = ""
    iri: str = ""

    @property
    def series(self) -> tuple[str, str, str]:
        """What joins figures: whose, of what, of where."""
        return self.body, self.indicator, self.place

    @property
    def signed(self) -> str:
        """The number as it is written; a fall with its sign: −15.3%."""
        return f"−{self.quote}" if self.value < 0 and self.kind in ("change", "multi-year") else self.quote

    @property
    def is_relative(self) -> bool:
        return self.unit in RELATIVE

    @property
    def before(self) -> str:
        """What stands before it in its sentence."""
        return self.sentence[: max(self.begin - self.sentence_begin, 0)]

    @property
    def clause_before(self) -> str:
        """What stands before it in its clause."""
        return _CLAUSE_END.split(self.before)[-1]

    @property
    def is_mean_growth(self) -> bool:
        """Whether it is by how much something grew or fell a year on average: 年均增长6.7%."""
        if self.kind != "multi-year" or self.unit != "%":
            return False
        return any(pattern_of(use).search(self.clause_before) for use in ("growth", "falls", "mean-growth"))

    @property
    def grows(self) -> bool:
        """Whether its clause says by how much something grew, and not how many times as much it is: 增长1.4倍."""
        return any(pattern_of(use).search(self.clause_before) for use in ("growth", "mean-growth"))

    @property
    def is_multiple(self) -> bool:
        """Whether it says how many times as much something is: 是2006年的2.2倍, which is no growth of 2.2倍."""
        return self.unit == "倍" and not self.grows

    @property
    def first_year(self) -> int:
        return int(self.period[:4]) if self.period[:4].isdigit() else 0

    @property
    def last_year(self) -> int:
        tail = self.period.rpartition("/")[2][:4]
        return int(tail) if tail.isdigit() else 0

    @property
    def is_yearly(self) -> bool:
        """Whether it is of one whole year."""
        return self.period.isdigit() and len(self.period) == 4

    @property
    def is_specific(self) -> bool:
        """Whether its name is of one thing: on the list, or long enough to say which (not 项目, 供水)."""
        return bool(self.indicator_iri) or len(self.indicator) >= _SPECIFIC

    def size(self, slack: Fraction = Fraction(1, 2)) -> Interval:
        """What the figure, as written, allows the number to be, without its sign; yuan are rounded too (3482元 of
        3481.6元)."""
        return magnitude(self.value, self.quote, self.bound, self.is_relative or self.unit == _YUAN, slack)


def is_aggregate(figure: PlacedFigure) -> bool:
    """Whether it is a sum over a whole economy or budget, which does not jump from year to year as projects do."""
    return bool(figure.indicator_iri) and figure.unit == "元" and bool(pattern_of("aggregate").search(figure.indicator))


def is_far(before: Interval | None, after: Interval | None) -> bool:
    """Whether a level is so far from the one before that there is a story."""
    ratio = after.over(before) if before and after else None
    if ratio is None:
        return False
    return (ratio.high is not None and ratio.high < _FALL) or (ratio.low is not None and ratio.low > _RISE)


def levels_by_year(figures: Iterable[PlacedFigure]) -> dict[int, PlacedFigure]:
    """The level of each year as the report of that year prints it, else the first that does; of several in one report
    the largest, since the others are of parts (新增就业5650人, of them 3000 in trade)."""
    told: dict[int, PlacedFigure] = {}
    for f in figures:
        if f.kind != "level" or not f.is_yearly:
            continue
        held = told.get(f.last_year)
        if held is None or _rank(f) > _rank(held):
            told[f.last_year] = f
    return told


def _rank(figure: PlacedFigure) -> tuple[bool, int, Decimal]:
    return figure.year == figure.last_year, -figure.year, figure.value
