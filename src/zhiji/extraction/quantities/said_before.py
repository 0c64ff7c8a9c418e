"""What a number measures where the sentence has said it before: the count that it is a state of, the clause before."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from zhiji.extraction.quantities.amounts import Amount
from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.phrases import TRADE, Phrase, best_state
from zhiji.extraction.quantities.predicates import POINTS, RATES
from zhiji.extraction.quantities.sums_and_rates import NO_THING, SUM
from zhiji.extraction.quantities.walks import How, Measured, Walk
from zhiji.lexicon.patterns import Pattern, Terms

_COME_TO = Pattern(WORDS, "[，、]?{come-to}")
_SUMMED = Pattern(WORDS, "{bare-total|summed}[^，,。；;、]{0,6}$")
_NEWLY = Pattern(WORDS, "{newly}{scopes:distribution}?")
_CLAUSES_BACK: Final = 3
_TWO_VERBS: Final = 4
_AIMS = Terms(WORDS, "aim")
_STATE_REACHED = Pattern(
    "quantity_verbs", "{quantity_words:done-to}(?P<state>{quantity_words:so-far}*(?>{state|state-noun})+)$"
)


def state_reached(walk: Walk, i: int) -> Phrase | None:
    """16项问题已整改完成7项: a part of those counted before, by the state that it reached."""
    amount = walk.amounts[i]
    found = _STATE_REACHED.search(walk.covered, walk.left_of(i), amount.start)
    if (
        found is None
        or found.end() - found.start("state") < _TWO_VERBS
        or all(m.amount.unit != amount.unit for m in walk.backwards())
    ):
        return None
    return Phrase(found.start("state"), found.end(), bare=True, state=True)


def labelled(walk: Walk, i: int, label: Phrase, right: int) -> tuple[Phrase | None, How]:
    """Only a verb stands before the number: a later state of what was counted before, or itself what is counted."""
    amount = walk.amounts[i]
    held = _held(walk, amount, label)
    if held:
        return held.subject, "said-before"
    if object_ := _object_of(walk, label):
        return object_, "said-before"
    if amount.kind == "money" and TRADE.fullmatch(walk.covered, label.start, label.end):
        return label, "verb"
    if amount.kind in ("percent", "ratio"):
        state = best_state(walk.covered, amount.end, right)
        back = state or pointed_back(walk, amount, moved=False)
        if back:
            return back, "state-after" if state else "said-before"
    headed = walk.covered[walk.left_of(i) - 1] in ":：" and walk.covered[label.start : label.end] in _AIMS
    if amount.kind == "money" and (headed or not SUM.search(walk.covered, label.start, label.end)):
        topic = topic_before(walk, i)
        if topic:
            return topic, "clause-before"
    return label, "verb"


def _held(walk: Walk, amount: Amount, label: Phrase) -> Measured | None:
    """The earlier count that this one is a part or a later state of; None where the label itself is what is counted."""
    for measured in walk.backwards():
        if measured.subject is None or measured.subject.bare:
            continue
        if measured.amount.unit == amount.unit and label.placed:
            return measured
        if label.state and amount.kind == "people" and measured.amount.kind in ("event", "paper"):
            return measured
    return None


def _object_of(walk: Walk, verb: Phrase) -> Phrase | None:
    """发放小额信贷900万元，其中今年发放40人: the same verb has the same object."""
    words = walk.covered[verb.start : verb.end]
    said = (m.subject for m in walk.backwards() if m.subject and not m.subject.bare)
    return next((s for s in said if walk.covered.endswith(words, walk.sentence.start, s.start)), None)


def said_earlier(walk: Walk, i: int, moved: bool) -> tuple[Phrase, How] | None:
    """What the sentence has measured before."""
    back = pointed_back(walk, walk.amounts[i], moved)
    if back and _SUMMED.search(walk.covered, walk.left_of(i), walk.amounts[i].start):
        return _not_only_new(walk.covered, back), "total"
    return (back, "said-before") if back else None


def pointed_back(walk: Walk, amount: Amount, moved: bool) -> Phrase | None:
    """投资9亿元，减少1亿元: what was measured last, or last in the same unit."""
    said = list(walk.backwards())
    nearest = said[0].subject if said else None
    if nearest and _COME_TO.fullmatch(walk.covered, said[0].amount.end, amount.start):
        return nearest
    if amount.kind == "money" and nearest and SUM.search(walk.covered, nearest.start, nearest.end):
        return nearest
    if not moved and amount.kind not in RATES and amount.unit not in POINTS:
        same = next((m.subject for m in said if m.amount.unit == amount.unit), None)
        if same:
            return same
    return nearest


def _not_only_new(covered: str, phrase: Phrase) -> Phrase:
    """新增上市公司45家、总量1224家: the total is of 上市公司."""
    new = _NEWLY.match(covered, phrase.start, phrase.end)
    return replace(phrase, start=new.end()) if new and phrase.end - new.end() >= 2 else phrase


def topic_before(walk: Walk, i: int) -> Phrase | None:
    """The noun of the clause before, or of the one before that where it only ranks (连续两年位居首位，增量5万吨)."""
    left = walk.left_of(i)
    for _ in range(_CLAUSES_BACK):
        topic = walk.topic_before(left)
        if topic is None or not NO_THING.fullmatch(walk.covered, topic.start, topic.end):
            return topic
        left = walk.clause_at(topic.start)
    return None


def is_told_alone(walk: Walk, i: int, topic: Phrase) -> bool:
    """The clause that names the topic has no number of its own: 进出口总值创历史新高，达到5379亿元."""
    return i == 0 or walk.amounts[i - 1].end <= topic.start
