"""Published files to Reports: .txt, .html, .pdf, .docx, standard input, and folders of them."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from zhiji.model import Report, ZhijiError
from zhiji.reading.decoding import decode
from zhiji.reading.pdf import parse_pdf
from zhiji.reading.texts import read_text
from zhiji.reading.webpage import parse_html
from zhiji.reading.word import parse_docx

FORMATS: Final = {".txt": "text", ".html": "html", ".htm": "html", ".shtml": "html", ".pdf": "pdf", ".docx": "docx"}
"""The formats that are read, by the file's extension."""

_OLD_WORD = b"\xd0\xcf\x11\xe0"


def read_report(
    path: str | Path, *, issuer: str | None = None, year: int | None = None, stdin: bytes | None = None
) -> Report:
    """The Report in a file, or in ``stdin`` (None: what this process is given) where ``path`` is ``-``; ``issuer`` and
    ``year`` go before what is found.

    ``text`` has LF line ends and is otherwise as published (for html, pdf and docx: as extracted); ``file`` is the
    base name, ``file_sha256`` the hash of the file where its bytes are not the text's own. Raises ZhijiError where
    there is no file, no text in it, or no report in the text.
    """
    if str(path) == "-":
        name, data = "standard input", sys.stdin.buffer.read() if stdin is None else stdin
        kind = _kind_of(data)
    else:
        name, data = Path(path).name, _read_bytes(Path(path))
        kind = _kind_named(name)
    if not data.strip():
        raise ZhijiError(f"{name} is empty; give a report's file")
    title, text = _text_in(data, kind, name)
    digest = sha256(data).hexdigest()
    return read_text(
        text,
        issuer=issuer,
        year=year,
        title=title,
        file=None if str(path) == "-" else name,
        file_sha256=None if digest == sha256(text.encode("utf-8")).hexdigest() else digest,
    )


def find_reports(path: str | Path) -> list[Path]:
    """The files under a folder that can hold reports, sorted by path; a file stands for itself.

    Hidden files and folders are passed over. Raises ZhijiError where there is nothing at ``path`` or nothing to read.
    """
    folder = Path(path)
    if not folder.exists():
        raise ZhijiError(f"{path}: there is no such file or folder; check the path")
    if not folder.is_dir():
        return [folder]
    found = [file for file in folder.rglob("*") if file.suffix.lower() in FORMATS and file.is_file()]
    kept = [file for file in found if not any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)]
    if not kept:
        raise ZhijiError(f"{path}: no report in this folder; put {', '.join(FORMATS)} files there")
    return sorted(kept, key=lambda file: file.relative_to(folder).as_posix())


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ZhijiError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise ZhijiError(f"{path} is a folder; name one report in it") from None
    except OSError as error:
        raise ZhijiError(f"{path} cannot be read ({error.strerror}); check the file") from None


def _kind_named(name: str) -> str:
    extension = Path(name).suffix.lower()
    if extension == ".doc":
        raise ZhijiError(f"{name}: .doc files are not read; save it as .docx")
    if extension not in FORMATS:
        raise ZhijiError(f"{name}: unknown kind of file; give one of {', '.join(FORMATS)}")
    return FORMATS[extension]


def _kind_of(data: bytes) -> str:
    head = data[:2000].lstrip().lower()
    if data.startswith(_OLD_WORD):
        raise ZhijiError("standard input is a .doc file, which is not read; save it as .docx")
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    return "html" if b"<html" in head or head.startswith(b"<!doctype html") else "text"


def _text_in(data: bytes, kind: str, name: str) -> tuple[str | None, str]:
    if data.startswith(_OLD_WORD):
        raise ZhijiError(f"{name} is an old or encrypted Word file; save it as .docx without a password")
    if kind == "pdf":
        return None, parse_pdf(data, name)
    if kind == "docx":
        return None, parse_docx(data, name)
    text = decode(data, name)
    return parse_html(text, name) if kind == "html" else (None, text)
