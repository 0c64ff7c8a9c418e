"""Ranks as recognitions: 位居全省第一, 从第12位升至第5位, 全省唯一, and the further ones of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiji.extraction.honours.recognised import FoundRecognition, made, words_before
from zhiji.extraction.honours.scopes import SCOPE, WORDS, place_before, place_of
from zhiji.extraction.honours.streaks import NUMERAL, STREAK
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Standing

_RANK_BEFORE = Pattern(
    WORDS,
    "(?:连续" + NUMERAL + "{1,3}个?{span})?{ever}?(?:{standing_cues:rank}|{standing})?{at}?"
    "(?P<scope>" + SCOPE + "(?:同[^，。；]{1,6})?|全省?[^，。；、]{0,6}?)?[的中]?$",
)
_PLACE = "第" + NUMERAL + "{1,3}[位名]?"
_RISEN = Pattern(
    WORDS,
    f"[从由](?:{SCOPE})?{_PLACE}(?:、{_PLACE})*" + "{rising-adverb}?{rising}" + f"(?:{SCOPE})?{_PLACE}",
)
"""从全国第12位升至第5位: both ends are one rank."""
_RANKING = Pattern(WORDS, "{ranking}")
_TOP_BLOCK = Terms(WORDS, "top-block")
_NEXT_RANK = re.compile(r"、([^，。；：、\n]{2,14})$")


def rank(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = words_before(surface, match.start(), 24)
    before = _RANK_BEFORE.search(window)
    if not before or not before.group():
        return None
    words, scope = match.group(), before["scope"]
    ordinal = _is_ordinal(words)
    if not scope and not (ordinal and _RANKING.search(before.group())):
        return None
    start, end = floor + before.start(), match.end()
    if risen := _RISEN.match(surface.covered, start - 1):
        start, end = risen.span()
    text = surface.text[start:end]
    streak = STREAK.search(text)
    years = value_of(streak["n"]) if streak else None
    place = _number(words) if ordinal else None
    told = place_of(scope) or place_before(surface, start)
    standing = Standing("rank" if ordinal else "top-tier", text, place, told, years)
    return made(surface, start, end, "rank", standing)


def next_rank(surface: Surface, match: re.Match[str], found: Sequence[FoundRecognition]) -> FoundRecognition | None:
    """位居全国百强县投资潜力第3、绿色发展第5: the further ones of a row of ranks."""
    if not found or found[-1].rule != "recognition:rank" or not _is_ordinal(match.group()):
        return None
    more = _NEXT_RANK.fullmatch(surface.covered, found[-1].end, match.start())
    if not more:
        return None
    text = surface.text[more.start(1) : match.end()]
    return made(surface, more.start(1), match.end(), "rank", Standing("rank", text, _number(match.group())))


def _is_ordinal(words: str) -> bool:
    """第5位 is a rank, 第一方阵 none."""
    return words.startswith("第") and words not in _TOP_BLOCK


def _number(words: str) -> int | None:
    """第5位 is 5."""
    return value_of(re.sub(r"[第位名]", "", words))


_PEAK_BEFORE = Pattern(WORDS, "(?P<scope>" + SCOPE + r")[^，。；、：“”\n\d]{0,6}$")
_SOLE, _LEADING = Terms(WORDS, "sole"), Terms(WORDS, "leading")


def peak(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    """全国最大, 全市单体规模最大, 全省唯一, 世界领先."""
    window, floor = words_before(surface, match.start(), 16)
    before = _PEAK_BEFORE.search(window)
    if not before:
        return None
    start = floor + before.start()
    text = surface.text[start : match.end()]
    scope = place_of(before["scope"])
    if match.group() in _SOLE:
        standing = Standing("sole", text, None, scope)
    elif match.group() in _LEADING:
        standing = Standing("top-tier", text, None, scope)
    else:
        standing = Standing("rank", text, 1, scope)
    return made(surface, start, match.end(), "peak", standing)
