"""/search: everything that has a name or a sentence, found by words in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from zhiji.model import SourceReport, Thing
from zhiji.presenting.table import Table
from zhiji.serving.pages.parts.cards import chip, quoted, thing_link
from zhiji.serving.pages.parts.html import Child, tag
from zhiji.serving.pages.parts.listing import NONE, place, place_key
from zhiji.serving.pages.parts.shell import page
from zhiji.serving.pages.parts.tables import Faceted, Row, csv_response, keep_rows, table_view
from zhiji.serving.pages.parts.words import say, say_value
from zhiji.serving.pages.site import Site, visit_of
from zhiji.serving.pages.survey import Organ
from zhiji.vocabulary import ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.comparing.series import Series
    from zhiji.presenting.words import Lang

_COLUMNS = ("name", "kind", "sentence", "place")
_FACETS = ("kind", "organ", "year")
_EMPTY = (None, None, None)
_CSV = ("name", "iri", "kind", "sentence", "start", "end", "issuer", "year", "title", "report")


class Search:
    """Every thing and report of a site as one table."""

    def __init__(self, site: Site) -> None:
        self._site = site
        things = [thing for thing in site.network.things.values() if thing.evidence]
        organs = site.survey.organs.values()
        series = {name: own for name, own in site.survey.series_of.items() if _is_followed(own)}
        self._values = [
            *((organ.name, organ.iri, "organ", *_EMPTY, organ.name, *_EMPTY) for organ in organs),
            *((name, own[0].first.indicator_iri, "indicator", *_EMPTY, None, *_EMPTY) for name, own in series.items()),
            *map(_report_values, site.reports),
            *(_thing_values(site, thing) for thing in things),
        ]
        rows = [*map(_organ, organs), *map(_indicator, series.values())]
        rows += [*map(self._report, site.reports), *map(self._thing, things)]
        self._table = Faceted("search", _COLUMNS, _FACETS, rows, _called, "q")

    def page(self, request: Request) -> Response:
        """``/search?q=…``; without words there is only the box."""
        visit = visit_of(request, self._site.lang)
        heading, lead = say("search", visit.lang), tag("p", say("search-lead", visit.lang), class_="lead")
        view = table_view(self._table, visit) if visit.first("q").strip() else None
        return page(visit, heading, tag("h1", heading), lead, view)

    def csv(self, request: Request) -> Response:
        """``/search.csv``, by the same words and facets."""
        kept = keep_rows(self._table, visit_of(request, self._site.lang))
        return csv_response(Table(_CSV, tuple(self._values[at] for at in kept)), "search")

    def _report(self, report: SourceReport) -> Row:
        facets = {"kind": ("report",), "organ": (report.issuer_label,), "year": (str(report.year or NONE),)}
        words = f"{report.title} {report.issuer_label} {report.year or ''}"
        keys = {"name": report.title, "kind": "report", "place": place_key(report, 0)}
        return Row(facets, words, partial(_report_cells, report), keys, words)

    def _thing(self, thing: Thing) -> Row:
        report = self._site.network.reports[thing.evidence[0].report]
        facets = {"kind": (thing.kind,), "organ": (report.issuer_label,), "year": (str(report.year or NONE),)}
        keys = {"name": thing.label, "kind": thing.kind, "place": place_key(report, thing.start)}
        return Row(facets, " ".join(_words_of(thing, report)), partial(self._cells, thing), keys, thing.label)

    def _cells(self, thing: Thing, lang: Lang) -> Sequence[Child]:
        words = tag("span", quoted(thing.evidence[0]), class_="words")
        return thing_link(thing, lang), chip(thing, lang), words, place(self._site, thing)


def _organ(organ: Organ) -> Row:
    years = tuple(str(report.year or NONE) for report in organ.reports)
    facets = {"kind": ("organ",), "organ": (organ.name,), "year": tuple(dict.fromkeys(years))}
    keys = {"name": organ.name, "kind": "organ"}
    return Row(facets, f"{organ.name} {organ.region}", partial(_organ_cells, organ), keys, organ.name)


def _organ_cells(organ: Organ, lang: Lang) -> Sequence[Child]:
    years = [report.year for report in organ.reports if report.year]
    span = f"{min(years)}–{max(years)}" if len(set(years)) > 1 else str(*years[:1])
    link = tag("a", organ.name, href=organ.address, class_="thing k-unit", lang="zh")
    return link, tag("span", say("organ", lang), class_="chip"), None, tag("span", span, class_="source")


def _is_followed(series: Sequence[Series]) -> bool:
    """Whether an indicator is on the list, or told for several years or by several organs."""
    return bool(series[0].first.indicator_iri) or len(series) > 1 or any(len(one.levels) > 1 for one in series)


def _indicator(series: Sequence[Series]) -> Row:
    name = series[0].first.indicator
    organs = tuple(dict.fromkeys(one.first.issuer for one in series))
    years = {str(f.last_year) for one in series for f in one.figures if f.last_year}
    facets = {"kind": ("indicator",), "organ": organs, "year": tuple(sorted(years))}
    words = " ".join({name, *(f.worded for one in series for f in one.figures), *organs})
    return Row(facets, words, partial(_indicator_cells, series), {"name": name, "kind": "indicator"}, name)


def _indicator_cells(series: Sequence[Series], lang: Lang) -> Sequence[Child]:
    name = series[0].first.indicator
    link = tag("a", name, href=f"/indicator?{urlencode({'name': name})}", class_="thing k-observation", lang="zh")
    figures = say("n-figures", lang, n=sum(len(one.figures) for one in series))
    return link, tag("span", say("indicator", lang), class_="chip"), None, tag("span", figures, class_="source")


def _report_cells(report: SourceReport, lang: Lang) -> Sequence[Child]:
    link = tag("a", report.title or report.name, href=f"/read/{report.iri.removeprefix(ID)}", class_="thing", lang="zh")
    source = tag("span", f"{report.issuer_label} {report.year or ''}", class_="source", lang="zh")
    return link, tag("span", say("report", lang), class_="chip"), None, source


def _words_of(thing: Thing, report: SourceReport) -> Iterator[str]:
    yield from (thing.label, thing.label_en or "", thing.indicator or "", thing.evidence[0].sentence)
    yield from (report.issuer_label, str(report.year or ""))


def _thing_values(site: Site, thing: Thing) -> tuple[str | None, ...]:
    evidence = thing.evidence[0]
    report = site.network.reports[evidence.report]
    place_in_text = (evidence.sentence.strip(), str(evidence.start), str(evidence.end))
    return (thing.label, thing.iri, thing.kind, *place_in_text, *_source_values(report))


def _report_values(report: SourceReport) -> tuple[str | None, ...]:
    return (report.title, report.iri, "report", None, None, None, *_source_values(report))


def _source_values(report: SourceReport) -> tuple[str | None, ...]:
    return report.issuer_label, str(report.year or ""), report.title, report.iri


def _called(facet: str, value: str, lang: Lang) -> str:
    return say_value(value, lang) if facet == "kind" or value == NONE else value
