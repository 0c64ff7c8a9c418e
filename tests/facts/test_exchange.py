"""The exchange format: what is read is what was written, and whatever breaks the format is refused in one line."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from zhiji.facts import FactsError, format_facts, parse_facts
from zhiji.model import Award, Facts, Initiative, Link, Person, Quantity, Span, Standing, Unit, ZhijiError

TEXT = "青山市公安局推行“路灯”机制，使夜间警情下降13.5%，获评全省唯一示范。局长李明说办案均2起以上。"
#       0     6   8     14   16    20    24       31   34     39
ROOT = Path(__file__).parents[2]
Row = dict[str, Any]


def place(words: str) -> Row:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


HEAD: Row = {
    "type": "report",
    "title": "青山市公安局报告",
    "issuer": "u",
    "year": 2020,
    "sha256": sha256(TEXT.encode()).hexdigest(),
    "chars": len(TEXT),
}
UNIT: Row = {"id": "u", "type": "unit", "name": "青山市公安局"} | place("青山市公安局")
INITIATIVE: Row = {
    "id": "i",
    "type": "initiative",
    "name": "“路灯”机制",
    "kind": "mechanism",
    "phase": "carried-out",
    "by": ["u"],
} | place("“路灯”机制")
QUANTITY: Row = {
    "id": "q",
    "type": "quantity",
    "value": 13.5,
    "unit": "%",
    "bound": "exact",
    "role": "change",
    "direction": "down",
    "of": "effect",
    "subject": place("夜间警情"),
} | place("13.5%")
AWARD: Row = {
    "id": "a",
    "type": "award",
    "recipient": ["i"],
    "standing": [{"kind": "sole", "text": "全省唯一", "scope": "全省"}],
} | place("全省唯一示范")
PERSON: Row = {"id": "p", "type": "person", "posts": ["局长"], "of_unit": "u"} | place("李明")
LINK: Row = {"id": "l", "type": "link", "from": "i", "to": "q", "basis": "explicit", "cue": [place("使")]}
ALL = [HEAD, UNIT, INITIATIVE, QUANTITY, AWARD, PERSON, LINK]


def written(*rows: Row | str) -> list[str]:
    return [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]


def parsed(*rows: Row | str) -> Facts:
    return parse_facts(written(*rows), TEXT, "mini")


def test_facts_are_typed_values() -> None:
    facts = parsed(*ALL)
    assert facts.head.issuer == "u"
    assert facts.by_id["u"] == Unit(id="u", start=0, end=6, text="青山市公安局", name="青山市公安局")
    initiative, quantity, award, link = (facts.by_id[key] for key in "iqal")
    assert isinstance(initiative, Initiative)
    assert initiative.by == ("u",)
    assert isinstance(quantity, Quantity)
    assert quantity.value == Decimal("13.5")  # never through a binary float
    assert quantity.subject == Span(**place("夜间警情"))
    assert isinstance(award, Award)
    assert award.standing == (Standing("sole", "全省唯一", scope="全省"),)
    assert isinstance(link, Link)
    assert (link.initiative, link.outcome, link.cue) == ("i", "q", (Span(**place("使")),))
    assert [fact.id for fact in facts.of(Person)] == ["p"]


def test_what_is_written_is_what_was_read() -> None:
    facts = parsed(*ALL)
    lines = list(format_facts(facts))
    assert parse_facts(lines, TEXT) == facts
    assert [json.loads(line) for line in lines] == ALL
    assert list(format_facts(parse_facts(lines, TEXT))) == lines


def test_the_shipped_facts_come_back() -> None:
    source = ROOT / "graphs" / "sources" / "jinhua-psb-2020.txt"
    facts = parse_facts(source.with_suffix(".facts.jsonl").read_text("utf-8").split("\n"), source.read_text("utf-8"))
    assert len(facts.items) > 400
    assert parse_facts(format_facts(facts), source.read_text("utf-8")) == facts


UNSAID = [
    # a null is as good as nothing
    (UNIT | {"coref": None, "en": None}, UNIT),
    # a field at its default is not written
    (UNIT | {"group": False, "resolved": True, "optional": False}, UNIT),
    # an empty list neither
    (INITIATIVE | {"led_by": []}, INITIATIVE),
    # whole numbers are written whole
    (QUANTITY | {"value": 13.0}, QUANTITY | {"value": 13}),
]


@pytest.mark.parametrize(("given", "expected"), UNSAID)
def test_what_is_unsaid_is_not_written(given: Row, expected: Row) -> None:
    rest = [row for row in ALL if row["id" if "id" in row else "type"] != given["id"]]
    line = next(line for line in format_facts(parsed(*rest, given)) if json.loads(line).get("id") == given["id"])
    assert json.loads(line) == expected


def test_a_head_keeps_its_nulls_and_blank_lines_do_not_count() -> None:
    bare = HEAD | {"title": None, "issuer": None, "year": None}
    facts = parse_facts(["", *written(bare), "  ", ""], TEXT)
    assert facts.items == ()
    assert json.loads(next(format_facts(facts))) == bare


REFUSED = [
    # the file
    ([], "mini: no first line of type report; a facts file begins with its report"),
    ([UNIT], "mini:1: the first line is not of type report; put the report's line first"),
    (["{"], "mini:1: not JSON"),
    (["[1]"], "mini:1: list instead of an object; write one object a line"),
    (["[" * 100_000], "mini:1: "),
    # the report
    ([HEAD | {"chars": 3}], f"mini:1: chars is 3, the text has {len(TEXT)}; these facts belong to another text"),
    ([HEAD | {"mood": "good"}], "mini:1: unknown field 'mood'; known here: title, issuer, year, sha256, chars"),
    ([HEAD | {"year": "2020"}], "mini:1: field 'year': '2020' is no int"),
    ([HEAD | {"year": True}], "mini:1: field 'year': True is no int"),
    ([HEAD | {"sha256": None}], "mini:1: no field 'sha256'; it is required"),
    ([HEAD | {"reading": "guessed"}], "mini:1: field 'reading': 'guessed' is none of curated, extracted"),
    ([HEAD], "mini:1: issuer 'u' is no unit here; name the id of a unit line"),
    ([HEAD | {"issuer": "i"}, UNIT, INITIATIVE], "mini:1: issuer 'i' is no unit here; name the id of a unit line"),
    # the types and fields of facts
    ([HEAD, UNIT, UNIT | {"id": "x", "type": "feeling"}], "mini:3: unknown type; use one of unit, person, initiative"),
    ([HEAD, UNIT | {"type": None}], "mini:2: unknown type; use one of unit"),
    ([HEAD, UNIT | {"colour": "blue"}], "mini:2: unknown field 'colour'; known here: id, start, end, text"),
    ([HEAD, UNIT, INITIATIVE, QUANTITY, {"initiative": "i"} | LINK], "unknown field 'initiative'; in the file it is"),
    ([HEAD, UNIT | {"name": None}], "mini:2: no field 'name'; it is required"),
    ([HEAD, UNIT, LINK | {"from": None}], "mini:3: no field 'from'; it is required"),
    ([HEAD, UNIT, UNIT], "mini:3: id 'u' stands twice; give each fact its own"),
    ([HEAD, UNIT | {"group": 1}], "mini:2: field 'group': 1 is no bool"),
    ([HEAD, UNIT | {"start": "0"}], "mini:2: field 'start': '0' is no int"),
    ([HEAD, UNIT, INITIATIVE | {"kind": "hope"}], "mini:3: field 'kind': 'hope' is none of mechanism, campaign"),
    ([HEAD, UNIT, INITIATIVE | {"by": "u"}], "mini:3: field 'by': 'u' is no list"),
    ([HEAD, UNIT, QUANTITY | {"value": "13"}], "mini:3: field 'value': '13' is no int or Decimal"),
    ([HEAD, UNIT, QUANTITY | {"value": -1}], "mini:3: value -1 is below 0; the direction carries the sign"),
    ([HEAD, UNIT, QUANTITY | {"subject": {"start": 1, "end": 2}}], "mini:3: field 'subject': span: no field 'text'"),
    (
        [HEAD, UNIT, INITIATIVE, AWARD | {"standing": [{"kind": "best", "text": "好"}]}],
        "mini:4: field 'standing': standing: field 'kind': 'best' is none of sole",
    ),
    # spans
    ([HEAD, UNIT | {"text": "青山"}], "mini:2: '青山' does not stand at 0-6 of the text; correct the offsets"),
    ([HEAD, UNIT | {"start": -6, "end": 0}], "mini:2: '青山市公安局' does not stand at -6-0 of the text"),
    ([HEAD, UNIT | {"end": 10**6}], "mini:2: '青山市公安局' does not stand at 0-1000000 of the text"),
    ([HEAD, UNIT | {"end": 0, "text": ""}], "mini:2: '' does not stand at 0-0 of the text"),
    (
        [HEAD, UNIT, QUANTITY | {"subject": {"start": 1, "end": 3, "text": "夜间"}}],
        "mini:3: '夜间' does not stand at 1-3 of the text",
    ),
    (
        [HEAD, UNIT, INITIATIVE, QUANTITY, LINK | {"cue": [{"start": 0, "end": 1, "text": "使"}]}],
        "mini:5: '使' does not stand at 0-1 of the text",
    ),
    # links and references
    ([HEAD, UNIT, LINK | {"cue": []}], "mini:3: a cue goes with basis explicit and nowhere else"),
    ([HEAD, UNIT, LINK | {"basis": "same-sentence"}], "mini:3: a cue goes with basis explicit and nowhere else"),
    ([HEAD, UNIT, INITIATIVE | {"by": ["x"]}], "mini:3: by 'x' is no unit of this file"),
    ([HEAD, UNIT, INITIATIVE | {"part_of": "i"}], "mini:3: part_of 'i' is no initiative or unit of this file"),
    (
        [HEAD, UNIT, INITIATIVE, LINK | {"to": "u"}],
        "mini:4: to 'u' is no award or recognition or quantity of this file",
    ),
    ([HEAD, UNIT, LINK | {"to": "u"}], "mini:3: from 'i' is no initiative of this file"),
    ([HEAD, UNIT, QUANTITY | {"compared_with": "u"}], "mini:3: compared_with 'u' is no quantity of this file"),
]


@pytest.mark.parametrize(("rows", "message"), REFUSED, ids=[message[:50] for _, message in REFUSED])
def test_what_breaks_the_format_is_refused(rows: list[Row | str], message: str) -> None:
    with pytest.raises(FactsError) as refusal:
        parsed(*rows)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert isinstance(refusal.value, ZhijiError)


def test_a_number_that_is_none_is_refused() -> None:
    line = written(QUANTITY)[0].replace("13.5,", "NaN,", 1)
    assert "NaN" in line
    with pytest.raises(FactsError, match="field 'value': nan is no int or Decimal"):
        parsed(HEAD, UNIT, line)


def test_facts_may_name_facts_that_come_later() -> None:
    assert parsed(HEAD, LINK, AWARD, PERSON, QUANTITY, INITIATIVE, UNIT) is not None
