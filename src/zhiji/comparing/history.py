"""Rewritten history: what reports print of a year against what later ones imply of it.

ZJ101  a level with its growth implies another level of the year before than was printed
ZJ103  a target with its growth implies another level of the year before than was printed, or than the results imply
ZJ104  a later report prints another base for a year than was printed, or implied, for it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from zhiji.comparing.claims import HALF, WHOLE, Claim, find_claims
from zhiji.comparing.discrepancies import Discrepancy, Gravity, said_so, said_so_en, shown, told_since
from zhiji.comparing.figures import PlacedFigure, levels_by_year
from zhiji.comparing.wording import pattern_of, place_words
from zhiji.model.intervals import Interval

_MULTIPLIERS = (("万亿", 12), ("亿", 8), ("万", 4))
_PLANNED = Fraction(1, 100)
"""How far a round target may lie from what its growth gives."""
_AT_CONSTANT_PRICES = Fraction(6, 100)
"""How far prices may move in a year, so that growth at constant prices still fits levels at current ones."""


_SLIGHT = Fraction(1, 100)
"""What a level and a growth may lie apart without either being wrong: first counts are put right."""
AT_CONSTANT_PRICES = ("（可能按不变价计算，报告未说明）", " (perhaps at constant prices; the report does not say so)")
PRICED = (
    "（增速通常按不变价计算，差额可能部分来自价格）",
    " (growth is usually told at constant prices; prices may explain a part of it)",
)
"""Of a growth of output that is laid on levels at the prices of their years."""


def find_rewritten(figures: Sequence[PlacedFigure]) -> Iterator[Discrepancy]:
    """What does not fit in one series, in order of the years."""
    claims = find_claims(figures)
    for claim in claims:
        earlier = _before(claims, claim)
        if claim.source in ("growth", "since") and earlier:
            yield from _against(claim, _with_twins(earlier, claims), "ZJ101")
        elif claim.source == "plan" and (held := earlier or _by_results(claims, claim)):
            yield from _against(claim, held, "ZJ103", _PLANNED)
        elif claim.source == "base" and (held := earlier or _by_results(claims, claim)):
            yield from _against(claim, held, "ZJ104")


def _before(claims: Sequence[Claim], later: Claim) -> Claim | None:
    """The level that was printed for the year, first in the report of that year; a base's own report does not count."""
    own = later.figures[0].report if later.source == "base" else ""
    return printed_for([c for c in claims if c.figures[0].report != own], later.year)


def printed_for(claims: Sequence[Claim], year: int) -> Claim | None:
    """The claim of the level that is printed for the year; None where there is none."""
    held = {c.figures[0]: c for c in claims if c.source == "printed" and c.year == year}
    level = levels_by_year(held).get(year)
    return held[level] if level else None


