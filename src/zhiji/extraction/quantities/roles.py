"""The role of a number: a level, its base, a change, a share, or a norm; with direction, comparison and recurrence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.predicates import POINTS, RATES, growth_after, starts_with_move
from zhiji.extraction.quantities.quotas import is_quota
from zhiji.extraction.quantities.walks import Measured
from zhiji.extraction.text.clauses import clause_start
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon, rows_of
from zhiji.model import Comparison, Direction, Place, Role, SectionRole

_EVERY = Pattern("recurrences", r"每(?P<n>[半两三]|\d{1,2})?个?(?P<unit>{*})")
_EVERY_ONCE = re.compile(r"每[^，,。；;]{1,16}$")
_ARRIVED = re.compile(r"(?<!达)[至到]$")
_QUALITIES = Terms(WORDS, "quality")
_LISTED = Pattern(WORDS, "、|{list-mark}")
_COUNTS: Final = ("body", "people", "paper", "case", "thing", "kind", "event")
_PLACES: Final = ("位", "名", "强")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a number is meant. ``of_the_year``: a norm that is to be met within the year reported on."""

    role: Role
    direction: Direction | None = None
    comparison: Comparison | None = None
    base_period: str | None = None
    share_of: str | None = None
    recurrence: str | None = None
    net: bool = False
    of_the_year: bool = False


_NORM = Pattern("role_cues", "(?!{ought}[^，,。；;、]{1,3}{wholly}){norm}")
_NORM_OR_KEPT = Pattern("role_cues", "(?!{ought}[^，,。；;、]{1,3}{wholly}){norm|kept-within}")
_NAMED_BY_RATE = Pattern(WORDS, "{named-by-rate}")
_PLANNED = Pattern(WORDS, "{task}$")
_OF_TASKS: Final = ("money", "percent", "ratio")
_TASK = Pattern(WORDS, "的?{task}(?:完成|[，,。；;、]|$)")
_IS_ONE = Pattern(WORDS, "{is-one}")
_BY = Pattern("role_cues", "(?:(?P<down>{starts-down})|(?P<up>{starts-up}))了?$")
_SAVES = Pattern(WORDS, "{saves}[^，,。；;]{0,8}$")
_TIMES = Terms(WORDS, "time-unit")
_NEAR: Final = 8
_PART_OF = Pattern(WORDS, "{part-of}[，,]?")
_AROUND: Final = 20
_IN_POINTS = re.compile(rf"(?:{'|'.join(POINTS)})[，,；;][^，,；;。]*$")
_RANK = Pattern(WORDS, "{rank-noun}")
_OF_HEIGHT = Pattern(WORDS, "的[^，,。；;、]{0,4}{height}")
_NET = Pattern("role_cues", "{net}{scopes:distribution}?$")
_GREW = Pattern("role_cues", "{balance}[^，,。；;、\\d]{0,2}{added}$")
_OF_NET = Pattern(WORDS, "{part-of}|、")
_OF_TARGET = Pattern(WORDS, "{fulfilled}[^，,。；;、]{0,6}{task}的?{share-then}*$")
_TARGET = Pattern("role_cues", "{target|hoped}[^，,。；;：:]{0,6}$")
_MEETS = Pattern("role_cues", "{meets}{target}$")
_AS_ASKED = Pattern("role_cues", "{as-asked}[^，,。；;]{0,16}?{asked}")
_DONE = Pattern("role_cues", r"(?:19|20)\d\d年|{done}")
_LAID_DOWN = Pattern("role_cues", "{laid-down}")


def read_role(covered: str, sentence: Place, one: Measured, before: Reading | None, section: SectionRole) -> Reading:
    """The role of one measured number; ``before`` is the reading of the number before it in the sentence, whose
    comparison a bare 下降24.1% goes on with. In a section of plans every number is a norm, but for what is left behind:
    从1500元提高到1600元."""
    predicate, amount = one.predicate, one.amount
    clause = _clause_before(covered, sentence.start, amount.start)
    recurrence = recurrence_of(clause)
    if predicate.is_base:
        return Reading("base", base_period=predicate.base_period, share_of=predicate.share_of)
    if section == "plans":
        return _norm(covered, one, before, recurrence)
    if before and _is_listed(covered, one, before):
        return before
    if one.how == "of-whole":
        return Reading("share", share_of=predicate.share_of)
    if one.how == "whole" or _is_task(covered, one):
        return Reading("norm" if one.how != "whole" or _is_planned(covered, one) else "level")
    if is_quota(covered, sentence, amount):
        return replace(_norm(covered, one, before, recurrence, predicate.share_of), of_the_year=True)
    if amount.unit in _PLACES and covered[amount.start - 1] == "前":
        return Reading("rank")
    if _is_norm(clause, one, recurrence, section) or (
        before and before.role == "norm" and _goes_on(covered, sentence, one, clause)
    ):
        return _norm(covered, one, before, recurrence, predicate.share_of)
    return _read_told(covered, one, before)


