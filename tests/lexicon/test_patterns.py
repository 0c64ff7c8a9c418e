"""Patterns from rows: what a hole stands for, and that every row of a table that only patterns read can match."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache

import pytest

import zhiji.description
import zhiji.extraction
import zhiji.reading
from zhiji.lexicon import Row, load_table, without
from zhiji.lexicon.numerals import plan_years, value_of
from zhiji.lexicon.patterns import Pattern, Terms, any_of, rows_of

TABLES = (
    "honour_words",
    "document_words",
    "people_words",
    "shortcoming_cues",
    "initiative_words",
    "unit_words",
    "quantity_words",
    "section_words",
    "front_words",
    "listed_endings",
    "recurrences",
    "numerals",
)
"""Tables that nothing but patterns and Terms read."""

ROW = Row("共", frozenset({"general"}), (("kind", "sum"), ("not_before", "同 享有"), ("not_after", "公")))


@pytest.mark.parametrize(
    ("text", "matches", "why"),
    [
        ("共3件", True, "nothing beside it"),
        ("共享3件", True, "the guard is 享有, and 享 alone is none"),
        ("共享有3件", False, "a guard of two characters"),
        ("共同", False, "may not stand before 同"),
        ("公共3件", False, "may not stand behind 公"),
    ],
)
def test_guards_are_columns(text: str, matches: bool, why: str) -> None:
    assert bool(re.search(any_of([ROW]), text)) == matches, why


@pytest.mark.parametrize(
    ("shape", "text", "found", "why"),
    [
        ("{hope}获", "力争获奖", "力争获", "a kind of the pattern's own table"),
        ("{hope|at}", "到", "到", "one of two kinds"),
        ("{scopes:region}第一", "全市第一", "全市第一", "a kind of another table"),
        ("{scopes:region|honour_words:at}", "到", "到", "kinds of two tables, longest first of both"),
        ("[{=numerals:digit|ten}]{1,2}", "十二月", "十二", "the characters of two kinds inside of a class, counted"),
        ("{counter}", "名次", "名", "the hole is a group of its own"),
        ("{<range}", "内围范", "内围范", "words turned round, for text that is read backwards"),
        ("办{!unit_words:last}", "办理", "办理", "the guard of 办, right behind it"),
    ],
)
def test_holes_are_filled(shape: str, text: str, found: str, why: str) -> None:
    match = Pattern("honour_words", shape).match(text)
    assert match is not None, why
    assert match[0] == found, why


def test_a_guard_alone_is_looked_for_behind_its_own_term() -> None:
    assert Pattern("honour_words", "局{!unit_words:last}").match("局理") is None, "理 makes another word of 办 only"


def test_the_longest_word_is_tried_first() -> None:
    assert any_of(["市", "自治区", "县"]) == "(?:自治区|县|市)"


def test_of_many_words_the_first_characters_are_looked_at_before_any_is_tried() -> None:
    many = [*"甲乙丙丁戊己庚辛壬癸", "甲乙", "乙]", "-^"]
    pattern = any_of([ROW, *many])
    assert pattern.startswith("(?:(?=[")
    assert re.findall(pattern, "甲乙子乙]共享-^公共") == ["甲乙", "乙]", "共", "-^"], "longest first, guards as ever"


def test_rows_are_those_of_a_kind_with_what_is_left_out_now() -> None:
    hope = rows_of("honour_words", "hope")
    assert hope == tuple(row for row in load_table("honour_words") if row.kind == "hope")
    with without(frozenset(report for row in load_table("honour_words") for report in row.seen)):
        assert rows_of("honour_words", "hope") == ()
    assert rows_of("honour_words", "hope") == hope


def test_a_kind_without_rows_matches_nothing() -> None:
    everything = frozenset(report for row in load_table("honour_words") for report in row.seen)
    pattern, terms = Pattern("honour_words", "{hope}?获"), Terms("honour_words", "headed")
    assert pattern.match("力争获奖")
    with without(everything):
        assert not terms.all
        assert not pattern.match("力争获奖")
        assert pattern.match("获奖"), "what is optional stays optional"
    assert pattern.match("力争获奖")


def _modules() -> Iterator[object]:
    for package in (zhiji.extraction, zhiji.reading, zhiji.description):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield importlib.import_module(module.name)


@cache
def _asked_for() -> frozenset[tuple[str, str]]:
    """Table and kind of every hole of a Pattern, and of every Terms, that a module of those rooms holds."""
    held = (value for module in _modules() for value in vars(module).values() if isinstance(value, Pattern | Terms))
    return frozenset(hole for value in held for hole in value.holes)


def test_every_pattern_compiles() -> None:
    held = [value for module in _modules() for value in vars(module).values() if isinstance(value, Pattern)]
    assert len(held) > 20
    assert all(pattern.compiled for pattern in held)
    with without(frozenset(report for row in _all_rows() for report in row.seen)):
        assert all(pattern.compiled for pattern in held), "and without a single row"


def _all_rows() -> list[Row]:
    return [row for table in {table for table, _ in _asked_for()} for row in load_table(table)]


@pytest.mark.parametrize("table", TABLES)
def test_each_row_has_a_source_and_stands_once(table: str) -> None:
    rows = load_table(table)
    assert all(row["source"] and row.seen for row in rows)
    assert len({(row.term, row.kind) for row in rows}) == len(rows)


@pytest.mark.parametrize("table", TABLES)
def test_each_row_can_match(table: str) -> None:
    """Some pattern asks for its kind, and among the words of the kind it is found whole."""
    for row in load_table(table):
        assert {(table, row.kind), (table, "*")} & _asked_for(), f"nobody asks for {row.kind} of {table}"
        match = re.match(any_of(rows_of(table, row.kind)), row.term)
        assert match is not None, row
        assert match[0] == row.term, row


def test_every_kind_that_is_asked_for_has_rows() -> None:
    empty = [(table, kind) for table, kind in _asked_for() if not rows_of(table, kind)]
    assert not empty


@pytest.mark.parametrize(
    ("words", "value", "why"),
    [
        ("7", 7, "digits"),
        ("九", 9, "one digit"),
        ("两", 2, "the word for two of a thing"),
        ("十", 10, "ten alone"),
        ("十三", 13, "nothing before ten is one ten"),
        ("二十", 20, "nothing behind ten is none"),
        ("三十六", 36, "tens and ones"),
    ],
)
def test_small_numerals_have_their_value(words: str, value: int, why: str) -> None:
    assert value_of(words) == value, why


def test_a_plan_has_its_five_years() -> None:
    assert [plan_years(number) for number in "一四五"] == [(2006, 2010), (2021, 2025), (2026, 2030)]
