"""Who a document is of: what the report says was done with it, and whether its issuer did it."""

from __future__ import annotations

import re

from zhiji.description.edges import BY_ISSUER, Edges
from zhiji.description.page import Page
from zhiji.lexicon.patterns import Pattern
from zhiji.lexicon.regions import regions_opening
from zhiji.model import Document, Relation, Report
from zhiji.vocabulary import ZJ

_EDGES = {
    "issued": ZJ.issuedBy,
    "planned": ZJ.plannedBy,
    "implemented": ZJ.implementedBy,
    "studied": ZJ.studiedBy,
}
_OF_ABOVE = Pattern("document_words", "{of-above}")
_REGULATION = Pattern("document_words", r"{regulation}(?:[（(][^（）()]*[）)])?[》〉]?$")
_MAKES_REGULATIONS = Pattern("document_words", "{makes-regulations}$")
_BELOW = re.compile("[\u4e00-\u9fff]{1,6}[省市县区州旗镇乡]")


def describe_document(page: Page, edges: Edges, node: str, fact: Document) -> None:
    """The edges from a document to who made it, follows it or studies it, and to the report that only mentions it."""
    relation = relation_told(page.report, fact)
    if relation == "mentioned":
        page.sheet.iri(node, ZJ.mentionedIn, page.names.report)
    for issuer in fact.issued_by:
        edges.add(node, _EDGES["planned" if relation == "planned" else "issued"], page.names.of(issuer), fact, None)
    unsaid = relation in ("implemented", "studied") or not fact.issued_by
    if relation in _EDGES and unsaid and page.names.issuer_iri:
        edges.add(node, _EDGES[relation], page.names.issuer_iri, fact, BY_ISSUER)


def relation_told(report: Report, fact: Document) -> Relation:
    """What the report tells as done. What is yet to be followed or studied is only mentioned, and so is what would be
    the issuer's own but bears the name of another place or of a body above it, or is a 条例, which a congress makes."""
    if fact.relation in ("implemented", "studied"):
        return "mentioned" if report.role_at(fact.start) == "plans" else fact.relation
    if fact.relation == "mentioned" or fact.issued_by:
        return fact.relation
    if _REGULATION.search(fact.text) and not _MAKES_REGULATIONS.search(report.issuer or ""):
        return "mentioned"
    return "mentioned" if _is_of_another(fact.text.strip("《》〈〉<>“”"), report.issuer or "") else fact.relation


def _is_of_another(title: str, issuer: str) -> bool:
    """《国务院关于…的意见》, for a county 《青山市…方案》: the title names who made it, and it is not the issuer."""
    above = _OF_ABOVE.match(title)
    if above:
        return above.group() not in issuer
    places = regions_opening(title)
    place = places[-1].name if places else ""
    at = issuer.rfind(place)
    return bool(place) and (at < 0 or bool(_BELOW.match(issuer, at + len(place))))
