"""IRIs made of content: the same thing in two reports has one IRI, two different things never do.

``id/{type}-{16 hex}`` holds the first 16 hex digits of a sha256 over the fields of the thing's natural key, joined by
U+001F and encoded as UTF-8. Where a key holds a unit, the unit's own key fields stand there; several things in one
field are sorted and joined by U+001E; everything else that is a thing stands by its IRI, a report by its text's sha256.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Literal
from unicodedata import normalize

from zhiji.model import visible
from zhiji.vocabulary import ID

PlaceKind = Literal["sec", "p", "s", "c"]
"""What a place is: section, point, sentence, or the stretch of a mention."""

FIELD = "\x1f"
MEMBER = "\x1e"

_NOT_IN_NAMES = re.compile(r"[“”‘’\"《》\s]+")
_NOTE_MARK = re.compile(r"\^?[\[［〔【]\d{1,3}[\]］〕】]|\^")


def key_name(text: str) -> str:
    """``text`` as it stands in a key: NFC, without quotes, white space, the marks of notes and what shows nothing.

    >>> key_name("“一警情 三推送”机制"), key_name("“职普融通”〔28〕试点")
    ('一警情三推送机制', '职普融通试点')
    """
    return _NOT_IN_NAMES.sub("", without_notes(normalize("NFC", visible(text))))


def without_notes(name: str) -> str:
    """A name without the marks that send to notes: the same thing has another in the next report.

    >>> without_notes("人才“双十条”[12]政策"), without_notes("“揭榜挂帅”^[3]")
    ('人才“双十条”政策', '“揭榜挂帅”')
    """
    return _NOTE_MARK.sub("", name) or name


def key_members(members: Iterable[str]) -> str:
    """Several things as one field of a key: sorted, each once."""
    return MEMBER.join(sorted(set(members)))


def iri(kind: str, *key: str) -> str:
    """The IRI of the thing of type ``kind`` whose natural key is ``key``.

    >>> iri("unit", "金华市公安局")
    'https://w3id.org/zhiji/id/unit-a691e05a6497d9d2'
    """
    return f"{ID}{kind}-{sha256(normalize('NFC', FIELD.join(key)).encode('utf-8')).hexdigest()[:16]}"


def report_iri(report_sha256: str) -> str:
    """The IRI of the report whose text has this sha256; its graph has the same name."""
    return iri("report", report_sha256)


def text_base(report_sha256: str) -> str:
    """What the IRIs of a report's places begin with."""
    return f"{ID}text/{report_sha256[:16]}#"


def place(report_sha256: str, kind: PlaceKind, start: int, end: int) -> str:
    """The IRI of a place in a report's text; ``start`` and ``end`` are code points, half-open."""
    return f"{text_base(report_sha256)}{kind}{start}-{end}"
