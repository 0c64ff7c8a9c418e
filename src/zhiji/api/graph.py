"""The open graphs as one value."""

from __future__ import annotations

from zhiji.api.carrying import Carrying


class KnowledgeGraph(Carrying):
    """Open graphs, asked as a network (links, paths), in SPARQL (query), or carried away (export, to_rdflib)."""
