"""What a number is a part of, or part of the way to: the whole of a percentage, the task that a sentence names."""

from __future__ import annotations

from dataclasses import replace

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.phrases import Phrase
from zhiji.extraction.quantities.phrases_before import best_before
from zhiji.extraction.quantities.predicates import Predicate
from zhiji.extraction.quantities.walks import Measured, Walk
from zhiji.lexicon.patterns import Pattern, Terms

_SHARES = ("percent", "ratio")
_WHOLE = Pattern(WORDS, r"(?:{takes}|{fulfilled})[了到]?(?P<whole>[^，,。；;、\d]{2,16})$")
_FULFILLED = Terms(WORDS, "fulfilled")
_PLANNED = Pattern(WORDS, "{task}$")
_BARE_TASK = Pattern("quantity_verbs", "(?P<act>{light-noun|keep-noun|state-noun}){quantity_words:task}")


def whole_of_share(walk: Walk, i: int, predicate: Predicate) -> Measured | None:
    """占年度计划3.3亿元的100%, 完成总任务6076亩的100%: the amount that the percentage behind it is of."""
    amount, left = walk.amounts[i], walk.left_of(i)
    following = walk.amounts[i + 1] if i + 1 < len(walk.amounts) else None
    found = _WHOLE.search(walk.covered, left, amount.start)
    if found is None or following is None or following.kind not in _SHARES or amount.kind in _SHARES:
        return None
    if walk.covered[amount.end : following.start] != "的":
        return None
    start, end = found.span("whole")
    if found[0].startswith(_FULFILLED.all) and not _PLANNED.search(walk.covered, start, end):
        return None
    after = walk.covered[amount.end : walk.right_of(i)]
    plain = replace(predicate, is_share=False, share_of=None)
    return Measured(amount, plain, Phrase(start, end), "whole", left, after)


def share_of_whole(walk: Walk, i: int, predicate: Predicate) -> Measured | None:
    """The percentage of such a whole: of what was measured before it."""
    whole = walk.done[-1] if walk.done else None
    if whole is None or whole.how != "whole" or whole.subject is None:
        return None
    amount, left = walk.amounts[i], walk.left_of(i)
    part = next((m.subject for m in walk.backwards() if m.how not in ("whole", "of-whole")), None)
    words = walk.covered[whole.subject.start : whole.subject.end]
    share = replace(predicate, is_share=True, share_of=words)
    part = part or walk.topic_before(whole.left)
    return Measured(amount, share, part, "of-whole", left, walk.covered[amount.end : walk.right_of(i)])


def named_task(walk: Walk, subject: Phrase | None) -> Phrase | None:
    """继续推进棚户区改造，完成800户的改造任务: what the sentence has named as what is to be done."""
    task = subject and _BARE_TASK.fullmatch(walk.covered, subject.start, subject.end)
    if not task or subject is None:
        return None
    at = walk.covered.rfind(task["act"], walk.sentence.start, walk.clause_at(subject.start))
    if at < 0:
        return None
    end = at + len(task["act"])
    named = best_before(walk.covered, walk.clause_at(at), end)
    return named if named and not named.bare and named.end == end and end - named.start > len(task["act"]) else None
