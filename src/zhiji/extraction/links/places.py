"""Clues of a pair by place: how far apart, with what between, where in the clause and the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.extraction.links.listing import clue
from zhiji.extraction.links.pairing import Pair
from zhiji.extraction.text.word_clues import ENDS
from zhiji.extraction.weighing import bucket
from zhiji.model import Quantity


def side_of(pair: Pair) -> str:
    """Where the initiative stands: b before the outcome, a behind it, in where the two meet."""
    return "b" if pair.before else "a" if pair.after else "in"


def kind_of(pair: Pair) -> str:
    """What the outcome is; of a figure its result level and role."""
    outcome = pair.outcome
    return f"q:{outcome.of}:{outcome.role}" if isinstance(outcome, Quantity) else outcome.type


@clue
def stands(pair: Pair) -> Iterator[str]:
    """甲机制…。全年办结12件: the initiative one sentence before, the outcome an output of a body's report."""
    side, away, kind, genre = side_of(pair), min(pair.distance, 4), kind_of(pair), pair.room.genre
    yield f"side={side}"
    yield f"away={side}{away}"
    yield f"outcome={kind}"
    yield f"genre={genre}"
    yield f"outcome+away={kind}{side}{away}"
    yield f"genre+away={genre}{side}{away}"


@clue
def marks_between(pair: Pair) -> Iterator[str]:
    """推行甲机制，办结12件，化解9起: two commas between 甲机制 and 9起, few characters."""
    start, end = pair.between
    words = pair.room.surface.text[start:end]
    commas = words.count("，") + words.count(",")
    yield f"commas={side_of(pair)}{min(commas, 6)}"
    yield f"commas+outcome={min(commas, 5)}{kind_of(pair)}"
    yield f"semicolon={min(1, words.count('；'))}"
    yield f"characters={bucket(len(words), (1, 3, 6, 10, 16, 25, 40, 60, 100))}"


_ROW = re.compile(r"(?:[、和及与“”]|以及|等)*")


@clue
def initiatives_between(pair: Pair) -> Iterator[str]:
    """甲机制、乙平台，办结12件: 乙平台 stands between, in one row with 甲机制."""
    start, end = pair.between
    held = [i for i in pair.rivals if i is not pair.initiative and start <= i.start and i.end <= end]
    yield f"between={side_of(pair)}{min(len(held), 5)}"
    yield f"between+away={min(len(held), 4)}{min(pair.distance, 3)}"
    if pair.before and held:
        text = pair.room.surface.text
        gaps = [text[a:b] for a, b in zip([start, *(i.end for i in held[:-1])], [i.start for i in held], strict=True)]
        yield f"row={all(_ROW.fullmatch(gap) for gap in gaps)}"
        words = text[start : held[-1].end]
        yield f"clauses-of-row={min(4, len(re.findall('[，,；]', words)))}"


@clue
def rank_in_sentence(pair: Pair) -> Iterator[str]:
    """The first, the last or one of many initiatives before the outcome in its sentence."""
    same = [i for i in pair.rivals if i.start >= pair.sentence.start]
    yield f"rivals={min(len(same), 6)}"
    before = [i for i in same if i.end <= pair.outcome.start]
    if pair.initiative in before:
        yield f"first={before[0] is pair.initiative}"
        yield f"last={before[-1] is pair.initiative}"


@clue
def outcomes_between(pair: Pair) -> Iterator[str]:
    """办结12件，其中调解9件: one outcome between."""
    yield f"outcomes-between={min(4, pair.room.outcomes_between(*pair.between))}"


@clue
def clauses(pair: Pair) -> Iterator[str]:
    """甲机制获评…: the initiative opens the clause that the outcome stands in."""
    surface, room = pair.room.surface, pair.room
    own, its = surface.clause(pair.outcome.start), surface.clause(pair.initiative.start)
    same = own.start == its.start
    yield f"same-clause={same}"
    yield f"opens={pair.initiative.start - its.start <= 1}{same}"
    at = room.word_at(max(own.start, pair.initiative.end if pair.before and same else own.start))
    if at < len(room.words):
        word = room.words[at]
        yield f"clause-begins={word.text}"
        yield f"clause-begins-tag={word.tag}{same}"
    if not same:
        yield f"clause-before-outcome={bucket(outcome_start(pair) - own.start, (1, 3, 6, 10))}"
    elif pair.before:
        first = room.word_at(pair.initiative.end)
        tags = [w.tag for w in room.words[first : room.word_at(outcome_start(pair))][:3]]
        yield f"tags-between={' '.join(tags)}"


def outcome_start(pair: Pair) -> int:
    """Where the words of the outcome begin: a figure's subject, where that stands before it in its sentence."""
    outcome = pair.outcome
    if isinstance(outcome, Quantity) and outcome.subject:
        subject = outcome.subject
        if pair.sentence.start <= subject.start and subject.end <= outcome.start:
            return subject.start
    return outcome.start


@clue
def neighbours(pair: Pair) -> Iterator[str]:
    """依托甲平台办理12件: 依托 before, 办理 behind the initiative; the verb of its clause."""
    room, initiative = pair.room, pair.initiative
    first, last = room.word_at(initiative.start), room.word_at(initiative.end - 1) + 1
    same = room.surface.clause(initiative.start).start == room.surface.clause(pair.outcome.start).start
    yield f"word-before={room.words[first - 1].text if first else '^'}"
    after = room.words[last] if last < len(room.words) else None
    yield f"word-behind={after.text if after else '$'}"
    yield f"tag-behind={after.tag if after else '$'}{same}"
    for at in range(first - 1, max(-1, first - 12), -1):
        word = room.words[at]
        if word.text in ENDS:
            return
        if word.tag in ("v", "p"):
            yield f"verb={word.text}"
            return
