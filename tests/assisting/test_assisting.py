"""Every tool answers the SDK's own client, each row with words that stand at their place; whatever it is asked."""

from __future__ import annotations

import asyncio
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from tests.assisting.conftest import Ask, Reply, call_all, command
from tests.serving.conftest import serving

from zhiji import api
from zhiji.assisting.server import make_server
from zhiji.assisting.tools import Tools
from zhiji.presenting.columns import OWN

NAME = "一警情三推送"
EVERY: list[tuple[str, dict[str, Any], int]] = [
    # a tool, what it is asked, and the rows that it gives at the least
    ("list_reports", {}, 3),
    ("list_reports", {"words": "金华 2020"}, 1),
    ("find_links", {"initiative": NAME, "basis": "explicit"}, 2),
    ("find_links", {"report": "金华 2020", "level": "effect", "weak": True}, 3),
    ("find_paths", {"start": NAME, "goal": "公安部"}, 2),
    ("ask", {"question": "posts"}, 2),
    ("ask", {"question": "5"}, 1),
    ("ask", {"question": "indicator", "words": {"name": "交通事故亡人数"}}, 1),
    ("evidence", {"thing": NAME}, 3),
    ("series", {"indicator": "交通事故亡人数"}, 4),
    ("ledger", {"issuer": "甲"}, 1),
    ("check_report", {"report": "金华"}, 1),
    ("check_report", {"held": True}, 2),
    ("verify_quote", {"quote": "该机制获评2020全国政法智能化建设10大创新案例"}, 1),
    ("verify_quote", {"quote": "该机制获评2019全国政法智能化建设10大创新案例"}, 1),
    ("verify_memo", {"memo": "2020年，纠纷化解率从95.2%上升至98.6%。"}, 1),
    ("sparql", {"query": "SELECT ?f ?v { ?f a zj:Change ; zj:value ?v }"}, 3),
]


