"""The data dictionary is what the files hold, in both languages."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from corpus_samples import INVENTED, built, report, write

from zhiji.corpus.schema import TABLES, arrow_schema, columns_of, dictionary
from zhiji.corpus.tables import select
from zhiji.model import ZhijiError


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schema")
    built(folder / "c", INVENTED)
    return folder / "c/tables"


def test_every_column_is_described_in_both_languages() -> None:
    for column in dictionary():
        assert column.en, column
        assert any("\u4e00" <= char <= "\u9fff" for char in column.zh), column


def test_the_tables_are_those_of_the_dictionary(tables: Path) -> None:
    assert sorted(file.stem for file in tables.glob("*.parquet")) == sorted(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_the_files_hold_what_the_dictionary_says(table: str, tables: Path) -> None:
    schema = pq.read_schema(tables / f"{table}.parquet")
    assert schema.equals(arrow_schema(table))
    assert schema.names == [column.name for column in columns_of(table)]
    for column in columns_of(table):  # the file says itself what its columns hold
        told = schema.field(column.name).metadata
        assert (told[b"en"].decode(), told[b"zh"].decode()) == (column.en, column.zh)


@pytest.mark.parametrize("table", [table for table in TABLES if table != "findings"])
def test_each_table_has_rows_whose_words_stand_in_the_text(table: str, tables: Path) -> None:
    rows = pq.read_table(tables / f"{table}.parquet").to_pylist()
    texts = {row["report"]: row["text"] for row in pq.read_table(tables / "reports.parquet").to_pylist()}
    assert rows
    for row in rows:
        if "quote" in row:
            assert texts[row["report"]][row["begin"] : row["end"]] == row["quote"]
            assert row["quote"] in row["sentence"]


# Each row: a table, what a row of it must say, and why it is told.
SAID = [
    ("figures", {"indicator": "交通事故亡人数", "value": 100.0, "unit": "人", "role": "level"}, "a level"),
    (
        "figures",
        {"indicator": "交通事故亡人数", "value": 20.0, "direction": "down", "role": "change"},
        "never negative",
    ),
    ("plans", {"kind": "initiative"}, "a planned initiative"),
    ("outcomes", {"kind": "award", "name": "“十佳便民案例”"}, "an award by its title"),
    ("links", {"basis": "explicit", "outcome_name": "“十佳便民案例”"}, "a link in words"),
    ("initiatives", {"phase": "planned"}, "phases are told apart"),
    ("documents", {"relation": "issued"}, "who issued it"),
    ("sentences", {"section_role": "problems"}, "what the section is for"),
]


@pytest.mark.parametrize(("table", "said", "why"), SAID)
def test_what_the_invented_reports_say(table: str, said: dict[str, object], why: str, tables: Path) -> None:
    rows = pq.read_table(tables / f"{table}.parquet").to_pylist()
    assert any(all(row[name] == value for name, value in said.items()) for row in rows), why


def test_a_table_that_another_version_made_is_one_line(tables: Path) -> None:
    with pytest.raises(ZhijiError, match="no column nosuch"):
        select(tables / "ledger.parquet", ["plan_begin", "nosuch"])


def test_what_is_yet_to_be_followed_is_only_mentioned_as_in_the_graph(tmp_path: Path) -> None:
    text = report("甲市公安局", 2020) + "2021年，认真贯彻落实《道路交通安全法》。\n"
    built(tmp_path / "corpus", write(tmp_path / "甲市.txt", text))
    rows = pq.read_table(tmp_path / "corpus" / "tables" / "documents.parquet").to_pylist()
    assert [row["relation"] for row in rows if "道路交通安全法" in row["name"]] == ["mentioned"]
