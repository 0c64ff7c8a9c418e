"""``zhiji propose`` from end to end: requests out, answers in, proposals beside the report."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhiji.cli import main
from zhiji.facts import parse_facts

TEXT = (
    "青禾区司法局2023年法治政府建设年度报告\n一、主要工作\n"
    "（一）优化服务。推行“一窗通”办理机制，办理案件1200件。\n（二）普法。开展普法宣传周活动。\n"
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs one command beside a report: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "qinghe.txt").write_text(TEXT, encoding="utf-8")

    def ran(*words: object, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(word) for word in words])
        return code, *capsys.readouterr()

    return ran


def answers_to(requests: str, found: Callable[[str], dict[str, Any]]) -> str:
    """What a batch service writes: for each request the facts that ``found`` reads in its last message."""
    lines = []
    for row in map(json.loads, requests.splitlines()):
        content = json.dumps(found(row["body"]["messages"][-1]["content"]), ensure_ascii=False)
        body = {"model": "m-1", "choices": [{"message": {"content": content}}]}
        lines.append(json.dumps({"custom_id": row["custom_id"], "response": {"body": body}}))
    return "".join(line + "\n" for line in lines)


def read_mechanism(asked: str) -> dict[str, Any]:
    quote = "“一窗通”办理机制"
    line = next((n for n, words in enumerate(asked.split("Sentences:\n")[1].split("\n"), 1) if quote in words), None)
    fact = {"id": "i", "type": "initiative", "sentence": line, "quote": quote, "kind": "mechanism"}
    return {"facts": [fact] if line else [], "links": []}


def test_requests_out_answers_in(run: Run, tmp_path: Path) -> None:
    code, _, told = run("propose", "qinghe.txt", "--requests", "asked.jsonl")
    assert code == 0
    asked = (tmp_path / "asked.jsonl").read_text(encoding="utf-8")
    assert f"{len(asked.splitlines())} requests" in told
    code, out, _ = run(
        "propose", "qinghe.txt", "--answers", "-", "--format", "csv", given=answers_to(asked, read_mechanism)
    )
    assert code == 0
    assert "qinghe.txt" in out
    found = parse_facts((tmp_path / "qinghe.proposals.jsonl").read_text(encoding="utf-8").split("\n"), TEXT)
    (mechanism,) = [f for f in found.items if f.type == "initiative" and "proposed" in f.readings]
    assert (mechanism.text, mechanism.model) == ("“一窗通”办理机制", "m-1")  # type: ignore[union-attr]


def test_an_answer_is_kept_and_not_asked_for_again(run: Run, tmp_path: Path) -> None:
    run("propose", "qinghe.txt", "--requests", "asked.jsonl")
    asked = (tmp_path / "asked.jsonl").read_text(encoding="utf-8")
    first = asked.splitlines(keepends=True)[1]
    code, _, _ = run("propose", "qinghe.txt", "--answers", "-", given=answers_to(first, read_mechanism))
    assert code == 1, "the others have no answer yet"
    run("propose", "qinghe.txt", "--requests", "rest.jsonl")
    rest = (tmp_path / "rest.jsonl").read_text(encoding="utf-8")
    assert rest.splitlines() == [line for line in asked.splitlines() if line != first.strip()]


def test_the_same_answers_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    run("propose", "qinghe.txt", "--requests", "asked.jsonl")
    answers = answers_to((tmp_path / "asked.jsonl").read_text(encoding="utf-8"), read_mechanism)
    written = []
    for lines in (answers, "".join(reversed(answers.splitlines(keepends=True)))):
        run("propose", "qinghe.txt", "--answers", "-", given=lines)
        written.append((tmp_path / "qinghe.proposals.jsonl").read_bytes())
    assert written[0] == written[1], "answers out of order"


def test_a_merged_reading_can_be_evaluated(run: Run, tmp_path: Path) -> None:
    run("propose", "qinghe.txt", "--requests", "asked.jsonl")
    answers = answers_to((tmp_path / "asked.jsonl").read_text(encoding="utf-8"), read_mechanism)
    for how in ("both", "proposed", "reader"):
        run("propose", "qinghe.txt", "--answers", "-", "--merge", how, "-o", f"{how}.facts.jsonl", given=answers)
        lines = (tmp_path / f"{how}.facts.jsonl").read_text(encoding="utf-8").split("\n")
        assert parse_facts(lines, TEXT).items


def test_refusals_are_told(run: Run, tmp_path: Path) -> None:
    run("propose", "qinghe.txt", "--requests", "asked.jsonl")
    asked = (tmp_path / "asked.jsonl").read_text(encoding="utf-8")
    answers = answers_to(asked, lambda _: {"facts": [{"id": "a", "type": "award", "sentence": 1, "quote": "金奖"}]})
    stray = json.dumps({"custom_id": "other-001-0123456789abcdef", "response": None})
    given = answers + answers.splitlines()[0] + "\n" + stray + "\n"
    _, out, _ = run("propose", "qinghe.txt", "--answers", "-", "--refused", "--format", "csv", given=given)
    for reason in ("no such words", "answered twice", "answer to no request"):
        assert reason in out


def test_a_strangers_id_steers_no_terminal(run: Run) -> None:
    """What an answer calls itself is printed, whatever form is asked for."""
    run("propose", "qinghe.txt", "--requests", "asked.jsonl")
    evil = "\x1b[31m\u202eexe.\x07=1+1"
    given = json.dumps({"custom_id": evil, "response": None}) + "\n"
    asked = Path("asked.jsonl").read_text(encoding="utf-8")
    answers = answers_to(asked, lambda _: {"facts": [{"id": evil, "type": "award", "sentence": 1, "quote": evil}]})
    for form in ("table", "csv", "json"):
        _, out, err = run(
            "propose", "qinghe.txt", "--answers", "-", "--refused", "--format", form, given=given + answers
        )
        assert "answer to no request" in out + err
        assert [sign for sign in out + err if not sign.isprintable() and sign != "\n"] == [], form


WRONG = [
    # what was typed, what is said
    (("propose", "qinghe.txt"), "no answers to read"),
    (("propose", "-"), "propose reads a file"),
    (("propose", "qinghe.txt", "--answers", "none.jsonl"), "none.jsonl: No such file"),
    (("propose", "qinghe.txt", "--instructions", "none.md"), "none.md: No such file"),
    (("propose", "qinghe.txt", "qinghe.txt", "-o", "x"), "-o writes the reading of one report"),
    (("propose", "none.txt"), "none.txt"),
]


@pytest.mark.parametrize(("typed", "said"), WRONG)
def test_wrong_use_is_one_line(run: Run, typed: tuple[str, ...], said: str) -> None:
    code, out, err = run(*typed)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "no answers to read"),
        (("--endpoint", "http://localhost:1"), "name it with --model"),
        (("--endpoint", "nowhere", "--model", "m"), "no address of a model"),
        (("--answers", "none.jsonl"), "none.jsonl"),
    ],
)
def test_what_is_typed_is_looked_at_before_a_report_is_read(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], said: str
) -> None:
    def never(*_: object, **__: object) -> None:
        pytest.fail("a report was read")

    monkeypatch.setattr("zhiji.pipeline.extract", never)
    code, out, err = run("propose", "qinghe.txt", *typed)
    assert (code, out) == (2, "")
    assert said in err


def test_an_answer_that_was_tampered_with_is_told(run: Run, tmp_path: Path) -> None:
    run("propose", "qinghe.txt", "--requests", "asked.jsonl")
    answers = answers_to((tmp_path / "asked.jsonl").read_text(encoding="utf-8"), read_mechanism)
    run("propose", "qinghe.txt", "--answers", "-", given=answers)
    next((tmp_path / "qinghe.answers").iterdir()).write_text("{", encoding="utf-8")
    code, _, err = run("propose", "qinghe.txt")
    assert code == 2
    assert "delete it and it is asked again" in err
