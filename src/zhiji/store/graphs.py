"""Graphs opened for asking: files and folders in memory, an Oxigraph folder on disk, or a SPARQL 1.1 endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from zhiji.model import QueryError, ZhijiError
from zhiji.vocabulary import PREFIXES, ZJ

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from typing import TypeAlias

Answer: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

SYNTAX_OF = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_HEADER = re.compile(rb"# zhiji report <([^>\s]+)>")
_REPORTS = f"SELECT ?report {{ ?report a <{ZJ.Report}> }} ORDER BY ?report"


class GraphError(ZhijiError):
    """A graph that cannot be opened or does not answer; the message is one line that says what to do."""


class Graph:
    """RDF that answers SPARQL. Plain patterns see every open graph; each report is a named graph of its own.

    A unit that two reports name has its triples in both graphs, and pyoxigraph's own union shows them twice. So the
    first question to several graphs merges them into the default graph: load everything before. A store on disk is
    read as it is (``fixed``), and there SELECT DISTINCT is needed for what several reports share.
    """

    def __init__(self, store: ox.Store, *, fixed: bool = False) -> None:
        self.store = store
        self._fixed = fixed

    def ask(self, query: str) -> Answer:
        """The answer to a query of ours or one that the guard has passed; QueryError when it is malformed."""
        try:
            return self.store.query(query, prefixes=PREFIXES, use_default_graph_as_union=not self._merged)
        except SyntaxError as error:
            raise QueryError(f"not SPARQL: {_one_line(error)}; correct the query") from None
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {_one_line(error)}") from None

    def select(self, query: str) -> Iterator[tuple[str | None, ...]]:
        """The rows of a SELECT as plain strings, IRIs and literals alike, None where unbound."""
        answer = self.ask(query)
        assert isinstance(answer, ox.QuerySolutions)
        for row in answer:
            yield tuple([None if term is None else term.value for term in row])

    def named_graphs(self) -> frozenset[str]:
        return frozenset(graph.value for graph in self.store.named_graphs())

    def held(self) -> ox.Store:
        """Everything as a store, for carrying away: each triple in the graph it was loaded into."""
        if not self._merged:
            return self.store
        store = ox.Store()
        store.bulk_extend(quad for quad in self.store if quad.graph_name != ox.DefaultGraph())
        store.bulk_extend(self._merged[0])
        return store

    @cached_property
    def _merged(self) -> tuple[tuple[ox.Quad, ...]] | None:
        """What the default graph held before the named ones were merged into it; None where there is nothing to merge:
        a single graph, or a store that stays as it is."""
        unnamed = tuple(self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())) if not self._fixed else ()
        if self._fixed or len(list(islice(self.store.named_graphs(), 2))) + bool(unnamed) < 2:
            return None
        self.store.bulk_extend([ox.Quad(q.subject, q.predicate, q.object) for q in self.store])
        return (unnamed,)

    def reports(self) -> list[str]:
        """The IRIs of the reports that are open, sorted."""
        return [row[0] for row in self.select(_REPORTS) if row[0]]


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
        raise GraphError(f"{file}: not {syntax.name}: {_one_line(error)}; export it again") from None


def load_bytes(store: ox.Store, data: bytes, syntax: ox.RdfFormat) -> None:
    """As ``load_file``, from memory; SyntaxError where the data is not what it says it is."""
    named = _HEADER.match(data)
    if syntax.supports_datasets:
        store.load(data, syntax)
    elif named:
        store.load(data, syntax, to_graph=ox.NamedNode(named[1].decode()))
    else:
        triples = [quad.triple for quad in ox.parse(data, syntax)]
        kind, report = ox.NamedNode(ZJ.Report), {t.subject for t in triples if str(t.predicate) == _TYPE}
        found = {t.subject for t in triples if t.object == kind} & report
        graph = found.pop() if len(found) == 1 else ox.DefaultGraph()
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)


_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


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
        raise GraphError(f"{folder}: this store does not open: {_one_line(error)}") from None


def _is_url(place: str) -> bool:
    return place.startswith(("http://", "https://"))


def _is_database(place: Path) -> bool:
    return (place / "CURRENT").is_file()


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
