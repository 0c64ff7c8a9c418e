"""The store of a corpus: every report in the graph of its name, and all of them once in the default graph, so that a
plain pattern sees what two reports share a single time. A store that stands is never changed: the next state begins
with its files under new names."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from zhiji.corpus.folder import link_or_copy
from zhiji.corpus.streams import stream_of
from zhiji.description.matches import MATCHES

_FEW = 20
"""Graphs up to which a change is added to the files of the store as it is; after more they are put in order anew, so
that the next small change need not."""

_CHUNK = 8_000_000
"""Bytes of Turtle that are loaded at one time: the engine holds all that it is given at once in memory, up to 2 GB."""


def write_store(old: Path | None, new: Path, gone: Iterable[str], added: Iterable[tuple[str, Path]]) -> None:
    """Makes the store ``new`` out of ``old`` without the graphs ``gone`` and with the Turtle files ``added``, each with
    the IRI that its graph is called by."""
    if old is not None:
        _begin_with(old, new)
    store = ox.Store(str(new))
    for name in gone:
        _take_out(store, ox.NamedNode(name))
    files = list(added)
    for chunk in _chunks(files):
        store.bulk_load(stream_of(_statements(chunk)), ox.RdfFormat.N_QUADS)
    if len(files) > _FEW:
        store.optimize()
    store.flush()


def state_matches(place: Path, lines: Iterable[str]) -> None:
    """Makes ``lines`` (N-Triples) what the graph of matches of the new store ``place`` states, and nothing else."""
    store, graph = ox.Store(str(place)), ox.NamedNode(MATCHES)
    wanted = {quad.triple for quad in ox.parse("\n".join(lines).encode("utf-8"), ox.RdfFormat.N_TRIPLES)}
    held = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
    for name in (graph, ox.DefaultGraph()):
        for triple in held - wanted:
            store.remove(ox.Quad(triple.subject, triple.predicate, triple.object, name))
        store.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in sorted(wanted - held, key=str))
    store.flush()


def _begin_with(old: Path, new: Path) -> None:
    """The files that the engine writes once and never changes get a second name; the rest is copied."""
    new.mkdir()
    for file in old.iterdir():
        if file.suffix == ".sst":
            link_or_copy(file, new / file.name)
        elif file.is_file() and file.name not in ("LOCK", "LOG"):
            shutil.copyfile(file, new / file.name)


def _take_out(store: ox.Store, graph: ox.NamedNode) -> None:
    """Removes a report's graph, and from the default graph what no other report states."""
    here = (graph, ox.DefaultGraph())
    own = [
        quad.triple
        for quad in store.quads_for_pattern(None, None, None, graph)
        if all(q.graph_name in here for q in store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None))
    ]
    triples = (ox.serialize(own, None, ox.RdfFormat.N_TRIPLES) or b"").decode("utf-8")
    store.update(f"DELETE DATA {{ {triples} }}")
    store.remove_graph(graph)


def _chunks(files: Iterable[tuple[str, Path]]) -> Iterator[list[tuple[str, Path]]]:
    """The files in their order, as many together as ``_CHUNK`` allows, and at least one."""
    chunk: list[tuple[str, Path]] = []
    held = 0
    for name, file in files:
        size = file.stat().st_size
        if chunk and held + size > _CHUNK:
            yield chunk
            chunk, held = [], 0
        chunk.append((name, file))
        held += size
    if chunk:
        yield chunk


def _statements(files: Iterable[tuple[str, Path]]) -> Iterator[bytes]:
    """Each file as N-Quads, once in its graph and once in none."""
    for name, file in files:
        triples = (quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
        lines = ox.serialize(triples, None, ox.RdfFormat.N_TRIPLES) or b""
        yield lines
        yield lines.replace(b" .\n", f" <{name}> .\n".encode())
