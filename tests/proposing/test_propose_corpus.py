"""A corpus and a language model: its answers are kept in the corpus, and builds replay what was accepted of them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from model_server import ModelServer, Reply, answer, model_server

from zhiji.cli import main

REPORTS = {
    "qinghe": "青禾区司法局2023年法治政府建设年度报告\n一、主要工作\n（一）优化服务。开展护企专项行动，走访企业26家。\n"
    "（二）普法。开展普法宣传周活动，发放资料300份。\n",
    "baishui": "白水区司法局2023年法治政府建设年度报告\n一、主要工作\n（一）执法。设立虚构巡查队，巡查40次。\n",
}
NAMED = {"护企专项行动": "campaign", "虚构巡查队": "team", "夜查专项行动": "campaign"}
Run = Callable[..., tuple[int, str, str]]


def reply(_number: int, body: dict[str, object]) -> Reply:
    """The initiatives of NAMED that stand in the sentences asked about."""
    asked = body["messages"][-1]["content"].split("Sentences:\n")[1].split("\n")  # type: ignore[index]
    facts = [
        {"id": f"i{n}{kind}", "type": "initiative", "sentence": n, "quote": name, "kind": kind}
        for n, words in enumerate(asked, 1)
        for name, kind in NAMED.items()
        if name in words
    ]
    return answer(json.dumps({"facts": facts, "links": []}))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs one command beside a folder of two reports: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")

    def ran(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return code, *capsys.readouterr()

    return ran


def ask(run: Run, served: ModelServer, *words: object) -> int:
    """How many requests reach the model when the corpus is asked about."""
    before = len(served.heard)
    code, _, told = run("propose", "corpus", "--endpoint", served.url, "--model", "m", "--parallel", 1, *words)
    assert code == 0, told
    return len(served.heard) - before


def test_a_report_that_cannot_be_read_stops_no_other(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports/broken.txt").write_bytes(b"\0")
    (tmp_path / "reports/qinghe.txt").rename(tmp_path / "reports" / os.fsdecode("青禾".encode("gb18030") + b".txt"))
    with model_server(reply) as served:
        code, _, told = run("propose", "reports", "--endpoint", served.url, "--model", "m")
    assert code == 1
    assert "broken.txt is no text but binary data" in told
    assert len(served.heard) >= 2
    assert run("propose", "reports", "--requests", "requests.jsonl", "--model", "other")[0] == 1
    asked = (tmp_path / "requests.jsonl").read_text(encoding="utf-8")
    assert {json.loads(line)["custom_id"][:2] for line in asked.splitlines()} == {"ba", "青禾"}
    assert run("propose", "reports/broken.txt", "--requests", "requests.jsonl")[0] == 2


def test_answers_are_kept_in_the_corpus_and_builds_replay_what_was_accepted(run: Run, tmp_path: Path) -> None:
    build = ("build", "reports", "--corpus", "corpus", "--jobs", 1)
    assert run(*build)[0] == 0
    with model_server(reply) as served:
        asked = ask(run, served)
        assert asked == len(list((tmp_path / "corpus" / "answers").iterdir())) > 2
        assert not list((tmp_path / "reports").glob("*.answers"))
        assert ask(run, served) == 0, "a second run asks nothing"

        _, before, _ = run("query", "provenance", "--set", "words=虚构巡查队", "-g", "corpus", "--format", "csv")
        assert "reading-proposed" not in before, "proposals are not the reading until they are accepted"
        code, _, told = run("review", "corpus", "--accept", "all")
        assert (code, told.count("proposals are in the reading now")) == (0, 2)
        code, out, _ = run(*build)
        assert (code, "2 read now" in out) == (0, True), out
        _, after, _ = run("query", "provenance", "--set", "words=虚构巡查队", "-g", "corpus", "--format", "csv")
        assert "reading-proposed" in after
        assert "0 read now" in run(*build)[1], "nothing has changed since"
        assert len(list((tmp_path / "corpus" / "answers").iterdir())) == asked, "a build leaves the answers alone"

        report = tmp_path / "reports" / "qinghe.txt"
        changed = REPORTS["qinghe"].replace("发放资料300份", "开展夜查专项行动，发放资料310份")
        report.write_text(changed, encoding="utf-8")
        assert ask(run, served) == 1, "a changed paragraph asks only its point again"
        assert "发放资料310份" in served.asked[-1]
        assert run(*build)[0] == 0
        _, now, _ = run("query", "provenance", "--set", "words=夜查专项行动", "-g", "corpus", "--format", "csv")
        assert "reading-proposed" in now, "what was accepted by its confidence takes in the new proposal"
        assert "夜查专项行动" not in run("export", "csv", "-g", "corpus", "--no-proposed")[1]


def test_what_of_a_corpus_is_not_asked_about(run: Run, tmp_path: Path) -> None:
    """What a person read, and what is the row of a table, beside which nothing can stand."""
    (tmp_path / "rows.csv").write_text(f'text\n"{REPORTS["baishui"]}"\n', encoding="utf-8")
    code, out, _ = run("extract", "reports/qinghe.txt")
    assert code == 0
    (tmp_path / "reports" / "qinghe.facts.jsonl").write_text(out, encoding="utf-8")
    (tmp_path / "reports" / "baishui.txt").unlink()
    assert run("build", "reports", "rows.csv", "--corpus", "corpus", "--jobs", 1, "--text-column", "text")[0] == 0
    code, _, told = run("propose", "corpus", "--requests", "asked.jsonl")
    assert "1 reports were read by a person" in told
    assert "1 reports are rows of tables" in told
    assert (tmp_path / "asked.jsonl").read_text(encoding="utf-8") == ""


WRONG = [
    # what was typed, what is said
    (("review", "reports"), "the page shows one report"),
    (("review", "reports", "--accept", "all"), "no proposals stand beside its reports"),
]


@pytest.mark.parametrize(("typed", "said"), WRONG)
def test_wrong_use_is_one_line(run: Run, typed: tuple[str, ...], said: str) -> None:
    code, out, err = run(*typed)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
