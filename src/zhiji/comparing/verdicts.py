"""What the next report says became of one plan: by its series, by how far a work is told to be, by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from zhiji.comparing.aimed import Aimed
from zhiji.comparing.amounts import without_amounts
from zhiji.comparing.claiming import Claiming
from zhiji.comparing.clauses import Clause
from zhiji.comparing.coming_on import come_to, planned_again
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.contexts import Context
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.kinds_of_clauses import carries_on, is_aim, is_formula, is_heading
from zhiji.comparing.listed import in_full
from zhiji.comparing.notes import is_note
from zhiji.comparing.outcomes import count_up
from zhiji.comparing.planned_for import year_planned_for
from zhiji.comparing.silence import Silence
from zhiji.comparing.telling import OF_YEARS, Telling
from zhiji.comparing.told import Told
from zhiji.comparing.verdict import ENOUGH, NAMES_LITTLE, Plan, Verdict
from zhiji.comparing.wanted import Wanted, blank, names_of_places, towns_told
from zhiji.comparing.wording import any_of, tells_mean
from zhiji.lexicon import load_terms
from zhiji.model.rows import ReportRow

_NO_DOUBT = 0.8
"""How like a clause is at the least that tells of a number aimed at without that number."""
_CARRIED = 0.8
"""How sure it is that what is told of a thing is told of the stage that the next clause plans for it."""
_NAMED = 2
"""Characters at either end of an indicator's name that show that a plan says which it is."""
_RATHER_AGAIN = 0.2
"""How much surer the plan of the next report must speak of it than its results for it to be planned again."""
_WEAKLY_TOLD = 0.56
"""How sure it is at the most that results speak of a plan where a plan of the next report may speak of it instead."""
_OWN_WORDS = 2.0
"""The weight of words from which a plan that names nothing checkable can be known again."""
_BUILT = 5
"""The stage of what is finished."""
_BEFORE_COST = 8


