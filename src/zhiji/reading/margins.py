"""What a PDF repeats on its pages and is no part of the text: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from zhiji.reading.glyphs import Row

_PAGE_NUMBER = re.compile(
    r"[-—–－―·•\s]*\d{1,4}[-—–－―·•\s]*|第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[/，,共]*\s*[\d一二三四五六七八九十百]+\s*页?)?"
    r"|\d+\s*/\s*\d+|[-—–－―\s]+[ivxIVX]{1,6}[-—–－―\s]+"
)
_ITS_NUMBER = re.compile(r"^[\W\d]*\s|\s[\W\d]*$|^\d+(?=[^\d年月日%.])|(?<=\D)\d+$")
_CLAUSE = re.compile("[，。；]")
_OUTERMOST: Final = 2  # rows at a page's top and at its bottom
_LEAST_SHARE: Final = 0.4  # of the pages; odd and even ones may differ
_SAME_PLACE: Final = 4.0  # points


def without_margins(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Each page's rows without what stands in the same place on other pages too, and without its number."""
    repeated = _find_repeated(pages)
    return [_inner(list(rows), repeated) for rows in pages]


def _inner(rows: list[Row], repeated: set[tuple[str, int]]) -> list[Row]:
    for at in (0, -1):
        for _ in range(_OUTERMOST):
            if rows and (_is_number(rows[at]) or not repeated.isdisjoint(_keys(rows[at]))):
                rows.pop(at)
    return rows


def _is_number(row: Row) -> bool:
    return len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].words) is not None


def _find_repeated(pages: Sequence[Sequence[Row]]) -> set[tuple[str, int]]:
    held = [rows for rows in pages if rows]
    seen: Counter[tuple[str, int]] = Counter()
    for rows in held:
        outer = {*rows[:_OUTERMOST], *rows[-_OUTERMOST:]}
        seen.update({key for row in outer for key in _keys(row)})
    return {key for key, count in seen.items() if count >= max(2, _LEAST_SHARE * len(held))}


def _keys(row: Row) -> tuple[tuple[str, int], ...]:
    """What a row says without the page's number, with its height on the page, rounded both ways; a clause is none."""
    words = " ".join(run.words for run in row)
    if _CLAUSE.search(words):
        return ()
    bare = re.sub(r"\s", "", _ITS_NUMBER.sub("", words))
    if len(re.findall(r"[^\W\d]", bare)) < 2:
        return ()
    place = row[0].base / _SAME_PLACE
    return ((bare, int(place)), (bare, int(place + 0.5) + 10_000))
