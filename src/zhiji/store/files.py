"""The files of a store on disk, opened before their process gives up the right to open any.

RocksDB opens a few of a store's files with the store, and each other one when a key is first looked for where it lies.
A process that may open nothing more would then fail in the middle of an answer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pyoxigraph as ox

_BETWEEN = 200
"""Quads that are looked up before the open files are counted again."""
_GROWTH = 4
"""By how much more of each graph is looked up each time that files are left."""


def open_files(store: ox.Store, folder: Path) -> None:
    """Has ``store``, which lies in ``folder``, open every file of its that answers may be read from: quads are looked
    up from here and there by each of their ends until all are open."""
    wanted = {(held.st_dev, held.st_ino) for file in folder.glob("*.sst") for held in [file.stat()]}
    for number, quad in enumerate(_quads(store)):
        if number % _BETWEEN == 0 and wanted <= _opened():
            return
        _look_up(store, quad)


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    """The first quad of every graph, then its first few, then more of it, until there is no more of any."""
    graphs = [ox.DefaultGraph(), *store.named_graphs()]
    for step in count():
        more = False
        for graph in graphs:
            quads = store.quads_for_pattern(None, None, None, graph)
            for quad in islice(quads, _GROWTH ** (step - 1) if step else 0, _GROWTH**step):
                more = True
                yield quad
        if not more:
            return


def _look_up(store: ox.Store, quad: ox.Quad) -> None:
    """Seeks the place of a quad in every order that the store keeps, and of its object as a subject, for the first
    quads of a graph have its lowest subjects."""
    thing = quad.object if isinstance(quad.object, ox.NamedNode) else quad.subject
    for graph in (ox.DefaultGraph(), None, quad.graph_name):
        next(store.quads_for_pattern(quad.subject, None, None, graph), None)
        next(store.quads_for_pattern(None, quad.predicate, quad.object, graph), None)
        next(store.quads_for_pattern(None, None, quad.object, graph), None)
        next(store.quads_for_pattern(thing, None, None, graph), None)


def _opened() -> set[tuple[int, int]]:
    """Device and number of each file that this process has open."""
    found = set()
    for name in os.listdir("/dev/fd"):  # noqa: PTH208  what holds the list open is in it
        try:
            held = os.fstat(int(name))
        except OSError:
            continue  # the list's own
        found.add((held.st_dev, held.st_ino))
    return found
