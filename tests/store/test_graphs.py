from __future__ import annotations

import doctest
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from zhiji import api
from zhiji.model import ZhijiError
from zhiji.store import paging, remote
from zhiji.store.graphs import Graph, GraphError
from zhiji.store.guard import QueryError
from zhiji.store.opening import open_graphs
from zhiji.store.turtle import format_graph

IRI = "https://w3id.org/zhiji/id/report-"
NAMED = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def names(graph: Graph) -> list[str | None]:
    return [row[0] for row in graph.select(NAMED)]


def count(graph: Graph) -> int:
    return int(next(graph.select(COUNT))[0] or 0)


@pytest.fixture
def folder(tmp_path: Path, invented_turtle: dict[str, bytes]) -> Path:
    for name, turtle in invented_turtle.items():
        (tmp_path / f"{name}.ttl").write_bytes(turtle)
    return tmp_path


def test_a_file_is_the_graph_of_its_report(folder: Path) -> None:
    graph = open_graphs([folder / "jia-2020.ttl"])
    assert names(graph) == graph.reports()
    assert len(graph.reports()) == 1


def test_without_its_first_line_a_file_is_still_the_graph_of_its_report(folder: Path) -> None:
    file = folder / "jia-2020.ttl"
    file.write_bytes(file.read_bytes().partition(b"\n")[2])
    assert names(open_graphs([file])) == open_graphs([file]).reports() != []


def test_a_folder_is_all_its_graphs(folder: Path) -> None:
    graph = open_graphs([folder])
    assert names(graph) == sorted(graph.reports())
    assert len(graph.reports()) == 4


def test_what_two_reports_both_say_is_there_once(folder: Path, invented_turtle: dict[str, bytes]) -> None:
    """Two reports of one issuer both name it: a plain pattern sees one triple, each graph has its own."""
    graph = open_graphs([folder])
    label = "{ ?unit rdfs:label '甲市公安局'@zh }"
    assert next(graph.select(f"SELECT (COUNT(*) AS ?n) {label}")) == ("1",)
    assert next(graph.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {label} }}")) == ("2",)
    whole = {str(q.triple) for turtle in invented_turtle.values() for q in ox.parse(turtle, ox.RdfFormat.TURTLE)}
    assert count(graph) == len(whole)


def test_asking_adds_nothing_to_what_is_carried_away(folder: Path) -> None:
    graph = open_graphs([folder])
    before = format_graph(graph, "nq")
    count(graph)
    assert format_graph(graph, "nq") == before


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        ("nq", 4),  # syntaxes with named graphs keep every report apart
        ("trig", 4),
        ("jsonld", 4),
        ("nt", 0),  # the others hold several reports as one
        ("ttl", 0),
    ],
)
def test_every_export_opens_again(invented: api.KnowledgeGraph, tmp_path: Path, form: str, kept: int) -> None:
    file = tmp_path / f"all.{form}"
    file.write_bytes(invented.export(form))
    graph = open_graphs([file])
    assert (len(names(graph)), len(graph.reports())) == (kept, 4)
    assert count(graph) == count(invented.graph)
    assert api.KnowledgeGraph(graph).links() == invented.links()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own JSON-LD parser
def test_a_single_report_is_in_the_default_graph_of_jsonld(folder: Path) -> None:
    """Where readers of JSON-LD look; opened here again, it is the graph of its report."""
    graph = open_graphs([folder / "jia-2020.ttl"])
    carried = format_graph(graph, "jsonld")
    assert len(rdflib.Graph().parse(data=carried, format="json-ld")) == count(graph)
    (folder / "again.jsonld").write_bytes(carried)
    assert names(open_graphs([folder / "again.jsonld"])) == graph.reports()


@pytest.mark.parametrize(
    "first",
    [
        b"# zhiji report <\xb1\xa8>\n",  # not UTF-8: a comment all the same
        b"# zhiji report <http://%zz>\n",
        b"# zhiji report <>\n",
        b"\xef\xbb\xbf",  # as some editors begin a file
    ],
)
def test_a_first_line_that_names_no_report_is_a_comment(folder: Path, first: bytes) -> None:
    file = folder / "jia-2020.ttl"
    file.write_bytes(first + file.read_bytes().partition(b"\n")[2])
    graph = open_graphs([file])
    assert names(graph) == graph.reports() != []


