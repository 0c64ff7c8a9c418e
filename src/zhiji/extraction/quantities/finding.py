"""Quantities: every measured or counted number of a report, with what it measures and how it is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from zhiji.extraction.quantities.amounts import Amount, find_amounts
from zhiji.extraction.quantities.bodies import scope_of
from zhiji.extraction.quantities.cells import Headings, find_cell_amounts, headings_of, under
from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.eras import era_at, find_eras, is_next_in_row, span_of, with_years
from zhiji.extraction.quantities.levels import best_level, indicator_of
from zhiji.extraction.quantities.periods import Time, time_at
from zhiji.extraction.quantities.phrases import Phrase
from zhiji.extraction.quantities.polarities import best_polarity
from zhiji.extraction.quantities.predicates import POINTS, RATES
from zhiji.extraction.quantities.roles import Reading, read_role, recurrence_of
from zhiji.extraction.quantities.settings import Settings
from zhiji.extraction.quantities.subjects import find_measured
from zhiji.extraction.quantities.targets import target_year
from zhiji.extraction.quantities.walks import Measured
from zhiji.extraction.text.clauses import clause_end, clause_start
from zhiji.extraction.text.cover import Cover
from zhiji.lexicon.numerals import plan_years
from zhiji.lexicon.patterns import Pattern
from zhiji.model import PeriodKind, Place, Quantity, Report, ResultLevel, SectionRole, Span

_CLAUSE: Final = 90
_PLANS_END = Pattern(WORDS, "“?十(?P<n>[{=numerals:digit}])五”?(?:{part-of-year}|{era-end})的?$")
_AGAINST_PLAN = Pattern(
    WORDS, "{than}“?十(?P<n>[{=numerals:digit}])五”?(?:(?P<last>{plan-last})|(?P<first>{plan-first}))?"
)
_AGAINST_YEAR = Pattern(
    WORDS, r"{with}(?:(?P<year>(?:19|20)\d\d)年[^，,。；;]{0,12}|{last-year}{same}?){set-against}[，,]$"
)
_LIST_MARK = Pattern(WORDS, "[、，,]|{list-mark}")


def find_quantities(report: Report, avoid: Iterable[Span] = ()) -> list[Quantity]:
    """The quantities of a report in text order, with ids q1, q2 …

    ``avoid``: spans inside which a number is a name and no count (documents, named initiatives, award titles); one that
    a span begins with counts all the same (6大行业领域专项整治). Spans are
    code points of the report's text; values are plain numbers, never negative; a field the text leaves open is None.
    """
    covered = Cover(report.text).for_figures
    eras = find_eras(report)
    settings = Settings(report, covered)
    told = (a for a in _with_cells(report, find_amounts(report.text, covered)) if _is_told(report, a))
    amounts = _keep_free(told, avoid)
    facts: list[Quantity] = []
    earlier: tuple[Phrase, Place | None] | None = None
    for sentence, held in _by_sentence(report, amounts):
        point = report.point_at(sentence.start)
        role = report.role_at(sentence.start)
        if role == "notes":
            continue
        counted = [
            amount for amount in held if not (role == "plans" and amount.chinese and not _is_norm(covered, amount))
        ]
        if cell := report.cell_at(sentence.start):
            headings = headings_of(report, covered, cell)
            measured = [under(headings, one) for one in find_measured(covered, sentence, counted, None)]
            setting = _Setting(report, covered, sentence, role, settings, headings=headings)
            facts.extend(_facts_of(setting, measured, len(facts)))
            continue
        measured = find_measured(covered, sentence, counted, earlier[0] if earlier and earlier[1] == point else None)
        setting = _Setting(report, covered, sentence, role, settings, era_at(eras, sentence.start))
        facts.extend(_facts_of(setting, measured, len(facts)))
        last = next((m.subject for m in reversed(measured) if m.subject), None)
        earlier = (last, point) if last else earlier
    return with_years(report.text, facts)


def _is_norm(covered: str, amount: Amount) -> bool:
    return recurrence_of(covered[max(0, amount.start - 16) : amount.start]) is not None


def _is_told(report: Report, amount: Amount) -> bool:
    """Whether the report says it, and not the page around it (已有15人阅读)."""
    return report.sentence_at(amount.start) is not None or report.cell_at(amount.start) is not None


def _keep_free(amounts: Iterable[Amount], avoid: Iterable[Span]) -> list[Amount]:
    taken = sorted((span.start, span.end) for span in avoid)
    starts = [start for start, _ in taken]
    reach: list[int] = []
    for _, end in taken:
        reach.append(max(end, reach[-1] if reach else end))
    return [a for a in amounts if not (i := bisect_left(starts, a.start)) or reach[i - 1] <= a.start]


def _by_sentence(report: Report, amounts: list[Amount]) -> Iterable[tuple[Place, list[Amount]]]:
    held: list[Amount] = []
    place: Place | None = None
    for amount in amounts:
        stretch = _stretch_at(report, amount)
        if stretch != place:
            if place is not None:
                yield place, held
            place, held = stretch, []
        if amount.end <= place.end:
            held.append(amount)
    if place is not None:
        yield place, held


def _with_cells(report: Report, amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts with those that have their unit from a table's heading, in text order."""
    return sorted((*amounts, *find_cell_amounts(report)), key=lambda amount: amount.start)


