"""What was planned, and what the next report of the same issuer says of it.

A plan and its report are matched by what is the plan's own in its words. ``not-found`` says that the next report has no
words for it, never that it was not done; ``done`` is said only on a word of it, a figure that reaches the plan's, or
words that are nearly the plan's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from zhiji.comparing.clauses import (
    Clause,
    find_clauses,
    find_items,
    is_aim,
    is_checkable,
    is_general,
    is_heading,
    is_note,
)
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.outcomes import Counted
from zhiji.comparing.verdicts import NextReport, Status, Why
from zhiji.model.rows import InitiativeRow, ReportRow

SURE: Final = Decimal("0.7")
"""The confidence from which a row is shown to people who have not asked for the weak ones too."""


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
        """The year that the plan is for, which the next report looks back on."""
        assert self.after.year is not None
        return self.after.year


def keep_sure(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """The rows that are not weak."""
    return [row for row in rows if not row.is_weak]


def keep_ledger(
    reports: Sequence[ReportRow], figures: Iterable[PlacedFigure], initiatives: Iterable[InitiativeRow] = ()
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
    clauses = {r.iri: find_clauses(r) for r in reports}
    rows: list[LedgerRow] = []
    for planned, after in consecutive(reports):
        both = planned.iri, after.iri
        looked_up = NextReport(
            planned, after, (clauses[both[0]], clauses[both[1]]), (by_report[both[0]], by_report[both[1]])
        )
        for item, clause in _find_plans(clauses[planned.iri], looked_up, sorted(named[planned.iri])):
            if row := _row(item, clause, planned, after, looked_up):
                rows.append(row)
    return rows


def consecutive(reports: Sequence[ReportRow]) -> Iterator[tuple[ReportRow, ReportRow]]:
    """Each report with that of the next year by the same issuer, where there is exactly one."""
    by_year: dict[tuple[str, int], list[ReportRow]] = defaultdict(list)
    for r in reports:
        if r.year is not None:
            by_year[r.body, r.year].append(r)
    for (body, year), held in sorted(by_year.items()):
        after = by_year.get((body, year + 1), [])
        if len(held) == len(after) == 1:
            yield held[0], after[0]


def _find_plans(
    clauses: Iterable[Clause], looked_up: NextReport, named: Sequence[int]
) -> Iterator[tuple[Clause, Clause]]:
    """What the clauses plan, each thing with its clause; ``named`` is where initiatives that are planned begin."""
    for clause in clauses:
        if clause.role != "plans" or is_note(clause.sentence):
            continue
        if looked_up.targets_in(clause) or _says_what_is_planned(clause, named):
            yield from ((item, clause) for item in find_items(clause) if not is_aim(item.text))


def _says_what_is_planned(clause: Clause, named: Sequence[int]) -> bool:
    if is_aim(clause.text) or is_heading(clause) or is_general(clause):
        return False
    at = bisect_left(named, clause.begin)
    return is_checkable(clause.text) or (at < len(named) and named[at] < clause.end)


def _row(item: Clause, clause: Clause, planned: ReportRow, after: ReportRow, looked_up: NextReport) -> LedgerRow | None:
    verdict = looked_up.verdict(item, clause)
    if verdict is None:
        return None
    sure = Decimal(f"{min(max(verdict.confidence, 0.0), 1.0):.2f}")
    return LedgerRow(
        plan=item,
        planned=planned,
        after=after,
        status=verdict.status,
        told=verdict.told,
        confidence=sure,
        why=verdict.why,
        words=verdict.words,
        counted=verdict.counted,
        beside=verdict.beside,
    )
