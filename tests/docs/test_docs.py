"""The documentation: its examples run, its generated pages are whole, its checker finds what leads nowhere."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from zhiji import api
from zhiji.cli import main
from zhiji.cli.parser import build_parser

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
INVENTED = ROOT / "tests" / "invented"
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN = ("index.md", "tutorial.md", "citing.md", "zh/index.md")
"""Pages whose examples are run, each from its first to its last."""


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def examples(page: str) -> list[tuple[str, str]]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return [(b[2:].partition("\n")[0], b.partition("\n")[2]) for b in _BLOCK.findall(text)]


@pytest.mark.parametrize("page", RUN)
def test_examples_print_what_they_say(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "reports").symlink_to(INVENTED)
    assert examples(page)
    for command, printed in examples(page):
        words, _, lines = command.partition(" | head -")
        code = main(shlex.split(words)[1:])
        out = capsys.readouterr().out
        assert code in (0, 1), command
        if printed:
            kept = out.splitlines(keepends=True)
            assert "".join(kept[: int(lines)] if lines else kept) == printed, command
        else:
            assert out or "-o" in command, command


def test_the_two_tutorials_show_the_same_commands() -> None:
    told = [[re.sub(r" --lang zh", "", c) for c, _ in examples(page)] for page in ("tutorial.md", "zh/tutorial.md")]
    assert told[0] == told[1]
    assert len(told[0]) >= 9


def test_python_examples_hold() -> None:
    failed, tried = doctest.testfile(str(DOCS / "api.md"), module_relative=False, encoding="utf-8")
    assert (failed, tried > 0) == (0, True)


def test_generated_pages_have_every_command_option_variable_and_question() -> None:
    generating = load("generating")
    english, chinese = generating.commands("en"), generating.commands("zh")
    names = re.findall(r"^## zhiji (\w+)$", english, re.MULTILINE)
    assert names == re.findall(r"^## zhiji (\w+)$", chinese, re.MULTILINE)
    parser = build_parser()
    assert all(f"## zhiji {name}\n" in english for name in ("links", "mcp", "export", "serve"))
    assert len(names) == len(next(a for a in parser._actions if a.choices).choices or ())
    for words in ("--every-match", "--rows", "--http", "--excel"):
        assert words in english
        assert words in chinese
    assert "| `outcomes_explicit` | integer |" in generating.data()
    assert generating.questions().count("```sparql") == 20
    assert "| figures:" in generating.part_of("README.md", "Figures")
    assert "](https://github.com/zhiji/zhiji/blob/main/tests/gold/README.md)" in generating.part_of(
        "README.md", "Figures"
    )
    with pytest.raises(ValueError, match="no part"):
        generating.part_of("README.md", "Nowhere")


def test_the_start_page_names_every_extra() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = set(re.findall(r"zhiji\[(\w+)\]", (DOCS / "index.md").read_text(encoding="utf-8")))
    assert told == set(project["optional-dependencies"]) - {"dev", "docs"}


def test_every_page_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generating = load("generating")
    monkeypatch.setattr(generating, "write_ontology", lambda file: file.write_text("", encoding="utf-8"))
    generating.write_pages(tmp_path)
    for page in (*DOCS.glob("*.md"), *DOCS.glob("zh/*.md")):
        for name in re.findall(r"\bgenerated/([\w.]+\.md)", page.read_text(encoding="utf-8")):
            assert (tmp_path / name).stat().st_size > 400, (page.name, name)


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    checking = load("checking")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.html").write_text('<p id="there">', encoding="utf-8")
    (tmp_path / "a.html").write_text(
        '<a href="b/c.html#there">1</a><a href="b/c.html#gone">2</a><a href="no.html">3</a><a href="#">4</a>'
        '<a href="https://example.org/x">5</a><img src="no.png">',
        encoding="utf-8",
    )
    assert list(checking.broken(tmp_path)) == ["a.html: b/c.html#gone", "a.html: no.html", "a.html: no.png"]


@pytest.mark.parametrize("room", sorted(file.stem for file in Path(api.__file__).parent.glob("*.py")))
def test_the_examples_of_the_interface_run(room: str) -> None:
    module = import_module("zhiji.api" if room == "__init__" else f"zhiji.api.{room}")
    assert doctest.testmod(module).failed == 0
