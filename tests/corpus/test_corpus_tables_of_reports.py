"""Tables of reports, as corpora are sold and shared."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from corpus_samples import built, report, write

from zhiji.corpus.tabular import Columns
from zhiji.model import ZhijiError

LONG = report("丙市公安局", 2019) + "推进各项工作，提升服务水平。" * 12_000  # longer than csv takes by itself


def csv_of(file: Path, rows: list[list[str]], encoding: str = "utf-8-sig") -> Path:
    with file.open("w", encoding=encoding, newline="") as out:
        csv.writer(out).writerows(rows)
    return file


ROWS = [
    {"text": report("丙市公安局", 2019), "body": "某某局", "of": "2018"},
    {"text": report("丁市公安局", 2020), "body": "", "of": ""},
]


def as_csv(folder: Path) -> Path:
    return csv_of(folder / "t.csv", [["text", "body", "of"], *([r["text"], r["body"], r["of"]] for r in ROWS)])


def as_jsonl(folder: Path) -> Path:
    return write(folder / "t.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS))


def as_parquet(folder: Path) -> Path:
    pq.write_table(pa.Table.from_pylist(ROWS), folder / "t.parquet")
    return folder / "t.parquet"


@pytest.mark.parametrize("make", [as_csv, as_jsonl, as_parquet])
def test_each_row_is_a_report(make: object, tmp_path: Path) -> None:
    table = make(tmp_path)  # type: ignore[operator]
    assert sorted(built(tmp_path / "c", table).record.reports) == ["丁市公安局-2020", "丙市公安局-2019"]
    again = built(tmp_path / "c", table)
    assert (len(again.added), again.failures) == (0, ())
    columns = Columns(issuer="body", year="of")
    told = built(tmp_path / "told", table, columns=columns).record.reports  # where a cell is empty the text says
    assert sorted(told) == ["丁市公安局-2020", "某某局-2018"]
    assert told["某某局-2018"].sources == (f"{table}#1",)
    assert not list((tmp_path / "c/.made").iterdir())


def test_a_report_longer_than_a_csv_field_may_be(tmp_path: Path) -> None:
    csv.field_size_limit(131_072)  # as a new process has it
    assert len(LONG) > 131_072
    table = csv_of(tmp_path / "t.csv", [["province", "year", "full_text"], ["某省", "2026", LONG]])
    entries = built(tmp_path / "c", table).record.reports  # year is that of publication: it is not guessed
    assert list(entries) == ["丙市公安局-2019"]


def test_a_single_cell_without_a_heading_is_a_report(tmp_path: Path) -> None:
    table = csv_of(tmp_path / "t.csv", [[report("丙市公安局", 2019)]])
    assert list(built(tmp_path / "c", table).record.reports) == ["丙市公安局-2019"]


def test_rows_that_are_gone_are_pruned(tmp_path: Path) -> None:
    built(tmp_path / "c", as_csv(tmp_path))
    csv_of(tmp_path / "t.csv", [["text"], [ROWS[0]["text"]]])
    assert list(built(tmp_path / "c", tmp_path / "t.csv", prune=True).record.reports) == ["丙市公安局-2019"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", "a,b\n1,2\n", "which column holds the text"),
        ("t.jsonl", '{"text": "x"\n', "t.jsonl:1: not JSON"),
        ("t.jsonl", "[1]\n", "no object"),
        ("t.jsonl", "[" * 100_000, "t.jsonl:1: not JSON"),
        ("t.parquet", "PAR1", "not Parquet"),
    ],
)
def test_a_bad_table_is_one_line(name: str, content: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ZhijiError, match=said):
        built(tmp_path / "c", write(tmp_path / name, content))


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ZhijiError, match=r"no column 'who' \(--issuer-column\); it has: text, body, of"):
        built(tmp_path / "c", as_csv(tmp_path), columns=Columns(issuer="who"))
