"""A report becomes requests to a language model: one a point, its sentences numbered, with what the reader found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from zhiji.model import Facts, Mention, Person, Place, Quantity, Report, Unit
from zhiji.proposing.masks import masked_text

LONGEST = 1200
"""Characters of one request: a point that is longer is asked in parts."""
AGAIN = 2
"""Sentences of the part before that a part shows again, so that what goes on in it has its beginning."""
SHORTEST = 8
"""Characters below which a point says nothing that could be read: 各位代表："""


@dataclass(frozen=True, slots=True)
class Request:
    """One question about one stretch of a report. ``sentences`` are the numbered places, from 1; ``known`` the ids that
    the question gives to the reader's facts (f1, u1), each with the fact's own id; ``digest`` is the hash of all that
    is sent but the model's name: the same question has the same one, wherever it stands."""

    custom_id: str
    digest: str
    system: str
    user: str
    sentences: tuple[Place, ...]
    known: tuple[tuple[str, str], ...]
    text: str
    """The report's text as it is sent: people masked where that was asked for, every offset as in the report."""


def make_requests(
    report: Report, facts: Facts, instructions: str, *, name: str = "report", mask_people: bool = False
) -> list[Request]:
    """The requests of one report, in the order of its text. ``facts`` are the reader's; ``name`` begins each
    ``custom_id``. The same text, facts and instructions give the same requests."""
    text = masked_text(report.text, facts.of(Person)) if mask_people else report.text
    made = []
    for number, sentences in enumerate(find_parts(report), 1):
        known = tuple(_known(facts, sentences))
        user = _user_text(report, text, sentences, known)
        digest = sha256(f"{instructions}\0{user}".encode()).hexdigest()
        ids = tuple((local, fact.id) for local, fact in known)
        custom_id = f"{name}-{number:03d}-{digest[:16]}"
        made.append(Request(custom_id, digest, instructions, user, sentences, ids, text))
    return made


def find_parts(report: Report) -> Iterator[tuple[Place, ...]]:
    """The sentences of each request: those of a point, a lone heading together with the point below it, a long point in
    parts. White space at the edges of a sentence is left out; a point of a few characters is not asked about."""
    waiting: list[Place] = []
    for point in report.points:
        tight = (_tight(report, sentence) for sentence in _sentences_in(report, point))
        sentences = waiting + [place for place in tight if place.end > place.start]
        waiting = sentences if _is_lone_heading(report, point) else []
        if not waiting and sum(s.end - s.start for s in sentences) >= SHORTEST:
            yield from _parts(sentences)
    if sum(s.end - s.start for s in waiting) >= SHORTEST:
        yield from _parts(waiting)


def _sentences_in(report: Report, point: Place) -> list[Place]:
    return [s for s in report.sentences if point.start <= s.start < point.end]


def _tight(report: Report, place: Place) -> Place:
    words = report.quote(place)
    start = place.start + len(words) - len(words.lstrip())
    return Place(start, max(start, place.start + len(words.rstrip())))


def _is_lone_heading(report: Report, point: Place) -> bool:
    """A point that is nothing but the heading of a section that goes on below it."""
    held = report.sections_at(point.start)
    if not held or held[-1].end <= point.end:
        return False
    return not report.text[min(held[-1].heading.end, point.end) : point.end].strip(" \t\r\n。：:　")


def _parts(sentences: Sequence[Place]) -> Iterator[tuple[Place, ...]]:
    part: list[Place] = []
    for sentence in sentences:
        if part and sentence.end - part[0].start > LONGEST and len(part) > AGAIN:
            yield tuple(part)
            part = part[-AGAIN:]
        part.append(sentence)
    if part:
        yield tuple(part)


def _known(facts: Facts, sentences: Sequence[Place]) -> Iterator[tuple[str, Mention]]:
    """The reader's units and figures in these sentences, under the ids that the request gives them."""
    listed: tuple[tuple[str, Sequence[Mention]], ...] = (("u", facts.of(Unit)), ("f", facts.of(Quantity)))
    for letter, found in listed:
        here = (fact for fact in found if any(fact.start in place for place in sentences))
        for number, fact in enumerate(here, 1):
            yield f"{letter}{number}", fact


def _user_text(report: Report, text: str, sentences: Sequence[Place], known: Sequence[tuple[str, Mention]]) -> str:
    numbered = {place: number for number, place in enumerate(sentences, 1)}

    def told(local: str, fact: Mention) -> str:
        number = next(n for place, n in numbered.items() if fact.start in place)
        words = text[fact.start : fact.end]
        return f"{local}: sentence {number} “{words}”{_said(fact, text)}"

    units = [told(local, fact) for local, fact in known if isinstance(fact, Unit)]
    figures = [told(local, fact) for local, fact in known if isinstance(fact, Quantity)]
    lines = [
        f"Report: {' '.join((report.title or '(no title)').split())}"
        f" · issuer: {report.issuer or '(not said)'} · year: {report.year or '?'}",
        f"Under: {_headings(report, text, sentences[0]) or '(no heading)'}",
        *(("Units the reader found:", *units) if units else ()),
        *(("Figures the reader found:", *figures) if figures else ()),
        "Sentences:",
        *(f"{number}| {' '.join(text[p.start : p.end].split())}" for p, number in numbered.items()),
    ]
    return "\n".join(lines)


def _headings(report: Report, text: str, first: Place) -> str:
    above = [s for s in report.sections_at(first.start) if s.start < first.start]
    return " > ".join(text[s.heading.start : s.heading.end].strip() for s in above)


def _said(fact: Mention, text: str) -> str:
    """What the reader made of it, so that only what is wrong has to be said again."""
    if isinstance(fact, Unit):
        return f" = {fact.name}" if fact.name != fact.text and text[fact.start : fact.end] == fact.text else ""
    assert isinstance(fact, Quantity)
    subject = text[fact.subject.start : fact.subject.end] if fact.subject else "?"
    parts = [subject, fact.role, fact.direction, fact.of]
    return " · " + " · ".join(part for part in parts if part)
