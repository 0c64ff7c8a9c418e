"""Linked data: every thing at its IRI's own path, as a page for people and as triples for programs."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import islice

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from zhiji.model import SourceReport
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.cards import FORMS, card
from zhiji.serving.pages.parts.html import Child, Html, carrying, tag
from zhiji.serving.pages.parts.shell import not_found, page
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, Visit, visit_of
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
    """What is stated of a thing and of the words it rests on, and what points to it."""
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
    return sorted(about | said | pointing, key=str)


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
    body: list[Child] = [card(site, thing, lang, level=1) if thing else _heading(site, of_it, name, node.value, lang)]
    for word, held in (("statements", of_it), ("pointing", to_it)):
        if held:
            count = tag("span", len(held), class_="count")
            inside = _table(site, held, node, lang)
            body.append(tag("details", tag("summary", say(word, lang), " ", count), inside, open=thing is None))
    head = [tag("link", rel="alternate", type=kind, href=f"?format={form}") for form, kind in _MEDIA.items()]
    return page(visit, name, tag("div", body, class_="sheet"), head=head)


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
