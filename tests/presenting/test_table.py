from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiji.api import questions
from zhiji.model import ZhijiError
from zhiji.presenting.table import GAP, Table, display_width
from zhiji.presenting.words import say


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("zhiji", 5),
        ("治绩", 4),  # two columns each
        ("，。“”", 6),  # full-width marks take two, curly quotes one
        ("e\u0301", 1),  # a combining accent takes none
        ("１％", 4),  # full-width digits
    ],
)
def test_columns_that_a_text_takes(text: str, width: int) -> None:
    assert display_width(text) == width


def test_columns_line_up_under_chinese() -> None:
    text = Table(("name", "n"), (("治绩", "1"), ("ab", "22"), (None, "3"))).to_text()
    assert text.splitlines() == ["name  n", "────  ──", "治绩  1", "ab    22", "      3"]


def test_notes_stand_below() -> None:
    assert Table(("a",), (("1",),), ("Source [1]", "cut")).to_text().splitlines()[-2:] == ["Source [1]", "cut"]


def test_no_rows_are_headings_and_notes() -> None:
    assert Table(("ab", "c"), (), ("No rows.",)).to_text() == "ab  c\n──  ─\nNo rows."


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("a\x1b[31mred", "a [31mred"),  # no terminal is told anything
        ("one\ntwo\tthree", "one two three"),
        ("right\u202eleft", "right left"),  # the reading direction is not turned
        ("zero\u200bwidth\ufeff", "zero width"),
        ("\x07\x00bell", "bell"),
        ("\x9b1m", "1m"),  # the one-character form of the escape
    ],
)
def test_what_would_move_the_cursor_is_left_out(cell: str, shown: str) -> None:
    assert Table(("x",), ((cell,),)).to_text().splitlines()[2] == shown


def test_long_cells_wrap_in_their_column() -> None:
    lines = Table(("k", "sentence"), (("1", "全市纠纷警情同比下降" * 20),)).to_text(40).splitlines()
    assert all(display_width(line) <= 40 for line in lines)
    assert "".join(line[3:] for line in lines[2:]) == "全市纠纷警情同比下降" * 20
    assert all(line.startswith("   ") for line in lines[3:])


def test_words_and_numbers_stay_whole_where_they_fit() -> None:
    lines = Table(("s",), (("共办理123456件 International cooperation",),)).to_text(16).splitlines()[2:]
    assert any("123456" in line for line in lines)
    assert any("International" in line for line in lines)


CELLS = st.text(alphabet=st.sampled_from("治绩ab1 ，“\n\x1b\u202ee\u0301😀"), max_size=40)


@given(st.lists(st.tuples(CELLS, st.none() | CELLS, CELLS), max_size=5), st.integers(30, 120))
def test_no_line_is_wider_than_asked(rows: list[tuple[str, str | None, str]], width: int) -> None:
    text = Table(("one", "two", "三"), tuple(rows)).to_text(width)
    assert all(display_width(line) <= width for line in text.split("\n"))
    assert "\x1b" not in text
    assert "\u202e" not in text


@given(st.lists(st.tuples(st.text(), st.none() | st.text()), max_size=6))
def test_csv_and_json_keep_every_character(rows: list[tuple[str, str | None]]) -> None:
    table = Table(("a", "b"), tuple(rows))
    assert json.loads(table.to_json()) == [{"a": a, "b": b} for a, b in rows]
    head, *read = csv.reader(io.StringIO(table.to_csv(), newline=""))
    assert head == ["a", "b"]
    assert len(read) == len(rows)
    for cell, kept in zip((c for row in read for c in row), (c or "" for row in rows for c in row), strict=True):
        assert cell in (kept, f"'{kept}")  # the apostrophe stands only before what a spreadsheet would run
        assert cell == kept or kept[0] in "=+-@＝＋－＠\t\r\n"


def test_html_shows_and_runs_nothing() -> None:
    page = Table(("<i>",), (("<script>alert(1)</script>",), (None,)), ("<b>",))._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<i>" not in page
    assert "<p>&lt;b&gt;</p>" in page


def test_a_table_is_its_rows() -> None:
    table = Table(("a",), (("1",), ("2",)))
    assert (len(table), list(table), table.to_dicts()) == (2, [("1",), ("2",)], [{"a": "1"}, {"a": "2"}])


WIDE = Table(
    ("plan", "kind", "status", "sentence", "issuer"),
    tuple((f"建设第{i}中学教学楼一期工程", "other", "done", "建设中学教学楼。" * 9, "甲市人民政府") for i in range(3)),
    keys=("plan", "kind", "status", "sentence", "issuer"),
    spare=("issuer", "kind", "sentence"),
)


@pytest.mark.parametrize(
    ("width", "shown", "said"),
    [
        (120, "plan kind status sentence issuer", None),
        (50, "plan kind status sentence", "issuer = 甲市人民政府."),  # what every row has is said
        (30, "plan status", "kind = other, sentence, issuer = 甲市人民政府."),  # the answer goes last
    ],
)
def test_a_narrow_table_says_what_it_leaves_out(width: int, shown: str, said: str | None) -> None:
    head, *lines = WIDE.to_text(width).splitlines()
    assert head.split() == shown.split()
    assert ("Not shown at this width" in lines[-1]) is bool(said)
    assert (said or "") in lines[-1]


def test_of_the_first_rows_nothing_is_said_of_every_row() -> None:
    assert "issuer." in WIDE.head(2).to_text(50).splitlines()[-1]


def test_what_is_left_out_is_said_in_the_language_of_the_table() -> None:
    table = replace(WIDE, columns=("计划", "类别", "状态", "原句", "机关"), lang="zh")
    assert "此宽度下未显示：机关 (issuer) = 甲市人民政府" in table.to_text(50).splitlines()[-1]


def test_chosen_columns_all_stay_and_are_named_as_in_csv() -> None:
    text = WIDE.choose(["plan", "kind_label", "issuer", "sentence"]).to_text(40)
    assert text.splitlines()[0].split() == ["plan", "kind", "issuer", "sentence"]
    with pytest.raises(ZhijiError, match="no column 'place_label'; there are plan, kind"):
        WIDE.choose(["place_label"])


def test_gap_is_what_stands_between_columns() -> None:
    assert Table(("a", "b"), ()).to_text().splitlines()[0] == f"a{GAP}b"


@pytest.mark.parametrize(
    ("word", "en", "zh"),
    [("explicit", "explicit", "明"), ("initiative", "initiative", "举措"), ("no-links", "No link", "没有")],
)
def test_words_in_both_languages(word: str, en: str, zh: str) -> None:
    assert say(word, "en").startswith(en)
    assert say(word, "zh").startswith(zh)


def test_a_word_that_is_not_on_the_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("nonsense", "en")


@pytest.mark.parametrize("width", [66, 80, 120])
def test_names_that_are_copied_are_never_broken(width: int) -> None:
    listed = questions().table("en")
    names = {name for _, name, *_ in listed.rows}
    shown = listed.to_text(width).splitlines()
    assert names <= {word for line in shown for word in line.split()}
    assert max(map(display_width, shown[:-1])) <= width
