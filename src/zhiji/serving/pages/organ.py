"""/organ/NAME: one organ through its years: reports, indicators, initiatives that come back, plans, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from zhiji.comparing.ledger import keep_sure
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.chart import spark
from zhiji.serving.pages.parts.growing import called, latest
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.shell import not_found, page
from zhiji.serving.pages.parts.single import told_once
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, reading_address, visit_of
from zhiji.serving.pages.survey import Organ
from zhiji.store.counting import Counts
from zhiji.vocabulary import ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.comparing.series import Series
    from zhiji.model import SourceReport, Thing
    from zhiji.presenting.words import Lang

_SERIES, _INITIATIVES = 24, 40
_STATUSES = ("done", "in-progress", "planned-again", "changed", "not-found")


def organ(site: Site, request: Request) -> Response:
    """The page of the organ whose IRI ends in the name."""
    visit = visit_of(request, site.lang)
    held = site.survey.organs.get(ID + str(request.path_params["name"]))
    if held is None:
        return not_found(visit)
    lang = visit.lang
    head = [
        tag("p", tag("a", say("reports", lang), href="/"), f" · {held.region}" if held.region else "", class_="quiet"),
        tag("h1", held.name, lang="zh"),
        tag(
            "p",
            tag("a", say("its-picture", lang), href=f"/explore?organ={held.iri.removeprefix(ID)}", class_="button"),
            " ",
            tag("a", say("thing-page", lang), href=path_of(held.iri), class_="button"),
        ),
    ]
    through = (("initiatives-through", _initiatives(site, held, lang)),)
    told = told_once(site, held.reports[0], lang) if len(held.reports) == 1 else through
    parts = (
        ("reports", _reports(site, held, lang)),
        *told,
        ("series", _series(site, held, lang)),
        ("ledger", _ledger(site, held, lang)),
    )
    body = [tag("section", tag("h2", say(word, lang)), part, class_="part") for word, part in parts if part]
    return page(visit, held.name, head, body)


def _reports(site: Site, held: Organ, lang: Lang) -> Html:
    lines = []
    for report in held.reports:
        counts, address = site.survey.counts.get(report.iri, Counts()), f"/read/{report.iri.removeprefix(ID)}"
        said = say(
            "report-holds",
            lang,
            initiatives=f"{counts.initiatives:,}",
            outcomes=f"{counts.outcomes:,}",
            links=f"{counts.links:,}",
            explicit=f"{counts.explicit:,}",
        )
        year = tag("a", str(report.year or say("no-year", lang)), href=address, class_="year")
        title = tag("a", report.title or report.name, href=address, lang="zh", class_="organ")
        lines.append(tag("li", tag("span", year, " ", title), tag("span", said, class_="quiet")))
    return tag("ul", lines, class_="returning")


def _series(site: Site, held: Organ, lang: Lang) -> Child:
    """The indicators told for most years, each with its shape; of one report in its own order."""
    own = [one for one in site.survey.series if one.first.body == held.iri and one.levels]
    if len(held.reports) == 1:
        own.sort(key=lambda one: one.first.begin)
    if not own:
        return None
    cards = [tag("li", _series_card(site, one, lang)) for one in own[:_SERIES]]
    more = tag("a", say("all-of", lang, n=f"{len(own):,}"), href=_of("/series", held))
    return [tag("ul", cards, class_="sparks"), tag("p", more, class_="bar")]


def _series_card(site: Site, one: Series, lang: Lang) -> Child:
    place = f" [{one.first.place}]" if one.first.place else ""
    address = f"/indicator?{urlencode({'name': one.first.indicator, 'organ': one.first.issuer})}"
    return [
        tag("a", called(site, one.first.indicator, lang), place, href=address, class_="name"),
        spark([(f.last_year, float(f.value)) for f in one.levels]) if one.sparkline else None,
        tag("span", latest(site, one, lang), class_="last"),
    ]


def _initiatives(site: Site, held: Organ, lang: Lang) -> Child:
    """Initiatives that several of its reports tell of, those of most years first."""
    reports = {report.iri: report for report in held.reports}
    found = []
    for thing in site.network.things.values():
        years = _years_of(thing, reports) if thing.kind == "initiative" else []
        if len(years) > 1:
            found.append((thing, years))
    if not found:
        return None
    found.sort(key=lambda pair: (-len(pair[1]), pair[0].label))
    lines = [
        tag("li", tag("a", thing.label, href=path_of(thing.iri), class_="thing k-initiative", lang="zh"), _chips(years))
        for thing, years in found[:_INITIATIVES]
    ]
    more = tag("p", say("and-more", lang, n=len(found) - _INITIATIVES), class_="quiet")
    return [tag("ul", lines, class_="returning"), more if len(found) > _INITIATIVES else None]


def _years_of(thing: Thing, reports: Mapping[str, SourceReport]) -> list[tuple[str, str]]:
    """The years whose reports mention a thing, each with the address of its first words there."""
    years: dict[str, str] = {}
    for evidence in sorted(thing.evidence):
        report = reports.get(evidence.report)
        if report is not None and report.year:
            years.setdefault(str(report.year), reading_address(evidence))
    return sorted(years.items())


def _chips(years: list[tuple[str, str]]) -> Html:
    return tag("span", [tag("a", year, href=address, class_="year") for year, address in years], class_="years")


def _ledger(site: Site, held: Organ, lang: Lang) -> Child:
    counts: Counter[str] = Counter(row.status for row in keep_sure(site.survey.ledger) if row.planned.body == held.iri)
    if not counts:
        return None
    total = sum(counts.values())
    lines = [
        tag(
            "li",
            tag("a", say(f"status-{status}", lang), href=_of("/ledger", held, status=status)),
            tag("span", f"{counts[status]:,}", class_="count"),
            tag("progress", max=total, value=counts[status], class_=f"s-{status}", aria_hidden="true"),
        )
        for status in _STATUSES
        if counts[status]
    ]
    return [tag("ul", lines, class_="statuses"), tag("p", say("ledger-note", lang), class_="quiet")]


def _of(path: str, held: Organ, **params: str) -> str:
    return f"{path}?{urlencode({'organ': held.name, **params})}"
