"""Without pyarrow a corpus is refused in one line, before anything is read or written."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhiji.cli import main
from zhiji.corpus import arrow


@pytest.mark.parametrize("words", [("build", "reports"), ("merge", "shard")])
def test_a_corpus_says_which_extra_it_needs(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(arrow, "find_spec", lambda _name: None)
    assert main([*words, "--corpus", str(tmp_path / "corpus")]) == 2
    assert capsys.readouterr().err == "zhiji: tables need pyarrow: pip install 'zhiji[corpus]'\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("links",), ("query", "posts"), ("series", "--all"), ("ledger",), ("check",)])
def test_a_corpus_that_stands_says_so_too(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, report = tmp_path / "corpus", Path(__file__).parent.parent / "invented" / "yi-2020.txt"
    assert main(["build", str(report), "--corpus", str(corpus)]) == 0
    capsys.readouterr()
    monkeypatch.setattr(arrow, "find_spec", lambda _name: None)
    assert main([*words, "-g", str(corpus)]) == 2
    assert capsys.readouterr().err == "zhiji: tables need pyarrow: pip install 'zhiji[corpus]'\n"
