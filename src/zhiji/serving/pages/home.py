"""The first page: the reports that are open, and what each holds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from zhiji.model import SourceReport
from zhiji.serving.pages.parts.html import Html, tag
from zhiji.serving.pages.parts.shell import page
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, visit_of
from zhiji.vocabulary import ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang


def home(site: Site, request: Request) -> Response:
    """The list of reports."""
    visit = visit_of(request, site.lang)
    cards = [_report(site, report, visit.lang) for report in site.reports]
    lead = tag("p", say("home-lead", visit.lang), class_="lead")
    return page(
        visit, say("title", visit.lang), tag("h1", say("reports", visit.lang)), lead, tag("ul", cards, class_="shelf")
    )


def picture(site: Site, request: Request) -> Response:
    """The explorer, as it is when it is a file: it carries its own policy, which lets in what it holds and no more."""
    visit = visit_of(request, site.lang)
    response = HTMLResponse(site.explorers[visit.lang], headers={"Vary": "Accept-Language, Cookie"})
    response.headers["Content-Security-Policy"] = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return response


def _report(site: Site, report: SourceReport, lang: Lang) -> Html:
    name = report.iri.removeprefix(ID)
    things = site.things_in.get(report.iri, [])
    links = [row for row in site.links if row.report.iri == report.iri]
    counts = {
        "n-initiatives": sum(thing.kind == "initiative" for thing in things),
        "n-outcomes": sum(thing.is_outcome for thing in things),
        "n-links": len(links),
        "n-explicit": sum(row.basis == "explicit" for row in links),
    }
    numbers = [tag("div", tag("b", count), tag("span", say(word, lang))) for word, count in counts.items()]
    return tag(
        "li",
        tag("p", f"{report.issuer_label} · {report.year or ''}", class_="quiet", lang="zh"),
        tag("h2", tag("a", report.title or report.name, href=f"/read/{name}"), lang="zh"),
        tag("div", numbers, class_="numbers"),
        tag(
            "p",
            tag("a", say("read", lang), href=f"/read/{name}", class_="button strong"),
            " ",
            tag("a", "Turtle", href=f"/id/{name}?format=ttl", class_="button"),
            " ",
            tag("span", say("chars", lang, n=f"{len(report.text):,}"), class_="quiet"),
        ),
    )
