"""What a number measures by the words behind it: the noun that follows, or what became of what it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from zhiji.extraction.quantities.amounts import Amount
from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.phrases import SHORT_NOUNS, Phrase, best_state, leading_word
from zhiji.extraction.quantities.phrases_behind import best_after
from zhiji.extraction.quantities.predicates import growth_after
from zhiji.extraction.quantities.sums_and_rates import RATE, STEP
from zhiji.extraction.quantities.walks import How, Walk
from zhiji.extraction.text.clauses import clause_end
from zhiji.extraction.text.cover import QUOTED
from zhiji.lexicon.patterns import Pattern, Terms

LEADING_KINDS: Final = (
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
"""Kinds of amounts that follow what they measure, rather than stand before it."""
EXTENTS: Final = ("length", "area", "volume", "weight", "power")
_THROUGH_KINDS: Final = ("event", "abstract", "people")
_TASKS = Terms(WORDS, "task")
_REST = Terms(WORDS, "rest")
_PRESIDES = Pattern(WORDS, "{presides}")
_CLASS_BOUND = Pattern(WORDS, "{class-below}")
_RAISED = Pattern(WORDS, "{raised}$")
_EDITION = re.compile(r"[Vv]?\d+(?:\.\d+)+版")
_IS_ONE = Pattern(WORDS, "{is-one}")
_PART_OPENS = Pattern(WORDS, "(?:(?>{part-opens-with})|[，,、\\s])*")
_BECAME = Pattern(WORDS, "[^，,。；;]{0,24}?(?P<fate>{fate})(?:中|了|结案)?$")
_PASSIVE = Pattern(WORDS, "{passive}")
_SUFFERED: Final = 24


def noun_behind(walk: Walk, i: int, right: int, before: Phrase | None) -> Phrase | None:
    """52起案件, 5.2公里的道路: the noun that follows, where it is what is counted."""
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
    is_task = amount.kind in EXTENTS and words in _TASKS
    if noun and (words in _REST or is_task or STEP.match(walk.covered, noun.start)):
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
    words = RATE if following.kind == "percent" else _RAISED if following.kind == "money" else None
    told = words.search(covered, noun.start, noun.end) if words else None
    return replace(noun, end=told.start()) if told and told.start() - noun.start >= 2 else noun


def told_behind(walk: Walk, i: int, right: int, moved: bool) -> tuple[Phrase, How] | None:
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
        return noun_behind(walk, i + 1, walk.right_of(i + 1), None)
    if amount.kind == "abstract" and i + 1 < len(walk.amounts):
        return noun_behind(walk, i + 1, walk.right_of(i + 1), None)
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


def opened_by(walk: Walk, right: int) -> Phrase | None:
    """6家组织获奖, 15个承接产业转移主平台: what stands behind the count that a sentence opens with, though it begins as
    a verb does."""
    amount = walk.amounts[0]
    if walk.covered[walk.left_of(0) : amount.start].strip() or amount.kind in LEADING_KINDS:
        return None
    behind = leading_word(walk.covered, amount.end, right)
    return behind or best_after(walk.covered, amount.end, right, through_verb=True)
