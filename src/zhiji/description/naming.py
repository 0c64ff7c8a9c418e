"""Which fact is about which thing: the ids of a facts file on one side, the IRIs of the graph on the other.

Ids that name one thing, by their coreference or by their natural key, get one IRI.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from zhiji.description.iris import FIELD, iri, key_members, key_name, report_iri
from zhiji.model import (
    Award,
    Document,
    Fact,
    Facts,
    Initiative,
    Link,
    Person,
    Quantity,
    Recognition,
    Shortcoming,
    Span,
    Unit,
    ZhijiError,
)

F = TypeVar("F", bound=Unit | Initiative | Document)

_KIND_OF_ROLE = {"level": "observation", "base": "observation", "share": "observation", "change": "change"}


def span_key(span: Span | None) -> str:
    """A place as it stands in a key: ``start-end``, nothing where there is none."""
    return f"{span.start}-{span.end}" if span else ""


class Names:
    """The IRIs of one report's facts. ``report`` is the report's own; ``owner`` the issuer's name as it stands in
    keys, the report's sha256 where no issuer is known, so that nothing joins by accident."""

    def __init__(self, facts: Facts, told_issuer: str | None = None) -> None:
        self._facts = facts
        self.sha256 = facts.head.sha256
        self.report = report_iri(self.sha256)
        issuer = facts.by_id.get(facts.head.issuer or "")
        self.issuer = issuer if isinstance(issuer, Unit) else None
        self.told_issuer = None if self.issuer else told_issuer
        issuer_name = self.issuer.name if self.issuer else told_issuer
        self.owner = key_name(issuer_name) if issuer_name else self.sha256
        self._known: dict[str, str] = {}

    @property
    def issuer_iri(self) -> str | None:
        """The body that issued the report: named in its text, or by whoever builds its graph."""
        if self.issuer:
            return self.of(self.issuer.id)
        return iri("unit", key_name(self.told_issuer)) if self.told_issuer else None

    def of(self, fact_id: str) -> str:
        """The IRI of the thing that the fact ``fact_id`` is about; for an award that is its receipt."""
        if fact_id not in self._known:
            self._known[fact_id] = self._name(self._facts.by_id[fact_id])
        return self._known[fact_id]

    def root(self, fact: F) -> F:
        """The first mention that ``fact`` refers back to, or the fact itself."""
        seen = [fact.id]
        while fact.coref is not None:
            found = self._facts.by_id[fact.coref]
            if found.id in seen or not isinstance(found, type(fact)):
                raise ZhijiError(f"coref of {seen[0]!r} does not end at a first {fact.type}; name that mention's id")
            seen.append(found.id)
            fact = found
        return fact

    def chain(self, fact: F) -> list[F]:
        """All mentions that share a first mention with ``fact``, in file order."""
        return [f for f in self._chains[self.root(fact).id] if isinstance(f, type(fact))]

    @cached_property
    def _chains(self) -> dict[str, list[Unit | Initiative | Document]]:
        chains: dict[str, list[Unit | Initiative | Document]] = {}
        for fact in self._facts.items:
            if isinstance(fact, Unit | Initiative | Document):
                chains.setdefault(self.root(fact).id, []).append(fact)
        return chains

    def carriers(self, initiative: Initiative) -> tuple[str, ...]:
        """The ids of the units that the text says carry the initiative out; empty where it says none."""
        return next((f.by for f in self.chain(initiative) if f.by), ())

    def award_iri(self, award: Award) -> str:
        """The IRI of the title itself; who received it, and where that is told, is the receipt."""
        bodies = self._unit_field(self.conferrers(award))
        return iri("award", key_name(award.text), *([bodies] if bodies else []))

    def conferrers(self, award: Award) -> tuple[str, ...]:
        """Who conferred it; where this place names nobody, what the report's other places agree on."""
        return award.conferred_by or self._agreed(award, "conferred_by")

    def recipients(self, award: Award) -> tuple[str, ...]:
        """Who received it; where this place names nobody, what the report's other places agree on."""
        return award.recipient or self._agreed(award, "recipient")

    def holder(self, rank: Quantity) -> Recognition | Award | None:
        """The recognition or award whose words hold the number of a rank: the shortest, or None."""
        held = [f for f in self._honours if f.span.overlaps(rank.span)]
        return min(held, key=lambda f: (f.end - f.start, f.start, f.id), default=None)

    def unit_key(self, unit: Unit) -> tuple[str, ...]:
        """The natural key of a unit: its name; a group is its issuer's, an unidentified form its report's."""
        first = self.root(unit)
        name = key_name(first.name)
        if not first.resolved:
            return (self.sha256, name)
        return (self.owner, name) if first.group else (name,)

    @cached_property
    def _honours(self) -> list[Recognition | Award]:
        return [f for f in self._facts.items if isinstance(f, Recognition | Award)]

    @cached_property
    def _by_title(self) -> dict[str, list[Award]]:
        titles: dict[str, list[Award]] = {}
        for award in self._honours:
            if isinstance(award, Award):
                titles.setdefault(key_name(award.text), []).append(award)
        return titles

    def _agreed(self, award: Award, field: str) -> tuple[str, ...]:
        told: dict[str, tuple[str, ...]] = {}
        for twin in self._by_title[key_name(award.text)]:
            ids: tuple[str, ...] = getattr(twin, field)
            told.setdefault(key_members(self.of(i) for i in ids), ids)
        named = [ids for ids in told.values() if ids]
        return named[0] if len(named) == 1 else ()

    def _unit_field(self, ids: Iterable[str]) -> str:
        units = (self._facts.by_id[i] for i in ids)
        return key_members(FIELD.join(self.unit_key(u)) for u in units if isinstance(u, Unit))

    def _name(self, fact: Fact) -> str:
        match fact:
            case Unit():
                return iri("unit", *self.unit_key(fact))
            case Person():
                body = self._unit_field([fact.of_unit] if fact.of_unit else []) or self.owner
                return iri("person", key_name(fact.text), body)
            case Initiative():
                return iri("initiative", self.owner, key_name(self.root(fact).name))
            case Document():
                return iri("document", *self._document_key(fact))
            case Award():
                given = key_members(self.of(i) for i in self.recipients(fact))
                return iri("award-receipt", self.sha256, self.award_iri(fact), given)
            case Recognition():
                return iri("recognition", self.sha256, span_key(fact.span))
            case Shortcoming():
                return iri("shortcoming", self.sha256, span_key(fact.span))
            case Quantity():
                return self._quantity_iri(fact)
            case Link():
                return iri("link", self.sha256, self.of(fact.initiative), self.of(fact.outcome))

    def _document_key(self, fact: Document) -> tuple[str, ...]:
        title = key_name(self.root(fact).text)
        made = [f for f in self.chain(fact) if f.relation in ("issued", "planned")]
        return (title, self._unit_field(made[0].issued_by) or self.owner) if made else (title,)

    def _quantity_iri(self, fact: Quantity) -> str:
        if fact.role == "rank":
            holder = self.holder(fact)
            return self.of(holder.id) if holder else iri("recognition", self.sha256, span_key(fact.span))
        kind = _KIND_OF_ROLE.get(fact.role, "requirement")
        return iri(kind, self.sha256, span_key(fact.span), fact.role, span_key(fact.subject))
