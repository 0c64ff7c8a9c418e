"""Whether a number measures the phrase before it or the noun behind it, where both are there."""

from __future__ import annotations

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.nouns_behind import LEADING_KINDS, noun_behind
from zhiji.extraction.quantities.phrases import Phrase, ends_with_verb, is_body, scope_in
from zhiji.extraction.quantities.predicates import Predicate
from zhiji.extraction.quantities.sums_and_rates import SUM
from zhiji.extraction.quantities.walks import Walk
from zhiji.lexicon.patterns import Pattern, Terms

_OF_THE_THING = Terms(WORDS, "of-the-thing")
_DELIBERATES, _IN_TURN = Pattern(WORDS, "{deliberates}"), Pattern(WORDS, "{in-turn}$")
"""召开专题会议4次研究部署…: meetings are counted; 市委常委会先后8次研究部署…."""


def prefers_before(walk: Walk, i: int, named: Phrase, noun: Phrase, predicate: Predicate) -> bool:
    """A rate, a sum or a length follows its noun; so does a count whose right neighbour belongs to the next count."""
    amount = walk.amounts[i]
    if is_next_of_list(walk, i):
        return False
    if scope_in(walk.covered, named):  # 全区843个事项100%办结
        return False
    if amount.kind == "event" and _DELIBERATES.match(walk.covered, amount.end):
        return not (
            _IN_TURN.search(walk.covered, named.start, named.end) or is_body(walk.covered, named.start, named.end)
        )
    marks = predicate.marks.strip("、和及与 ")
    if amount.kind in ("percent", "ratio"):
        return bool(marks) or walk.covered[named.end - 1] in "率比度重例"
    if amount.kind in LEADING_KINDS and ends_with_verb(walk.covered, named.start, named.end):
        return False
    if amount.kind in LEADING_KINDS and walk.covered.startswith("的", amount.end):
        return walk.covered[named.start : named.end] not in _OF_THE_THING or noun.end == walk.start_of(i + 1)
    if amount.kind == "money":
        return bool(marks) or SUM.search(walk.covered, named.start, named.end) is not None
    if amount.kind in LEADING_KINDS:
        return bool(marks)
    if i + 1 == len(walk.amounts) or noun.end != walk.amounts[i + 1].start:
        return False
    return noun_behind(walk, i + 1, walk.right_of(i + 1), None) is None


def is_next_of_list(walk: Walk, i: int) -> bool:
    """3800万元的巷道改造、729万元的供热改造, 21个村和72户、19921名贫困人口: what stands between is the first one's."""
    if walk.covered[walk.amounts[i].start - 1] not in "、和及与":
        return False
    return bool(walk.done) and walk.done[-1].how == "after" and walk.left_of(i) == walk.amounts[i - 1].end
