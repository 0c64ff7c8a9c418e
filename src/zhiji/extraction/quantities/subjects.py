"""Which thing a number measures: the noun after it, the phrase before it, or where the thing was last said.

``find_measured`` walks one sentence. What a later number leaves out, an earlier one has said: 受理信访件48件，
已办结42件 are both counts of 信访件.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from zhiji.extraction.quantities.amounts import Amount
from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.distribution import find_distributed, split_shared
from zhiji.extraction.quantities.full_names import with_names
from zhiji.extraction.quantities.phrases import (
    SHORT_NOUNS,
    TRADE,
    Phrase,
    begins_with_verb,
    best_after,
    best_before,
    best_state,
    ends_with_verb,
    is_body,
    is_noun_too,
    leading_word,
    scope_in,
)
from zhiji.extraction.quantities.predicates import POINTS, RATES, Predicate, growth_after, parse_predicate
from zhiji.extraction.quantities.totals import shared_end, summed_up
from zhiji.extraction.quantities.walks import How, Measured, Walk
from zhiji.extraction.text.clauses import clause_end
from zhiji.extraction.text.cover import QUOTED
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Place

_LEADING_KINDS: Final = (
    "percent",
    "ratio",
    "money",
    "time",
    "length",
    "area",
    "volume",
    "weight",
    "power",
    "multiple",
    "score",
)
_RATES: Final = ("percent", "ratio", "multiple", "abstract", "money", "people", "time", "score")
_THROUGH_KINDS: Final = ("event", "abstract", "people")
_SUM = Pattern(WORDS, "{sum}$")
_COME_TO = Pattern(WORDS, "[，、]?{come-to}")
_STEP = Pattern(WORDS, r"[{=numerals:scale|ten}]+{money-unit}?级?{step}")
_NO_THING = Pattern(WORDS, _STEP.shape + "|{bare-total}|{progress}|{ranked}[^，,。；;、]+")
"""总数, 折合, 全年进度, 万亿元台阶, 稳居全国前列: names nothing that is counted."""
_SUMMED = Pattern(WORDS, "{bare-total|summed}[^，,。；;、]{0,6}$")
_NEWLY = Pattern(WORDS, "{newly}{scopes:distribution}?")
_OF_THE_THING = Terms(WORDS, "of-the-thing")
_CLAUSES_BACK: Final = 3
_TWO_VERBS: Final = 4
_FULFILLED = Terms(WORDS, "fulfilled")
_PRESIDES = Pattern(WORDS, "{presides}")
_IS_ONE = Pattern(WORDS, "{is-one}")
_WIDENS = Terms(WORDS, "widens")
_REST = Terms(WORDS, "rest")
_AIMS = Terms(WORDS, "aim")
_LISTED = Terms(WORDS, "list-mark")
_EXTENTS: Final = ("length", "area", "volume", "weight", "power")
_TASKED: Final = ("people", "body", *_EXTENTS)
"""What a task is told in; 30项整改任务 counts tasks."""
_BARE_TASK = Pattern("quantity_verbs", "(?P<act>{light-noun|keep-noun|state-noun}){quantity_words:task}")
_TASKS = Terms(WORDS, "task")
_STATE_REACHED = Pattern(
    "quantity_verbs", "{quantity_words:done-to}(?P<state>{quantity_words:so-far}*(?>{state|state-noun})+)$"
)
_RAISED = Pattern(WORDS, "{raised}$")
_PART_OPENS = Pattern(WORDS, "(?:(?>{part-opens-with})|[，,、\\s])*")
_BECAME = Pattern(WORDS, "[^，,。；;]{0,24}?(?P<fate>{fate})(?:中|了|结案)?$")
_PASSIVE = Pattern(WORDS, "{passive}")
_SUFFERED: Final = 24
_WHOLE = Pattern(WORDS, r"(?:{takes}|{fulfilled})[了到]?(?P<whole>[^，,。；;、\d]{2,16})$")
_PLANNED = Pattern(WORDS, "{task}$")
_SHARES = ("percent", "ratio")
_NICKNAME = Pattern(WORDS, "[^条]{1,4}{articles}(?![^，,。；;、：:）)和等]{1,2})")
"""卡口管理12条规范: the number is part of a name. 提出28条措施 has no name before it and counts."""
_EDITION = re.compile(r"[Vv]?\d+(?:\.\d+)+版")
_CLASS_BOUND = Pattern(WORDS, "{class-below}")
_RATE = Pattern(WORDS, r"(?:{how-well}?..率|[\u4e00-\u9fa5]度|{rate-named})$")


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
    if whole := _whole(walk, i, predicate) or _of_whole(walk, i, predicate):
        return [whole]
    if amount.kind == "place":
        return [Measured(amount, predicate, None, "place", left, after)]
    before = best_before(walk.covered, left, predicate.end) if predicate.end > left else None
    if goes_on := _goes_on(walk, i):
        predicate, before = replace(goes_on, end=left), None
    if before and _NO_THING.fullmatch(walk.covered, before.start, before.end):
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
    subject = (_of_task(walk, subject) if amount.kind in _TASKED else None) or subject
    if how == "from-its-base":
        origin = walk.done[-1].predicate
        predicate = replace(predicate, is_share=origin.is_share, share_of=origin.share_of)
    if how == "compound":
        left = walk.done[-1].left
    return [Measured(amount, predicate, subject, how, left, after)]


def _of_task(walk: Walk, subject: Phrase | None) -> Phrase | None:
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


def _whole(walk: Walk, i: int, predicate: Predicate) -> Measured | None:
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


def _of_whole(walk: Walk, i: int, predicate: Predicate) -> Measured | None:
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


def _said_together(walk: Walk) -> list[Phrase]:
    """存款、贷款余额连跨4个台阶，双双突破9万亿元: the joined things of the number before."""
    said = next(walk.backwards(), None)
    parts = split_shared(walk, said.subject) if said and said.subject else []
    return parts if len(parts) > 1 else []


def _are_rates(walk: Walk, amount: Amount, parts: list[Phrase]) -> bool:
    """参考率、及格率和优秀率100%: one rate for several, though nothing says 均."""
    return amount.kind == "percent" and all(_RATE.search(walk.covered, part.start, part.end) for part in parts)


def _subject(
    walk: Walk, i: int, before: Phrase | None, predicate: Predicate, right: int, earlier: Phrase | None
) -> tuple[Phrase | None, How]:
    amount = walk.amounts[i]
    if label := _state_reached(walk, i):
        return label, "verb"
    if before and _is_next_of_list(walk, i):
        before = None
    named = before if before and not before.bare else None
    if walk.is_compound(i) and walk.done:
        return walk.done[-1].subject, "compound"
    if _has_base(walk, i):
        return walk.done[-1].subject, "from-its-base"
    moved = predicate.moved or predicate.reached or predicate.is_base or (predicate.is_share and not before)
    unsaid = predicate.moved and (before is None or before.bare) and amount.kind not in _RATES
    unsaid = unsaid or (predicate.reached and predicate.verb in _WIDENS)
    noun = None if moved and not unsaid else _noun_after(walk, i, right, before)
    if noun and not (named and _prefers_before(walk, i, named, noun, predicate)):
        return replace(noun, scope=noun.scope or (scope_in(walk.covered, named) if named else None)), "after"
    if before and moved and not before.state and is_noun_too(walk.covered, before):
        return before, "before"
    if named and not moved and _is_done_by(walk, amount, named, right):
        return Phrase(amount.end, right), "what-they-did"
    if named:
        return named, "before"
    if before and not moved:
        return _labelled(walk, i, before, right)
    if told := _told_behind(walk, i, right, moved):
        return told
    topic = _topic_before(walk, i)
    if topic and _is_told_alone(walk, i, topic) and _is_sum(walk, topic):
        return topic, "clause-before"
    if i == 0 and not moved and (own := _opens_with(walk, right)):
        return own, "after"
    return _said_earlier(walk, i, moved) or ((topic, "clause-before") if topic else (earlier, "sentence-before"))


def _opens_with(walk: Walk, right: int) -> Phrase | None:
    """6家组织获奖, 15个承接产业转移主平台: what stands behind the count that a sentence opens with, though it begins as
    a verb does."""
    amount = walk.amounts[0]
    if walk.covered[walk.left_of(0) : amount.start].strip() or amount.kind in _LEADING_KINDS:
        return None
    behind = leading_word(walk.covered, amount.end, right)
    return behind or best_after(walk.covered, amount.end, right, through_verb=True)


def _said_earlier(walk: Walk, i: int, moved: bool) -> tuple[Phrase, How] | None:
    """What the sentence has measured before."""
    back = _pointed_back(walk, walk.amounts[i], moved)
    if back and _SUMMED.search(walk.covered, walk.left_of(i), walk.amounts[i].start):
        return _not_only_new(walk.covered, back), "total"
    return (back, "said-before") if back else None


def _not_only_new(covered: str, phrase: Phrase) -> Phrase:
    """新增上市公司45家、总量1224家: the total is of 上市公司."""
    new = _NEWLY.match(covered, phrase.start, phrase.end)
    return replace(phrase, start=new.end()) if new and phrase.end - new.end() >= 2 else phrase


def _state_reached(walk: Walk, i: int) -> Phrase | None:
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


def _has_base(walk: Walk, i: int) -> bool:
    """从26.7%提高到52.1%: the number before is where this one's rise set out."""
    return bool(walk.done) and walk.done[-1].predicate.is_base and walk.left_of(i) == walk.amounts[i - 1].end


