"""The SPARQL editor: a vendored one, on a page of ours, that asks this server and no other."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from zhiji.serving.pages.parts.html import tag
from zhiji.serving.pages.parts.shell import POLICY, page
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, visit_of, words_of
from zhiji.store.questions import best_question

_STYLED = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""The editor places its lines with style attributes; scripts stay as closed as everywhere."""

_FIRST = """PREFIX zj: <https://w3id.org/zhiji/ns#>
PREFIX zjc: <https://w3id.org/zhiji/code/>
PREFIX id: <https://w3id.org/zhiji/id/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?initiative ?label WHERE {
  ?initiative a zj:Initiative ; rdfs:label ?label .
}
LIMIT 100
"""


def editor(site: Site, request: Request) -> Response:
    """``/editor``; with ``?question=NAME`` that question's query stands in a tab of its own."""
    visit = visit_of(request, site.lang)
    asked = best_question(visit.first("question"), site.questions)
    query = asked.with_settings(words_of(site, asked, visit)) if asked else _FIRST
    lead = tag(
        "p",
        say("editor-lead", visit.lang),
        " ",
        say("endpoint", visit.lang),
        ": ",
        tag("code", "/sparql"),
        class_="lead",
    )
    place = tag("div", id="yasgui", data_name=asked.titles[visit.lang] if asked else "", data_asked=bool(asked))
    text = tag("textarea", query, id="query", hidden=True, aria_hidden="true")
    heading = tag("h1", say("editor", visit.lang), class_="unseen")
    response = page(
        visit,
        say("editor", visit.lang),
        tag("div", heading, lead, place, text, class_="editing"),
        scripts=("yasgui.min.js", "editor.js"),
        styles=("yasgui.min.css", "editor.css"),
        wide=True,
    )
    response.headers["Content-Security-Policy"] = _STYLED
    return response
