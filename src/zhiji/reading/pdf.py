"""A PDF with a text layer to text, by where its characters stand: columns, tables, titles, running heads, pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from zhiji.model import ZhijiError
from zhiji.reading.columns import Block, find_blocks
from zhiji.reading.glyphs import Glyphs, Row, Run, read_glyphs, set_rows
from zhiji.reading.limits import LARGEST_TEXT, MOST_PAGES, check_size
from zhiji.reading.margins import without_margins
from zhiji.reading.paragraphs import Edges, Line, Paragraph, between, edges_of, find_paragraphs, text_size
from zhiji.reading.printed import set_columns, split_tables
from zhiji.reading.streams import check_streams
from zhiji.reading.transcript import Transcript
from zhiji.reading.writing import Writer

_GARBLED: Final = 0.05  # of a page's characters
_SCAN: Final = "recognise their text (OCR) and give a PDF with a text layer, or the text as .txt"


@dataclass(slots=True)
class _Pages:
    """What was read of each page, with its width, and what could not be read."""

    rows: list[list[Row]] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    slanted: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    unsure: list[int] = field(default_factory=list)


def parse_pdf(data: bytes, name: str) -> Transcript:
    """The text of a PDF, one line a paragraph or table row, with the offsets where its pages begin and a warning for
    whatever cannot be told; ZhijiError where it is encrypted, scanned or broken."""
    pages = _read_pages(data, name)
    if not any(pages.rows):
        if pages.broken:
            raise ZhijiError(f"{name} is a broken PDF: {_numbered(pages.broken)} cannot be loaded; save it again")
        raise ZhijiError(f"{name} has no text layer, only pictures (a scan); {_SCAN}")
    rows = without_margins(pages.rows)
    size = text_size(run for held in rows for row in held for run in row)
    blocks = [list(find_blocks(held, size)) for held in rows]
    pages.unsure = [n for n, held in enumerate(blocks, 1) if any(_is_unsure(block) for block in held)]
    writer = _Printed(name, size)
    edges = _edges_by_width(blocks, pages.widths)
    for number, held in enumerate(blocks, 1):
        writer.add_page(number, held, edges[pages.widths[number - 1]])
    return writer.transcript(list(_warnings(pages, name)))


def _read_pages(data: bytes, name: str) -> _Pages:
    import pypdfium2

    check_streams(data, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ZhijiError(f"{name} is encrypted; give a copy without a password") from None
        raise ZhijiError(f"{name} is a broken PDF; save it again") from None
    try:
        if len(document) > MOST_PAGES:
            raise ZhijiError(f"{name} has {len(document):,} pages (at most {MOST_PAGES:,}); give one report")
        pages = _Pages()
        held = 0
        for number in range(1, len(document) + 1):
            held += _read_page(document, number, pages)
            check_size(held, f"the text of {name}", LARGEST_TEXT)
        return pages
    finally:
        document.close()


def _read_page(document: Any, number: int, pages: _Pages) -> int:
    """Reads one page into ``pages``; how many characters it has."""
    import pypdfium2

    try:
        page = document[number - 1]
        layer = page.get_textpage()
    except pypdfium2.PdfiumError:
        pages.broken.append(number)
        pages.rows.append([])
        pages.widths.append(0)
        return 0
    glyphs = Glyphs([], 0, 0) if layer.count_chars() > LARGEST_TEXT else read_glyphs(layer)
    pages.rows.append(set_rows(glyphs.upright))
    pages.widths.append(round(page.get_width() / 10))
    if not pages.rows[-1] and _has_picture(page):
        pages.pictures.append(number)
    if glyphs.slanted:
        pages.slanted.append(number)
    if glyphs.unknown > _GARBLED * len(glyphs.upright):
        pages.garbled.append(number)
    count = int(layer.count_chars())
    layer.close()
    page.close()
    return count


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _edges_by_width(blocks: Sequence[Sequence[Block]], widths: Sequence[int]) -> dict[int, Edges]:
    """The edges of running text on pages of each width."""
    runs: dict[int, list[Run]] = {width: [] for width in widths}
    for held, width in zip(blocks, widths, strict=True):
        for block in held:
            if block.kind == "prose" and block.edges is None:
                runs[width].extend(row[0] for row in block.rows)
    return {width: edges_of(held) for width, held in runs.items()}


def _is_unsure(block: Block) -> bool:
    """Columns or a table that cannot be told apart, or a table whose words do not fall into columns."""
    return block.kind == "unsure" or (
        block.kind == "table" and any(set_columns(rows) is None for rows in split_tables(block.rows))
    )


class _Printed:
    """The text as it is written down page by page; a paragraph may go on over the edge of a page."""

    def __init__(self, name: str, size: float) -> None:
        self._writer = Writer(name)
        self._size = size
        self._lines: list[Line] = []
        self._page = 0
        self._last = 0

    def add_page(self, number: int, blocks: Iterable[Block], usual: Edges) -> None:
        self._last = number
        for block in blocks:
            edges = block.edges or usual
            if block.kind == "prose":
                self._lines += [Line(run, number, *edges) for row in block.rows for run in row]
            else:
                self._write_lines()
                self._begin(number)
                self._add_table(block)

    def transcript(self, warnings: Sequence[str]) -> Transcript:
        self._write_lines()
        self._begin(self._last)
        return self._writer.transcript(warnings=warnings)

    def _begin(self, page: int, within: int = 0) -> None:
        while self._page < page:
            self._page += 1
            self._writer.add_page(within)

    def _write_lines(self) -> None:
        for paragraph in find_paragraphs(self._lines, self._size):
            self._write(paragraph)
        self._lines = []

    def _write(self, paragraph: Paragraph) -> None:
        words = ""
        for k, line in enumerate(paragraph):
            words += between(paragraph[k - 1], line) if k else ""
            self._begin(line.page, len(words))
            words += line.words
        self._writer.add_line(words)

    def _add_table(self, block: Block) -> None:
        """Writes the rows; where their words fall into columns, as tables with their headings."""
        for rows in split_tables(block.rows):
            boxes = set_columns(rows) if block.kind == "table" else None
            if boxes:
                self._writer.add_table(boxes)
            else:
                for row in rows:
                    self._writer.add_line("\t".join(run.words for run in row))


def _warnings(pages: _Pages, name: str) -> Iterator[str]:
    told = (
        (pages.broken, "{} cannot be loaded, and the words there are missing; save the file again"),
        (pages.pictures, f"only pictures on {{}}, whose words are missing; {_SCAN}"),
        (pages.garbled, "type on {} whose characters the file does not name; hold the text against the page"),
        (pages.slanted, "words at an angle on {} (a stamp, a watermark) are left out"),
        (
            pages.unsure,
            "a table or columns on {} whose rows cannot be told apart for certain; check the figures there",
        ),
    )
    for numbers, words in told:
        if numbers:
            yield f"{name}: {words.format(_numbered(numbers))}"


def _numbered(numbers: Sequence[int]) -> str:
    """page 3, pages 3–5, 9: so that a line holds them all."""
    steps = Counter(n - i for i, n in enumerate(numbers))
    spans: list[str] = []
    at = 0
    for length in steps.values():
        first, last = numbers[at], numbers[at + length - 1]
        spans.append(str(first) if first == last else f"{first}–{last}")
        at += length
    shown = ", ".join(spans[:8]) + (", …" if len(spans) > 8 else "")
    return f"pages {shown}" if len(numbers) > 1 else f"page {shown}"
