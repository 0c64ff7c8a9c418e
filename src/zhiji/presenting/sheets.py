"""Rows as CSV that spreadsheets open and cannot run."""

from __future__ import annotations

import csv
import io
import re

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")


def format_csv(rows: Iterable[Sequence[str | None]], *, excel: bool = False) -> str:
    """Comma-separated with LF line ends; a line break inside a cell stays there, in quotes. A cell that a spreadsheet
    would take for a formula begins with an apostrophe; numbers stay numbers. With ``excel`` the mark comes first by
    which Excel knows UTF-8.

    >>> format_csv([("a", "=1+1"), ("b", "-24.1%")])
    "a,'=1+1\\nb,-24.1%\\n"
    """
    return ("\ufeff" if excel else "") + "".join(map(_line, rows))


def _line(row: Sequence[str | None]) -> str:
    """One row; the writer ends lines with CRLF because with LF alone it leaves a CR in a cell unquoted."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_inert(cell or "") for cell in row])
    return out.getvalue().removesuffix("\r\n") + "\n"


def _inert(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
