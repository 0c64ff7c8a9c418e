"""What the tables of links and of figures share: a row's place in its report, what the values of facets are called."""

from __future__ import annotations

from zhiji.model import Thing
from zhiji.serving.pages.parts.cards import name_of
from zhiji.serving.pages.parts.html import Html, tag
from zhiji.serving.pages.parts.words import say, say_column
from zhiji.serving.pages.site import Site, reading_address
from zhiji.vocabulary import CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

NONE = "none"


def place(site: Site, thing: Thing) -> Html:
    """Where the words of a thing stand."""
    evidence = thing.evidence[0]
    report = site.network.reports[evidence.report]
    source = tag("span", f"{report.issuer_label} {report.year or ''}", lang="zh")
    return tag("a", source, " ", evidence.where, href=reading_address(evidence), class_="source")


def called(site: Site, facet: str, value: str, lang: Lang) -> str:
    """A facet's value in words."""
    if value == NONE or facet in ("basis", "direction", "outcome-kind", "level"):
        return say_column(value, lang)
    if facet == "kind":
        return say(value, lang) if value in ("observation", "change") else site.labels.of(f"{CODE}kind-{value}", lang)
    if facet == "unit" and lang == "en":
        found = (t for t in site.network.things.values() if t.kind == "unit" and t.label == value)
        return next((name_of(thing, lang) for thing in found), value)
    return value