class NextReport:
    """The report of the year that plans are for, with the one that made them: what is looked up in both."""

    def __init__(
        self,
        planned: ReportRow,
        after: ReportRow,
        clauses: tuple[Sequence[Clause], Sequence[Clause]],
        figures: tuple[Sequence[PlacedFigure], Sequence[PlacedFigure]],
    ) -> None:
        before, later = clauses
        self._planned, self._after = planned, after
        self._plans = [c for c in before if c.role == "plans"]
        self._place = {clause.begin: at for at, clause in enumerate(self._plans)}
        self._rarity = Rarity(without_amounts(c.text) for c in (*before, *later))
        self._places = names_of_places(planned.issuer)
        self._towns = towns_told(planned.text, after.text)
        body = [c for c in later if _tells(c)]
        self._results = self._telling(c for c in body if c.role == "results")
        self._again = self._telling(c for c in body if c.role == "plans")
        self._aimed = Aimed((planned, after), figures, self._results, self._again)
        self._claiming = Claiming(self._results, self._rarity)
        self._silence = Silence(body, self._results, self._again, self._rarity, self._wanted)
        self._of_years = {f.begin for f in figures[1] if f.kind == "multi-year"}

    def _telling(self, clauses: Iterable[Clause]) -> Telling:
        return Telling(list(clauses), self._rarity, self._places)

    def _wanted(self, own: str, around: str = "") -> Wanted:
        return Wanted(blank(own, self._places), around, self._rarity, towns=self._towns)

    def hold_claims(self, items: Iterable[Clause]) -> None:
        """Note which of the plans each piece of a result speaks of most surely: to that one it belongs."""
        self._claiming.hold(items, lambda item: self._wanted(item.text, item.sentence))

    def targets_in(self, clause: Clause) -> list[PlacedFigure]:
        """The numbers that a clause aims at for the year."""
        return self._aimed.targets_in(clause)

    def would_be_missed(self, item: Clause, verdict: Verdict) -> bool:
        """Whether a plan that names nothing checkable belongs into the ledger: its words are enough of its own to be
        known again, and where they are not found again they name something; a slogan is nobody's promise."""
        wanted = self._wanted(item.text, item.sentence)
        return wanted.weight >= _OWN_WORDS and (verdict.told is not None or bool(wanted.names))

    def verdict(self, item: Clause, clause: Clause) -> Verdict | None:
        """What became of a thing that ``clause`` plans; None where its words say too little to be looked for. What is
        planned for a later year, or over several years, is on the way where the next report tells less."""
        verdict = self._verdict(item, clause)
        if verdict and verdict.status == "changed" and self._has_time(item):
            return replace(verdict, status="in-progress")
        return verdict

    def _has_time(self, item: Clause) -> bool:
        """Whether what is planned has more time than the year that the next report looks back on."""
        until = year_planned_for(Context(self._planned, item.begin, item.end))
        return until > (self._after.year or 0) or tells_mean(item.sentence)

    def _verdict(self, item: Clause, clause: Clause) -> Verdict | None:
        targets = [t for t in self.targets_in(item) if not self._is_cost(t, item)]
        words = _of_what(item, clause, targets)
        if answered := self._aimed.answer(targets, words):
            return answered
        beside = self._beside(clause, -1), self._beside(clause, 1)
        plan = Plan(item, clause, words, self._wanted(item.text, item.sentence), *beside)
        if targets and plan.wanted.weight < ENOUGH:
            if plan.before is None or all(target.unit == "元" for target in targets):
                listed = any(target.indicator_iri for target in targets)
                return self._of_number(plan, targets) if listed else None
            plan = self._with_clause_before(plan, plan.before)
        if max(plan.wanted.weight, Wanted(plan.item.text, "", self._rarity).weight) < ENOUGH:
            return None
        return self._by_clauses(plan, targets)

    def _with_clause_before(self, plan: Plan, before: Clause) -> Plan:
        """The plan with the words of the clause before it, which say of what its number is."""
        words = f"{before.text} … {plan.words}" if before.text not in plan.words else plan.words
        item = replace(plan.item, begin=plan.item.begin - len(before.text), text=before.text + plan.item.text)
        return replace(plan, item=item, words=words, wanted=self._wanted(item.text))

    def _by_clauses(self, plan: Plan, targets: Sequence[PlacedFigure]) -> Verdict:
        """What the clauses say that speak of the plan, whose ``targets`` no figure of their series answers."""
        found = self._claiming.find(plan.item, plan.wanted)
        if targets and all(target.is_relative or target.unit == "元" for target in targets):
            return self._aimed.by_told_figure(targets, plan.words, found) or self._of_number(plan, targets)
        if verdict := self._by_amount(plan, found):
            return verdict
        if any(target.indicator_iri for target in targets):
            return self._by_measure(plan, found) or self._of_number(plan, targets)
        return self._by_words(plan, found)

    def _of_number(self, plan: Plan, targets: Sequence[PlacedFigure]) -> Verdict:
        """A number aimed at of which the next report tells none of its kind: it may aim at another one."""
        return self._aimed.aimed_again(targets, plan.words) or self._silence.of_number(plan)

    def _is_cost(self, target: PlacedFigure, item: Clause) -> bool:
        """Whether it is what a work is to cost (投资5000万元的污泥处置工程): of the work is told, not of the sum."""
        if target.unit != "元" or not _costs().search(item.text[: target.begin - item.begin][-_BEFORE_COST:]):
            return False
        return self._wanted(item.text[target.end - item.begin :]).weight >= ENOUGH

    def _by_amount(self, plan: Plan, found: Sequence[Told]) -> Verdict | None:
        """What the first clause says that speaks of the plan and tells an amount of it; in a look back on several years
        the very number that was planned."""
        for told in found:
            amounts = count_up(plan.item, told.clause, self._rarity)
            if told.clause.period:
                counted = [c for c in amounts if c.planned.is_telling and c.planned.equals(c.amount)]
            else:
                counted = [c for c in amounts if c.told_begin not in self._of_years]
            if counted:
                return come_to(plan, told, counted, self._rarity)
        return None

    def _by_measure(self, plan: Plan, found: Sequence[Told]) -> Verdict | None:
        """What is told in another measure of a number aimed at (36个小区, 9万平方米), where the words leave no
        doubt."""
        told = next(iter(found), None)
        return come_to(plan, told, (), self._rarity) if told and told.score >= _NO_DOUBT else None

    def _by_words(self, plan: Plan, found: Sequence[Told]) -> Verdict:
        """What the clause says that speaks of the plan most surely, the results first; else that the next report plans
        it again, or has no words for it."""
        told = next(iter(found), None) or next(self._carried(plan), None)
        again = next(iter(self._again.find(plan.wanted)), None)
        if told and not (again and _says_more(again, told)):
            return come_to(plan, told, (), self._rarity)
        if again:
            return planned_again(plan, again, self._claiming.found(plan.item), self._rarity)
        return self._silence.of_words(plan)

    def _carried(self, plan: Plan) -> Iterator[Told]:
        """What is told of the thing in the clause before, where this one only says how far that is to come
        (实施甲项目，实现主楼开工建设)."""
        if plan.wanted.weight < NAMES_LITTLE and plan.before is not None and carries_on(plan.clause.text):
            for told in self._results.find(self._wanted(plan.before.text)):
                yield replace(told, score=told.score * _CARRIED)

    def _beside(self, clause: Clause, step: int) -> Clause | None:
        """The clause before (-1) or behind (1) it in its sentence."""
        at = self._place[clause.begin] + step
        other = self._plans[at] if 0 <= at < len(self._plans) else None
        return other if other and other.sentence_begin == clause.sentence_begin else None


def _tells(clause: Clause) -> bool:
    """Whether a clause may say what became of a plan: no heading, note, address to the audience, or manner."""
    return not (is_heading(clause) or is_formula(clause) or is_note(clause.sentence) or is_aim(clause.text))


def _says_more(again: Told, told: Told) -> bool:
    """Whether the next report's plan speaks of the plan far more surely than its results do, by words alone, or than a
    look back on several years."""
    if told.clause.period:
        is_told = told.named and told.clause.stage >= _BUILT
        return not is_told and again.score >= told.score / OF_YEARS
    return not told.named and told.score < _WEAKLY_TOLD and again.score > told.score + _RATHER_AGAIN


def _of_what(item: Clause, clause: Clause, targets: Sequence[PlacedFigure]) -> str:
    """The plan's words with what its list says of it, and the indicator that a target without one is of."""
    words = in_full(item, clause)
    names = [target.worded for target in targets if target.worded]
    if not names or any(name[-_NAMED:] in item.text or name[:_NAMED] in item.text for name in names):
        return words
    return f"{names[0]} … {words}"


@cache
def _costs() -> re.Pattern[str]:
    """What stands right before a sum that a work is to cost."""
    return re.compile(f"(?:{any_of(load_terms('plan_words', 'use', 'cost'))})[约近达]?$")