def test_a_file_of_no_report_stands_in_the_default_graph(tmp_path: Path) -> None:
    (tmp_path / "loose.nt").write_text("<http://a/s> <http://a/p> <http://a/o> .\n")
    (tmp_path / "more.nq").write_text("<http://a/s> <http://a/p> <http://a/o> <http://a/g> .\n")
    graph = open_graphs([tmp_path])
    assert (count(graph), names(graph)) == (1, ["http://a/g"])
    assert len(list(graph.held())) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.ttl", None, "check the path"),
        ("broken.ttl", b"<a> <b> .", "not Turtle"),
        ("broken.nq", b"\xff\xfe\x00", "not N-Quads"),
        ("broken.jsonld", b"{", "not JSON-LD"),
        ("table.csv", b"a,b\n", "not a graph that zhiji reads"),
        ("noending", b"", "not a graph that zhiji reads"),
        ("empty/", None, "no graph in this folder"),
        ("database/CURRENT", b"nonsense", "does not open"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    place = tmp_path / name
    if name.endswith("/"):
        place.mkdir()
    elif content is not None:
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)
    with pytest.raises(GraphError, match=said) as refused:
        open_graphs([place.parent if place.name == "CURRENT" else place])
    assert "\n" not in str(refused.value)


def test_a_store_on_disk_is_asked_as_it_is(tmp_path: Path, invented_turtle: dict[str, bytes]) -> None:
    folder = tmp_path / "store"
    store = ox.Store(str(folder))
    store.load(invented_turtle["jia-2020"], ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(IRI + "x"))
    store.flush()
    del store
    before = sorted(file.name for file in folder.iterdir())
    graph = open_graphs([folder])
    assert len(graph.reports()) == 1
    assert names(graph) == [IRI + "x"]
    assert len(api.KnowledgeGraph(graph).links()) == 13
    with pytest.raises(GraphError, match="asked alone"):
        open_graphs([folder, tmp_path])
    assert {"CURRENT"} <= set(before)


@pytest.mark.parametrize("everything", ["named graphs alone", "and the default graph"])
def test_an_oxigraph_folder_answers_as_the_files_do(
    invented_turtle: dict[str, bytes], tmp_path: Path, everything: str
) -> None:
    store, loose = ox.Store(str(tmp_path / "database")), tmp_path / "loose"
    loose.mkdir()
    for name in ("jia-2019", "jia-2020"):
        (loose / f"{name}.ttl").write_bytes(invented_turtle[name])
        store.load(invented_turtle[name], ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(IRI + name))
        if everything != "named graphs alone":
            store.load(invented_turtle[name], ox.RdfFormat.TURTLE)
    store.flush()
    del store
    kept, files = open_graphs([tmp_path / "database"]), open_graphs([loose])
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert list(kept.select(count)) == list(files.select(count))
    one = f"SELECT (COUNT(*) AS ?n) FROM <{IRI}jia-2019> {{ ?s ?p ?o }}"
    assert list(kept.select(one)) == list(kept.select(one.replace("FROM", "").replace(f"<{IRI}jia-2019> ", "").replace(
        "?s ?p ?o", f"GRAPH <{IRI}jia-2019> {{ ?s ?p ?o }}")))  # fmt: skip
    for question in api.questions():
        rows = [sorted(map(str, api.KnowledgeGraph(graph).query(question.name).rows)) for graph in (kept, files)]
        assert rows[0] == rows[1], question.name


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {",
        "SELEKT * { ?s ?p ?o }",
        "",
        "SELECT ?x { ?s ?p ?o } GROUP BY ?s",
        "SELECT * { ?s nope:x ?o }",
        "\ud800",  # half a character
    ],
)
def test_what_is_no_query_is_said_in_one_line(query: str) -> None:
    with pytest.raises(QueryError) as refused:
        Graph(ox.Store()).ask(query)
    assert "\n" not in str(refused.value)


def test_the_prefixes_of_the_house_are_known(invented: api.KnowledgeGraph) -> None:
    rows = invented.graph.select("SELECT ?l { ?x a zj:Person ; rdfs:label ?l FILTER(isIRI(zjc:basis-explicit)) }")
    assert list(rows) == [("赵虚构",)]


Answerer = Callable[[str], tuple[int, str, bytes]]


