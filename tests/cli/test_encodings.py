"""No encoding of a terminal, a file's name or a graph ends in a traceback."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

INVENTED = Path(__file__).parents[1] / "invented"
ASCII_NAMES = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def process(*words: str | bytes, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "zhiji", *words]
    return subprocess.run(command, capture_output=True, check=False, cwd=cwd, env=os.environ | env, timeout=120)


_SEVERAL = """
import sys
from zhiji.cli import main
lines = [[]]
for word in sys.argv[1:]:
    lines.append([]) if word == "NEXT" else lines[-1].append(word)
for words in lines:
    code = main(words)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        stream.buffer.write(b"\\0%d\\0" % code)
        stream.buffer.flush()
"""
"""Commands one after the other in one process: to start one for each takes longer than they do."""


@dataclass(frozen=True)
class Told:
    code: int
    out: bytes
    err: bytes


def several(lines: Sequence[Sequence[str | bytes]], cwd: Path, **env: str) -> list[Told]:
    """What each command says, in a process whose environment has ``env``."""
    words = [word for line in lines for word in ("NEXT", *line)][1:]
    command = [sys.executable, "-c", _SEVERAL, *words]
    child = subprocess.run(command, capture_output=True, check=False, cwd=cwd, env=os.environ | env, timeout=300)
    outs, errs = child.stdout.split(b"\0"), child.stderr.split(b"\0")
    assert len(outs) == len(errs) == 2 * len(lines) + 1, child.stderr
    return [Told(int(outs[2 * i + 1]), outs[2 * i], errs[2 * i]) for i in range(len(lines))]


COMMANDS: list[tuple[tuple[str, ...], int]] = [
    (("check",), 1),  # its findings have a minus sign that GBK lacks
    (("links",), 0),
    (("paths", "一警情三推送", "公安部"), 0),
    (("query", "posts"), 0),
    (("query", "--list", "--lang", "zh"), 0),
    (("evaluate", str(INVENTED / "jia-2020.facts.jsonl"), str(INVENTED / "jia-2020.facts.jsonl")), 0),
    (("links", "--initiative", "没有这个"), 2),
]
PROGRAMS = [
    (*words, "--format", form) for words in (("links",), ("query", "indicator"), ("check",)) for form in ("csv", "json")
]


@pytest.fixture(scope="module")
def told_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[tuple[str, ...], Told]]:
    """What the commands say in an encoding, asked once."""

    @cache
    def told(encoding: str) -> dict[tuple[str, ...], Told]:
        tables = [words for words, _ in COMMANDS] if encoding != "utf-8" else []
        lines = [*tables, *(PROGRAMS if encoding in ("ascii", "utf-8") else ())]
        found = several(lines, tmp_path_factory.mktemp("told"), PYTHONIOENCODING=encoding)
        return dict(zip(lines, found, strict=True))

    return told


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
@pytest.mark.parametrize(("words", "code"), COMMANDS)
def test_tables_in_an_encoding_that_lacks_signs(
    told_in: Callable[[str], dict[tuple[str, ...], Told]], encoding: str, words: tuple[str, ...], code: int
) -> None:
    told = told_in(encoding)[words]
    assert told.code == code, told.err
    assert b"Traceback" not in told.err
    assert (told.out + told.err).decode(encoding)


def test_signs_that_are_lacking_are_told_by_the_nearest(
    told_in: Callable[[str], dict[tuple[str, ...], Told]],
) -> None:
    assert "-206人" in told_in("gbk")["check",].out.decode("gbk")


@pytest.mark.parametrize("words", PROGRAMS)
def test_what_programs_read_is_utf8_everywhere(
    told_in: Callable[[str], dict[tuple[str, ...], Told]], words: tuple[str, ...]
) -> None:
    told = told_in("ascii")[words].out
    assert told == told_in("utf-8")[words].out
    assert "交通事故亡人数" in told.decode("utf-8") or words[0] == "links"


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
    told = several([(command, name) for command in ("build", "extract", "links", "check")], tmp_path)
    for child in told:
        assert child.code in (0, 1), child.err
        assert b"Traceback" not in child.err
    assert f'"file": "{read}"'.encode() in told[1].out


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    for words in (("links",), ("links", "--format", "csv"), ("export", "ttl")):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "zhiji", *words]
            child = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, cwd=tmp_path)
        assert child.returncode == 2
        assert child.stderr == b"zhiji: standard output: No space left on device; check the path\n"
