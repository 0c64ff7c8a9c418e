"""/series: every indicator by organ, with its shape; /indicator?name=…: one of them through the years and organs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from zhiji.presenting.series import series_rows
from zhiji.serving.pages.parts.chart import chart, is_through_years, spark
from zhiji.serving.pages.parts.growing import (
    PERIODS,
    address_of,
    breaks_of,
    called,
    is_rate,
    latest,
    line_of,
    name_of_series,
    period_cells,
    several,
    shown,
    usual_unit,
)
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.shell import not_found, page
from zhiji.serving.pages.parts.tables import Faceted, Key, Row, csv_response, data_table, keep_rows, table_view
from zhiji.serving.pages.parts.words import say, say_value
from zhiji.serving.pages.site import Site, Visit, visit_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.comparing.figures import PlacedFigure
    from zhiji.comparing.series import Cell, Series
    from zhiji.presenting.words import Lang

_LISTED = ("indicator", "organ", "years", "shape", "last-level", "figures")
_STATED = ("period", "organ", "kind", "figure", "sentence", "place")
_KINDS = ("level", "change", "target", "base", "multi-year")


class SeriesList:
    """The table of all series, made once; those of most years first."""

    def __init__(self, site: Site) -> None:
        self._site = site
        rows = [self._row(one) for one in site.survey.series]
        self._table = Faceted("series", _LISTED, ("organ", "listed", "year"), rows, _called)

    def page(self, request: Request) -> Response:
        """``/series``."""
        visit = visit_of(request, self._site.lang)
        heading, lead = say("series", visit.lang), tag("p", say("series-lead", visit.lang), class_="lead")
        return page(visit, heading, tag("h1", heading), lead, table_view(self._table, visit))

    def csv(self, request: Request) -> Response:
        """``/series.csv``: every figure of the series that the facets keep."""
        kept = keep_rows(self._table, visit_of(request, self._site.lang))
        return csv_response(series_rows(self._site.survey.series[at] for at in kept), "series")

    def _row(self, one: Series) -> Row:
        years = sorted({str(f.last_year) for f in one.figures if f.last_year})
        listed = "listed" if one.first.indicator_iri else "unlisted"
        last = one.latest[-1] if one.latest else None
        keys: dict[str, Key] = {
            "indicator": one.first.indicator,
            "organ": name_of_series(one),
            "years": len(one.levels),
            "last-level": float(last.value) if last else None,
            "figures": len(one.figures),
        }
        facets = {"organ": (one.first.issuer,), "listed": (listed,), "year": tuple(years)}
        english = self._site.survey.names_en.get(one.first.indicator, "")
        held = {one.first.indicator, one.first.issuer, one.first.place, *(f.worded for f in one.figures)}
        words = " ".join((*sorted(held), english))
        return Row(facets, words, partial(self._cells, one), keys, f"{one.first.indicator} {one.first.issuer}")

    def _cells(self, one: Series, lang: Lang) -> Sequence[Child]:
        address = indicator_address(one.first.indicator, organ=one.first.issuer)
        organ = self._site.survey.organs.get(one.first.body)
        return (
            tag("a", called(self._site, one.first.indicator, lang), href=address, class_="thing k-observation"),
            tag("a", name_of_series(one), href=organ.address if organ else None, lang="zh"),
            span_of(one),
            spark([(f.last_year, float(f.value)) for f in one.levels]) if one.sparkline else None,
            latest(self._site, one, lang),
            str(len(one.figures)),
        )


def span_of(one: Series) -> str | None:
    """The years of its levels: 2011–2018."""
    if not one.yearly:
        return None
    first, last = min(one.yearly), max(one.yearly)
    return f"{first}–{last}" if last > first else str(first)


def indicator(site: Site, request: Request) -> Response:
    """``/indicator?name=…&organ=…``: chart, organ by year, targets apart, every statement."""
    visit = visit_of(request, site.lang)
    held = site.survey.series_of.get(visit.first("name"))
    if held is None:
        return not_found(visit)
    kept = [one for one in held if visit.first("organ") in ("", one.first.issuer)]
    name = held[0].first.indicator
    title = site.survey.names_en.get(name, name) if visit.lang == "en" else name
    head = [
        tag("p", tag("a", say("series", visit.lang), href="/series"), class_="quiet"),
        tag("h1", title, lang=visit.lang if title != name else "zh"),
        tag("p", name, class_="quiet", lang="zh") if title != name else None,
    ]
    statements = [tag("h2", say("statements-of", visit.lang)), table_view(_statements(site, held), visit)]
    return page(visit, title, head, _picture(site, kept, title, visit.lang), _tables(site, kept, visit), statements)


def indicator_csv(site: Site, request: Request) -> Response:
    """``/indicator.csv``, by the same facets."""
    visit = visit_of(request, site.lang)
    held = site.survey.series_of.get(visit.first("name"), [])
    figures = _figures(held)
    kept = {id(figures[at]) for at in keep_rows(_statements(site, held), visit)}
    table = series_rows(held)
    rows = tuple(
        row for row, f in zip(table.rows, (f for one in held for f in one.figures), strict=True) if id(f) in kept
    )
    return csv_response(type(table)(table.columns, rows), "indicator")


def indicator_address(name: str, **params: str) -> str:
    """Where the page of an indicator is."""
    return f"/indicator?{urlencode({'name': name, **params})}"


def _picture(site: Site, series: Sequence[Series], title: str, lang: Lang) -> Child:
    unit = usual_unit(series)
    lines = [line_of(site, one, unit, lang) for one in series]
    drawn = chart(lines, _unit(site, series, unit, lang), lang, title)
    if drawn is None:
        return None
    followed = is_through_years(lines)
    aims = followed and any(line.targets for line in lines)
    broken = followed and any(mark.broken for line in lines for mark in line.marks)
    notes = [say(word, lang) for word, told in (("chart-target", aims), ("chart-break", broken)) if told]
    return [drawn, tag("p", " ".join(notes), class_="quiet") if notes else None]


def _unit(site: Site, series: Sequence[Series], unit: str, lang: Lang) -> str:
    first = next((f for one in series for f in one.levels if f.unit == unit), None)
    thing = site.network.things.get(first.iri) if first else None
    return (thing.measure_en or unit) if thing and lang == "en" else unit


def _tables(site: Site, series: Sequence[Series], visit: Visit) -> Child:
    """One organ period by period; several organ by year, their targets in a table of their own."""
    lang = visit.lang
    if len(series) == 1:
        return data_table(PERIODS, [period_cells(site, cell, lang) for cell in series[0].cells], lang)
    levels = _matrix(series, lang, lambda cell: _level(site, cell, lang))
    targets = _matrix(series, lang, lambda cell: several(site, cell.of("target"), lang))
    spans = _matrix(series, lang, lambda cell: several(site, cell.of("multi-year"), lang), spans=True)
    parts = (("levels-and-growth", levels), ("targets", targets), ("spans", spans))
    return [[tag("h2", say(word, lang)), matrix] for word, matrix in parts if matrix]


def _level(site: Site, cell: Cell, lang: Lang) -> Child:
    level = cell.level
    rates = [f for f in cell.of("change") if is_rate(f)]
    if level is None and not rates:
        return None
    growth = tag("span", several(site, rates, lang), class_="growth") if rates else None
    return [shown(site, level, lang) if level else None, growth, breaks_of(cell, lang)]


def _matrix(
    series: Sequence[Series], lang: Lang, content: Callable[[Cell], Child], *, spans: bool = False
) -> Html | None:
    """Organs below, years (or spans of years) across; None where nothing fills it."""
    filled = {
        (number, cell.period): made
        for number, one in enumerate(series)
        for cell in one.cells
        if ("/" in cell.period) == spans and (made := content(cell))
    }
    if not filled:
        return None
    periods = sorted({period for _, period in filled})
    head = [tag("th", say("organ", lang), scope="col"), *(tag("th", period, scope="col") for period in periods)]
    body = [
        tag("tr", _organ_heading(one), [tag("td", filled.get((number, period))) for period in periods])
        for number, one in enumerate(series)
        if any((number, period) in filled for period in periods)
    ]
    return tag("div", tag("table", tag("thead", tag("tr", head)), tag("tbody", body), class_="matrix"), class_="scroll")


def _organ_heading(one: Series) -> Html:
    address = indicator_address(one.first.indicator, organ=one.first.issuer)
    return tag("th", tag("a", name_of_series(one), href=address, lang="zh"), scope="row")


def _figures(series: Sequence[Series]) -> list[PlacedFigure]:
    held = [f for one in series for f in one.figures]
    return sorted(held, key=lambda f: (f.last_year, f.period, f.issuer, f.year, f.begin))


def _statements(site: Site, series: Sequence[Series]) -> Faceted:
    """Every figure of an indicator, in the order of periods."""
    rows = [_statement(site, f) for f in _figures(series)]
    facets = ("organ", "kind", "year")
    return Faceted("indicator", _STATED, facets, rows, _called, kept=("name",))


def _statement(site: Site, told: PlacedFigure) -> Row:
    facets = {"organ": (told.issuer,), "kind": (told.kind,), "year": (str(told.last_year),)}
    keys: dict[str, Key] = {
        "period": told.period,
        "organ": told.issuer,
        "kind": _KINDS.index(told.kind),
        "figure": float(told.value),
        "place": f"{told.issuer}\0{told.year}\0{told.begin:09}",
    }
    words = f"{told.worded} {told.issuer} {told.place} {told.sentence} {told.quote}"
    return Row(facets, words, partial(_statement_cells, site, told), keys)


def _statement_cells(site: Site, told: PlacedFigure, lang: Lang) -> Sequence[Child]:
    organ = f"{told.issuer} [{told.place}]" if told.place else told.issuer
    said = f" ({told.restated})" if told.restated else ""
    return (
        told.period,
        tag("span", organ, lang="zh"),
        tag("span", say(f"kind-{told.kind}", lang), said, class_="badge"),
        shown(site, told, lang),
        tag("a", told.sentence.strip(), href=address_of(told), class_="words", lang="zh"),
        tag("span", f"{told.issuer} {told.year}", class_="source", lang="zh"),
    )


def _called(facet: str, value: str, lang: Lang) -> str:
    if facet == "kind":
        return say_value(value, lang, "kind-")
    return say_value(value, lang) if facet == "listed" else value
