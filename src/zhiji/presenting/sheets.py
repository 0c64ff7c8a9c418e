"""Rows as CSV that spreadsheets open and cannot run."""

from __future__ import annotations

import csv
import re
from operator import itemgetter

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_FIRST = itemgetter(0)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")


def format_csv(rows: Iterable[Sequence[str | None]], *, excel: bool = False) -> str:
    """Comma-separated with LF line ends; a line break inside a cell stays there, in quotes. A cell that a spreadsheet
    would take for a formula begins with an apostrophe; numbers stay numbers. With ``excel`` the mark comes first by
    which Excel knows UTF-8.

    >>> format_csv([("a", "=1+1"), ("b", "-24.1%")])
    "a,'=1+1\\nb,-24.1%\\n"
    """
    lines = _Lines()
    csv.writer(lines, lineterminator="\r\n").writerows(map(_inert, rows))
    return ("\ufeff" if excel else "") + "".join(lines.held)


class _Lines:
    """What the writer writes, a row at a time, each with LF behind it; the writer ends lines with CRLF because with LF
    alone it leaves a CR in a cell unquoted."""

    def __init__(self) -> None:
        self.held: list[str] = []

    def write(self, line: str) -> None:
        self.held.append(line.removesuffix("\r\n") + "\n")


def _inert(row: Sequence[str | None]) -> Sequence[str | None]:
    """The cells of a row, none of them a formula; most rows hold none and stay as they are."""
    if _FORMULA.isdisjoint(map(_FIRST, filter(None, row))):
        return row
    return [f"'{cell}" if cell and cell[0] in _FORMULA and not _NUMBER.fullmatch(cell) else cell for cell in row]
