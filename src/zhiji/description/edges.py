"""Edges between two things, each kept as itself and as an Assertion that carries its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhiji.description.iris import iri
from zhiji.description.page import Page
from zhiji.model import Fact
from zhiji.vocabulary import RDF, ZJ

BY_ISSUER = "issuer-where-unsaid"
"""The rule that fills who acts where the text leaves it out: the body that issues the report."""

BY_READER = "reader-from-context"
"""The rule behind an edge that a reader took from the context, such as a part from the heading over it."""


@dataclass
class _Edge:
    said: bool = False
    rules: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


class Edges:
    """Edges gathered over a report: said in one place and left out in another, an edge is said."""

    def __init__(self) -> None:
        self._edges: dict[tuple[str, str, str], _Edge] = {}

    def add(self, subject: str, predicate: str, target: str, fact: Fact, inferred_by: str | None) -> None:
        """``inferred_by`` is the rule that filled the edge, None where the text says it."""
        edge = self._edges.setdefault((subject, predicate, target), _Edge())
        if inferred_by is None:
            edge.said = True
        else:
            edge.rules.append(inferred_by)
        edge.facts.append(fact)

    def describe(self, page: Page) -> None:
        for (subject, predicate, target), edge in self._edges.items():
            node = iri("assertion", page.names.sha256, subject, predicate, target)
            page.sheet.iri(subject, predicate, target)
            page.sheet.a(node, ZJ.Assertion)
            page.sheet.iri(node, RDF + "subject", subject)
            page.sheet.iri(node, RDF + "predicate", predicate)
            page.sheet.iri(node, RDF + "object", target)
            page.sheet.true(node, ZJ.inferred, not edge.said)
            for rule in () if edge.said else edge.rules:
                page.sheet.text(node, ZJ.rule, rule)
            page.state(node, edge.facts)
