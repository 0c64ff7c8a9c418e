"""The tables: each entry can match, and rows seen in one report can be taken away."""

from __future__ import annotations

import re

import pytest

from zhiji.extraction.quantities.cues import load_cues
from zhiji.extraction.quantities.levels import best_level
from zhiji.extraction.quantities.measures import best_measure
from zhiji.extraction.quantities.polarities import best_polarity
from zhiji.lexicon import Row, left_out, load_table, load_terms, without
from zhiji.model import ZhijiError

TABLES = (
    "measures",
    "number_names",
    "bound_words",
    "quantity_verbs",
    "quantity_function_words",
    "role_cues",
    "result_levels",
    "stock_nouns",
    "listed_endings",
    "polarity_cues",
    "scopes",
)


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_a_source_and_stand_once(table: str) -> None:
    rows = load_table(table)
    assert rows
    assert all(row["source"] and row.seen for row in rows)
    keys = [(row.term, tuple(cell for name, cell in row.cells if name not in ("source", "seen"))) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row", load_table("measures"), ids=lambda row: str(row.term))
def test_each_measure_word_is_found(row: Row) -> None:
    found = best_measure(row.term + "。", 0, chinese=row["chinese"] == "yes")
    assert found is not None
    assert found.unit == row.term


@pytest.mark.parametrize("row", load_table("quantity_verbs"), ids=lambda row: str(row.term))
def test_each_verb_is_read_as_its_kind(row: Row) -> None:
    cues = load_cues()
    if row["kind"] == "noun":
        found = cues.strong.match(row.term)
        assert found is not None
        assert cues.kinds[found[0]] == "noun"
        assert not cues.bare.fullmatch(row.term)
    else:
        assert cues.bare.fullmatch(row.term)


def test_each_function_word_matches_in_its_place() -> None:
    cues = load_cues()
    places = {
        "restart": cues.restart.search,
        "front": cues.opening.match,
        "linker": cues.linkers.search,
        "body": cues.body.search,
        "no-start": cues.no_start.match,
    }
    for row in load_table("quantity_function_words"):
        if row["kind"] in places:
            assert places[row["kind"]](row.term), row
        else:
            assert cues.stop.search("甲乙" + row.term), row


@pytest.mark.parametrize("row", load_table("result_levels"), ids=lambda row: f"{row.term}-{row['where']}")
def test_each_level_cue_decides(row: Row) -> None:
    place = row["where"]
    subject = {"finding": f"{row.term}人员", "serving": "经营主体"}.get(place, "甲")
    subject = (
        row.term if place in ("head", "subject", "object", "coverage", "nature", "spent", "described") else subject
    )
    units = {
        "after": "个",
        "coverage": "%",
        "nature": "%",
        "spent": "%",
        "sooner": "天",
        "finding": "人",
        "serving": "家",
    }
    unit = row.term if place == "unit" else units.get(place, "幢")
    clause = row.term if place in ("verb", "frame", "honour", "sooner", "serving") else ""
    found = best_level(subject, unit, "level", clause, row.term if place == "after" else "")
    if place == "serving":
        assert found != "effect"
        return
    rivals = {r["level"] for r in load_table("result_levels") if r.term in (row.term, subject) or r.term in row.term}
    assert found in rivals


@pytest.mark.parametrize("row", load_table("polarity_cues"), ids=lambda row: str(row.term))
def test_each_polarity_cue_decides(row: Row) -> None:
    assert best_polarity("甲" + row.term) == row["polarity"]


def test_rows_of_one_report_can_be_taken_away() -> None:
    report = next(iter(next(r for r in load_table("quantity_verbs") if not r.seen & {"corpus", "general"}).seen))
    own = [r.term for r in load_table("quantity_verbs") if r.seen == {report}]
    assert own
    with without(frozenset({report})):
        assert left_out() == {report}
        assert not set(own) & set(load_terms("quantity_verbs"))
        assert not any(re.fullmatch(load_cues().strong, term) for term in own)
    assert set(own) <= set(load_terms("quantity_verbs"))


def test_a_row_says_which_columns_there_are() -> None:
    with pytest.raises(KeyError, match="kind"):
        load_table("measures")[0]["colour"]


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises((FileNotFoundError, ZhijiError)):
        load_table("no_such_table")
