"""Rows under headings, shown to people: text that lines up with Chinese in it, CSV, JSON, HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from unicodedata import category, combining, east_asian_width

from zhiji.model.errors import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from zhiji.presenting.words import Lang

GAP = "  "
_LONG = 60
_WIDE = 200
_PRINTED = 20
_DISPLAYED = 100
_READABLE, _LEAST = 16, 12
_WORD = re.compile(r"(?:[▲▼]?[!-~]+ ?|.)[”’」』》）】。，、；：！？]*", re.DOTALL)
"""What stays on one line: a number or Latin word, and a character with the closing marks behind it."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, repr=False)
class Table:
    """``rows`` of strings under ``columns``, None where there is nothing; ``notes`` stand below, one line each.
    ``full`` makes the same for programs where this one is for people. ``keys`` name the columns in every language;
    ``spare`` are those that a narrow terminal does without, in the order in which they go; ``lang`` is the language of
    the line that then says so; the cells of ``whole`` are never broken, so that they can be copied. ``is_cut`` of the
    first rows of a longer table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    notes: tuple[str, ...] = ()
    full: Callable[[], Table] | None = field(default=None, compare=False)
    keys: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    lang: Lang = "en"
    is_cut: bool = field(default=False, compare=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        return iter(self.rows)

    def to_dicts(self) -> list[dict[str, str | None]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_json(self) -> str:
        import json

        return json.dumps(self.to_dicts(), ensure_ascii=False, indent=1)

    def to_csv(self, *, excel: bool = False) -> str:
        """Comma-separated, as ``format_csv`` writes it: nothing in it runs in a spreadsheet."""
        from zhiji.presenting.sheets import format_csv

        return format_csv((self.columns, *self.rows), excel=excel)

    def to_pandas(self) -> pd.DataFrame:
        """A pandas DataFrame with typed columns; of a table for people the one for programs."""
        from zhiji.presenting.frames import to_pandas

        return to_pandas(self.full() if self.full else self)

    def to_polars(self) -> pl.DataFrame:
        """As ``to_pandas``, for polars."""
        from zhiji.presenting.frames import to_polars

        return to_polars(self.full() if self.full else self)

    def head(self, most: int) -> Table:
        """The first rows, and how many more there are."""
        if len(self) <= most:
            return self
        from zhiji.presenting.words import say

        more = say("rows-more", self.lang, n=f"{len(self) - most:,}")
        return replace(self, is_cut=True, rows=self.rows[:most], notes=(more, *self.notes))

    def choose(self, names: Sequence[str]) -> Table:
        """These columns, by key or heading, in this order, none of them spare; ZhijiError for one that is not there."""
        return replace(self._of(names), spare=())

    def _of(self, names: Sequence[str]) -> Table:
        places = [self._place(name) for name in names]
        return replace(
            self,
            columns=tuple(self.columns[i] for i in places),
            keys=tuple(self._keys[i] for i in places),
            rows=tuple(tuple(row[i] for i in places) for row in self.rows),
        )

    def sort(self, name: str) -> Table:
        """Rows by that column, numbers as numbers, empty cells last; from its end for NAME:desc."""
        from zhiji.presenting.frames import typed

        place = self._place(name.removesuffix(":desc"))
        _, values = typed([row[place] for row in self.rows])
        held = [i for i, value in enumerate(values) if value is not None]
        order = sorted(held, key=lambda i: values[i], reverse=name.endswith(":desc"))
        order += [i for i, value in enumerate(values) if value is None]
        return replace(self, rows=tuple(self.rows[i] for i in order))

    def beside(self, other: Table) -> Table:
        """This table with the columns of ``other``, which tells the same rows, that it has not itself, under their
        keys; this table alone where the rows are not the same."""
        more = [i for i, key in enumerate(other.names) if not self.has(key)]
        if len(other) != len(self):
            return self
        rows = tuple((*mine, *(row[i] for i in more)) for mine, row in zip(self.rows, other.rows, strict=True))
        added = tuple(other.names[i] for i in more)
        return replace(self, columns=(*self.columns, *added), keys=(*self.names, *added), rows=rows)

    @property
    def names(self) -> tuple[str, ...]:
        """What its columns are called in every language."""
        return self._keys

    @property
    def _keys(self) -> tuple[str, ...]:
        return self.keys or self.columns

    def has(self, name: str) -> bool:
        """Whether it has a column of that key or heading."""
        return self._find(name) is not None

    def _find(self, name: str) -> int | None:
        plain = name.removesuffix("_label")  # the column of names that CSV has beside one of IRIs
        for names, wanted in ((self._keys, name), (self.columns, name), (self._keys, plain)):
            if wanted in names:
                return names.index(wanted)
        return None

    def _place(self, name: str) -> int:
        place = self._find(name)
        if place is None:
            raise ZhijiError(f"no column {name!r}; there are {', '.join(self._keys)}")
        return place

    def without_empty(self) -> Table:
        """Without the columns that are empty in every row, and a note of which they are."""
        from zhiji.presenting.words import say

        kept = [key for i, key in enumerate(self._keys) if not self.rows or any(_clean(row[i]) for row in self.rows)]
        if len(kept) == len(self._keys):
            return self
        left = ", ".join(self.columns[i] for i, key in enumerate(self._keys) if key not in kept)
        return replace(self._of(kept), notes=(*self.notes, say("columns-empty", self.lang, names=left)))

    def fitted(self, width: int) -> Table:
        """Without the spare columns that would break words of the others at this width, and a note of which they
        are."""
        spare, kept = [key for key in self.spare if key in self._keys], list(self._keys)
        least = dict(zip(self._keys, self._least(), strict=True)) if spare else {}
        while spare and len(kept) > 2 and sum(least[key] + len(GAP) for key in kept) - len(GAP) > width:
            kept.remove(spare.pop(0))
        if len(kept) == len(self._keys):
            return self
        left = [key for key in self._keys if key not in kept]
        return replace(self._of(kept), notes=(*self.notes, self._left_out(left, width)))

    def _left_out(self, keys: Sequence[str], width: int) -> str:
        from zhiji.presenting.words import say

        names = [self.columns[self._keys.index(key)] for key in keys]
        told = [name if name == key else f"{name} ({key})" for name, key in zip(names, keys, strict=True)]
        told = [f"{name} = {held}" if (held := self._same(key)) else name for name, key in zip(told, keys, strict=True)]
        return say("left-out", self.lang, names=", ".join(told), first=keys[0], wider=max(_WIDE, 2 * width))

    def _same(self, key: str) -> str | None:
        """What stands in every row under ``key`` where that is one short cell."""
        whole = len(self) > 1 and not self.is_cut
        cells = {row[self._keys.index(key)] for row in self.rows} if whole else set()
        held = cells.pop() if len(cells) == 1 else None
        return _clean(held) if held and len(held) <= _READABLE else None

    def _least(self) -> list[int]:
        """The columns of a terminal that each of its own takes at the least: a short cell's own, a few words of a long
        one's."""
        widest = [
            max((display_width(_clean(row[i])) for row in self.rows), default=0) for i in range(len(self.columns))
        ]
        least = [w if key in self.whole else min(w, _READABLE) for w, key in zip(widest, self._keys, strict=True)]
        return [max(w, display_width(h)) for w, h in zip(least, self.columns, strict=True)]

    def __repr__(self) -> str:
        return self.head(_PRINTED).to_text()

    def to_text(self, width: int = 120) -> str:
        """A table at most ``width`` columns wide: long cells wrap, a Chinese character takes two columns, and where
        there is too little room for words the spare columns are left out."""
        table = self.fitted(width)
        cells = [[_clean(cell) for cell in row] for row in table.rows]
        widths = _fit([table.columns, *cells], width, {i for i, key in enumerate(table._keys) if key in table.whole})
        lines = [_line(table.columns, widths), GAP.join("─" * w for w in widths)]
        for row in cells:
            lines += _wrapped(row, widths)
        return "\n".join([*lines, *table.notes])

    def _repr_html_(self) -> str:
        """For notebooks: the first rows, words on the left, every character of them inert."""
        import html

        shown = self.head(_DISPLAYED)
        left = ' style="text-align:left;vertical-align:top"'
        head = "".join(f"<th{left}>{html.escape(column)}</th>" for column in shown.columns)
        cells = (f"<td{left}>{html.escape(_clean(cell))}</td>" for row in shown.rows for cell in row)
        body = "".join(f"<tr>{''.join(islice(cells, len(shown.columns)))}</tr>" for _ in shown.rows)
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in shown.notes)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