def _with_twins(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim with the other places where its report prints the same level."""
    first = claim.figures[0]
    held = [c.figures[0] for c in claims if c.source == "printed" and c.year == claim.year]
    twins = [f for f in held if (f.report, f.value, f.unit) == (first.report, first.value, first.unit)]
    return replace(claim, figures=tuple(dict.fromkeys((first, *twins[:_TWINS]))))


_TWINS = 3


def _by_results(claims: Sequence[Claim], claim: Claim) -> Claim | None:
    """What the results of the year after imply of the year, where another report tells them."""
    own = claim.figures[0].report
    held = (c for c in claims if c.source == "growth" and c.year == claim.year and c.figures[0].report != own)
    return next(held, None)


def _against(claim: Claim, other: Claim, rule: str, spare: Fraction = Fraction(0)) -> Iterator[Discrepancy]:
    if claim.unit != other.unit or any(f in other.figures for f in claim.figures):
        return
    here, there = claim.value(HALF), other.value(HALF)
    wide, far = claim.value(WHOLE), other.value(WHOLE)
    if not here or not there or not wide or not far or _widened(wide, spare).meets(far):
        return
    severity, zh, en = _reason(claim, other, here, there)
    figures = tuple(dict.fromkeys((*other.figures, *claim.figures)))
    year, name = claim.year, claim.figures[0].indicator
    how, wie = _told(claim), _told_en(claim)
    yield Discrepancy(
        rule=rule,
        severity=severity,
        zh=f"{name}：{how}，{year}年应为{span_of(here, claim)}，而{_told(other)}{_value_of(other, there)}{zh}",
        en=f"{name}: {wie} give{'s' * (len(claim.figures) == 1)} {span_of(here, claim)} for {year}; "
        f"{_told_en(other)}{_value_of_en(other, there)}{en}",
        figures=figures,
    )


def _reason(claim: Claim, other: Claim, here: Interval, there: Interval) -> tuple[Gravity, str, str]:
    """How grave it is, and what the reports themselves say of it."""
    said = claim.restated or other.restated
    if said:
        return "note", said_so(said), said_so_en(said)
    years = claim.figures[0].last_year - claim.year
    is_priced_growth = claim.source in ("growth", "since") and is_priced(claim.figures[0])
    if is_priced_growth and _near(here, there, years):
        return "note", *AT_CONSTANT_PRICES
    a, b = (_worded(c.figures[0]) for c in sorted((claim, other), key=lambda c: c.teller))
    if bool(pattern_of("former").search(a)) != bool(pattern_of("former").search(b)):
        return "note", f"（统计口径由“{a}”变为“{b}”）", f" (another statistic: {a}, then {b})"
    zh, en = (f"（说法由“{a}”变为“{b}”）", f" (worded {a}, then {b})") if a != b else ("", "")
    if claim.source != "base" and _widened(here, _SLIGHT).meets(there):
        return "note", f"（相差不到1%）{zh}", f" (less than 1 % apart){en}"
    prices, its_prices = PRICED if is_priced_growth else ("", "")
    return "warning", prices + zh, its_prices + en


def _worded(figure: PlacedFigure) -> str:
    """The indicator as the report calls it, with the place that was taken off it: 区本级固定资产投资."""
    clause = figure.before
    at = clause.rfind(figure.worded)
    led = next((place for place in place_words() if at >= 0 and clause[:at].endswith(place)), "")
    return led + figure.worded


def is_priced(figure: PlacedFigure) -> bool:
    return bool(pattern_of("priced").search(figure.indicator))


def _near(one: Interval, other: Interval, years: int) -> bool:
    """Whether the two are within what prices may move in so many years."""
    return _widened(one, _AT_CONSTANT_PRICES * years).meets(other)


def _widened(value: Interval, share: Fraction) -> Interval:
    low = None if value.low is None else value.low * (1 - share)
    return Interval(low, None if value.high is None else value.high * (1 + share))


def _told(claim: Claim) -> str:
    first = claim.figures[0]
    at = f"{first.year}年报告"
    if claim.source in ("printed", "base"):
        return f"{at}所列{claim.year}年{'基数' * (claim.source == 'base')}{first.quote}"
    if claim.source == "since":
        return f"{at}{first.period}年{first.quote}、较{claim.year}年{told_since(claim.figures[1])}"
    plan = "计划" if claim.source == "plan" else ""
    return f"{at}{plan}{first.period}年{first.quote}、{shown(claim.figures[1])}"


def _told_en(claim: Claim) -> str:
    first = claim.figures[0]
    at = f"the report of {first.year}"
    if claim.source in ("printed", "base"):
        return f"{'a base of ' * (claim.source == 'base')}{first.quote} for {claim.year} in {at}"
    if claim.source == "since":
        return f"{first.quote} in {first.period} with {told_since(claim.figures[1])} since {claim.year} in {at}"
    what = "a target of " if claim.source == "plan" else ""
    return f"{what}{first.quote} with {shown(claim.figures[1])} for {first.period} in {at}"


def _value_of(claim: Claim, value: Interval) -> str:
    return "" if claim.source in ("printed", "base") else f"推出{span_of(value, claim)}"


def _value_of_en(claim: Claim, value: Interval) -> str:
    return "" if claim.source in ("printed", "base") else f" gives {span_of(value, claim)}"


def span_of(value: Interval, claim: Claim) -> str:
    """An interval in the unit and multiplier that the figure is written in."""
    return in_units_of(value, claim.figures[0])


def in_units_of(value: Interval, figure: PlacedFigure) -> str:
    """``value`` as the figure writes its own: 181.3–181.5亿元."""
    worth, sign = next(((10**power, sign) for sign, power in _MULTIPLIERS if sign in figure.quote), (1, ""))
    unit = sign + figure.unit
    ends = [None if end is None else float(end) / worth for end in (value.low, value.high)]
    if ends[0] is None or ends[1] is None:
        return f"{'≥' if ends[1] is None else '≤'}{_number(ends[0] if ends[1] is None else ends[1] or 0)}{unit}"
    low, high = (_number(end) for end in ends if end is not None)
    return f"{low}{unit}" if low == high else f"{low}–{high}{unit}"


def _number(value: float | None) -> str:
    return f"{value or 0:.1f}".removesuffix(".0") if abs(value or 0) < 1000 else f"{value or 0:.0f}"
