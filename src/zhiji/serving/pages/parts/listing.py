"""What the tables of links and of figures share: a row's place in its report, what the values of facets are called."""

from __future__ import annotations

from zhiji.model import SourceReport, Thing
from zhiji.serving.pages.parts.cards import name_of
from zhiji.serving.pages.parts.html import Html, tag
from zhiji.serving.pages.parts.words import say, say_value
from zhiji.serving.pages.site import Site, reading_address
from zhiji.vocabulary import CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

NONE = "none"
LEVELS = ("effect", "output", "activity", "scope")
"""Levels of results, from what matters most."""


def place(site: Site, thing: Thing) -> Html:
    """Where the words of a thing stand."""
    evidence = thing.evidence[0]
    report = site.network.reports[evidence.report]
    source = tag("span", f"{report.issuer_label} {report.year or ''}", lang="zh")
    return tag("a", source, " ", evidence.where, href=reading_address(evidence), class_="source")


def place_key(report: SourceReport, start: int) -> str:
    """Sorts by organ, year and the place in the text."""
    return f"{report.issuer_label}\0{report.year or 0:04}\0{report.iri}\0{start:09}"


def called(site: Site, facet: str, value: str, lang: Lang) -> str:
    """A facet's value in words."""
    if value == NONE or facet in ("basis", "direction", "outcome-kind", "level", "reading"):
        return say_value(value, lang)
    if facet == "kind":
        return say(value, lang) if value in ("observation", "change") else site.labels.of(f"{CODE}kind-{value}", lang)
    if facet == "unit" and lang == "en":
        found = (t for t in site.network.things.values() if t.kind == "unit" and t.label == value)
        return next((name_of(thing, lang) for thing in found), value)
    return value
