"""What of a page a language model alone read, told to the page so that a reader can leave it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhiji.model import Edge, Evidence, Thing

_Key = tuple[str, str, str]


@dataclass(frozen=True)
class Left:
    """What is left of the graph where proposals are left out: the words of each thing, and the edges."""

    words: dict[str, frozenset[Evidence]]
    edges: frozenset[_Key]

    @classmethod
    def of(cls, things: Iterable[Thing], edges: Iterable[Edge]) -> Left:
        return cls({thing.iri: frozenset(thing.evidence) for thing in things}, frozenset(map(_key, edges)))

    def of_thing(self, thing: Thing) -> dict[str, Any]:
        """``alone`` where the model alone read it; ``own``, which of its words others found, where not all are."""
        if thing.iri not in self.words:
            return {"alone": True}
        own = [n for n, evidence in enumerate(thing.evidence) if evidence in self.words[thing.iri]]
        return {"own": own} if len(own) < len(thing.evidence) else {}

    def of_edge(self, edge: Edge) -> dict[str, Any]:
        """``alone`` where the model alone read it."""
        return {} if _key(edge) in self.edges else {"alone": True}


def _key(edge: Edge) -> _Key:
    return edge.source, edge.predicate, edge.target
