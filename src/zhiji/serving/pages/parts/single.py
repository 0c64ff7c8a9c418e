"""What the page of an organ shows of its one report, in the report's order: initiatives, awards, strongest links."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.model import Evidence, SourceReport, Thing
from zhiji.network.claims import surest_first
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.cards import badge, why
from zhiji.serving.pages.parts.html import Child, tag
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, reading_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_INITIATIVES, _LINKS = 40, 10


def told_once(site: Site, report: SourceReport, lang: Lang) -> tuple[tuple[str, Child], ...]:
    """The sections with the words over them; one without anything is None."""
    held = (t for t in site.network.things.values() if t.kind in ("initiative", "award"))
    first = [
        (min(places), thing) for thing in held if (places := [e for e in thing.evidence if e.report == report.iri])
    ]
    first.sort(key=lambda pair: (pair[0], pair[1].iri))
    initiatives, awards = ([pair for pair in first if pair[1].kind == kind] for kind in ("initiative", "award"))
    return (
        ("its-initiatives", _list(initiatives, lang)),
        ("its-awards", _list(awards, lang)),
        ("strongest-links", _links(site, report, lang)),
    )


def _list(things: Sequence[tuple[Evidence, Thing]], lang: Lang) -> Child:
    """The things with the first words of each."""
    if not things:
        return None
    lines = [
        tag(
            "li",
            tag("a", thing.label, href=path_of(thing.iri), class_=f"thing k-{thing.kind}", lang="zh"),
            tag("a", first.where, href=reading_address(first), class_="source"),
        )
        for first, thing in things[:_INITIATIVES]
    ]
    more = tag("p", say("and-more", lang, n=len(things) - _INITIATIVES), class_="quiet")
    return [tag("ul", lines, class_="returning"), more if len(things) > _INITIATIVES else None]


def _links(site: Site, report: SourceReport, lang: Lang) -> Child:
    """The links that the software is surest of, none of which it is less sure."""
    own = [row for row in site.links if row.report.iri == report.iri and not row.link.is_weak]
    if not own:
        return None
    lines = [
        tag(
            "li",
            tag("span", badge(row.link, lang), " ", _name(row.initiative), " → ", _name(row.outcome)),
            tag("span", why(row.link, lang), class_="quiet"),
        )
        for row in sorted(own, key=surest_first)[:_LINKS]
    ]
    return tag("ul", lines, class_="returning")


def _name(thing: Thing) -> Child:
    return tag("a", thing.label, href=path_of(thing.iri), class_=f"thing k-{thing.kind}", lang="zh")
