"""What comes off the words before a number: marks, words of time, manner, and verbs that carry nothing."""

from __future__ import annotations

import re
from typing import Final

from zhiji.extraction.quantities.cues import LIGHT, WORDS, Cues
from zhiji.lexicon.patterns import Pattern, Terms

MANNER = Pattern(WORDS, "{manner}地?")
"""How something is done: 高质量, 扎实地."""
_HEAD_OFF = Terms(WORDS, "head-off")
"""Verbs that stand before what is counted and say nothing of it: 参与, 获, 入选."""
_TURNS = Terms(WORDS, "turns")
"""Verbs without which a noun says the opposite: 拆除违法建筑, 消除隐患."""
_NEVER_INSIDE = Terms(WORDS, "never-inside")
"""Verbs that no rate has inside: 全区实现通过率 is 通过率, 人口增长率 is one noun."""
NAMED: Final = 3
"""Characters of a noun that says what it is without its verb."""
ATTRIBUTE: Final = "率度比量额值数"
"""How a noun ends that says how much there is of something, and holds verbs: 办结率, 完成额."""


def trim_end(covered: str, start: int, end: int) -> int:
    """Before the marks that stand between a phrase and its number: 检查商户|：."""
    while end > start and covered[end - 1] in '，,、：:；; 　（(的了“"':
        end -= 1
    return end


def after_restart(covered: str, start: int, end: int, cues: Cues) -> int:
    """Behind the last word with which a phrase begins anew: 今年以来|办理案件."""
    at = start
    for match in cues.restart.finditer(covered, start, end):
        if end - match.end() >= 2:
            at = match.end()
    return at


def strip_front(covered: str, start: int, end: int, cues: Cues) -> int:
    """Behind what a phrase opens with and is no part of it: 切实加强|管理."""
    match = cues.opening.match(covered, start, end)
    return match.end() if match and end - match.end() >= 1 else start


def behind_manner(covered: str, start: int, end: int, cues: Cues) -> int:
    """高质量完成 says how; 高质量发展指数 and 高标准农田 are names."""
    manner = MANNER.match(covered, start, end)
    verb = cues.front.match(covered, manner.end(), end) if manner else None
    goes = (
        manner
        and verb
        and (not cues.kinds[verb["verb"]].endswith("-noun") or _carries_nothing(covered, verb, end, cues))
    )
    return manner.end() if manner and goes else start


def after_verbs(covered: str, start: int, end: int, cues: Cues) -> int:
    """Behind the last verb that carries nothing; at a verb that the noun needs (检查商户); never into 办结率."""
    at = start
    attribute = covered[end - 1] in ATTRIBUTE
    for match in cues.strong.finditer(covered, start, end):
        rest = end - match.end()
        if attribute and match.start() > at and match[0] not in _NEVER_INSIDE:
            break
        if (
            cues.kinds[match[0]] == "noun"
            or rest < 2
            or match.start() < at
            or covered[match.end()] in "的率量数额值"
            or _is_joined(covered, match)
        ):
            continue
        is_kept = cues.kinds[match[0]] not in LIGHT or match[0] in _TURNS
        if is_kept and (match[0] not in _HEAD_OFF or rest < NAMED):
            at = at if attribute else match.start()
            break
        at = match.end()
        at = strip_front(covered, at, end, cues)
    front = cues.front.match(covered, at, end)
    if front and end - front.end() >= 3 and _carries_nothing(covered, front, end, cues):
        at = strip_front(covered, front.end(), end, cues)
    return _with_short_noun(covered, start, at, end, cues)


def _carries_nothing(covered: str, front: re.Match[str], end: int, cues: Cues) -> bool:
    """处理诉求 without its verb; but 研发投入强度 is one noun, and so is 处罚类业务."""
    light = cues.kinds[front["verb"]] in LIGHT and covered[end - 1] not in ATTRIBUTE
    if front["verb"] in _TURNS:
        return False
    if covered[front.end()] == "、":
        return False
    return light and not cues.noun_goes_on.match(covered, front.end(), end)


def _is_joined(covered: str, match: re.Match[str]) -> bool:
    """A verb before 、 in a list of nouns (交办、催办、督办等通知) is one of them."""
    return covered[match.end()] == "、"


def _with_short_noun(covered: str, start: int, at: int, end: int, cues: Cues) -> int:
    """整改隐患, 办理事项: a noun of two characters says too little without its verb."""
    if end - at > 2 or at == start:
        return at
    head = covered[start:at]
    for size in (4, 3, 2):
        if len(head) >= size and head[-size:] in cues.kinds:
            return at - size
    return at
