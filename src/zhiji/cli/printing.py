"""What a command prints: tables for people in the terminal's own encoding, everything for programs in UTF-8."""

from __future__ import annotations

import codecs
import sys

from zhiji.model.errors import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from pathlib import Path

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
    """Prints a table in the format asked for, as wide as the terminal."""
    if options.format == "json":
        emit(table.to_json() + "\n")
    elif options.format == "csv":
        emit(table.to_csv(excel=options.excel))
    else:
        import shutil

        print(table.to_text(shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH))


def emit(text: str) -> None:
    """Prints what programs read: UTF-8, whatever the terminal's encoding."""
    write("-", text.encode("utf-8", "surrogateescape"))


def write(place: str, data: bytes, read: Iterable[str | Path] = ()) -> None:
    """To standard output for -, else into the file, whole or not at all, and never over what was ``read``."""
    if place == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from pathlib import Path

    from zhiji.writing import keep_from, write_whole

    if Path(place).is_dir():
        raise ZhijiError(f"{place} is a folder; name a file")
    keep_from(place, read)
    write_whole(Path(place), data)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(_NEAREST)
    return lacking.encode("ascii", "backslashreplace").decode("ascii"), error.end
