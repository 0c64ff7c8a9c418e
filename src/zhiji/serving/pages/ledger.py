"""/ledger: what each report planned, and what the next year's report of the same organ says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from zhiji.comparing.ledger import SURE, keep_sure
from zhiji.presenting.ledger import ledger_rows, nothing_found
from zhiji.presenting.words import sure
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.shell import page
from zhiji.serving.pages.parts.tables import Faceted, Row, csv_response, keep_rows, left_out_note, table_view
from zhiji.serving.pages.parts.words import say, say_value
from zhiji.serving.pages.site import Site, reading_place, visit_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.comparing.clauses import Clause
    from zhiji.comparing.ledger import LedgerRow
    from zhiji.model.rows import ReportRow
    from zhiji.presenting.words import Lang

_COLUMNS = ("planned-for", "plan-report-year", "plan", "status", "told", "confidence")
_FACETS = ("status", "organ", "year")
_ORDER = ("done", "in-progress", "planned-again", "changed", "not-found")


class Ledger:
    """The table of plans, made once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._several = len({row.planned.body for row in site.survey.ledger}) > 1
        columns = ("organ", *_COLUMNS) if self._several else _COLUMNS
        rows = [self._row(row) for row in site.survey.ledger]
        self._all = Faceted("ledger", columns, _FACETS, rows, _called, kept=("weak",))
        self._sure = replace(self._all, rows=list(map(self._row, keep_sure(site.survey.ledger))))

    def page(self, request: Request) -> Response:
        """``/ledger``."""
        visit = visit_of(request, self._site.lang)
        heading, lead = say("ledger", visit.lang), tag("p", say("ledger-lead", visit.lang), class_="lead")
        if not self._site.survey.ledger:
            told = nothing_found(visit.lang, pairs=self._site.survey.ledger.pairs)
            empty = tag("p", told, class_="note")
            return page(visit, heading, tag("h1", heading), lead, empty)
        weak = bool(visit.first("weak"))
        left_out = 0 if weak else len(self._all.rows) - len(self._sure.rows)
        note = left_out_note(visit, left_out, float(SURE), "/ledger")
        view = table_view(self._all if weak else self._sure, visit)
        return page(visit, heading, tag("h1", heading), lead, note, view)

    def csv(self, request: Request) -> Response:
        """``/ledger.csv``, by the same facets: every row with its confidence, weak ones too."""
        kept = keep_rows(self._all, visit_of(request, self._site.lang))
        return csv_response(ledger_rows([self._site.survey.ledger[at] for at in kept]), "ledger")

    def _row(self, row: LedgerRow) -> Row:
        facets = {"status": (row.status,), "organ": (row.planned.issuer,), "year": (str(row.planned.year),)}
        told = row.told.text if row.told else ""
        keys: dict[str, str | float | None] = {
            "organ": row.planned.issuer,
            "planned-for": row.planned_for,
            "plan-report-year": row.planned.year,
            "plan": row.words,
            "status": _ORDER.index(row.status),
            "confidence": float(row.confidence),
        }
        words = f"{row.words} {told} {row.planned.issuer}"
        return Row(facets, words, partial(self._cells, row), keys, row.words)

    def _cells(self, row: LedgerRow, lang: Lang) -> Sequence[Child]:
        organ = self._site.survey.organs.get(row.planned.body)
        name = tag("a", row.planned.issuer, href=organ.address if organ else None, lang="zh")
        status = tag("span", say(f"status-{row.status}", lang), class_=f"badge s-{row.status}")
        cells = (
            str(row.planned_for),
            str(row.planned.year),
            _words(row.planned, row.plan, row.words),
            status,
            _words(row.after, row.told, row.told.text) if row.told else None,
            sure(row.confidence),
        )
        return (name, *cells) if self._several else cells


def _words(report: ReportRow, clause: Clause, shown: str) -> Html:
    address = reading_place(report.iri, clause.begin, clause.end)
    return tag("a", shown, href=address, class_="words", lang="zh", title=clause.sentence.strip())


def _called(facet: str, value: str, lang: Lang) -> str:
    return say_value(value, lang, "status-") if facet == "status" else value
