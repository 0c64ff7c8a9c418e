"""What ./run does, in a folder where everything it calls is a stand-in that writes down what it was asked."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKED = "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)"
FONT = "/usr/share/fonts/NotoSansCJK.ttc: Noto Sans CJK SC"


class Place:
    """A copy of ``run`` with stand-ins for what it calls."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, folder / "asked"
        self.tools = folder / "tools"
        self.tools.mkdir()
        (folder / "run").write_bytes((ROOT / "run").read_bytes())
        (folder / "pyproject.toml").write_text("", encoding="utf-8")
        for tool, says in {
            "apt-get": "",
            "chromium": "",
            "fc-list": f"echo '{FONT}'",
            "id": "echo 0",
            "sleep": "",
        }.items():
            self.stand_in(self.tools / tool, says)
        (folder / ".venv" / "bin").mkdir(parents=True)
        self.stand_in(folder / ".venv" / "bin" / "python", "")
        self.stand_in(folder / ".venv" / "bin" / "zhiji", "")

    def stand_in(self, tool: Path, script: str) -> None:
        tool.write_text(f'#!/bin/sh\necho {tool.name} "$@" >>"{self.asked}"\n{script}\n', encoding="utf-8")
        tool.chmod(0o755)

    def run(self, *words: str) -> tuple[int, list[str], str]:
        """Exit code, what was asked of the stand-ins, and what was said."""
        self.asked.unlink(missing_ok=True)
        env = os.environ | {"PATH": f"{self.tools}:/usr/bin:/bin"}
        child = subprocess.run(
            ["sh", str(self.folder / "run"), *words], capture_output=True, text=True, env=env, check=False, timeout=60
        )
        asked = self.asked.read_text("utf-8").splitlines() if self.asked.exists() else []
        return child.returncode, [line for line in asked if not line.startswith(("id ", "sleep "))], child.stderr


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_alone_it_builds_and_says_what_there_is(place: Place) -> None:
    assert [line.strip() for line in place.run()[1]] == ["zhiji build", "zhiji overview"]


def test_any_command_is_passed_on(place: Place) -> None:
    assert place.run("links", "--initiative", "一 二")[1] == ["zhiji links --initiative 一 二"]


def test_serve_sets_up_its_extra_once(place: Place) -> None:
    assert place.run("serve", "--port", "0")[1][-1] == "zhiji serve --port 0"  # the libraries are there
    python = place.folder / ".venv" / "bin" / "python"
    place.stand_in(python, 'case "$*" in *starlette*) exit 1;; esac')
    code, asked, _ = place.run("serve")
    assert code == 0
    assert next(line for line in asked if "pip install" in line).endswith("-e .[serve]")
    assert asked[-1] == "zhiji serve"
    assert not [line for line in place.run("serve")[1] if "pip install" in line]


@pytest.mark.parametrize("words", [("build", "reports", "--corpus", "c"), ("merge", "a", "b")])
def test_what_makes_a_corpus_sets_up_its_extra_once(place: Place, words: tuple[str, ...]) -> None:
    assert place.run(*words)[1][-1] == f"zhiji {' '.join(words)}"  # the library is there
    place.stand_in(place.folder / ".venv" / "bin" / "python", 'case "$*" in *pyarrow*) exit 1;; esac')
    code, asked, _ = place.run(*words)
    assert (code, asked[-1]) == (0, f"zhiji {' '.join(words)}")
    assert next(line for line in asked if "pip install" in line).endswith("-e .[corpus]")
    assert not [line for line in place.run("links")[1] if "pyarrow" in line]


def test_tests_are_set_up_and_run(place: Place) -> None:
    code, asked, _ = place.run("test", "-x")
    assert code == 0
    assert asked[0].endswith("-e .[dev]")
    assert asked[-1] == "python -m pytest -n auto --maxprocesses 4 --dist loadfile -x"
    assert place.run("test", "--slow")[1][-1] == "python -m pytest -n auto --maxprocesses 4 --dist loadfile --slow"
    assert not [line for line in asked if line.startswith("apt-get")]


def test_fonts_are_installed_where_only_the_browser_is_there(place: Place) -> None:
    place.stand_in(place.tools / "fc-list", "")
    asked = place.run("test")[1]
    assert [line for line in asked if line.startswith("apt-get")] == [
        "apt-get -qq update",
        "apt-get -qq install -y --no-install-recommends fonts-noto-cjk fontconfig",
    ]


def test_it_waits_while_another_holds_the_lock(place: Place) -> None:
    place.stand_in(place.tools / "fc-list", "")
    held = place.folder / "held"
    held.write_text("xxx", encoding="utf-8")
    place.stand_in(
        place.tools / "apt-get",
        f"""left=$(cat "{held}"); [ -z "$left" ] && exit 0
            printf %s "${{left%x}}" >"{held}"; echo "{LOCKED}" >&2; exit 100""",
    )
    code, asked, said = place.run("test")
    assert (code, "Could not get lock" in said) == (0, False)
    assert len([line for line in asked if line == "apt-get -qq update"]) == 4


def test_what_cannot_be_installed_is_said(place: Place) -> None:
    place.stand_in(place.tools / "fc-list", "")
    place.stand_in(place.tools / "apt-get", "echo 'E: Unable to locate package' >&2; exit 100")
    code, asked, said = place.run("test")
    assert code == 2
    assert "Unable to locate package" in said
    assert said.endswith("run: fonts-noto-cjk fontconfig could not be installed\n")
    assert len([line for line in asked if line.startswith("apt-get")]) == 1
    place.stand_in(place.tools / "id", "echo 1000")
    assert "sudo apt-get install fonts-noto-cjk" in place.run("test")[2]
