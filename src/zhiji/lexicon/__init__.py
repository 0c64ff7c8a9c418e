"""The tables of cue words, measure words and names: one .tsv a table, each row with where its entry was seen.

A table's first line names its columns; ``term`` comes first, ``seen`` is among them: the reports the entry was seen in,
joined by commas (``jinhua-psb-2020``), or ``corpus`` (several reports), or ``general`` (the language itself). The
column right behind ``term`` says of which kind a row is; ``not_before`` and ``not_after``, where a table has them,
which words may not stand behind and before the term. ``zhiji.lexicon.patterns`` makes regular expressions of rows.
``without(reports)`` takes the rows seen in those reports and nowhere else away, so that an evaluation can tell what an
extractor owes to the report it is measured on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_LEFT_OUT: ContextVar[frozenset[str]] = ContextVar("left_out", default=frozenset())

COLUMNS: Final = ("term", "seen")
"""The columns that every table has."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its term, the reports it was seen in, and the cells of the other columns by name."""

    term: str
    seen: frozenset[str]
    cells: tuple[tuple[str, str], ...]

    def __getitem__(self, column: str) -> str:
        for name, cell in self.cells:
            if name == column:
                return cell
        raise KeyError(f"no column {column!r} beside {self.term!r}; there are {', '.join(n for n, _ in self.cells)}")

    @property
    def kind(self) -> str:
        """The cell right behind the term."""
        return self.cells[0][1]

    def guards(self, column: str) -> tuple[str, ...]:
        """The words of a guard column, none where the table has no such column or the cell is ``-``."""
        cell = next((held for name, held in self.cells if name == column), "-")
        return () if cell == "-" else tuple(cell.split())


@contextmanager
def without(reports: frozenset[str]) -> Iterator[None]:
    """Inside the block every table lacks the rows that were seen in ``reports`` alone."""
    token = _LEFT_OUT.set(_LEFT_OUT.get() | reports)
    try:
        yield
    finally:
        _LEFT_OUT.reset(token)


def left_out() -> frozenset[str]:
    """The reports whose own rows are away just now: the key to cache whatever is compiled from tables."""
    return _LEFT_OUT.get()


def load_table(name: str) -> tuple[Row, ...]:
    """The rows of ``lexicon/NAME.tsv`` in file order, but for those seen only in reports that are left out."""
    return _kept(name, _LEFT_OUT.get())


def load_terms(name: str, column: str | None = None, cell: str = "") -> tuple[str, ...]:
    """The terms of a table in file order, or those whose ``column`` holds ``cell``."""
    return tuple(row.term for row in load_table(name) if column is None or row[column] == cell)


@cache
def _kept(name: str, reports: frozenset[str]) -> tuple[Row, ...]:
    return tuple(row for row in _parsed(name) if not row.seen <= reports)


@cache
def _parsed(name: str) -> tuple[Row, ...]:
    lines = (files("zhiji.lexicon") / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    missing = [column for column in COLUMNS if column not in columns]
    if columns[0] != "term" or missing:
        raise ValueError(f"{name}.tsv: its first line must begin with term and name {', '.join(COLUMNS)}")
    return tuple(_row(name, number, columns, line) for number, line in enumerate(lines[1:], 2) if line.strip())


def _row(name: str, number: int, columns: list[str], line: str) -> Row:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise ValueError(f"{name}.tsv:{number}: {len(cells)} cells under {len(columns)} columns: {line!r}")
    held = dict(zip(columns, cells, strict=True))
    term, seen = held.pop("term"), _reports(held.pop("seen"))
    if not term or not seen:
        raise ValueError(f"{name}.tsv:{number}: a row needs its term and where it was seen: {line!r}")
    return Row(term, seen, tuple(held.items()))


@cache
def _reports(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split(",") if part.strip())
