"""What was matched across the reports of an issuer: rows of the table ``matches``, and triples of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from zhiji.comparing.contexts import Context
from zhiji.description.matches import describe_matches
from zhiji.model.rows import Match, ReportRow


def match_rows(reports: Iterable[ReportRow], matches: Iterable[Match]) -> Iterator[dict[str, object]]:
    """One row a match, the earlier report first."""
    by_iri = {report.iri: report for report in reports}
    for match in matches:
        one, other = match.one, match.other
        report, later = by_iri[one.report], by_iri[other.report]
        yield {
            "report": report.iri,
            "issuer": report.issuer,
            "year": report.year,
            "initiative": one.iri,
            "name": one.name,
            "begin": one.begin,
            "end": one.end,
            "quote": one.quote,
            "sentence": Context(report, one.begin, one.end).sentence,
            "later_report": later.iri,
            "later_year": later.year,
            "later_initiative": other.iri,
            "later_name": other.name,
            "later_begin": other.begin,
            "later_end": other.end,
            "later_quote": other.quote,
            "exact": match.exact,
            "confidence": float(match.confidence),
        }


def stated_rows(reports: Iterable[ReportRow], matches: Iterable[Match]) -> Iterator[dict[str, object]]:
    """What the graph of matches states of them, a triple a row, told of the earlier report."""
    sha256_of, made_by = {report.iri: report.sha256 for report in reports}, version("zhiji")
    for match in matches:
        for line in describe_matches([match], sha256_of, made_by):
            yield {"report": match.one.report, "triple": line}
