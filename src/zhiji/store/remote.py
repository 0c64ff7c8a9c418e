"""A SPARQL 1.1 endpoint asked over HTTP, with the same face as a graph in memory."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Iterator
from http.client import HTTPException
from time import monotonic

import pyoxigraph as ox

from zhiji.store.graphs import BASE, Answer, Graph, GraphError, Part
from zhiji.store.paging import counting, paged
from zhiji.vocabulary import PREFIXES

TIMEOUT = 60
"""Seconds that an endpoint may take to answer."""

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"
_CONSTRUCT = "CONSTRUCT { ?s ?p ?o }"
"""How all triples of a pattern are asked for."""

_CUT = ("Zhiji-Rows-Cut", "X-SPARQL-MaxRows")
"""Headers by which an endpoint says that there was more than it gave: a part would pass for the whole."""

MOST_PAGES = 1_000
"""Pages that one answer is asked in."""

PATIENCE = 120.0
"""Seconds that an endpoint may need for all pages that are asked of it, as long as it counts their rows each time."""


class RemoteGraph(Graph):
    """What answers at ``url``. A graph's own endpoint decides which graphs a plain pattern sees."""

    def __init__(self, url: str) -> None:
        super().__init__(ox.Store(), fixed=True)
        self.url = url
        self._awaited = 0.0

    def ask(self, query: str) -> Answer:
        """The whole answer: where the endpoint gives only so many rows at once, page by page. GraphError where that
        cannot be, for a part would pass for the whole."""
        data, media_type, cut = self._sent(query)
        if cut is not None:
            return self._by_pages(query, _read(data, media_type, self.url), cut)
        return _read(data, media_type, self.url)

    def _sent(self, query: str) -> tuple[bytes, str, str | None]:
        """What the endpoint answers, of what media type, and what it says of rows that it left out."""
        prologue = f"BASE <{BASE}>\n" + "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
        try:
            body = urllib.parse.urlencode({"query": prologue + query}).encode()
            request = urllib.request.Request(self.url, body, {"Accept": _ACCEPT})
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
                cut = next((answer.headers[name] for name in _CUT if name in answer.headers), None)
                return answer.read(), answer.headers.get_content_type(), cut
        except urllib.error.HTTPError as error:
            raise GraphError(f"{self.url}: {_refusal(error)}") from None
        except (OSError, ValueError, HTTPException) as error:
            raise GraphError(f"{self.url}: no answer ({error}); check the address") from None

    def _by_pages(self, query: str, first: Answer, cut: str) -> Answer:
        if query.startswith(_CONSTRUCT):  # triples have no order to be told apart by: they are asked as rows
            rows = self.ask(f"SELECT DISTINCT ?s ?p ?o {query[len(_CONSTRUCT) :]}")
            assert isinstance(rows, ox.QuerySolutions)
            store = ox.Store()
            store.extend(ox.Quad(row["s"], row["p"], row["o"]) for row in rows)
            return store.query(f"{_CONSTRUCT} {{ ?s ?p ?o }}")
        columns = [v.value for v in first.variables] if isinstance(first, ox.QuerySolutions) else []
        size = sum(1 for _ in first) if isinstance(first, ox.QuerySolutions) else 0
        bindings: list[object] = []
        pages = paged(query, columns, size) if size else None
        if pages is not None:
            self._check_pages(query, size)
        for page in pages or ():
            data, media_type, again = self._sent(page)
            _read(data, media_type, self.url)
            rows = json.loads(data)["results"]["bindings"]
            bindings += rows
            if again is not None:
                break
            if len(rows) < size:
                whole = {"head": {"vars": columns}, "results": {"bindings": bindings}}
                return ox.parse_query_results(json.dumps(whole).encode(), ox.QueryResultsFormat.JSON)
        raise GraphError(f"{self.url}: cut its answer ({cut}); raise its limit (zhiji serve --rows N), or ask for less")

    def _check_pages(self, query: str, size: int) -> None:
        """GraphError where it would take long to page through the answers: each page asks for all its rows in order,
        which takes no less than to count them."""
        begun = monotonic()
        ((counted,),) = self.select(counting(query))
        rows = int(counted or 0)
        pages = -(-rows // size)
        self._awaited += pages * (monotonic() - begun)
        if pages > MOST_PAGES or self._awaited > PATIENCE:
            raise GraphError(
                f"{self.url}: gives {size:,} of {rows:,} rows at once, too few to ask for them page by page; "
                "raise its limit (zhiji serve --rows N), or copy the files"
            )

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
        answer = self.ask(f"{_CONSTRUCT} {where}")
        assert isinstance(answer, ox.QueryTriples)
        triples = list(answer)
        ((counted,),) = self.select(f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {where} }}")
        if len(triples) < int(counted or 0):
            raise GraphError(
                f"{self.url}: gave {len(triples):,} of its {int(counted or 0):,} triples; "
                "raise its limit, or copy the files"
            )
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


def _read(data: bytes, media_type: str, url: str) -> Answer:
    try:
        return _parsed(data, media_type, url)
    except SyntaxError as error:
        said = " ".join(str(error).split())
        raise GraphError(f"{url}: its answer breaks off or is none ({said}); is it a SPARQL endpoint?") from None


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
    return store.query(f"{_CONSTRUCT} {{ ?s ?p ?o }}")
