"""Findings about a graph: shapes, verify queries, quotes and hashes, and arithmetic, each with its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zhiji.checking.arithmetic import find_checks
from zhiji.checking.figures import load_figures
from zhiji.checking.queries import VerifyQuery, find_query_findings, load_verify_queries
from zhiji.checking.quotes import find_text_findings
from zhiji.checking.rows import Citations
from zhiji.checking.shapes import find_shape_findings
from zhiji.checking.wording import to_finding
from zhiji.model.findings import SEVERITIES, Finding, FindingKind, Involved, Severity, in_order
from zhiji.store.graphs import Graph

__all__ = [
    "SEVERITIES",
    "Citations",
    "Finding",
    "FindingKind",
    "Involved",
    "Severity",
    "VerifyQuery",
    "find_arithmetic_findings",
    "find_faults",
    "find_findings",
    "find_query_findings",
    "find_shape_findings",
    "find_text_findings",
    "in_order",
    "load_verify_queries",
]


def find_findings(graph: Graph, ontology: Path, *, include_held: bool = False) -> list[Finding]:
    """All findings about the open reports, gravest first, then in reading order.

    ``ontology`` is the folder with zhiji.ttl, codes.ttl, shapes.ttl and verify/. With ``include_held`` the calculations
    that come out, and those that miss by a last digit, are there as notes.
    """
    citations = Citations(graph)
    faults = find_faults(graph, ontology, citations)
    return in_order([*faults, *find_arithmetic_findings(graph, citations, include_held=include_held)])


def find_faults(graph: Graph, ontology: Path, citations: Citations) -> list[Finding]:
    """What is wrong in how reports are told in the graph: quotes and hashes, shapes, verify queries. It depends on each
    report by itself."""
    reread = list(find_text_findings(graph, citations))
    told = {(finding.rule, thing.iri) for finding in reread for thing in finding.things}
    asked = find_query_findings(graph, ontology, citations)
    return [
        *reread,
        *find_shape_findings(graph, ontology, citations),
        *(f for f in asked if not any((f.rule, thing.iri) in told for thing in f.things)),
    ]


def find_arithmetic_findings(graph: Graph, citations: Citations, *, include_held: bool = False) -> Iterator[Finding]:
    """Figures that cannot all stand, of one report or of two; with ``include_held`` also those that agree, as notes."""
    for check in find_checks(load_figures(graph, citations)):
        if include_held or check.verdict == "broken":
            yield to_finding(check, citations)
