"""Graphs opened for asking: files and folders in memory, an Oxigraph folder on disk, or a SPARQL 1.1 endpoint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from zhiji.store.graphs import Graph, GraphError, one_line
from zhiji.vocabulary import RDF, ZJ

SYNTAX_OF = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_HEADER = re.compile(rb"# zhiji report <([^>\s]+)>")


def open_graphs(sources: Sequence[str | Path]) -> Graph:
    """All of ``sources`` as one graph to ask: RDF files, folders of them, one Oxigraph folder, or one endpoint URL."""
    places = [str(source) for source in sources]
    whole = [place for place in places if _is_url(place) or _is_database(Path(place))]
    if whole and len(places) > 1:
        raise GraphError(f"{whole[0]} is a whole store and is asked alone; leave the other graphs out")
    if whole:
        return _asked(whole[0]) if _is_url(whole[0]) else Graph(_opened(Path(whole[0])), fixed=True)
    store = ox.Store()
    for place in places:
        for file in _graph_files(Path(place)):
            load_file(store, file)
    return Graph(store)


def load_file(store: ox.Store, file: Path) -> None:
    """Adds one RDF file to ``store``; triples of a single report go into the graph named by the report."""
    syntax = SYNTAX_OF.get(file.suffix.lower())
    if syntax is None:
        raise GraphError(f"{file}: not a graph that zhiji reads ({', '.join(SYNTAX_OF)}); is it a report?")
    try:
        load_bytes(store, file.read_bytes(), syntax)
    except OSError as error:
        raise GraphError(f"{file}: {error.strerror or error}; check the path") from None
    except SyntaxError as error:
        raise GraphError(f"{file}: not {syntax.name}: {one_line(error)}; export it again") from None


def load_bytes(store: ox.Store, data: bytes, syntax: ox.RdfFormat) -> None:
    """As ``load_file``, from memory; SyntaxError where the data is not what it says it is."""
    named = _HEADER.match(data)
    if syntax.supports_datasets:
        store.load(data, syntax)
    elif named:
        store.load(data, syntax, to_graph=ox.NamedNode(named[1].decode()))
    else:
        triples = [quad.triple for quad in ox.parse(data, syntax)]
        kind, typed = ox.NamedNode(ZJ.Report), ox.NamedNode(RDF + "type")
        reports = {t.subject for t in triples if t.predicate == typed and t.object == kind}
        graph = reports.pop() if len(reports) == 1 else ox.DefaultGraph()
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def _graph_files(place: Path) -> list[Path]:
    if not place.exists():
        raise GraphError(f"{place}: no such file or folder; check the path")
    if not place.is_dir():
        return [place]
    files = sorted(file for file in place.iterdir() if file.suffix.lower() in SYNTAX_OF)
    if not files:
        raise GraphError(f"{place}: no graph in this folder ({', '.join(SYNTAX_OF)}); build one with zhiji build")
    return files


def _asked(url: str) -> Graph:
    from zhiji.store.remote import RemoteGraph

    return RemoteGraph(url)


def _opened(folder: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, ValueError, RuntimeError) as error:
        raise GraphError(f"{folder}: this store does not open: {one_line(error)}") from None


def _is_url(place: str) -> bool:
    return place.startswith(("http://", "https://"))


def _is_database(place: Path) -> bool:
    return (place / "CURRENT").is_file()
