"""The network carried away: networkx with plain attributes, GraphML, GEXF. What each form leaves out is said."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import networkx as nx

from zhiji.model import Edge, Thing
from zhiji.network.web import Network

LOSSES = {
    "graphml": "GraphML holds nodes, edges with their first sentence; the text and other places stay in ttl",
    "gexf": "GEXF holds nodes, edges with their first sentence; the text and other places stay in ttl",
    "csv": "CSV holds one link a line with its sentence; things without a link and the text stay in ttl",
}
"""What a form leaves out, in one line for people."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
Plain = str | int | float | bool


def plain_graph(network: Network) -> nx.MultiDiGraph[str]:
    """Nodes and edges with text, numbers and booleans only, so that every format takes them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing in network.things.values():
        graph.add_node(thing.iri, **node_of(thing))
    for edge in network.edges:
        graph.add_edge(edge.source, edge.target, key=f"{edge.predicate} {edge.iri or ''}".strip(), **_edge(edge))
    return graph


def format_graphml(network: Network) -> bytes:
    """GraphML that networkx opens again with types kept."""
    out = io.BytesIO()
    nx.write_graphml_xml(plain_graph(network), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def format_gexf(network: Network) -> bytes:
    """GEXF 1.2 that networkx and Gephi open."""
    lines = nx.generate_gexf(plain_graph(network), encoding="utf-8", version="1.2draft")
    body = "\n".join(lines) + "\n"
    return re.sub(r' lastmodifieddate="[^"]*"', "", body).encode("utf-8")


def node_of(thing: Thing) -> dict[str, Plain]:
    """A thing's attributes, those that it has."""
    first = thing.evidence[0] if thing.evidence else None
    held = {
        "label": thing.label,
        "label_en": thing.label_en,
        "kind": thing.kind,
        "code": thing.code,
        "level": thing.level,
        "value": None if thing.value is None else float(thing.value),
        "measure": thing.measure,
        "bound": thing.bound,
        "as_written": thing.as_written,
        "indicator": thing.indicator,
        "direction": thing.direction,
        "polarity": thing.polarity,
        "period": thing.period,
        "scope": thing.scope,
        "is_outcome": thing.is_outcome,
        "planned": thing.planned,
        "tentative": thing.tentative,
        "report": thing.report,
        "section": " / ".join(thing.section),
        "sentence": first.sentence if first else None,
        "start": first.start if first else None,
        "end": first.end if first else None,
    }
    return _printable(held)


def _edge(edge: Edge) -> dict[str, Plain]:
    held = {
        "predicate": edge.predicate,
        "iri": edge.iri,
        "basis": edge.basis,
        "cue": " … ".join(cue.quote for cue in edge.cue) or None,
        "distance": edge.distance,
        "rivals": edge.rivals,
        "confidence": edge.confidence,
        "inferred": edge.inferred,
        "tentative": edge.tentative,
        "sentence": edge.evidence[0].sentence if edge.evidence else None,
    }
    return _printable(held)


def _printable(held: Mapping[str, Plain | None]) -> dict[str, Plain]:
    """Without what is not there, and without characters that XML cannot hold."""
    return {
        key: _UNPRINTABLE.sub(" ", value) if isinstance(value, str) else value
        for key, value in held.items()
        if value is not None
    }