@pytest.fixture
def endpoint() -> Iterator[Callable[[Answerer], str]]:
    """Starts an endpoint that answers each query with (code, content type, body); gives its address."""
    servers: list[tuple[http.server.HTTPServer, threading.Thread]] = []

    def start(answer: Answerer) -> str:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                from urllib.parse import parse_qs

                sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
                code, kind, body, *cut = answer(parse_qs(sent)["query"][0])
                self.send_response(code)
                self.send_header("Content-Type", kind)
                for rows in cut:
                    self.send_header("Zhiji-Rows-Cut", rows)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None:
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/sparql"

    yield start
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


def answering(graph: Graph) -> Answerer:
    """What a SPARQL 1.1 endpoint says of ``graph``."""

    def answer(query: str) -> tuple[int, str, bytes]:
        found = graph.ask(query)
        if isinstance(found, ox.QueryTriples):
            return 200, "application/n-triples", ox.serialize(found, None, ox.RdfFormat.N_TRIPLES) or b""
        body = found.serialize(None, ox.QueryResultsFormat.JSON) or b""
        return 200, "application/sparql-results+json; charset=utf-8", body

    return answer


def test_an_endpoint_is_asked_like_a_file(
    endpoint: Callable[[Answerer], str], open_invented: Callable[..., api.KnowledgeGraph]
) -> None:
    here = open_invented("jia-2020")
    there = api.load(endpoint(answering(here.graph)))
    assert there.links() == here.links()
    assert there.query("posts").rows == here.query("posts").rows
    assert there.graph.named_graphs() == here.graph.named_graphs()
    assert there.export("nq") == here.export("nq")
    assert bool(there.answer("ASK { ?s a zj:Link }")) is True


def test_an_endpoint_without_named_graphs_is_carried_away_too(
    endpoint: Callable[[Answerer], str], invented_turtle: dict[str, bytes]
) -> None:
    store = ox.Store()
    store.load(invented_turtle["yi-2019"], ox.RdfFormat.TURTLE)
    there = api.load(endpoint(answering(Graph(store))))
    assert len(there.links()) == 2
    assert there.export("nt") == format_graph(Graph(store), "nt")


@pytest.mark.parametrize(
    ("code", "kind", "body", "said"),
    [
        (404, "text/plain", b"", "404"),
        (500, "text/html", b"<h1>no</h1>", "500"),
        (200, "text/html", b"<html></html>", "text/html"),  # a page, not an answer
        (200, "application/sparql-results+json", b"{", "its answer breaks off or is none"),
        (200, "application/sparql-results+json", b"[1, 2]", "its answer breaks off or is none"),
        (200, "application/json", json.dumps({"error": "x"}).encode(), "its answer breaks off or is none"),
        (200, "application/n-triples", b"<a> <b>", "its answer breaks off or is none"),
    ],
)
def test_an_endpoint_that_does_not_answer_is_said_in_one_line(
    endpoint: Callable[[Answerer], str], code: int, kind: str, body: bytes, said: str
) -> None:
    graph = api.load(endpoint(lambda _query: (code, kind, body)))
    with pytest.raises(ZhijiError, match=said) as refused:
        graph.links()
    assert "\n" not in str(refused.value)


def test_nobody_at_the_address_is_said_in_one_line() -> None:
    with pytest.raises(ZhijiError, match="check the address"):
        api.load("http://127.0.0.1:9/").links()


def test_a_cut_answer_is_refused_and_never_taken_for_the_whole(endpoint: Callable[[Answerer], str]) -> None:
    empty = b'{"head":{"vars":["r"]},"results":{"bindings":[]}}'
    url = endpoint(lambda _query: (200, "application/sparql-results+json", empty, "1000"))  # type: ignore[arg-type, return-value]
    with pytest.raises(ZhijiError, match=r"cut its answer \(1000\)"):
        open_graphs([url]).reports()


def capped(graph: Graph, rows: int) -> Answerer:
    """An endpoint that gives so many rows at once, and says so, as ours does."""
    whole = answering(graph)

    def answer(query: str) -> tuple[int, str, bytes]:
        code, kind, body = whole(query)
        if kind == "application/n-triples":
            lines = body.splitlines(keepends=True)
            return (code, kind, b"".join(lines[:rows]), *(("cut",) if len(lines) > rows else ()))  # type: ignore[return-value]
        held = json.loads(body)
        found = held.get("results", {}).get("bindings", [])
        if len(found) <= rows:
            return code, kind, body
        held["results"]["bindings"] = found[:rows]
        return code, kind, json.dumps(held).encode(), "cut"  # type: ignore[return-value]

    return answer


