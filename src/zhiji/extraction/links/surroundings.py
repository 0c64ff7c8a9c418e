"""Clues of a pair by what stands around it: other actors, brackets, headings, how the outcome's sentence begins."""

from __future__ import annotations

from collections.abc import Iterator

from zhiji.extraction.links.cues import cue_of
from zhiji.extraction.links.listing import clue
from zhiji.extraction.links.pairing import Pair
from zhiji.extraction.links.places import kind_of, side_of

_OPENING = 2
"""Characters from the beginning of a clause within which something still opens it."""


@clue
def other_actors(pair: Pair) -> Iterator[str]:
    """甲机制…，区公安局共办结12件: a unit begins the clause of the outcome, or stands between."""
    room, outcome = pair.room, pair.outcome
    clause = room.surface.clause(outcome.start)
    yield f"units-between={side_of(pair)}{min(len(room.units_between(*pair.between)), 3)}"
    before = room.units_between(clause.start, outcome.start)
    if pair.before and before and before[0].start - clause.start <= _OPENING:
        yield f"unit-opens={pair.initiative.start < clause.start}"


@clue
def in_brackets(pair: Pair) -> Iterator[str]:
    """甲机制（内勤1名）: the outcome in brackets, the initiative outside."""
    text, sentence = pair.room.surface.text, pair.sentence
    before = text[sentence.start : pair.outcome.start]
    opened = max(before.rfind("（"), before.rfind("("))
    if opened > max(before.rfind("）"), before.rfind(")")):
        yield f"in-brackets={pair.initiative.start > sentence.start + opened}"


@clue
def openings(pair: Pair) -> Iterator[str]:
    """目前共有12家: the first word of the outcome's sentence, where the initiative stands in one before."""
    words = pair.room.words
    at = pair.room.word_at(pair.sentence.start + 1)
    if pair.distance and at < len(words):
        yield f"sentence-begins={words[at].text}"
        yield f"sentence-begins-tag={words[at].tag}"


@clue
def headed(pair: Pair) -> Iterator[str]:
    """The initiative stands in a heading, or in a first sentence like one."""
    sections = pair.room.surface.report.sections_at(pair.initiative.start)
    if any(s.heading.start <= pair.initiative.start < s.heading.end for s in sections):
        yield f"in-heading={min(pair.distance, 3)}"
    point = pair.room.surface.point(pair.initiative.start)
    yield f"opens-point={pair.initiative.start - point.start <= 12}{min(pair.distance, 2)}"


@clue
def kinds(pair: Pair) -> Iterator[str]:
    """A platform and an output, a reform and a change."""
    yield f"kind={pair.initiative.kind}"
    yield f"kind+outcome={pair.initiative.kind}{kind_of(pair)}"
    yield f"kind+away={pair.initiative.kind}{side_of(pair)}{min(pair.distance, 3)}"


@clue
def order(pair: Pair) -> Iterator[str]:
    """The first or a later outcome of its sentence."""
    first = pair.room.outcomes_between(pair.sentence.start, pair.outcome.start)
    yield f"outcome-number={min(first, 5)}{min(pair.distance, 2)}"


@clue
def cued(pair: Pair) -> Iterator[str]:
    """The words that would make it explicit."""
    cue = cue_of(pair)
    yield f"cue={'+'.join(c.text for c in cue)[:8] if cue and len(cue[0].text) <= 4 else bool(cue)}"
    yield f"has-cue={bool(cue)}{kind_of(pair)[:3]}"
