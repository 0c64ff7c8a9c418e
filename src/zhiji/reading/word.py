"""A Word file (.docx) to text: paragraphs and tables in the order they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from zhiji.model import ZhijiError
from zhiji.reading.transcript import Transcript


def parse_docx(data: bytes, name: str) -> Transcript:
    """The text of a .docx, one line a paragraph or table row, cells apart by tabs; ZhijiError where it is none."""
    from docx import Document

    try:
        document = Document(BytesIO(data))
    except Exception as error:  # a broken package raises zip, key, value and XML errors alike
        raise ZhijiError(f"{name} is no readable .docx ({type(error).__name__}); save it again as .docx") from None
    return Transcript("\n".join(_find_lines(document)) + "\n")


def _find_lines(container: Any) -> Iterator[str]:
    from docx.table import Table

    for part in container.iter_inner_content():
        if not isinstance(part, Table):
            if part.text.strip():
                yield part.text
            continue
        for row in part.rows:
            cells: dict[Any, str] = {cell._tc: " ".join(_find_lines(cell)) for cell in row.cells}
            if any(cells.values()):
                yield "\t".join(cells.values())
