"""The words that make a link explicit: they stand in the text and tie the outcome to the initiative."""

from __future__ import annotations

import re

from zhiji.extraction.links.pairing import Pair
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Quantity, Span

_CUES, _WORDS = "link_cues", "link_words"
_LEAD = Pattern(_CUES, "(?P<cue>{before})[^，,。；、]{0,6}$")
_ROLE = Pattern(_CUES, "{role}[^，,。；]{0,6}$")
_FRAME = Pattern(_WORDS, "(?:工作)?为(?:重要)?{frame}")
_SINCE = Pattern(_CUES, "[^，,。；]{0,4}(?P<cue>{since})")
_SINCE_IT = Pattern(_WORDS, "(?P<cue>{since-it})")
_SINCE_THEN = Pattern(_CUES, "自[^，,。；]{0,16}?{since}")
_USED = Pattern(_CUES, "[^，,。；、]{0,16}?(?P<cue>{before})")
_EFFECT = Pattern(_WORDS, "{effect}")
_HENCE = Pattern(_WORDS, "{hence}")
_CONFERS = Pattern(_WORDS, "{confers|award_cues:award}")


def cue_of(pair: Pair) -> tuple[Span, ...]:
    """The words that tie the two, or nothing. The first that holds: what received or ranks, a frame around the
    initiative, the initiative as subject, a word of effect between."""
    if not 0 <= pair.distance <= 1:
        return ()
    if not isinstance(pair.outcome, Quantity):
        return _conferring(pair)
    return _framed(pair) or _used(pair) or _as_subject(pair) or _effect(pair)


def frame_of(pair: Pair) -> tuple[Span, ...]:
    """The words around the initiative that tie what follows to it whatever else speaks (依托, 开展…以来); or none."""
    return _framed(pair) if isinstance(pair.outcome, Quantity) and 0 <= pair.distance <= 1 else ()


def _conferring(pair: Pair) -> tuple[Span, ...]:
    """The conferring words nearest before a title (获评), else behind it; a recognition's own words."""
    outcome, room = pair.outcome, pair.room
    if outcome.type == "recognition":
        return (room.surface.report.span(outcome.start, outcome.end),)
    text, sentence = room.surface.covered, pair.sentence
    found = list(_CONFERS.finditer(text, max(sentence.start, outcome.start - 60), outcome.start))
    match = found[-1] if found else _CONFERS.search(text, outcome.end, min(sentence.end, outcome.end + 30))
    return (room.surface.report.span(*match.span()),) if match else ()


def _framed(pair: Pair) -> tuple[Span, ...]:
    """依托…, 充分发挥…作用, 以…为抓手, …运行以来."""
    report, text, initiative = pair.room.surface.report, pair.room.surface.covered, pair.initiative
    floor = max(pair.room.surface.clause(initiative.start).start, initiative.start - 10)
    lead = text[floor : initiative.start]
    since = (_SINCE, _SINCE_IT)
    if match := next(filter(None, (p.match(text, initiative.end, initiative.end + 16) for p in since)), None):
        return (report.span(*match.span("cue")),)
    if match := _ROLE.search(lead):
        tail = re.match(r"[^，,。；]{0,6}?(?P<cue>作用)", text[initiative.end : initiative.end + 10])
        if tail:
            end = initiative.end + tail.start("cue")
            start = floor + match.start()
            return report.span(start, start + len(match.group().rstrip())), report.span(end, end + 2)
    if (match := _FRAME.match(text, initiative.end)) and (at := lead.rfind("以")) >= 0:
        return report.span(floor + at, floor + at + 1), report.span(*match.span())
    if match := _LEAD.search(lead):
        return (report.span(floor + match.start("cue"), floor + match.end("cue")),)
    return ()


def _as_subject(pair: Pair) -> tuple[Span, ...]:
    """甲平台累计办理12件: the initiative opens the clause of the figure, or is what the figure measures."""
    surface, initiative, outcome = pair.room.surface, pair.initiative, pair.outcome
    subject = outcome.subject if isinstance(outcome, Quantity) else None
    if subject and subject.start <= initiative.start and initiative.end <= subject.end:
        return (subject,)
    clause = surface.clause(initiative.start)
    opens = initiative.start - clause.start <= 1 or pair.initiative.coref is not None
    if pair.before and opens and clause.start == surface.clause(outcome.start).start:
        return (initiative.span,)
    return ()


def _used(pair: Pair) -> tuple[Span, ...]:
    """12个项目通过该机制办理: those that are counted used it."""
    if not pair.after:
        return ()
    report, text = pair.room.surface.report, pair.room.surface.covered
    match = _USED.fullmatch(text, pair.outcome.end, pair.initiative.start)
    return (report.span(*match.span("cue")),) if match else ()


def _effect(pair: Pair) -> tuple[Span, ...]:
    """…，带动就业12人: a word of effect opens the outcome's clause, or stands between in the same clause."""
    if not pair.before or pair.distance:
        return ()
    surface, outcome = pair.room.surface, pair.outcome
    clause = surface.clause(outcome.start)
    if match := _HENCE.search(surface.covered, clause.start, clause.end):
        return (surface.report.span(*match.span()),)
    if match := _SINCE_THEN.search(surface.covered, pair.initiative.end, outcome.start):
        return (surface.report.span(*match.span()),)
    found = _EFFECT.search(surface.covered, max(clause.start, pair.initiative.end), outcome.start)
    return (surface.report.span(*found.span()),) if found else ()
