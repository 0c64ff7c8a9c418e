"""What was planned, and what the next report of the same issuer says of it.

A plan and its report are matched by their words, not by a name: how like they are is the confidence. ``not-found``
says that the next report has no words for it, never that it was not done.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zhiji.comparing.clauses import Clause, find_clauses, find_items, is_aim, is_checkable, is_heading, stage_of
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.likeness import BESIDE, Likeness, Wordings, pairs
from zhiji.comparing.targets import is_met
from zhiji.model.rows import InitiativeRow, ReportRow

Status = Literal["done", "in-progress", "planned-again", "changed", "not-found"]
Why = Literal["series", "figure", "stage", "words"]

_ALIKE = 0.5
_ALIKE_IN_PLANS = 0.55
"""The part of a plan's wording that has to be found again for the two to be of one thing."""
_COMMON = frozenset({"元", "%"})
"""Units that so many figures have that their words have to say more."""
_PEOPLE = frozenset({"人", "个", "名", "人次"})
"""Words for people and posts, which plans and results use for each other (岗位5000个, 就业5487人)."""
_ENOUGH = 0.9
"""The weight of wording, in that of a pair found nowhere else, below which a plan says too little to be looked for."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One plan and what became of it. ``told`` is the place in the next report, None where there is none; ``met`` what
    the figures say where both have one; ``why`` names what decided: ``series``, ``figure``, ``stage``, ``words``."""

    plan: Clause
    planned: ReportRow
    after: ReportRow
    status: Status
    told: Clause | None
    confidence: Decimal
    why: Why


def keep_ledger(
    reports: Sequence[ReportRow], figures: Iterable[PlacedFigure], initiatives: Iterable[InitiativeRow] = ()
) -> list[LedgerRow]:
    """The plans of each report that the next year's report of the same issuer answers, in reading order: what its words
    say can be held against it, and the ``initiatives`` that it plans."""
    named = {(i.report, i.begin) for i in initiatives if i.phase == "planned"}
    by_report: dict[str, list[PlacedFigure]] = defaultdict(list)
    for figure in figures:
        by_report[figure.report].append(figure)
    rows: list[LedgerRow] = []
    clauses = {r.iri: find_clauses(r) for r in reports}
    for planned, after in consecutive(reports):
        pair = _Pair(planned, after, clauses[planned.iri], clauses[after.iri], by_report, named)
        rows += pair.rows()
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