CUT: list[tuple[str, dict[str, Any]]] = [
    ("find_links", {"weak": True, "limit": 200}),
    ("find_links", {"weak": True, "limit": 3}),
    ("find_links", {"weak": True, "limit": 200, "offset": 3}),
    ("find_links", {"weak": True, "offset": 5000}),
    ("read_place", {"report": "金华", "begin": 0, "end": 6000}),
    ("find_paths", {"start": NAME, "goal": "金华市公安局", "most": 1}),
    ("sparql", {"query": "SELECT * { ?s ?p ?o }", "limit": 2}),
]
VERDICTS = {13: ("supported", []), 14: ("differs", ["numbers"]), 15: ("supported", [])}
"""What verifying says, by the place of the call among ``EVERY``."""
HOSTILE: list[tuple[str, dict[str, Any], str]] = [
    # a tool, what it is asked, and what its one line says
    ("no_such_tool", {}, "no tool called"),
    ("find_links", {"nope": 1}, "no argument 'nope'"),
    ("find_links", {"initiative": "没有这个举措"}, "no initiative named"),
    ("find_links", {"initiative": "执法"}, "type more of the one you mean"),
    ("find_links", {"initiative": "长" * 100_000}, "at most 300 characters"),
    ("find_links", {"initiative": ["一"]}, "valid string"),
    ("find_links", {"initiative": None}, "valid string"),
    ("find_links", {"basis": "caused"}, "'explicit', 'same-sentence' or 'same-paragraph'"),
    ("find_links", {"limit": 0}, "greater than or equal to 1"),
    ("find_links", {"limit": 10**30}, "less than or equal to 200"),
    ("find_links", {"limit": "many"}, "valid integer"),
    ("find_links", {"offset": -1}, "greater than or equal to 0"),
    ("find_links", {"report": "../../etc/passwd"}, "names no report"),
    ("find_paths", {}, "start: Field required"),
    ("find_paths", {"start": NAME, "goal": NAME}, "are the same"),
    ("find_paths", {"start": NAME, "goal": "公安部", "most": 11}, "less than or equal to 10"),
    ("ask", {"question": "../../secret"}, "no question called"),
    ("ask", {"question": "posts", "words": {"x": "y"}}, "no setting 'x'"),
    ("ask", {"question": "posts", "words": "{" * 5000}, "valid dictionary"),
    ("read_place", {"report": "金华", "begin": 10, "end": 5}, "no place in this report"),
    ("read_place", {"report": "金华", "begin": -5, "end": 5}, "greater than or equal to 0"),
    ("read_place", {"report": "公安局 局", "begin": 0, "end": 10**9}, "less than or equal to"),
    ("evidence", {"thing": ""}, "empty thing name"),
    ("evidence", {"thing": "\x00"}, "no thing named"),
    ("series", {"indicator": " "}, "name one indicator"),
    ("series", {"indicator": "不存在的指标"}, "no figure of"),
    ("series", {"indicator": "交通事故亡人数", "issuer": "某局"}, "no report of"),
    ("ledger", {"status": "failed"}, "'done'"),
    ("check_report", {"report": "某局 1900"}, "names no report"),
    ("verify_quote", {"quote": "。。。"}, "no words to look for"),
    ("verify_quote", {"quote": "长" * 3000}, "at most 2000 characters"),
    ("sparql", {"query": "DROP ALL"}, "read-only here"),
    ("sparql", {"query": "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }"}, "SERVICE"),
    ("sparql", {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}, "no such graph"),
    ("sparql", {"query": "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"}, "SELECT or ASK"),
    ("sparql", {"query": "x" * 300_000}, "at most 200000 characters"),
    ("sparql", {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"}, "no answer within 2 s"),
]
INERT: list[tuple[str, dict[str, Any]]] = [
    # what is dangerous elsewhere is words here: it finds nothing, and closes no literal
    ("ask", {"question": "indicator", "words": {"name": '" } ?s ?p ?o . { "'}}),
    ("ask", {"question": "indicator", "words": {"name": '\\" } # \n'}}),
    ("list_reports", {"words": "<script>alert(1)</script>"}),
]


@pytest.fixture(scope="module")
def session(ask: Ask) -> list[Reply]:
    """All the calls, one after the other, in one session."""
    asked = [*EVERY, *CUT, *HOSTILE, *INERT, ("list_reports", {})]
    return ask(*[(call[0], call[1]) for call in asked])


@pytest.fixture(scope="module")
def replies(session: list[Reply]) -> list[Reply]:
    return session[: len(EVERY)]


@pytest.fixture(scope="module")
def texts(graphs: Path) -> dict[str, str]:
    return {report.iri: report.text for report in api.load(graphs).reports}


def places(held: Any) -> Iterator[dict[str, Any]]:
    """Every place in an answer."""
    if isinstance(held, dict):
        if {"quote", "begin", "end"} <= held.keys():
            yield held
        for value in held.values():
            yield from places(value)
    if isinstance(held, list):
        for value in held:
            yield from places(value)


@pytest.mark.parametrize("at", range(len(EVERY)))
def test_a_row_s_quote_stands_at_its_place(at: int, replies: list[Reply], texts: dict[str, str]) -> None:
    reply, (tool, _, least) = replies[at], EVERY[at]
    assert not reply.wrong, reply.words
    assert len(reply.rows) >= least
    for row in reply.rows:
        found = list(places(row))
        assert found, f"{tool}: a row without a place: {row}"
        for place in found:
            text = texts[place["report"]]
            assert text[place["begin"] : place["end"]] == place["quote"]
            assert place["sentence"] in text
            assert place["sha256"] == sha256(text.encode()).hexdigest()


def test_a_link_has_the_columns_of_every_table_of_links(replies: list[Reply]) -> None:
    at = next(at for at, (tool, _, _) in enumerate(EVERY) if tool == "find_links")
    for row in replies[at].rows:
        assert list(row) == [*(column.key for column in OWN), "place"]


def test_a_quotation_that_was_altered_is_told_apart(replies: list[Reply]) -> None:
    told = {
        at: (r.rows[0]["verdict"], [d["what"] for d in r.rows[0]["differences"]])
        for at, r in enumerate(replies)
        if at in VERDICTS
    }
    assert told == VERDICTS


def test_every_tool_says_that_it_reads_and_what_it_gives(graphs: Path) -> None:
    async def listed() -> list[Any]:
        async with Client(make_server(Tools(api.load(graphs)))) as client:
            return list((await client.list_tools()).tools)

    tools = asyncio.run(listed())
    assert {tool for tool, _, _ in EVERY} - {"sparql"} | {"read_place"} == {tool.name for tool in tools}
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert {"given"} <= tool.output_schema["properties"].keys()
        assert len(tool.description) > 60
    assert "initiatives-without-outcome" in next(tool.description for tool in tools if tool.name == "ask")


def test_what_is_cut_says_so_and_the_rest_can_be_had(session: list[Reply]) -> None:
    whole, first, rest, after, places, few, query = session[len(EVERY) : len(EVERY) + len(CUT)]
    total = whole.held["given"]["total"]
    assert not whole.held["given"]["cut"]
    assert first.held["given"] == {
        "total": total,
        "offset": 0,
        "cut": True,
        "note": f"rows 0 to 3 of {total}; ask with offset 3 for the others",
    }
    assert [*first.rows, *rest.rows] == whole.rows
    assert (after.rows, after.held["given"]["note"]) == ([], f"there are only {total} rows")
    assert len(places.held["text"]) == 4000
    assert "4000" in places.held["given"]["note"]
    assert few.held["given"]["cut"]
    assert few.rows[-1]["path"] == 1
    assert query.held["given"]["cut"]
    assert len(query.rows) == 2


def test_hostile_arguments_give_one_line_and_the_server_goes_on(session: list[Reply]) -> None:
    *found, first, second, third, last = session[len(EVERY) + len(CUT) :]
    told = [
        (call[:2], reply.words[:200])
        for reply, call in zip(found, HOSTILE, strict=True)
        if not _is_told(reply, call[2])
    ]
    assert told == []
    assert [reply.rows for reply in (first, second, third)] == [[], [], []]
    assert len(last.rows) == 3


def _is_told(reply: Reply, words: str) -> bool:
    return reply.wrong and words in reply.words and "\n" not in reply.words and len(reply.words) <= 2000


def test_over_http_the_same_answers_and_only_for_this_machine(address: str, replies: list[Reply]) -> None:
    chosen = [2, 5, 16]
    found = asyncio.run(call_all(address, tuple((EVERY[at][0], EVERY[at][1]) for at in chosen)))
    assert [reply.held for reply in found] == [replies[at].held for at in chosen]
    for header, value, status in (("Host", "evil.example", 421), ("Origin", "http://evil.example", 403)):
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream", header: value}
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(urllib.request.Request(address, body, headers))
        assert refused.value.code == status
        refused.value.close()


def test_an_endpoint_s_graphs_are_fetched_and_then_answered_here(tmp_path: Path, graphs: Path) -> None:
    with serving(tmp_path, "-g", str(graphs / "jia-2020.ttl")) as server:
        asked = asyncio.run(call_all(command("-g", f"{server.url}/sparql"), (("list_reports", {}), EVERY[-1][:2])))
    assert [len(reply.rows) for reply in asked] == [1, 4]
