"""Whose a phrase is: the scope it is told of (全市), the owner of what names little alone (重大项目|完成投资)."""

from __future__ import annotations

import re

from zhiji.extraction.quantities.cues import WORDS, Cues
from zhiji.extraction.quantities.phrases import Phrase
from zhiji.extraction.quantities.stripping import NAMED, after_restart, after_verbs, strip_front
from zhiji.lexicon.patterns import Pattern

_YEARS_RUNNING = re.compile(r"(?:已?连续)?[^，,]{1,4}年")
_KINDS = re.compile("(各[类种项])的?")
_SAYS_LITTLE = Pattern(WORDS, "(?:{fulfilled}|{owner-then})?{says-little}")
_OWNER = Pattern(
    WORDS, r"(?:^|(?<=[^\u4e00-\u9fff])|(?<=\d[个家项条座处]))(?P<owner>[\u4e00-\u9fff]{0,20}{owner-end}){owner-then}*$"
)
_OWNER_OPENS = Pattern(WORDS, "(?:{owner-then}|{never-inside})*")
_ALONE = Pattern(WORDS, "{owner-alone}")


def scope_ahead(covered: str, whole: int, start: int, cues: Cues) -> str | None:
    """全市连续三年命案破案率: the scope stands before the words of time."""
    scope = cues.scopes.match(covered, whole, start)
    return scope[0].rstrip("的") if scope and _YEARS_RUNNING.fullmatch(covered, scope.end(), start) else None


def scope_before(covered: str, begun: int, start: int, cues: Cues) -> str | None:
    """全市实现通过率: the scope stands before a verb that is off."""
    scope = cues.scopes.match(covered, begun, start)
    return scope[0].rstrip("的") if scope and cues.front.match(covered, scope.end(), start) else None


def scoped(covered: str, start: int, end: int, cues: Cues) -> Phrase:
    """全市纠纷警情 is 纠纷警情 of 全市."""
    match = cues.scopes.match(covered, start, end)
    if match and end - match.end() >= 2:
        inner = strip_front(covered, match.end(), end, cues)
        return Phrase(inner if end - inner >= 2 else match.end(), end, scope=match[0].rstrip("的"))
    return Phrase(start, end)


def of_kinds(covered: str, start: int, end: int, cues: Cues) -> Phrase:
    """君山片区各类诉讼案件 is 诉讼案件 of 各类."""
    kinds = [m for m in _KINDS.finditer(covered, start, end) if end - m.end() >= 2]
    return Phrase(kinds[-1].end(), end, scope=kinds[-1][1]) if kinds else scoped(covered, start, end, cues)


def owner_ahead(covered: str, whole: int, start: int, end: int, cues: Cues) -> Phrase | None:
    """重大水利项目共完成投资, 城镇新增就业, 服务业累计营收: what names little alone, with whose it is; None where its
    owner is no thing (全市, a body) or what stands there says enough."""
    if not _SAYS_LITTLE.fullmatch(covered, start, end):
        return None
    found = _OWNER.search(covered, whole, start)
    if found is None:
        return None
    stop = found.end("owner")
    at = strip_front(covered, after_restart(covered, found.start("owner"), stop, cues), stop, cues)
    scope = cues.scopes.match(covered, at, stop)
    at = _OWNER_OPENS.match(covered, scope.end() if scope else at, stop).end()  # type: ignore[union-attr]
    owner = after_verbs(covered, at, stop, cues) if stop - at > 1 else at
    if stop - owner < NAMED and not _ALONE.fullmatch(covered, owner, stop):
        return None
    return Phrase(owner, end, scope=scope[0].rstrip("的") if scope else None, own=start)
