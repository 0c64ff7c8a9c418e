"""The parts of a Word file: unpacked one at a time, only those that are read, and never beyond a limit."""

from __future__ import annotations

import posixpath
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from zhiji.model import ZhijiError
from zhiji.reading.limits import LARGEST_PART, check_size


class Package:
    """A .docx as its XML parts; elements are known by their local names, whichever edition of the format wrote them."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = ZipFile(BytesIO(data))
        except Exception as error:  # a broken package raises zip, seek, version and value errors alike
            raise self._broken(error) from None
        self._sizes = {held.filename: held.file_size for held in self._zip.infolist()}
        self._main = self._target_of("_rels/.rels", "officeDocument", "") or "word/document.xml"

    def document(self) -> Any:
        """The root of the main part; ZhijiError where there is none."""
        root = self._part(self._main)
        if root is None:
            raise self._broken(KeyError(self._main))
        return root

    def related(self, kind: str) -> Any:
        """The root of the part that the document calls its styles, numbering, footnotes or endnotes; None without."""
        folder, _, file = self._main.rpartition("/")
        target = self._target_of(posixpath.join(folder, "_rels", f"{file}.rels"), kind, folder)
        return self._part(target) if target else None

    def _target_of(self, relations: str, kind: str, folder: str) -> str | None:
        root = self._part(relations)
        for relation in () if root is None else root:
            if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        return None

    def _part(self, path: str) -> Any:
        from lxml import etree

        if path not in self._sizes:
            return None
        check_size(self._sizes[path], f"{path} in {self._name}, unpacked,", LARGEST_PART)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(self._zip.read(path), parser)
            if root.getroottree().docinfo.doctype:
                raise ValueError(f"{path} declares a document type")
            return root
        except Exception as error:  # and a broken part unpacking and XML errors
            raise self._broken(error) from None

    def _broken(self, error: Exception) -> ZhijiError:
        return ZhijiError(f"{self._name} is no readable .docx ({type(error).__name__}); save it again as .docx")


def local(element: Any) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, name: str) -> Any:
    """The first child of that local name, or None."""
    return None if element is None else next((inner for inner in element if local(inner) == name), None)


def value(element: Any, name: str = "val") -> str | None:
    """An attribute by its local name; None where the element or the attribute is not there."""
    if element is None:
        return None
    return next((held for key, held in element.attrib.items() if key.rpartition("}")[2] == name), None)


def number(element: Any, name: str = "val", usual: int = 0) -> int:
    """An attribute as a whole number, ``usual`` where it is none."""
    words = (value(element, name) or "").strip()
    return int(words) if words.lstrip("+-").isdecimal() and len(words) < 12 else usual


def is_on(element: Any) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off")