def _prefers_before(walk: Walk, i: int, named: Phrase, noun: Phrase, predicate: Predicate) -> bool:
    """A rate, a sum or a length follows its noun; so does a count whose right neighbour belongs to the next count."""
    amount = walk.amounts[i]
    if _is_next_of_list(walk, i):
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
    if amount.kind in _LEADING_KINDS and ends_with_verb(walk.covered, named.start, named.end):
        return False
    if amount.kind in _LEADING_KINDS and walk.covered.startswith("的", amount.end):
        return walk.covered[named.start : named.end] not in _OF_THE_THING or noun.end == walk.start_of(i + 1)
    if amount.kind == "money":
        return bool(marks) or _SUM.search(walk.covered, named.start, named.end) is not None
    if amount.kind in _LEADING_KINDS:
        return bool(marks)
    if i + 1 == len(walk.amounts) or noun.end != walk.amounts[i + 1].start:
        return False
    return _noun_after(walk, i + 1, walk.right_of(i + 1), None) is None


_DELIBERATES, _IN_TURN = Pattern(WORDS, "{deliberates}"), Pattern(WORDS, "{in-turn}$")
"""召开专题会议4次研究部署…: meetings are counted; 市委常委会先后8次研究部署…."""


def _is_next_of_list(walk: Walk, i: int) -> bool:
    """3800万元的巷道改造、729万元的供热改造, 21个村和72户、19921名贫困人口: what stands between is the first one's."""
    if walk.covered[walk.amounts[i].start - 1] not in "、和及与":
        return False
    return bool(walk.done) and walk.done[-1].how == "after" and walk.left_of(i) == walk.amounts[i - 1].end


