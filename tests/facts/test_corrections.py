"""The overlay: its format, and what comes of it when it is replayed over facts that were read anew."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiji.facts import (
    CorrectionsError,
    format_corrections,
    format_facts,
    parse_corrections,
    parse_facts,
    replay_corrections,
)
from zhiji.model import Facts, Initiative, Link, Quantity, Unit

TEXT = "青山市公安局推行“路灯”机制，使夜间警情下降13%，查处率、办结率均为100%。该机制由市局推广，该机制好。"
Row = dict[str, Any]


def place(words: str, nth: int = 0) -> Row:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def quantity(name: str, words: str, value: float, role: str, subject: str, **more: Any) -> Row:
    given = {"unit": "%", "bound": "exact", "of": "effect", "subject": place(subject)} | more
    return {"id": name, "type": "quantity", "value": value, "role": role} | given | place(words)


def initiative(name: str, spot: Row, **more: Any) -> Row:
    named = {"name": "“路灯”机制", "kind": "mechanism", "phase": "carried-out"}
    return {"id": name, "type": "initiative"} | named | spot | more


HEAD = {"type": "report", "title": None, "issuer": "u1", "year": 2020, "sha256": "", "chars": len(TEXT)}
HEAD["sha256"] = sha256(TEXT.encode()).hexdigest()
ROWS: list[Row] = [
    HEAD,
    {"id": "u1", "type": "unit", "name": "青山市公安局", "rule": "names"} | place("青山市公安局"),
    {"id": "u2", "type": "unit", "name": "青山市公安局", "coref": "u1"} | place("市局"),
    initiative("i1", place("“路灯”机制"), by=["u1"], reading="extracted"),
    initiative("i2", place("该机制"), coref="i1", by=["u2"]),
    initiative("i3", place("该机制", 1), coref="i1"),
    quantity("q1", "13%", 13, "change", "夜间警情", direction="down"),
    quantity("q2", "100%", 100, "level", "查处率"),
    quantity("q3", "100%", 100, "level", "办结率", compared_with="q2"),
    {"id": "l1", "type": "link", "from": "i1", "to": "q1", "basis": "explicit", "cue": [place("使")]},
    {"id": "l2", "type": "link", "from": "i1", "to": "q2", "basis": "same-sentence"},
    {"id": "l3", "type": "link", "from": "i1", "to": "q3", "basis": "same-sentence"},
]


def target(row: Row, *keys: str) -> Row:
    return {key: row[key] for key in ("type", "start", "end", "text", *keys)}


UNIT, LATER_UNIT, FIRST, SECOND, THIRD, CHANGE, SOLVED, CLOSED = ROWS[1:9]
RATE_LINK = {"type": "link", "from": target(FIRST), "to": target(CLOSED, "subject"), "basis": "same-sentence"}
CHANGE_LINK = {"type": "link", "from": target(FIRST), "to": target(CHANGE), "basis": "explicit"}


def facts_of(rows: list[Row]) -> Facts:
    return parse_facts([json.dumps(row, ensure_ascii=False) for row in rows], TEXT)


def lines(*rows: Row) -> list[str]:
    return [json.dumps(row, ensure_ascii=False) for row in rows]


def replayed(*rows: Row, facts: list[Row] = ROWS) -> tuple[Facts, list[str]]:
    corrected, unplaced = replay_corrections(facts_of(facts), parse_corrections(lines(*rows)), TEXT)
    assert parse_facts(format_facts(corrected), TEXT) == corrected  # what comes out can be written and read
    return corrected, [str(remark) for remark in unplaced]


def row_of(facts: Facts, name: str) -> Row:
    found = [json.loads(line) for line in format_facts(facts)]
    return next(row for row in found if row.get("id") == name)


def test_no_correction_changes_nothing() -> None:
    assert replayed() == (facts_of(ROWS), [])


def test_an_accepted_fact_is_curated_and_otherwise_the_same() -> None:
    facts, unplaced = replayed({"do": "accept", "target": target(FIRST), "who": "李", "why": "对"})
    assert unplaced == []
    assert row_of(facts, "i1") == FIRST | {"reading": "curated"}
    assert [f.reading for f in facts.items if f.id != "i1"] == [None] * 10


CHANGES = [
    # a field with a new value
    (target(CHANGE), {"value": 31}, {"value": 31}),
    # several at once, one of them cleared
    (target(CHANGE), {"direction": None, "role": "level"}, {"role": "level"}),
    # a quantity told from another on its span by its subject
    (target(CLOSED, "subject"), {"scope": "全市"}, {"scope": "全市"}),
    # or by all that the review page gives
    (target(CLOSED, "value", "unit", "subject"), {"bound": "approx"}, {"bound": "approx"}),
    # another span for the words
    (target(FIRST), place("“路灯”"), place("“路灯”")),
    # another subject
    (target(CHANGE), {"subject": place("警情")}, {"subject": place("警情")}),
    # another fact named by its words, not by an id
    (target(FIRST), {"by": [target(LATER_UNIT)]}, {"by": ["u2"]}),
    (target(CHANGE), {"compared_with": target(SOLVED, "subject")}, {"compared_with": "q2"}),
    # a link by the words at its ends
    (RATE_LINK, {"basis": "same-paragraph"}, {"basis": "same-paragraph"}),
    (RATE_LINK, {"basis": "explicit", "cue": [place("使")]}, {"basis": "explicit", "cue": [place("使")]}),
]


@pytest.mark.parametrize(("meant", "new", "expected"), CHANGES)
def test_a_changed_fact_has_its_new_fields(meant: Row, new: Row, expected: Row) -> None:
    facts, unplaced = replayed({"do": "change", "target": meant, "set": new})
    assert unplaced == []
    before = {row["id"]: row for row in ROWS[1:]}
    (name,) = [name for name, row in before.items() if row_of(facts, name) != row]
    cleared = {key for key, value in new.items() if value is None}
    kept = {key: value for key, value in before[name].items() if key not in cleared}
    assert row_of(facts, name) == kept | expected | {"reading": "curated"}


def test_a_rejected_fact_takes_its_links_with_it_and_says_so() -> None:
    facts, unplaced = replayed({"do": "reject", "target": target(CHANGE)})
    assert [fact.id for fact in facts.items] == ["u1", "u2", "i1", "i2", "i3", "q2", "q3", "l2", "l3"]
    assert unplaced == [
        "line 1 of the corrections: the explicit link initiative '“路灯”机制' → quantity '13%' "
        "went with the rejected quantity '13%'"
    ]


def test_a_rejected_link_leaves_its_ends() -> None:
    facts, unplaced = replayed({"do": "reject", "target": RATE_LINK})
    assert unplaced == []
    assert [link.id for link in facts.of(Link)] == ["l1", "l2"]
    assert len(facts.of(Quantity)) == 3


def test_where_a_first_mention_is_rejected_the_next_one_is_first() -> None:
    facts, unplaced = replayed({"do": "reject", "target": target(FIRST)})
    assert [(i.id, i.coref) for i in facts.of(Initiative)] == [("i2", None), ("i3", "i2")]
    assert len(unplaced) == 3


def test_where_a_fact_is_rejected_nothing_names_it_any_more() -> None:
    facts, _ = replayed({"do": "reject", "target": target(SOLVED, "subject")})
    assert row_of(facts, "q3") == {key: value for key, value in CLOSED.items() if key != "compared_with"}


def test_a_rejected_issuer_is_the_next_mention_of_it() -> None:
    facts, unplaced = replayed({"do": "reject", "target": target(UNIT)})
    assert (facts.head.issuer, unplaced) == ("u2", [])
    assert [unit.coref for unit in facts.of(Unit)] == [None]
    initiatives = facts.of(Initiative)
    assert [i.by for i in initiatives] == [("u2",), ("u2",), ()]


ADDED = {"type": "initiative", "name": "查处", "kind": "campaign", "phase": "carried-out"} | place("查处")
ADDED_LINK = {"type": "link", "from": target(ADDED), "to": target(CHANGE), "basis": "same-sentence"}


def test_an_added_fact_and_a_link_from_it() -> None:
    facts, unplaced = replayed({"do": "add", "fact": ADDED | {"by": [target(UNIT)]}}, {"do": "add", "fact": ADDED_LINK})
    assert unplaced == []
    start, end = ADDED["start"], ADDED["end"]
    name = f"added-initiative-{start}-{end}"
    assert row_of(facts, name) == {"id": name, "reading": "curated", "by": ["u1"]} | ADDED
    link = facts.of(Link)[-1]
    assert (link.id, link.initiative, link.outcome) == (f"added-link-{name}-q1", name, "q1")


def test_an_added_fact_that_is_read_by_now_stands_once() -> None:
    facts, unplaced = replayed(
        {"do": "add", "fact": {k: v for k, v in FIRST.items() if k not in ("id", "by", "reading")}}
    )
    assert unplaced == []
    assert len(facts.items) == len(ROWS) - 1
    # and is what the person wrote, no more
    assert row_of(facts, "i1") == {key: value for key, value in FIRST.items() if key != "by"} | {"reading": "curated"}


def test_a_second_number_on_one_span_is_a_fact_of_its_own() -> None:
    third = {k: v for k, v in CLOSED.items() if k not in ("id", "compared_with")} | {"subject": place("夜间警情")}
    facts, unplaced = replayed({"do": "add", "fact": third})
    assert unplaced == []
    assert [q.id for q in facts.of(Quantity)] == ["q1", "q2", "q3", f"added-quantity-{third['start']}-{third['end']}"]


def test_corrections_build_on_one_another() -> None:
    facts, unplaced = replayed(
        {"do": "change", "target": target(FIRST), "set": place("“路灯”")},
        {"do": "accept", "target": {"type": "initiative"} | place("“路灯”")},
        {"do": "reject", "target": {"type": "initiative"} | place("“路灯”")},
    )
    assert "i1" not in facts.by_id
    assert len(unplaced) == 3  # its three links


UNPLACED = [
    # the text has changed
    (
        {"do": "accept", "target": target(FIRST) | {"text": "“路牌”机制"}},
        "'“路牌”机制' does not stand at 8-14 of the text",
    ),
    ({"do": "accept", "target": target(FIRST) | {"end": 10**6}}, "does not stand at 8-1000000 of the text any more"),
    # nothing was read there
    (
        {"do": "reject", "target": {"type": "unit"} | place("机制")},
        "no unit '机制' (12-14) among the facts; it was not read",
    ),
    (
        {"do": "reject", "target": target(CHANGE) | {"value": 14}},
        "no quantity '13%' (22-25, value 14) among the facts",
    ),
    ({"do": "reject", "target": CHANGE_LINK | {"basis": "same-sentence"}}, "with basis same-sentence among the facts"),
    # two stand there
    ({"do": "reject", "target": target(CLOSED)}, "is one of 2; tell them apart by value, unit or subject"),
    ({"do": "reject", "target": target(CLOSED, "value", "unit")}, "value 100) is one of 2; tell them apart"),
    # what comes out would be no fact
    ({"do": "change", "target": target(FIRST), "set": {"end": 11}}, "'“路灯”机制' does not stand at 8-11 of the text"),
    ({"do": "change", "target": target(FIRST), "set": {"name": None}}, "no field 'name'; it is required"),
    ({"do": "change", "target": target(CHANGE), "set": {"value": -13}}, "value -13 is below 0"),
    (
        {"do": "change", "target": RATE_LINK, "set": {"basis": "explicit"}},
        "a cue goes with basis explicit and nowhere else",
    ),
    ({"do": "change", "target": target(FIRST), "set": {"coref": target(SECOND)}}, "coref runs in a circle"),
    ({"do": "change", "target": target(FIRST), "set": {"coref": target(UNIT)}}, "coref names a unit; name the first"),
    ({"do": "change", "target": target(FIRST), "set": {"by": [target(FIRST)]}}, "by 'i1' is no unit of this file"),
    ({"do": "add", "fact": ADDED_LINK}, "no initiative '查处' ("),
    ({"do": "add", "fact": ADDED | {"text": "查办"}}, "'查办' does not stand at"),
]


@pytest.mark.parametrize(("row", "reason"), UNPLACED, ids=[reason[:40] for _, reason in UNPLACED])
def test_what_has_no_place_is_told_and_changes_nothing(row: Row, reason: str) -> None:
    facts, unplaced = replayed(row)
    assert facts == facts_of(ROWS)
    (told,) = unplaced
    assert told.startswith("line 1 of the corrections: ")
    assert reason in told


def test_an_issuer_that_is_mentioned_once_is_not_rejected() -> None:
    rows = [row for row in ROWS if row.get("id") not in ("u2", "i2")]
    facts, unplaced = replayed({"do": "reject", "target": target(UNIT)}, facts=rows)
    assert facts == facts_of(rows)
    assert "is the report's issuer; change it instead" in unplaced[0]


def test_a_line_without_a_place_does_not_stop_the_next() -> None:
    gone = {"do": "reject", "target": {"type": "unit"} | place("机制")}
    written = [*lines(gone), "", *lines({"do": "accept", "target": target(FIRST)})]
    corrections = parse_corrections(written)
    facts, unplaced = replay_corrections(facts_of(ROWS), corrections, TEXT)
    assert [(remark.line, remark.applied) for remark in unplaced] == [(1, False)]
    assert facts.by_id["i1"].reading == "curated"
    assert list(format_corrections(corrections)) == [line for line in written if line]  # and is never lost


def test_the_same_corrections_give_the_same_facts() -> None:
    rows = [{"do": "add", "fact": ADDED}, {"do": "reject", "target": target(SECOND)}]
    once = list(format_facts(replayed(*rows)[0]))
    assert once == list(format_facts(replayed(*rows)[0]))
    # replayed over what they gave, they find their work done
    again, unplaced = replay_corrections(replayed(*rows)[0], parse_corrections(lines(rows[0])), TEXT)
    assert (list(format_facts(again)), unplaced) == (once, [])


def test_numbers_come_back_as_they_were_written() -> None:
    row = {"do": "change", "target": target(CHANGE, "value"), "set": {"value": 13.25}}
    assert [json.loads(line) for line in format_corrections(parse_corrections(lines(row)))] == [row]


REFUSED = [
    ("{", "mini:1: not JSON"),
    ("[]", "mini:1: list instead of an object"),
    ({"target": target(FIRST)}, "mini:1: do is None; use one of accept, reject, change, add"),
    ({"do": "forget", "target": target(FIRST)}, "mini:1: do is 'forget'; use one of accept, reject, change, add"),
    ({"do": ["accept"]}, "mini:1: do is ['accept']; use one of"),
    ({"do": "accept"}, "mini:1: no 'target'; give target"),
    ({"do": "change", "target": target(FIRST)}, "mini:1: no 'set'; give target, set"),
    ({"do": "add"}, "mini:1: no 'fact'; give fact"),
    (
        {"do": "accept", "target": target(FIRST), "set": {"name": "x"}},
        "mini:1: unknown 'set'; known here: target, who, why",
    ),
    ({"do": "accept", "target": target(FIRST), "mood": 1}, "mini:1: unknown 'mood'; known here"),
    ({"do": "accept", "target": target(FIRST), "why": 3}, "mini:1: why is no text"),
    ({"do": "accept", "target": "i1"}, "mini:1: target: 'i1' names no fact; give its type, start, end and text"),
    ({"do": "accept", "target": {"type": "hope"}}, "mini:1: target: unknown type 'hope'; use one of unit"),
    ({"do": "accept", "target": {"type": "unit", "start": 0}}, "mini:1: target: no 'end'; give start, end, text"),
    ({"do": "accept", "target": target(UNIT) | {"value": 1}}, "mini:1: target: unknown 'value'; known here"),
    ({"do": "accept", "target": target(UNIT) | {"start": "0"}}, "mini:1: target: field 'start': '0' is no int"),
    (
        {"do": "accept", "target": {"type": "link", "from": target(FIRST)}},
        "mini:1: target: no 'to'; give from, to, basis",
    ),
    (
        {"do": "accept", "target": RATE_LINK | {"basis": "near"}},
        "mini:1: target: field 'basis': 'near' is none of explicit",
    ),
    ({"do": "accept", "target": RATE_LINK | {"to": 3}}, "mini:1: target: to: 3 names no fact"),
    ({"do": "change", "target": target(FIRST), "set": {}}, "mini:1: set: no fields; name those that change"),
    ({"do": "change", "target": target(FIRST), "set": [1]}, "mini:1: set: no fields; name those that change"),
    ({"do": "change", "target": target(FIRST), "set": {"id": "x"}}, "mini:1: set: id is not set by a correction"),
    ({"do": "change", "target": target(FIRST), "set": {"reading": "curated"}}, "mini:1: set: reading is not set by"),
    ({"do": "change", "target": target(FIRST), "set": {"colour": 1}}, "mini:1: set: unknown field 'colour'"),
    (
        {"do": "change", "target": target(FIRST), "set": {"recipient": []}},
        "set: unknown field 'recipient' of initiative",
    ),
    (
        {"do": "change", "target": target(FIRST), "set": {"kind": "hope"}},
        "mini:1: set: field 'kind': 'hope' is none of",
    ),
    ({"do": "change", "target": target(FIRST), "set": {"by": ["u1"]}}, "mini:1: set: by: 'u1' names no fact"),
    ({"do": "change", "target": RATE_LINK, "set": {"initiative": "i2"}}, "set: initiative is not set by a correction"),
    ({"do": "add", "fact": {"type": "hope"}}, "mini:1: fact: no fact of a known type; use one of unit"),
    ({"do": "add", "fact": "x"}, "mini:1: fact: no fact of a known type"),
    ({"do": "add", "fact": ADDED | {"id": "mine"}}, "mini:1: fact: id is not set by a correction"),
    ({"do": "add", "fact": ADDED | {"name": None}}, "mini:1: fact: no field 'name'; it is required"),
    ({"do": "add", "fact": ADDED_LINK | {"from": None}}, "mini:1: fact: no field 'from'; it is required"),
    ({"do": "add", "fact": ADDED | {"kind": 5}}, "mini:1: fact: field 'kind': 5 is none of"),
]


@pytest.mark.parametrize(("row", "message"), REFUSED, ids=[message[:50] for _, message in REFUSED])
def test_what_breaks_the_overlays_format_is_refused(row: Row | str, message: str) -> None:
    line = row if isinstance(row, str) else lines(row)[0]
    with pytest.raises(CorrectionsError) as refusal:
        parse_corrections([line], "mini")
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


MOVES: list[Row] = [
    *({"do": do, "target": target(row)} for do in ("accept", "reject") for row in ROWS[1:7]),
    *({"do": "reject", "target": target(row, "subject")} for row in (SOLVED, CLOSED)),
    *({"do": "reject", "target": link} for link in (RATE_LINK, CHANGE_LINK)),
    *({"do": "change", "target": meant, "set": new} for meant, new, _ in CHANGES),
    *({"do": "add", "fact": fact} for fact in (ADDED, ADDED | {"by": [target(UNIT)]}, ADDED_LINK)),
    *(
        {"do": "change", "target": target(row), "set": {"coref": target(other)}}
        for row, other in ((FIRST, THIRD), (THIRD, SECOND))
    ),
]


@given(st.lists(st.sampled_from(MOVES), max_size=8))
def test_whatever_is_corrected_a_whole_file_of_facts_comes_out(rows: list[Row]) -> None:
    once, twice = replayed(*rows), replayed(*rows)  # which reads what it wrote
    assert once == twice
