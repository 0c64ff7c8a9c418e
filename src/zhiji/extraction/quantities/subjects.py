"""Which thing a number measures: the noun after it, the phrase before it, or where the thing was last said.

``find_measured`` walks one sentence. What a later number leaves out, an earlier one has said: 受理信访件48件,
已办结42件 are both counts of 信访件.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from zhiji.extraction.quantities.amounts import Amount
from zhiji.extraction.quantities.before_or_behind import is_next_of_list, prefers_before
from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.distribution import find_distributed, split_shared
from zhiji.extraction.quantities.full_names import with_names
from zhiji.extraction.quantities.nouns_behind import EXTENTS, noun_behind, opened_by, told_behind
from zhiji.extraction.quantities.phrases import Phrase, begins_with_verb, is_body, is_noun_too, scope_in
from zhiji.extraction.quantities.phrases_before import best_before
from zhiji.extraction.quantities.predicates import RATES, Predicate, parse_predicate
from zhiji.extraction.quantities.said_before import is_told_alone, labelled, said_earlier, state_reached, topic_before
from zhiji.extraction.quantities.sums_and_rates import NO_THING, RATE, is_sum_or_rate
from zhiji.extraction.quantities.totals import shared_end, summed_up
from zhiji.extraction.quantities.walks import How, Measured, Walk
from zhiji.extraction.quantities.wholes import named_task, share_of_whole, whole_of_share
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Place

_RATES: Final = ("percent", "ratio", "multiple", "abstract", "money", "people", "time", "score")
_TASKED: Final = ("people", "body", *EXTENTS)
"""What a task is told in; 30项整改任务 counts tasks."""
_LISTED = Terms(WORDS, "list-mark")
_WIDENS = Terms(WORDS, "widens")
_NICKNAME = Pattern(WORDS, "[^条]{1,4}{articles}(?![^，,。；;、：:）)和等]{1,2})")
"""卡口管理12条规范: the number is part of a name. 提出28条措施 has no name before it and counts."""


def find_measured(covered: str, sentence: Place, amounts: list[Amount], earlier: Phrase | None) -> list[Measured]:
    """The amounts of one sentence, in order, each with its subject; an amount that several things share comes once for
    each. ``earlier`` is the last subject of the sentence before."""
    walk = Walk(covered, sentence, amounts)
    i = 0
    while i < len(amounts):
        several = find_distributed(walk, i)
        walk.done.extend(several or _one(walk, i, earlier))
        i += len(several) or 1
    return with_names(walk)


def _one(walk: Walk, i: int, earlier: Phrase | None) -> list[Measured]:
    amount = walk.amounts[i]
    left, right = walk.left_of(i), walk.right_of(i)
    after = walk.covered[amount.end : right]
    last = walk.last_of_compound(i)
    behind = after if last == i else walk.covered[walk.amounts[last].end : walk.right_of(last)]
    predicate = parse_predicate(walk.covered, left, amount.start, behind, rate=amount.kind in RATES)
    if whole := whole_of_share(walk, i, predicate) or share_of_whole(walk, i, predicate):
        return [whole]
    if amount.kind == "place":
        return [Measured(amount, predicate, None, "place", left, after)]
    before = best_before(walk.covered, left, predicate.end) if predicate.end > left else None
    if goes_on := _goes_on(walk, i):
        predicate, before = replace(goes_on, end=left), None
    if before and NO_THING.fullmatch(walk.covered, before.start, before.end):
        before, earlier = None, before
    if before is None and predicate.distributes and (several := _said_together(walk)):
        return [Measured(amount, predicate, s, "each-of-several", left, after) for s in several]
    if before and not before.bare:
        shared = split_shared(walk, before, shortest=2 if predicate.distributes else 3)
        if len(shared) > 1 and (predicate.distributes or _are_rates(walk, amount, shared)):
            return [Measured(amount, predicate, s, "each-of-several", left, after) for s in shared]
    if before and not before.bare and not predicate.marks and _NICKNAME.match(walk.covered, amount.start, right):
        return []
    if parts := summed_up(walk, i, before):
        return [Measured(amount, predicate, shared_end(walk, parts), "total", left, after)]
    subject, how = _subject(walk, i, before, predicate, right, earlier)
    subject = (named_task(walk, subject) if amount.kind in _TASKED else None) or subject
    if how == "from-its-base":
        origin = walk.done[-1].predicate
        predicate = replace(predicate, is_share=origin.is_share, share_of=origin.share_of)
    if how == "compound":
        left = walk.done[-1].left
    return [Measured(amount, predicate, subject, how, left, after)]


def _goes_on(walk: Walk, i: int) -> Predicate | None:
    """年均增长5.3%、8.1% or 5.3%和8.1%: nothing else stands between two rates, and the second rose as well; nothing at
    all between two numbers of one thing: 较去年22件59人, 减少3件5人."""
    amount, last = walk.amounts[i], walk.done[-1] if walk.done else None
    if (
        last is not None
        and walk.is_compound(i)
        and (last.predicate.is_base or last.predicate.moved or last.predicate.reached)
    ):
        return last.predicate
    if last is None or amount.kind not in RATES or last.amount.unit != amount.unit or not last.predicate.moved:
        return None
    return last.predicate if walk.covered[last.amount.end : amount.start] in _LISTED else None


def _has_base(walk: Walk, i: int) -> bool:
    """从26.7%提高到52.1%: the number before is where this one's rise set out."""
    return bool(walk.done) and walk.done[-1].predicate.is_base and walk.left_of(i) == walk.amounts[i - 1].end


