"""/links: which initiatives link to which outcomes, and on what words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from zhiji.model import BASES
from zhiji.model.graph import SURE_ENOUGH
from zhiji.network import LinkRow
from zhiji.presenting.citing import links_rows
from zhiji.presenting.columns import SHOWN
from zhiji.presenting.sources import Sources
from zhiji.serving.pages.parts.cards import badge, chip, quoted, thing_link, why
from zhiji.serving.pages.parts.html import Child, tag
from zhiji.serving.pages.parts.listing import LEVELS, NONE, called, place, place_key
from zhiji.serving.pages.parts.shell import page
from zhiji.serving.pages.parts.tables import Faceted, Key, Row, csv_response, keep_rows, left_out_note, table_view
from zhiji.serving.pages.parts.words import say, say_link_column
from zhiji.serving.pages.site import Site, visit_of
from zhiji.serving.pages.wrong import Corrections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_FACETS = ("unit", "kind", "outcome-kind", "basis", "level", "direction", "reading", "year")


class Links:
    """The table of a site's links, made once."""

    def __init__(self, site: Site, corrections: Corrections | None = None) -> None:
        self._site, self._corrections = site, corrections
        shown, rows = tuple(column.key for column in SHOWN), [self._row(row) for row in site.links]
        self._all = Faceted("links", shown, _FACETS, rows, partial(called, site), kept=("weak",), named=say_link_column)
        firm = [row for row, link in zip(rows, site.links, strict=True) if not link.link.is_weak]
        self._firm = replace(self._all, rows=firm)

    def page(self, request: Request) -> Response:
        """``/links``."""
        visit = visit_of(request, self._site.lang)
        heading, lead = say("links", visit.lang), tag("p", say("links-lead", visit.lang), class_="lead")
        weak = bool(visit.first("weak"))
        left_out = 0 if weak else len(self._all.rows) - len(self._firm.rows)
        note = left_out_note(visit, left_out, SURE_ENOUGH, "/links")
        view = table_view(self._all if weak else self._firm, visit)
        return page(visit, heading, tag("h1", heading), lead, note, view)

    def csv(self, request: Request) -> Response:
        """``/links.csv``, by the same facets: every link with its confidence, weak ones too."""
        kept = keep_rows(self._all, visit_of(request, self._site.lang))
        return csv_response(links_rows(self._site.links[at] for at in kept), "links")

    def _row(self, row: LinkRow) -> Row:
        units = [unit.label for unit in self._site.carriers_of.get(row.link.source, [])] or [NONE]
        facets = {
            "unit": tuple(dict.fromkeys(units)),
            "kind": (row.initiative.code or NONE,),
            "outcome-kind": (row.outcome.kind,),
            "basis": (row.basis,),
            "level": (row.outcome.level or NONE,),
            "direction": (row.outcome.direction or NONE,),
            "reading": (row.link.reading or NONE,),
            "year": (str(row.report.year or NONE),),
        }
        words = f"{row.initiative.label} {row.outcome.label} {row.outcome.evidence[0].sentence}"
        return Row(facets, words, partial(self._cells, row), _keys(row))

    def _cells(self, row: LinkRow, lang: Lang) -> Sequence[Child]:
        outcome = (thing_link(row.outcome, lang), " ", chip(row.outcome, lang))
        level = say(row.outcome.level, lang) if row.outcome.level else None
        cells: dict[str, Child] = {
            "basis": badge(row.link, lang),
            "initiative": thing_link(row.initiative, lang),
            "outcome": outcome,
            "level": level,
            "why": [tag("span", why(row.link, lang), class_="quiet"), self._wrong(row, lang)],
            "sentence": tag("span", quoted(row.outcome.evidence[0]), class_="words"),
            "place": place(self._site, row.outcome),
        }
        plain = Sources([row.report])
        return [cells[c.key] if c.key in cells else c.cell(row, plain, lang) for c in SHOWN]

    def _wrong(self, row: LinkRow, lang: Lang) -> Child:
        return self._corrections.form(row.link, lang) if self._corrections else None


def _keys(row: LinkRow) -> dict[str, Key]:
    """Bases from strong to weak; places by organ, year and where they stand; other columns but sentences by what
    programs get."""
    first = row.outcome.evidence[0]
    keys: dict[str, Key] = {c.key: c.value(row) for c in SHOWN if c.value and c.key != "sentence"}
    return keys | {
        "basis": BASES.index(row.basis),
        "level": LEVELS.index(row.outcome.level) if row.outcome.level else None,
        "place": place_key(row.report, first.start),
    }
