"""A server asked: busy, broken, lying or gone, and many requests of which a tenth fails."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from collections.abc import Callable
from email.utils import formatdate
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from model_server import Reply, answer, model_server

from zhiji.model import Place, ZhijiError
from zhiji.proposing import Answer, KeptAnswers, Request
from zhiji.proposing.asking import Asked, Pace, ask_all
from zhiji.proposing.endpoint import BusyError, DeclinedError, Endpoint


def question(number: int) -> Request:
    digest = sha256(str(number).encode()).hexdigest()
    return Request(f"r-{number:03d}-{digest[:16]}", digest, "read", f"question {number}", (Place(0, 4),), (), "text")


class Notes:
    """What was answered, and how long it was paused for."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.pauses: list[float] = []

    def keep(self, request: Request, answer: Answer) -> None:
        assert request.custom_id not in self.answers, "none is answered twice"
        self.answers[request.custom_id] = answer.content

    def pause(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        return False


def asked_by(url: str, count: int, notes: Notes, **pace: Any) -> Asked:
    endpoint = Endpoint(url, "m", timeout=5)
    return ask_all(map(question, range(count)), endpoint.ask, notes.keep, Pace(**pace), wait=notes.pause)


def test_what_is_sent() -> None:
    with model_server() as server:
        found = Endpoint(server.url, "some-model", key="k-1").ask(question(1))
    assert found == Answer(question(1).custom_id, "m-1", '{"facts": [], "links": []}', 10)
    ((path, headers, body),) = server.heard
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer k-1"
    assert (body["model"], body["messages"][0]["content"]) == ("some-model", "read")
    assert body["response_format"]["type"] == "json_schema"


def test_an_address_may_be_given_whole_and_the_schema_left_out() -> None:
    with model_server() as server:
        Endpoint(f"{server.url}/chat/completions", "m", schema=False).ask(question(1))
    ((path, headers, body),) = server.heard
    assert path == "/v1/chat/completions"
    assert "Authorization" not in headers
    assert "response_format" not in body


TROUBLE: list[tuple[Reply, type[Exception], str]] = [
    # what the server does, what that is, what is said
    (Reply(429, {"error": "slow down"}), BusyError, "slow down"),
    (Reply(500, b"<html>oops</html>"), BusyError, "500 <html>oops"),
    (Reply(503, b""), BusyError, "503"),
    (answer(cut=20), BusyError, "breaks off"),
    (Reply(body=b'{"choices": ['), BusyError, "not JSON"),
    (Reply(body=b"[" * 100_000), BusyError, "not JSON"),
    (Reply(body={"choices": []}), BusyError, "without words"),
    (Reply(body={"choices": [{"message": {"content": None, "refusal": "no"}}]}), BusyError, "without words"),
    (Reply(400, {"error": "context too long"}), DeclinedError, "context too long"),
    (Reply(body=b" " * 8_000_001), DeclinedError, "more than"),
    (Reply(401, {"error": "bad key"}), ZhijiError, "put the key into ZHIJI_API_KEY"),
    (Reply(404, {"error": "no such model"}), ZhijiError, "check the address and the name of the model"),
    (Reply(307, b"", {"Location": "http://127.0.0.1:9/"}), ZhijiError, "check the address"),  # never followed
]


@pytest.mark.parametrize(("reply", "kind", "said"), TROUBLE)
def test_what_an_answer_that_is_none_means(reply: Reply, kind: type[Exception], said: str) -> None:
    with model_server(lambda _n, _body: reply) as server, pytest.raises(kind, match=said):
        Endpoint(server.url, "m", timeout=5).ask(question(1))
    assert len(server.heard) == 1


def test_nobody_at_home_and_a_server_that_hangs() -> None:
    with model_server() as server:
        pass
    with pytest.raises(BusyError, match="no answer"):
        Endpoint(server.url, "m", timeout=5).ask(question(1))
    with model_server(lambda _n, _body: answer(delay=1)) as slow, pytest.raises(BusyError, match="no answer"):
        Endpoint(slow.url, "m", timeout=0.1).ask(question(1))


ADDRESSES = [
    # an address, its key, what is said of it
    ("file:///etc/passwd", None, "no address of a model"),
    ("localhost:11434", None, "no address of a model"),
    ("http://", None, "no address of a model"),
    ("http://[::1", None, "no address of a model"),
    ("http://localhost:99999/v1", None, "no address of a model"),
    ("http://localhost:port/v1", None, "no address of a model"),
    ("http://a..b/v1", None, "no address of a model"),
    (f"http://{'a' * 70}.example/v1", None, "no address of a model"),
    ("http://localhost/a b", None, "no address of a model"),
    ("http://localhost/v1\n", None, "no address of a model"),
    ("http://localhost/模型", None, "no address of a model"),
    ("http://models.example/v1", "k", "the key would be sent for all to read"),
]


@pytest.mark.parametrize(("url", "key", "said"), ADDRESSES)
def test_an_address_that_cannot_be_asked(url: str, key: str | None, said: str) -> None:
    with pytest.raises(ZhijiError, match=said):
        Endpoint(url, "m", key)


def test_the_key_is_never_told() -> None:
    echo = Reply(401, {"error": "the key secret-1 is wrong"})
    with model_server(lambda _n, _body: echo) as server:
        endpoint = Endpoint(server.url, "m", key="secret-1")
        with pytest.raises(ZhijiError) as told:
            endpoint.ask(question(1))
    assert "secret-1" not in str(told.value) + repr(endpoint)


@pytest.mark.parametrize("key", ["secret-1\n", "secret-1\r", "secret 1", "secret-1密", "secret-1é", ""])
def test_a_key_that_cannot_be_sent_is_not_told_either(key: str) -> None:
    with pytest.raises(ZhijiError, match="ZHIJI_API_KEY is no key") as told:
        Endpoint("https://models.example/v1", "m", key)
    assert "secret" not in str(told.value)


def test_two_hundred_requests_of_which_a_tenth_fails() -> None:
    failures = [
        Reply(429, {}, {"Retry-After": "7"}), Reply(500, b"oops"), Reply(body=b"{"), answer(cut=5),
    ]  # fmt: skip
    notes = Notes()
    with model_server(lambda n, _body: failures[n // 10 % 4] if n % 10 == 0 else answer()) as server:
        asked = asked_by(server.url, 200, notes, parallel=8)
    assert len(notes.answers) == asked.answered == 200
    assert asked.given_up == []
    times = Counter(server.asked)
    assert len(times) == 200
    assert sum(times.values()) - 200 == len(notes.pauses) == len(server.heard) // 10
    assert 7.0 in notes.pauses


def test_memory_is_flat() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        ask_all(
            map(question, range(count)),
            lambda request: Answer(request.custom_id, "m", "x" * 20_000),
            lambda _request, _answer: None,
            Pace(parallel=4),
        )
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(50)
    assert peak(2000) < peak(100) + 500_000, "2,000 answers are 40 MB: none of them is held"


def test_a_pause_is_what_the_server_asks_for_or_twice_the_last() -> None:
    replies = [
        Reply(503, b""), Reply(503, b""), Reply(429, b"", {"Retry-After": "30"}),
        Reply(429, b"", {"Retry-After": formatdate(0)}), Reply(429, b"", {"Retry-After": "soon"}), answer(),
    ]  # fmt: skip
    notes = Notes()
    with model_server(lambda n, _body: replies[n - 1]) as server:
        assert asked_by(server.url, 1, notes, parallel=1).answered == 1
    assert notes.pauses == [1.0, 2.0, 30.0, 0.0, 16.0]


def test_a_server_that_wants_an_hour_is_given_up() -> None:
    notes = Notes()
    with model_server(lambda n, _body: answer() if n < 5 else Reply(429, b"", {"Retry-After": "3600"})) as server:
        asked = asked_by(server.url, 5, notes, parallel=1)
    assert (asked.answered, len(asked.given_up), notes.pauses) == (4, 1, [])


def test_one_that_fails_for_good_does_not_stop_the_others() -> None:
    notes = Notes()

    def reply(_number: int, body: dict[str, Any]) -> Reply:
        return Reply(400, {"error": "too long"}) if body["messages"][1]["content"] == "question 3" else answer()

    with model_server(reply) as server:
        asked = asked_by(server.url, 10, notes, parallel=3)
    assert len(notes.answers) == 9
    ((refusal),) = asked.given_up
    assert (refusal.reason, refusal.words) == ("not answered", '400 {"error": "too long"}')


def test_a_server_that_answers_nobody_is_left_alone() -> None:
    notes = Notes()
    with (
        model_server(lambda _n, _body: Reply(400, {"error": "no such field"})) as server,
        pytest.raises(ZhijiError, match=r"answers nobody: 400 .*no such field"),
    ):
        asked_by(server.url, 200, notes, parallel=1)
    assert len(server.heard) == 3


@pytest.mark.parametrize("status", [401, 404])
def test_a_wrong_key_stops_all_at_once(status: int) -> None:
    with model_server(lambda _n, _body: Reply(status, b"")) as server, pytest.raises(ZhijiError):
        asked_by(server.url, 200, Notes(), parallel=2)
    assert len(server.heard) <= 2


def test_the_budget_ends_it_before_it_is_passed() -> None:
    notes = Notes()
    with model_server() as server:
        asked = asked_by(server.url, 100, notes, parallel=4, budget=2000)
    assert asked.out_of_budget
    assert 0 < asked.answered < 100
    assert asked.tokens <= 2000
    assert len(server.heard) == asked.answered == len(notes.answers)


def test_interrupted_it_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path)
    fresh: list[str] = []

    def interrupt(asked: Asked) -> None:
        if asked.answered >= 5:
            raise KeyboardInterrupt

    def ask(request: Request) -> Answer:
        fresh.append(request.custom_id)
        return Answer(request.custom_id, "m", "{}")

    questions = [question(number) for number in range(2000)]
    with pytest.raises(KeyboardInterrupt):
        ask_all(questions, ask, kept.keep, Pace(parallel=2), each=interrupt)
    answered = [q for q in questions if kept.find(q) is not None]
    assert 5 <= len(answered) < 2000
    fresh.clear()
    rest = [q for q in questions if kept.find(q) is None][:10]
    ask_all(rest, ask, kept.keep, Pace())
    assert not {q.custom_id for q in answered} & set(fresh), "a run that goes on asks none of them again"


BROKEN: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
    # why it is here, what became of a kept file
    ("half a file", lambda row: json.dumps(row)[:20]),
    ("no model", lambda row: json.dumps({k: v for k, v in row.items() if k != "model"})),
    ("a list", lambda row: json.dumps([row])),
]


@pytest.mark.parametrize(("spoil"), [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_kept_file_that_was_spoiled_is_told(tmp_path: Path, spoil: Callable[[dict[str, Any]], str]) -> None:
    kept = KeptAnswers(tmp_path)
    kept.keep(question(1), Answer("r", "m", "{}"), "m")
    (file,) = tmp_path.iterdir()
    file.write_text(spoil(json.loads(file.read_text(encoding="utf-8"))), encoding="utf-8")
    with pytest.raises(ZhijiError, match="delete it"):
        kept.find(question(1))


def test_an_answer_counts_for_the_model_that_was_asked(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path)
    kept.keep(question(1), Answer("r", "m-2024", "{}"), "m")
    assert kept.find(question(1), "m") == kept.find(question(1)) == Answer(question(1).custom_id, "m-2024", "{}")
    assert kept.find(question(1), "other") is None
    assert kept.find(question(2)) is None
