"""The layered picture: who | what was done | what came of it, in bands by section. Pure: same things, same places.

Nothing is simulated. Initiatives stand as a tree, in reading order, and results beside them, so that most links run
straight across; the shorter column of a band moves towards what it is tied to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiji.explorer.measure import Column, Geometry, Lang, card_height, column_of
from zhiji.explorer.selection import Material
from zhiji.model import Thing

_GAP, _BAND_GAP, _PART_HEAD, _SECTION_HEAD = 8, 14, 34, 28

Headings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A thing's place: the centre of its card, and its size, in pixels."""

    iri: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Band:
    """A section's stretch of the picture: ``top`` is where its heading begins."""

    headings: Headings
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Picture:
    cards: tuple[Card, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Sections:
    """Where each section begins: at its heading, which is the last one like it before the first thing told there."""

    starts: tuple[int, ...]
    headings: tuple[Headings, ...]

    @classmethod
    def of(cls, material: Material) -> Sections:
        first: dict[Headings, int] = {}
        for thing in material.things.values():
            if thing.report == material.report and thing.evidence:
                first[thing.section] = min(thing.start, first.get(thing.section, thing.start))
        ordered = sorted((_heading_start(material.text, h, start), h) for h, start in first.items())
        return cls(tuple(start for start, _ in ordered), tuple(headings for _, headings in ordered))

    def at(self, offset: int) -> Headings:
        return self.headings[max(0, bisect_right(self.starts, offset) - 1)] if self.starts else ()

    @cached_property
    def order(self) -> dict[Headings, int]:
        return {headings: i for i, headings in enumerate(self.headings)}


def _heading_start(text: str, headings: Headings, first: int) -> int:
    found = text.rfind(headings[-1], 0, first + len(headings[-1])) if headings else 0
    return found if found >= 0 else first


def lay_out(material: Material, shown: Sequence[str], geometry: Geometry, lang: Lang = "zh") -> Picture:
    """The places of the things ``shown`` (IRIs) in the picture of one report, cards sized for names in ``lang``."""
    things = [material.things[iri] for iri in shown]
    sections = Sections.of(material)
    key = tuple(shown)
    if key not in material.homes:  # they are the same for every geometry and language
        material.homes[key] = _homes(material, things, sections)
    home = material.homes[key]
    depth, parts = _forest(material, things, home)
    cards: list[Card] = []
    bands: list[Band] = []
    top, chapter = 0, ""
    for headings, held in _by_section(things, home, sections):
        head = _SECTION_HEAD if headings else 0
        if len(headings) > 1 and headings[0] != chapter:
            head += _PART_HEAD
        chapter = headings[0] if headings else ""
        columns = _columns(held, depth, parts, lambda thing: _sized(thing, depth[thing.iri], geometry, lang))
        placed, bottom = _place_band(material, columns, top + head)
        cards += placed
        bands.append(Band(headings, top, bottom + _BAND_GAP // 2))
        top = bottom + _BAND_GAP
    return Picture(tuple(cards), tuple(bands))


def _by_section(
    things: Sequence[Thing], home: Mapping[str, Headings], sections: Sections
) -> list[tuple[Headings, list[Thing]]]:
    groups: dict[Headings, list[Thing]] = {}
    for thing in things:
        groups.setdefault(home[thing.iri], []).append(thing)
    return sorted(groups.items(), key=lambda group: sections.order.get(group[0], -1))


def _homes(material: Material, things: Sequence[Thing], sections: Sections) -> dict[str, Headings]:
    """The section each thing is drawn in: where it is mentioned, preferring where most of its results or parts are."""
    home = {t.iri: sections.at(material.first_start(t)) for t in things}
    for with_parts in (False, True):  # results first, then the wholes of what has found its place
        for thing in things:
            if column_of(thing.kind) == "outcomes":
                continue
            tied = Counter(home[i] for i in material.pulls(thing, with_parts) if i in home)
            mentioned = [sections.at(place) for place in material.starts(thing)]
            best = max(mentioned, key=lambda h: tied[h], default=home[thing.iri])
            if tied[best] or thing.kind == "initiative":
                home[thing.iri] = best
            elif tied:
                home[thing.iri] = max(tied, key=lambda h: (tied[h], -sections.order.get(h, 0)))
    return home


def _forest(
    material: Material, things: Sequence[Thing], home: Mapping[str, Headings]
) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Depth of each initiative among those of its section, and the parts of each whole there."""
    depth: dict[str, int] = {}
    parts: dict[str, list[str]] = {}
    for thing in things:
        chain, at = [thing.iri], material.whole.get(thing.iri)
        while at is not None and home.get(at) == home[thing.iri]:
            chain.append(at)
            at = material.whole.get(at)
        depth[thing.iri] = len(chain) - 1
        if len(chain) > 1:
            parts.setdefault(chain[1], []).append(thing.iri)
    return depth, parts


def _columns(
    held: Sequence[Thing], depth: Mapping[str, int], parts: Mapping[str, list[str]], sized: Callable[[Thing], Card]
) -> dict[Column, list[Card]]:
    """The cards of one band by column, in order, sized but not yet placed."""
    out: dict[Column, list[Card]] = {"actors": [], "initiatives": [], "outcomes": []}
    by_iri = {t.iri: t for t in held}
    waiting = [t.iri for t in reversed(held) if depth[t.iri] == 0]
    done: set[str] = set()
    while waiting:
        iri = waiting.pop()
        if iri in done:
            continue
        done.add(iri)
        out[column_of(by_iri[iri].kind)].append(sized(by_iri[iri]))
        waiting += reversed(parts.get(iri, []))
    return out


def _sized(thing: Thing, depth: int, geometry: Geometry, lang: Lang) -> Card:
    left, right = geometry.column(column_of(thing.kind))
    left += geometry.indent * min(depth, 4)
    return Card(thing.iri, (left + right) // 2, 0, right - left, card_height(thing, right - left, geometry, lang))


def _place_band(material: Material, columns: Mapping[Column, list[Card]], top: int) -> tuple[list[Card], int]:
    """The cards of a band from ``top`` down, and where the band ends."""
    bottom = top + max(_stack_height(cards) for cards in columns.values())
    order: list[Column] = ["initiatives", "outcomes", "actors"]
    if _stack_height(columns["outcomes"]) > _stack_height(columns["initiatives"]):
        order = ["outcomes", "initiatives", "actors"]
    centres: dict[str, int] = {}
    placed: list[Card] = []
    for column in order:
        for card in _align(columns[column], material.ties, centres, top, bottom):
            centres[card.iri] = card.y
            placed.append(card)
    return placed, bottom


def _stack_height(cards: Sequence[Card]) -> int:
    return sum(card.height + _GAP for card in cards) - _GAP if cards else 0


def _align(
    cards: Sequence[Card], ties: Mapping[str, tuple[str, ...]], centres: Mapping[str, int], top: int, bottom: int
) -> list[Card]:
    """``cards`` one under the other, each as near as it can be to the mean height of what it is tied to."""
    out: list[Card] = []
    room, at = _stack_height(cards), top
    for card in cards:
        near = [centres[i] for i in ties.get(card.iri, ()) if i in centres]
        wanted = sum(near) // len(near) - card.height // 2 if near else at
        y = max(at, min(wanted, bottom - room))
        out.append(Card(card.iri, card.x, y + card.height // 2, card.width, card.height))
        at, room = y + card.height + _GAP, room - card.height - _GAP
    return out
