"""A saved web page to the text of the report on it: the element that holds the prose, every line of it verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from zhiji.model import ZhijiError
from zhiji.reading.grids import closed_up, find_data_tables, is_shown, rows_of
from zhiji.reading.limits import MOST_ATTRIBUTES
from zhiji.reading.tables import Row
from zhiji.reading.transcript import Transcript
from zhiji.reading.writing import Writer

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_PARAGRAPHS = frozenset(("p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))
_MOST = 0.85
_CELL = "\x1f"
_SPACES = re.compile(r"[ \t\n\f]+")
_TAG = re.compile(r"<(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')|[^>])*+")
_ATTRIBUTE = re.compile(r"[^\s/]+")
_SITE = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{2,30}$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is shown, or a table; its prose weighed, with the element that it stands in."""

    words: str
    weight: int
    holder: Any
    rows: tuple[Row, ...] = ()


def parse_html(page: str, name: str) -> Transcript:
    """The report on ``page``, one line a paragraph or table row, in page order.

    The body is the smallest element with most of the page's prose; the title is put above it where it stands outside.
    Raises ZhijiError where there is no prose, or a tag that no browser's page has.
    """
    root = _parsed(page, name)
    lines = list(_find_lines(root))
    body = _body_of(root, lines)
    if body is None:
        raise ZhijiError(f"{name} holds no report, only headings or links; save the page of the report itself")
    inside = set(body.iter())
    kept = [line for line in lines if line.holder in inside]
    title = _title_of(root)
    writer = Writer(name)
    if title and not any(_bare(title) in _bare(line.words) for line in kept[:5]):
        writer.add_line(title)
    for line in kept:
        if line.rows:
            writer.add_table(line.rows)
        else:
            writer.add_line(line.words)
    return replace(writer.transcript(title), site=_site_of(root))


def _parsed(page: str, name: str) -> Any:
    from lxml import etree, html

    _check_tags(page, name)
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.replace("\0", ""))
    try:
        return html.document_fromstring(bare, parser=html.HTMLParser(huge_tree=True, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ZhijiError(f"{name} holds no web page; give the page as saved by a browser") from None


def _check_tags(page: str, name: str) -> None:
    """ZhijiError where a tag has thousands of attributes: the parser would take quadratic time."""
    at = 0
    while (at := page.find("<", at)) >= 0:
        after = page.find("<", at + 1)
        after = len(page) if after < 0 else after
        if after - at > 2 * MOST_ATTRIBUTES:
            tag = _TAG.match(page, at)
            if tag and max(tag[0].count("="), len(_ATTRIBUTE.findall(tag[0]))) > MOST_ATTRIBUTES:
                raise ZhijiError(f"{name} has a tag with more than {MOST_ATTRIBUTES} attributes; save the page again")
        at = after


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
            if kind == "table":
                yield _table_line(element)
    if line := _line(pieces, linked, holder):
        yield line


def _table_line(table: Any) -> _Line:
    rows = rows_of(table)
    words = "\t".join(box.words for row in rows for box in row)
    return _Line(words, _weight(words), table, rows)


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    """Texts with their element, cell ends, tables of data, and block ends with the element that holds what comes next;
    no recursion, pages nest deeply."""
    tables = find_data_tables(root)
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        block = element.tag in _BLOCKS
        if done:
            if block:
                yield "block", element.getparent() if element.getparent() is not None else element
            elif element.tag in ("td", "th"):
                yield "cell", element
        elif is_shown(element):
            if element in tables:
                yield "table", element
                yield "block", element.getparent()
            else:
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
    words = closed_up("".join(pieces)).strip(" " + _CELL)
    words = re.sub(rf" ?{_CELL}[ {_CELL}]*", "\t", words)
    if not words.strip():
        return None
    return _Line(words, _weight(words) if 2 * linked < len(words) else 0, holder)


def _weight(words: str) -> int:
    """The Chinese characters of a line of prose."""
    prose = len(re.findall(r"[一-龥]", words)) if re.search(r"[。；，]", words) else 0
    return prose if prose >= 15 else 0


def _body_of(root: Any, lines: list[_Line]) -> Any:
    """The smallest element of several lines that holds most of the prose, or None where there is no prose."""
    weights: dict[Any, int] = {}
    counts: dict[Any, int] = {}
    for line in lines:
        weights[line.holder] = weights.get(line.holder, 0) + line.weight
        counts[line.holder] = counts.get(line.holder, 0) + 1
    for element in reversed(list(root.iter())):  # children before their parents
        parent = element.getparent()
        if parent is not None and element in counts:
            weights[parent] = weights.get(parent, 0) + weights[element]
            counts[parent] = counts.get(parent, 0) + counts[element]
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


def _site_of(root: Any) -> str | None:
    """What the page says of its site: the site's name, where its words come from, and its own whole title."""
    said = root.xpath("//meta[@name='SiteName' or @name='ContentSource' or @name='Author']/@content | //title/text()")
    return "\n".join(_SPACES.sub(" ", words).strip() for words in said) or None


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)
