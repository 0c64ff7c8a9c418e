"""Recognitions: rankings, firsts, commendation, adoption elsewhere, a favourable mention in the press."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from zhiji.extraction.honours.awards import FoundAward
from zhiji.extraction.honours.grades import find_grades
from zhiji.extraction.honours.ranks import next_rank, peak, rank
from zhiji.extraction.honours.recognised import FoundRecognition, made, words_before
from zhiji.extraction.honours.scopes import SCOPE, WORDS, place_of
from zhiji.extraction.honours.streaks import NUMERAL
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Standing

_ANCHOR = Pattern(
    "standing_cues",
    "(?P<rank>{honour_words:top|top-few}|第" + NUMERAL + "{1,3}+[位名]?+(?!{honour_words:not-ranked}))"
    "|(?P<first>{first})(?!{honour_words:counted})|(?P<praise>{commended})|(?P<speech>{told-there})|(?P<spread>{promoted})"
    "|(?P<peak>{honour_words:peak|sole|leading})|(?P<meeting>{honour_words:meeting})|(?P<model>作为)",
)
_PRAISED = Pattern(WORDS, r"{receiving}了?[^，。；：\n,;]{0,26}?$")
_SPREAD_BEFORE = Pattern(
    WORDS,
    r"(?:被[^，。；\n]{2,20}?|获得?[^，。；\n]{2,20}?)?{toward}*(?:" + SCOPE + ")?{range}?{spreading}*$",
)
_SPEECH_BEFORE = Pattern(WORDS, r"在[^，。；：\n]{2,40}?{at-meeting}[^，。；：\n]{0,24}?{gives}?$")
_FIRST_BEFORE = Pattern(WORDS, "在?(?P<scope>" + SCOPE + "){range|peers}?[中内]?$")
_FIRST_VERB = Pattern(WORDS, "{first-verb}?")
_BECAME = re.compile(r"成为了?$")
_MEETING = Pattern(WORDS, "(?:在[^，。；]{1,8}|{smooth})?召开")
_MEETING_BEFORE = Pattern(WORDS, "{convener}[^，。；]{0,6}{convene}[^，。；]{0,10}$")
_MODEL = Pattern(
    WORDS, r"作为[^，。；\n]{0,10}{example}[^，。；\n]{0,14}(?:，?{bulletin}?{passed-on}[^，。；\n]{0,10})?"
)


def find_recognitions(surface: Surface, awards: list[FoundAward]) -> list[FoundRecognition]:
    """What ranks or praises and is no award's own standing, in text order; plans and slogans do neither."""
    covered = surface.covered
    found: list[FoundRecognition] = []
    starts, ends = [a.cue.start for a in awards], [a.end for a in awards]
    for match in _ANCHOR.finditer(covered):
        if surface.role(match.start()) == "plans" or _within(starts, ends, match.start()):
            continue
        kind = match.lastgroup or ""
        place = _RULES[kind](surface, match) or (next_rank(surface, match, found) if kind == "rank" else None)
        if place and found and covered[found[-1].end : place.start] == "并":
            found[-1] = _merged(found[-1], place)
        elif place and (not found or place.start >= found[-1].end):
            found.append(place)
        elif place and place.end > found[-1].end:
            found[-1] = _merged(found[-1], place)
    return sorted([*found, *_graded(surface, awards, found)], key=lambda place: place.start)


def _graded(surface: Surface, awards: list[FoundAward], found: list[FoundRecognition]) -> Iterator[FoundRecognition]:
    taken = [*((a.start, a.end) for a in awards), *((r.start, r.end) for r in found)]
    for grade in find_grades(surface):
        if not grade.is_given and not any(grade.start < end and start < grade.end for start, end in taken):
            yield FoundRecognition(grade.start, grade.end, grade.cue, "recognition:grade", (grade.standing,))


def _within(starts: list[int], ends: list[int], at: int) -> bool:
    """Whether ``at`` stands in an award, which may share its cue with the one before."""
    i = bisect_right(starts, at)
    return any(at < end for end in ends[max(0, i - 8) : i])


def _merged(one: FoundRecognition, other: FoundRecognition) -> FoundRecognition:
    return FoundRecognition(one.start, other.end, one.cue, one.rule, one.standing + other.standing, one.optional)


def _first(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = words_before(surface, match.start(), 16)
    before = _FIRST_BEFORE.search(window)
    verb = _FIRST_VERB.match(surface.covered, match.end())
    end = verb.end() if verb else match.end()
    if before:
        text = surface.text[floor + before.start() : match.end()]
        kind = "batch" if match.group() == "首批" else "first"
        standing = Standing(kind, text, None, place_of(before["scope"]))  # type: ignore[arg-type]
        if _BECAME.search(surface.covered, max(0, floor + before.start() - 4), floor + before.start()):
            whole = min(surface.clause(match.start()).end, match.end() + 40)
            return made(surface, floor + before.start(), whole, "became", standing)
        return made(surface, floor + before.start(), end, "first", standing)
    if match.group() == "首创" and not window.endswith(("精神", "“")):
        return made(surface, match.start(), match.end(), "first", Standing("first", match.group()), True)
    return None


def _praise(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = words_before(surface, match.start(), 34)
    before = _PRAISED.search(window)
    if not before:
        return None
    return made(surface, floor + before.start(), match.end(), "praise", Standing("commended", match.group()))


def _speech(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    """在全省推进会上作典型发言: others were told of it as an example."""
    window, floor = words_before(surface, match.start(), 70)
    before = _SPEECH_BEFORE.search(window)
    if not before:
        return None
    start = floor + before.start()
    standing = Standing("promoted", surface.text[start : match.end()])
    return made(surface, start, match.end(), "speech", standing)


_SPREAD_WIDELY = Terms(WORDS, "spread-widely")
_TOLD_OF = Pattern(WORDS, "{spread-of}")
_BY_OTHERS = Pattern(WORDS, SCOPE + "|[被获]")


def _spread(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = words_before(surface, match.start(), 34)
    before = _SPREAD_BEFORE.search(window)
    if not before or not _BY_OTHERS.search(before.group()):
        return None
    told = surface.covered[max(surface.sentence(match.start()).start, match.start() - 120) : match.end()]
    if match.group() in _SPREAD_WIDELY and not _TOLD_OF.search(told):
        return None
    start = floor + before.start() + (before.group()[:1] == "并")
    standing = Standing("promoted", surface.text[start : match.end()])
    return made(surface, start, match.end(), "spread", standing)


def _meeting(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    after = _MEETING.match(surface.covered, match.end())
    if after:
        return made(
            surface,
            match.start(),
            after.end(),
            "meeting",
            Standing("promoted", surface.text[match.start() : after.end()]),
        )
    window, floor = words_before(surface, match.start(), 20)
    before = _MEETING_BEFORE.search(window)
    if not before:
        return None
    start = floor + window.rindex("召开") if "召开" in window else floor + before.start()
    return made(surface, start, match.end(), "meeting", Standing("promoted", surface.text[start : match.end()]))


def _model(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    whole = _MODEL.match(surface.covered, match.start())
    if not whole:
        return None
    standing = [Standing("commended", surface.text[match.start() : whole.end()])]
    return made(surface, match.start(), whole.end(), "model", standing[0])


_RULES: dict[str, Callable[[Surface, re.Match[str]], FoundRecognition | None]] = {
    "rank": rank,
    "first": _first,
    "peak": peak,
    "praise": _praise,
    "speech": _speech,
    "spread": _spread,
    "meeting": _meeting,
    "model": _model,
}
