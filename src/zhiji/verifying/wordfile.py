"""A Word file whose words can be commented on: runs are cut where a comment begins and ends, and nothing else is
touched; every part that holds no comment is kept byte for byte.

Words are those that Word shows: insertions and what stands in links, cells, controls and text boxes are among them,
deletions, field codes and hidden runs are not.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zhiji.model import ZhijiError
from zhiji.verifying.folding import Folded

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_UNSEEN: Final = frozenset(("del", "moveFrom", "pPr", "rPr", "tblPr", "sdtPr", "sdtEndPr", "rt", "Fallback"))
_UNFIT: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER: Final = re.compile("[0-9]{1,9}")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


LARGEST: Final = 500_000_000
"""Bytes that the parts of a file unfold to together; all of them are packed again."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on the words from ``start`` to ``end`` of a file's seen words, half-open; a line a paragraph."""

    start: int
    end: int
    lines: tuple[str, ...]


class WordFile:
    """One .docx. ``words`` are the characters it shows, in order, without line ends."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = ZipFile(BytesIO(data))
            if (size := sum(info.file_size for info in self._zip.infolist())) > LARGEST:
                raise ZhijiError(
                    f"{name} unfolds to {size // 1_000_000} MB, at most {LARGEST // 1_000_000}; leave pictures out"
                )
            self._main = self._main_part()
            self._root = self._parsed(self._main)
        except Exception as error:  # a broken package raises zip, key and XML errors alike
            raise self._unfit(error) from None
        self._namespace = self._root.tag.rpartition("}")[0].strip("{")
        self._stream = list(_characters(self._root))
        self.words = "".join(held.text[at] for held, at in self._stream)
        self._folded = Folded(self.words)
        self._comments_part = ""

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the words from ``start`` to ``end`` of a report's text stand in the file, told by the words around
        them; None where the file does not show them in one paragraph."""
        whole = self._folded
        for reach in (40, 20, 10, 0):
            first, last = max(start - reach, 0), min(end + reach, len(text))
            around, quote = Folded(text[first:last]), Folded(text[start:end]).text
            lead = len(Folded(text[first:start]).text)
            spots = [m.start() + lead for m in re.finditer(re.escape(around.text), whole.text)] if quote else []
            if spots:
                at = min(spots, key=lambda s: abs(s / max(len(whole.text), 1) - start / max(len(text), 1)))
                return self._in_paragraph(*whole.place(at, at + len(quote)))
        return None

    def _in_paragraph(self, start: int, end: int) -> tuple[int, int]:
        home = _above(self._stream[start][0], "p")
        while end > start + 1 and _above(self._stream[end - 1][0], "p") is not home:
            end -= 1
        return start, end

    def commented(self, notes: Sequence[Note]) -> bytes:
        """The file with the comments; the same file and comments give the same bytes. ZhijiError where a part that has
        to be read or written is missing or broken."""
        try:
            return self._commented(notes)
        except Exception as error:  # as above
            raise self._unfit(error) from None

    def _commented(self, notes: Sequence[Note]) -> bytes:
        comments, made = self._comments()
        first = max((int(n) for c in comments if _NUMBER.fullmatch(n := c.get(self._q("id"), ""))), default=-1) + 1
        self._cut({note.start for note in notes}, {note.end for note in notes})
        for number, note in enumerate(notes, first):
            comments.append(self._comment(number, note.lines))
            self._mark(number, note)
        parts = {self._main: _written(self._root), self._comments_part: _written(comments)}
        if made:
            parts |= self._announced()
        return self._packed(parts)

    def _unfit(self, error: Exception) -> ZhijiError:
        if isinstance(error, ZhijiError):
            return error
        return ZhijiError(f"{self._name} cannot be commented on ({type(error).__name__}); save it again as .docx")

    def _cut(self, starts: Iterable[int], ends: Iterable[int]) -> None:
        """Cuts runs so that one begins at each start and one is over at each end, last first: what is left of a cut
        stays where it is. A run is cut behind a comment's last character, too: a line break there is not of it."""
        cuts = sorted([*((at, 1) for at in starts), *((at, 0) for at in ends)], reverse=True)
        for at, begins in cuts:
            held, offset = self._stream[at if begins else at - 1]
            _split(held, offset if begins else offset + 1)
        self._stream = list(_characters(self._root))

    def _mark(self, number: int, note: Note) -> None:
        first, last = (_above(self._stream[at][0], "r") for at in (note.start, note.end - 1))
        first.addprevious(self._made("commentRangeStart", id=str(number)))
        stop = self._made("commentRangeEnd", id=str(number))
        last.addnext(stop)
        outer = stop
        while _local(outer.getparent()) != "p":
            outer = outer.getparent()
        run = self._made("r")
        run.append(self._made("commentReference", id=str(number)))
        outer.addnext(run)

    def _comment(self, number: int, lines: Iterable[str]) -> Any:
        comment = self._made("comment", id=str(number), author="zhiji", initials="zj")
        for line in lines:
            paragraph, run, text = self._made("p"), self._made("r"), self._made("t")
            text.text = _UNFIT.sub("\ufffd", line)
            text.set(_SPACE, "preserve")
            run.append(text)
            paragraph.append(run)
            comment.append(paragraph)
        return comment

    def _made(self, name: str, **attributes: str) -> Any:
        from lxml import etree

        element = etree.Element(self._q(name), nsmap={"w": self._namespace})
        for key, said in attributes.items():
            element.set(self._q(key), said)
        return element

    def _q(self, name: str) -> str:
        return f"{{{self._namespace}}}{name}"

    def _parsed(self, part: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        root = etree.fromstring(self._zip.read(part), parser)
        if root.getroottree().docinfo.doctype:
            raise ValueError(f"{part} declares a document type")
        return root

    def _main_part(self) -> str:
        for relation in self._parsed("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    @property
    def _relations_part(self) -> str:
        folder, _, file = self._main.rpartition("/")
        return f"{folder}/_rels/{file}.rels".lstrip("/")

    def _comments(self) -> tuple[Any, bool]:
        """The part with the comments, and whether it has to be made."""
        folder = self._main.rpartition("/")[0]
        if self._relations_part in self._zip.namelist():
            for relation in self._parsed(self._relations_part):
                if relation.get("Type", "").endswith("/comments") and relation.get("TargetMode") != "External":
                    target = posixpath.join(f"/{folder}", relation.get("Target", ""))
                    self._comments_part = posixpath.normpath(target).lstrip("/")
                    comments = self._parsed(self._comments_part)
                    if _local(comments) != "comments":
                        raise ValueError(f"{self._comments_part} holds no comments")
                    return comments, False
        self._comments_part = f"{folder}/comments.xml".lstrip("/")
        return self._made("comments"), True

    def _announced(self) -> dict[str, bytes]:
        """The lists of parts and relations with the new part on them."""
        from lxml import etree

        types = self._parsed("[Content_Types].xml")
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{self._comments_part}", ContentType=_KIND)
        if self._relations_part in self._zip.namelist():
            relations = self._parsed(self._relations_part)
        else:
            relations = etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap={None: _PACKAGE})
        taken = {relation.get("Id") for relation in relations}
        name = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        kind = _OFFICE if self._namespace == _W else _STRICT
        target = self._comments_part.rpartition("/")[2]
        etree.SubElement(relations, f"{{{_PACKAGE}}}Relationship", Id=name, Type=f"{kind}/comments", Target=target)
        return {"[Content_Types].xml": _written(types), self._relations_part: _written(relations)}

    def _packed(self, parts: dict[str, bytes]) -> bytes:
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as packed:
            for info in {info.filename: info for info in self._zip.infolist()}.values():  # of two, the last is read
                packed.writestr(info, parts.pop(info.filename) if info.filename in parts else self._zip.read(info))
            for part, data in sorted(parts.items()):
                info = ZipInfo(part, _EPOCH)
                info.compress_type = ZIP_DEFLATED
                packed.writestr(info, data)
        return out.getvalue()


def _characters(root: Any, above: frozenset[str] = frozenset()) -> Iterator[tuple[Any, int]]:
    """Every character that is shown: the element of its text, and where in it. Text stands in a run of a paragraph;
    ``above`` are the elements around ``root``."""
    inside = _local(root)
    for element in root:
        kind = _local(element)
        if kind == "t":
            if inside == "r" and "p" in above:
                yield from ((element, at) for at in range(len(element.text or "")))
        elif kind not in _UNSEEN and not (kind == "r" and _is_hidden(element)):
            yield from _characters(element, above | {inside})


def _is_hidden(run: Any) -> bool:
    properties = next((inner for inner in run if _local(inner) == "rPr"), ())
    hidden = next((inner for inner in properties if _local(inner) == "vanish"), None)
    return hidden is not None and not any(value in ("0", "false", "off") for value in hidden.attrib.values())


def _split(held: Any, offset: int) -> None:
    """Cuts a run before a character of one of its texts, or behind the text where ``offset`` is its length; both parts
    have the run's properties."""
    run = held.getparent()
    before = [inner for inner in run if _local(inner) != "rPr"]
    at = before.index(held)
    if (offset == 0 and at == 0) or (offset == len(held.text) and at + 1 == len(before)):
        return
    behind = deepcopy(run)
    for inner in list(behind):
        if _local(inner) != "rPr":
            behind.remove(inner)
    behind.tail = None
    if offset == len(held.text):
        at += 1
    elif offset:
        rest = deepcopy(held)
        held.text, rest.text = held.text[:offset], held.text[offset:]
        for part in (held, rest):
            if part.text != part.text.strip():
                part.set(_SPACE, "preserve")
        behind.append(rest)
        at += 1
    for inner in before[at:]:
        behind.append(inner)
    run.addnext(behind)


def _above(element: Any, name: str) -> Any:
    while _local(element) != name:
        element = element.getparent()
    return element


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _written(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
