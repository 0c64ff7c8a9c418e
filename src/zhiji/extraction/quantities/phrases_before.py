"""What is left of the words before a number once time, adverbs, verbs and scope are off."""

from __future__ import annotations

from dataclasses import replace

from zhiji.extraction.quantities.cues import LIGHT, WORDS, Cues, load_cues
from zhiji.extraction.quantities.phrases import SHORT_NOUNS, TRADE, Phrase
from zhiji.extraction.quantities.scopes_and_owners import of_kinds, owner_ahead, scope_ahead, scope_before, scoped
from zhiji.extraction.quantities.stripping import (
    ATTRIBUTE,
    MANNER,
    NAMED,
    after_restart,
    after_verbs,
    behind_manner,
    strip_front,
    trim_end,
)
from zhiji.lexicon.patterns import Pattern

_YEARS = Pattern(WORDS, r"近?[{=numerals:digit|ten}\d]{1,2}年")
_TOTAL = Pattern(WORDS, "{total}$")
_PLACED = Pattern(WORDS, "{still-at}[^，,]{0,8}[内中]|尚未[^，,]{2,4}")
_ACTORS = Pattern(WORDS, "{actor}$")
"""网格员共开展巡查6650次: who acts is not what is counted."""
_NET = Pattern("role_cues", "{net}")
_OFF = Pattern(WORDS, "{head-off}")
_WON = Pattern(WORDS, "(?<=[^，,]{2}){won}")
_STUDIED = Pattern(WORDS, "(?P<study>{studies})[^，,。；;]{4,}{studied}")
"""传达学习…会议精神5次: the act is what is counted."""
_TRULY = Pattern(WORDS, "{truly}$")
_TOWARD = Pattern(WORDS, "{toward-whom}$")


def best_before(covered: str, start: int, end: int) -> Phrase | None:
    """The phrase that ends at ``end``: after the last word of time, stripped of adverbs, verbs that carry nothing and
    scope; None where nothing is left."""
    cues = load_cues()
    end = trim_end(covered, start, end)
    whole, start = start, after_restart(covered, start, end, cues)
    if _PLACED.fullmatch(covered, start, end):
        return Phrase(start, end, bare=True, state=True, placed=True)
    start = strip_front(covered, start, end, cues)
    if end - start < 1 or (end - start == 1 and covered[start] not in SHORT_NOUNS):
        return None
    if (
        cues.opening.fullmatch(covered, start, end)
        or cues.restart.fullmatch(covered, start, end)
        or _YEARS.fullmatch(covered, start, end)
    ):
        return None
    bare = cues.bare.fullmatch(covered, start, end)
    if bare is not None:
        owner = owner_ahead(covered, whole, start, end, cues)
        named, label = _named_earlier(covered, whole, start, cues), _label(covered, start, end, cues)
        if named and label.start > start and _ACTORS.search(covered, named.start, named.end):
            return owner or label
        return owner or named or label
    if MANNER.fullmatch(covered, start, end):
        return None
    if study := _STUDIED.fullmatch(covered, start, end):
        return Phrase(start, study.end("study"))
    begun = start
    start = after_verbs(covered, behind_manner(covered, start, end, cues), end, cues)
    off = _OFF.match(covered, start, end)
    if off and end - off.end() >= NAMED and not cues.front.match(covered, off.end(), end):
        start = off.end()
    if end - start >= 4 and covered.endswith("新增", start, end):
        end -= 2
    net = _NET.match(covered, start, end)
    start = net.end() if net and end - net.end() >= 2 else start
    won = _WON.search(covered, start, end)
    start = won.end() if won and end - won.end() >= NAMED and covered[end - 1] not in ATTRIBUTE else start
    phrase = of_kinds(covered, _with_word_before(covered, whole, start, end), end, cues)
    if owner := owner_ahead(covered, whole, phrase.start, end, cues):
        return owner
    ahead = scope_ahead(covered, whole, start, cues) or scope_before(covered, begun, start, cues)
    return phrase if phrase.scope else replace(phrase, scope=ahead)


def _with_word_before(covered: str, floor: int, start: int, end: int) -> int:
    """Where the noun begins with the word that belongs to it: 实际利用外资, 对非洲出口."""
    truly = _TRULY.search(covered, floor, start)
    toward = _TOWARD.search(covered, floor, start) if TRADE.search(covered, start, end) else None
    word = truly or toward
    return word.start() if word else start


def _label(covered: str, start: int, end: int, cues: Cues) -> Phrase:
    """Verbs alone: 开展督导检查 is a count of 督导检查."""
    state = cues.state.fullmatch(covered, start, end) is not None
    first = cues.strong.match(covered, start, end)
    if first and cues.kinds[first[0]] in LIGHT and end - first.end() >= 2:
        start = first.end()
    return Phrase(start, end, bare=True, state=state)


def _named_earlier(covered: str, start: int, end: int, cues: Cues) -> Phrase | None:
    """现场办件共计办理3048件: the noun stands before 共计, and only a bare verb behind it."""
    match = _TOTAL.search(covered, start, end)
    if match is None:
        return None
    start = strip_front(covered, after_restart(covered, start, match.start(), cues), match.start(), cues)
    if (
        match.start() - start < 2
        or cues.restart.fullmatch(covered, start, match.start())
        or _YEARS.fullmatch(covered, start, match.start())
        or cues.body.search(covered, start, match.start())
    ):
        return None
    if cues.bare.fullmatch(covered, start, match.start()) or cues.scopes.fullmatch(covered, start, match.start()):
        return None
    return scoped(covered, start, match.start(), cues)
