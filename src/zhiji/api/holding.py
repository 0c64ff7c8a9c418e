"""Reports held against each other and against what others say of them, and cited."""

from __future__ import annotations

from collections.abc import Iterable

from zhiji import resources
from zhiji.api.opened import Opened

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.model import Evidence
    from zhiji.presenting.citations import Style
    from zhiji.presenting.lists import Findings, Plans, SeriesList, Verified


class Holding(Opened):
    """Findings, series, plans, quotations, citations."""

    def check(self, *, held: bool = False) -> Findings:
        """What is wrong or doubtful here: shapes, quotes, hashes, arithmetic, and between reports what does not fit;
        with ``held`` what agrees too."""
        from zhiji.checking import find_findings, in_order
        from zhiji.presenting.lists import Findings

        if self._corpus:
            from zhiji.surveying.checks import find_findings_in

            found = find_findings_in(self._corpus, include_held=held)
            return Findings(found, {report.iri: report for report in self.reports})
        found = find_findings(self.graph, resources.ontology_folder(), include_held=held)
        if len(self.reports) > 1:
            from zhiji.comparing.across import join_findings

            found = in_order(join_findings(found, self.across.discrepancies()))
        return Findings(found, {report.iri: report for report in self.reports})

    def series(self, indicator: str | None = None, *, issuer: str | None = None) -> SeriesList:
        """What the reports say of one indicator (of all where None), by issuer, indicator and place; an indicator is
        named exactly, by another name of it, or by a part that only one has."""
        from zhiji.presenting.lists import SeriesList

        if self._corpus:
            from zhiji.store.indicators import load_indicators
            from zhiji.surveying.comparing import find_series_in

            indicators = load_indicators(resources.ontology_folder())
            return SeriesList(find_series_in(self._corpus, indicators, indicator, issuer))

        return SeriesList(self.across.series(indicator, issuer))

    def ledger(self, *, issuer: str | None = None) -> Plans:
        """What each report planned, and what the next year's report of the same issuer says of it."""
        from zhiji.presenting.lists import Plans

        if self._corpus:
            from zhiji.surveying.comparing import find_ledger_in

            found = find_ledger_in(self._corpus, issuer)
        else:
            found = self.across.ledger(issuer)
        return Plans(found, pairs=() if found else self._pairs(issuer or ""))

    def _pairs(self, issuer: str) -> list[str]:
        """The issuers whose name holds these words and the years of their reports that follow each other."""
        from zhiji.comparing.ledger import following

        held = following((r.issuer, r.year, r) for r in self.reports if issuer in r.issuer_label)
        return [f"{before.issuer_label} {before.year}–{after.year}" for before, after in held]

    def quote(self, words: str, *, lines: bool = False) -> Verified:
        """Where ``words`` stand in the open reports: every place, else the nearest passage and what differs in it, else
        a row that says that no report has them; with ``lines`` each line is looked for by itself.

        >>> import zhiji
        >>> [(row.verdict, row.place.begin) for row in zhiji.load().quote("纠纷化解率从95.2%上升至98.6%")]
        [('supported', 2660)]
        """
        from zhiji.presenting.lists import Verified
        from zhiji.presenting.verified import checked_of
        from zhiji.verifying.policy import load_policy
        from zhiji.verifying.quoting import Quotations, passages_in

        asked = passages_in(words) if lines else [(0, words.strip())]
        quotations = Quotations(self.across.reports)
        found = [quotations.find(passage) for _, passage in asked]
        rows = checked_of(found, [begin for begin, _ in asked])
        return Verified(rows, {report.iri: report for report in self.reports}, load_policy().fingerprint)

    def verify(self, memo: str) -> Verified:
        """Every figure, quotation and superlative (全省第一) of a memo's text against the open reports, in the memo's
        order: supported with its place, differs with what both say, planned: told so of what the report plans, not
        found, or not compared: told so, but whether of the same thing was not looked at."""
        from zhiji.comparing.placing import place_figures
        from zhiji.presenting.lists import Verified
        from zhiji.verifying.english import English
        from zhiji.verifying.policy import load_policy
        from zhiji.verifying.verify import verify

        across = self.across
        english = English(across.indicators, across.measured)
        rows = verify(
            *(memo, across.reports, across.figure_rows, english),
            placing=lambda report, figures: place_figures(report, figures, across.scheme),
        )
        return Verified(rows, {report.iri: report for report in self.reports}, load_policy().fingerprint)

    def cite(self, places: Iterable[Evidence], style: Style = "gbt") -> str:
        """Places as citations: a line each by GB/T 7714 (``gbt``), or a list of CSL-JSON items (``csl``).

        >>> import zhiji
        >>> print(zhiji.load().cite(zhiji.load().links(basis="explicit").places()[:1]).partition("（")[0])
        金华市公安局. 金华市公安局2020年法治政府建设年度报告[R]. 2020: 字符3269–3281
        """
        from zhiji.model import Evidence, ZhijiError
        from zhiji.presenting.citations import format_citations, on_pages
        from zhiji.store.rows import load_pages

        held = list(places)
        if wrong := next((place for place in held if not isinstance(place, Evidence)), None):
            raise ZhijiError(f"cite takes places, not {type(wrong).__name__}; give the places() of what you listed")
        paged = on_pages(held, load_pages(self.graph))
        return format_citations(paged, {report.iri: report for report in self.reports}, style)

    def cite_each(self, rows: Iterable[Iterable[Evidence]]) -> list[str]:
        """The citations of each row by GB/T 7714, a line each; empty where it rests on no place."""
        from zhiji.presenting.citations import format_citations, on_pages
        from zhiji.store.rows import load_pages

        pages, reports = load_pages(self.graph), {report.iri: report for report in self.reports}
        return [format_citations(on_pages(row, pages), reports, "gbt") for row in rows]

    def recheck(self, saved: str) -> Verified:
        """Whether the text of a page that was saved again still holds the sentences that facts of its report rest on,
        each with its verdict. ZhijiError where it is none of the open reports."""
        from zhiji.presenting.lists import Verified
        from zhiji.store.rows import load_cited_places
        from zhiji.verifying.policy import load_policy
        from zhiji.verifying.rechecking import recheck

        rows = recheck(saved, self.across.reports, load_cited_places(self.graph))
        return Verified(rows, {report.iri: report for report in self.reports}, load_policy().fingerprint)
