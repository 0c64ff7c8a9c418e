"""The order in which a report's facts are found, and the ids that hold them together.

Rules propose and the sequence model tags (``preparing``); stretches, result levels and pairs are weighed by what the
reader has learned; the builders make facts of what was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from zhiji.extraction.deciding.choosing import Choice, keep_names
from zhiji.extraction.deciding.reader import Reader, shipped_reader
from zhiji.extraction.deciding.spans import Text
from zhiji.extraction.document_relations import is_in_note
from zhiji.extraction.documents import FoundDocument
from zhiji.extraction.honours.holders import build_awards, build_recognitions
from zhiji.extraction.initiatives.building import build_initiatives
from zhiji.extraction.links import FoundLink, find_links
from zhiji.extraction.links.building import is_outcome
from zhiji.extraction.links.pairing import Room
from zhiji.extraction.naming import (
    award_places,
    document_places,
    initiative_places,
    recognition_places,
    unit_places,
)
from zhiji.extraction.people import body_of, find_people
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.quantities.result_levels import Figures, with_level, with_lists
from zhiji.extraction.shortcomings import find_shortcomings
from zhiji.extraction.text.placing import published_facts
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.acting import Actors
from zhiji.extraction.units.building import build_units
from zhiji.model import (
    Award,
    Document,
    Fact,
    Facts,
    Head,
    Initiative,
    Link,
    Outcome,
    Person,
    Quantity,
    Recognition,
    Report,
    Shortcoming,
    Unit,
    VisibleText,
    seen_report,
)

M = TypeVar("M", Unit, Person, Initiative, Document, Award, Recognition, Shortcoming)


def extract(report: Report, reader: Reader | None = None) -> Facts:
    """All facts of ``report`` in text order, links last; every one with the rule that found it and its confidence.

    They are found in the text as it is seen, and placed in the text as published. The same text and reader give the
    same facts, always. ``reader`` is the shipped one where none is given.
    """
    seen = VisibleText(report.text)
    if seen.is_whole:
        return _extract(report, reader or shipped_reader())
    return published_facts(_extract(seen_report(report, seen), reader or shipped_reader()), report, seen)


def _extract(report: Report, reader: Reader) -> Facts:
    prepared = Prepared(report)
    mentions = read_mentions(prepared, reader, chosen_of(prepared.text(reader.tagger), reader))
    links = find_links(room_of(prepared, mentions), reader.weights, reader.least["link"])
    return Facts(_head(report, mentions.units), (*mentions.in_order(), *_links(links, reader.name)))


@dataclass(frozen=True)
class Mentions:
    """Everything a report was found to name and count, before links."""

    units: list[Unit]
    people: list[Person]
    initiatives: list[Initiative]
    documents: list[Document]
    awards: list[Award]
    recognitions: list[Recognition]
    quantities: list[Quantity]
    shortcomings: list[Shortcoming]

    def in_order(self) -> list[Fact]:
        """All by place, then type."""
        held: list[Fact] = [
            *self.units,
            *self.people,
            *self.initiatives,
            *self.documents,
            *self.awards,
            *self.recognitions,
            *self.quantities,
            *self.shortcomings,
        ]
        return sorted(held, key=_place)

    @property
    def outcomes(self) -> list[Outcome]:
        """What an initiative may be linked to, by place."""
        held: list[Outcome] = [*self.awards, *self.recognitions, *self.quantities]
        return sorted((o for o in held if is_outcome(o)), key=lambda o: (o.start, o.end, o.id))


def room_of(prepared: Prepared, mentions: Mentions) -> Room:
    return Room(
        prepared.surface, prepared.words, mentions.initiatives, mentions.outcomes, sorted(mentions.units, key=_place)
    )


def chosen_of(text: Text, reader: Reader) -> dict[str, list[Choice]]:
    """The stretches that are names, by kind."""
    chosen: dict[str, list[Choice]] = {}
    for choice in keep_names(text, reader.weights, reader.least):
        chosen.setdefault(choice.kind, []).append(choice)
    return chosen


def read_mentions(prepared: Prepared, reader: Reader, chosen: Mapping[str, Sequence[Choice]]) -> Mentions:
    """The facts at the chosen stretches, the figures with their result level, and what rules alone find."""
    surface, sure = prepared.surface, _Sureness(reader, chosen)
    units = build_units(surface, unit_places(prepared, chosen.get("unit", [])))
    places = initiative_places(prepared, chosen.get("initiative", []), reader.weights["kind"])
    initiatives = build_initiatives(surface, places, units)
    actors = Actors(surface, units)
    documents = list(_documents(surface, document_places(prepared, chosen.get("document", [])), actors))
    titles = award_places(prepared, chosen.get("award", []))
    praises = recognition_places(prepared, chosen.get("recognition", []))
    awards = build_awards(surface, titles, initiatives, units, praises)
    recognitions = build_recognitions(surface, praises, initiatives, units, titles)
    return Mentions(
        [sure.of(unit) for unit in units],
        [sure.of(person) for person in _people(surface, units)],
        [sure.of(initiative) for initiative in initiatives],
        [sure.of(document) for document in documents],
        [sure.of(award) for award in awards],
        [sure.of(recognition) for recognition in recognitions],
        [_borne(q, actors) for q in read_figures(prepared, reader)],
        [sure.of(shortcoming) for shortcoming in _shortcomings(surface)],
    )


def read_figures(prepared: Prepared, reader: Reader) -> list[Quantity]:
    """The figures with their result level and confidence."""
    figures, weights = Figures(prepared.surface, prepared.words), reader.weights["level"]
    held = [with_level(q, figures, weights, reader.rates, reader.name) for q in prepared.figures]
    return with_lists(held, prepared.surface.text)


class _Sureness:
    """The confidence of facts: that of the choice in their place, else how often what rules alone find is right."""

    def __init__(self, reader: Reader, chosen: Mapping[str, Sequence[Choice]]) -> None:
        self._reader = reader
        self._held = {(kind, c.start, c.end): c.confidence for kind, row in chosen.items() for c in row}

    def of(self, fact: M) -> M:
        chance = self._held.get((fact.type, fact.start, fact.end), self._reader.rates[fact.type])
        return replace(fact, confidence=two_places(chance), decided_by=self._reader.name)


def two_places(chance: float) -> Decimal:
    """A probability as a confidence: two decimals.

    >>> two_places(0.666)
    Decimal('0.67')
    """
    return Decimal(f"{chance:.2f}")


def _place(fact: Fact) -> tuple[int, int, str]:
    return (0, 0, "") if isinstance(fact, Link) else (fact.start, fact.end, fact.type)


def _people(surface: Surface, units: Sequence[Unit]) -> Iterator[Person]:
    for number, found in enumerate(find_people(surface), 1):
        words = surface.text[found.start : found.end]
        body = body_of(surface, found, units)
        yield Person(
            id=f"p{number}",
            start=found.start,
            end=found.end,
            text=words,
            posts=found.posts,
            of_unit=body.id if body else None,
            rule="person:post",
            reading="extracted",
        )


def _borne(quantity: Quantity, actors: Actors) -> Quantity:
    """A norm with who has to meet it; any other figure as it is."""
    if quantity.role == "norm" and not quantity.bearer:
        return replace(quantity, bearer=actors.bearers(quantity.start))
    return quantity


def _documents(surface: Surface, places: Sequence[FoundDocument], actors: Actors) -> Iterator[Document]:
    first: dict[str, str] = {}
    for number, found in enumerate(places, 1):
        words = surface.text[found.start : found.end]
        title = words.strip("《》〈〉<>")
        issuers = actors.issuers(found.start) if found.relation == "issued" else ()
        explained = found.relation == "issued" and not issuers and is_in_note(surface, found.start)
        yield Document(
            id=f"d{number}",
            start=found.start,
            end=found.end,
            text=words,
            relation="mentioned" if explained else found.relation,
            number=found.number,
            issued_by=issuers,
            coref=first.get(title),
            optional=found.optional,
            rule=found.rule,
            reading="extracted",
        )
        first.setdefault(title, f"d{number}")


def _shortcomings(surface: Surface) -> Iterator[Shortcoming]:
    for number, found in enumerate(find_shortcomings(surface), 1):
        words = surface.text[found.start : found.end]
        yield Shortcoming(
            id=f"s{number}", start=found.start, end=found.end, text=words, rule=found.rule, reading="extracted"
        )


def _links(links: Sequence[FoundLink], decided_by: str) -> Iterator[Link]:
    for number, found in enumerate(links, 1):
        yield Link(
            id=f"l{number}",
            initiative=found.initiative.id,
            outcome=found.outcome.id,
            basis=found.basis,
            cue=found.cue,
            asserted_by="report" if found.basis == "explicit" else "software",
            rule=f"link:{found.basis}",
            reading="extracted",
            confidence=two_places(found.confidence),
            decided_by=decided_by,
        )


def _head(report: Report, units: Sequence[Unit]) -> Head:
    """The first line: the issuer is the first unit that bears its name."""
    issuer = next((u.id for u in units if report.issuer and u.name == report.issuer), None)
    return Head(
        title=report.title,
        issuer=issuer,
        year=report.year,
        sha256=report.sha256,
        chars=len(report.text),
        file=report.file,
        file_sha256=report.file_sha256,
        region=report.region,
        reading="extracted",
        told_issuer=None if issuer else report.issuer,
    )
