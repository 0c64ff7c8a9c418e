"""Recognitions: rankings, firsts, commendation, adoption elsewhere, a favourable mention in the press."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhiji.extraction.honours.awards import SCOPE, WORDS, FoundAward
from zhiji.extraction.honours.grades import find_grades
from zhiji.extraction.honours.streaks import NUMERAL, STREAK
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Span, Standing


@dataclass(frozen=True, slots=True)
class FoundRecognition:
    """A phrase that praises or ranks, and the words in it that say so."""

    start: int
    end: int
    cue: Span
    rule: str
    standing: tuple[Standing, ...] = ()
    optional: bool = False


_ANCHOR = Pattern(
    "standing_cues",
    "(?P<rank>{honour_words:top|top-few}|第" + NUMERAL + "{1,3}+[位名]?+(?!{honour_words:not-ranked}))"
    "|(?P<first>{first})(?!{honour_words:counted})|(?P<praise>{commended})|(?P<speech>{told-there})|(?P<spread>{promoted})"
    "|(?P<peak>{honour_words:peak|sole|leading})|(?P<meeting>{honour_words:meeting})|(?P<model>作为)",
)
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
_PRAISED = Pattern(WORDS, r"{receiving}了?[^，。；：\n,;]{0,26}?$")
_SPREAD_BEFORE = Pattern(
    WORDS,
    r"(?:被[^，。；\n]{2,20}?|获得?[^，。；\n]{2,20}?)?{toward}*(?:" + SCOPE + ")?{range}?{spreading}*$",
)
_SPEECH_BEFORE = Pattern(WORDS, r"在[^，。；：\n]{2,40}?{at-meeting}[^，。；：\n]{0,24}?{gives}?$")
_NEXT_RANK = re.compile(r"、([^，。；：、\n]{2,14})$")
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
        place = _RULES[kind](surface, match) or (_next_rank(surface, match, found) if kind == "rank" else None)
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


def _window(surface: Surface, at: int, size: int = 30) -> tuple[str, int]:
    clause = surface.clause(at)
    floor = max(clause.start, at - size)
    return surface.covered[floor:at], floor


def _made(
    surface: Surface, start: int, end: int, rule: str, standing: Standing, optional: bool = False
) -> FoundRecognition:
    span = surface.report.span(start, end)
    return FoundRecognition(start, end, span, f"recognition:{rule}", (standing,), optional)


def _rank(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = _window(surface, match.start(), 24)
    before = _RANK_BEFORE.search(window)
    if not before or not before.group():
        return None
    words, scope = match.group(), before["scope"]
    ordinal = words.startswith("第") and words not in _TOP_BLOCK
    if not scope and not (ordinal and _RANKING.search(before.group())):
        return None
    start, end = floor + before.start(), match.end()
    if risen := _RISEN.match(surface.covered, start - 1):
        start, end = risen.span()
    text = surface.text[start:end]
    streak = STREAK.search(text)
    years = value_of(streak["n"]) if streak else None
    place = value_of(re.sub(r"[第位名]", "", words)) if ordinal else None
    standing = Standing("rank" if ordinal else "top-tier", text, place, scope, years)
    return _made(surface, start, end, "rank", standing)


def _next_rank(surface: Surface, match: re.Match[str], found: list[FoundRecognition]) -> FoundRecognition | None:
    """位居全国百强县投资潜力第3、绿色发展第5: the further ones of a row of ranks."""
    if not found or found[-1].rule != "recognition:rank" or match.group() in _TOP_BLOCK:
        return None
    more = _NEXT_RANK.fullmatch(surface.covered, found[-1].end, match.start())
    if not more or not match.group().startswith("第"):
        return None
    n = value_of(re.sub(r"[第位名]", "", match.group()))
    text = surface.text[more.start(1) : match.end()]
    return _made(surface, more.start(1), match.end(), "rank", Standing("rank", text, n))


def _first(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = _window(surface, match.start(), 16)
    before = _FIRST_BEFORE.search(window)
    verb = _FIRST_VERB.match(surface.covered, match.end())
    end = verb.end() if verb else match.end()
    if before:
        text = surface.text[floor + before.start() : match.end()]
        kind = "batch" if match.group() == "首批" else "first"
        if _BECAME.search(surface.covered, max(0, floor + before.start() - 4), floor + before.start()):
            whole = min(surface.clause(match.start()).end, match.end() + 40)
            return _made(surface, floor + before.start(), whole, "became", Standing(kind, text, None, before["scope"]))  # type: ignore[arg-type]
        return _made(surface, floor + before.start(), end, "first", Standing(kind, text, None, before["scope"]))  # type: ignore[arg-type]
    if match.group() == "首创" and not window.endswith(("精神", "“")):
        return _made(surface, match.start(), match.end(), "first", Standing("first", match.group()), True)
    return None


_PEAK_BEFORE = Pattern(WORDS, "(?P<scope>" + SCOPE + r")[^，。；、：“”\n\d]{0,6}$")
_SOLE, _LEADING = Terms(WORDS, "sole"), Terms(WORDS, "leading")


def _peak(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    """全国最大, 全市单体规模最大, 全省唯一, 世界领先."""
    window, floor = _window(surface, match.start(), 16)
    before = _PEAK_BEFORE.search(window)
    if not before:
        return None
    start = floor + before.start()
    text = surface.text[start : match.end()]
    if match.group() in _SOLE:
        standing = Standing("sole", text, None, before["scope"])
    elif match.group() in _LEADING:
        standing = Standing("top-tier", text, None, before["scope"])
    else:
        standing = Standing("rank", text, 1, before["scope"])
    return _made(surface, start, match.end(), "peak", standing)


def _praise(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = _window(surface, match.start(), 34)
    before = _PRAISED.search(window)
    if not before:
        return None
    return _made(surface, floor + before.start(), match.end(), "praise", Standing("commended", match.group()))


def _speech(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    """在全省推进会上作典型发言: others were told of it as an example."""
    window, floor = _window(surface, match.start(), 70)
    before = _SPEECH_BEFORE.search(window)
    if not before:
        return None
    start = floor + before.start()
    standing = Standing("promoted", surface.text[start : match.end()])
    return _made(surface, start, match.end(), "speech", standing)


_SPREAD_WIDELY = Terms(WORDS, "spread-widely")
_TOLD_OF = Pattern(WORDS, "{spread-of}")
_BY_OTHERS = Pattern(WORDS, SCOPE + "|[被获]")


def _spread(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = _window(surface, match.start(), 34)
    before = _SPREAD_BEFORE.search(window)
    if not before or not _BY_OTHERS.search(before.group()):
        return None
    told = surface.covered[max(surface.sentence(match.start()).start, match.start() - 120) : match.end()]
    if match.group() in _SPREAD_WIDELY and not _TOLD_OF.search(told):
        return None
    start = floor + before.start() + (before.group()[:1] == "并")
    standing = Standing("promoted", surface.text[start : match.end()])
    return _made(surface, start, match.end(), "spread", standing)


def _meeting(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    after = _MEETING.match(surface.covered, match.end())
    if after:
        return _made(
            surface,
            match.start(),
            after.end(),
            "meeting",
            Standing("promoted", surface.text[match.start() : after.end()]),
        )
    window, floor = _window(surface, match.start(), 20)
    before = _MEETING_BEFORE.search(window)
    if not before:
        return None
    start = floor + window.rindex("召开") if "召开" in window else floor + before.start()
    return _made(surface, start, match.end(), "meeting", Standing("promoted", surface.text[start : match.end()]))


def _model(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    whole = _MODEL.match(surface.covered, match.start())
    if not whole:
        return None
    standing = [Standing("commended", surface.text[match.start() : whole.end()])]
    return _made(surface, match.start(), whole.end(), "model", standing[0])


_RULES: dict[str, Callable[[Surface, re.Match[str]], FoundRecognition | None]] = {
    "rank": _rank,
    "first": _first,
    "peak": _peak,
    "praise": _praise,
    "speech": _speech,
    "spread": _spread,
    "meeting": _meeting,
    "model": _model,
}