def _is_done_by(walk: Walk, amount: Amount, named: Phrase, right: int) -> bool:
    """全市公安机关91人通过“法考”: people of a body, and what they did."""
    return (
        amount.kind == "people"
        and is_body(walk.covered, named.start, named.end)
        and begins_with_verb(walk.covered, amount.end, right)
    )


def _told_behind(walk: Walk, i: int, right: int, moved: bool) -> tuple[Phrase, How] | None:
    """What became of what is counted, or what it is, in the words behind the number."""
    if became := _what_became(walk, i, right):
        return became, "what-became"
    ahead = None if moved else _said_after(walk, i, right)
    return (ahead, "said-after") if ahead else None


def _said_after(walk: Walk, i: int, right: int) -> Phrase | None:
    """实现100%办结, 从七个方面，提出28条措施, 1.8万户、189万平方米棚改任务: said behind the number, not before it."""
    amount = walk.amounts[i]
    if amount.kind in ("percent", "ratio"):
        if is_one := _IS_ONE.match(walk.covered, amount.end, right):
            return best_after(walk.covered, is_one.end(), right)
        state = best_state(walk.covered, amount.end, right)
        return state and (best_after(walk.covered, amount.end, right, through_verb=True) or state)
    if walk.covered.startswith("、", amount.end) and amount.end + 1 == walk.start_of(i + 1):
        return _noun_after(walk, i + 1, walk.right_of(i + 1), None)
    if amount.kind == "abstract" and i + 1 < len(walk.amounts):
        return _noun_after(walk, i + 1, walk.right_of(i + 1), None)
    return None


def _what_became(walk: Walk, i: int, right: int) -> Phrase | None:
    """收到复议8件，1件撤销，4件正在审理中; 其中48人被判处重刑: what became of each is what the number counts, never the
    one before."""
    amount = walk.amounts[i]
    if not _PART_OPENS.fullmatch(walk.covered, walk.left_of(i), amount.start):
        return None
    if all(m.amount.unit != amount.unit for m in walk.backwards()):
        return None
    if amount.kind == "people" and _PASSIVE.match(walk.covered, amount.end, right):
        end = clause_end(walk.covered, amount.end, min(walk.sentence.end, amount.end + _SUFFERED), brackets=True)
        return Phrase(amount.end, end, bare=True, state=True)
    found = _BECAME.match(walk.covered, amount.end, right)
    return Phrase(found.start("fate"), found.end("fate"), bare=True, state=True) if found else None