def _stretch_at(report: Report, amount: Amount) -> Place:
    """What an amount is read in: its sentence, or its table cell where that is shorter."""
    sentence = report.sentence_at(amount.start) or Place(amount.start, amount.end)
    cell = report.cell_at(amount.start)
    return Place(max(sentence.start, cell.start), min(sentence.end, cell.end)) if cell else sentence


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a sentence's numbers are read in: its place and its section's role, the times that the places of the report
    are set in, the years that its paragraph looks back on, and the headings of its table."""

    report: Report
    covered: str
    sentence: Place
    section: SectionRole
    times: Settings
    era: str | None = None
    headings: Headings | None = None


def _facts_of(setting: _Setting, measured: list[Measured], count: int) -> list[Quantity]:
    report, covered, sentence, headings = setting.report, setting.covered, setting.sentence, setting.headings
    times = setting.times.times(sentence)
    facts: list[Quantity] = []
    readings: list[Reading] = []
    for one in (_dated(report, each) for each in measured if not each.amount.is_name):
        reading = read_role(covered, sentence, one, readings[-1] if readings else None, setting.section)
        if headings and headings.change and reading.role == "level":
            reading = headings.change
        named = time_at(times, one.amount.start)
        if one.predicate.is_base:
            left = [told for told in times if one.predicate.end <= told.offset <= one.amount.start]
            times = [told for told in times if told not in left]
            named = left[-1] if left else None
        if reading.role != "norm" and named and _is_ahead(named.period, report.year):
            reading = Reading("norm")
        listed = _listed(covered, facts[-1], one) if facts else None
        held = _held(setting, one, reading, named)
        if facts and held.kind is None and is_next_in_row(covered, facts[-1], one, held.period):
            held = _Held(facts[-1].period, facts[-1].period_kind)
        facts.append(_fact_of(setting, one, reading, f"q{count + len(facts) + 1}", listed, held))
        readings.append(reading)
    return _compared(facts, readings)


def _dated(report: Report, one: Measured) -> Measured:
    """What is compared with a plan (较“十三五”末的400亿元, 较“十三五”末增长65%, 比“十三五”时期增长19%) with its last
    year, its first, or all of its years; a change behind a clause that names a year (与2009年建区时相比，) with it."""
    predicate = one.predicate
    base, comparison = predicate.base_period, predicate.comparison
    if base:
        return one
    if predicate.is_base:
        plan = _PLANS_END.search(report.text, one.left, one.amount.start)
        base = str(plan_years(plan["n"])[1]) if plan else None
    elif comparison == "vs-other" and (years := _plan_against(report.text, one)):
        base, comparison = years, "vs-year"
    elif comparison is None and predicate.direction:
        said = _AGAINST_YEAR.search(report.text, max(0, one.left - _CLAUSE), one.left)
        base = said and said["year"]
        comparison = ("vs-year" if base else "yoy") if said else None
    if base is None and comparison == predicate.comparison:
        return one
    return replace(one, predicate=replace(predicate, base_period=base, comparison=comparison))


def _plan_against(text: str, one: Measured) -> str | None:
    plan = _AGAINST_PLAN.search(text, one.left, one.amount.start)
    if not plan:
        return None
    first, last = plan_years(plan["n"])
    return str(last) if plan["last"] else str(first) if plan["first"] else f"{first}/{last}"


def _listed(covered: str, before: Quantity, one: Measured) -> ResultLevel | None:
    """The level of the number before, where only a list's mark stands between the two and their nouns."""
    if one.how == "total" and one.amount.kind not in RATES:
        return before.of
    begin = max(before.end, before.subject.end if before.subject else 0)
    end = min(one.amount.start, one.subject.start if one.subject else one.amount.start)
    joined = begin < end and _LIST_MARK.fullmatch(covered, begin, end) is not None
    return before.of if joined and before.role == "level" and before.of != "effect" else None


