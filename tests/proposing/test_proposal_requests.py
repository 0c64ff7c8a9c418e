"""A report becomes requests: what is asked, what is told with it, and what stays the same."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from zhiji.extraction import extract
from zhiji.model import Facts, Report, ZhijiError
from zhiji.proposing import Answer, Request, format_batch, load_instructions, make_requests, parse_batch
from zhiji.proposing.instructions import load_schema
from zhiji.proposing.policy import load_policy
from zhiji.proposing.requests import AGAIN, LONGEST
from zhiji.reading import read_text


def told(text: str) -> list[Request]:
    report = read_text(text)
    return make_requests(report, extract(report), "read", name="r")


def test_a_point_is_a_request_with_its_heading_and_what_the_reader_found(requests: list[Request]) -> None:
    assert len(requests) == 4, "title, two points, one plan: the lone headings are asked with what stands below them"
    assert requests[1].user.splitlines() == [
        "Report: 青禾区司法局2023年法治政府建设年度报告 · issuer: 青禾区司法局 · year: 2023",
        "Under: (no heading)",
        "Units the reader found:",
        "u1: sentence 3 “区司法局” = 青禾区司法局",
        "u2: sentence 3 “区公安分局” = 青禾区公安分局",
        "Figures the reader found:",
        "f1: sentence 3 “26家” · 走访企业 · level · activity",
        "f2: sentence 3 “17%” · 投诉 · change · down · effect",
        "Sentences:",
        "1| 一、主要工作",
        "2| （一）优化服务。",
        "3| 区司法局会同区公安分局推行“一窗通”办理机制，局长赵虚构带队走访企业26家，投诉同比下降17%，"
        "“一窗通”办理机制获评全省优秀案例。",
        "4| 全市率先开展护企专项行动。",
        "5| 未获评全国示范区。",
    ]
    assert "Under: 主要工作" in requests[2].user


def test_a_changed_paragraph_asks_only_its_own_point_again(report: Report) -> None:
    changed = read_text(report.text.replace("走访企业26家", "走访企业36家，组建法律服务团"))
    before = make_requests(report, extract(report), load_instructions(), name="qinghe")
    after = make_requests(changed, extract(changed), load_instructions(), name="qinghe")
    assert [new.digest == old.digest for new, old in zip(after, before, strict=True)] == [True, False, True, True]


def test_other_instructions_are_another_question(report: Report, facts: Facts, requests: list[Request]) -> None:
    other = make_requests(report, facts, "read it all", name="qinghe")
    assert not {r.digest for r in other} & {r.digest for r in requests}


def test_a_long_point_is_asked_in_parts_that_overlap() -> None:
    sentences = "".join(f"第{n}项工作按照要求有序推进并且取得了比较明显的进展。" for n in range(120))
    requests = told(f"甲局2023年工作报告\n一、工作\n{sentences}\n")
    parts = [r for r in requests if "项工作" in r.user]
    assert len(parts) > 2
    assert all(r.sentences[-1].end - r.sentences[0].start <= LONGEST for r in parts)
    for one, other in pairwise(parts):
        assert one.sentences[-AGAIN:] == other.sentences[:AGAIN]


def test_what_says_nothing_is_not_asked() -> None:
    assert [
        r.user for r in told("甲局2023年工作报告\n各位代表：\n一、工作\n开展普法宣传活动3次。\n") if "各位" in r.user
    ] == []


def test_people_are_masked_and_every_offset_stays(report: Report, facts: Facts) -> None:
    requests = make_requests(report, facts, "read", name="qinghe", mask_people=True)
    assert not any("赵虚构" in r.user for r in requests)
    assert "局长＊＊＊带队" in requests[1].user
    assert all(len(r.text) == len(report.text) for r in requests)


def test_the_batch_form(requests: list[Request]) -> None:
    rows = [json.loads(line) for line in format_batch(requests, "some-model")]
    assert [row["custom_id"] for row in rows] == [r.custom_id for r in requests]
    assert {(row["method"], row["url"]) for row in rows} == {("POST", "/v1/chat/completions")}
    body = rows[1]["body"]
    assert set(body) == {"model", "messages", "temperature", "response_format"}
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    bare = json.loads(next(format_batch(requests, schema=False)))["body"]
    assert set(bare) == {"messages", "temperature"}


ANSWERED = {"choices": [{"message": {"content": "{}"}}], "model": "m", "usage": {"total_tokens": 7}}
LINES = [
    # a line of an answers file, what it is read as
    ({"custom_id": "a", "response": {"body": ANSWERED}}, Answer("a", "m", "{}", 7)),
    ({"custom_id": "a", "response": {"body": ANSWERED | {"model": None, "usage": None}}}, Answer("a", "told", "{}", 0)),
    ({"custom_id": "a", "response": None, "error": {"message": "expired"}}, "a"),  # a service that gave up
    ({"custom_id": "a", "response": {"status_code": 429, "body": {"error": "slow down"}}}, "a"),
    ({"custom_id": "a", "response": {"body": {"choices": []}}}, "a"),
    ({"custom_id": "a", "response": {"body": {"choices": [{"message": {"content": None}}]}}}, "a"),  # it refused
    ({"custom_id": "a", "response": {"body": ANSWERED | {"usage": {"total_tokens": -5}}}}, Answer("a", "m", "{}", 0)),
]


@pytest.mark.parametrize(("row", "read"), LINES)
def test_answers_of_a_batch(row: object, read: Answer | str) -> None:
    assert list(parse_batch([json.dumps(row), ""], model="told")) == [read]


@pytest.mark.parametrize("line", ["{", "[1]", '{"response": {}}', '{"custom_id": 5}', "[" * 100_000])
def test_a_line_that_is_no_line_of_a_batch(line: str) -> None:
    with pytest.raises(ZhijiError, match=r"answers\.jsonl:1: "):
        list(parse_batch([line], "answers.jsonl"))


def test_the_schema_knows_the_types_that_count() -> None:
    types = load_schema()["properties"]["facts"]["items"]["properties"]["type"]["enum"]
    assert set(load_policy().longest) <= set(types)


def test_the_instructions_examples_are_json() -> None:
    blocks = load_instructions().split("Answer:\n\n")[1:]
    assert len(blocks) == 2
    for block in blocks:
        answer = json.JSONDecoder().raw_decode(block.strip())[0]
        assert answer["facts"]
        assert answer["links"]