ASKED: dict[str, Callable[[api.KnowledgeGraph], object]] = {
    "links": lambda graph: graph.links(),
    "check": lambda graph: list(graph.check()),
    "overview": lambda graph: (graph.reports, len(graph.network.things), graph.network.edges),
    "ledger": lambda graph: list(graph.ledger()),
    "nq": lambda graph: graph.export("nq"),
    **{q.name: lambda graph, name=q.name: graph.query(name).full().rows for q in api.questions()},  # type: ignore[misc]
}


@pytest.mark.parametrize("asked", ASKED)
def test_an_endpoint_that_gives_few_rows_at_once_is_asked_page_by_page(
    asked: str, endpoint: Callable[[Answerer], str], open_invented: Callable[..., api.KnowledgeGraph]
) -> None:
    here = open_invented("jia-2019", "jia-2020", "yi-2019")
    there = api.load(endpoint(capped(here.graph, 100 if asked in ("check", "nq") else 37)))
    assert ASKED[asked](there) == ASKED[asked](here)


def test_an_endpoint_that_would_be_asked_for_very_long_is_refused(
    endpoint: Callable[[Answerer], str], open_invented: Callable[..., api.KnowledgeGraph]
) -> None:
    asked: list[str] = []
    whole = capped(open_invented("jia-2019").graph, 100)

    def answer(query: str) -> tuple[int, str, bytes]:
        asked.append(query)
        if "COUNT" in query:
            body = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"3700000"}}]}}'
            return 200, "application/sparql-results+json", body
        return whole(query)

    with pytest.raises(ZhijiError, match=r"gives 100 of 3,700,000 rows at once.*--rows N.*or copy the files"):
        api.load(endpoint(answer)).check()
    assert [query for query in asked if "OFFSET" in query] == []


def test_an_endpoint_whose_pages_would_take_too_long_is_refused(
    endpoint: Callable[[Answerer], str],
    open_invented: Callable[..., api.KnowledgeGraph],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remote, "PATIENCE", 0.0)
    with pytest.raises(ZhijiError, match="rows at once, too few to ask for them page by page"):
        api.load(endpoint(capped(open_invented("jia-2019").graph, 100))).check()


@pytest.mark.parametrize("query", ["SELECT ?s { ?s ?p ?o } LIMIT 90", "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"])
def test_an_answer_that_pages_cannot_tell_apart_is_refused(
    query: str, endpoint: Callable[[Answerer], str], open_invented: Callable[..., api.KnowledgeGraph]
) -> None:
    there = api.load(endpoint(capped(open_invented("jia-2019").graph, 10)))
    with pytest.raises(ZhijiError, match="cut its answer"):
        there.query(query)
    assert len(list(there.graph.select("SELECT ?s ?p ?o { ?s ?p ?o }"))) > 100


def test_an_endpoint_that_gives_fewer_triples_than_it_counts_is_not_copied(endpoint: Callable[[Answerer], str]) -> None:
    def answer(query: str) -> tuple[int, str, bytes]:
        if "COUNT" in query:
            body = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"2"}}]}}'
            return 200, "application/sparql-results+json", body
        if "DISTINCT ?g" in query:
            return 200, "application/sparql-results+json", b'{"head":{"vars":["g"]},"results":{"bindings":[]}}'
        return 200, "application/n-triples", b"<a:a> <a:b> <a:c> ."

    with pytest.raises(ZhijiError, match="gave 1 of its 2 triples"):
        open_graphs([endpoint(answer)]).held()


def test_pages_are_told_as_their_examples_are() -> None:
    assert doctest.testmod(paging).failed == 0
    asked = "# a comment\nPREFIX x: <http://x/>\nSELECT ?s { ?s ?p ?o }"
    assert next(paging.paged(asked, ["s"], 5) or iter([""])).startswith(
        "# a comment\nPREFIX x: <http://x/>\nSELECT * {"
    )
    for refused in ("ASK { ?s ?p ?o }", "SELECT ?s { ?s ?p ?o } OFFSET 3", "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"):
        assert paging.paged(refused, ["s", "o"], 5) is None