def _norm(
    covered: str, one: Measured, before: Reading | None, recurrence: str | None, share_of: str | None = None
) -> Reading:
    """A target, with the direction of the rise or fall that it asks for: 下降4.25%, 提高到80%."""
    told = _read_told(covered, one, None if before is None or before.role != "norm" else replace(before, role="change"))
    compared: Comparison | None = "yoy" if told.role == "change" and told.comparison == "yoy" else None
    return Reading("norm", told.direction, compared, share_of=share_of, recurrence=recurrence, net=told.net)


def _is_planned(covered: str, one: Measured) -> bool:
    """占年度计划3.3亿元: the whole is what was to be done."""
    return one.subject is not None and _PLANNED.search(covered, one.subject.start, one.subject.end) is not None


def _is_task(covered: str, one: Measured) -> bool:
    """超额完成县里下达的2500万元目标任务, 90%以上的任务完成: the number is the task."""
    return one.amount.kind in _OF_TASKS and _TASK.match(covered, one.amount.end) is not None


def _read_told(covered: str, one: Measured, before: Reading | None) -> Reading:
    """What results tell: a level or a share reached, a change, a share, else a level."""
    predicate, amount = one.predicate, one.amount
    if predicate.reached or (predicate.is_share and one.how == "from-its-base"):
        role: Role = "share" if predicate.is_share else "level"
        against = _against(one, before)
        return Reading(role, predicate.direction, against, predicate.base_period, predicate.share_of)
    if _ARRIVED.search(predicate.marks):
        started = starts_with_move(covered, one.left, amount.start) or (
            starts_with_move(covered, one.subject.start, amount.start) if one.subject else None
        )
        against = _against(one, before if one.how == "from-its-base" else None)
        return Reading("level", started, against, predicate.base_period)
    if change := _change_told(covered, one, before):
        return change
    if (predicate.is_share and amount.kind in RATES) or _is_part_of_noun(one) or _is_part_told(covered, one):
        return Reading("share", share_of=predicate.share_of)
    apart = amount.kind == "multiple" and predicate.comparison == "vs-other" and predicate.direction
    if predicate.comparison and (apart or amount.unit in POINTS):
        return Reading("change", predicate.direction or "up", predicate.comparison, predicate.base_period)
    if before and before.role == "base" and one.how == "from-its-base":
        return Reading("level", None, "before-after")
    if predicate.comparison and amount.kind == "multiple":
        return Reading("level", None, predicate.comparison, predicate.base_period)
    return Reading("level")


def _change_told(covered: str, one: Measured, before: Reading | None) -> Reading | None:
    """同比下降13%, 超计划19家, 净增经营主体34.6万家; None where no rise or fall is told."""
    predicate, amount = one.predicate, one.amount
    if predicate.outdoes:
        return Reading("change", "up", predicate.comparison or "vs-other", predicate.base_period)
    if _is_net(covered, one) or (before and before.net and _is_part_of_net(covered, one)):
        return Reading("change", "up", predicate.comparison or "unstated", predicate.base_period, net=True)
    if one.subject and _GREW.search(covered, one.subject.start, amount.start):
        return Reading("change", "up", predicate.comparison or "unstated", predicate.base_period)
    counted = predicate.verb in _QUALITIES and amount.kind in _COUNTS and not _is_by_ranks(covered, one)
    moved = predicate.moved and (one.how != "after" or _is_by_ranks(covered, one)) and not counted
    direction = predicate.direction if moved else _direction_beside(covered, one)
    if direction is None:
        return None
    comparison, base = predicate.comparison, predicate.base_period
    if comparison is None and before and before.role in ("change", "base"):
        comparison, base = before.comparison or ("vs-year" if before.base_period else None), before.base_period
        if comparison == "vs-other" and _IN_POINTS.search(covered, max(amount.start - _AROUND, 0), amount.start):
            comparison = None  # 高于全国8.3个百分点，实际利用外资增长7.3%: how far ahead the other stood
    return Reading("change", direction, comparison or "unstated", base)


def _is_part_told(covered: str, one: Measured) -> bool:
    """其中45.4%实现自动反馈: nothing but 其中 stands before a percentage, and what that part did behind it."""
    if one.amount.kind not in ("percent", "ratio") or not one.after:
        return False
    return _PART_OF.fullmatch(covered, one.left, one.amount.start) is not None


def _is_by_ranks(covered: str, one: Measured) -> bool:
    """排名提升7位, 提升2个位次: how far in a ranking."""
    if _RANK.match(covered, one.amount.end):
        return True
    return (
        one.amount.unit in _PLACES
        and _RANK.search(covered, max(0, one.amount.start - _AROUND), one.amount.start) is not None
    )


