"""What a person decided of a language model's proposals: which of them are in the reading, and what replaces what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from zhiji.facts import Correction, Target, Unplaced, replay_corrections
from zhiji.facts.corrections import references_of, target_of
from zhiji.model import Fact, Facts, Link
from zhiji.proposing import accepted, load_policy, merged

_Key = tuple[str, int, int]


def decide(
    facts: Facts, side_by_side: Facts | None, corrections: Sequence[Correction], text: str
) -> tuple[Facts, list[Unplaced]]:
    """``facts`` with the corrections replayed. Of the proposals that stand ``side_by_side`` with the reader's facts
    those are in that the corrections name, or that reach the confidence from which they are accepted; then overlapping
    ones become one. A person's corrections win over both."""
    if side_by_side is None:
        return replay_corrections(facts, corrections, text)
    threshold, named = threshold_of(corrections), list(_named(side_by_side, corrections))
    if threshold is None and not named:
        return replay_corrections(facts, corrections, text)
    chosen, unplaced = replay_corrections(accepted(side_by_side, threshold, named), corrections, text)
    policy = load_policy() if threshold is not None else replace(load_policy(), kept={})
    return merged(chosen, policy), unplaced


def threshold_of(corrections: Sequence[Correction]) -> Decimal | None:
    """The confidence from which proposals are accepted, as the last line that says one; None where none does."""
    told = [c.row["confidence"] for c in corrections if c.do == "accept-proposals"]
    return Decimal(told[-1]) if told else None


def _named(side_by_side: Facts, corrections: Sequence[Correction]) -> Iterator[str]:
    """The ids of the proposals that a correction is about, or names in one of its fields."""
    targets = [target for correction in corrections for target in _targets(correction)]
    places = {_place(target) for target in targets if target.span}
    ends = {(_place(t.start), _place(t.end)) for t in targets if t.start and t.end}
    for fact in side_by_side.items:
        if fact.readings != ("proposed",):
            continue
        if isinstance(fact, Link):
            if tuple(_key(side_by_side.by_id[end]) for end in (fact.initiative, fact.outcome)) in ends:
                yield fact.id
        elif _key(fact) in places:
            yield fact.id


def _targets(correction: Correction) -> Iterator[Target]:
    if correction.target:
        yield correction.target
        yield from (end for end in (correction.target.start, correction.target.end) if end)
    row: dict[str, Any] = correction.values
    for key, named in references_of(row):
        yield target_of(named, key)


def _place(target: Target) -> _Key | None:
    return (target.type, target.span.start, target.span.end) if target.span else None


def _key(fact: Fact) -> _Key | None:
    return None if isinstance(fact, Link) else (fact.type, fact.start, fact.end)
