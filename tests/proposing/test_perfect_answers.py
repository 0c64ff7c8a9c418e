"""Answers that say what a person read, for the shipped report and two invented ones: nothing right is lost on the way
from answer to merged reading."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from zhiji import pipeline, resources
from zhiji.evaluation import Pair, score
from zhiji.model import Award, Document, Fact, Facts, Initiative, Link, Quantity, Recognition, Unit
from zhiji.proposing import (
    Answer,
    Request,
    hold_answers,
    load_instructions,
    load_policy,
    make_requests,
    merged,
    prompt_hash,
    proposals,
)
from zhiji.proposing.places import find_places

INVENTED = Path(__file__).parents[1] / "invented"
Row = dict[str, Any]
FIELDS = ("name", "kind", "phase", "relation", "group", "count")


def place_of(request: Request, start: int) -> int | None:
    return next((n for n, place in enumerate(request.sentences, 1) if start in place), None)


def row_of(fact: Any, request: Request, sentence: int) -> Row:
    """A fact as a model would say it."""
    places = find_places(fact.text, request.text, request.sentences[sentence - 1])
    nth = next(n for n, place in enumerate(places, 1) if place.start <= fact.start < place.end)
    row: Row = {"id": fact.id + "-", "type": fact.type, "sentence": sentence, "quote": fact.text, "nth": nth}
    return row | {name: value for name in FIELDS if (value := getattr(fact, name, None))}


def rows(facts: Facts, request: Request, reader: Facts) -> Iterator[Row]:
    for fact in facts.items:
        if isinstance(fact, Unit | Initiative | Document | Award | Recognition):
            sentence = place_of(request, fact.start)
            if sentence is not None and fact.end <= request.sentences[sentence - 1].end:
                yield row_of(fact, request, sentence)
    for local, own in request.known:
        figure = reader.by_id[own]
        right = next((q for q in facts.of(Quantity) if isinstance(figure, Quantity) and is_same(q, figure)), None)
        if right is not None and right.subject:
            sentence = place_of(request, right.start)
            quote = request.text[
                request.sentences[(sentence or 1) - 1].start : request.sentences[(sentence or 1) - 1].end
            ]
            yield {"id": local, "type": "quantity", "sentence": sentence, "quote": quote, "role": right.role,
                   "of": right.of, "subject": right.subject.text}  # fmt: skip


def is_same(one: Quantity, other: Quantity) -> bool:
    return (one.start, one.end, one.value) == (other.start, other.end, other.value)


def links_to(facts: Facts, request: Request, reader: Facts) -> Iterator[Row]:
    for link in facts.of(Link):
        start, end = facts.by_id[link.initiative], facts.by_id[link.outcome]
        assert isinstance(start, Initiative)
        to = told_id(end, request, reader)
        if to is None or place_of(request, start.start) is None:
            continue
        cue = [{"sentence": place_of(request, c.start), "quote": c.text} for c in link.cue]
        yield {"from": start.id + "-", "to": to, "basis": link.basis, "cue": cue}


def told_id(end: Fact, request: Request, reader: Facts) -> str | None:
    """The id by which an answer names an outcome: its own, or the request's for a figure."""
    assert not isinstance(end, Link)
    if not isinstance(end, Quantity):
        return end.id + "-" if place_of(request, end.start) is not None else None
    for local, own in request.known:
        figure = reader.by_id[own]
        if isinstance(figure, Quantity) and is_same(end, figure):
            return local
    return None


REPORTS = [resources.shipped_report(), INVENTED / "jia-2020.txt", INVENTED / "yi-2020.txt"]
NAMES = ("unit overlap", "initiative overlap", "document overlap", "award overlap", "recognition overlap")


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_what_a_person_read_comes_through(file: Path) -> None:
    right = pipeline.read(file)
    assert right.curated
    reader = pipeline.extract(file).facts
    requests = make_requests(right.report, reader, load_instructions())
    asked = []
    for request in requests:
        said = {
            "facts": list(rows(right.facts, request, reader)),
            "links": list(links_to(right.facts, request, reader)),
        }
        asked.append((request, Answer(request.custom_id, "perfect", json.dumps(said, ensure_ascii=False))))
    held = hold_answers(right.report, reader, asked, load_policy(), prompt_hash(load_instructions()))
    assert {refusal.reason for refusal in held.refusals} <= {"name not in report"}, (
        "a person may name what is not named"
    )
    found = merged(proposals(right.report, reader, held, load_policy()), load_policy())
    measured = {row.name: row for row in score([Pair(right.facts, found, right.report)]).rows}
    for name in NAMES:
        row = measured[name]
        assert row.recall in (None, 1.0), name
        assert row.found - row.hit <= 1, "the issuer of the title stays, and where a person says nothing a document"
    links = measured["link all"]
    assert links.precision == 1.0
    assert links.gold - links.hit <= 3, "to figures that the reader did not find"
