"""Graphs opened for asking: files and folders in memory, an Oxigraph folder on disk, or a SPARQL 1.1 endpoint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from zhiji.store.absent import no_report
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
_MARK = b"\xef\xbb\xbf"
"""Some editors begin a file with it."""
_HEADS = """
SELECT DISTINCT ?r ?name ?year { ?r a zj:Report ; zj:issuer ?issuer .
  OPTIONAL { ?issuer rdfs:label ?name FILTER(LANG(?name) = "zh") }
  OPTIONAL { ?r zj:year ?year } } ORDER BY ?name ?year ?r"""
_UNNAMED = ox.DefaultGraph()
_LOOKED_AT = 20
"""Quads of each named graph that are looked for in the default graph."""


def open_graphs(sources: Sequence[str | Path]) -> Graph:
    """All of ``sources`` as one graph to ask: RDF files, folders of them, one Oxigraph folder, or one endpoint URL."""
    places = [str(source) for source in sources]
    whole = [place for place in places if _is_url(place) or _is_database(Path(place))]
    if whole and len(places) > 1:
        raise GraphError(f"{whole[0]} is a whole store and is asked alone; leave the other graphs out")
    if whole:
        return _asked(whole[0]) if _is_url(whole[0]) else _open_folder(Path(whole[0]))
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
    data = data.removeprefix(_MARK)
    named = None if syntax.supports_datasets else _graph_named_in(data)
    if named or (syntax.supports_datasets and syntax != ox.RdfFormat.JSON_LD):
        store.load(data, syntax, to_graph=named)
        return
    quads = list(ox.parse(data, syntax))
    report = None if any(quad.graph_name != _UNNAMED for quad in quads) else _only_report(quads)
    store.bulk_extend(quads if report is None else (ox.Quad(q.subject, q.predicate, q.object, report) for q in quads))


def _graph_named_in(data: bytes) -> ox.NamedNode | None:
    """The report that the first line names; None where it names none, or no IRI."""
    named = _HEADER.match(data)
    try:
        return ox.NamedNode(named[1].decode()) if named else None
    except ValueError:  # no UTF-8, or no IRI: what follows is read as any other graph
        return None


def _only_report(quads: Sequence[ox.Quad]) -> ox.NamedNode | None:
    """The report that the statements are of; None where they are of none, or of several."""
    kind, typed = ox.NamedNode(ZJ.Report), ox.NamedNode(RDF + "type")
    reports = {q.subject for q in quads if q.predicate == typed and q.object == kind}
    only = reports.pop() if len(reports) == 1 else None
    return only if isinstance(only, ox.NamedNode) else None


def keep_reports(graph: Graph, issuer: str | None, year: int | None) -> None:
    """Leaves in an open graph only the reports of that issuer (a part of its name is enough) and year; GraphError where
    there are none, or where they stand together in one graph or in a store that stays as it is."""
    if issuer is None and year is None:
        return
    ask = graph if graph.fixed else Graph(graph.store, fixed=True)  # asking merges what may have to go again
    held = [(report or "", name or "", when or "") for report, name, when in ask.select(_HEADS)]
    kept = {r for r, name, when in held if (issuer or "") in name and (year is None or when[:4] == str(year))}
    if not kept:
        raise GraphError(no_report(issuer, year, ((name, when[:4]) for _, name, when in held), "these graphs"))
    others = {report for report, _, _ in held} - kept
    if others and (graph.fixed or not others <= graph.named_graphs()):
        raise GraphError("these reports are asked together; leave out --issuer and --year, or ask a graph of each")
    for report in others:
        graph.store.remove_graph(ox.NamedNode(report))


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


def _open_folder(folder: Path) -> Graph:
    """Any Oxigraph folder as it can be asked rightly: one whose default graph holds what its named graphs do is read
    as it is, any other is read into memory, where what several reports share is one."""
    found = open_store(folder)
    return found if _holds_all(found.store) else Graph(_copied(found.store))


def _holds_all(store: ox.Store) -> bool:
    """Whether the default graph has the first quads of every named graph."""
    unnamed = ox.DefaultGraph()
    for name in store.named_graphs():
        for quad in islice(store.quads_for_pattern(None, None, None, name), _LOOKED_AT):
            if ox.Quad(quad.subject, quad.predicate, quad.object, unnamed) not in store:
                return False
    return True


def _copied(store: ox.Store) -> ox.Store:
    copy = ox.Store()
    copy.bulk_extend(store)
    return copy


def open_store(folder: Path) -> Graph:
    """An Oxigraph folder whose default graph holds what its named graphs do; GraphError where it is none."""
    try:
        return Graph(ox.Store.read_only(str(folder)), merged=True, folder=folder)
    except (OSError, ValueError, RuntimeError) as error:
        raise GraphError(f"{folder}: this store does not open: {one_line(error)}") from None


def _is_url(place: str) -> bool:
    return place.startswith(("http://", "https://"))


def _is_database(place: Path) -> bool:
    return (place / "CURRENT").is_file()
