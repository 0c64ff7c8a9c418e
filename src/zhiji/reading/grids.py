"""The tables of a web page that hold data, told from those that only lay the page out; their boxes and words."""

from __future__ import annotations

import re
from typing import Any, Final

from zhiji.reading.limits import WIDEST_TABLE
from zhiji.reading.tables import Box, Row, set_boxes

_SKIPPED: Final = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "iframe", "object", "select", "option", "button"),
        *("textarea", "svg", "nav"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BREAK = r"[ \t\f]*\n[ \t\n\f]*"
_BROKEN = re.compile(rf"(?<=[^\x00-\xff]){_BREAK}|{_BREAK}(?=[^\x00-\xff])")
_SPACES = re.compile(r"[ \t\n\f]+")
_NUMBER = re.compile(r"\s*(\d{1,9})")

_LONGEST_CELL: Final = 400
"""Characters of a cell; a longer one makes the table one that lays out."""

_PARTING: Final = frozenset(("br", "p", "div", "li"))


def is_shown(element: Any) -> bool:
    """Whether a browser shows the element and it can be a report's."""
    tag = element.tag
    return isinstance(tag, str) and tag not in _SKIPPED and not _HIDDEN.search(element.get("style", ""))


def closed_up(words: str) -> str:
    """Words as a browser shows them: a line break of the source is no space between Chinese characters."""
    return _SPACES.sub(" ", _BROKEN.sub("", words))


def find_data_tables(root: Any) -> set[Any]:
    """The tables without a table inside, with two rows of two cells or more, none of them long. Linear."""
    outer = {above for table in root.iter("table") if (above := _table_around(table)) is not None}
    return {table for table in root.iter("table") if table not in outer and _is_data(table)}


def _table_around(table: Any) -> Any:
    """The table that holds this one, if one does within the next elements up."""
    element = table.getparent()
    for _ in range(12):  # a cell's own wrapping; whatever nests deeper lays out
        if element is None or element.tag == "table":
            return element
        element = element.getparent()
    return None


def _is_data(table: Any) -> bool:
    wide = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if any(_is_long(cell) for cell in cells):
            return False
        wide += len(cells) > 1
    return wide >= 2


def _is_long(cell: Any) -> bool:
    left = _LONGEST_CELL
    for words in cell.itertext():
        left -= len(words.strip())
        if left < 0:
            return True
    return False


def rows_of(table: Any) -> tuple[Row, ...]:
    """The boxes of a table of data, each in its column."""
    rows = [(row, row.getparent().tag == "thead") for row in table.iter("tr") if is_shown(row)]
    captions = [(Box(_words_of(caption), 0),) for caption in table.iter("caption")]
    boxes = [[_box(cell, top) for cell in row if cell.tag in ("td", "th") and is_shown(cell)] for row, top in rows]
    return (*captions, *set_boxes(boxes, WIDEST_TABLE))


def _box(cell: Any, top: bool) -> Box:
    columns = min(_span(cell, "colspan"), WIDEST_TABLE)
    return Box(_words_of(cell), 0, columns, _span(cell, "rowspan"), top or cell.tag == "th")


def _span(cell: Any, attribute: str) -> int:
    found = _NUMBER.match(cell.get(attribute, ""))
    return max(int(found[1]), 1) if found else 1


def _words_of(cell: Any) -> str:
    pieces: list[str] = []
    stack: list[Any] = [cell]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            pieces.append(element)
            continue
        if element is not cell and element.tail:
            stack.append(element.tail)
        if not is_shown(element):
            continue
        if element.tag in _PARTING and pieces:
            pieces.append(" ")
        stack.extend(reversed(element))
        if element.text:
            stack.append(element.text)
    return closed_up("".join(pieces)).strip()
