"""The two tables: links between initiatives and outcomes, and indicators with their figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from zhiji.model import BASES, Thing
from zhiji.network import LinkRow
from zhiji.presenting.citing import links_rows
from zhiji.presenting.columns import SHOWN
from zhiji.presenting.table import Table
from zhiji.serving.cards import badge, chip, figure, name_of, quoted, thing_link, why
from zhiji.serving.html import Child, Html, tag
from zhiji.serving.labels import path_of
from zhiji.serving.site import Site, reading_address, visit_of
from zhiji.serving.tables import Faceted, Row, csv_response, keep_rows, table_page
from zhiji.serving.words import say, say_column
from zhiji.vocabulary import CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

NONE = "none"
_LINK_FACETS = ("unit", "kind", "outcome-kind", "basis", "level", "direction", "year")
_FIGURE_COLUMNS = ("indicator", "figure", "period", "comparison", "level", "sentence", "place")
_FIGURE_FACETS = ("unit", "kind", "basis", "level", "direction", "year")
_FULL = (
    *("indicator", "value", "unit", "as_written", "kind", "direction", "polarity", "comparison", "period"),
    *("scope", "level", "sentence", "start", "end", "label", "iri", "issuer", "year", "title", "report"),
)


class Listing:
    """Both tables of a site, made once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._figures = [t for t in site.network.things.values() if t.kind in ("observation", "change") and t.evidence]
        links = [self._link(row) for row in site.links]
        self._links = Faceted("links", SHOWN, _LINK_FACETS, links, self._called)
        strongest = self._strongest()
        figures = [self._figure(thing, strongest) for thing in self._figures]
        self._indicators = Faceted("indicators", _FIGURE_COLUMNS, _FIGURE_FACETS, figures, self._called)

    def links(self, request: Request) -> Response:
        """``/links``."""
        return table_page(self._links, visit_of(request, self._site.lang))

    def links_csv(self, request: Request) -> Response:
        """``/links.csv``, by the same facets."""
        kept = keep_rows(self._links, visit_of(request, self._site.lang))
        return csv_response(links_rows(self._site.links[at] for at in kept), "links")

    def indicators(self, request: Request) -> Response:
        """``/indicators``."""
        return table_page(self._indicators, visit_of(request, self._site.lang))

    def indicators_csv(self, request: Request) -> Response:
        """``/indicators.csv``, by the same facets."""
        kept = keep_rows(self._indicators, visit_of(request, self._site.lang))
        return csv_response(self._figures_table([self._figures[at] for at in kept]), "indicators")

    def _link(self, row: LinkRow) -> Row:
        units = [unit.label for unit in self._site.carriers_of.get(row.link.source, [])] or [row.report.issuer_label]
        facets = {
            "unit": tuple(dict.fromkeys(units)),
            "kind": (row.initiative.code or NONE,),
            "outcome-kind": (row.outcome.kind,),
            "basis": (row.basis,),
            "level": (row.outcome.level or NONE,),
            "direction": (row.outcome.direction or NONE,),
            "year": (str(row.report.year or NONE),),
        }
        words = f"{row.initiative.label} {row.outcome.label} {row.outcome.evidence[0].sentence}"
        return Row(facets, words, partial(self._link_cells, row))

    def _link_cells(self, row: LinkRow, lang: Lang) -> Sequence[Child]:
        outcome = (thing_link(row.outcome, lang), " ", chip(row.outcome, lang))
        level = say(row.outcome.level, lang) if row.outcome.level else None
        cells: dict[str, Child] = {
            "basis": badge(row.link, lang),
            "initiative": thing_link(row.initiative, lang),
            "outcome": outcome,
            "level": level,
            "why": tag("span", why(row.link, lang), class_="quiet"),
            "sentence": tag("span", quoted(row.outcome.evidence[0]), class_="words"),
            "place": self._place(row.outcome),
        }
        return [cells[column] for column in SHOWN]

    def _strongest(self) -> dict[str, str]:
        """The strongest basis of the links that each outcome has."""
        held: dict[str, str] = {}
        for row in sorted(self._site.links, key=lambda row: BASES.index(row.basis)):
            held.setdefault(row.outcome.iri, row.basis)
        return held

    def _figure(self, thing: Thing, strongest: dict[str, str]) -> Row:
        report = self._site.network.reports[thing.report]
        facets = {
            "unit": (report.issuer_label,),
            "kind": (thing.kind,),
            "basis": (strongest.get(thing.iri, NONE),),
            "level": (thing.level or NONE,),
            "direction": (thing.direction or NONE,),
            "year": ((thing.period or str(report.year or NONE))[:4],),
        }
        words = f"{thing.indicator or ''} {thing.label} {thing.evidence[0].sentence}"
        return Row(facets, words, partial(self._figure_cells, thing))

    def _figure_cells(self, thing: Thing, lang: Lang) -> Sequence[Child]:
        compared = self._site.labels.of(f"{CODE}comparison-{thing.comparison}", lang) if thing.comparison else None
        return (
            tag(
                "a", thing.indicator or thing.label, href=path_of(thing.iri), class_=f"thing k-{thing.kind}", lang="zh"
            ),
            figure(thing, lang),
            thing.period,
            compared,
            say(thing.level, lang) if thing.level else None,
            tag("span", quoted(thing.evidence[0]), class_="words"),
            self._place(thing),
        )

    def _place(self, thing: Thing) -> Html:
        evidence = thing.evidence[0]
        report = self._site.network.reports[evidence.report]
        source = tag("span", f"{report.issuer_label} {report.year or ''}", lang="zh")
        return tag("a", source, " ", evidence.where, href=reading_address(evidence), class_="source")

    def _figures_table(self, things: Sequence[Thing]) -> Table:
        return Table(_FULL, tuple(self._figure_values(thing) for thing in things))

    def _figure_values(self, thing: Thing) -> tuple[str | None, ...]:
        evidence, report = thing.evidence[0], self._site.network.reports[thing.report]
        unit = self._site.labels.of(thing.measure, "zh") if thing.measure else None
        return (
            *(thing.indicator, str(thing.value), unit, thing.as_written, thing.kind, thing.direction, thing.polarity),
            *(thing.comparison, thing.period, thing.scope, thing.level, evidence.sentence.strip()),
            *(str(evidence.start), str(evidence.end), thing.label, thing.iri),
            *(report.issuer_label, str(report.year or ""), report.title, report.iri),
        )

    def _called(self, facet: str, value: str, lang: Lang) -> str:
        if value == NONE or facet in ("basis", "direction", "outcome-kind", "level"):
            return say_column(value, lang)
        if facet == "kind":
            return (
                say(value, lang)
                if value in ("observation", "change")
                else self._site.labels.of(f"{CODE}kind-{value}", lang)
            )
        if facet == "unit" and lang == "en":
            found = (t for t in self._site.network.things.values() if t.kind == "unit" and t.label == value)
            return next((name_of(thing, lang) for thing in found), value)
        return value
