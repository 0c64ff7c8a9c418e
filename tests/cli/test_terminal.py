"""Names and words of others move no cursor: not where a command says what is wrong, not where a terminal is shown what
programs read."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from zhiji import resources

INVENTED = Path(__file__).parents[1] / "invented"
MOVING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
HOSTILE = "a\x1b[2J\nb\x9b1m\u202e"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("links", "-g", f"{HOSTILE}.ttl"), 2),
        (("links", f"--{HOSTILE}"), 2),
        (("extract", f"{HOSTILE}/{'x' * 300}.txt"), 2),
        (("build", "folder", "-o", "graphs"), 1),
        (("build", "folder", "--corpus", "corpus"), 1),
        (("build", "--corpus", "corpus", "--failed"), 1),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_names_of_files_are_written_out(
    words: tuple[str, ...],
    code: int,
    lang: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    from zhiji.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    shutil.copy(INVENTED / "yi-2019.txt", tmp_path / "folder" / f"{HOSTILE}.txt")
    (tmp_path / "folder" / f"{HOSTILE}.broken.txt").write_bytes(b"\0\1")
    if "--failed" in words:
        main(["build", "folder", "--corpus", "corpus", "--jobs", "1"])
        capfd.readouterr()
    try:
        ended: object = main([*words, "--lang", lang])
    except SystemExit as stopped:
        ended = stopped.code
    assert ended == code
    told = capfd.readouterr()
    assert not MOVING.search(told.out + told.err)
    assert "\\x1b[2J" in told.out + told.err
    assert code == 1 or told.err.count("\n") == 1


@pytest.mark.parametrize("words", [("links", "--format", "csv"), ("links", "--format", "json"), ("extract",)])
def test_a_terminal_is_shown_what_programs_read_without_what_moves_it(words: tuple[str, ...], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    text = resources.shipped_report().read_text(encoding="utf-8")
    report.write_text(text.replace("该机制", "该机\x1b[2J\x9b1m制"), encoding="utf-8")
    command = [sys.executable, "-m", "zhiji", *words, str(report)]
    piped = subprocess.run(command, capture_output=True, check=True).stdout
    assert MOVING.search(piped.decode("utf-8")), "programs get the words as they stand"
    leader, follower = pty.openpty()
    with subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL) as child:
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
    os.close(leader)
    assert child.returncode == 0
    assert "\\x9b1m制" in shown.decode("utf-8")
    assert not MOVING.search(shown.decode("utf-8").replace("\r\n", "\n"))


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # the other end is closed
        return b""


CLOSED = [
    (["links"], 0),
    (["links", "--format", "csv"], 0),
    (["build", "-o", "graphs"], 0),
    (["extract", str(INVENTED / "yi-2019.txt"), "-o", "facts.jsonl"], 0),
    (["--version"], 0),
    (["--help"], 0),
    (["links", "-g", "nowhere"], 2),
]


@pytest.mark.parametrize(("words", "code"), CLOSED)
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_leads_nowhere(words: list[str], code: int, closed: str, tmp_path: Path) -> None:
    """Also no file that is written is taken for it."""
    line = f'exec "$@" {closed}'
    child = subprocess.run(
        ["sh", "-c", line, "sh", sys.executable, "-m", "zhiji", *words],
        *(),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert child.returncode == code
    assert b"Traceback" not in child.stderr
    if words[0] == "extract":
        assert (tmp_path / "facts.jsonl").read_bytes().count(b"\n") > 5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("words", [["links"], ["--version"], ["--help"], ["links", "--help"], ["export", "nt"]])
def test_a_full_disk_is_told_in_one_line(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "zhiji", *words]
        child = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    told = child.stderr.decode("utf-8")
    assert (child.returncode, told.count("\n")) == (2, 1)
    assert "standard output: No space left on device" in told
