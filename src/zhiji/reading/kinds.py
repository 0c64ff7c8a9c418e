"""Which kinds of file are read, told by the file's ending or, for standard input, by its first bytes; and what to do
with those that are not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from zhiji.model import ZhijiError

FORMATS: Final = {".txt": "text", ".html": "html", ".htm": "html", ".shtml": "html", ".pdf": "pdf", ".docx": "docx"}
"""The formats that are read, by the file's extension."""

_WORD = "save it as .docx (Word, WPS Office and LibreOffice can), or its text as .txt"
_OCR = "recognise its text (OCR) and give that as .txt, or a PDF with a text layer"
UNREAD: Final = {
    ".doc": f"{{}} is an old Word file (.doc), which is not read; {_WORD}",
    ".wps": f"{{}} is a WPS file (.wps), which is not read; {_WORD}",
    ".ofd": (
        "{} is an OFD file (.ofd), which is not read; export it as PDF from the OFD reader, or save its text as .txt"
    ),
    ".rtf": f"{{}} is an RTF file (.rtf), which is not read; {_WORD}",
    ".odt": f"{{}} is an OpenDocument file (.odt), which is not read; {_WORD}",
}
"""The formats of documents that are not read, and what to say of a file of theirs: what to do instead."""

TABLES: Final = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
"""The endings of tables, whose rows a corpus may read as reports."""

_OURS: Final = (".facts", ".corrections", ".proposals")
"""What stands before the ending of a file of ours beside a report."""

_SHEET = "{} is a spreadsheet, no report; give the report itself (.docx, .pdf, .html)"
_UNREAD_TOO: Final = {
    **dict.fromkeys((".xlsx", ".xls", ".et"), _SHEET),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"), f"{{}} is a picture; {_OCR}"),
    **dict.fromkeys((".zip", ".rar", ".7z"), "{} is an archive; unpack it and give the files in it"),
    **dict.fromkeys((".ppt", ".pptx"), "{} is a presentation, no report; give the report itself (.docx, .pdf, .html)"),
}
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_INSIDE: Final = {"OFD.xml": UNREAD[".ofd"], "xl/workbook.xml": _UNREAD_TOO[".xlsx"], "content.xml": UNREAD[".odt"]}
"""A part's name that tells which packed format a file is in."""


def kind_named(name: str) -> str:
    """The kind of a file by its name's ending; ZhijiError for one that is not read."""
    extension = Path(name).suffix.lower()
    if told := UNREAD.get(extension) or _UNREAD_TOO.get(extension):
        raise ZhijiError(told.format(name))
    if is_table(name):
        raise ZhijiError(f"{name} is a table; of reports, one a row, a corpus is built: {in_corpus(name)}")
    if extension not in FORMATS:
        raise ZhijiError(f"{name}: unknown kind of file; give one of {', '.join(FORMATS)}")
    return FORMATS[extension]


def is_table(path: str | Path) -> bool:
    """Does a file look like a table of reports by its name? ``NAME.facts.jsonl`` and corrections are none.

    >>> is_table("gwr.csv"), is_table("report.facts.jsonl")
    (True, False)
    """
    name = Path(path)
    return name.suffix.lower() in TABLES and Path(name.stem).suffix.lower() not in _OURS


def in_corpus(table: str | Path) -> str:
    """The command that reads a table of reports."""
    return f"zhiji build {table} --corpus DIR"


def kind_of(data: bytes) -> str:
    """The kind of a file by its first bytes."""
    head = data[:2000].lstrip().lower()
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", _OLD_OFFICE)):
        return "docx"
    return "html" if b"<html" in head or head.startswith(b"<!doctype html") else "text"


def check_kind(data: bytes, name: str) -> None:
    """ZhijiError where the bytes are of a format that is not read, whatever the file is called."""
    if data.startswith(_OLD_OFFICE):
        raise ZhijiError(f"{name} is an old or encrypted Word file (.doc, .wps); save it as .docx without a password")
    if data.startswith(b"{\\rtf"):
        raise ZhijiError(UNREAD[".rtf"].format(name))
    if data.startswith(b"PK\x03\x04") and (told := _told_inside(data)):
        raise ZhijiError(told.format(name))


def _told_inside(data: bytes) -> str | None:
    try:
        with ZipFile(BytesIO(data)) as package:
            held = set(package.namelist())
    except Exception:  # a broken package raises all kinds; it is for the reader of .docx to say
        return None
    return next((told for part, told in _INSIDE.items() if part in held), None)
