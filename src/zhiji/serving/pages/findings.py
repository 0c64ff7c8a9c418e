"""/findings: what is wrong or doubtful in the open reports and between them, each with all its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from zhiji.model import Evidence, SourceReport
from zhiji.model.findings import SEVERITIES, Finding
from zhiji.presenting.findings import findings_rows
from zhiji.serving.pages.parts.cards import quoted
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.shell import page
from zhiji.serving.pages.parts.tables import Faceted, Key, Row, csv_response, keep_rows, table_view
from zhiji.serving.pages.parts.words import say, say_value
from zhiji.serving.pages.site import Site, reading_address, visit_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_COLUMNS = ("severity", "rule", "finding", "sentences")
_FACETS = ("severity", "rule", "organ", "year")
_MOST = 4
"""Sentences that stand open beside a finding; the others are in its CSV."""


class Findings:
    """The table of findings, made once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._reports: dict[str, SourceReport] = {report.iri: report for report in site.reports}
        rows = [self._row(finding) for finding in site.survey.findings]
        self._table = Faceted("findings", _COLUMNS, _FACETS, rows, _called)

    def page(self, request: Request) -> Response:
        """``/findings``."""
        visit = visit_of(request, self._site.lang)
        heading, lead = say("findings", visit.lang), tag("p", say("findings-lead", visit.lang), class_="lead")
        empty = tag("p", say("no-findings", visit.lang), class_="note")
        view = table_view(self._table, visit) if self._site.survey.findings else empty
        return page(visit, heading, tag("h1", heading), lead, view)

    def csv(self, request: Request) -> Response:
        """``/findings.csv``, by the same facets."""
        kept = keep_rows(self._table, visit_of(request, self._site.lang))
        return csv_response(findings_rows([self._site.survey.findings[at] for at in kept], self._reports), "findings")

    def _row(self, finding: Finding) -> Row:
        held = [self._reports[iri] for iri in finding.reports if iri in self._reports]
        facets = {
            "severity": (finding.severity,),
            "rule": (finding.rule,),
            "organ": tuple(dict.fromkeys(report.issuer_label for report in held)),
            "year": tuple(dict.fromkeys(str(report.year) for report in held if report.year)),
        }
        words = f"{finding.zh} {finding.en} {finding.rule} {' '.join(finding.sentences)} {' '.join(facets['organ'])}"
        keys: dict[str, Key] = {
            "severity": SEVERITIES.index(finding.severity),
            "rule": finding.rule,
            "finding": finding.zh,
        }
        return Row(facets, words, partial(self._cells, finding), keys)

    def _cells(self, finding: Finding, lang: Lang) -> Sequence[Child]:
        severity = tag("span", say(finding.severity, lang), class_=f"badge v-{finding.severity}")
        message = tag("span", finding.zh if lang == "zh" else finding.en, class_="message", lang=lang)
        places: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
        for one in finding.evidence:
            places[one.report, one.sentence_start].append(one)
        more = say("and-more", lang, n=len(places) - _MOST) if len(places) > _MOST else None
        shown = [self._quote(*told) for told in [*places.values()][:_MOST]]
        return severity, tag("code", finding.rule), message, tag("div", shown, tag("span", more, class_="quiet"))

    def _quote(self, evidence: Evidence, *more: Evidence) -> Html:
        report = self._reports.get(evidence.report)
        source = f"{report.issuer_label} {report.year or ''}" if report else ""
        said = tag("a", quoted(evidence, *more), href=reading_address(evidence), class_="words")
        return tag("p", said, " ", tag("span", source, class_="source", lang="zh"), class_="said")


def _called(facet: str, value: str, lang: Lang) -> str:
    return say_value(value, lang) if facet == "severity" else value
