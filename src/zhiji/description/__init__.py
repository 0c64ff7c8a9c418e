"""Facts into triples: what a report states, as sorted N-Triples lines with IRIs made of content."""

from __future__ import annotations

from zhiji.description.edges import Edges
from zhiji.description.entities import describe_entities
from zhiji.description.iris import iri, place, report_iri, text_base
from zhiji.description.links import describe_links
from zhiji.description.outline import describe_outline, describe_report
from zhiji.description.page import Page
from zhiji.description.quantities import describe_quantities
from zhiji.description.standings import describe_standings
from zhiji.model import Facts, Report, ZhijiError

__all__ = ["describe", "iri", "place", "report_iri", "text_base"]


def describe(report: Report, facts: Facts) -> list[str]:
    """The graph of one report as N-Triples lines without line ends, sorted, each once.

    The same report and facts give the same lines, always. ZhijiError where the facts belong to another text.
    """
    if facts.head.sha256 != report.sha256:
        raise ZhijiError(
            f"the facts are of a text with sha256 {facts.head.sha256[:16]}…, this one has {report.sha256[:16]}…; "
            "give the text the facts were read from"
        )
    page, edges = Page(report, facts), Edges()
    describe_report(page)
    describe_outline(page)
    describe_entities(page, edges)
    describe_standings(page)
    describe_quantities(page)
    describe_links(page)
    edges.describe(page)
    page.mark_confidence()
    page.mark_tentative()
    return page.sheet.lines()