def _labelled(walk: Walk, i: int, label: Phrase, right: int) -> tuple[Phrase | None, How]:
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
        back = state or _pointed_back(walk, amount, moved=False)
        if back:
            return back, "state-after" if state else "said-before"
    headed = walk.covered[walk.left_of(i) - 1] in ":：" and walk.covered[label.start : label.end] in _AIMS
    if amount.kind == "money" and (headed or not _SUM.search(walk.covered, label.start, label.end)):
        topic = _topic_before(walk, i)
        if topic:
            return topic, "clause-before"
    return label, "verb"


def _object_of(walk: Walk, verb: Phrase) -> Phrase | None:
    """发放小额信贷900万元，其中今年发放40人: the same verb has the same object."""
    words = walk.covered[verb.start : verb.end]
    said = (m.subject for m in walk.backwards() if m.subject and not m.subject.bare)
    return next((s for s in said if walk.covered.endswith(words, walk.sentence.start, s.start)), None)


def _noun_after(walk: Walk, i: int, right: int, before: Phrase | None) -> Phrase | None:
    last = walk.last_of_compound(i)
    if last != i:  # 10大项35小项重点任务
        i, right = last, walk.right_of(last)
    amount = walk.amounts[i]
    start = _behind_aside(walk.covered, amount.end, right)
    if amount.is_name and (bound := _CLASS_BOUND.match(walk.covered, start, right)):
        start = bound.end()
    if amount.kind == "event" and (led := _PRESIDES.match(walk.covered, start, right)):
        start = led.end()
    if walk.covered.startswith("的", start):
        if growth_after(walk.covered[start:right]):
            return None
        start += 1
    followed = i + 1 < len(walk.amounts) and walk.amounts[i + 1].start - right < 8
    through = amount.kind == "abstract" or (amount.kind in _THROUGH_KINDS and (before is None or before.bare))
    noun = best_after(walk.covered, start, right, through, alone=not followed)
    if noun and followed:
        noun = _without_next(walk.covered, noun, walk.amounts[i + 1])
    words = walk.covered[noun.start : noun.end] if noun else ""
    is_task = amount.kind in _EXTENTS and words in _TASKS
    if noun and (words in _REST or is_task or _STEP.match(walk.covered, noun.start)):
        return None
    if noun and noun.end - noun.start < 2 and walk.covered[noun.start] not in SHORT_NOUNS:
        return None
    return noun


def _behind_aside(covered: str, at: int, right: int) -> int:
    """3万套（间）、…: the bracket belongs to the unit and is no noun; nor is the edition in 3座2.0版驿站."""
    while at < right and covered[at] == QUOTED:
        at += 1
    edition = _EDITION.match(covered, at)
    return edition.end() if edition and edition.end() < right else at


def _without_next(covered: str, noun: Phrase, following: Amount) -> Phrase:
    """17.18万条评价数据满意率达100%, 120家市场主体融资1.35亿元: what the next number tells is no part of the noun."""
    words = _RATE if following.kind == "percent" else _RAISED if following.kind == "money" else None
    told = words.search(covered, noun.start, noun.end) if words else None
    return replace(noun, end=told.start()) if told and told.start() - noun.start >= 2 else noun


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


def _topic_before(walk: Walk, i: int) -> Phrase | None:
    """The noun of the clause before, or of the one before that where it only ranks (连续两年位居首位，增量5万吨)."""
    left = walk.left_of(i)
    for _ in range(_CLAUSES_BACK):
        topic = walk.topic_before(left)
        if topic is None or not _NO_THING.fullmatch(walk.covered, topic.start, topic.end):
            return topic
        left = walk.clause_at(topic.start)
    return None


def _is_told_alone(walk: Walk, i: int, topic: Phrase) -> bool:
    """The clause that names the topic has no number of its own: 进出口总值创历史新高，达到5379亿元."""
    return i == 0 or walk.amounts[i - 1].end <= topic.start


def _is_sum(walk: Walk, topic: Phrase) -> bool:
    return any(words.search(walk.covered, topic.start, topic.end) for words in (_SUM, _RATE))


def _pointed_back(walk: Walk, amount: Amount, moved: bool) -> Phrase | None:
    said = list(walk.backwards())
    nearest = said[0].subject if said else None
    if nearest and _COME_TO.fullmatch(walk.covered, said[0].amount.end, amount.start):
        return nearest
    if amount.kind == "money" and nearest and _SUM.search(walk.covered, nearest.start, nearest.end):
        return nearest
    if not moved and amount.kind not in RATES and amount.unit not in POINTS:
        same = next((m.subject for m in said if m.amount.unit == amount.unit), None)
        if same:
            return same
    return nearest