class _Pair:
    """A report and the next one, with what is looked up in them."""

    def __init__(
        self,
        planned: ReportRow,
        after: ReportRow,
        clauses: Sequence[Clause],
        later: Sequence[Clause],
        figures: dict[str, list[PlacedFigure]],
        named: set[tuple[str, int]],
    ) -> None:
        self._planned, self._after = planned, after
        self._named = [begin for report, begin in sorted(named) if report == planned.iri]
        self._plans = [c for c in clauses if c.role == "plans"]
        self._likeness = Likeness(c.text for c in clauses)
        self._results = Wordings([c for c in later if c.role == "results"], self._likeness)
        self._again = Wordings([c for c in later if c.role == "plans"], self._likeness)
        self._targets = [f for f in figures[planned.iri] if f.kind == "target" and f.last_year == after.year]
        self._told = [f for f in figures[after.iri] if f.kind in ("level", "change") and f.period == str(after.year)]

    def rows(self) -> list[LedgerRow]:
        return [
            row
            for clause in self._plans
            if self._says_what_is_planned(clause)
            for item in find_items(clause)
            if not is_aim(item.text) and (row := self._row(item, clause))
        ]

    def _says_what_is_planned(self, clause: Clause) -> bool:
        if is_aim(clause.text) or is_heading(clause):
            return False
        return is_checkable(clause.text) or self._names_an_initiative(clause)

    def _names_an_initiative(self, clause: Clause) -> bool:
        at = bisect_left(self._named, clause.begin)
        return at < len(self._named) and self._named[at] < clause.end

    def _row(self, item: Clause, clause: Clause) -> LedgerRow | None:
        targets = [f for f in self._targets if item.begin <= f.begin < item.end]
        around = pairs(item.sentence)
        for target in targets:
            if answer := self._by_series(target) or self._by_words(target, item, around):
                return self._answered(item, target, *answer)
        if any(target.indicator_iri for target in targets):
            return self._made(item, "not-found", None, Decimal("0.90"), "series")
        if self._likeness.weight(pairs(item.text)) < _ENOUGH * self._likeness.rarest:
            return None
        told, score = self._results.best(item.text, around)
        if told is not None and score >= _ALIKE:
            return self._by_stage(item, clause, told, score)
        again, likely = self._again.best(item.text, around)
        if again is not None and likely >= _ALIKE_IN_PLANS:
            return self._made(item, "planned-again", again, _decimal(likely), "words")
        return self._made(item, "not-found", None, _decimal(1 - max(score, likely)), "words")

    def _by_series(self, target: PlacedFigure) -> tuple[PlacedFigure, Decimal, Why] | None:
        """The result of the same series, in the same unit or in another word for what is counted."""
        found = [f for f in self._told if f.series == target.series and _of_kind(target, f) and _same_unit(target, f)]
        if not found or not target.is_specific:
            return None
        return max(found, key=lambda f: f.value), Decimal("0.95"), "series"

    def _by_words(
        self, target: PlacedFigure, item: Clause, around: frozenset[str]
    ) -> tuple[PlacedFigure, Decimal, Why] | None:
        """The result in the same unit whose words are most alike; a number that stands in both is part of a name. What
        is on the list is told under its own name, and a growth or sum of money only of a thing of like name."""
        wanted = pairs(item.text)
        if target.indicator_iri or (target.unit in _COMMON and not target.is_specific):
            return None
        best, most = None, 0.0
        for figure in self._told:
            if figure.unit != target.unit or not _of_kind(target, figure) or figure.value == target.value:
                continue
            if (figure.indicator_iri or target.unit in _COMMON) and not self._named_alike(target, figure):
                continue
            alike = self._likeness.share(wanted, pairs(self._clause_of(figure)))
            alike += BESIDE * self._likeness.share(around - wanted, pairs(figure.sentence)) if alike else 0.0
            if alike > most:
                best, most = figure, alike
        return (best, _decimal(min(most, 0.9)), "figure") if best is not None and most >= _ALIKE else None

    def _named_alike(self, target: PlacedFigure, figure: PlacedFigure) -> bool:
        return self._likeness.share(pairs(target.indicator), pairs(figure.indicator)) >= _ALIKE

    def _clause_of(self, figure: PlacedFigure) -> str:
        clause = self._results.at(figure.begin)
        return clause.text if clause else ""

    def _answered(
        self, item: Clause, target: PlacedFigure, told: PlacedFigure, confidence: Decimal, why: Why
    ) -> LedgerRow:
        met = is_met(target, told)
        place = self._results.at(told.begin)
        status: Status = "changed" if met is False else "done"
        return self._made(item, status, place, confidence, why)

    def _by_stage(self, item: Clause, clause: Clause, told: Clause, score: float) -> LedgerRow:
        planned = stage_of(item.text) or clause.stage
        reached = told.stage
        behind = reached and planned and reached < planned
        return self._made(
            item, "in-progress" if behind else "done", told, _decimal(score), "stage" if planned else "words"
        )

    def _made(self, item: Clause, status: Status, told: Clause | None, confidence: Decimal, why: Why) -> LedgerRow:
        return LedgerRow(item, self._planned, self._after, status, told, confidence, why)


def _of_kind(target: PlacedFigure, told: PlacedFigure) -> bool:
    growth = target.unit == "%" and target.accrual != "rate"
    return told.kind == ("change" if growth else "level") or target.unit != "%"


def _same_unit(target: PlacedFigure, told: PlacedFigure) -> bool:
    counted = target.indicator_iri and not told.is_relative and target.unit in _PEOPLE and told.unit in _PEOPLE
    return told.unit == target.unit or bool(counted)


def _decimal(value: float) -> Decimal:
    return Decimal(f"{min(max(value, 0.0), 1.0):.2f}")
