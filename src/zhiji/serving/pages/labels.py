"""What IRIs are called: things by the graph, terms and codes by the ontology."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from zhiji.store.answers import short
from zhiji.store.graphs import Graph
from zhiji.vocabulary import ID, RDFS, SKOS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_LABEL = ox.NamedNode(RDFS + "label")
_NAMING = (_LABEL, ox.NamedNode(SKOS + "prefLabel"))


class Labels:
    """Labels by IRI and language; the graph's own are looked up as they are asked for."""

    def __init__(self, graph: Graph, ontology: Path) -> None:
        self._store = graph.store
        self._terms: dict[str, dict[str, str]] = {}
        for name in ("zhiji.ttl", "codes.ttl"):
            for quad in ox.parse((ontology / name).read_bytes(), ox.RdfFormat.TURTLE):
                self._keep(quad)

    def of(self, iri: str, lang: Lang) -> str:
        """Its label in that language, else in the other, else its short IRI."""
        held = self._terms.get(iri) or self._in_graph(iri)
        return held.get(lang) or held.get("zh") or held.get("en") or held.get("") or short(iri)

    def _in_graph(self, iri: str) -> dict[str, str]:
        try:
            node = ox.NamedNode(iri)
        except ValueError:  # an address may ask for any name
            return {}
        found = self._store.quads_for_pattern(node, _LABEL, None)
        held = sorted((q.object.language or "", q.object.value) for q in found if isinstance(q.object, ox.Literal))
        return dict(reversed(held))  # of several in one language the first

    def _keep(self, quad: ox.Quad) -> None:
        subject, label = quad.subject, quad.object
        if quad.predicate in _NAMING and isinstance(subject, ox.NamedNode) and isinstance(label, ox.Literal):
            self._terms.setdefault(subject.value, {})[label.language or ""] = label.value


def path_of(iri: str) -> str | None:
    """Where this server shows a thing: its IRI's own path; None for what is not ours.

    >>> path_of("https://w3id.org/zhiji/id/unit-0a5f")
    '/id/unit-0a5f'
    """
    return f"/id/{iri[len(ID) :]}" if iri.startswith(ID) else None
