"""Every example in the READMEs is run, and prints what they say it prints."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from zhiji.cli import main

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md")
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def find_examples(readme: str) -> list[tuple[str, str]]:
    """The commands of the console blocks that begin with zhiji, each with what is said to be printed."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    examples = []
    for block in _BLOCK.findall(text):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = example.partition("\n")
            if command.startswith("zhiji "):
                examples.append((command, printed))
    return examples


@pytest.mark.parametrize("readme", READMES)
def test_examples_print_what_they_say(
    readme: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)  # an example works from any folder
    monkeypatch.setenv("LANG", "C")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    examples = find_examples(readme)
    assert len(examples) >= 5
    for command, printed in examples:
        words, _, filtered = command.partition(" | ")
        code = main(shlex.split(words)[1:])
        assert code in (0, 1), command
        out = capsys.readouterr().out
        if filtered:
            kind, _, number = filtered.partition(" -")
            assert kind == "head"
            out = "".join(out.splitlines(keepends=True)[: int(number)])
        assert out == printed, command


def test_the_two_readmes_show_the_same_commands() -> None:
    commands = [[re.sub(r" --lang \w+", "", command) for command, _ in find_examples(readme)] for readme in READMES]
    assert commands[0] == commands[1]


@pytest.mark.parametrize("readme", READMES)
def test_python_examples_hold(readme: str) -> None:
    failed, tried = doctest.testfile(str(ROOT / readme), module_relative=False, encoding="utf-8")
    assert tried > 0
    assert failed == 0


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120
