"""The first page: the reports that are open, by place, organ and year, and what each holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from zhiji.model import SourceReport
from zhiji.presenting.table import Table
from zhiji.serving.pages.catalogue import head_for_machines
from zhiji.serving.pages.parts.html import Html, tag
from zhiji.serving.pages.parts.shell import not_found, page, proposals_switch
from zhiji.serving.pages.parts.tables import Faceted, Row, csv_response, keep_rows, table_view
from zhiji.serving.pages.parts.words import say, say_value
from zhiji.serving.pages.site import Site, Visit, visit_of
from zhiji.serving.pages.survey import UNPLACED, Organ
from zhiji.store.counting import Counts
from zhiji.vocabulary import ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_FEW = 3
"""Reports that are shown as cards; more are listed by place and organ."""
_FACETS = ("region", "organ", "year")
_CSV = ("issuer", "year", "title", "region", "initiatives", "outcomes", "links", "explicit", "characters", "report")
_NONE = "none"


class Home:
    """The shelf of a site's reports, made once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._held = [(organ, report) for organ in site.survey.organs.values() for report in organ.reports]
        rows = [self._row(organ, report) for organ, report in self._held]
        self._places = {id(row): place for row, place in zip(rows, self._held, strict=True)}
        self._table = Faceted("reports", ("name",), _FACETS, rows, _called, page=1_000, path="/")

    def page(self, request: Request) -> Response:
        """``/``."""
        visit = visit_of(request, self._site.lang)
        if len(self._held) <= _FEW:
            cards = [self._card(report, visit.lang) for _, report in self._held]
            told, body = say("home-lead", visit.lang), tag("ul", cards, class_="shelf")
        else:
            told, body = self._told(visit.lang), table_view(self._table, visit, partial(self._listed, visit.lang))
        heading = tag("h1", say("reports", visit.lang))
        head = head_for_machines(self._site, request)
        return page(visit, say("title", visit.lang), heading, tag("p", told, class_="lead"), body, head=head)

    def csv(self, request: Request) -> Response:
        """``/reports.csv``, by the same facets."""
        kept = keep_rows(self._table, visit_of(request, self._site.lang))
        return csv_response(Table(_CSV, tuple(self._values(*self._held[at]) for at in kept)), "reports")

    def _counts(self, report: SourceReport) -> Counts:
        return self._site.survey.counts.get(report.iri, Counts())

    def _told(self, lang: Lang) -> str:
        years = sorted({report.year for _, report in self._held if report.year})
        span = f"{years[0]}–{years[-1]}" if len(set(years)) > 1 else str(*years[:1])
        return say("shelf-lead", lang, n=len(self._held), organs=len(self._site.survey.organs), years=span)

    def _row(self, organ: Organ, report: SourceReport) -> Row:
        facets = {"region": (organ.shelf,), "organ": (organ.name,), "year": (str(report.year or _NONE),)}
        words = f"{organ.name} {report.title} {report.year or ''} {organ.region}"
        return Row(facets, words, lambda _lang: (), {}, f"{organ.name} {organ.region}")

    def _listed(self, lang: Lang, rows: Sequence[Row]) -> Html:
        """The kept reports: a heading a place, a line an organ, a button a year."""
        held = [self._places[id(row)] for row in rows]
        return tag(
            "div",
            [
                tag("section", tag("h2", say_value(place, lang), lang=_spoken(place, lang)), self._organs(lang, own))
                for place, own in groupby(held, lambda pair: pair[0].shelf)
            ],
            class_="places-list",
        )

    def _organs(self, lang: Lang, held: Iterable[tuple[Organ, SourceReport]]) -> Html:
        lines = []
        for organ, own in groupby(held, lambda pair: pair[0]):
            reports = [report for _, report in own]
            years = [self._year(report, lang) for report in reports]
            counts = [self._counts(report) for report in reports]
            said = say(
                "organ-holds-by-year" if len(reports) > 1 else "organ-holds",
                lang,
                initiatives=f"{sum(c.initiatives for c in counts):,}",
                outcomes=f"{sum(c.outcomes for c in counts):,}",
                links=f"{sum(c.links for c in counts):,}",
            )
            name = tag("a", organ.name, href=organ.address, lang="zh", class_="organ")
            lines.append(tag("li", name, tag("span", years, class_="years"), tag("span", said, class_="quiet")))
        return tag("ul", lines, class_="organs")

    def _year(self, report: SourceReport, lang: Lang) -> Html:
        held = self._counts(report)
        said = say("organ-holds", lang, initiatives=held.initiatives, outcomes=held.outcomes, links=held.links)
        title = f"{report.title or report.name} · {said}"
        year = str(report.year or say("no-year", lang))
        return tag("a", year, href=f"/read/{report.iri.removeprefix(ID)}", class_="year", title=title)

    def _values(self, organ: Organ, report: SourceReport) -> tuple[str, ...]:
        held = self._counts(report)
        numbers = (held.initiatives, held.outcomes, held.links, held.explicit, len(report.text))
        return organ.name, str(report.year or ""), report.title, organ.region, *map(str, numbers), report.iri

    def _card(self, report: SourceReport, lang: Lang) -> Html:
        name, held = report.iri.removeprefix(ID), self._counts(report)
        counts = {
            "n-initiatives": held.initiatives,
            "n-outcomes": held.outcomes,
            "n-links": held.links,
            "n-explicit": held.explicit,
        }
        numbers = [tag("div", tag("b", count), tag("span", say(word, lang))) for word, count in counts.items()]
        organ = self._site.survey.organs[report.issuer]
        return tag(
            "li",
            tag("p", tag("a", organ.name, href=organ.address), f" · {report.year or ''}", class_="quiet", lang="zh"),
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


def picture(site: Site, request: Request) -> Response:
    """The explorer, as it is when it is a file: it carries its own policy, which lets in what it holds and no more.
    ``organ`` and ``year`` of the address choose the reports."""
    visit = visit_of(request, site.lang)
    chosen = frozenset(r.iri for r in site.reports if _is_asked(r, visit))
    if not chosen:
        return not_found(visit)
    drawn = site.explorer(visit.lang, chosen)
    if drawn is None:
        busy = tag("p", say("drawing", visit.lang), class_="note")
        response = page(visit, say("explore", visit.lang), tag("h1", say("explore", visit.lang)), busy, status=503)
        response.headers["Retry-After"] = "10"
        return response
    from zhiji.explorer.page import BESIDE

    turned = drawn.replace(BESIDE, proposals_switch(visit, data_word="proposals") or "", 1)
    response = HTMLResponse(turned, headers={"Vary": "Accept-Language, Cookie"})
    response.headers["Content-Security-Policy"] = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return response


def _is_asked(report: SourceReport, visit: Visit) -> bool:
    organ, year = visit.first("organ"), visit.first("year")
    return organ in ("", report.issuer.removeprefix(ID)) and year in ("", str(report.year))


def _called(_facet: str, value: str, lang: Lang) -> str:
    return say_value(value, lang) if value in (_NONE, *UNPLACED) else value


def _spoken(place: str, lang: Lang) -> str:
    """The language of a heading: the name of a province is Chinese, what stands for none is in that of the page."""
    return lang if place in UNPLACED else "zh"
