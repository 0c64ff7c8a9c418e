"""Breaks in a series that no report tells.

ZJ102  a level far from the one before, or below it where such a thing hardly falls, and no growth is told
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from zhiji.comparing.claims import HALF, Claim, find_claims
from zhiji.comparing.discrepancies import Discrepancy, said_so, said_so_en, shown, told_since
from zhiji.comparing.explained import Explanation, explained_by
from zhiji.comparing.figures import PlacedFigure, is_aggregate, is_far
from zhiji.comparing.history import PRICED, is_priced, printed_for, span_of
from zhiji.comparing.wording import pattern_of
from zhiji.model import Evidence
from zhiji.model.intervals import Interval, exactly

_FALL, _PRICES = Fraction(2, 100), Fraction(6, 100)
"""The least fall that is none of rounding, and what prices may add to it where growth is told without them."""
_FAR_LESS = Fraction(4, 5)
_STEEP = Fraction(13, 10)
_GAP = 2
"""Years without a level at the most, over which a break is looked for."""


def find_breaks(figures: Sequence[PlacedFigure], explanations: Sequence[Explanation] = ()) -> Iterator[Discrepancy]:
    """The breaks of one series, in order of the years; ``explanations`` are what the reports say of how they count."""
    claims = find_claims(figures)
    for claim in claims:
        if claim.source == "growth" and not printed_for(claims, claim.year):
            earlier = printed_for(claims, claim.year - 1) or _base_for(claims, claim.year - 1)
            yield from _implied(claim, earlier, explanations)
        elif claim.source == "since":
            yield from _implied(claim, _since(claims, claim), explanations)
    yield from _unexplained(claims, figures, explanations)


def _base_for(claims: Sequence[Claim], year: int) -> Claim | None:
    return next((c for c in claims if c.source == "base" and c.year == year), None)


def _since(claims: Sequence[Claim], claim: Claim) -> Claim | None:
    """What another report's growth over several years implies of the year before."""
    own = claim.figures[0].report
    held = (c for c in claims if c.source == "since" and c.year == claim.year - 1 and c.figures[0].report != own)
    return next(held, None)


def _implied(claim: Claim, earlier: Claim | None, explanations: Sequence[Explanation]) -> Iterator[Discrepancy]:
    """A growth that implies, for a year that no report prints, a level far from the one before that."""
    here, there = claim.value(HALF), earlier.value(HALF) if earlier else None
    if earlier is None or here is None or there is None or claim.unit != earlier.unit:
        return
    if not (_is_broken(claim.figures[0], there, here, of_prices=True) and _sums_up(claim.figures[0])):
        return
    level, growth = claim.figures
    told, was = told_since(growth), _value(earlier, there)
    far = is_far(there, here) or not (ratio := here.over(there)) or not ratio.below(exactly(1))
    why = _why(explanations, claim.restated or earlier.restated, earlier.figures[0], level)
    priced = PRICED if is_priced(level) and not why.words else ("", "")
    yield Discrepancy(
        rule="ZJ102",
        severity="note" if why.words else "warning",
        zh=f"{level.indicator}：{level.period}年{level.quote}、{told}，推出{claim.year}年为{span_of(here, claim)}，"
        f"{'与' if far else '低于'}{earlier.year}年{was}{'相差过大' * far}{why.zh or '，其间无报告说明'}{priced[0]}",
        en=f"{level.indicator}: {level.quote} with {told} in {level.period} gives {span_of(here, claim)} for "
        f"{claim.year}, {'far from' if far else 'less than'} {was} in {earlier.year}{why.en or '; no report says why'}"
        f"{priced[1]}",
        figures=(*earlier.figures, level, growth),
        said=why.said,
    )


def _value(claim: Claim, value: Interval) -> str:
    """The level of a claim: as printed, or as its figures give it."""
    if claim.source in ("printed", "base"):
        return shown(claim.figures[0])
    return f"{span_of(value, claim)} ({claim.figures[0].quote}, {told_since(claim.figures[1])})"


def _sums_up(figure: PlacedFigure) -> bool:
    """Whether it is a sum over a whole economy, budget or year's visitors."""
    return is_aggregate(figure) or bool(figure.indicator_iri and figure.unit == "人次")


def _is_broken(figure: PlacedFigure, before: Interval, after: Interval, *, of_prices: bool) -> bool:
    """Whether a level is far from the one before: for what hardly ever falls, also where it is less at all."""
    if is_far(before, after):
        return True
    if not pattern_of("steady").search(figure.indicator):
        return False
    ratio = after.over(before)
    least = 1 - _FALL - (_PRICES - _FALL if of_prices and is_priced(figure) else 0)
    return bool(ratio and (ratio.below(exactly(least)) or exactly(_STEEP).below(ratio)))


def _unexplained(
    claims: Sequence[Claim], figures: Sequence[PlacedFigure], explanations: Sequence[Explanation]
) -> Iterator[Discrepancy]:
    """Two levels that follow each other, far apart or the later one less, where no growth is told of the later one."""
    told = {f.last_year for f in figures if f.kind == "change"}
    years = sorted({c.year for c in claims if c.source == "printed"})
    for earlier, year in pairwise(years):
        before, after = printed_for(claims, earlier), printed_for(claims, year)
        if not before or not after or year in told or before.unit != after.unit or year - earlier > _GAP:
            continue
        one, other = before.figures[0], after.figures[0]
        here, there = before.value(HALF), after.value(HALF)
        if not _sums_up(other) or not here or not there:
            continue
        if not _fell(other, here, there) and not (is_far(here, there) and year - earlier == 1):
            continue
        moved = float(other.value / one.value - 1) * 100
        why = _why(explanations, after.restated, one, other)
        yield Discrepancy(
            rule="ZJ102",
            severity="note" if why.words else "warning",
            zh=f"{one.indicator}：{one.period}年{one.quote}，{other.period}年{other.quote}（{moved:+.1f}%），"
            f"报告未说增速{why.zh}",
            en=f"{one.indicator}: {one.quote} in {one.period}, {other.quote} in {other.period} ({moved:+.1f}%); "
            f"no growth is told{why.en}",
            figures=(one, other),
            said=why.said,
        )


def _fell(figure: PlacedFigure, before: Interval, after: Interval) -> bool:
    """Whether a level is less than the one before it, and not by rounding: of what hardly falls or is taken in at all,
    of the rest far less."""
    uses = ("steady", "taken-in")
    least = 1 - _FALL if any(pattern_of(use).search(figure.indicator) for use in uses) else _FAR_LESS
    ratio = after.over(before)
    return bool(ratio and ratio.below(exactly(least)))


@dataclass(frozen=True, slots=True)
class _Why:
    """What a report itself says of a break: its words and how they are told; empty where none says anything."""

    words: str = ""
    zh: str = ""
    en: str = ""
    said: tuple[Evidence, ...] = ()


def _why(explanations: Sequence[Explanation], restated: str, before: PlacedFigure, after: PlacedFigure) -> _Why:
    """The words beside the figures themselves, else those of a report behind the earlier one, up to the later one."""
    if restated:
        return _Why(restated, said_so(restated), said_so_en(restated))
    found = explained_by(explanations, after, before.year + 1, after.year)
    if found is None:
        return _Why()
    return _Why(
        found.words,
        f"（口径已调整：{found.year}年报告称“{found.words}”）",
        f" (restated: the report of {found.year} says {found.words})",
        (found.evidence,),
    )
