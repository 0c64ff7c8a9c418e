"""Which figures of a report belong to one comparison: a level, the base it is held against, and the difference between
them as an amount and as a rate. Where it is not plain which figures belong together, they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zhiji.checking.figures import PERCENT, POINTS, Figure
from zhiji.model.intervals import Interval, exactly

HALF = Fraction(1, 2)
_ONE = exactly(1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that some figures give: ``steps`` are the periods and values on the way, the last one the result."""

    figures: tuple[Figure, ...]
    steps: tuple[tuple[str, Interval], ...]

    @property
    def period(self) -> str:
        return self.steps[-1][0]

    @property
    def value(self) -> Interval:
        return self.steps[-1][1]

    @property
    def is_stated(self) -> bool:
        """Whether the report writes the value, as against its following from others."""
        return len(self.figures) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Figures of one thing that must fit one another; at least one of them is there."""

    level: Figure | None = None
    base: Figure | None = None
    amount: Figure | None = None
    rate: Figure | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(f for f in (self.level, self.base, self.amount, self.rate) if f)

    @property
    def change(self) -> Figure | None:
        return self.amount or self.rate

    @property
    def first(self) -> Figure:
        return min(self.figures, key=lambda f: (f.report, f.evidence.start, f.iri))

    @property
    def unit(self) -> str | None:
        """The unit that its level is in, or would be; None where only a rate is known."""
        stated = self.level or self.base
        if stated:
            return stated.unit
        return PERCENT if self.amount and self.amount.unit == POINTS else self.amount.unit if self.amount else None

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset(f.scope for f in self.figures if f.scope)

    @property
    def period(self) -> str:
        return next((f.period for f in (self.level, self.amount, self.rate) if f and f.period), "")

    @property
    def base_period(self) -> str:
        stated = self.base.period if self.base else None
        return stated or next((f.base_period for f in (self.amount, self.rate, self.level) if f and f.base_period), "")

    def level_claim(self, slack: Fraction = HALF) -> Claim | None:
        """The level that was reached, written or worked out."""
        if self.level:
            return Claim((self.level,), ((self.level.period or "", self.level.size(slack)),))
        start = self.base_claim(slack)
        reached = self.moved(start.value, slack) if start else None
        if start is None or reached is None:
            return None
        return Claim(_joined(start.figures, self.change), (*start.steps, (self.period, reached)))

    def base_claim(self, slack: Fraction = HALF) -> Claim | None:
        """The level that was left, written or worked out."""
        if self.base:
            return Claim((self.base,), ((self.base_period, self.base.size(slack)),))
        known: tuple[Figure | None, ...]
        if self.amount and self.rate:
            known, value = (self.amount, self.rate), self.amount.size(slack).over(self.rate.size(slack))
        else:
            known, value = (self.level, self.change), self._left(slack)
        if value is None:
            return None
        return Claim(tuple(f for f in known if f), ((self.base_period, value),))

    def moved(self, base: Interval, slack: Fraction) -> Interval | None:
        """Where ``base`` comes to by the stated change: by the amount where there is one, else by the rate."""
        if self.amount:
            size = self.amount.size(slack)
            return base - size if self.amount.falls else base + size
        factor = self._factor(slack)
        return base.times(factor) if factor else None

    def _left(self, slack: Fraction) -> Interval | None:
        if self.level is None:
            return None
        if self.amount:
            size = self.amount.size(slack)
            return self.level.size(slack) + size if self.amount.falls else self.level.size(slack) - size
        factor = self._factor(slack)
        return self.level.size(slack).over(factor) if factor else None

    def _factor(self, slack: Fraction) -> Interval | None:
        if self.rate is None:
            return None
        size = self.rate.size(slack)
        return _ONE - size if self.rate.falls else _ONE + size


def find_comparisons(figures: Iterable[Figure], *, priced: bool = False) -> list[Comparison]:
    """The comparisons that the figures make, in reading order; a level that is compared with nothing is one too.

    A growth that may be told at constant prices fits no levels and is left out, unless ``priced``."""
    held = list(figures)
    by_iri = {f.iri: f for f in held}
    bases = {f.compared_with for f in held if f.compared_with}
    groups: dict[tuple[tuple[str, int], str], list[Figure]] = defaultdict(list)
    for figure in held:
        groups[figure.sentence, figure.indicator].append(figure)
    found = [c for group in groups.values() for c in _in_sentence(group, by_iri, bases, priced=priced)]
    told = {f.iri for c in found for f in c.figures}
    found += [Comparison(level=f) for f in held if _is_level(f) and f.iri not in told]
    return sorted(found, key=lambda c: (c.first.report, c.first.evidence.start, c.first.iri))


def _in_sentence(
    group: Sequence[Figure], by_iri: dict[str, Figure], bases: set[str], *, priced: bool
) -> Iterator[Comparison]:
    levels = [f for f in group if _is_level(f) and f.iri not in bases]
    changes: dict[tuple[str | None, str | None, str | None], list[Figure]] = defaultdict(list)
    for figure in group:
        if figure.kind == "change":
            changes[_held_against(figure)].append(figure)
    told = set()
    for held in changes.values():
        amounts, rates = [f for f in held if not f.is_rate], [f for f in held if f.is_rate]
        if len(amounts) > 1 or len(rates) > 1 or not _scopes_meet(held):
            continue
        found = _completed(_only(amounts), _only(rates), levels, by_iri, group, priced=priced)
        told.add(found.level)
        yield found
    for level in levels:
        if level not in told and level.compared_with in by_iri:
            yield Comparison(level=level, base=_of_kind(by_iri[level.compared_with], level))


def _held_against(change: Figure) -> tuple[str | None, str | None, str | None]:
    """The period of a change and what it is held against: 同比 and 较2022年 of a change of 2023 are one."""
    base, period = change.base_period, change.period or ""
    last = str(int(period) - 1) if len(period) == len("2023") and period.isdigit() else None
    if last and (base == last or (base is None and change.comparison == "yoy")):
        return period, last, "yoy"
    return change.period, base, change.comparison


def _completed(
    amount: Figure | None,
    rate: Figure | None,
    levels: Sequence[Figure],
    by_iri: dict[str, Figure],
    group: Sequence[Figure],
    *,
    priced: bool,
) -> Comparison:
    changes = [f for f in (amount, rate) if f]
    level = _only([f for f in levels if f.period == changes[0].period and _fits(f, changes)])
    stated = [*changes, *([level] if level else [])]
    named = {f.compared_with: None for f in stated if f.compared_with in by_iri}
    targets = [by_iri[iri] for iri in named if iri]
    if not targets and changes[0].base_period:
        targets = [f for f in group if _is_level(f) and f.period == changes[0].base_period]
    base = _only([f for f in targets if f is not level and _fits(f, changes)])
    if level and base:
        base = _of_kind(base, level)
    whole = level or base or amount
    if rate and whole and (whole.unit == PERCENT or (whole.is_priced and not priced)):
        rate = None  # 上升2% of a percentage: of it, or points of it? 上升2% of a GDP: in whose prices?
    return Comparison(level=level, base=base, amount=amount, rate=rate)


def _is_level(figure: Figure) -> bool:
    return figure.kind == "observation" and not figure.is_rate


def _fits(level: Figure, changes: Sequence[Figure]) -> bool:
    """Whether the changes can be changes of ``level``: an amount must be in its unit."""
    units = {PERCENT if f.unit == POINTS else f.unit for f in changes if not f.is_rate}
    return units <= {level.unit} and _scopes_meet([level, *changes])


def _of_kind(base: Figure, level: Figure) -> Figure | None:
    return base if base.unit == level.unit and base.indicator == level.indicator else None


def _scopes_meet(figures: Iterable[Figure]) -> bool:
    return len({f.scope for f in figures if f.scope}) < 2


def _only(figures: Sequence[Figure]) -> Figure | None:
    return figures[0] if len(figures) == 1 else None


def _joined(figures: tuple[Figure, ...], other: Figure | None) -> tuple[Figure, ...]:
    return figures if other is None or other in figures else (*figures, other)
