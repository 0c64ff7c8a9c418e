"""No encoding of a terminal, a file's name or a graph ends in a traceback."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

INVENTED = Path(__file__).parents[1] / "invented"
ASCII_NAMES = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def process(*words: str | bytes, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "zhiji", *words]
    return subprocess.run(command, capture_output=True, check=False, cwd=cwd, env=os.environ | env, timeout=120)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check",), 1),  # its findings have a minus sign that GBK lacks
        (("links",), 0),
        (("paths", "一警情三推送", "公安部"), 0),
        (("query", "posts"), 0),
        (("query", "--list", "--lang", "zh"), 0),
        (("evaluate", str(INVENTED / "jia-2020.facts.jsonl"), str(INVENTED / "jia-2020.facts.jsonl")), 0),
        (("links", "--initiative", "没有这个"), 2),
    ],
)
def test_tables_in_an_encoding_that_lacks_signs(
    tmp_path: Path, encoding: str, words: tuple[str, ...], code: int
) -> None:
    child = process(*words, cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert child.returncode == code, child.stderr
    assert b"Traceback" not in child.stderr
    (child.stdout + child.stderr).decode(encoding)


def test_signs_that_are_lacking_are_told_by_the_nearest(tmp_path: Path) -> None:
    told = process("check", cwd=tmp_path, PYTHONIOENCODING="gbk").stdout.decode("gbk")
    assert "-206人" in told


@pytest.mark.parametrize("words", [("links",), ("query", "indicator"), ("check",)])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_programs_read_is_utf8_everywhere(tmp_path: Path, words: tuple[str, ...], form: str) -> None:
    plain = process(*words, "--format", form, cwd=tmp_path)
    told = process(*words, "--format", form, cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert told.stdout == plain.stdout
    assert "交通事故亡人数" in told.stdout.decode("utf-8") or words == ("links",)


def test_names_are_found_and_files_made_where_the_locale_has_no_chinese(tmp_path: Path) -> None:
    for ending in (".txt", ".facts.jsonl"):
        (tmp_path / f"报告{ending}").write_bytes((INVENTED / f"jia-2020{ending}").read_bytes())
    child = process("build", "报告.txt", cwd=tmp_path, **ASCII_NAMES)
    assert (child.returncode, child.stderr) == (0, b"")
    (made,) = (tmp_path / "graphs").iterdir()
    assert made.name == "报告.ttl"
    asked = process(
        "links", "-g", str(made), "--initiative", "一码通办", "--format", "csv", cwd=tmp_path, **ASCII_NAMES
    )
    assert asked.returncode == 0, asked.stderr
    assert len(list(csv.reader(io.StringIO(asked.stdout.decode())))) > 1


@pytest.mark.parametrize(
    ("name", "read"),
    [
        (b"\xb1\xa8\xb8\xe6.txt", "报告.txt"),  # as archives packed on a Chinese Windows leave it
        ("报告.txt".encode(), "报告.txt"),
        (b"a\xff.txt", "a\ufffd.txt"),
    ],
)
def test_a_file_whose_name_is_not_utf8_is_read(tmp_path: Path, name: bytes, read: str) -> None:
    file = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118 - the name is bytes
    Path(os.fsdecode(file)).write_bytes((INVENTED / "jia-2020.txt").read_bytes())
    for words in (("build",), ("extract",), ("links",), ("check",)):
        child = process(*words, name, cwd=tmp_path)
        assert child.returncode in (0, 1), child.stderr
        assert b"Traceback" not in child.stderr
    assert f'"file": "{read}"'.encode() in process("extract", name, cwd=tmp_path).stdout


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    for words in (("links",), ("links", "--format", "csv"), ("export", "ttl")):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "zhiji", *words]
            child = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, cwd=tmp_path)
        assert child.returncode == 2
        assert child.stderr == b"zhiji: standard output: No space left on device; check the path\n"
