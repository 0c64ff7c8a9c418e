"""Clues of a pair by words: those between, around the initiative, of the figure or honour, and those both share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zhiji.extraction.links.listing import clue
from zhiji.extraction.links.pairing import Pair, pairs_of_characters
from zhiji.extraction.links.places import outcome_start, side_of
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Quantity

_WORDS = "link_words"
_TELLING = Terms(_WORDS, "between")


@clue
def words_between(pair: Pair) -> Iterator[str]:
    """甲机制带动就业12人: 带动 between, in the same clause."""
    if not pair.before:
        return
    room, telling = pair.room, _TELLING.known
    first, last = room.word_at(pair.initiative.end), room.word_at(outcome_start(pair)) + 1
    told = [w.text for w in room.words[first:last] if w.text in telling]
    yield from (f"between-word={word}" for word in told[-6:])
    if room.surface.clause(pair.initiative.start).start == room.surface.clause(pair.outcome.start).start:
        yield from (f"same-clause-word={word}" for word in told)


_LEAD = Pattern(_WORDS, "{lead}[^，,。；]{0,6}$")
_TAIL = Pattern(_WORDS, ".{0,3}?(?P<tail>{tail})")


@clue
def framed(pair: Pair) -> Iterator[str]:
    """以甲行动为抓手, 自甲机制运行以来, 发挥甲平台作用: words around the initiative that tie what follows."""
    text, initiative = pair.room.surface.text, pair.initiative
    if _LEAD.search(
        text[max(pair.room.surface.clause(initiative.start).start, initiative.start - 10) : initiative.start]
    ):
        yield "lead"
    if match := _TAIL.match(text, initiative.end, initiative.end + 8):
        yield f"tail={match['tail']}"


@clue
def shared_words(pair: Pair) -> Iterator[str]:
    """推行警情分流机制，…警情下降12%: the outcome repeats the initiative's words."""
    outcome, surface = pair.outcome, pair.room.surface
    words = (outcome.subject.text if outcome.subject else "") if isinstance(outcome, Quantity) else outcome.text
    own = pairs_of_characters(pair.initiative.name)
    shared = len(own & pairs_of_characters(words))
    clause = surface.clause(outcome.start)
    yield f"shared={min(shared, 3)}"
    yield f"shared-clause={min(3, len(own & pairs_of_characters(surface.text[clause.start : clause.end])))}"
    start, end = pair.between
    commas = surface.text[start:end].count("，")
    if pair.before and surface.clause(pair.initiative.start).start != clause.start:
        yield f"shared+commas={min(shared, 2)}{min(commas, 3)}"
    yield f"ends={pair.initiative.text[-2:]}"


@clue
def of_figure(pair: Pair) -> Iterator[str]:
    """A figure's unit, subject and direction; whether its subject is the initiative or names it."""
    outcome, initiative = pair.outcome, pair.initiative
    if not isinstance(outcome, Quantity):
        return
    subject = outcome.subject
    room = pair.room
    at = room.word_at(outcome_start(pair))
    yield f"unit={outcome.unit}"
    yield f"subject={subject.text[-2:] if subject else ''}"
    yield f"of+ends={outcome.of}{initiative.text[-2:]}"
    yield f"word-before-outcome={room.words[at - 1].text if at else '^'}"
    yield f"direction={outcome.direction}"
    if subject:
        yield f"subject-holds={subject.start <= initiative.start and initiative.end <= subject.end}"
        yield f"subject-meets={subject.start < initiative.end and initiative.start < subject.end}"
        yield f"subject-before={subject.end <= pair.sentence.start}"
    else:
        yield "no-subject"


@clue
def of_honour(pair: Pair) -> Iterator[str]:
    """An award or recognition: its standing, its first and last words, whether the initiative is said to have it."""
    outcome = pair.outcome
    if isinstance(outcome, Quantity):
        return
    yield from (f"standing={s.kind}" for s in outcome.standing)
    yield f"honour-ends={outcome.text[-2:]}"
    yield f"honour-begins={outcome.text[:2]}"
    yield f"recipient={pair.initiative.id in outcome.recipient}"
    if outcome.recipient and pair.initiative.id not in outcome.recipient:
        yield "another-recipient"


