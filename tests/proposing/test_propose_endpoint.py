"""``zhiji propose --endpoint``: a whole run, one that goes on after kill -9, one that a budget ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from model_server import ModelServer, Reply, answer, model_server

from zhiji.facts import parse_facts

POINTS = 200
TEXT = "青禾区司法局2023年法治政府建设年度报告\n一、主要工作\n" + "".join(
    f"（{n}）推行“{n}号通”办理机制，办理案件{n}件。\n" for n in range(1, POINTS + 1)
)


def reply(number: int, body: dict[str, Any]) -> Reply:
    """Every tenth fails; the others name the mechanism of their point."""
    if number % 10 == 0:
        return [Reply(500, b"oops"), Reply(429, b"", {"Retry-After": "0"}), Reply(body=b"{"), answer(cut=9)][number % 4]
    sentence = body["messages"][1]["content"].split("Sentences:\n")[1].split("\n")
    found = [(n, words.split("行")[1].split("，")[0]) for n, words in enumerate(sentence, 1) if "机制" in words]
    facts = [
        {"id": f"i{n}", "type": "initiative", "sentence": n, "quote": quote, "kind": "mechanism"} for n, quote in found
    ]
    return answer(json.dumps({"facts": facts, "links": []}, ensure_ascii=False), delay=0.01)


_RUN = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from zhiji.cli import run; run()"
)  # fmt: skip
"""The console script, interruptible even where whoever runs the tests ignores interrupts and hands that on."""


def command(folder: Path, server: ModelServer, *more: str, key: str = "") -> subprocess.Popen[str]:
    words = ["propose", "qinghe.txt", "--endpoint", server.url, "--model", "m", *more]
    return subprocess.Popen(
        [sys.executable, "-c", _RUN, *words],
        cwd=folder,
        env=os.environ | {"ZHIJI_API_KEY": key},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "qinghe.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_two_hundred_requests_and_a_second_run_that_asks_nothing(folder: Path) -> None:
    with model_server(reply) as server:
        run = command(folder, server, key="k-9")
        out, err = run.communicate(timeout=120)
        assert run.returncode == 0, err
        times = Counter(server.asked)
        assert len(times) >= POINTS
        failed = len(server.heard) // 10
        assert sum(times.values()) == len(times) + failed, "none is asked again once it was answered"
        assert {headers["Authorization"] for _, headers, _ in server.heard} == {"Bearer k-9"}
        heard = len(server.heard)
        again, _ = command(folder, server).communicate(timeout=60)
        assert len(server.heard) == heard
    assert "k-9" not in out + err
    assert again == out
    found = parse_facts((folder / "qinghe.proposals.jsonl").read_text(encoding="utf-8").split("\n"), TEXT)
    named = [f.text for f in found.items if f.type == "initiative" and "proposed" in f.readings]  # type: ignore[union-attr]
    assert len(named) == POINTS


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_ended_loses_no_answer(folder: Path, end: signal.Signals) -> None:
    with model_server(lambda _n, _body: answer(delay=0.05)) as server:
        run = command(folder, server, "--parallel", "2")
        until = monotonic() + 60
        while len(list(folder.glob("qinghe.answers/*.json"))) < 10 and monotonic() < until:
            sleep(0.02)
        run.send_signal(end)
        run.communicate(timeout=60)
        kept = len(list(folder.glob("qinghe.answers/*.json")))
        before = len(server.heard)
        assert 10 <= kept <= before < POINTS
        out, err = command(folder, server, "--parallel", "8").communicate(timeout=120)
    assert f"asked {len(server.heard) - before}: answered {len(server.heard) - before}" in err
    whole = len(list(folder.glob("qinghe.answers/*.json")))
    assert len(server.heard) - before == whole - kept, "what was answered is not asked again"
    assert "qinghe.proposals.jsonl" in out


def test_a_budget_ends_it_cleanly_and_the_next_run_goes_on(folder: Path) -> None:
    with model_server(lambda _n, _body: answer(tokens=6000)) as server:
        run = command(folder, server, "--budget", "60000")
        out, err = run.communicate(timeout=60)
        assert run.returncode == 1, "not all is answered"
        first = len(server.heard)
        assert 0 < first <= 10
        assert "the budget ends here" in err
        assert "qinghe.txt" in out
        command(folder, server).communicate(timeout=120)
        assert len(server.heard) == len(set(server.asked)) > POINTS - 5


def test_another_model_is_asked_anew(folder: Path) -> None:
    (folder / "qinghe.txt").write_text(TEXT[:120], encoding="utf-8")
    with model_server() as server:
        command(folder, server).communicate(timeout=60)
        first = len(server.heard)
        command(folder, server, "--model", "other").communicate(timeout=60)
        assert len(server.heard) == 2 * first


def test_no_model_is_named(folder: Path) -> None:
    with model_server() as server:
        run = command(folder, server, "--model", "")
        _, err = run.communicate(timeout=60)
    assert (run.returncode, server.heard) == (2, [])
    assert "name it with --model" in err
