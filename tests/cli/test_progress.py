"""A line for whoever waits, on a terminal alone, gone before anything is printed."""

from __future__ import annotations

import doctest
import io
import os
import pty
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from zhiji.cli import progress

INVENTED = Path(__file__).parents[1] / "invented"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in the place of standard error: set in the test itself, since pytest sets its own before."""
    held = Terminal()
    monkeypatch.setattr(sys, "stderr", held)
    monkeypatch.setattr(progress, "AFTER", 0.05)
    monkeypatch.setattr(progress, "EVERY", 0.02)
    return held


def waited(terminal: Terminal, words: str) -> bool:
    """Whether the words have come within ten seconds."""
    until = time.monotonic() + 10
    while words not in terminal.getvalue() and time.monotonic() < until:
        time.sleep(0.01)
    return words in terminal.getvalue()


def test_what_takes_long_is_told_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, others = watched(monkeypatch), threading.enumerate()  # a library that was used before may leave its own
    progress.begin("zhiji links")
    assert waited(terminal, "zhiji links  0 s")
    assert [thread.daemon for thread in threading.enumerate() if thread not in others] == [True]
    progress.step(3, 9)
    assert waited(terminal, "3/9  zhiji links")
    progress.end()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert [thread for thread in threading.enumerate() if thread not in others] == []


def test_what_is_quick_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    progress.begin("zhiji links")
    progress.end()
    assert "links" not in terminal.getvalue()


def test_nobody_is_told_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    progress.begin("zhiji links")
    assert progress._working is None


TOLD = (["links"], ["check"], ["explore", "-o", "page.html"], ["query", "links"], ["export", "nt"])


@pytest.mark.parametrize("words", TOLD)
def test_every_command_tells_on_a_terminal(tmp_path: Path, words: list[str]) -> None:
    """On a real terminal, from the first moment on, and what is printed stays whole."""
    code = "import sys; from zhiji.cli import main, progress as p; p.AFTER, p.EVERY = 0.001, 0.01; main(sys.argv[1:])"
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", code, *words, "-g", str(INVENTED)],
        *(),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=follower,
        env=os.environ | {"COLUMNS": "120"},
    ) as child:
        os.close(follower)
        said = b""
        assert child.stdout
        out = threading.Thread(target=child.stdout.read)
        out.start()
        try:
            while piece := os.read(leader, 4096):
                said += piece
        except OSError:  # how a terminal ends here
            pass
        out.join()
    os.close(leader)
    assert f"zhiji {words[0]}".encode() in said
    assert re.search(rb"[1-4]/4", said)  # reports, as they are read
    assert b"Traceback" not in said


def test_doctests() -> None:
    assert doctest.testmod(progress).failed == 0
