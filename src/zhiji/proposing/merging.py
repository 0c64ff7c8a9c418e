"""A model's facts beside the reader's: side by side for a person to decide, or merged into one reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from zhiji.model import BASES, Fact, Facts, Link, Person, Quantity, Report
from zhiji.proposing.holding import Held
from zhiji.proposing.overlaps import find_pairs
from zhiji.proposing.policy import Policy
from zhiji.proposing.references import renamed

Merge = Literal["both", "proposed", "reader"]
"""Which facts a merged reading keeps of the points that a model answered: all; those that the model read; those that
the reader read."""

BOTH, MODEL, READER = ("extracted", "proposed"), ("proposed",), ("extracted",)
"""The ``readings`` of a fact in a point that a model answered."""

_TAKEN = ("kind", "phase", "name", "relation", "standing", "recipient", "by", "part_of", "model", "prompt", "policy")
"""Fields of a fact that both read in which the model goes before the rules."""


def proposals(report: Report, facts: Facts, held: Held, policy: Policy) -> Facts:
    """Reader's and model's facts side by side. What both read in the same words is one fact with both readings; where
    they read one thing in different words each stands for itself, and the model's is as sure as what both read. What
    the reader alone read where a model read too says so; facts of points that no model answered stay as they were."""
    by_place = {(f.type, f.start, f.end): f for f in facts.items if not isinstance(f, Link | Quantity)}
    now: dict[str, str] = {}
    joined: dict[str, Fact] = {}
    fresh: list[Fact] = []
    for fact in held.facts:
        own = None if isinstance(fact, Link | Quantity) else by_place.get((fact.type, fact.start, fact.end))
        if own is None:
            fresh.append(replace(fact, confidence=policy.confidence(_kind(fact), "proposed"), readings=MODEL))
        else:
            now[fact.id] = own.id
            joined[own.id] = _agreed(own, fact, policy)
    agreed = {fact.id: winner.id for fact, winner in find_pairs([*facts.items, *fresh])}
    begun = _outcome_places(facts)
    old = [
        joined.get(f.id, f) if f.id in agreed else _seen(joined.get(f.id, f), begun.get(f.id), report, held, policy)
        for f in facts.items
    ]
    new = [_surely(fact, policy) if fact.id in agreed.values() else fact for fact in fresh]
    return _in_order(facts, renamed([*old, *new], now), policy)


def merged(side_by_side: Facts, policy: Policy, how: Merge = "both") -> Facts:
    """One reading of facts that stand side by side: overlapping ones of a kind become one, in the model's words;
    figures stay the reader's, with what the model adds; links between the same ends are one. A person's facts win."""
    heard = [fact for fact in side_by_side.items if how != "reader" or fact.readings != MODEL]
    folded = {fact.id: winner.id for fact, winner in find_pairs(heard)}
    by_id = {fact.id: fact for fact in heard}
    losers: dict[str, Fact] = {winner: by_id[loser] for loser, winner in reversed(folded.items())}
    united = [_united(fact, losers[fact.id], policy) if fact.id in losers else fact for fact in heard]
    issuer = folded.get(side_by_side.head.issuer or "", side_by_side.head.issuer)
    whole = _in_order(Facts(replace(side_by_side.head, issuer=issuer)), renamed(united, folded), policy)
    return Facts(whole.head, tuple(renamed(whole.items, {}, lambda f: f.id == issuer or _is_kept(f, policy, how))))


def accepted(side_by_side: Facts, threshold: Decimal | None, named: Iterable[str] = ()) -> Facts:
    """Without the proposals that fall below ``threshold`` (None: all fall below it), are not among ``named``, and that
    no named link needs; what the reader read stays."""
    by_id = side_by_side.by_id
    wanted = {f.id for f in side_by_side.items if f.readings != MODEL or _reaches(f, threshold)}
    for name in named:
        fact = by_id[name]
        wanted |= {name, *((fact.initiative, fact.outcome) if isinstance(fact, Link) else ())}
    return Facts(side_by_side.head, tuple(renamed(side_by_side.items, {}, lambda fact: fact.id in wanted)))


def _reaches(fact: Fact, threshold: Decimal | None) -> bool:
    return threshold is not None and (fact.confidence is None or fact.confidence >= threshold)


def _kind(fact: Fact) -> str:
    """What its confidence goes by: the type, of a link the basis."""
    return fact.basis if isinstance(fact, Link) else fact.type


def _agreed(own: Fact, other: Fact, policy: Policy) -> Fact:
    """What both read, under the reader's id and in its place."""
    changes = {field: getattr(other, field) for field in _TAKEN if getattr(other, field, None)}
    return replace(own, **changes, readings=BOTH, confidence=_surer(own, policy.confidence(_kind(own), "both")))


