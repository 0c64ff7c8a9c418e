"""A saved web page to the text of the report on it: the element that holds the prose, every line of it verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zhiji.model import ZhijiError

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_SKIPPED = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "iframe", "object", "select", "option", "button"),
        *("textarea", "svg", "nav"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_PARAGRAPHS = frozenset(("p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))
_MOST = 0.85
_CELL = "\x1f"
_BREAK = r"[ \t\f]*\n[ \t\n\f]*"
_BROKEN = re.compile(rf"(?<=[^\x00-\xff]){_BREAK}|{_BREAK}(?=[^\x00-\xff])")
_SPACES = re.compile(r"[ \t\n\f]+")
_SITE = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{2,30}$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is shown, its prose weighed, with the element that it stands in."""

    words: str
    weight: int
    holder: Any


def parse_html(page: str, name: str) -> tuple[str | None, str]:
    """The title and the text of the report on ``page``, one line a paragraph or table row, in page order.

    The body is the smallest element with most of the page's prose; the title is put above it where it stands outside.
    Raises ZhijiError where there is no prose.
    """
    from lxml import etree, html

    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.replace("\0", ""))
    try:
        root = html.document_fromstring(bare, parser=html.HTMLParser(huge_tree=True, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ZhijiError(f"{name} holds no web page; give the page as saved by a browser") from None
    lines = list(_find_lines(root))
    body = _body_of(root, lines)
    if body is None:
        raise ZhijiError(f"{name} holds no report, only headings or links; save the page of the report itself")
    inside = set(body.iter())
    words = [line.words for line in lines if line.holder in inside]
    title = _title_of(root)
    if title and not any(_bare(title) in _bare(line) for line in words[:5]):
        words.insert(0, title)
    return title, "\n".join(words) + "\n"


def _find_lines(root: Any) -> Iterator[_Line]:
    pieces: list[str] = []
    linked = 0
    holder = root
    for kind, element in _walk(root):
        if kind == "text":
            pieces.append(element[1])
            linked += len(element[1].strip()) * (element[0].tag == "a")
        elif kind == "cell":
            pieces.append(_CELL)
        else:
            if line := _line(pieces, linked, holder):
                yield line
            pieces, linked, holder = [], 0, element
    if line := _line(pieces, linked, holder):
        yield line


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    """Texts with their element, cell ends, and block ends with the element that holds what comes next; no recursion,
    pages nest deeply."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        block = element.tag in _BLOCKS
        if done:
            if block:
                yield "block", element.getparent() if element.getparent() is not None else element
            elif element.tag in ("td", "th"):
                yield "cell", element
        elif (
            isinstance(element.tag, str)
            and element.tag not in _SKIPPED
            and not _HIDDEN.search(element.get("style", ""))
        ):
            if block:
                yield "block", element
            if element.text:
                yield "text", (element, element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element is not root and element.tail:
            yield "text", (element.getparent(), element.tail)


def _line(pieces: list[str], linked: int, holder: Any) -> _Line | None:
    words = _SPACES.sub(" ", _BROKEN.sub("", "".join(pieces))).strip(" " + _CELL)
    words = re.sub(rf" ?{_CELL}[ {_CELL}]*", "\t", words)
    if not words.strip():
        return None
    prose = len(re.findall(r"[一-龥]", words)) if re.search(r"[。；，]", words) and 2 * linked < len(words) else 0
    return _Line(words, prose if prose >= 15 else 0, holder)


def _body_of(root: Any, lines: list[_Line]) -> Any:
    """The smallest element of several lines that holds most of the prose, or None where there is no prose."""
    weights: dict[Any, int] = {}
    counts: dict[Any, int] = {}
    for line in lines:
        element = line.holder
        while element is not None:
            weights[element] = weights.get(element, 0) + line.weight
            counts[element] = counts.get(element, 0) + 1
            element = element.getparent()
    least = _MOST * weights.get(root, 0)
    if not least:
        return None
    body = root
    while (inner := next((child for child in body if weights.get(child, 0) >= least), None)) is not None:
        if inner.tag in _PARAGRAPHS or counts[inner] == 1:
            break
        body = inner
    return body


def _title_of(root: Any) -> str | None:
    for path in ("//meta[@name='ArticleTitle']/@content", "//h1//text()", "//title//text()"):
        words = _SPACES.sub(" ", "".join(root.xpath(path))).strip()
        if len(re.findall(r"[一-龥]", words)) >= 4:
            return _SITE.sub("", words) if "title//" in path else words
    return None


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)
