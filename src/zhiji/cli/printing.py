"""What a command prints: tables for people in the terminal's own encoding, everything for programs in UTF-8."""

from __future__ import annotations

import codecs
import os
import sys
from argparse import Namespace

from zhiji.cli import progress
from zhiji.model.errors import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from zhiji.presenting.lists import Listed
    from zhiji.presenting.table import Table

WIDTH = 120
"""Columns of a table where there is no terminal."""

_NEAREST = str.maketrans({"−": "-", "–": "-", "─": "-", "█": "#", "→": "->", "←": "<-", "≈": "~", "▲": "^", "▼": "v"})


def speak_plainly() -> None:
    """From here on a sign that standard output's encoding lacks is printed as the nearest it has, or escaped."""
    codecs.register_error("zhiji.nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="zhiji.nearest")


def show(table: Table, options: Namespace) -> None:
    """Prints a table in the format asked for, as wide as the terminal: the columns, order and rows that are chosen."""
    progress.end()
    if options.sort:
        table = table.sort(options.sort)
    if options.columns:
        table = table.choose([name.strip() for name in options.columns.split(",")])
    if options.limit is not None:
        table = table.head(options.limit)
    if options.format == "json":
        emit(table.to_json() + "\n")
    elif options.format == "csv":
        emit(table.to_csv(excel=options.excel))
    else:
        width = table_width()
        table = table.fitted(width)
        print(coloured(table.to_text(width), len(table.notes)))


def table_width() -> int:
    """Columns for a table: those that COLUMNS says, else the terminal's, also where only errors go there."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    for stream in (sys.stdout, sys.stderr):
        if stream.isatty():
            return os.get_terminal_size(stream.fileno()).columns or WIDTH
    return WIDTH


def coloured(text: str, notes: int) -> str:
    """The headings of a printed table bold, its rule and notes faint: on a terminal, and unless NO_COLOR is set."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    head, rule, *lines = text.split("\n")
    below = len(lines) - notes
    faint = [f"\x1b[2m{line}\x1b[0m" for line in lines[below:]]
    return "\n".join([f"\x1b[1m{head}\x1b[0m", f"\x1b[2m{rule}\x1b[0m", *lines[:below], *faint])


def show_listed(listed: Listed[Any], options: Namespace) -> None:
    """Prints what was found: the table for people, or the full one for programs; a column of either may be named in
    every format."""
    if not (options.sort or options.columns):
        show(listed.full() if options.format != "table" else listed.table(options.lang), options)
        return
    for_people = options.format == "table"
    first = listed.wide(options.lang) if for_people else listed.full()
    usual = listed.table(options.lang) if for_people else first
    if not all(first.has(name) for name in columns_named(options)):
        usual = listed.full()
        first = usual.beside(listed.wide(options.lang))
    show(first, Namespace(**{**vars(options), "columns": options.columns or ",".join(usual.names)}))


def columns_named(options: Namespace) -> set[str]:
    """The columns that are chosen and the one to sort by."""
    named = [*(options.columns or "").split(","), (options.sort or "").removesuffix(":desc")]
    return {name.strip() for name in named} - {""}


def tell(notes: Iterable[str], lang: str = "en") -> None:
    """Says to people what does not belong to the answer."""
    from zhiji.cli.messages import in_language

    progress.end()
    for note in notes:
        print(f"zhiji: {in_language(note, lang)}", file=sys.stderr)


def tell_some(notes: Sequence[str], lang: str) -> None:
    """The first few of many notes, and how many more there are."""
    tell(notes[:_SOME], lang)
    if len(notes) > _SOME:
        tell([f"… and {len(notes) - _SOME} more"], lang)


_SOME = 5


def emit(text: str) -> None:
    """Prints what programs read: UTF-8, whatever the terminal's encoding."""
    write("-", text.encode("utf-8", "surrogateescape"))


def write(place: str, data: bytes, read: Iterable[str | Path] = ()) -> None:
    """To standard output for -, else into the file, whole or not at all, and never over what was ``read``."""
    progress.end()
    if place == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(_for_eyes(data) if sys.stdout.isatty() else data)
        sys.stdout.buffer.flush()
        return
    from pathlib import Path

    from zhiji.writing import keep_from, write_whole

    if Path(place).is_dir():
        raise ZhijiError(f"{place} is a folder; name a file")
    keep_from(place, read)
    write_whole(Path(place), data)


def _for_eyes(data: bytes) -> bytes:
    """What a terminal is sent of what programs read: a report's words do not move its cursor."""
    from zhiji.cli.messages import inert

    return inert(data.decode("utf-8", "surrogateescape"), kept="\t\n").encode("utf-8", "surrogateescape")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(_NEAREST)
    return lacking.encode("ascii", "backslashreplace").decode("ascii"), error.end
