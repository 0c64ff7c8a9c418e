"""Published files to Reports: .txt, .html, .pdf, .docx, standard input, and folders of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from zhiji.addresses import BESIDE
from zhiji.model import Report, ZhijiError
from zhiji.reading.decoding import decode
from zhiji.reading.kinds import FORMATS, UNREAD, check_kind, is_table, kind_named, kind_of
from zhiji.reading.limits import LARGEST_FILE, LARGEST_TEXT, check_size, check_text
from zhiji.reading.texts import read_text
from zhiji.reading.transcript import Transcript


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
        name, data = "standard input", sys.stdin.buffer.read(LARGEST_FILE + 1) if stdin is None else stdin
        kind = kind_of(data)
        _check_size(len(data), kind, name)
    else:
        name = readable(Path(path).name)
        kind = kind_named(name)
        data = _read_bytes(Path(path), kind)
    if not data.strip():
        raise ZhijiError(f"{name} is empty; give a report's file")
    held = _transcript_of(data, kind, name)
    check_text(held.text, name)
    digest = sha256(data).hexdigest()
    report = read_text(
        held.text,
        issuer=issuer,
        year=year,
        title=held.title,
        site=held.site,
        file=None if str(path) == "-" else name,
        file_sha256=None if digest == sha256(held.text.encode("utf-8")).hexdigest() else digest,
    )
    return replace(report, pages=held.pages, cells=held.cells, warnings=(*held.warnings, *report.warnings))


def read_words(path: str | Path) -> str:
    """The text of a file that is no report, such as a memo: .md and what reports are read from; - is standard input.

    LF line ends, otherwise as written (for html, pdf and docx: as extracted). ZhijiError where there is no file, or no
    text in it.
    """
    name, data, kind = _words_of(path)
    held = _transcript_of(data, kind, name).text if data.strip() else ""
    check_text(held, name)
    if not held.strip():
        raise ZhijiError(f"{name} is empty; give a file with text in it")
    return held


def _words_of(path: str | Path) -> tuple[str, bytes, str]:
    """A file's name, bytes and kind."""
    if str(path) == "-":
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
        kind = kind_of(data)
        _check_size(len(data), kind, "standard input")
        return "standard input", data, kind
    name = readable(Path(path).name)
    kind = "text" if Path(path).suffix.lower() in _MARKDOWN else kind_named(name)
    return name, _read_bytes(Path(path), kind), kind


_MARKDOWN = (".md", ".markdown")


def find_reports(path: str | Path, *, unread: bool = False) -> list[Path]:
    """The files under a folder that can hold reports, sorted by path; a file stands for itself.

    Hidden files and folders are passed over; with ``unread`` documents in formats that are not read (.doc, .wps, .ofd)
    are there too, so that each can be told of. Raises ZhijiError where there is nothing at ``path`` or nothing to read.
    """
    folder = Path(path)
    if not folder.exists():
        raise ZhijiError(f"{path}: there is no such file or folder; check the path")
    if not folder.is_dir():
        return [folder]
    endings = {*FORMATS, *UNREAD} if unread else {*FORMATS}
    found = [file for file in _files_in(folder) if file.suffix.lower() in endings]
    if not found:
        raise ZhijiError(f"{path}: no report in this folder; put {', '.join(FORMATS)} files there")
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def find_tables(folder: Path) -> list[Path]:
    """The files under a folder that may be tables of reports, sorted: they are read where each is named itself."""
    found = (file for file in _files_in(folder) if is_table(file) and file.name != BESIDE)
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def _files_in(folder: Path) -> Iterator[Path]:
    """All files under a folder but the hidden ones and those in hidden folders."""
    for file in folder.rglob("*"):
        if file.is_file() and not any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts):
            yield file


def _check_size(size: int, kind: str, name: str) -> None:
    check_size(size, name, LARGEST_TEXT if kind in ("text", "html") else LARGEST_FILE)


def readable(name: str) -> str:
    """A file's name as text: where its bytes are not UTF-8, as in archives packed long ago, they are GB18030."""
    if name.isprintable():
        return name
    data = os.fsencode(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _read_bytes(path: Path, kind: str) -> bytes:
    try:
        if path.is_file():
            _check_size(path.stat().st_size, kind, path.name)
        with path.open("rb") as file:  # what is no regular file has no size before it is read
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ZhijiError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise ZhijiError(f"{path} is a folder; name one report in it") from None
    except OSError as error:
        raise ZhijiError(f"{path} cannot be read ({error.strerror}); check the file") from None
    _check_size(len(data), kind, path.name)
    return data


def _transcript_of(data: bytes, kind: str, name: str) -> Transcript:
    """What stands in a file of that kind; each kind's own reader is loaded with the first such file."""
    check_kind(data, name)
    if kind == "pdf":
        from zhiji.reading.pdf import parse_pdf

        return parse_pdf(data, name)
    if kind == "docx":
        from zhiji.reading.word import parse_docx

        return parse_docx(data, name)
    text = decode(data, name)
    if kind == "html":
        from zhiji.reading.webpage import parse_html

        return parse_html(text, name)
    return Transcript(text)
