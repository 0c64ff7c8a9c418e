"""The order in which a report's facts are found, and the ids that hold them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhiji.extraction.awards import find_awards
from zhiji.extraction.documents import find_documents
from zhiji.extraction.initiatives import build_initiatives
from zhiji.extraction.links import Outcome, find_links
from zhiji.extraction.people import find_people
from zhiji.extraction.placing import published_facts
from zhiji.extraction.quantities import find_quantities
from zhiji.extraction.recipients import build_awards, build_recognitions
from zhiji.extraction.recognitions import find_recognitions
from zhiji.extraction.shortcomings import find_shortcomings
from zhiji.extraction.surface import Surface
from zhiji.extraction.unit_roles import Actors
from zhiji.extraction.units import build_units
from zhiji.model import (
    Document,
    Fact,
    Facts,
    Head,
    Initiative,
    Link,
    Person,
    Quantity,
    Report,
    Shortcoming,
    Unit,
    VisibleText,
    seen_report,
)


def extract(report: Report) -> Facts:
    """All facts of ``report`` in text order, links last; every one with the rule that found it.

    They are found in the text as it is seen, and placed in the text as published."""
    seen = VisibleText(report.text)
    if seen.is_whole:
        return _extract(report)
    return published_facts(_extract(seen_report(report, seen)), report, seen)


def _extract(report: Report) -> Facts:
    surface = Surface(report)
    units = build_units(surface)
    initiatives = build_initiatives(surface, units)
    actors = Actors(surface, units)
    documents = list(_documents(surface, actors))
    found_awards = find_awards(surface)
    awards = build_awards(surface, found_awards, initiatives, units)
    names = [fact.span for fact in (*documents, *awards)]
    quantities = [_completed(q, actors) for q in find_quantities(report, names)]
    recognitions = build_recognitions(surface, find_recognitions(surface, found_awards), initiatives, units)
    outcomes: list[Outcome] = [*awards, *recognitions, *quantities]
    outcomes.sort(key=lambda f: (f.start, f.end, f.id))
    mentions: list[Fact] = [
        *units,
        *_people(surface),
        *initiatives,
        *documents,
        *awards,
        *recognitions,
        *quantities,
        *_shortcomings(surface),
    ]
    mentions.sort(key=_place)
    return Facts(_head(report, units), (*mentions, *_links(surface, initiatives, outcomes)))


def _place(fact: Fact) -> tuple[int, int, str]:
    return (0, 0, "") if isinstance(fact, Link) else (fact.start, fact.end, fact.type)


def _people(surface: Surface) -> Iterator[Person]:
    for number, found in enumerate(find_people(surface), 1):
        words = surface.text[found.start : found.end]
        yield Person(
            id=f"p{number}",
            start=found.start,
            end=found.end,
            text=words,
            posts=found.posts,
            rule="person:post",
            reading="extracted",
        )


def _completed(quantity: Quantity, actors: Actors) -> Quantity:
    """With how it was read and, for a norm, who has to meet it."""
    if quantity.role == "norm" and not quantity.bearer:
        return replace(quantity, reading="extracted", bearer=actors.bearers(quantity.start))
    return replace(quantity, reading="extracted")


def _documents(surface: Surface, actors: Actors) -> Iterator[Document]:
    first: dict[str, str] = {}
    for number, found in enumerate(find_documents(surface), 1):
        words = surface.text[found.start : found.end]
        title = words.strip("《》〈〉<>")
        yield Document(
            id=f"d{number}",
            start=found.start,
            end=found.end,
            text=words,
            relation=found.relation,
            number=found.number,
            issued_by=actors.joint_issuers(found.start) if found.relation == "issued" else (),
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


def _links(surface: Surface, initiatives: Sequence[Initiative], outcomes: Sequence[Outcome]) -> Iterator[Link]:
    for number, found in enumerate(find_links(surface, initiatives, outcomes), 1):
        yield Link(
            id=f"l{number}",
            initiative=found.initiative.id,
            outcome=found.outcome.id,
            basis=found.basis,
            cue=found.cue,
            asserted_by="report" if found.basis == "explicit" else "software",
            rule=found.rule,
            reading="extracted",
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
    )
