"""What the clause that speaks of a plan says became of it: by how far it says that the work is, or as a plan again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhiji.comparing.amounts import find_amounts, without_amounts
from zhiji.comparing.clauses import Clause
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.kinds_of_clauses import carries_on
from zhiji.comparing.likeness import pairs
from zhiji.comparing.listed import shared_tail
from zhiji.comparing.outcomes import Counted, became, leaves_a_rest, said_of, sets_going, stands_for_another, to_its_end
from zhiji.comparing.plan_wording import leading_verb
from zhiji.comparing.stages import stage_of
from zhiji.comparing.told import Told
from zhiji.comparing.told_apart import names_building
from zhiji.comparing.verdict import DOUBTFUL, ENOUGH, FIGURE_BESIDE, NAMES_LITTLE, Plan, Verdict, Why, sure_of

_UNTOLD, _UNTOLD_DONE = 0.15, 0.3
"""How much less sure a plan's outcome is where the amount that was planned is not told, and that all of it was done."""
_SURELY_DONE = 0.7
"""How sure it is at the most that an act was done where only the words do."""
_IN_YEARS = 0.6
"""How sure a status is at the most that a look back on several years tells."""
_OF_ONE, _SEVERAL = 0.3, 2
"""The part of the words for one of several things without which it is not told, and how many things are several."""
_ACT = re.compile(r"(?:的|进行|实施)(?P<act>[^的]+)$")
"""What is to be done with all that a list names, at its end."""
_JOINED, _LISTED = re.compile("[和及]"), re.compile("[、和及]")


def come_to(plan: Plan, told: Told, counted: Sequence[Counted], rarity: Rarity) -> Verdict:
    """What became of a plan by the words of a result, and the amounts ``counted`` in it."""
    told = replace(told, clause=to_its_end(told.clause, plan.wanted.pairs))
    promised, stage = _promised(plan, told)
    said = said_of(told.clause, plan.wanted.pairs, rarity)
    status, is_said = became(promised, stage, said, counted, told.cover, plan.item.sentence)
    is_part = told.is_part or _is_of_one(plan.item, told, rarity) or leaves_a_rest(told.clause, plan.item.text)
    if status == "done" and is_part and not (counted and sets_going(promised, stage)):
        status = "in-progress"
    confidence = sure_of(told, counted)
    if not is_said:
        is_act = status == "done" and not names_building(plan.item.text)
        confidence = min(0.3 + 0.4 * told.score, _SURELY_DONE if is_act else DOUBTFUL)
    elif stands_for_another(promised, stage, said):
        confidence = min(confidence, DOUBTFUL)
    if status != "changed" and len(counted) < sum(not amount.is_capacity for amount in plan.wanted.amounts):
        confidence -= _UNTOLD_DONE if status == "done" else _UNTOLD
    is_far_off = status == "changed" and any(one.is_far_off for one in counted)
    if is_far_off or not all(one.is_alike for one in counted) or told.is_loose or not _has_act(plan, told, rarity):
        confidence = min(confidence, DOUBTFUL)
    if told.clause.period:
        status = "done" if status == "done" and (told.named or told.numbered) else "in-progress"
        confidence = min(confidence, _IN_YEARS)
    why: Why = "figure" if counted else "stage" if is_said else "words"
    return Verdict(plan.words, status, told.clause, confidence, why, tuple(counted))


def planned_again(plan: Plan, again: Told, results: Sequence[Told], rarity: Rarity) -> Verdict:
    """That the next report plans it again: less sure where what is to be done with all of a list is not planned, where
    the amount is another, and at the most doubtful where ``results`` speak of it too."""
    sure = sure_of(again)
    counted = [amount for amount in plan.wanted.amounts if not amount.is_capacity]
    held = find_amounts(again.clause.text)
    if counted and not any(amount.equals(one) for amount in counted for one in held):
        sure -= _UNTOLD
    held_back = (told for told in results if not told.clause.period)
    is_told = any(told.named or told.score >= FIGURE_BESIDE for told in held_back)
    is_loose = is_told or again.is_loose or not _has_act(plan, again, rarity)
    return Verdict(plan.words, "planned-again", again.clause, min(sure, DOUBTFUL) if is_loose else sure, "words")


def _is_of_one(item: Clause, told: Told, rarity: Rarity) -> bool:
    """Whether of several things that a plan names together one has few words in what is told."""
    held = pairs(told.clause.text)
    parts = [pairs(without_amounts(part)) for part in _LISTED.split(item.text)]
    if told.numbered or len(parts) < _SEVERAL:
        return False
    weights = ((rarity.weight(part), rarity.weight(part & held)) for part in parts)
    return any(whole >= ENOUGH and there < _OF_ONE * whole for whole, there in weights)


def _has_act(plan: Plan, told: Told, rarity: Rarity) -> bool:
    """Whether a clause has anything of what is to be done with all that a list names (等项目的土地征收工作)."""
    found = _ACT.search(shared_tail(plan.item, plan.clause))
    act = pairs(without_amounts(found["act"])) if found else frozenset[str]()
    return rarity.weight(act) < NAMES_LITTLE or bool(act & pairs(told.clause.text))


def _promised(plan: Plan, told: Told) -> tuple[str, int]:
    """The words that say how far a plan is to come, and the stage: its own, its list's, or those of the next clause
    that says nothing else; of two things that it joins those of the one that is told."""
    own = _told_part(plan.item.text, told)
    if stage := stage_of(own):
        return own, stage
    clause, behind = plan.clause, plan.behind
    if not clause.stage and behind and carries_on(behind.text):
        return f"{plan.item.text}，{behind.text}", behind.stage
    return clause.text, clause.stage


def _told_part(own: str, told: Told) -> str:
    """What stands behind 和 in ``own`` and is told, with the verb that all begins with, that which is to come farthest:
    of 完成甲厂改造前期工作和乙工程 完成乙工程."""
    first, *others = _JOINED.split(own)
    held = pairs(told.clause.text)
    told_of = [part for part in others if pairs(part) & held]
    if not told_of:
        return own
    lead = leading_verb(first)
    worded = [part if stage_of(part) else f"{lead}{part}" for part in told_of]
    return max(worded, key=stage_of)
