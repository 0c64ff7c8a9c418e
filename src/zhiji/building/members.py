"""The reports of one issuer as a build asks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from zhiji.corpus.record import Entry
from zhiji.store.graphs import Graph
from zhiji.store.opening import SYNTAX_OF, load_bytes


@dataclass(frozen=True, slots=True)
class Member:
    """One report of an issuer: its entry, where its files lie (to be followed by an ending), and whether it is new;
    ``also`` are N-Triples: what others call the things that it speaks of."""

    entry: Entry
    files: str
    is_new: bool
    also: tuple[str, ...] = ()

    def turtle(self) -> bytes:
        """Its graph, as it lies there."""
        return Path(f"{self.files}.ttl").read_bytes()


def graph_of(members: Sequence[Member]) -> Graph:
    """The graph of all ``members``, what others call their things with it."""
    store = ox.Store()
    for member in members:
        load_bytes(store, member.turtle(), SYNTAX_OF[".ttl"])
    lines = "\n".join(sorted({line for member in members for line in member.also}))
    if lines:
        store.load(lines.encode("utf-8"), ox.RdfFormat.N_TRIPLES)
    return Graph.merging(store)