_COUNT = Pattern(_WORDS, r"[\d{=numerals:digit|pair|ten}百千万余多]+{measure-word}$")


@clue
def counted(pair: Pair) -> Iterator[str]:
    """改造8个老旧小区: a number right before or behind says that the initiative is a kind of thing, or counts it."""
    text, initiative = pair.room.surface.text, pair.initiative
    yield f"counted={bool(_COUNT.search(text[max(0, initiative.start - 10) : initiative.start]))}"
    if text[initiative.end : initiative.end + 1].isdigit():
        yield "number-behind"
    start, end = pair.between
    if pair.before and end - start <= 1:
        yield "adjacent"


_SPENT = Pattern(_WORDS, "{spent}")
_RATE = Pattern(_WORDS, "{measure}")
_SUMS_UP = Pattern(_WORDS, "{sums-up}")
_FINISHED = Pattern(_WORDS, "{finished}")
_HENCE = Pattern(_WORDS, "{hence}")
_BEFORE = Terms("link_cues", "before")
_VERBS = Terms("quantity_verbs", "cut|keep|keep-noun|light|light-noun|state|state-keep|state-noun")


@clue
def measured_of_it(pair: Pair) -> Iterator[str]:
    """总投资30万元: what the initiative itself costs; 办结率: a rate of what it does."""
    subject = pair.outcome.subject if isinstance(pair.outcome, Quantity) else None
    if subject is None:
        return
    if _SPENT.search(subject.text):
        yield "spent"
    if _RATE.search(subject.text):
        yield "rate-of-it"


@clue
def sums_up(pair: Pair) -> Iterator[str]:
    """推行甲机制，…，累计办结1776件: 累计 stands between the two, or opens the sentence of the figure."""
    start, end = pair.between
    words = pair.room.surface.covered[max(start, end - 60) : end]
    if pair.before and (match := _SUMS_UP.search(words)):
        yield "sums-up"
        yield f"sums-up={match.group()}"
    if pair.before and _FINISHED.search(words):
        yield "finished"
    if pair.before and "实现" in words.rpartition("，")[2]:
        yield "achieved-between"


@clue
def follows(pair: Pair) -> Iterator[str]:
    """24个项目因此受益: a word that says it follows; 12个项目通过该机制办理: what is counted used it."""
    surface, outcome, initiative = pair.room.surface, pair.outcome, pair.initiative
    clause = surface.clause(outcome.start)
    if _HENCE.search(surface.covered, clause.start, clause.end):
        yield "hence"
    if pair.after and initiative.end <= clause.end + 1:
        between = surface.covered[outcome.end : initiative.start]
        yield f"used={between.endswith(_BEFORE.all)}"


@clue
def goes_on(pair: Pair) -> Iterator[str]:
    """…机制，办结12件: the clause of the figure begins with what was done, its subject left out."""
    clause = pair.room.surface.clause(pair.outcome.start)
    begins = pair.room.surface.covered[clause.start : clause.start + 8].lstrip("　 ")
    if begins.startswith(_VERBS.all):
        yield "goes-on"
        yield f"goes-on+away={min(pair.distance, 2)}{side_of(pair)}"


_SURE = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96)


@clue
def sureness(pair: Pair) -> Iterator[str]:
    """How sure it is that the initiative and the outcome are such, by the edges that each reaches."""
    kind = pair.outcome.type
    yield from (f"initiative-sure≥{edge}" for edge in _reached(pair.initiative.confidence))
    yield from (f"{kind}-sure≥{edge}" for edge in _reached(pair.outcome.confidence))


def _reached(confidence: Decimal | None) -> tuple[float, ...]:
    return _SURE if confidence is None else tuple(edge for edge in _SURE if confidence >= edge)
