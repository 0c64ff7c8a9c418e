"""The characters of a PDF page with their places, set in rows of runs: what stands close together on one baseline."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import pi
from statistics import median
from typing import Any, Final

_GAP: Final = 0.9  # em between two runs of a row
_SPACED_GAP: Final = 2.0  # em, where the file itself sets spaces between them
_WORD_GAP: Final = 0.18  # em between two Latin words
_BASELINE: Final = 0.35  # em that characters of one row may stand apart
_HAN = re.compile("[一-龥]")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: where it begins and ends, its baseline, and the size of its type."""

    sign: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand close together on one baseline, in points from the page's left and bottom edge."""

    words: str
    left: float
    right: float
    base: float
    size: float


Row = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A page's characters as they are read, how many stand at an angle, and how many the file gives no meaning."""

    upright: list[Glyph]
    slanted: int
    unknown: int


def read_glyphs(layer: Any) -> Glyphs:
    """The characters of a page's text layer, turned upright where the whole page lies on its side."""
    from pypdfium2 import raw

    count = layer.count_chars()
    angles = [round(raw.FPDFText_GetCharAngle(layer, i) / (pi / 2), 1) % 4 for i in range(count)]
    seen = Counter(angle for i, angle in enumerate(angles) if raw.FPDFText_IsGenerated(layer, i) != 1)
    turned = seen.most_common(1)[0][0] if seen else 0.0
    upright: list[Glyph] = []
    unknown = 0
    for i, sign in _signs(layer, count):
        if angles[i] == turned:
            unknown += raw.FPDFText_HasUnicodeMapError(layer, i) == 1
            upright.append(_glyph(layer, i, sign, int(turned)))
    return Glyphs(upright, sum(seen.values()) - seen[turned], unknown)


def _signs(layer: Any, count: int) -> Iterator[tuple[int, str]]:
    """Each character that the page itself draws, by its number; two halves of one are joined."""
    from pypdfium2 import raw

    high = 0
    for i in range(count):
        code = raw.FPDFText_GetUnicode(layer, i)
        if 0xD800 <= code < 0xDC00:
            high = code
        elif 0xDC00 <= code < 0xE000:
            if high:
                yield i, chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
            high = 0
        elif code >= 0x20 and code not in (0xFFFE, 0xFFFF) and raw.FPDFText_IsGenerated(layer, i) != 1:
            yield i, chr(code)


def _glyph(layer: Any, i: int, sign: str, turned: int) -> Glyph:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(layer, i, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(layer, i, x, y)
    left, right, low, high, base = box.left, box.right, box.bottom, box.top, y.value
    if turned == 3:  # PDFium counts clockwise
        left, right, low, high, base = box.bottom, box.top, -box.right, -box.left, -x.value
    elif turned == 2:
        left, right, low, high, base = -box.right, -box.left, -box.top, -box.bottom, -y.value
    elif turned == 1:
        left, right, low, high, base = -box.top, -box.bottom, box.left, box.right, x.value
    width = abs(right - left)
    size = width if _HAN.match(sign) else abs(high - low)
    return Glyph(sign, min(left, right), max(left, right), base, max(size, 1.0))


def set_rows(glyphs: list[Glyph]) -> list[Row]:
    """The rows of a page from the top down, each as its runs from left to right; white space alone gives none."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.base, g.left)):
        if rows and rows[-1][0].base - glyph.base <= _BASELINE * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [row for held in rows if (row := _row(sorted(held, key=lambda g: g.left)))]


def _row(glyphs: list[Glyph]) -> Row:
    """The runs of one row; a title spread over the line sign by sign is one."""
    drawn = _without_shadows([g for g in glyphs if not g.sign.isspace()])
    if not drawn:
        return ()
    spaces = [g.left for g in glyphs if g.sign.isspace()]
    size = median(g.size for g in drawn)
    parts: list[list[Glyph]] = [[drawn[0]]]
    spread = len(drawn) > 2 and _is_spread(drawn, size)
    at = 0
    for before, after in pairwise(drawn):
        spaced = False
        while at < len(spaces) and spaces[at] < after.left:
            spaced = spaced or spaces[at] >= before.left
            at += 1
        if not spread and after.left - before.right > (_SPACED_GAP if spaced else _GAP) * size:
            parts.append([after])
            continue
        if not spread and (spaced or _parts_words(before, after)):
            parts[-1].append(Glyph(" ", before.right, after.left, after.base, after.size))
        parts[-1].append(after)
    return tuple(_run(part) for part in parts)


def _without_shadows(glyphs: list[Glyph]) -> list[Glyph]:
    """Type that is made bold by drawing it twice is there once."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        last = kept[-1] if kept else None
        if last and last.sign == glyph.sign and glyph.left - last.left < 0.2 * glyph.size:
            continue
        kept.append(glyph)
    return kept


def _is_spread(glyphs: list[Glyph], size: float) -> bool:
    """Whether the characters stand apart one by one, all alike: 政 府 工 作 报 告."""
    gaps = [after.left - before.right for before, after in pairwise(glyphs)]
    return min(gaps) > 0.4 * size and max(gaps) < min(gaps) + 0.6 * size and all(_HAN.match(g.sign) for g in glyphs)


def _parts_words(before: Glyph, after: Glyph) -> bool:
    latin = _LATIN.match(before.sign) and _LATIN.match(after.sign)
    return bool(latin) and after.left - before.right > _WORD_GAP * after.size


def _run(glyphs: list[Glyph]) -> Run:
    han = [g.size for g in glyphs if _HAN.match(g.sign)]
    size = median(han or [g.size for g in glyphs])
    words = "".join(g.sign for g in glyphs).strip()
    return Run(words, glyphs[0].left, glyphs[-1].right, median(g.base for g in glyphs), size)
