"""Rows of a graph gathered by subject: what is stated of each thing, and the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from zhiji.model import Evidence
from zhiji.store.graphs import Graph
from zhiji.vocabulary import CODE, RDF, RDFS, ZJ

TYPE = RDF + "type"
LABEL_ZH, LABEL_EN = RDFS + "label@zh", RDFS + "label@en"

Held = dict[str, list[str]]
"""What is stated of one thing: predicate → values, labels under predicate@language."""

Sections = dict[str, list[tuple[int, int, str]]]

_STATEMENTS = """
SELECT ?s ?p ?o ?lang {
  VALUES ?type { %s }
  ?s a ?type ; ?p ?o .
  FILTER(?p NOT IN (zj:evidence, zj:cue, zj:statedIn, zj:about, zj:standing, zj:carriedOutBy, zj:unitKind))
  BIND(IF(isLiteral(?o), LANG(?o), "") AS ?lang)
}"""
_PLACES = """
SELECT ?s ?p ?report ?begin ?end ?quote ?sb ?sq ?pb ?page {
  VALUES ?p { zj:evidence zj:cue }
  ?s ?p ?m . ?m a zj:Mention ; zj:begin ?begin ; zj:end ?end ; zj:quote ?quote ; zj:inReport ?report .
  OPTIONAL { ?m zj:page ?page }
  OPTIONAL { ?m zj:inSentence ?sentence . ?sentence zj:begin ?sb ; zj:quote ?sq .
             OPTIONAL { ?sentence zj:inPoint/zj:begin ?pb } }
}"""
_SECTIONS = """
SELECT ?report ?begin ?end ?heading {
  ?x a zj:Section ; zj:inReport ?report ; zj:begin ?begin ; zj:end ?end ; zj:heading ?heading }"""
_EXTENTS = """
SELECT ?report (MIN(?begin) AS ?first) (MAX(?end) AS ?last) {
  VALUES ?report { %s }
  ?x a zj:Sentence ; zj:inReport ?report ; zj:begin ?begin ; zj:end ?end } GROUP BY ?report"""

_READ = """
SELECT DISTINCT ?report ?kind ?version {
  ?report a zj:Report ; zj:readBy ?reading . ?reading zj:readingKind ?kind .
  OPTIONAL { ?reading zj:softwareVersion ?version } } ORDER BY ?report ?kind ?version"""


def load_statements(graph: Graph, classes: Iterable[str]) -> dict[str, Held]:
    """Everything stated of the members of ``classes``, by IRI, sorted; places and standings aside."""
    out: dict[str, dict[str, set[str]]] = {}
    for s, p, o, lang in graph.select(_STATEMENTS % " ".join(f"<{c}>" for c in classes)):
        if s and p and o is not None:
            out.setdefault(s, {}).setdefault(f"{p}@{lang}" if lang else p, set()).add(o)
    return {s: {p: sorted(values) for p, values in out[s].items()} for s in sorted(out)}


def load_places(graph: Graph) -> tuple[dict[str, tuple[Evidence, ...]], dict[str, tuple[Evidence, ...]]]:
    """The words that each thing rests on, and the cues of each link; in reading order."""
    found: dict[str, dict[str, dict[Evidence, None]]] = {ZJ.evidence: {}, ZJ.cue: {}}
    for s, p, report, begin, end, quote, sb, sq, pb, page in graph.select(_PLACES):
        first = int(begin or 0)
        evidence = Evidence(
            *(report or "", first, int(end or 0), quote or ""),
            *(first if sb is None else int(sb), (quote or "") if sq is None else sq, None if pb is None else int(pb)),
            page=None if page is None else int(page),
        )
        found[p or ""].setdefault(s or "", {})[evidence] = None
    ordered = ({s: tuple(sorted(held, key=_place_order)) for s, held in by.items()} for by in found.values())
    evidence_of, cues_of = ordered
    return evidence_of, cues_of


def load_sections(graph: Graph) -> Sections:
    """Begin, end and heading of every section, by report, outermost first."""
    out: Sections = defaultdict(list)
    for report, begin, end, heading in graph.select(_SECTIONS):
        out[report or ""].append((int(begin or 0), int(end or 0), heading or ""))
    return {report: sorted(held, key=lambda s: (s[0], -s[1])) for report, held in out.items()}


def load_extents(graph: Graph, reports: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where the first sentence of each of these reports begins and its last one ends; what lies outside is the page
    around it."""
    rows = graph.select(_EXTENTS % " ".join(f"<{iri}>" for iri in reports))
    return {report or "": (int(begin or 0), int(end or 0)) for report, begin, end in rows if report}


def load_report_readings(graph: Graph) -> list[tuple[str, str, str | None]]:
    """Of each report its IRI, how the file as a whole was read, and by which version of the software, if by one."""
    rows = graph.select(_READ)
    return [(report or "", (kind or "").removeprefix(CODE).partition("-")[2], number) for report, kind, number in rows]


def first(held: Held, predicate: str) -> str:
    """The first value of a predicate, or nothing."""
    values = held.get(predicate)
    return values[0] if values else ""


def code_of(held: Held, predicate: str) -> str | None:
    """A code's own name: zjc:basis-explicit → explicit; None where there is none."""
    iri = first(held, predicate)
    return iri[len(CODE) :].partition("-")[2] if iri.startswith(CODE) else None


def _place_order(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.report, evidence.start, evidence.end
