"""What was planned, and what the next report of the same issuer says of it.

A plan and its report are matched by what is the plan's own in its words. ``not-found`` says that no words for it were
found there, never that it was not done; ``done`` is said only on a word of it, a figure that reaches the plan's, or
words that are nearly the plan's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from itertools import groupby
from typing import Final, TypeVar

from zhiji.comparing.clauses import Clause, find_clauses
from zhiji.comparing.contexts import Context
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.kinds_of_clauses import (
    is_aim,
    is_breakdown,
    is_checkable,
    is_general,
    is_heading,
    is_numbered,
    may_be_followed,
)
from zhiji.comparing.listed import find_items
from zhiji.comparing.notes import is_note
from zhiji.comparing.outcomes import Counted
from zhiji.comparing.planned_for import year_planned_for
from zhiji.comparing.verdict import Status, Why
from zhiji.comparing.verdicts import NextReport
from zhiji.model.rows import InitiativeRow, ReportRow

Report = TypeVar("Report")
SURE: Final = Decimal("0.7")
"""The confidence from which a row is shown to people who have not asked for the weak ones too."""
_MANY = 3
"""Things from which a clause is a list of them."""
_OTHERS_TOLD = Decimal("0.6")
"""How sure it is at the most that one of a list is not told where others of it are."""
_GENERAL = Decimal("0.65")
"""How sure the status of a plan is at the most that names nothing of which can be said later what became of it."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One plan and what became of it. ``words`` are the plan's with what its list or sentence says of it (… where words
    are left out), ``plan`` the place of what is its own; ``told`` is the place in the next report, None where there is
    none. ``confidence`` is that of the status; ``why`` names what decided: ``series``, ``figure``, ``stage`` or
    ``words``. ``counted`` are the amounts of the plan that the next report tells, ``beside`` the target with its
    result; a row that was kept in a table has neither."""

    plan: Clause
    planned: ReportRow
    after: ReportRow
    status: Status
    told: Clause | None
    confidence: Decimal
    why: Why
    words: str
    counted: tuple[Counted, ...] = ()
    beside: tuple[PlacedFigure, PlacedFigure] | None = None

    @property
    def is_weak(self) -> bool:
        """Whether little speaks for the status."""
        return self.confidence < SURE

    @property
    def planned_for(self) -> int:
        """The year that the plan is for: the one that the next report looks back on, or a later one that its words
        name (到2025年)."""
        assert self.after.year is not None
        return max(self.after.year, year_planned_for(Context(self.planned, self.plan.begin, self.plan.end)))


@dataclass(frozen=True, slots=True)
class Pair:
    """A report with that of the next year, and all that their ledger is made of besides: the figures of both, and where
    the initiatives that the first one plans begin."""

    planned: ReportRow
    after: ReportRow
    figures: tuple[Sequence[PlacedFigure], Sequence[PlacedFigure]]
    named: Sequence[int]


Taking = Callable[[Pair, Callable[[], list[LedgerRow]]], list[LedgerRow]]
"""Gives the rows of a pair: those that it is told how to make, or the same from before."""


def keep_sure(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """The rows that are not weak."""
    return [row for row in rows if not row.is_weak]


def keep_ledger(
    reports: Sequence[ReportRow],
    figures: Iterable[PlacedFigure],
    initiatives: Iterable[InitiativeRow] = (),
    take: Taking = lambda _pair, make: make(),
) -> list[LedgerRow]:
    """The plans of each report that the next year's report of the same issuer answers, in reading order: what its words
    say can be held against it, and the ``initiatives`` that it plans."""
    named: dict[str, list[int]] = defaultdict(list)
    for one in initiatives:
        if one.phase == "planned":
            named[one.report].append(one.begin)
    by_report: dict[str, list[PlacedFigure]] = defaultdict(list)
    for figure in figures:
        by_report[figure.report].append(figure)
    clauses = cache(lambda iri: find_clauses(by_iri[iri]))
    by_iri = {r.iri: r for r in reports}
    rows: list[LedgerRow] = []
    for planned, after in consecutive(reports):
        pair = Pair(planned, after, (by_report[planned.iri], by_report[after.iri]), sorted(named[planned.iri]))
        rows += take(pair, partial(_rows_of, pair, clauses))
    return rows


def _rows_of(pair: Pair, clauses_of: Callable[[str], Sequence[Clause]]) -> list[LedgerRow]:
    planned, after = pair.planned, pair.after
    clauses = clauses_of(planned.iri), clauses_of(after.iri)
    looked_up = NextReport(planned, after, clauses, pair.figures)
    plans = list(_find_plans(clauses[0], looked_up, pair.named))
    looked_up.hold_claims(plan.item for plan in plans if plan.is_firm)
    rows: list[LedgerRow] = []
    for _, listed in groupby(plans, key=lambda plan: plan.clause.begin):
        held = (_row(plan, planned, after, looked_up) for plan in listed)
        rows += _as_one_list([row for row in held if row])
    return rows


def _as_one_list(rows: list[LedgerRow]) -> list[LedgerRow]:
    """The rows of the things that one clause lists: those that the same words tell of have one status, and that one of
    them is not told is less sure where others are (甲路、乙路等7条道路: 完成乙路等17条道路)."""
    if len(rows) < _MANY or not any(row.told for row in rows):
        return rows
    told: dict[int, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        if row.told and row.status in ("done", "in-progress") and row.why in ("words", "stage"):
            told[row.told.begin].append(row)
    one = {begin: _most_said(held) for begin, held in told.items() if len(held) > 1}
    return [_in_list(row, one) for row in rows]


def _most_said(rows: Sequence[LedgerRow]) -> Status:
    done = sum(row.status == "done" for row in rows)
    return "done" if 2 * done > len(rows) else "in-progress"


def _in_list(row: LedgerRow, one: Mapping[int, Status]) -> LedgerRow:
    if row.told is None:
        return replace(row, confidence=min(row.confidence, _OTHERS_TOLD))
    status = one.get(row.told.begin, row.status) if row.why in ("words", "stage") else row.status
    return row if status == row.status else replace(row, status=status, confidence=min(row.confidence, _OTHERS_TOLD))


def consecutive(reports: Sequence[ReportRow]) -> Iterator[tuple[ReportRow, ReportRow]]:
    """Each report with that of the next year by the same issuer, where there is exactly one."""
    return following((r.body, r.year, r) for r in reports)


def following(dated: Iterable[tuple[str, int | None, Report]]) -> Iterator[tuple[Report, Report]]:
    """As ``consecutive``, of reports with the issuer and the year of each."""
    by_year: dict[tuple[str, int], list[Report]] = defaultdict(list)
    for body, year, report in dated:
        if year is not None:
            by_year[body, year].append(report)
    for (body, year), held in sorted(by_year.items()):
        after = by_year.get((body, year + 1), [])
        if len(held) == len(after) == 1:
            yield held[0], after[0]


@dataclass(frozen=True, slots=True)
class _Planned:
    """A thing that a clause plans; ``is_firm`` where it can be said later what became of it."""

    item: Clause
    clause: Clause
    is_firm: bool


def _find_plans(clauses: Iterable[Clause], looked_up: NextReport, named: Sequence[int]) -> Iterator[_Planned]:
    """What the clauses plan, each thing with its clause; ``named`` is where initiatives that are planned begin."""
    for clause in clauses:
        if clause.role != "plans" or is_note(clause.sentence):
            continue
        is_firm = bool(looked_up.targets_in(clause)) or _says_what_is_planned(clause, named)
        if is_firm or may_be_followed(clause):
            items = (item for item in find_items(clause) if not (is_aim(item.text) or is_breakdown(item.text)))
            yield from (_Planned(item, clause, is_firm) for item in items)


def _says_what_is_planned(clause: Clause, named: Sequence[int]) -> bool:
    if is_aim(clause.text) or is_heading(clause) or is_general(clause):
        return False
    at = bisect_left(named, clause.begin)
    if is_checkable(clause.text) or is_numbered(clause):
        return True
    return at < len(named) and named[at] < clause.end


def _row(plan: _Planned, planned: ReportRow, after: ReportRow, looked_up: NextReport) -> LedgerRow | None:
    verdict = looked_up.verdict(plan.item, plan.clause)
    if verdict is None or not (plan.is_firm or looked_up.would_be_missed(plan.item, verdict)):
        return None
    sure = Decimal(f"{min(max(verdict.confidence, 0.0), 1.0):.2f}")
    return LedgerRow(
        plan=plan.item,
        planned=planned,
        after=after,
        status=verdict.status,
        told=verdict.told,
        confidence=sure if plan.is_firm else min(sure, _GENERAL),
        why=verdict.why,
        words=verdict.words,
        counted=verdict.counted,
        beside=verdict.beside,
    )