def _is_ahead(named: str, year: int | None) -> bool:
    """到2025年参保率达95%以上 in a report on 2024: what is to come."""
    return bool(year and int(named[:4]) > year)


class _Held(NamedTuple):
    """The period that a quantity holds for, or the year for which it is a target."""

    period: str | None = None
    kind: PeriodKind | None = None
    target_year: int | None = None


def _held(setting: _Setting, one: Measured, reading: Reading, named: Time | None) -> _Held:
    report, headings = setting.report, setting.headings
    if reading.role == "norm":
        return _Held(target_year=target_year(report, setting.sentence, setting.section, one, reading))
    if reading.role == "base":
        return _Held(reading.base_period or (named.period if named else None))
    usual = headings.period if headings and headings.period else setting.times.usual(setting.sentence.start)
    return _Held(*span_of(setting.covered, one, reading, named, setting.era, usual))


def _fact_of(
    setting: _Setting, one: Measured, reading: Reading, name: str, listed: ResultLevel | None, held: _Held
) -> Quantity:
    report, amount, subject = setting.report, one.amount, one.subject
    words = report.text[subject.start : subject.end] if subject else ""
    is_norm = reading.role == "norm"
    return Quantity(
        id=name,
        start=amount.start,
        end=amount.end,
        text=report.text[amount.start : amount.end],
        value=amount.value,
        unit=amount.unit,
        upper=amount.upper,
        bound="exact" if _is_gap(report.text, amount, reading) else amount.bound,
        role=reading.role,
        direction=reading.direction,
        comparison=reading.comparison,
        period=held.period,
        period_kind=held.kind,
        target_year=held.target_year,
        base_period=reading.base_period if reading.role != "base" else None,
        scope=scope_of(report.text, setting.sentence, amount.start, subject.scope if subject else None),
        subject=report.span(subject.start, subject.end) if subject else None,
        of=None
        if is_norm
        else listed
        if one.how == "total" and listed
        else best_level(
            report.text[subject.core : subject.end] if subject else "",
            amount.unit,
            reading.role,
            report.text[max(one.left, amount.start - _CLAUSE) : amount.start],
            _rest_of_clause(report.text, amount.end),
            listed=listed,
        ),
        share_of=reading.share_of,
        indicator=indicator_of(one.ahead + words + one.behind) or None,
        polarity=best_polarity(words, reading.role, _clause_before(report.text, subject.start)) if subject else None,
        recurrence=reading.recurrence,
        rule=f"quantity:{one.how}",
        reading="extracted",
    )


def _is_gap(text: str, amount: Amount, reading: Reading) -> bool:
    """高于全国0.8个百分点: the word says on which side of others it is, and not that the number is a bound."""
    compares = amount.unit in POINTS and reading.comparison == "vs-other"
    return compares and _OTHERS.search(text, max(0, amount.start - _CLAUSE), amount.start) is not None


_OTHERS = Pattern(WORDS, "{others}$")


def _clause_before(text: str, at: int) -> str:
    return text[clause_start(text, max(0, at - _CLAUSE), at) : at]


def _rest_of_clause(text: str, at: int) -> str:
    return text[at : clause_end(text, at, at + _CLAUSE)]


def _compared(facts: list[Quantity], readings: list[Reading]) -> list[Quantity]:
    """从95.2%上升至98.6%: the level, or the target, points at its base; so do the changes that share their subject with
    a base."""
    out: list[Quantity] = []
    bases: dict[Span | None, Quantity] = {}
    for fact, reading in zip(facts, readings, strict=True):
        if fact.role == "base":
            bases[fact.subject] = fact
        base = bases.get(fact.subject)
        if base and fact.role == "norm" and fact.rule == "quantity:from-its-base":
            out.append(replace(fact, compared_with=base.id))
            continue
        moved = reading.role == "change" or (fact.role in ("level", "share") and reading.comparison == "before-after")
        if base is None or not moved:
            out.append(fact)
            continue
        comparison = fact.comparison or ("vs-year" if base.period else "before-after")
        out.append(replace(fact, compared_with=base.id, comparison=comparison))
    return out
