"""Columns, order and rows that a person chooses; what a narrow terminal does without; colour on terminals alone."""

from __future__ import annotations

import sys

import pytest

from zhiji import api
from zhiji.cli import main
from zhiji.cli.printing import WIDTH, coloured, table_width
from zhiji.model import ZhijiError
from zhiji.presenting.citing import links_table
from zhiji.presenting.columns import COLUMNS, SHOWN, SPARE
from zhiji.presenting.table import Table, display_width

TABLE = Table(("名", "n"), (("a", "10"), ("b", None), ("c", "9"), ("d", "-1")), ("note",), keys=("name", "n"))


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("n", "dcab"),  # numbers as numbers, empty ones last
        ("n:desc", "acdb"),
        ("name:desc", "dcba"),
        ("名", "abcd"),  # by its heading too
    ],
)
def test_rows_are_sorted(by: str, order: str) -> None:
    assert "".join(row[0] or "" for row in TABLE.sort(by)) == order


def test_columns_are_chosen_by_key_or_heading() -> None:
    assert TABLE.choose(["n", "名"]).rows[0] == ("10", "a")
    assert TABLE.choose(["n"]).notes == ("note",)
    for wrong in (lambda: TABLE.choose(["m"]), lambda: TABLE.sort("m")):
        with pytest.raises(ZhijiError, match="no column 'm'; there are name, n"):
            wrong()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_a_narrow_terminal_has_fewer_columns_and_whole_words(invented: api.KnowledgeGraph, width: int) -> None:
    table = links_table(invented.links(), "en")
    lines = table.to_text(width).splitlines()
    head = lines[0]
    keys = [column.key for column in SHOWN]
    shown = [key for key in keys if key in head.split("  ") or f"  {key}" in head or head.startswith(key)]
    assert {key for key in keys if key not in shown} == set(SPARE[: len(SHOWN) - len(shown)])
    assert (len(shown) < len(SHOWN)) == (width < 110)
    body = lines[2 : len(lines) - len(table.fitted(width).notes)]
    assert all(display_width(line) <= width for line in [head, *body])
    places = [cell for row in table.rows if (cell := row[-1])]
    assert all(any(line.endswith(place) for line in body) for place in places)  # a place is never broken


def test_every_column_of_links_may_be_chosen(invented: api.KnowledgeGraph) -> None:
    wide = links_table(invented.links(), "zh", every=True)
    assert wide.keys == tuple(column.key for column in COLUMNS)
    assert len(wide.choose(["title", "quote"]).rows[0]) == 2


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("links --columns quote --sort start --limit 1 --format csv", "quote\n实现\n"),
        ("links --limit 2 --format csv --columns year", "year\n2020\n2020\n"),
        ("query --list --limit 1 --columns name --format csv", "name\nlinks\n"),
        ("links --columns basis,why,initiative_iri --limit 1 --format csv", "basis,why,initiative_iri\n…\n"),
        ("links --sort why --columns why --limit 1 --format csv", "why\n…\n"),
        ("check --columns finding,things --limit 1 --format csv", "finding,things\n…\n"),
        ("query posts --columns post_label --sort post_label --format csv", "post_label\n公安局长\n副市长\n"),
    ],
)
def test_commands_print_what_is_chosen(capsys: pytest.CaptureFixture[str], words: str, printed: str) -> None:
    assert main(words.split()) == (1 if words.startswith("check") else 0)
    out = capsys.readouterr().out
    assert out.splitlines()[0] == printed.splitlines()[0]
    assert len(out.splitlines()) == len(printed.splitlines())
    if "--sort start" not in words and "…" not in printed:
        assert out == printed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("links --columns nosuch", "no column 'nosuch'; there are basis, initiative"),
        ("check --sort nosuch", "no column 'nosuch'; there are severity"),
        ("links --limit 0", "no number from 1"),
    ],
)
def test_what_cannot_be_chosen_is_said(capsys: pytest.CaptureFixture[str], words: str, said: str) -> None:
    try:
        code = main(words.split())
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    assert code == 2
    assert said in capsys.readouterr().err


class Screen:
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 99


@pytest.mark.parametrize(
    ("told", "screens", "width"),
    [
        ("70", (), 70),  # what is told goes first
        ("", ("stdout",), 91),
        ("", ("stderr",), 91),  # piped into another program: the terminal is where errors go
        ("x", (), WIDTH),
        ("0", (), WIDTH),
    ],
)
def test_tables_are_as_wide_as_the_terminal(
    monkeypatch: pytest.MonkeyPatch, told: str, screens: tuple[str, ...], width: int
) -> None:
    monkeypatch.setenv("COLUMNS", told)
    monkeypatch.setattr("os.get_terminal_size", lambda _number: type("Size", (), {"columns": 91}))
    for name in screens:
        monkeypatch.setattr(sys, name, Screen())
    assert table_width() == width


def test_colour_is_for_terminals_that_take_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TABLE.to_text()
    assert coloured(text, 1) == text  # no terminal
    monkeypatch.setattr(sys, "stdout", Screen())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    lines = coloured(text, 1).splitlines()
    assert lines[0].startswith("\x1b[1m")
    assert lines[-1] == "\x1b[2mnote\x1b[0m"
    assert "\x1b" not in "".join(lines[2:-1])
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
        assert coloured(text, 1) == text
        monkeypatch.setenv(name, "")


def test_a_table_for_programs_takes_the_columns_of_that_for_people() -> None:
    full = Table(("name", "n"), (("甲", "1"), ("乙", "2")))
    people = Table(("什么", "为何"), (("甲", "一"), ("乙", "二")), keys=("name", "why"))
    joined = full.beside(people)
    assert (joined.names, joined.rows) == (("name", "n", "why"), (("甲", "1", "一"), ("乙", "2", "二")))
    assert full.beside(people.head(1)) is full  # not the same rows
