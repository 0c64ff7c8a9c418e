"""What a number measures in full, where its subject leaves out a word that stands elsewhere: the verb of a list
(新增院士7名、教授9名), the head of one (对非洲、欧洲出口分别), how far a road came (7条公路建成通车), or what a state
is of (72个问题，已整改59个)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from zhiji.extraction.quantities.cues import WORDS, load_cues
from zhiji.extraction.quantities.phrases import TO_WHOM, TRADE, begins_with_verb
from zhiji.extraction.quantities.walks import How, Measured, Walk
from zhiji.extraction.text.clauses import clause_start
from zhiji.extraction.text.cover import QUOTED
from zhiji.lexicon.patterns import Pattern

_LIST_MARK = Pattern(WORDS, "[、和及与]|{list-mark}")
_PART_OF = Pattern(WORDS, "[，,、（(]?{part-of}[：:，,]?")
_VERB = Pattern(WORDS, "{newly|turns}")
_NEW = Pattern(WORDS, "{newly}")
_VERB_AHEAD = Pattern(WORDS, "{newly|turns}$")
_OPENS = Pattern(WORDS, "(?:[，,、：:化式地新共已\\s]|{running-total})$|^(?:{quantity_function_words:front}){1,8}$")
"""What stands before a verb that is no noun: 精细化治理, 已整治, 共引进."""
_OF_ITS_OWN = Pattern(WORDS, "^{whole-of-all}|{own-flow}$")
_READS_AS_PLACE = Pattern(WORDS, "{builds-new}{place-begins}")
"""新建|区域中心 would be the centre of a place."""
_OF_SUMS = Pattern(WORDS, "[额值资量率费款数]$|{sum}$")
_NETWORK = Pattern(WORDS, "{network}$")
_STAGE = Pattern(WORDS, "(?:{stage-manner})*(?P<stage>{network-stage})")
_STAGE_AHEAD = Pattern(WORDS, "(?P<stage>{network-stage})$")
_WORKS_ON = Pattern(WORDS, "(?P<verb>{works-on})[^，,。；;：:]*等$")
_PART = Pattern(WORDS, "{dwelling}|[^业]{1,3}业")
_HEADED = Pattern(WORDS, "(?:{dwelling}|[^业]{1,3}业)(?P<head>[^业].+)")
_LISTED: Final[tuple[How, ...]] = ("before", "after")
_EACH: Final = "respectively"
_STATES: Final[tuple[How, ...]] = ("verb", "what-became")
_SHORTEST, _CLAUSE = 2, 60


def with_names(walk: Walk) -> list[Measured]:
    """What was measured in a sentence, each with its full name where its subject is not that."""
    measured = list(_with_heads(walk, list(_with_verbs(walk))))
    measured = _with_their_whole(walk, measured)
    return [_with_stage(walk, _with_whole(walk, measured, i)) for i in range(len(measured))]


def _with_their_whole(walk: Walk, measured: Sequence[Measured]) -> list[Measured]:
    """新增债券9亿元，其中一般债券2亿元；再融资债券8亿元，其中一般债券1亿元: parts of one name have that of their whole
    before their own."""
    wholes = list(_wholes(walk, measured))
    named: dict[str, set[str]] = {}
    for one, whole in zip(measured, wholes, strict=True):
        if whole is not None:
            named.setdefault(_words(walk, one), set()).add(_words(walk, whole))
    return [
        replace(one, ahead=_words(walk, whole) + one.ahead)
        if whole is not None and len(named[_words(walk, one)]) > 1
        else one
        for one, whole in zip(measured, wholes, strict=True)
    ]


def _wholes(walk: Walk, measured: Sequence[Measured]) -> Iterator[Measured | None]:
    """What each figure is told to be part of by 其中, with those behind it in the same list."""
    before: Measured | None = None
    whole: Measured | None = None
    for one in measured:
        begins = min(one.amount.start, one.subject.start if one.subject else one.amount.start)
        ended = max(before.amount.end, before.subject.end if before.subject else 0) if before else begins
        if before and _PART_OF.fullmatch(walk.covered, ended, begins):
            whole = whole or before
        elif not (before and ended < begins and _LIST_MARK.fullmatch(walk.covered, ended, begins)):
            whole = None
        if whole and (one.subject is None or whole.subject is None or one.amount.unit != whole.amount.unit):
            whole = None
        before = one
        yield whole


def _words(walk: Walk, one: Measured) -> str:
    return walk.covered[one.subject.start : one.subject.end] if one.subject else ""


def _with_verbs(walk: Walk) -> Iterator[Measured]:
    """新增院士7名、教授9名: the verb goes on; 新增7名院士: it stands before the number."""
    before: Measured | None = None
    verb = ""
    for one in walk.done:
        own = _own_verb(walk, one)
        goes_on = bool(verb) and before is not None and _is_next(walk, before, one)
        verb = own or (verb if goes_on else "")
        named = bool(verb) and (one.how == "after" if own else goes_on)
        named = named and not _READS_AS_PLACE.match(verb + _words(walk, one))
        before = one
        yield replace(one, ahead=verb) if named else one


def _own_verb(walk: Walk, one: Measured) -> str:
    """The verb that stands in the subject or right before the number."""
    if one.subject is None or one.how not in _LISTED:
        return ""
    if one.how == "after":
        ahead = _VERB_AHEAD.search(walk.covered, one.left, one.amount.start)
        return ahead[0] if ahead and (_is_new(ahead[0]) or _opens(walk, one.left, ahead.start())) else ""
    within = _VERB.match(walk.covered, one.subject.start, one.subject.end)
    return within[0] if within and one.subject.end - within.end() >= _SHORTEST else ""


def _is_new(verb: str) -> bool:
    return _NEW.fullmatch(verb) is not None


def _opens(walk: Walk, left: int, at: int) -> bool:
    """No noun ends at ``at``: 精细化治理3条街巷, but not 乱象治理2个项目."""
    return at == left or _OPENS.search(walk.covered, left, at) is not None


def _is_next(walk: Walk, before: Measured, one: Measured) -> bool:
    """Only the mark of a list stands between two of one kind, and the second has no verb of its own."""
    if before.subject is None or one.subject is None or one.how != before.how:
        return False
    if one.predicate.moved or one.predicate.reached or one.predicate.is_share:
        return False
    if _OF_ITS_OWN.search(walk.covered, one.subject.start, one.subject.end):
        return False
    end = max(before.amount.end, before.subject.end)
    begin = min(one.amount.start, one.subject.start)
    if begin <= end or not _LIST_MARK.fullmatch(walk.covered, end, begin):
        return False
    return not begins_with_verb(walk.covered, one.subject.start, one.subject.end) and not load_cues().front.match(
        walk.covered, one.subject.start, one.subject.end
    )


def _with_heads(walk: Walk, measured: Sequence[Measured]) -> Iterator[Measured]:
    """对非洲、欧洲出口分别: 对非洲出口 and 对欧洲出口; 城镇和农村居民收入分别: 城镇居民收入 and 农村居民收入."""
    for one in measured:
        group = [m for m in measured if m.how == one.how == _EACH and m.left == one.left]
        words = _words(walk, one)
        shared = _HEADED.fullmatch(_words(walk, group[-1])) if len(group) > 1 else None
        if shared and _PART.fullmatch(words):
            yield replace(one, behind=shared["head"])
            continue
        head = TRADE.search(_words(walk, group[-1])) if len(group) > 1 else None
        if head is None or not words:
            yield one
            continue
        toward = TO_WHOM.match(_words(walk, group[0]))
        ahead = toward[0] if toward and not TO_WHOM.match(words) else ""
        behind = "" if TRADE.search(words) or _OF_SUMS.search(words) else head[0]
        yield replace(one, ahead=ahead, behind=behind)


def _with_whole(walk: Walk, measured: Sequence[Measured], i: int) -> Measured:
    """72个问题，已整改59个: 问题 that have come to that state."""
    one = measured[i]
    if one.how not in _STATES or one.subject is None or not (one.subject.bare and one.subject.state):
        return one
    earlier = (m for m in reversed(measured[:i]) if m.subject and not m.subject.bare)
    whole = next((m for m in earlier if m.amount.unit == one.amount.unit), None)
    told = _words(walk, whole) if whole else ""
    return one if QUOTED in told else replace(one, ahead=told)


def _with_stage(walk: Walk, one: Measured) -> Measured:
    """7条高速公路建成通车, 开通航线3条, 整治甲路、乙路等7条道路: no length or number of all there are."""
    if one.subject is None or one.ahead or not _NETWORK.search(walk.covered, one.subject.start, one.subject.end):
        return one
    begin = clause_start(walk.covered, max(one.amount.start - _CLAUSE, walk.sentence.start), one.amount.start)
    if one.how == "after":
        if behind := _STAGE.match(walk.covered, one.subject.end):
            return replace(one, behind=behind["stage"])
        if works := _WORKS_ON.search(walk.covered, begin, one.amount.start):
            return replace(one, ahead=works["verb"])
    ahead = _STAGE_AHEAD.search(walk.covered, begin, min(one.amount.start, one.subject.start))
    return replace(one, ahead=ahead["stage"]) if ahead else one
