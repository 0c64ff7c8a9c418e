"""A thing between its neighbours, as a small drawing: what points to it on the left, what it points to on the right."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.model import BASES, Edge, Thing
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.html import Html, tag
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site
from zhiji.vocabulary import ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_MOST = 7
"""Neighbours on a side; the lists beside the drawing have them all."""
_WIDTH, _CARD, _ROW, _HIGH = 430, 124, 36, 27
_COLUMNS = 17
"""Columns of a terminal that a card's words may take."""


def picture(site: Site, thing: Thing, edges: Sequence[Edge], lang: Lang) -> Html:
    """The drawing; every card in it is a link that selects the thing it shows."""
    left = _neighbours(site, thing, edges, forward=False)
    right = _neighbours(site, thing, edges, forward=True)
    rows = max(len(left), len(right), 1)
    height = rows * _ROW + 10
    middle = height / 2
    drawn = [_side(left, 2, height, middle, lang), _side(right, _WIDTH - _CARD - 2, height, middle, lang)]
    centre = _card(thing, (_WIDTH - _CARD) / 2, middle, lang, here=True)
    label = f"{say('its-place', lang)}: {thing.label}"
    return tag("svg", drawn, centre, class_="place", viewBox=f"0 0 {_WIDTH} {height:g}", role="group", aria_label=label)


def _neighbours(site: Site, thing: Thing, edges: Sequence[Edge], *, forward: bool) -> list[tuple[Edge, Thing]]:
    """The nearest first: links before ties, strong before weak; each thing once."""
    found: dict[str, tuple[Edge, Thing]] = {}
    for edge in sorted(edges, key=_order):
        mine, other = (edge.source, edge.target) if forward else (edge.target, edge.source)
        if mine == thing.iri != other:
            found.setdefault(other, (edge, site.network.things[other]))
    return list(found.values())[:_MOST]


def _order(edge: Edge) -> tuple[bool, int, str, str]:
    strength = BASES.index(edge.basis) if edge.basis else 0
    return edge.predicate != "link", strength, edge.predicate, edge.target


def _side(held: Sequence[tuple[Edge, Thing]], x: float, height: float, middle: float, lang: Lang) -> list[Html]:
    out = []
    top = (height - len(held) * _ROW) / 2 + _ROW / 2
    ours, theirs = ((_WIDTH - _CARD) / 2, x + _CARD) if x < _WIDTH / 2 else ((_WIDTH + _CARD) / 2, x)
    for at, (edge, thing) in enumerate(held):
        y, bend = top + at * _ROW, (ours + theirs) / 2
        path = f"M{ours:g} {middle:g}C{bend:g} {middle:g} {bend:g} {y:g} {theirs:g} {y:g}"
        words = say(edge.predicate, lang) + (f", {say(edge.basis, lang)}" if edge.basis else "")
        out.append(tag("path", tag("title", words), d=path, class_=f"line b-{edge.basis or 'tie'}"))
        out.append(_card(thing, x, y, lang))
    return out


def _card(thing: Thing, x: float, y: float, lang: Lang, *, here: bool = False) -> Html:
    box = tag("rect", x=f"{x:g}", y=f"{y - _HIGH / 2:g}", width=_CARD, height=_HIGH, rx=5)
    text = tag("text", _clipped(thing.label), x=f"{x + 7:g}", y=f"{y + 4:g}", lang="zh")
    inside = [tag("title", f"{say(thing.kind, lang)}: {thing.label}"), box, text]
    if here:
        return tag("g", inside, class_=f"node here k-{thing.kind}")
    first = thing.evidence[0] if thing.evidence else None
    return tag(
        "a",
        inside,
        href=path_of(thing.iri),
        class_=f"node k-{thing.kind}",
        data_at=f"{first.start}-{first.end}" if first else None,
        data_report=first.report.removeprefix(ID) if first else None,
    )


def _clipped(text: str) -> str:
    """As much of the words as a card holds; Chinese fonts draw quotation marks as wide as characters."""
    kept, taken = "", 0
    for char in text:
        taken += 2 if char > "\u2000" else 1
        if taken > _COLUMNS:
            return kept + "…"
        kept += char
    return text
