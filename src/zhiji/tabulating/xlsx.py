"""Tables as one Excel workbook: a sheet a table, heads frozen, long words wrapped. Nothing in it is a formula or a
link, whatever a report says."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from zhiji.model import ZhijiError
from zhiji.tabulating.codebook import Table, Value
from zhiji.tabulating.packing import WORKBOOK

MOST_ROWS = 1_048_575
"""Rows below the head that a sheet of Excel holds."""
MOST_CHARACTERS = 32_767
"""Characters that one of its cells holds."""

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_WORDS = ("sentence", "next_sentence", "message_en", "message_zh", "en", "zh")
_NAMES = ("name", "initiative", "outcome", "indicator", "plan", "quote", "next_quote", "cue", "title", "part")
_NARROW, _MIDDLE, _WIDE = 10, 28, 70


def format_tables(
    tables: Sequence[Table], codebook: Sequence[Sequence[str]], codes: Sequence[Sequence[str]]
) -> dict[str, bytes]:
    """The workbook's bytes under its name. ZhijiError for a table that is too long for a sheet."""
    import xlsxwriter

    for table in tables:
        if len(table.rows) > MOST_ROWS:
            raise ZhijiError(f"{table.name} has {len(table.rows):,} rows, more than a sheet of Excel: export parquet")
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _PLAIN) as book:
        book.set_properties({"title": "zhiji 治绩", "created": datetime(2000, 1, 1)})
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "plain": book.add_format({"valign": "top"}),
            "words": book.add_format({"valign": "top", "text_wrap": True}),
        }
        for table in tables:
            _sheet(book, styles, table.name, [variable.name for variable in table.variables], table.rows)
        for name, rows in (("codebook", codebook), ("codes", codes)):
            _sheet(book, styles, name, rows[0], rows[1:])
    return {WORKBOOK: out.getvalue()}


def _sheet(
    book: Any, styles: dict[str, Any], name: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        wide = column in _WORDS
        style = styles["words" if wide or column in _NAMES else "plain"]
        sheet.set_column(at, at, _WIDE if wide else _MIDDLE if column in _NAMES else _NARROW, style)
        sheet.write_string(0, at, column, styles["head"])
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            _write(sheet, number, at, value)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write(sheet: Any, row: int, column: int, value: Value) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - 1] + "…")
    else:
        sheet.write_number(row, column, value)
