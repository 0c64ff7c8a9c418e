"""Bytes to text by one rule: the byte order mark, else strict UTF-8, else GB18030; and what is no text at all."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from zhiji.model import ZhijiError

_MARKS = {BOM_UTF8: "utf-8", BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes, name: str) -> str:
    """The text of ``data``, its line ends made LF; ZhijiError where it is neither UTF-8 nor GB18030.

    A page's own ``charset`` is not asked: pages that say gb2312 are UTF-8 or GB18030.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _lines(_decoded(data[len(mark) :], encoding, name))
    if b"\0" in data:
        raise ZhijiError(f"{name} is no text but binary data; give a .txt, .html, .pdf or .docx file")
    try:
        return _lines(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _lines(_decoded(data, "gb18030", name))


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ZhijiError(f"{name} is neither UTF-8 nor GB18030 text; save it in UTF-8") from None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
