"""Tables of reports: one report a row, as corpora are sold and shared. CSV, JSON Lines or Parquet."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from zhiji.addresses import check_address
from zhiji.corpus.sources import Source, digest
from zhiji.model import ZhijiError

_TEXTS = ("full_text", "text", "content", "正文", "全文", "内容", "文本")
"""The names that a column of texts goes by where none was given. Issuer and year are never guessed: a column ``year``
may be the year of publication, and ``province`` is no body."""

_OPTIONS = ("text", "issuer", "year", "title", "url")

_LARGEST_CELL = 100_000_000


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns of a table of reports; the text's is looked for by its usual names where it is not
    given, and an issuer, year or title whose column is not given is read from the text."""

    text: str | None = None
    issuer: str | None = None
    year: str | None = None
    title: str | None = None
    url: str | None = None


def find_rows(
    table: Path, columns: Columns, keep: Path, reader: str, issuer: str | None, year: int | None
) -> Iterator[Source]:
    """The rows of ``table`` as sources. Each text is put into a file in the folder ``keep`` until it is read, so that
    a table of any size takes the memory of a few rows. ZhijiError where it has no column of texts."""
    chosen: Columns | None = None
    for number, row in enumerate(_rows(table), 1):
        chosen = chosen or _chosen(columns, row, table)
        text = _cell(row, chosen.text)
        told = issuer or _cell(row, chosen.issuer) or None, year or _year(_cell(row, chosen.year))
        title, address = _cell(row, chosen.title) or None, _cell(row, chosen.url).strip()
        content = sha256(text.encode("utf-8", "replace")).hexdigest()
        made_from = digest([content, *told, title, table.name, number, reader])
        held = keep / f".{made_from}.txt"
        if not (keep / made_from).exists():
            held.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        yield Source(
            path=str(table.absolute()),
            made_from=made_from,
            size=len(text) * 3,
            issuer=told[0],
            year=told[1],
            title=title,
            row=number,
            held=str(held),
            address=check_address(address, f"{table}, row {number}") if address else None,
        )


def _rows(table: Path) -> Iterator[Mapping[str, Any]]:
    kind = table.suffix.lower()
    try:
        if kind == ".parquet":
            yield from _parquet_rows(table)
        elif kind in (".jsonl", ".ndjson"):
            yield from _json_rows(table)
        else:
            yield from _csv_rows(table, "\t" if kind == ".tsv" else ",")
    except FileNotFoundError:
        raise ZhijiError(f"{table}: there is no such file; check the path") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise ZhijiError(f"{table}: not a table in UTF-8 ({error}); save it as UTF-8 CSV") from None


def _csv_rows(table: Path, delimiter: str) -> Iterator[Mapping[str, Any]]:
    csv.field_size_limit(min(_LARGEST_CELL, sys.maxsize))  # a report is longer than the 131,072 that csv takes
    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, delimiter=delimiter, restkey="")
        alone = rows.fieldnames or ()
        if len(alone) == 1 and _is_prose(alone[0]):  # cells alone, without a heading
            yield {"text": alone[0]}
            yield from ({"text": row[alone[0]]} for row in rows)
        yield from rows


def _is_prose(cell: str) -> bool:
    return "。" in cell or "\n" in cell.strip()


def _json_rows(table: Path) -> Iterator[Mapping[str, Any]]:
    with table.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ZhijiError(f"{table}:{number}: not JSON ({error}); write one object a line") from None
            if not isinstance(row, dict):
                raise ZhijiError(f"{table}:{number}: no object; write one object a line, a report each")
            yield row


def _parquet_rows(table: Path) -> Iterator[Mapping[str, Any]]:
    from zhiji.corpus.arrow import parquet

    try:
        with parquet().ParquetFile(table) as file:
            for batch in file.iter_batches(batch_size=64):
                yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError | ZhijiError):
            raise
        raise ZhijiError(f"{table}: not Parquet ({error}); export it again") from None


def _chosen(columns: Columns, row: Mapping[str, Any], table: Path) -> Columns:
    """The columns by their names in this table. ZhijiError for one that it lacks, and where none holds a text."""
    names = [name for name in row if name is not None]
    for option, name in zip(_OPTIONS, astuple(columns), strict=True):
        if name is not None and name not in names:
            raise ZhijiError(f"{table}: no column {name!r} (--{option}-column); it has: {', '.join(names)}")
    by_fold = {name.strip().lower(): name for name in reversed(names)}
    text = columns.text or next((by_fold[guess] for guess in _TEXTS if guess in by_fold), None)
    if text is None:
        raise ZhijiError(f"{table}: which column holds the text? Say so with --text-column; it has: {', '.join(names)}")
    return replace(columns, text=text)


def _cell(row: Mapping[str, Any], name: str | None) -> str:
    value = None if name is None else row.get(name)
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n")


def _year(words: str) -> int | None:
    digits = words.strip().removesuffix(".0").removesuffix("年")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) == 4 else None
