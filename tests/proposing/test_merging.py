"""A model's facts beside the reader's, and one reading of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from proposing_samples import READ, Row, at

from zhiji.facts import format_facts, parse_facts
from zhiji.model import Award, Fact, Facts, Initiative, Link, Person, Quantity, Report, Unit
from zhiji.proposing import Held, Merge, accepted, load_policy, merged, proposals

BOTH, MODEL, READER = ("extracted", "proposed"), ("proposed",), ("extracted",)
ANSWER: Row = {
    "facts": [
        {"id": "a", "type": "unit", "sentence": 3, "quote": "区公安分局"},
        {"id": "i", "type": "initiative", "sentence": 3, "quote": "“一窗通”办理机制", "kind": "mechanism", "nth": 1},
        {
            "id": "h",
            "type": "initiative",
            "sentence": 4,
            "quote": "护企专项行动",
            "kind": "campaign",
            "by": ["a", "u1"],
        },
        {"id": "w", "type": "award", "sentence": 3, "quote": "全省优秀案例", "recipient": ["i"]},
        {"id": "f1", "type": "quantity", "sentence": 3, "quote": "走访企业26家", "of": "output"},
        {"id": "f2", "type": "quantity", "sentence": 3, "quote": "投诉同比下降17%", "direction": "down"},
    ],
    "links": [
        {"from": "i", "to": "w", "basis": "explicit", "cue": [{"sentence": 3, "quote": "获评"}]},
        {"from": "i", "to": "f2", "basis": "same-sentence"},
        {"from": "h", "to": "f1", "basis": "same-paragraph"},
    ],
}


@pytest.fixture
def side(report: Report, facts: Facts, hear: Callable[..., Held]) -> Facts:
    """Reader and model side by side; the model answered the first point alone."""
    return proposals(report, facts, hear(None, ANSWER), load_policy())


def words(facts: Facts, kind: type[Fact]) -> list[tuple[str, tuple[str, ...]]]:
    return [(fact.text, fact.readings) for fact in facts.of(kind) if not isinstance(fact, Link)]


def ends(facts: Facts) -> list[tuple[str, str, str, tuple[str, ...]]]:
    def text(name: str) -> str:
        return str(getattr(facts.by_id[name], "text"))  # noqa: B009 - a link has none, and is no end

    return [(text(link.initiative), text(link.outcome), link.basis, link.readings) for link in facts.of(Link)]


def test_side_by_side_each_says_who_read_it(side: Facts) -> None:
    assert words(side, Unit) == [
        ("青禾区司法局", ()),  # the title's request has no answer: nobody else has read it
        ("区司法局", READER),
        ("区公安分局", BOTH),
    ]
    assert words(side, Initiative) == [("“一窗通”办理", ()), ("“一窗通”办理机制", MODEL), ("护企专项行动", MODEL)]
    assert words(side, Award) == [("全省优秀案例", BOTH)]
    assert words(side, Quantity)[:3] == [("26家", ()), ("26家", MODEL), ("17%", BOTH)]


def test_people_are_nothing_that_the_model_left_out(side: Facts) -> None:
    """Nobody asks it for them."""
    assert [(person.text, person.readings) for person in side.of(Person)] == [("赵虚构", ())]


def test_what_the_reader_read_is_all_there(side: Facts) -> None:
    assert {row["id"] for row in READ} <= set(side.by_id)


def test_confidence_says_how_often_such_a_fact_is_right(side: Facts) -> None:
    policy = load_policy()
    held = {fact.text: fact.confidence for fact in side.of(Initiative)}
    assert held["“一窗通”办理机制"] == policy.confidence("initiative", "both"), "they read one thing in other words"
    assert {u.text: u.confidence for u in side.of(Unit)}["区司法局"] == policy.confidence("unit", "extracted")
    assert held["护企专项行动"] == policy.confidence("initiative", "proposed")
    (award,) = side.of(Award)
    assert award.confidence == policy.confidence("award", "both")
    for kind in ("unit", "initiative", "award", "explicit", "same-sentence"):
        alone = [policy.confidences[kind, "proposed"], policy.confidences[kind, "extracted"]]
        assert policy.confidences[kind, "both"] > max(alone), "agreement raises confidence"


def test_one_reading_of_both(side: Facts) -> None:
    whole = merged(side, load_policy())
    assert words(whole, Initiative) == [("“一窗通”办理机制", BOTH), ("护企专项行动", MODEL)]
    assert [(q.text, q.of) for q in whole.of(Quantity)][:2] == [("26家", "output"), ("17%", "effect")]
    assert ends(whole) == [
        ("护企专项行动", "26家", "same-paragraph", MODEL),
        ("“一窗通”办理机制", "17%", "same-sentence", BOTH),
        ("“一窗通”办理机制", "全省优秀案例", "explicit", MODEL),
    ]
    assert [link.reading for link in whole.of(Link)] == ["proposed", "extracted", "proposed"]
    (award,) = whole.of(Award)
    assert [whole.by_id[name].id for name in award.recipient] == [whole.of(Initiative)[0].id]


MERGES: list[tuple[Merge, list[str], int]] = [
    # which readings; the initiatives; how many links
    ("both", ["“一窗通”办理机制", "护企专项行动"], 3),
    ("proposed", ["“一窗通”办理机制", "护企专项行动"], 3),
    ("reader", ["“一窗通”办理"], 1),
]


@pytest.mark.parametrize(("how", "initiatives", "links"), MERGES)
def test_which_readings_are_kept(side: Facts, report: Report, how: Merge, initiatives: list[str], links: int) -> None:
    whole = merged(side, load_policy(), how)
    assert [fact.text for fact in whole.of(Initiative)] == initiatives
    assert len(whole.of(Link)) == links
    assert parse_facts(list(format_facts(whole)), report.text).items == whole.items


def test_without_answers_the_reading_is_the_readers(report: Report, facts: Facts, hear: Callable[..., Held]) -> None:
    side = proposals(report, facts, hear(), load_policy())
    assert sorted(f.id for f in side.items) == sorted(f.id for f in facts.items)
    assert set(side.items) == set(facts.items)


def test_what_the_model_did_not_say_goes_where_the_policy_says_so(side: Facts) -> None:
    """区司法局 is a unit that the model left out: its line in the policy decides, and the issuer always stays."""
    assert [fact.text for fact in merged(side, load_policy(), "proposed").of(Unit)] == ["青禾区司法局", "区公安分局"]
    everything = replace(load_policy(), kept={})
    assert "区司法局" in [fact.text for fact in merged(side, everything, "both").of(Unit)]


def test_a_persons_fact_wins_over_both(side: Facts) -> None:
    by_hand = Initiative(
        id="c", **at("“一窗通”办理机制，局"), name="“一窗通”", kind="reform", phase="carried-out", reading="curated"
    )
    whole = merged(Facts(side.head, (*side.items, by_hand)), load_policy())
    assert [fact.text for fact in whole.of(Initiative)] == ["“一窗通”办理机制，局", "护企专项行动"]


ACCEPTED = [
    # from which confidence; what of the proposals is there
    (None, []),
    (Decimal(0), ["26家", "“一窗通”办理机制", "护企专项行动"]),
    (Decimal("0.94"), ["“一窗通”办理机制"]),  # both read it, in other words
    (Decimal(1), []),
]


@pytest.mark.parametrize(("threshold", "texts"), ACCEPTED)
def test_proposals_are_accepted_from_a_confidence_up(side: Facts, threshold: Decimal | None, texts: list[str]) -> None:
    kept = accepted(side, threshold)
    found = [fact.text for fact in kept.items if fact.readings == MODEL and not isinstance(fact, Link)]
    assert sorted(found) == sorted(texts)
    assert {row["id"] for row in READ} <= set(kept.by_id), "what the reader read stays"


def test_a_link_that_is_named_brings_its_ends(side: Facts) -> None:
    link = next(fact for fact in side.of(Link) if fact.basis == "same-paragraph")
    kept = accepted(side, None, [link.id])
    assert [fact.text for fact in kept.of(Initiative)] == ["“一窗通”办理", "护企专项行动"]
    assert link.id in kept.by_id


def test_later_mentions_point_at_the_first(report: Report, facts: Facts, hear: Callable[..., Held]) -> None:
    again = ANSWER["facts"][1] | {"id": "j", "nth": 2, "coref": "i"}
    side = proposals(report, facts, hear(None, {"facts": [ANSWER["facts"][1], again]}), load_policy())
    first, second = [fact for fact in side.of(Initiative) if fact.readings == MODEL]
    assert (first.coref, second.coref) == (None, first.id)