def _surely(fact: Fact, policy: Policy) -> Fact:
    return fact if isinstance(fact, Quantity) else replace(fact, confidence=policy.confidence(_kind(fact), "both"))


def _surer(own: Fact, both: Decimal | None) -> Decimal | None:
    return max((value for value in (own.confidence, both) if value is not None), default=None)


def _outcome_places(facts: Facts) -> dict[str, int]:
    """Where each fact stands; a link where its outcome does."""
    places = {fact.id: fact.start for fact in facts.items if not isinstance(fact, Link)}
    return places | {link.id: places[link.outcome] for link in facts.of(Link)}


def _seen(fact: Fact, start: int | None, report: Report, held: Held, policy: Policy) -> Fact:
    """A fact of the reader's as it stands after a model has read the same sentence, and did or did not say it."""
    if isinstance(fact, Quantity):
        return replace(fact, readings=BOTH) if fact.id in held.agreed else fact
    sentence = report.sentence_at(start) if start is not None else None
    if fact.readings or sentence not in held.covered or isinstance(fact, Person):  # nobody asks it for people
        return fact
    doubt = policy.confidence(_kind(fact), "extracted")
    known = [value for value in (fact.confidence, doubt) if value is not None]
    return replace(fact, readings=READER, confidence=min(known, default=None))


def _is_kept(fact: Fact, policy: Policy, how: Merge) -> bool:
    if how == "reader" or fact.readings != READER or fact.reading == "curated":
        return True
    return how == "both" and policy.kept.get((_kind(fact), "extracted"), True)


def _united(fact: Fact, loser: Fact, policy: Policy) -> Fact:
    """The winner of two that overlap, now read by both."""
    if fact.reading == "curated" or fact.type != loser.type:
        return fact
    return replace(fact, readings=BOTH, confidence=_surer(fact, policy.confidence(_kind(fact), "both")))


def _in_order(facts: Facts, items: Sequence[Fact], policy: Policy) -> Facts:
    """The facts by place, links last, by the place of their outcome, each pair of ends once."""
    by_id = {fact.id: fact for fact in items}
    mentions = [fact for fact in items if not isinstance(fact, Link)]
    mentions.sort(key=lambda fact: (fact.start, fact.end, fact.type))
    links: dict[tuple[str, str], Link] = {}
    for link in (fact for fact in items if isinstance(fact, Link)):
        start = getattr(by_id[link.initiative], "coref", None) or link.initiative
        held = links.get((start, link.outcome))
        links[start, link.outcome] = link if held is None else _joined(held, link, policy)
    places = {fact.id: fact.start for fact in mentions}
    tied = sorted(links.values(), key=lambda link: (places[link.outcome], places[link.initiative]))
    return Facts(facts.head, (*mentions, *tied))


def _joined(one: Link, other: Link, policy: Policy) -> Link:
    """One link of two between the same ends: a person's, else the model's, else that on the stronger basis. What the
    rules read too is no mere proposal any more."""
    first = min(one, other, key=_rank)
    if first.reading == "curated" or set(one.readings) == set(other.readings):
        return first
    both = policy.confidence(first.basis, "both")
    return replace(first, reading="extracted", readings=BOTH, confidence=_surer(first, both))


def _rank(link: Link) -> tuple[int, int]:
    readers = ("curated", "proposed", "extracted")
    return readers.index(link.reading) if link.reading in readers else 9, BASES.index(link.basis)
