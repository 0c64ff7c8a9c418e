"""The links of a reading as they are compared: one claim for each initiative and outcome, on its strongest basis."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from zhiji.evaluation.matching import is_measured_alike, is_overlapping
from zhiji.model import BASES, Basis, Facts, Initiative, Link, Outcome, Quantity


@dataclass(frozen=True, slots=True)
class Claim:
    """An initiative (all its mentions) tied to an outcome; it stands where the outcome stands."""

    mentions: tuple[Initiative, ...]
    outcome: Outcome
    basis: Basis
    optional: bool
    text: str

    @property
    def start(self) -> int:
        return self.outcome.start

    @property
    def end(self) -> int:
        return self.outcome.end


def find_claims(facts: Facts) -> list[Claim]:
    """Each initiative-outcome pair once, with its strongest basis, in the order of bases and of the file."""
    named = _mentions_by_name(facts)
    claims: dict[tuple[int, str], Claim] = {}
    for link in sorted(facts.of(Link), key=lambda link: BASES.index(link.basis)):
        initiative, outcome = facts.by_id[link.initiative], facts.by_id[link.outcome]
        assert isinstance(initiative, Initiative)
        assert isinstance(outcome, Outcome)
        mentions = (initiative, *named[initiative.name])
        text = f"{initiative.text} → {outcome.text} ({link.basis})"
        key = (min(mention.start for mention in mentions), outcome.id)
        claims.setdefault(key, Claim(mentions, outcome, link.basis, link.optional, text))
    return list(claims.values())


def is_same_claim(one: Claim, other: Claim) -> bool:
    """The outcomes overlap (quantities with the same value and unit) and so does some mention of the initiatives."""
    if isinstance(one.outcome, Quantity) and isinstance(other.outcome, Quantity):
        alike = is_measured_alike(one.outcome, other.outcome)
    else:
        alike = is_overlapping(one, other)
    return alike and any(is_overlapping(mine, theirs) for mine in one.mentions for theirs in other.mentions)


def _mentions_by_name(facts: Facts) -> dict[str, list[Initiative]]:
    named: dict[str, list[Initiative]] = defaultdict(list)
    for mention in facts.of(Initiative):
        named[mention.name].append(mention)
        first = facts.by_id[mention.coref] if mention.coref else None
        if isinstance(first, Initiative):
            named[first.name].append(mention)
    return named
