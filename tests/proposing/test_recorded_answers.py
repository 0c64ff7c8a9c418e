"""What an independent reader answered about the shipped report and two invented ones: what of it counts, what is
refused and why, and how near it comes to what was curated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from recorded_answers import REPORTS, recorded

from zhiji import pipeline
from zhiji.evaluation import Pair, score
from zhiji.proposing import (
    Answer,
    Held,
    hold_answers,
    load_instructions,
    load_policy,
    make_requests,
    merged,
    prompt_hash,
    proposals,
)

Floors = Mapping[str, tuple[float, float]]


@cache
def read(name: str) -> pipeline.Reading:
    return pipeline.extract(REPORTS[name])


@cache
def held(name: str) -> Held:
    reading, told = read(name), load_instructions()
    requests = make_requests(reading.report, reading.facts, told)
    asked = [(r.request, Answer(r.request.custom_id, "reader", r.content)) for r in recorded(name, reading, requests)]
    assert len(asked) == len(requests), "each request has its answer"
    return hold_answers(reading.report, reading.facts, asked, load_policy(), prompt_hash(told))


ACCEPTED: list[tuple[str, dict[str, int], dict[str, int]]] = [
    # the report; what counts of what rests on the text alone; at least, of what rests on the reader's figures too
    (
        "jinhua-psb-2020",
        {"unit": 43, "initiative": 118, "document": 20, "recognition": 16, "award": 3, "shortcoming": 1},
        {"link": 75, "quantity": 4},
    ),
    (
        "jia-2019",
        {"unit": 5, "initiative": 6, "document": 5, "recognition": 1, "award": 1, "shortcoming": 1},
        {"link": 5},  # the reader says of the figures what the answers say
    ),
    (
        "jia-2020",
        {"unit": 5, "initiative": 11, "document": 2, "recognition": 4, "award": 1, "shortcoming": 1},
        {"link": 10, "quantity": 1},
    ),
]


@pytest.mark.parametrize(("name", "of_text", "of_figures"), ACCEPTED, ids=list(REPORTS))
def test_what_counts(name: str, of_text: dict[str, int], of_figures: dict[str, int]) -> None:
    found = Counter(fact.type for fact in held(name).facts)
    assert {kind: found[kind] for kind in of_text} == of_text
    assert all(found[kind] >= least for kind, least in of_figures.items()), found


REFUSED = [
    # the report; why, and how often
    ("jinhua-psb-2020", {"name not in report": 1}),  # 东阳市, which the report says in no place
    ("jia-2019", {}),
    ("jia-2020", {}),
]
OF_THE_READER = {"link to nothing", "unknown figure", "reference to nothing", "no outcome", "missing field"}
"""Reasons that a change of the reader may bring: an answer names a figure by what the reader made of it."""


@pytest.mark.parametrize(("name", "reasons"), REFUSED, ids=list(REPORTS))
def test_what_is_refused(name: str, reasons: dict[str, int]) -> None:
    found = Counter(refusal.reason for refusal in held(name).refusals)
    assert {reason: n for reason, n in found.items() if reason not in OF_THE_READER} == reasons
    assert sum(found[reason] for reason in OF_THE_READER) <= len(held(name).facts) // 20  # type: ignore[index]


SCORED: list[tuple[str, Floors]] = [
    # the report; precision and recall of the merged reading against the curated one, two hundredths below what it was
    (
        "jinhua-psb-2020",
        {
            "unit overlap": (0.95, 0.95),
            "initiative exact": (0.90, 0.84),
            "initiative overlap": (0.97, 0.90),
            "document overlap": (0.93, 0.98),
            "award or recognition overlap": (0.98, 0.98),
            "link explicit": (0.92, 0.79),
            "link all": (0.85, 0.88),
        },
    ),
    (
        "jia-2019",
        {
            "unit exact": (0.78, 0.98),
            "initiative exact": (0.98, 0.98),
            "document exact": (0.98, 0.98),
            "award or recognition exact": (0.98, 0.98),
            "quantity whole": (0.98, 0.98),
            "link all": (0.98, 0.98),
        },
    ),
    (
        "jia-2020",
        {
            "unit exact": (0.78, 0.78),
            "initiative exact": (0.88, 0.88),
            "award or recognition exact": (0.98, 0.98),
            "link explicit": (0.81, 0.73),
            "link all": (0.80, 0.67),
        },
    ),
]


@pytest.mark.parametrize(("name", "floors"), SCORED, ids=list(REPORTS))
def test_how_near_it_comes_to_what_a_person_read(name: str, floors: Floors) -> None:
    right, reading = pipeline.read(REPORTS[name]), read(name)
    assert right.curated
    found = merged(proposals(reading.report, reading.facts, held(name), load_policy()), load_policy())
    rows = {row.name: row for row in score([Pair(right.facts, found, right.report)]).rows}
    short = {
        measure: (rows[measure].precision, rows[measure].recall)
        for measure, (precision, recall) in floors.items()
        if (rows[measure].precision or 0) < precision or (rows[measure].recall or 0) < recall
    }
    assert short == {}


def test_other_instructions_drop_no_answer() -> None:
    """A request's id is the hash of all that is asked; the recorded answers go by the sentences instead."""
    for name in REPORTS:
        reading = read(name)
        now, then = (make_requests(reading.report, reading.facts, told) for told in (load_instructions(), "Other."))
        assert {r.custom_id for r in now}.isdisjoint(r.custom_id for r in then)
        assert [r.content for r in recorded(name, reading, now)] == [r.content for r in recorded(name, reading, then)]


def test_what_an_answer_named_is_named_as_it_is_today() -> None:
    """Where the reader finds one figure fewer, the ids of those behind it move up by one; an answer means the same."""
    reading = read("jia-2020")
    requests = make_requests(reading.report, reading.facts, load_instructions())
    at = next(n for n, r in enumerate(requests) if sum(local.startswith("f") for local, _ in r.known) > 2)
    (first, own), *rest = [known for known in requests[at].known if known[0].startswith("f")]
    left = replace(reading.facts, items=tuple(fact for fact in reading.facts.items if fact.id != own))
    poorer = pipeline.Reading(reading.report, left, curated=False)
    fewer = make_requests(poorer.report, poorer.facts, load_instructions())
    before, after = (recorded("jia-2020", r, asked)[at].content for r, asked in ((reading, requests), (poorer, fewer)))
    moved = {local: f"f{int(local[1:]) - 1}" for local, _ in rest}
    named = {local for local in (first, *moved) if f'"{local}"' in before}
    assert named, "the answer speaks of figures"
    for local in named:
        assert f'"{moved.get(local, f"no-{first}")}"' in after