def _said_together(walk: Walk) -> list[Phrase]:
    """存款、贷款余额连跨4个台阶，双双突破9万亿元: the joined things of the number before."""
    said = next(walk.backwards(), None)
    parts = split_shared(walk, said.subject) if said and said.subject else []
    return parts if len(parts) > 1 else []


def _are_rates(walk: Walk, amount: Amount, parts: list[Phrase]) -> bool:
    """参考率、及格率和优秀率100%: one rate for several, though nothing says 均."""
    return amount.kind == "percent" and all(RATE.search(walk.covered, part.start, part.end) for part in parts)


def _subject(
    walk: Walk, i: int, before: Phrase | None, predicate: Predicate, right: int, earlier: Phrase | None
) -> tuple[Phrase | None, How]:
    amount = walk.amounts[i]
    if label := state_reached(walk, i):
        return label, "verb"
    if before and is_next_of_list(walk, i):
        before = None
    named = before if before and not before.bare else None
    if walk.is_compound(i) and walk.done:
        return walk.done[-1].subject, "compound"
    if _has_base(walk, i):
        return walk.done[-1].subject, "from-its-base"
    moved = predicate.moved or predicate.reached or predicate.is_base or (predicate.is_share and not before)
    unsaid = predicate.moved and (before is None or before.bare) and amount.kind not in _RATES
    unsaid = unsaid or (predicate.reached and predicate.verb in _WIDENS)
    noun = None if moved and not unsaid else noun_behind(walk, i, right, before)
    if noun and not (named and prefers_before(walk, i, named, noun, predicate)):
        return replace(noun, scope=noun.scope or (scope_in(walk.covered, named) if named else None)), "after"
    if before and moved and not before.state and is_noun_too(walk.covered, before):
        return before, "before"
    if named and not moved and _is_done_by(walk, amount, named, right):
        return Phrase(amount.end, right), "what-they-did"
    if named:
        return named, "before"
    if before and not moved:
        return labelled(walk, i, before, right)
    if told := told_behind(walk, i, right, moved):
        return told
    topic = topic_before(walk, i)
    if topic and is_told_alone(walk, i, topic) and is_sum_or_rate(walk.covered, topic.start, topic.end):
        return topic, "clause-before"
    if i == 0 and not moved and (own := opened_by(walk, right)):
        return own, "after"
    return said_earlier(walk, i, moved) or ((topic, "clause-before") if topic else (earlier, "sentence-before"))


def _is_done_by(walk: Walk, amount: Amount, named: Phrase, right: int) -> bool:
    """全市公安机关91人通过“法考”: people of a body, and what they did."""
    return (
        amount.kind == "people"
        and is_body(walk.covered, named.start, named.end)
        and begins_with_verb(walk.covered, amount.end, right)
    )
