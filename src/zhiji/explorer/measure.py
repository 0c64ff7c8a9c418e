"""How large a card must be for its words: estimated from the characters, so that no browser or font is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Literal
from unicodedata import east_asian_width

from zhiji.model import KIND_OF, Thing, ThingKind

Column = Literal["actors", "initiatives", "outcomes"]
Lang = Literal["zh", "en"]
_COLUMN_OF: dict[str, Column] = {"unit": "actors", "document": "actors", "initiative": "initiatives"}


@dataclass(frozen=True, slots=True)
class Geometry:
    """The measures of a picture, in pixels at scale 1. ``figure`` is the room a number takes beside its name; 0 puts
    the number on a line of its own."""

    name: str
    actors: tuple[int, int]
    initiatives: tuple[int, int]
    outcomes: tuple[int, int]
    font: int
    line: int
    padding: int
    indent: int
    figure: int
    most_lines: int

    def column(self, column: Column) -> tuple[int, int]:
        return {"actors": self.actors, "initiatives": self.initiatives, "outcomes": self.outcomes}[column]


WIDE = Geometry("wide", (0, 164), (208, 500), (620, 916), 13, 18, 10, 18, 104, 3)
NARROW = Geometry("narrow", (-196, -24), (0, 174), (212, 374), 12, 16, 8, 8, 0, 4)
GEOMETRIES = (WIDE, NARROW)

_ARROWS = {"up": "▲", "down": "▼", None: ""}  # a number's label ends with the figure, marked like this


def column_of(kind: ThingKind) -> Column:
    """The column a thing stands in; whatever is neither an actor nor an initiative is a result or a number."""
    return _COLUMN_OF.get(KIND_OF[kind].family, "outcomes")


@lru_cache(maxsize=50_000)
def text_width(text: str) -> float:
    """The width of ``text`` in ems: a Chinese character takes one, a Latin one about half.

    >>> text_width("治绩"), text_width("AB")
    (2.0, 1.0)
    """
    return sum(1.0 if east_asian_width(c) in "WFA" else 0.5 for c in text)


def lines_of(text: str, width: float, font: int, most: int) -> int:
    """How many lines ``text`` takes in ``width`` pixels; at least one, at most ``most``: the rest is in the panel."""
    return max(1, min(most, ceil(text_width(text) * font / max(width, font))))


def name_of(thing: Thing, lang: Lang) -> str:
    """What stands on a thing's card: for a number its indicator, the figure standing beside it."""
    if lang == "en" and thing.label_en:
        arrow, written = _ARROWS[thing.direction], thing.as_written or ""
        marked = f"{arrow}{written}" if thing.kind == "change" else f"{written} {arrow}".strip()
        figure = marked if thing.value is not None else ""
        return thing.label_en.removesuffix(figure).strip() or thing.label_en
    return (thing.value is not None and thing.indicator) or thing.label


def card_height(thing: Thing, width: float, geometry: Geometry, lang: Lang) -> int:
    """The height of a thing's card: enough for its name, up to the most lines, and for its figure."""
    room = width - 2 * geometry.padding - geometry.font // 2
    extra = 0
    if thing.value is not None:
        room, extra = (room - geometry.figure, 0) if geometry.figure else (room, geometry.line)
    lines = lines_of(name_of(thing, lang), room, geometry.font, geometry.most_lines)
    return lines * geometry.line + geometry.padding + 2 + extra
