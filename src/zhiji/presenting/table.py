"""Rows under headings, shown to people: text that lines up with Chinese in it, CSV, JSON, HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import category, combining, east_asian_width

GAP = "  "
_LONG = 60
_WORD = re.compile(r"(?:[▲▼]?[!-~]+ ?|.)[”’」』》）】。，、；：！？]*", re.DOTALL)
"""What stays on one line: a number or Latin word, and a character with the closing marks behind it."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True)
class Table:
    """``rows`` of strings under ``columns``, None where there is nothing; ``notes`` stand below, one line each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        return iter(self.rows)

    def to_dicts(self) -> list[dict[str, str | None]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_json(self) -> str:
        return json.dumps(self.to_dicts(), ensure_ascii=False, indent=1)

    def to_csv(self, *, excel: bool = False) -> str:
        """Comma-separated, as ``format_csv`` writes it: nothing in it runs in a spreadsheet."""
        from zhiji.presenting.sheets import format_csv

        return format_csv((self.columns, *self.rows), excel=excel)

    def to_text(self, width: int = 120) -> str:
        """A table at most ``width`` columns wide: long cells wrap, and a Chinese character takes two columns."""
        cells = [[_clean(cell) for cell in row] for row in self.rows]
        widths = _fit([self.columns, *cells], width)
        lines = [_line(self.columns, widths), GAP.join("─" * w for w in widths)]
        for row in cells:
            lines += _wrapped(row, widths)
        return "\n".join([*lines, *self.notes])

    def _repr_html_(self) -> str:
        import html

        head = "".join(f"<th>{html.escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(c or '')}</td>" for c in row) + "</tr>" for row in self.rows)
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in self.notes)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


def display_width(text: str) -> int:
    """Columns of a terminal that ``text`` takes.

    >>> display_width("治绩 zj")
    7
    """
    return sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    """Two for wide and full-width characters, none for combining marks and joiners, else one."""
    if combining(char) or category(char) == "Cf":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _clean(cell: str | None) -> str:
    """What a report says must not move a cursor or turn the reading direction: such characters become a space."""
    return _UNSEEN.sub(" ", cell or "").strip()


def _fit(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Column widths: as wide as its widest cell; where that is too much, the widest are narrowed together, and prose
    gets twice what the others get."""
    widest = [max(display_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    room = max(width - len(GAP) * (len(widest) - 1), 8 * len(widest))
    shares = [2 if w > _LONG else 1 for w in widest]
    low, high = 1, max(widest, default=1)
    while low < high:
        middle = (low + high + 1) // 2
        needed = sum(min(w, share * middle) for w, share in zip(widest, shares, strict=True))
        low, high = (middle, high) if needed <= room else (low, middle - 1)
    return [min(w, share * low) for w, share in zip(widest, shares, strict=True)]


def _wrapped(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    pieces = [list(_pieces(cell, w)) for cell, w in zip(row, widths, strict=True)]
    for i in range(max(map(len, pieces))):
        yield _line([piece[i] if i < len(piece) else "" for piece in pieces], widths)


def _pieces(cell: str, width: int) -> Iterator[str]:
    """``cell`` cut to lines of at most ``width`` columns; a number or a Latin word stays whole where it fits a line."""
    line, taken = "", 0
    for word in _WORD.findall(cell):
        size = display_width(word)
        for piece in [word] if size <= width else list(word):
            if taken + display_width(piece.rstrip()) > width and line:
                yield line.rstrip()
                line, taken = "", 0
            line, taken = line + piece, taken + display_width(piece)
    yield line


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=True))
    return GAP.join(padded).rstrip()
