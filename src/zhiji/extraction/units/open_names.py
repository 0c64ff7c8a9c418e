"""Units whose names no list holds: an unknown function between a level and 局, a proper name before 小学."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhiji.extraction.units.words import VERB, WORDS
from zhiji.lexicon.patterns import Pattern, Terms


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A place that names a unit, whether it is a group, how many it counts, and the rule that saw it."""

    start: int
    end: int
    rule: str
    group: bool = False
    count: int | None = None


_BOUNDARY = "，。；：、（）“”\n　 ,;:()与和由向被获经会同在对受及以并为合助邀请从给据往"

_STOPS = "，。；：、（）“”\n　 ,;:()与和由向被在对及以从的"


def open_name(covered: str, start: int, end: int) -> FoundUnit | None:
    """区旅游文体局: an unknown function between a level at a boundary and its last word."""
    if covered[start] == "会":
        return _society(covered, end)
    if covered[start - 1 : start] in ("我", "本"):
        return FoundUnit(start - 1, end, "unit:own")
    reach = 9 if end - start < 3 else 18
    if covered[start - 1 : start] in "格布大全开变结时僵":
        return None
    for at in range(start - 2, max(-1, start - reach), -1):
        if covered[at] in _STOPS:
            return None
        if covered[at] in "省市区县州" and covered[at + 1] not in "域委场级政局" and opens_name(covered, at):
            return FoundUnit(at, end, "unit:open")
    return None


_ASKING = Terms("organisation_bodies", "before")


def opens_name(covered: str, at: int) -> bool:
    """Whether a unit's name can begin at ``at``: behind a mark, a preposition, or a verb of asking."""
    return at == 0 or covered[at - 1] in _BOUNDARY or covered[at - 2 : at] in _ASKING


_SORT_OF = Pattern(WORDS, r"(?:{sort-of}|[{=numerals:digit}]级|\d)*")
_ACTION = Pattern(WORDS, "{action}")


def _ends_before(letter: str) -> bool:
    return letter in _STOPS or letter in "会同合经请" or letter.isdigit()


_BRACKET_BEFORE = re.compile(r"(?<=[\u4e00-\u9fff])（△{1,8}）$")


def institution(covered: str, start: int, end: int) -> FoundUnit | None:
    """呼伦小学, 国彩村村民委员会: a proper name between a boundary and its last word."""
    if zone := _ZONE_SOCIETY.search(covered, max(0, end - 18), end):
        return FoundUnit(zone.start("name"), end, "unit:society")
    if _NOT_SCHOOL.search(covered, max(0, start - 1), end):
        return None
    at = start
    if bracket := _BRACKET_BEFORE.search(covered, max(0, start - 12), start):
        at = bracket.start()
    while at > 0 and start - at < 16 and not _ends_before(covered[at - 1]) and covered[at - 2 : at] not in _ASKING:
        at -= 1
    at += covered.startswith("了", at) or (covered.startswith("年", at) and covered[at - 1 : at].isdigit())
    name = covered[at:start]
    if VERB.match(name) or covered[start - 1 : start + 2] == "中小学":
        return None
    if name == "局":
        return FoundUnit(at, end, "unit:organ")
    if not 2 <= len(name) <= 14 or (len(name) > 10 and not bracket) or _SORT_OF.fullmatch(name) or _ACTION.search(name):
        return None
    return FoundUnit(at, end, "unit:institution")


_SOCIETY = Pattern(WORDS, r"[、和与由同合](?P<name>[\u4e00-\u9fff]{2,10}{society})$")


_NOT_SCHOOL = Pattern(WORDS, "{no-school}$")
"""全体民警集中学: studying together is no school."""

_ZONE_SOCIETY = Pattern(
    WORDS,
    r"(?:^|[，。；：、）\n　 ])(?P<name>[\u4e00-\u9fff]{0,4}{zone-of-society}[\u4e00-\u9fff]{1,8}{society})$",
)


def _society(covered: str, end: int) -> FoundUnit | None:
    match = _SOCIETY.search(covered, max(0, end - 14), end)
    return FoundUnit(match.start("name"), end, "unit:society") if match else None
