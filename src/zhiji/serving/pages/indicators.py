"""/indicators: every figure and change that the reports state, with the sentence it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from zhiji.model import BASES, Thing
from zhiji.presenting.figures import SHOWN, figures_rows
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.cards import figure, quoted
from zhiji.serving.pages.parts.html import Child, tag
from zhiji.serving.pages.parts.listing import LEVELS, NONE, called, place, place_key
from zhiji.serving.pages.parts.shell import page
from zhiji.serving.pages.parts.tables import Faceted, Row, csv_response, keep_rows, table_view
from zhiji.serving.pages.parts.words import say, say_link_column
from zhiji.serving.pages.site import Site, visit_of
from zhiji.vocabulary import CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_FACETS = ("unit", "kind", "basis", "level", "direction", "year")


class Indicators:
    """The table of a site's figures, made once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._figures = [t for t in site.network.things.values() if t.kind in ("observation", "change") and t.evidence]
        strongest = self._strongest()
        rows = [self._row(thing, strongest) for thing in self._figures]
        self._table = Faceted("indicators", SHOWN, _FACETS, rows, partial(called, site), named=say_link_column)

    def page(self, request: Request) -> Response:
        """``/indicators``."""
        visit = visit_of(request, self._site.lang)
        heading, lead = say("indicators", visit.lang), tag("p", say("indicators-lead", visit.lang), class_="lead")
        return page(visit, heading, tag("h1", heading), lead, table_view(self._table, visit))

    def csv(self, request: Request) -> Response:
        """``/indicators.csv``, by the same facets."""
        kept = keep_rows(self._table, visit_of(request, self._site.lang))
        return csv_response(figures_rows([self._figures[at] for at in kept], self._site.network.reports), "indicators")

    def _strongest(self) -> dict[str, str]:
        """The strongest basis of the links that each outcome has."""
        held: dict[str, str] = {}
        for row in sorted(self._site.links, key=lambda row: BASES.index(row.basis)):
            held.setdefault(row.outcome.iri, row.basis)
        return held

    def _row(self, thing: Thing, strongest: dict[str, str]) -> Row:
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
        keys = {
            "indicator": thing.indicator or thing.label,
            "figure": None if thing.value is None else float(thing.value),
            "period": thing.period,
            "comparison": thing.comparison,
            "level": LEVELS.index(thing.level) if thing.level else None,
            "place": place_key(report, thing.start),
        }
        return Row(facets, words, partial(self._cells, thing), keys)

    def _cells(self, thing: Thing, lang: Lang) -> Sequence[Child]:
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
            place(self._site, thing),
        )
