"""How much of a file is read: refused in one line before the memory or the time is taken."""

from __future__ import annotations

from typing import Final

from zhiji.model import ZhijiError

LARGEST_TEXT: Final = 50_000_000
"""Bytes of a text or web page, and of the text in any file; a work report has 60,000."""

LARGEST_FILE: Final = 200_000_000
"""Bytes of a PDF or Word file, with its pictures."""

LONGEST_LINE: Final = 5_000_000
"""Bytes of a line of text."""

LARGEST_PART: Final = 100_000_000
"""Bytes that a packed part of a file may unfold to."""

MOST_PAGES: Final = 10_000
"""Pages of a PDF."""

MOST_ATTRIBUTES: Final = 5_000
"""Words inside one tag of a web page; parsers take quadratic time on them."""

WIDEST_TABLE: Final = 200
"""Columns of a table whose headings are looked for; Word stops at 63."""


def check_size(size: int, name: str, most: int) -> None:
    """ZhijiError where a file of ``size`` bytes is no report's."""
    if size > most:
        raise ZhijiError(f"{name} is too large ({size // 1_000_000} MB, at most {most // 1_000_000}); give one report")


def check_text(text: str, name: str) -> None:
    """ZhijiError where ``text`` or one of its lines is too long."""
    check_size(_bytes_of(text, 0, len(text)), f"the text of {name}", LARGEST_TEXT)
    start = 0
    while len(text) - start > LONGEST_LINE // 4:
        stop = text.find("\n", start)
        end = len(text) if stop < 0 else stop
        if _bytes_of(text, start, end) > LONGEST_LINE:
            most = LONGEST_LINE // 1_000_000
            raise ZhijiError(f"{name} has a line of more than {most} MB; give the report with its paragraphs as lines")
        start = end + 1


def _bytes_of(text: str, start: int, end: int) -> int:
    """UTF-8 bytes of a stretch, counted only where they matter."""
    if (end - start) * 4 <= LONGEST_LINE:
        return end - start
    return sum(len(text[at : min(at + 100_000, end)].encode("utf-8", "replace")) for at in range(start, end, 100_000))
