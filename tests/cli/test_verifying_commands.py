"""quote and verify as they are run: exit codes, JSON, files of each kind, hostile ones."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import docx
import pytest

from zhiji.cli import main

TRUE = "纠纷化解率从95.2%上升至98.6%"
FALSE = "纠纷化解率从95.2%上升至96.8%"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (TRUE, 0, "supported"),
        (FALSE, 1, "⟦98.6⟧"),
        ("扫黑除恶专项斗争取得压倒性胜利", 1, "in no report here"),
    ],
)
def test_quote_says_whether_words_stand(capsys: pytest.CaptureFixture[str], words: str, code: int, said: str) -> None:
    assert main(["quote", words]) == code
    assert said in capsys.readouterr().out


def test_quote_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quote", FALSE, "--lang", "zh"]) == 1
    assert "数字: 96.8 / 98.6" in capsys.readouterr().out


def test_quote_reads_a_file_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "quotes.txt"
    file.write_text(f"{TRUE}\n\n{FALSE}\n", encoding="utf-8")
    assert main(["quote", str(file), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(t["begin"], t["verdict"]) for t in told] == [(0, "supported"), (len(TRUE) + 2, "differs")]


def test_quote_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quote", TRUE, "--format", "csv", "--columns", "verdict,place_quote,issuer,year"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "supported,纠纷化解率从95.2%上升至98.6%,金华市公安局,2020"


def memo_as(kind: str, folder: Path) -> Path:
    file = folder / f"memo.{kind}"
    if kind == "docx":
        document = docx.Document()
        document.add_paragraph(f"{TRUE}。")
        document.save(str(file))
    else:
        file.write_text(f"{TRUE}。\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("kind", ["md", "txt", "docx"])
def test_verify_reads_a_memo(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["verify", str(memo_as(kind, tmp_path)), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(t["quote"], t["begin"], t["end"], t["verdict"]) for t in told] == [
        ("95.2%", 6, 11, "supported"),
        ("98.6%", 14, 19, "supported"),
    ]
    assert [{*t} for t in told] == [{"quote", "begin", "end", "verdict", "place", "differences"}] * 2
    assert {*told[0]["place"]} == {"sha256", "begin", "end", "quote"}
    assert told[0]["place"]["quote"] == "95.2%"


def test_verify_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("破案数为5件，办件8件。".encode())))
    assert main(["verify", "-", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(t["verdict"], t["place"]) for t in told] == [("not-found", None)] * 2


def broken(folder: Path, name: str, data: bytes) -> str:
    file = folder / name
    file.write_bytes(data)
    return str(file)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("memo.docx", b"PK\x03\x04 and no more", "no readable .docx"),
        ("memo.docx", b"not even packed", "no readable .docx"),
        ("memo.md", b"", "is empty"),
        ("memo.txt", b"\x00\x01\x02", "no text but binary data"),
        ("memo.txt", b"\xff\xfe\xff\x00\xd8", "neither UTF-8"),
        ("memo.rtf", b"{\\rtf1}", "which is not read"),
        ("memo.md", "字".encode() * 1_000_001, "at most 1,000,000"),
    ],
)
def test_what_is_no_memo_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    assert main(["verify", broken(tmp_path, name, data)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_words_that_are_none_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quote", "……"]) == 2
    assert main(["quote", str(tmp_path / "missing.txt")]) == 2
    assert "there is no such file" in capsys.readouterr().err
    assert main(["quote", "\x00" + "长" * 5000]) == 1, "no file's name, and in no report"
