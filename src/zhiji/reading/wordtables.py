"""The rows and cells of a Word table: what is merged, what was deleted, and which rows are headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from zhiji.model import ZhijiError
from zhiji.reading.limits import WIDEST_TABLE
from zhiji.reading.package import child, is_on, local, number, value
from zhiji.reading.tables import Box, Row

_LONGEST_CELL: Final = 400
_WRAPPING: Final = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def rows_in(table: Any) -> Iterator[list[Any]]:
    """The cells of each row that was not deleted; cells that go on from the row above are among them."""
    for row in _inside(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is None:
            yield [cell for cell in _inside(row, "tc") if child(child(cell, "tcPr"), "cellDel") is None]


def lays_out(table: Any) -> bool:
    """Whether a table only lays out the page: a table inside it, or a cell of several paragraphs' length."""
    return any(is_long(cell) for row in rows_in(table) for cell in row)


def is_long(cell: Any) -> bool:
    left = _LONGEST_CELL
    for element in cell.iter():
        kind = local(element)
        left -= len(element.text or "") if kind == "t" else _LONGEST_CELL + 1 if kind == "tbl" else 0
        if left < 0:
            return True
    return False


def read_rows(table: Any, words_of: Callable[[Any], str], name: str) -> tuple[Row, ...]:
    """The boxes of a table of data; a cell that goes on from above lengthens that one. ZhijiError where one spans more
    columns than a table can have."""
    rows: list[list[tuple[Box, bool]]] = []
    for row, properties in ((row, child(row, "trPr")) for row in _inside(table, "tr")):
        if child(properties, "del") is None:
            heading = is_on(child(properties, "tblHeader"))
            first = _span(child(properties, "gridBefore"), name, usual=0)
            rows.append(list(_boxes(row, first, heading, words_of, name)))
    return _joined(rows)


def _boxes(
    row: Any, first: int, heading: bool, words_of: Callable[[Any], str], name: str
) -> Iterator[tuple[Box, bool]]:
    """The boxes of one row, each with whether it goes on from above."""
    at = first
    for cell in _inside(row, "tc"):
        properties = child(cell, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        columns = max(_span(child(properties, "gridSpan"), name), 1)
        merge = child(properties, "vMerge")
        goes_on = merge is not None and value(merge) in (None, "continue")
        yield Box("" if goes_on else words_of(cell), at, columns, heading=heading), goes_on
        at = _checked(at + columns, name)


def _span(element: Any, name: str, usual: int = 1) -> int:
    return _checked(number(element, usual=usual), name)


def _checked(columns: int, name: str) -> int:
    if columns > WIDEST_TABLE:
        raise ZhijiError(
            f"{name} has a table of {columns:,} columns, which Word does not write; save it again as .docx"
        )
    return columns


def _joined(rows: list[list[tuple[Box, bool]]]) -> tuple[Row, ...]:
    """Each box with the rows it reaches down; those that only go on are left out."""
    below: dict[int, int] = {}
    out: list[Row] = []
    for row in reversed(rows):
        here = {box.column: below.get(box.column, 0) + 1 for box, goes_on in row if goes_on}
        out.append(tuple(replace(b, rows=1 + below.get(b.column, 0)) for b, goes_on in row if not goes_on))
        below = here
    return tuple(reversed(out))


def _inside(container: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, through what only wraps them."""
    for inner in container:
        kind = local(inner)
        if kind == name:
            yield inner
        elif kind in _WRAPPING:
            yield from _inside(inner, name)