def _is_part_of_noun(one: Measured) -> bool:
    """88%的企业, 八成以上财政资金: of what stands right behind it. 实现100%线上办案 tells how."""
    if one.amount.kind not in ("percent", "ratio"):
        return False
    if _NAMED_BY_RATE.search(one.after, 0, _NEAR):
        return False
    if one.how == "said-after":
        return _IS_ONE.match(one.after) is not None
    behind = one.how == "after" and one.subject is not None and one.subject.start == one.amount.end
    if one.after.startswith("的"):
        return not _OF_HEIGHT.match(one.after)
    return behind and one.amount.value != 100


def _against(one: Measured, before: Reading | None) -> Comparison | None:
    """With what a state reached is compared: 从5家、7家增加到9家、8家 is before and after for each."""
    if one.predicate.comparison or before is None:
        return one.predicate.comparison
    goes_on = one.how == "from-its-base" and before.comparison == "before-after"
    return "before-after" if before.role == "base" or goes_on else None


def _is_listed(covered: str, one: Measured, before: Reading) -> bool:
    """增长4%、5%, 高于全国、全省1.8、1.7个百分点: the second goes on with the verb of the first."""
    alone = _LISTED.fullmatch(covered, one.left, one.amount.start) is not None
    return alone and before.role == "change" and (one.amount.kind == "percent" or one.amount.unit in POINTS)


@per_lexicon
def _letters() -> dict[str, str]:
    """Y, Q, M, W, D, and H for half a year, by the word for the span."""
    return {row.term: row.kind for row in rows_of("recurrences", "*")}


def recurrence_of(clause: str) -> str | None:
    """P1Y for 每年, P3M for 每季, P6M for 每半年; the last 每 in the clause."""
    found: str | None = None
    for match in _EVERY.finditer(clause):
        n, unit = match["n"], match["unit"]
        letter = _letters()[unit]
        if n == "半" or letter == "H":
            found = "P6M"
            continue
        count = value_of(n or "1")
        found = f"P{count * 3}M" if letter == "Q" else f"P{count}{letter}"
    return found


def _is_norm(clause: str, one: Measured, recurrence: str | None, section: SectionRole) -> bool:
    """力争, 不低于, 控制在 (what results tell of it was reached), 5个工作日内; 低于全国0.3个百分点 compares, and what
    was done 按省市要求 was done."""
    compares = one.amount.unit in POINTS and one.predicate.comparison == "vs-other"
    if compares or one.predicate.outdoes or (_OF_TARGET.search(clause) and one.amount.kind in RATES):
        return False
    if _MEETS.search(clause):
        return False
    if _TARGET.search(clause):
        return True
    words = _NORM if section == "results" else _NORM_OR_KEPT
    if words.search(_AS_ASKED.sub("", clause)) and not _DONE.search(clause):
        return True
    bounded = one.amount.bound == "at-most" and one.amount.kind in ("time", "abstract")
    if bounded and not one.predicate.reached and not one.predicate.comparison:
        return not _DONE.search(clause)
    once = one.amount.chinese and one.amount.value == 1
    return once and (recurrence is not None or _EVERY_ONCE.search(clause) is not None)


def _goes_on(covered: str, sentence: Place, one: Measured, clause: str) -> bool:
    """明确占比不低于40%，专职民警80%以上时间沉在社区: what is laid down goes on to the next clause."""
    laid_down = _LAID_DOWN.search(covered, max(sentence.start, one.amount.start - 120), one.amount.start)
    return laid_down is not None and not _DONE.search(clause)


def _direction_beside(covered: str, one: Measured) -> Direction | None:
    """减少事业单位45家 before it, 20%的增速 behind it."""
    if one.amount.kind in ("percent", "ratio", "multiple"):
        after = growth_after(one.after)
        if after:
            return after
    if one.subject is None or one.how != "before" or _ARRIVED.search(one.predicate.marks):
        return None
    if one.amount.unit in _TIMES and _SAVES.search(covered, one.left, one.amount.start):
        return "down"
    if by := _BY.search(covered, one.left, one.subject.start):
        return "down" if by["down"] else "up"
    return starts_with_move(covered, one.subject.start, one.amount.start) or starts_with_move(
        covered, one.left, one.amount.start
    )


def _is_net(covered: str, one: Measured) -> bool:
    """净增经营主体34.6万家."""
    return one.subject is not None and _NET.search(covered, one.left, one.subject.start) is not None


def _is_part_of_net(covered: str, one: Measured) -> bool:
    """净增经营主体34.6万家、企业14万家, 其中企业14万家."""
    if one.how != "before" or one.subject is None:
        return False
    return _OF_NET.fullmatch(covered, one.left, one.subject.start) is not None


def _clause_before(covered: str, floor: int, at: int) -> str:
    return covered[clause_start(covered, max(floor, at - 60), at) : at]
