"""A SPARQL 1.1 endpoint asked over HTTP, with the same face as a graph in memory."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Iterator
from http.client import HTTPException

import pyoxigraph as ox

from zhiji.store.graphs import BASE, Answer, Graph, GraphError, Part
from zhiji.vocabulary import PREFIXES

TIMEOUT = 60
"""Seconds that an endpoint may take to answer."""

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"
_CUT = ("Zhiji-Rows-Cut", "X-SPARQL-MaxRows")
"""Headers by which an endpoint says that there was more than it gave: a part would pass for the whole."""


class RemoteGraph(Graph):
    """What answers at ``url``. A graph's own endpoint decides which graphs a plain pattern sees."""

    def __init__(self, url: str) -> None:
        super().__init__(ox.Store(), fixed=True)
        self.url = url

    def ask(self, query: str) -> Answer:
        prologue = f"BASE <{BASE}>\n" + "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
        try:
            body = urllib.parse.urlencode({"query": prologue + query}).encode()
            request = urllib.request.Request(self.url, body, {"Accept": _ACCEPT})
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
                data, media_type = answer.read(), answer.headers.get_content_type()
                cut = next((answer.headers[name] for name in _CUT if name in answer.headers), None)
        except urllib.error.HTTPError as error:
            raise GraphError(f"{self.url}: {_refusal(error)}") from None
        except (OSError, ValueError, HTTPException) as error:
            raise GraphError(f"{self.url}: no answer ({error}); check the address") from None
        if cut is not None:
            raise GraphError(
                f"{self.url}: cut its answer ({cut}); raise its limit (zhiji serve --rows N), or ask for less"
            )
        try:
            return _parsed(data, media_type, self.url)
        except SyntaxError as error:
            said = " ".join(str(error).split())
            raise GraphError(
                f"{self.url}: its answer breaks off or is none ({said}); is it a SPARQL endpoint?"
            ) from None

    def named_graphs(self) -> frozenset[str]:
        return frozenset(row[0] for row in self.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }") if row[0])

    def held(self) -> ox.Store:
        """Fetches all that the endpoint shows: its named graphs, and what stands in none of them. GraphError where it
        gives fewer triples than it counts, as an endpoint that caps its answers does."""
        store, named = ox.Store(), set[ox.Triple]()
        for graph in sorted(self.named_graphs()):
            name = ox.NamedNode(graph)
            triples = set(self._triples(f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"))
            store.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
            named |= triples
        loose = set(self._triples("{ ?s ?p ?o }")) - named
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in loose)
        return store

    def parts(self) -> Iterator[Part]:
        return Graph(self.held()).parts()

    def _triples(self, where: str) -> list[ox.Triple]:
        answer = self.ask(f"CONSTRUCT {{ ?s ?p ?o }} {where}")
        assert isinstance(answer, ox.QueryTriples)
        triples = list(answer)
        ((counted,),) = self.select(f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {where} }}")
        if len(triples) < int(counted or 0):
            given = f"{len(triples):,} of its {int(counted or 0):,} triples"
            raise GraphError(f"{self.url}: gave {given}; raise its limit, or copy the files")
        return triples


def _refusal(error: urllib.error.HTTPError) -> str:
    """What an endpoint says is wrong, in its own line where it is plain text; else its status."""
    with error:
        kind, said = error.headers.get_content_type(), error.read(_SAID)
    line = " ".join(said.decode("utf-8", "replace").split())
    if kind == "text/plain" and line:
        return f"{error.code} {line}"
    return f"{error.code} {error.reason}; is this a SPARQL endpoint?"


_SAID = 300
"""Bytes of what an endpoint says is wrong."""


def _parsed(data: bytes, media_type: str, url: str) -> Answer:
    if "sparql-results" in media_type or media_type == "application/json":
        answer = ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
        if isinstance(answer, ox.QuerySolutions):
            deque(answer, 0)  # it is read as it is walked: what is wrong further down has to show here
            answer = ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
        return answer
    syntax = ox.RdfFormat.from_media_type(media_type)
    if syntax is None:
        raise GraphError(f"{url}: answered with {media_type}, which is no SPARQL result; is this a SPARQL endpoint?")
    store = ox.Store()
    store.load(data, syntax)
    return store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