def display_width(text: str) -> int:
    """Columns of a terminal that ``text`` takes.

    >>> display_width("治绩 zj")
    7
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    """Two for wide and full-width characters, none for combining marks and joiners, else one."""
    if combining(char) or category(char) == "Cf":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _clean(cell: str | None) -> str:
    """What a report says must not move a cursor or turn the reading direction: such characters become a space."""
    return _UNSEEN.sub(" ", cell or "").strip()


def _fit(rows: Sequence[Sequence[str]], width: int, whole: Set[int] = frozenset()) -> list[int]:
    """Column widths: as wide as its widest cell; where that is too much, the widest are narrowed together, and prose
    gets twice what the others get. Short columns are not narrowed where the others keep room for a few words, nor those
    at the places ``whole`` at all."""
    widest = [max(display_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    room = max(width - len(GAP) * (len(widest) - 1), 8 * len(widest))
    short = {i for i, w in enumerate(widest) if w <= _READABLE} | whole
    if room - sum(widest[i] for i in short) < _LEAST * (len(widest) - len(short)):
        short = set(whole)
    left = max(room - sum(widest[i] for i in short), 8 * (len(widest) - len(short)))
    shared = iter(_share([w for i, w in enumerate(widest) if i not in short], left))
    return [w if i in short else next(shared) for i, w in enumerate(widest)]


def _share(widest: Sequence[int], room: int) -> list[int]:
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
    if display_width(cell) <= width:
        yield cell
        return
    line, taken = "", 0
    for word in _WORD.findall(cell):
        size = display_width(word)
        for piece in [word] if size <= width else list(word):
            wide = size if piece is word else display_width(piece)
            seen = display_width(piece.rstrip()) if piece[-1].isspace() else wide
            if taken + seen > width and line:
                yield line.rstrip()
                line, taken = "", 0
            line, taken = line + piece, taken + wide
    yield line


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=True))
    return GAP.join(padded).rstrip()
