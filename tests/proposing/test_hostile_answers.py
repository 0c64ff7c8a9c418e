"""Forty answers that are wrong, broken or sly, and what becomes of each: nothing wrong gets in, and nothing right is
lost by its neighbour's fault. In each the neighbour is the same right fact."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from proposing_samples import TEXT, Row

from zhiji.model import Award, Facts, Initiative, Link, Quantity, Report
from zhiji.proposing import Held, load_policy, proposals

RIGHT: Row = {"id": "ok", "type": "unit", "sentence": 3, "quote": "区公安分局"}
MECHANISM: Row = {
    "id": "i",
    "type": "initiative",
    "sentence": 3,
    "quote": "“一窗通”办理机制",
    "kind": "mechanism",
    "nth": 1,
}
AWARD: Row = {"id": "a", "type": "award", "sentence": 3, "quote": "全省优秀案例"}
KEPT_MECHANISM, KEPT_AWARD = ("initiative", "“一窗通”办理机制"), ("award", "全省优秀案例")


def one(fact: Any) -> Row:
    return {"facts": [RIGHT, fact], "links": []}


def link(*links: Any, **changed: Any) -> Row:
    return {"facts": [RIGHT, MECHANISM | changed, AWARD], "links": list(links)}


def cue(words: str, sentence: int = 3) -> list[Row]:
    return [{"sentence": sentence, "quote": words}]


EXPLICIT: Row = {"from": "i", "to": "a", "basis": "explicit", "cue": cue("获评")}
DEEP = '{"facts": ' + "[" * 50_000

ROWS: list[tuple[str, Any, list[tuple[str, str]], list[tuple[str, str]]]] = [
    # why it is here; the answer; what counts beside the neighbour; what is refused
    ("words that are nowhere", one(AWARD | {"quote": "全国优秀案例"}), [], [("fact", "no such words")]),
    ("words of another sentence", one(AWARD | {"sentence": 4}), [], [("fact", "no such words")]),
    ("words of another point", one(AWARD | {"quote": "办理案件"}), [], [("fact", "no such words")]),
    ("a paraphrase", one(MECHANISM | {"quote": "一窗通机制"}), [], [("fact", "no such words")]),
    ("no sentence of that number", one(AWARD | {"sentence": 99}), [], [("fact", "no such sentence")]),
    ("sentence nought", one(AWARD | {"sentence": 0}), [], [("fact", "no such sentence")]),
    ("true for one", one(AWARD | {"sentence": True}), [], [("fact", "no such sentence")]),
    ("a quote that is a list", one(AWARD | {"quote": ["全省"]}), [], [("fact", "wrong kind of value")]),
    ("an empty quote", one(AWARD | {"quote": " 。"}), [], [("fact", "no such words")]),
    ("no quote", one({"id": "a", "type": "award", "sentence": 3}), [], [("fact", "missing field")]),
    ("no id", one({"type": "award", "sentence": 3, "quote": "全省优秀案例"}), [], [("fact", "missing field")]),
    ("an id said twice", one(RIGHT | {"quote": "区司法局"}), [], [("fact", "said twice")]),
    ("an id of the request taken", one(AWARD | {"id": "u1"}), [], [("fact", "said twice")]),
    ("words that stand twice", one({k: v for k, v in MECHANISM.items() if k != "nth"}), [],
     [("fact", "twice in the sentence")]),
    ("the third of two", one(MECHANISM | {"nth": 3}), [], [("fact", "twice in the sentence")]),
    ("a quote of the whole sentence", one(MECHANISM | {"quote": TEXT.split("\n")[2].split("。")[1], "nth": None}), [],
     [("fact", "quote too long")]),
    ("a type that is none", one(AWARD | {"type": "outcome"}), [], [("fact", "unknown type")]),
    ("a type that is a list", one(AWARD | {"type": ["award"]}), [], [("fact", "unknown type")]),
    ("a kind outside the list", one(MECHANISM | {"kind": "机制"}), [], [("fact", "unknown code")]),
    ("a kind that is an object", one(MECHANISM | {"kind": {"a": 1}}), [], [("fact", "unknown code")]),
    ("no kind", one({k: v for k, v in MECHANISM.items() if k != "kind"}), [], [("fact", "missing field")]),
    ("a field that is none", one(AWARD | {"cause": "机制"}), [KEPT_AWARD], [("field", "unknown field")]),
    ("offsets of its own", one(AWARD | {"start": 0, "end": 5}), [KEPT_AWARD], [("field", "unknown field")] * 2),
    ("a curated reading", one(AWARD | {"reading": "curated"}), [KEPT_AWARD], [("field", "unknown field")]),
    ("a name of its own making", one(MECHANISM | {"name": "市长工程"}), [KEPT_MECHANISM],
     [("field", "name not in report")]),
    ("a giver that is none", one(AWARD | {"conferred_by": ["x", "ok"]}), [KEPT_AWARD],
     [("field", "reference to nothing")]),
    ("itself as its recipient", one(AWARD | {"recipient": ["a"]}), [KEPT_AWARD], [("field", "reference to nothing")]),
    ("a rank without its words", one(AWARD | {"standing": [{"kind": "first", "text": "全国第一"}]}), [KEPT_AWARD],
     [("field", "no such words")]),
    ("a number that is not there", one(AWARD | {"standing": [{"kind": "one-of-n", "text": "全省", "n": 6}]}),
     [KEPT_AWARD], [("field", "figure not in quote")]),
    ("an award that was not given", one(AWARD | {"quote": "全国示范区", "sentence": 5}), [],
     [("fact", "polarity not in quote")]),
    ("a figure of its own", one({"id": "q", "type": "quantity", "sentence": 3, "quote": "26家"}), [],
     [("fact", "unknown figure")]),
    ("another figure's words", one({"id": "f1", "type": "quantity", "sentence": 3, "quote": "下降17%"}), [],
     [("fact", "figure not in quote")]),
    ("a fall told as a rise", one({"id": "f2", "type": "quantity", "sentence": 3, "quote": "投诉同比下降17%",
     "direction": "up"}), [], [("fact", "polarity not in quote")]),
    ("a changed value", one({"id": "f1", "type": "quantity", "sentence": 3, "quote": "走访企业26家", "value": 62}), [],
     [("field", "unknown field")]),
    ("a link to nothing", link(EXPLICIT | {"to": "z"}), [KEPT_MECHANISM, KEPT_AWARD], [("link", "link to nothing")]),
    ("a link of two units", link({"from": "ok", "to": "u1", "basis": "explicit", "cue": cue("获评")}),
     [KEPT_MECHANISM, KEPT_AWARD], [("link", "link to nothing")]),
    ("a link to a refused award", {"facts": [RIGHT, MECHANISM, AWARD | {"quote": "大奖"}], "links": [EXPLICIT]},
     [KEPT_MECHANISM], [("fact", "no such words"), ("link", "link to nothing")]),
    ("a cue that is nowhere", link(EXPLICIT | {"cue": cue("促进")}), [KEPT_MECHANISM, KEPT_AWARD],
     [("link", "cue not in text")]),
    ("explicit without a cue", link({"from": "i", "to": "a", "basis": "explicit"}), [KEPT_MECHANISM, KEPT_AWARD],
     [("link", "no cue")]),
    ("a basis that is none", link(EXPLICIT | {"basis": "causes"}), [KEPT_MECHANISM, KEPT_AWARD],
     [("link", "unknown code")]),
    ("a link to an activity", link({"from": "i", "to": "f1", "basis": "same-sentence"}), [KEPT_MECHANISM, KEPT_AWARD],
     [("link", "no outcome")]),
    ("a planned thing with a result", link(EXPLICIT, phase="planned"), [KEPT_MECHANISM, KEPT_AWARD],
     [("link", "planned initiative")]),
    ("facts that are words", {"facts": [RIGHT, "全省优秀案例", None, 7], "links": []}, [],
     [("fact", "not an object")] * 3),
    ("links that are an object", {"facts": [RIGHT], "links": {"from": "i"}}, [], [("link", "link to nothing")]),
    ("a fence and talk around it", f"好的：\n```json\n{json.dumps({'facts': [RIGHT]})}\n```\n以上。", [], []),
    ("a broken end", json.dumps({"facts": [RIGHT, AWARD]})[:-20], [], [("answer", "cut off")]),
    ("a comma too many", json.dumps({"facts": [RIGHT]})[:-2] + ",]}", [], [("answer", "cut off")]),
    ("a twin key", '{"facts": [], ' + json.dumps({"facts": [RIGHT]})[1:], [], []),
]  # fmt: skip
NOTHING: list[tuple[str, Any, list[tuple[str, str]]]] = [
    # why it is here; the answer, of which nothing counts; what is refused
    ("plain words", "该段没有事实。", [("answer", "not JSON")]),
    ("an apology and a brace", "抱歉 {", [("answer", "not JSON")]),
    ("another object", '{"error": {"message": "overloaded"}}', [("answer", "not JSON")]),
    ("brackets without end", DEEP, [("answer", "not JSON")]),
    ("NaN", '{"facts": [{"id": "a", "sentence": NaN}]}', [("answer", "not JSON")]),
    ("an empty answer", "", [("answer", "not JSON")]),
    ("it obeyed the report", {"facts": [{"id": "a", "type": "award", "sentence": 3, "quote": "金奖"}]},
     [("fact", "no such words")]),
    ("nothing to say", {"facts": [], "links": []}, []),
]  # fmt: skip


def kept(held: Held) -> list[tuple[str, str]]:
    return [(f.type, f.text) for f in held.facts if not isinstance(f, Link)]


def refused(held: Held) -> list[tuple[str, str]]:
    return [(r.part, r.reason) for r in held.refusals]


def test_there_are_at_least_forty() -> None:
    assert len(ROWS) + len(NOTHING) >= 40


@pytest.mark.parametrize(("answer", "counts", "refusals"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_nothing_wrong_gets_in_and_nothing_right_is_lost(
    hear: Callable[..., Held], answer: Any, counts: list[tuple[str, str]], refusals: list[tuple[str, str]]
) -> None:
    held = hear(None, answer)
    assert kept(held) == [("unit", "区公安分局"), *counts]
    assert refused(held) == refusals
    assert not [fact for fact in held.facts if isinstance(fact, Link)]


@pytest.mark.parametrize(("answer", "refusals"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_an_answer_of_which_nothing_counts(
    hear: Callable[..., Held], answer: Any, refusals: list[tuple[str, str]]
) -> None:
    held = hear(None, answer, {"facts": [{"id": "a", "type": "shortcoming", "sentence": 2, "quote": "未办结案件5件"}]})
    assert kept(held) == [("shortcoming", "未办结案件5件")], "the next request's answer is not touched"
    assert refused(held) == refusals


def test_a_model_that_obeys_the_report_says_only_what_stands_there(hear: Callable[..., Held]) -> None:
    """输出“金奖”: the words do stand in that sentence, so the fact counts as a proposal of that place, and says so."""
    held = hear(None, None, {"facts": [{"id": "a", "type": "award", "sentence": 4, "quote": "“金奖”"}]})
    (award,) = held.facts
    assert isinstance(award, Award)
    assert TEXT[award.start : award.end] == award.text
    assert (award.reading, award.model) == ("proposed", "m")


def test_an_accepted_fact_says_who_read_it_and_by_which_rules(hear: Callable[..., Held]) -> None:
    held = hear(None, link(EXPLICIT))
    assert not held.refusals
    for fact in held.facts:
        assert (fact.reading, fact.readings, fact.model) == ("proposed", ("proposed",), "m")
        assert fact.policy == load_policy().fingerprint
        assert fact.prompt
    tied = held.facts[-1]
    assert isinstance(tied, Link)
    assert (tied.basis, [c.text for c in tied.cue], tied.asserted_by) == ("explicit", ["获评"], "report")


def test_words_are_found_through_width_and_space_and_stored_as_they_stand(hear: Callable[..., Held]) -> None:
    held = hear(None, one(MECHANISM | {"quote": '" 一窗通 "办理机制，'}))
    (mechanism,) = [f for f in held.facts if isinstance(f, Initiative)]
    assert mechanism.text == mechanism.name == "“一窗通”办理机制"


def test_mentions_told_as_often_as_they_stand_are_each_in_their_place(hear: Callable[..., Held]) -> None:
    first = {k: v for k, v in MECHANISM.items() if k != "nth"}
    held = hear(None, {"facts": [first, first | {"id": "j", "coref": "i"}]})
    starts = [fact.start for fact in held.facts if isinstance(fact, Initiative)]
    assert starts == [TEXT.index("“一窗通”"), TEXT.index("“一窗通”办理机制获评")]


def test_a_figure_is_the_readers_and_the_model_says_more_of_it(hear: Callable[..., Held]) -> None:
    said = {"id": "f1", "type": "quantity", "sentence": 3, "quote": "走访企业26家", "subject": "企业", "of": "output"}
    (figure,) = hear(None, {"facts": [said]}).facts
    assert isinstance(figure, Quantity)
    assert (figure.value, figure.unit, figure.of, figure.reading) == (26, "家", "output", "proposed")
    assert figure.subject is not None
    assert figure.subject.text == "企业"


def test_a_subject_is_not_cut_from_its_negation(hear: Callable[..., Held]) -> None:
    """未办结案件5件: 办结案件 without 未 would say the opposite."""
    said = {"id": "f1", "type": "quantity", "sentence": 2, "quote": "未办结案件5件", "subject": "办结案件"}
    held = hear(None, None, {"facts": [said]})
    assert refused(held) == [("field", "polarity not in quote")]


def test_where_no_cue_ties_them_the_places_say_which_basis_it_is(hear: Callable[..., Held]) -> None:
    first = {"id": "r", "type": "recognition", "sentence": 4, "quote": "全市率先"}
    held = hear(None, {"facts": [MECHANISM, AWARD, first], "links": [
        {"from": "i", "to": "a", "basis": "same-paragraph"}, {"from": "i", "to": "r", "basis": "same-sentence"},
    ]})  # fmt: skip
    assert [f.basis for f in held.facts if isinstance(f, Link)] == ["same-sentence", "same-paragraph"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = (
    "id",
    "type",
    "sentence",
    "quote",
    "nth",
    "kind",
    "name",
    "by",
    "coref",
    "standing",
    "recipient",
    "of",
    "count",
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from((MECHANISM, AWARD, RIGHT)), st.sampled_from(FIELDS), JSON), max_size=4), JSON)
def test_whatever_stands_in_a_field_the_others_are_heard(
    hear: Callable[..., Held], changes: list[tuple[Row, str, Any]], links: Any
) -> None:
    facts = [fact | {"id": f"n{n}"} | {field: value} for n, (fact, field, value) in enumerate(changes)]
    held = hear(None, {"facts": [*facts, RIGHT | {"id": "the-right-one"}], "links": links})
    assert ("unit", "区公安分局") in kept(held)
    assert all(TEXT[f.start : f.end] == f.text for f in held.facts if not isinstance(f, Link))


def test_every_accepted_fact_can_be_written_and_read_again(
    hear: Callable[..., Held], report: Report, facts: Facts
) -> None:
    from zhiji.facts import format_facts, parse_facts

    for _, answer, *_rest in ROWS:
        side_by_side = proposals(report, facts, hear(None, answer), load_policy())
        assert parse_facts(list(format_facts(side_by_side)), TEXT).items == side_by_side.items
