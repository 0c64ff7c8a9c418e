"""A graph that can be asked: pyoxigraph with the house's prefixes, its errors in one line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from zhiji.model import QueryError, ZhijiError
from zhiji.store.files import open_files
from zhiji.vocabulary import ID, PREFIXES, ZJ

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from typing import TypeAlias

Answer: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
GraphName: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Part: TypeAlias = tuple[GraphName, bytes]
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

BASE = ID
"""What relative IRIs in a query are relative to where it states no BASE (RFC 3986, 5.1.4)."""

_REPORTS = f"SELECT ?report {{ ?report a <{ZJ.Report}> }} ORDER BY ?report"


_MERGING = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class GraphError(ZhijiError):
    """A graph that cannot be opened or does not answer; the message is one line that says what to do."""


class Graph:
    """RDF that answers SPARQL. Plain patterns see every open graph; each report is a named graph of its own.

    A unit that two reports name has its triples in both graphs, and pyoxigraph's own union shows them twice. So the
    first question to several graphs merges them into the default graph: load everything before. A store whose default
    graph holds all the others already (``merged``), as that of a corpus does, is read as it is, and so is what is not
    here to be merged (``fixed``). ``folder`` is where a store lies on disk.
    """

    def __init__(
        self, store: ox.Store, *, fixed: bool = False, merged: bool = False, folder: Path | None = None
    ) -> None:
        self.store, self._folder = store, folder
        self.fixed = fixed or merged
        self._is_merged = merged

    def ask(self, query: str) -> Answer:
        """The answer to a query of ours or one that the guard has passed; QueryError when it is malformed."""
        try:
            return self.store.query(
                query,
                base_iri=BASE,
                prefixes=PREFIXES,
                use_default_graph_as_union=not (self._is_merged or self._merged),
            )
        except SyntaxError as error:
            raise QueryError(f"not SPARQL: {one_line(error)}; correct the query") from None
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {one_line(error)}") from None

    def prepare(self) -> None:
        """Does once what is otherwise done at the first questions: processes that are forked from here share it, and
        those that may open no file need none."""
        self.ask("ASK {}")
        if self._folder:
            open_files(self.store, self._folder)

    @property
    def is_merged(self) -> bool:
        """Does the store's own default graph hold all that its named graphs do, and nothing else?"""
        return self._is_merged

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
        if not (self._is_merged or self._merged):
            return self.store
        store = ox.Store()
        store.bulk_extend(quad for quad in self.store if quad.graph_name != ox.DefaultGraph())
        store.bulk_extend(self._merged[0] if self._merged else ())
        return store

    def parts(self) -> Iterator[Part]:
        """Everything for carrying away, graph by graph as it was loaded, named ones first: the graph's name and its
        N-Triples, in no order; graphs that hold nothing are left out."""
        for name in sorted(self.store.named_graphs(), key=str):
            if lines := self._dumped(name):
                yield name, lines
        merged = self.__dict__.get("_merged")  # asking for it would merge them
        unnamed = ox.serialize((q.triple for q in merged[0]), None, ox.RdfFormat.N_TRIPLES) if merged else None
        own = b"" if self._is_merged else unnamed if merged else self._dumped(ox.DefaultGraph())
        if own:
            yield ox.DefaultGraph(), own

    def _dumped(self, name: GraphName) -> bytes:
        return self.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""

    @cached_property
    def _merged(self) -> tuple[tuple[ox.Quad, ...]] | None:
        """What the default graph held before the named ones were merged into it; None where there is nothing to merge:
        a single graph, or a store that stays as it is."""
        unnamed = tuple(self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())) if not self.fixed else ()
        if self.fixed or len(list(islice(self.store.named_graphs(), 2))) + bool(unnamed) < 2:
            return None
        self.store.update(_MERGING)
        return (unnamed,)

    @classmethod
    def merging(cls, store: ox.Store) -> Graph:
        """The graph of a store in memory whose default graph takes up all that its named graphs hold, for good."""
        store.update(_MERGING)
        return cls(store, merged=True)

    def reports(self) -> list[str]:
        """The IRIs of the reports that are open, sorted."""
        return [row[0] for row in self.select(_REPORTS) if row[0]]


def one_line(error: Exception) -> str:
    """What an engine says went wrong, in one line of bounded length."""
    return " ".join(str(error).split())[:300]
