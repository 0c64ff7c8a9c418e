"""A PDF with a text layer to text: lines broken inside a paragraph joined, page numbers left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from zhiji.model import ZhijiError
from zhiji.reading.transcript import Transcript

_PAGE_NUMBER = re.compile(r"[-—–－\s]*\d{1,4}[-—–－\s]*|第\s*\d+\s*页(?:\s*[/，,共]*\s*\d+\s*页?)?|\d+\s*/\s*\d+")
_MARKER = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s?[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章节部条]|——"
)


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    left: float
    right: float
    height: float
    page: int


def parse_pdf(data: bytes, name: str) -> Transcript:
    """The text of a PDF, one line a paragraph; ZhijiError where it is encrypted, scanned or broken."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ZhijiError(f"{name} is encrypted; give a copy without a password") from None
        raise ZhijiError(f"{name} is a broken PDF; save it again") from None
    try:
        lines = [line for number in range(len(document)) for line in _lines_of(document[number], number)]
    finally:
        document.close()
    if not lines:
        raise ZhijiError(f"{name} has no text layer, only pictures (a scan); give a PDF with text, or its text as .txt")
    return Transcript("\n".join(_joined(lines)) + "\n")


def _lines_of(page: Any, number: int) -> list[_Line]:
    layer = page.get_textpage()
    lines: list[_Line] = []
    start = 0
    for part in re.split(r"(\r\n|\r|\n)", layer.get_text_range()):
        if part.strip():
            lines.append(_line(layer, part, start, number))
        start += len(part)
    layer.close()
    page.close()
    return [
        line for i, line in enumerate(lines) if not (i in (0, len(lines) - 1) and _PAGE_NUMBER.fullmatch(line.words))
    ]


def _line(layer: Any, part: str, start: int, number: int) -> _Line:
    first = start + len(part) - len(part.lstrip())
    last = start + len(part.rstrip()) - 1
    count = layer.count_chars()
    left, bottom, _, top = layer.get_charbox(min(first, count - 1), loose=True)
    right = layer.get_charbox(min(last, count - 1), loose=True)[2]
    return _Line(part.strip(), left, right, max(top - bottom, 1.0), number)


def _joined(lines: list[_Line]) -> list[str]:
    """The paragraphs: a line goes on in the next where it reaches the right edge and the next is not set in."""
    edge = _edges(lines)
    paragraphs = [lines[0].words]
    for line, after in pairwise(lines):
        if _goes_on(line, after, *edge):
            between = " " if re.search(r"[A-Za-z]$", line.words) and re.match(r"[A-Za-z]", after.words) else ""
            paragraphs[-1] += between + after.words
        else:
            paragraphs.append(after.words)
    return paragraphs


def _edges(lines: list[_Line]) -> tuple[float, float]:
    """The left and right edge of running text: where most of the wide lines begin and end."""
    widest = max(line.right - line.left for line in lines)
    wide = [line for line in lines if line.right - line.left >= 0.8 * widest]
    return median(line.left for line in wide), median(line.right for line in wide)


def _goes_on(line: _Line, after: _Line, left: float, right: float) -> bool:
    size = line.height
    if line.right < right - 2.2 * size or _MARKER.match(after.words) or _is_row(line.words) or _is_row(after.words):
        return False
    set_in = after.left > left + 1.2 * size
    return not set_in or (line.page != after.page and line.words[-1] not in "。！？：；")


def _is_row(words: str) -> bool:
    """Whether a line is a table's: cells apart by spaces, without a clause's punctuation."""
    return not re.search(r"[，。；：、]", words) and (
        words.count(" ") >= 3 or re.fullmatch(r"[\d.%\s]+", words) is not None
    )
