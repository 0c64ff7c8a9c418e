"""Linked data: every thing at its IRI's own path, as a page for people and as triples for programs."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import islice

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from zhiji.model import Evidence, SourceReport, Thing
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.cards import FORMS, card, figure, quoted, thing_link
from zhiji.serving.pages.parts.html import Child, Html, carrying, tag
from zhiji.serving.pages.parts.shell import not_found, page
from zhiji.serving.pages.parts.tables import data_table
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, Visit, reading_address, visit_of
from zhiji.serving.pages.survey import organ_address
from zhiji.serving.sparql.negotiation import accepted, best_type
from zhiji.serving.workers.formats import TRIPLE_TYPES, format_triples
from zhiji.store.answers import short
from zhiji.vocabulary import ID, RDF, ZJ

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_SHOWN = 200
"""Statements on a page; triples have them all."""
_LONG = 300
_TYPE = ox.NamedNode(RDF + "type")
_MEDIA = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}


def thing_at(site: Site, request: Request) -> Response:
    """What stands at ``/id/NAME``; a text's places, ``/id/text/HEX#…``, are shown in the reading view."""
    visit, name = visit_of(request, site.lang), str(request.path_params["name"])
    form, is_page = _form(request)
    text = _report_of_text(site, name)
    if text is not None and is_page:
        return RedirectResponse(carrying(f"/read/{text.iri.removeprefix(ID)}"), 303, {"Vary": "Accept"})
    node = _node(name)
    triples = [] if node is None else _text_triples(site, text, name) if text else _triples(site, node)
    if node is None or not triples:
        return not_found(visit) if is_page else Response("nothing at this address\n", 404, media_type="text/plain")
    if is_page:
        return _page(site, visit, request, node, triples)
    if form is None:
        return Response(f"things come as text/html, {', '.join(TRIPLE_TYPES)}\n", 406, media_type="text/plain")
    body, _ = format_triples(triples, TRIPLE_TYPES[form], len(triples))
    return Response(body, media_type=form, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


def _form(request: Request) -> tuple[str | None, bool]:
    """The media type of the triples asked for, and whether a page is wanted instead."""
    named = request.query_params.get("format")
    if named in _MEDIA:
        return _MEDIA[named], False
    form = best_type(accepted(request), ["text/turtle", "text/html", *TRIPLE_TYPES])
    return form, form == "text/html"


def _node(name: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(ID + name)
    except ValueError:
        return None


def _triples(site: Site, node: ox.NamedNode) -> list[ox.Triple]:
    """What is stated of a thing, first, then of the words it rests on, and what points to it."""
    store, most = site.graph.graph.store, site.limits.rows
    about = {quad.triple for quad in store.quads_for_pattern(node, None, None)}
    places = [t.object for t in about if t.predicate.value in (ZJ.evidence, ZJ.cue)]
    said = {
        q.triple
        for place in places
        if isinstance(place, ox.NamedNode)
        for q in store.quads_for_pattern(place, None, None)
    }
    pointing = {quad.triple for quad in islice(store.quads_for_pattern(None, None, node), most)}
    return sorted(about | said | pointing, key=lambda triple: (triple.subject != node, str(triple)))


def _report_of_text(site: Site, name: str) -> SourceReport | None:
    kind, _, digest = name.partition("/")
    if kind != "text" or not digest:
        return None
    return next((r for r in site.reports if sha256(r.text.encode()).hexdigest().startswith(digest[:16])), None)


def _text_triples(site: Site, report: SourceReport, name: str) -> list[ox.Triple]:
    """The sections, points, sentences and mentions of a report's text."""
    store = site.graph.graph.store
    found = store.quads_for_pattern(None, ox.NamedNode(ZJ.inReport), ox.NamedNode(report.iri))
    places = {
        q.subject for q in found if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(f"{ID}{name}#")
    }
    return sorted({q.triple for place in places for q in store.quads_for_pattern(place, None, None)}, key=str)


def _page(site: Site, visit: Visit, request: Request, node: ox.NamedNode, triples: list[ox.Triple]) -> HTMLResponse:
    thing, lang = site.network.things.get(node.value), visit.lang
    if request.query_params.get("part") == "card" and thing:
        return HTMLResponse(card(site, thing, lang))
    name = thing.label if thing else site.labels.of(node.value, lang)
    of_it = [t for t in triples if t.subject == node]
    to_it = [t for t in triples if t.object == node]
    through = _through(site, thing, lang) if thing and thing.kind == "initiative" else None
    body: list[Child] = [
        card(site, thing, lang, level=1, through=through) if thing else _heading(site, of_it, name, node.value, lang)
    ]
    for word, held in (("statements", of_it), ("pointing", to_it)):
        if held:
            count = tag("span", len(held), class_="count")
            inside = _table(site, held, node, lang)
            body.append(tag("details", tag("summary", say(word, lang), " ", count), inside, open=thing is None))
    head = [tag("link", rel="alternate", type=kind, href=f"?format={form}") for form, kind in _MEDIA.items()]
    return page(visit, name, tag("div", body, class_="sheet"), head=head)


def _through(site: Site, thing: Thing, lang: Lang) -> Html | None:
    """The reports that tell of an initiative of this name, by organ and year: the words, and the outcomes linked to it
    there; nothing where there is one report."""
    told: dict[str, tuple[Thing, Evidence]] = {}
    for one in site.initiatives_named.get(thing.label, []):
        for evidence in sorted(one.evidence):
            told.setdefault(evidence.report, (one, evidence))
    reports = [site.network.reports[iri] for iri in told if iri in site.network.reports]
    if len(reports) < 2:
        return None
    rows = [
        _told_in(site, report, *told[report.iri], lang)
        for report in sorted(
            reports, key=lambda r: (r.issuer != told_by(thing, site), r.issuer_label, r.year or 0, r.iri)
        )
    ]
    return data_table(("year", "organ", "sentence", "outcomes-there"), rows, lang)


def told_by(thing: Thing, site: Site) -> str:
    """The issuer of the report that first tells of a thing."""
    report = site.network.reports.get(thing.report)
    return report.issuer if report else ""


def _told_in(site: Site, report: SourceReport, thing: Thing, evidence: Evidence, lang: Lang) -> list[Child]:
    links = [edge for edge in site.edges_of.get(thing.iri, []) if edge.predicate == "link" and edge.source == thing.iri]
    there = [site.network.things[e.target] for e in links if any(place.report == report.iri for place in e.evidence)]
    year = tag("a", str(report.year or "—"), href=path_of(thing.iri), class_="year")
    organ = tag("a", report.issuer_label, href=organ_address(report.issuer), lang="zh")
    words = tag("a", quoted(evidence), href=reading_address(evidence), class_="words")
    outcomes = [tag("span", thing_link(t, lang), " ", figure(t, lang), class_="one") for t in dict.fromkeys(there)]
    return [year, organ, words, outcomes or None]


def _heading(site: Site, triples: Iterable[ox.Triple], name: str, iri: str, lang: Lang) -> Html:
    types = [t.object.value for t in triples if t.predicate == _TYPE and isinstance(t.object, ox.NamedNode)]
    kinds = [site.labels.of(kind, lang) for kind in types]
    local = iri.removeprefix(ID)
    forms = [tag("a", words, href=f"?format={form}") for form, words in FORMS.items()]
    read = tag("a", say("read", lang), href=f"/read/{local}", class_="button") if site.report_at(local) else None
    return tag(
        "article",
        tag("p", [tag("span", kind, class_="chip") for kind in sorted(kinds)], class_="kinds"),
        tag("h1", name, lang="zh"),
        tag("p", read, " ", tag("code", short(iri)), " ", forms, class_="elsewhere"),
        class_="card",
    )


def _table(site: Site, triples: list[ox.Triple], node: ox.NamedNode, lang: Lang) -> Html:
    rows = []
    for triple in triples[:_SHOWN]:
        said = tag("th", site.labels.of(triple.predicate.value, lang), scope="row")
        other = triple.subject if triple.object == node else triple.object
        rows.append(tag("tr", said, tag("td", _shown(site, other, lang))))
    more = tag("p", say("and-more", lang, n=len(triples) - _SHOWN), class_="quiet") if len(triples) > _SHOWN else None
    return tag("div", tag("table", tag("tbody", rows), class_="statements"), more)


def _shown(site: Site, term: object, lang: Lang) -> Html:
    if isinstance(term, ox.NamedNode):
        label, address = site.labels.of(term.value, lang), path_of(term.value)
        return tag("a" if address else "span", label, href=address, title=None if address else term.value)
    words = str(getattr(term, "value", term))
    return tag("span", words if len(words) <= _LONG else words[:_LONG] + "…", lang=getattr(term, "language", None))
