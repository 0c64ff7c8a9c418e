"""A Word file (.docx) to text as Word shows it: insertions read and deletions not, automatic numbers, text boxes at
their anchor, footnotes below their paragraph, tables in their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from zhiji.model import ZhijiError
from zhiji.reading.counting import FORMS
from zhiji.reading.numbering import Numbering
from zhiji.reading.package import Package, child, is_on, local, value
from zhiji.reading.transcript import Transcript
from zhiji.reading.wordtables import is_long, lays_out, read_rows, rows_in
from zhiji.reading.writing import Writer

_UNSEEN: Final = frozenset(
    (
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr"),
        *("rt", "Fallback", "softHyphen", "annotationRef", "footnoteRef", "endnoteRef", "txbxContent"),
    )
)
"""What Word does not show where it stands: deletions, field codes, properties."""

_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_DRAWN: Final = frozenset(("drawing", "pict", "object"))
_NOTES: Final = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


@dataclass(slots=True)
class _Said:
    """What one paragraph says: its words, the text boxes anchored before and behind them, and its footnotes."""

    words: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def parse_docx(data: bytes, name: str) -> Transcript:
    """The text of a .docx, one line a paragraph or table row, cells apart by tabs; ZhijiError where it is none, or
    where a cell spans more columns than a table can have."""
    package = Package(data, name)
    root = package.document()
    reader = _Reader(package, name)
    reader.read(child(root, "body"))
    held = reader.writer.transcript(warnings=reader.warnings)
    if not held.text and any(local(element) == "blip" for element in root.iter()):
        raise ZhijiError(
            f"{name} holds only pictures (a scan); recognise its text (OCR) and give that as .txt or .docx"
        )
    return held


class _Reader:
    """One document on its way to text."""

    def __init__(self, package: Package, name: str) -> None:
        self.writer = Writer(name)
        self.warnings: list[str] = []
        self._name = name
        self._numbering = Numbering(package.related("numbering"), package.related("styles"))
        self._notes = {kind: _notes_in(package.related(kind)) for kind in _NOTES.values()}
        self._noted: dict[str, int] = dict.fromkeys(_NOTES.values(), 0)
        self._ends: list[str] = []

    def read(self, body: Any) -> None:
        """Writes the whole body, and behind it the endnotes."""
        self._write_blocks(body)
        for line in self._ends:
            self._write(line)

    def _write_blocks(self, container: Any) -> None:
        left = _Said()
        for block in _blocks_in(container):
            kind = local(block)
            if kind == "tbl":
                self._write_table(block)
            elif kind == "altChunk":
                self.warnings.append(f"{self._name}: a document set into this one is not read; save it again as .docx")
            elif kind == "p" and not self._goes_on(block, left):
                self._write_said(left)
                left = _Said()
        self._write_said(left)

    def _goes_on(self, paragraph: Any, said: _Said) -> bool:
        """Reads a paragraph behind what a deleted paragraph mark has left over; whether its own mark is deleted."""
        properties = child(paragraph, "pPr")
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._gather(paragraph, said)
            return True
        label = self._numbering.label(properties)
        self._gather(paragraph, said)
        if label and (words := "".join(said.words).lstrip()):
            said.words = [label + words]
        return False

    def _write_said(self, said: _Said) -> None:
        for line in (*said.before, "".join(said.words), *said.behind, *said.notes):
            self._write(line)

    def _write(self, words: str) -> None:
        for line in words.split("\n"):
            if line.strip():
                self.writer.add_line(line)

    def _gather(self, element: Any, said: _Said) -> None:
        """The words inside ``element`` in order; what is drawn gives its text boxes, references their notes."""
        for inner in element:
            kind = local(inner)
            if kind == "t":
                said.words.append(inner.text or "")
            elif kind in _SIGNS:
                said.words.append(_SIGNS[kind])
            elif kind == "br":
                said.words.append("" if value(inner, "type") in ("page", "column") else "\n")
            elif kind in _NOTES:
                self._note(inner, kind, said)
            elif kind in _DRAWN:
                (said.behind if any(words.strip() for words in said.words) else said.before).extend(
                    self._boxes_in(inner)
                )
            elif kind not in _UNSEEN and not (kind == "r" and is_on(child(child(inner, "rPr"), "vanish"))):
                self._gather(inner, said)

    def _boxes_in(self, drawn: Any) -> Iterator[str]:
        """The lines of the text boxes in a drawing, outermost first; a drawing in two editions is read once."""
        for inner in drawn:
            kind = local(inner)
            if kind == "txbxContent":
                yield from self._lines_in(inner)
            elif kind != "Fallback":
                yield from self._boxes_in(inner)

    def _lines_in(self, container: Any) -> Iterator[str]:
        """The lines of a text box, a note or a cell."""
        for block in _blocks_in(container):
            if local(block) == "tbl":
                for row in rows_in(block):
                    yield "\t".join(" ".join(self._lines_in(cell)) for cell in row)
            elif local(block) == "p":
                said = _Said()
                self._goes_on(block, said)
                lines = (*said.before, "".join(said.words), *said.behind, *said.notes)
                yield from (line for line in lines if line.strip())

    def _note(self, reference: Any, kind: str, said: _Said) -> None:
        """A footnote as a line below its paragraph, an endnote as one behind the text, with the number Word shows."""
        place = _NOTES[kind]
        held = self._notes[place].pop(value(reference, "id") or "", None)
        if held is None:
            return
        self._noted[place] += 1
        shown = str(self._noted[place]) if place == "footnotes" else FORMS["lowerRoman"](self._noted[place])
        words = " ".join(line.strip() for line in self._lines_in(held))
        if words:
            (said.notes if place == "footnotes" else self._ends).append(f"[{shown}] {words}")

    def _write_table(self, table: Any) -> None:
        if not lays_out(table):
            self.writer.add_table(read_rows(table, self._cell, self._name))
            return
        for row in rows_in(table):
            if any(is_long(cell) for cell in row):
                for cell in row:
                    self._write_blocks(cell)
            else:
                self._write("\t".join(self._cell(cell) for cell in row).rstrip("\t"))

    def _cell(self, cell: Any) -> str:
        return " ".join(" ".join(self._lines_in(cell)).split())


def _blocks_in(container: Any) -> Iterator[Any]:
    """The paragraphs and tables of a body, a cell or a box, through what only wraps them."""
    for inner in () if container is None else container:
        kind = local(inner)
        if kind in ("p", "tbl", "altChunk"):
            yield inner
        elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _blocks_in(inner)
        elif kind == "AlternateContent":
            yield from _blocks_in(child(inner, "Choice"))


def _notes_in(root: Any) -> dict[str, Any]:
    """The notes of a part by their ids, but for the lines that part them from the text."""
    held = () if root is None else root
    return {value(note, "id") or "": note for note in held if value(note, "type") in (None, "normal")}
