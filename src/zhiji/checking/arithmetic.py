"""The arithmetic audit: do the figures of a report agree with one another? Pure functions on figures.

A disagreement is only told where no reading of the figures as they are rounded and bounded lets both stand, and where
the figures plainly speak of one thing; in doubt the audit is silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import combinations, permutations

from zhiji.checking.checks import RATE, Check, Pair, Rule, Verdict, judged
from zhiji.checking.comparisons import HALF, Claim, Comparison, find_comparisons
from zhiji.checking.figures import Figure, plain_name
from zhiji.checking.parts import find_part_checks, find_share_checks
from zhiji.lexicon.parts_and_turns import IN_TURN

_NAME, _LONG_NAME = 4, 6
"""Characters from which a name is more than a common noun (案件), and from which it means one thing in a report."""
_NEAR = Decimal("0.25")
"""How far two counts lie apart at the most, as a share of one, that may be one count told twice."""
_FEW = 100
"""Below this many what is counted may be those that came about (2家获批) and those that there are (达8家)."""


def find_checks(figures: Iterable[Figure]) -> list[Check]:
    """Everything that can be held against something else, and how it came out, in reading order."""
    held = list(figures)
    comparisons = find_comparisons(held)
    within = {c: list(check_comparison(c)) for c in comparisons}
    whole = [c for c, checks in within.items() if all(check.verdict != "broken" for check in checks)]
    checks = [check for found in within.values() for check in found]
    checks += [*check_series(whole), *check_repeated_changes(held), *find_share_checks(held), *find_part_checks(held)]
    return sorted(checks, key=lambda c: (c.figures[0].report, c.figures[0].evidence.start, c.rule, _iris(c)))


def check_comparison(comparison: Comparison) -> Iterator[Check]:
    """Do the figures of one comparison fit: 57 + 34 = 91, 34 of 57 is 60 %, and up is up?"""
    c = comparison
    found: list[Check | None] = []
    if c.level and c.base and c.amount:
        found.append(judged("sum", partial(_sum, c)))
    if c.rate:
        found.append(judged("rate", partial(_rate, c)))
    if c.amount and c.rate and c.amount.falls != c.rate.falls:
        found.append(_signs(c.amount, c.rate))
    if c.level and c.base and c.level.direction and c.level.compared_with == c.base.iri and not c.level.is_rank:
        found.append(_direction(c.level, c.base))
    yield from (check for check in found if check)


def check_series(comparisons: Iterable[Comparison]) -> Iterator[Check]:
    """Do the values that different comparisons give for one series and period agree: what one leaves off at with what
    the next starts from, what is written twice, and last year's report with this year's?"""
    claimed: dict[tuple[str, str, str, str], list[tuple[Comparison, bool]]] = defaultdict(list)
    all_held = list(comparisons)
    in_turn = _told_in_turn(f for c in all_held for f in (c.level, c.base) if f)
    for c in all_held:
        if in_turn.intersection(c.figures):
            continue
        for reached, claim in ((True, c.level_claim()), (False, c.base_claim())):
            if claim and claim.period and c.unit and c.period != c.base_period:
                claimed[c.first.issuer, c.first.indicator, c.unit, claim.period].append((c, reached))
    told: set[tuple[Comparison, Comparison]] = set()
    for held in claimed.values():
        doubted = _doubted(c for c, reached in held if reached)
        for (one, one_reached), (other, other_reached) in combinations(held, 2):
            check = _meeting(one, one_reached, other, other_reached)
            plain = check and (check.certain or check.rule == "stated-twice" or not {one, other} & doubted)
            if check and plain and one != other and (one, other) not in told:
                told.add((one, other))
                yield check


def _doubted(comparisons: Iterable[Comparison]) -> set[Comparison]:
    """Those that share their words with another level of the same report: the words alone do not say which is meant."""
    stated = [(c, c.level) for c in comparisons if c.level]
    return {
        c
        for (c, level), (other, twin) in permutations(stated, 2)
        if level.report == twin.report and c.scopes == other.scopes and not level.size().meets(twin.size())
    }


def check_repeated_changes(figures: Iterable[Figure]) -> Iterator[Check]:
    """Is a change that is told in two places the same change?"""
    told: dict[tuple[str | None, ...], list[Figure]] = defaultdict(list)
    changes = [f for f in figures if f.kind == "change" and f.period]
    in_turn = _told_in_turn(changes)
    for f in changes:
        if f not in in_turn:
            told[f.issuer, f.indicator, f.unit, f.period, f.base_period, f.comparison].append(f)
    for held in told.values():
        for one, other in combinations(held, 2):
            check = judged("stated-twice", partial(_both_signed, one, other), certain=False)
            if check and _may_repeat(one, other, check.verdict):
                yield check


def _told_in_turn(figures: Iterable[Figure]) -> set[Figure]:
    """Those that one name of several things has in turn (城乡居民人均可支配收入分别达到30283元、10324元): which is of
    which, the name does not say."""
    by_name: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for f in figures:
        if IN_TURN.search(f.evidence.sentence):
            by_name[f.sentence, f.indicator, f.unit, f.kind, f.period].append(f)
    return {f for held in by_name.values() if len({f.iri for f in held}) > 1 for f in held}


def _both_signed(one: Figure, other: Figure, slack: Fraction) -> Pair:
    return _signed(one, slack), _signed(other, slack)


def _sum(c: Comparison, slack: Fraction) -> Pair | None:
    start, reached = c.base_claim(slack), c.level_claim(slack)
    value = c.moved(start.value, slack) if start else None
    if not (start and reached and value and c.amount):
        return None
    return reached, Claim((*start.figures, c.amount), (*start.steps, (c.period, value)))


def _rate(c: Comparison, slack: Fraction) -> Pair | None:
    """By the amount where there is one, 34 of 57 against the stated 60 %; else by the level that the rate leads to."""
    if c.rate is None:
        return None
    if c.amount is None:
        start, reached = c.base_claim(slack), c.level_claim(slack)
        value = c.moved(start.value, slack) if start and c.base and c.level else None
        if not (start and reached and value):
            return None
        return reached, Claim((*start.figures, c.rate), (*start.steps, (c.period, value)))
    start = Comparison(level=c.level, base=c.base, amount=c.amount).base_claim(slack)
    value = c.amount.size(slack).over(start.value) if start else None
    if not (start and value):
        return None
    figures = (*start.figures, *([] if c.amount in start.figures else [c.amount]))
    return Claim((c.rate,), ((RATE, c.rate.size(slack)),)), Claim(figures, (*start.steps, (RATE, value)))


def _signs(amount: Figure, rate: Figure) -> Check:
    """An amount and a rate of one change that go opposite ways."""
    one, other = (Claim((f,), (("", f.size()),)) for f in (amount, rate))
    return Check("signs", one, other, "broken")


def _direction(level: Figure, base: Figure) -> Check:
    """What is said to rise is more than what it rose from."""
    one, other = Claim((base,), (("", base.size()),)), Claim((level,), (("", level.size()),))
    wrong = one.value.below(other.value) if level.falls else other.value.below(one.value)
    equal = one.value == other.value and one.value.low == one.value.high
    return Check("direction", one, other, "broken" if wrong or equal else "held")


def _meeting(one: Comparison, one_reached: bool, other: Comparison, other_reached: bool) -> Check | None:
    """What two comparisons say of one value, where they plainly speak of one thing."""

    def claims(slack: Fraction) -> Pair | None:
        a = one.level_claim(slack) if one_reached else one.base_claim(slack)
        b = other.level_claim(slack) if other_reached else other.base_claim(slack)
        return (a, b) if a and b and not set(a.figures) & set(b.figures) else None

    pair = claims(HALF)
    if pair is None:
        return None
    together = one.first.sentence == other.first.sentence
    if one.first.report != other.first.report:
        rule: Rule = "base-and-level"
    else:
        rule = "stated-twice" if pair[0].is_stated and pair[1].is_stated else "series"
    check = judged(rule, claims, certain=together)
    if check is None or (rule == "stated-twice" and one_reached != other_reached and together):
        return None
    if rule == "stated-twice":
        return check if _may_repeat(check.one.figures[0], check.other.figures[0], check.verdict) else None
    if together:
        return check if len(one.scopes | other.scopes) < 2 else None
    compared = not (one_reached and other_reached) or rule == "series"
    named = len(plain_name(one.first.name)) >= _NAME
    plain = named and one.scopes == other.scopes and _are_results(check.figures)
    return check if compared and plain and not any(f.is_of_many_years for f in check.figures) else None


def _may_repeat(one: Figure, other: Figure, verdict: Verdict) -> bool:
    """Whether two figures are one figure told twice. Equal ones may be, in two sentences; unequal ones must be plainly
    of one thing and time: an effect of a name too long to be said of several, or one name that a reader gave to other
    words, and where these are counts, few or of other words, they are near each other (1个 and 16个 are of two
    things)."""
    if one.report != other.report or one.sentence == other.sentence or not _are_results((one, other)):
        return False
    if verdict != "held" and (one.is_part or other.is_part):
        return False
    if verdict == "held":
        return one.scope == other.scope or None in (one.scope, other.scope) or one.value == other.value
    if one.is_of_many_years or other.is_of_many_years or "unstated" in (one.comparison, other.comparison):
        return False
    named = plain_name(one.about) != plain_name(other.about)
    known = one.level == other.level == "effect" and len(plain_name(one.name)) >= _LONG_NAME
    near = one.is_ratio or (one.value and abs(other.value / one.value - 1) <= _NEAR)
    many = one.is_ratio or max(one.value, other.value) >= _FEW
    return (
        one.scope == other.scope and one.point != other.point and bool((known and (many or near)) or (named and near))
    )


def _are_results(figures: Iterable[Figure]) -> bool:
    return all(f.level in ("effect", "output") for f in figures)


def _signed(figure: Figure, slack: Fraction) -> Claim:
    size = figure.size(slack)
    return Claim((figure,), ((figure.period or "", -size if figure.falls else size),))


def _iris(check: Check) -> Sequence[str]:
    return [f.iri for f in check.figures]
