"""A report as it was published, every fact in it marked by its kind; what is selected is shown beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from zhiji.addresses import is_address
from zhiji.model import KINDS, SourceReport, Thing
from zhiji.serving.pages.parts.cards import thing_link
from zhiji.serving.pages.parts.html import Html, tag
from zhiji.serving.pages.parts.shell import not_found, page
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, visit_of
from zhiji.store.statements import load_sections
from zhiji.vocabulary import ID, ZJ

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_HEADING = 60
"""Characters that a heading may have; a longer line is a paragraph that begins with one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a thing in the text: half-open, in characters."""

    start: int
    end: int
    thing: Thing


def reading(site: Site, request: Request) -> Response:
    """The reading view of one report."""
    visit = visit_of(request, site.lang)
    report = site.report_at(str(request.path_params["name"]))
    if report is None:
        return not_found(visit)
    marks = find_marks(report, site.things_in.get(report.iri, []))
    starts = {begin for begin, _, _ in load_sections(site.graph.graph).get(report.iri, [])}
    places = list(_sentences(site, report))
    extent = (min(places), max(places)) if places else (0, len(report.text))
    paragraphs = _fold_page(list(_paragraphs(report.text, marks, starts, places)), extent, visit.lang)
    text = tag("article", paragraphs, class_="text", id="text", lang="zh", tabindex="0")
    index = _index(site, report, visit.lang)
    panel = tag("aside", index, id="panel", class_="panel", tabindex="-1", aria_label=say("facts", visit.lang))
    local, close = report.iri.removeprefix(ID), say("close", visit.lang)
    body = tag("div", text, panel, class_="panes", id="reading", data_report=local, data_close=close)
    heading = tag("h1", report.name, class_="unseen")
    return page(visit, report.name, heading, body, scripts=("reading.js",), wide=True)


def _sentences(site: Site, report: SourceReport) -> Iterator[int]:
    """Where sentences and points begin and end: an address may name any of them."""
    store, places = site.graph.graph.store, ox.NamedNode(ZJ.inReport)
    for quad in store.quads_for_pattern(None, places, ox.NamedNode(report.iri)):
        found = re.search(r"#[sp](\d+)-(\d+)$", getattr(quad.subject, "value", ""))
        yield from map(int, found.groups()) if found else ()


def find_marks(report: SourceReport, things: Sequence[Thing]) -> list[Mark]:
    """The places of things in the text, in reading order, wide ones first; where the words are not there, none."""
    found = [
        Mark(e.start, e.end, thing)
        for thing in things
        for e in thing.evidence
        if e.report == report.iri and e.quote and report.text[e.start : e.end] == e.quote
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.thing.iri))


def _fold_page(paragraphs: Sequence[tuple[int, int, Html]], extent: tuple[int, int], lang: Lang) -> list[Html]:
    """The paragraphs of the report, with those that the web page has above and below it folded away."""
    first, last = extent
    above = [html for _, end, html in paragraphs if end <= first]
    below = [html for begin, _, html in paragraphs if begin >= last]
    inside = [html for begin, end, html in paragraphs if end > first and begin < last]
    return [*_folded(above, lang), *inside, *_folded(below, lang)]


def _folded(paragraphs: Sequence[Html], lang: Lang) -> list[Html]:
    summary = tag("summary", say("around", lang), lang=lang)
    return [tag("details", [summary, *paragraphs], class_="around")] if paragraphs else []


def _paragraphs(
    text: str, marks: Sequence[Mark], headings: set[int], sentences: Iterable[int]
) -> Iterator[tuple[int, int, Html]]:
    """Begin and end of every line that says something, and the line."""
    places = list(sentences)
    pieces = list(find_pieces(text, marks, places))
    first, last = (min(places), max(places)) if places else (0, len(text))
    begun: set[str] = set()
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        held = [piece for piece in pieces if at <= piece[0] < end]
        inside = [_piece(text, *p, begun, outside=p[1] <= first or p[0] >= last) for p in held]
        if line.strip():
            heading = len(line) <= _HEADING and any(at <= start < end for start in headings)
            yield at, end, tag("p", inside, class_="heading" if heading else None)
        at = end + 1


def find_pieces(text: str, marks: Sequence[Mark], also: Iterable[int] = ()) -> Iterator[tuple[int, int, list[Mark]]]:
    """The text cut wherever a mark or a line begins or ends, and at ``also``: start, end, and the marks over it, the
    narrowest first."""
    lines = [at for at, char in enumerate(text) if char == "\n"]
    cuts = {0, len(text), *lines, *(at + 1 for at in lines), *(at for at in also if 0 <= at <= len(text))}
    cuts.update(at for mark in marks for at in (mark.start, mark.end))
    edges, active, following = sorted(cuts), list[Mark](), 0
    for start, end in pairwise(edges):
        while following < len(marks) and marks[following].start <= start:
            active.append(marks[following])
            following += 1
        active = [mark for mark in active if mark.end > start]
        if text[start:end] != "\n":
            yield start, end, sorted(active, key=lambda mark: mark.end - mark.start)


def _piece(text: str, start: int, end: int, over: Sequence[Mark], begun: set[str], *, outside: bool = False) -> Html:
    words = text[start:end]
    if not over:
        return tag("span", words, class_="outside" if outside else None, data_s=start, data_e=end)
    locals_ = list(dict.fromkeys(mark.thing.iri.removeprefix(ID) for mark in over))
    again = locals_[0] in begun and start != over[0].start
    begun.add(locals_[0])
    return tag(
        "a",
        words,
        href=f"/id/{locals_[0]}",
        class_=f"f k-{over[0].thing.kind}{' proposed' * (over[0].thing.reading == 'proposed')}",
        data_f=" ".join(locals_),
        data_s=start,
        data_e=end,
        tabindex="-1" if again else None,
    )


def _published(report: SourceReport, lang: Lang) -> list[Html | str]:
    """A link to the page that the report was published on, where the graph knows one that a browser may open."""
    if not report.address or not is_address(report.address):
        return []
    return [" · ", tag("a", say("published-at", lang), href=report.address, rel="noreferrer", lang=lang)]


def _index(site: Site, report: SourceReport, lang: Lang) -> Html:
    """What stands in the panel before anything is selected: the legend, which filters, and every fact by kind."""
    things = [t for t in site.things_in.get(report.iri, []) if t.iri in site.network.things]
    counts = Counter(thing.kind for thing in things)
    listed = sorted(KINDS, key=lambda kind: not kind.is_claimed)
    kinds = [kind.name for kind in listed if counts[kind.name]]
    legend = [
        tag(
            "label",
            tag("input", type="checkbox", checked=True, data_kind=kind),
            tag("span", say(kind, lang), class_=f"chip k-{kind}"),
            tag("span", counts[kind], class_="count"),
        )
        for kind in kinds
    ]
    lists = [
        tag(
            "details",
            tag("summary", say(kind, lang), " ", tag("span", counts[kind], class_="count")),
            tag("ul", [tag("li", thing_link(t, lang)) for t in things if t.kind == kind], class_="ties"),
        )
        for kind in kinds
    ]
    source = tag(
        "p", f"{report.issuer_label} · {report.year or ''}", _published(report, lang), class_="quiet", lang="zh"
    )
    title = tag("h2", report.title or report.name, lang="zh")
    hint = tag("p", say("pick", lang), class_="note")
    return tag("div", source, title, hint, tag("fieldset", legend, class_="legend", id="legend"), lists, id="index")
