"""What every format is read into: its text, and what the file tells beside the words."""

from __future__ import annotations

from dataclasses import dataclass

from zhiji.model import Cell


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of a file, one line a paragraph or table row.

    ``title`` is the title that the format itself names (a page's own), ``site`` what it says of its
    site, ``pages`` the offsets where each page begins,
    ``cells`` the tables' cells with their headings, ``warnings`` what could not be told, a line each.
    """

    text: str
    title: str | None = None
    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    warnings: tuple[str, ...] = ()
    site: str | None = None
