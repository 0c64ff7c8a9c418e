"""The SPARQL 1.1 Protocol: the W3C cases that a read-only service meets, and real clients."""

from __future__ import annotations

import contextlib
import csv
import http.client
import io
import json
import socket
import time
import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from zhiji.store.graphs import GraphError
from zhiji.store.opening import open_graphs

ID = "https://w3id.org/zhiji/id/"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
ASK = "ASK {}"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
AWARDS = "SELECT ?x ?label { ?x a zj:AwardReceipt ; rdfs:label ?label FILTER(LANG(?label) = 'zh') } ORDER BY ?x"
SD = "http://www.w3.org/ns/sparql-service-description#"


def encoded(**fields: str) -> bytes:
    return urlencode(fields).encode()


REQUESTS = [
    # query by GET, by POST of a form, by POST of the query itself
    ("GET", f"/sparql?query={quote(ASK)}", None, None, 200),
    ("POST", "/sparql", FORM, encoded(query=ASK), 200),
    ("POST", "/sparql", f"{FORM}; charset=utf-8", encoded(query=ASK), 200),
    ("POST", "/sparql", DIRECT, ASK.encode(), 200),
    ("POST", "/sparql", f"{DIRECT}; charset=UTF-8", "ASK { ?s ?p '治绩' }".encode(), 200),
    ("HEAD", f"/sparql?query={quote(ASK)}", None, None, 200),
    # other methods
    ("PUT", f"/sparql?query={quote(ASK)}", None, None, 405),
    ("DELETE", "/sparql", None, None, 405),
    ("PATCH", "/sparql", FORM, encoded(query=ASK), 405),
    # two queries, none, one in the wrong place
    ("GET", f"/sparql?query={quote(ASK)}&query={quote(ASK)}", None, None, 400),
    ("POST", "/sparql", FORM, encoded(query=ASK) + b"&" + encoded(query=ASK), 400),
    ("POST", f"/sparql?query={quote(ASK)}", DIRECT, ASK.encode(), 400),
    ("POST", "/sparql", FORM, b"", 400),
    ("GET", "/sparql?default-graph-uri=http%3A%2F%2Fx%2F", None, None, 400),
    # media types of the request
    ("POST", "/sparql", "text/plain", ASK.encode(), 415),
    ("POST", "/sparql", None, ASK.encode(), 415),
    ("POST", "/sparql", f"{DIRECT}; charset=utf-16", ASK.encode("utf-16"), 415),
    ("POST", "/sparql", DIRECT, ASK.encode("utf-16"), 400),
    ("POST", "/sparql", DIRECT, b"ASK { ?s ?p '\xff\xfe' }", 400),
    ("POST", "/sparql", FORM, b"query=ASK%20%7B%20%3Fs%20%3Fp%20%22%FF%22%7D", 400),
    ("GET", "/sparql?query=%FF%FE", None, None, 400),
    # no query at all
    ("GET", f"/sparql?query={quote('SELECT nonsense')}", None, None, 400),
    ("GET", "/sparql?query=", None, None, 400),
    # updates in each of their forms
    ("POST", "/sparql", "application/sparql-update", b"CLEAR ALL", 400),
    ("POST", "/sparql", FORM, encoded(update="CLEAR ALL"), 400),
    ("GET", f"/sparql?update={quote('CLEAR ALL')}", None, None, 400),
    ("GET", f"/sparql?query={quote('CLEAR ALL')}", None, None, 400),
]


@pytest.mark.parametrize(("method", "target", "kind", "body", "status"), REQUESTS)
def test_requests(server: Any, method: str, target: str, kind: str | None, body: bytes | None, status: int) -> None:
    answer = server.send(method, target, body, {"Content-Type": kind} if kind else {})
    assert answer.status == status
    if status != 200:
        assert answer.kind == "text/plain"
        assert len(answer.text.splitlines()) == 1
    if status == 405:
        assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


SELECT, CONSTRUCT = "SELECT ?x { ?x a zj:Report }", "CONSTRUCT { ?x a zj:Report } { ?x a zj:Report }"
JSON_ROWS, XML_ROWS = "application/sparql-results+json", "application/sparql-results+xml"
TYPES = [
    # (query, Accept, what comes)
    (SELECT, None, JSON_ROWS),
    (SELECT, "*/*", JSON_ROWS),
    (SELECT, XML_ROWS, XML_ROWS),
    (SELECT, "text/csv", "text/csv"),
    (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
    (SELECT, "application/json", "application/json"),
    (SELECT, f"{JSON_ROWS};q=0.1, text/csv;q=0.9", "text/csv"),
    (SELECT, f"{JSON_ROWS};q=0, */*;q=0.1", XML_ROWS),
    (SELECT, "text/*", "text/csv"),
    (SELECT, "image/png", 406),
    (SELECT, "text/turtle", 406),
    (SELECT, "text/csv;q=nonsense", 406),
    (ASK, XML_ROWS, XML_ROWS),
    (ASK, "text/csv", "text/csv"),
    (CONSTRUCT, None, "text/turtle"),
    (CONSTRUCT, "application/n-triples", "application/n-triples"),
    (CONSTRUCT, "application/ld+json", "application/ld+json"),
    (CONSTRUCT, f"text/turtle;q=0.5, {JSON_ROWS}", "text/turtle"),
    (CONSTRUCT, "text/csv", 406),
    (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),  # what SPARQLWrapper asks for without being told
    (CONSTRUCT, "application/rdf+xml, application/sparql-results+xml", "application/rdf+xml"),  # and rdflib's store
    (SELECT, "application/rdf+xml, application/sparql-results+xml", XML_ROWS),
    ("DESCRIBE ?x { ?x a zj:Report }", "application/rdf+xml", "application/rdf+xml"),
    ("DESCRIBE ?x { ?x a zj:Report }", "text/turtle", "text/turtle"),
]


@pytest.mark.parametrize(("query", "accept", "wanted"), TYPES)
def test_negotiation(server: Any, query: str, accept: str | None, wanted: str | int) -> None:
    answer = server.send("GET", f"/sparql?query={quote(query)}", headers={"Accept": accept} if accept else {})
    if isinstance(wanted, int):
        assert answer.status == wanted
    else:
        assert (answer.status, answer.kind, answer.headers["vary"]) == (200, wanted, "Accept")


def test_every_form_holds_the_same_rows(server: Any) -> None:
    def ask(accept: str) -> str:
        return str(server.ask(AWARDS, accept).text)

    rows = [
        (b["x"]["value"], b["label"]["value"], b["label"]["xml:lang"])
        for b in json.loads(ask(JSON_ROWS))["results"]["bindings"]
    ]
    assert len(rows) >= 3
    table = list(csv.reader(io.StringIO(ask("text/csv"), newline="")))
    assert table == [["x", "label"], *([x, label] for x, label, _ in rows)]
    spaces = {"s": "http://www.w3.org/2005/sparql-results#"}
    tree = ET.fromstring(ask(XML_ROWS))
    assert [e.text for e in tree.findall(".//s:uri", spaces)] == [x for x, _, _ in rows]
    assert [e.text for e in tree.findall(".//s:literal", spaces)] == [label for _, label, _ in rows]
    for form, accept in (
        (ox.QueryResultsFormat.TSV, "text/tab-separated-values"),
        (ox.QueryResultsFormat.XML, XML_ROWS),
    ):
        parsed = ox.parse_query_results(ask(accept).encode(), form)
        assert isinstance(parsed, ox.QuerySolutions)
        assert [(s["x"].value, s["label"].value, s["label"].language) for s in parsed] == rows


def test_awkward_terms_survive_every_form(server: Any) -> None:
    # tabs, quotes, line ends, what XML cannot hold, blank nodes, numbers, unbound cells
    query = (
        'SELECT * { VALUES (?a ?b) { ("tab\\t \\"q\\" \\r\\n <&> ]]>" UNDEF) ("\\u0001" 1.5) } '
        "OPTIONAL { SELECT (BNODE() AS ?c) {} } }"
    )
    table = list(csv.reader(io.StringIO(server.ask(query, "text/csv").text, newline="")))
    assert table[1][:2] == ['tab\t "q" \r\n <&> ]]>', ""]
    assert table[1][2].startswith("_:")
    parsed = list(
        ox.parse_query_results(server.ask(query, "text/tab-separated-values").body, ox.QueryResultsFormat.TSV)
    )
    assert parsed[0]["a"].value == 'tab\t "q" \r\n <&> ]]>'
    assert parsed[1]["b"] == ox.Literal("1.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    tree = ET.fromstring(server.ask(query, XML_ROWS).body)
    words = [e.text for e in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert words == ['tab\t "q" \r\n <&> ]]>', "\ufffd", "1.5"]


def test_triples_are_the_same_in_every_form(server: Any) -> None:
    query = "DESCRIBE ?x { ?x a zj:AwardReceipt }"
    forms = {
        "text/turtle": ox.RdfFormat.TURTLE,
        "application/n-triples": ox.RdfFormat.N_TRIPLES,
        "application/ld+json": ox.RdfFormat.JSON_LD,
        "application/rdf+xml": ox.RdfFormat.RDF_XML,
    }
    held = [{q.triple for q in ox.parse(server.ask(query, kind).body, form)} for kind, form in forms.items()]
    assert len(held[0]) > 20
    assert held[0] == held[1] == held[2] == held[3]


def test_rdf_xml_holds_what_xml_can_and_says_what_it_cannot(server: Any) -> None:
    def ask(triple: str) -> Any:
        return server.ask(f"CONSTRUCT {{ {triple} }} {{}}", "application/rdf+xml")

    # signs that XML has not, a blank node whose name would begin with a digit
    answer = ask('<s> <p> "a\\u0001b", "c"@en, _:x')
    graph = rdflib.Graph().parse(data=answer.body, format="xml")
    assert {str(o) for o in graph.objects() if isinstance(o, rdflib.Literal)} == {"a\ufffdb", "c"}
    assert server.ask("CONSTRUCT { <s> <p> 1 } {}", "application/rdf+xml").body == ask("<s> <p> 1").body
    refused = ask("<s> <http://e/1> 1")
    assert (refused.status, refused.text.splitlines()) == (
        400,
        ["RDF/XML cannot write the predicate http://e/1; ask for text/turtle"],
    )


def test_relative_iris_have_a_base(server: Any) -> None:
    found = server.ask("CONSTRUCT { <s> <../ns#p> <http://e/o> } {}", "application/n-triples").text
    assert found == f"<{ID}s> <https://w3id.org/zhiji/ns#p> <http://e/o> .\n"
    name = json.loads(server.ask(SELECT).text)["results"]["bindings"][0]["x"]["value"].removeprefix(ID)
    assert counted(server.ask(COUNT.replace("{", f"FROM <{name}> {{"))) > 0


TERM = 'BIND(<<( <http://a> <http://p> <<( <http://a> <http://p> "5"@zh )>> )>> AS ?t)'
TERM_FORMS = [
    # (media type, how it is read back): the forms of SPARQL 1.2
    (JSON_ROWS, ox.QueryResultsFormat.JSON),
    (XML_ROWS, ox.QueryResultsFormat.XML),
    ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
]


@pytest.mark.parametrize(("accept", "form"), TERM_FORMS)
def test_triple_terms_and_directions_are_written_rightly(server: Any, accept: str, form: ox.QueryResultsFormat) -> None:
    answer = server.ask(f"SELECT * {{ {TERM} BIND('x'@en--ltr AS ?d) }}", accept)
    rows = ox.parse_query_results(answer.body, form)
    assert isinstance(rows, ox.QuerySolutions)
    (row,) = rows
    inner = ox.Triple(ox.NamedNode("http://a"), ox.NamedNode("http://p"), ox.Literal("5", language="zh"))
    assert row["t"] == ox.Triple(inner.subject, inner.predicate, inner)
    assert str(row["d"]) == '"x"@en--ltr'


def test_triple_terms_where_a_form_has_none_are_refused(server: Any) -> None:
    query = f"CONSTRUCT {{ <s> <p> ?t }} {{ {TERM} }}"
    for accept in ("text/turtle", "application/n-triples", "application/rdf+xml"):
        assert b"zh" in server.ask(query, accept).body
    refused = server.ask(query, "application/ld+json")
    assert (refused.status, refused.text) == (400, "JSON-LD has no triple terms; ask for text/turtle\n")


def raw(server: Any, target: str, *headers: str) -> bytes:
    """The answer to one request as it stands on the wire."""
    lines = [f"GET {target} HTTP/1.1", "Host: localhost", *headers, "Connection: close", "", ""]
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall("\r\n".join(lines).encode())
        held = b""
        while piece := line.recv(65536):
            held += piece
    return held


def test_several_accept_headers_are_one_list(server: Any) -> None:
    target = f"/sparql?query={quote(ASK)}"
    answer = raw(server, target, "Accept: text/turtle", f"Accept: {XML_ROWS};q=0.4", "Accept: text/csv;q=0.3")
    assert f"content-type: {XML_ROWS}".encode() in answer


MARKS = [
    # (If-None-Match, status); MARK is the file's own
    (("MARK",), 304),
    (('"other", MARK',), 304),
    (("W/MARK",), 304),
    (('W/"a,b" ,W/MARK , "c"',), 304),
    (('"other"', "MARK"), 304),
    (("*",), 304),
    (('"other"',), 200),
    (('W/"other"',), 200),
    (("MARKed",), 200),
]


@pytest.mark.parametrize(("said", "status"), MARKS)
def test_what_a_client_holds_is_not_sent_again(server: Any, said: tuple[str, ...], status: int) -> None:
    mark = server.get("/static/site.css").headers["etag"]
    names = [words.replace("MARKed", f'{mark[:-1]}ed"').replace("MARK", mark) for words in said]
    fields = [f"If-None-Match: {name}" for name in names]
    assert raw(server, "/static/site.css", *fields).split(b" ")[1] == str(status).encode()


def test_an_answer_on_a_connection_that_is_kept_comes_at_once(server: Any) -> None:
    connection, seconds = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10), []
    with contextlib.closing(connection):
        for _ in range(30):
            before = time.perf_counter()
            connection.request("GET", f"/sparql?query={quote(ASK)}")
            connection.getresponse().read()
            seconds.append(time.perf_counter() - before)
    assert min(seconds[1:]) < 0.03  # with Nagle's algorithm none takes less than the 40 ms of a delayed ACK


def counted(answer: Any) -> int:
    return int(json.loads(answer.text)["results"]["bindings"][0]["n"]["value"])


def test_the_dataset_of_the_request(server: Any) -> None:
    reports = [b["x"]["value"] for b in json.loads(server.ask(SELECT).text)["results"]["bindings"]]
    first, second = reports[:2]
    every = counted(server.ask(COUNT))
    one = counted(server.ask(COUNT, **{"default-graph-uri": first}))
    assert 0 < one < every
    # the request's dataset stands over the query's own
    assert counted(server.ask(COUNT.replace("{", f"FROM <{second}> {{"), **{"default-graph-uri": first})) == one
    # named graphs alone: nothing in the default graph
    assert counted(server.ask(COUNT, **{"named-graph-uri": first})) == 0
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s a ?t } }"
    found = json.loads(server.ask(named, **{"named-graph-uri": first}).text)["results"]["bindings"]
    assert [b["g"]["value"] for b in found] == [first]
    # several default graphs are merged
    target = f"/sparql?query={quote(COUNT)}&default-graph-uri={quote(first)}&default-graph-uri={quote(second)}"
    assert one < counted(server.get(target)) < every
    # only graphs that are open
    for field in ("default-graph-uri", "named-graph-uri"):
        refused = server.ask(COUNT, **{field: "file:///etc/passwd"})
        assert (refused.status, "no such graph" in refused.text) == (400, True)


def test_the_service_describes_itself(server: Any) -> None:
    answer = server.get("/sparql", Accept="text/turtle")
    graph = rdflib.Graph().parse(data=answer.body, format="turtle")
    service = rdflib.URIRef(f"{server.url}/sparql")
    assert (service, rdflib.URIRef(SD + "endpoint"), service) in graph
    assert len(list(graph.objects(None, rdflib.URIRef(SD + "namedGraph")))) == 4
    assert server.get("/sparql").kind == "text/turtle"
    assert server.get("/sparql", Accept="application/ld+json").kind == "application/ld+json"
    assert server.get("/sparql", Accept="image/png").status == 406
    browser = server.get("/sparql", Accept="text/html,*/*;q=0.8")
    assert (browser.status, browser.headers["location"]) == (303, "/editor")


def test_rows_are_cut_and_that_is_said(server: Any) -> None:
    cut = server.ask("SELECT * { ?s ?p ?o }")
    assert len(json.loads(cut.text)["results"]["bindings"]) == 500
    assert cut.headers["zhiji-rows-cut"].startswith("only the first 500")
    whole = server.ask("SELECT * { ?s ?p ?o } LIMIT 500")
    assert "zhiji-rows-cut" not in whole.headers
    triples = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert (len(triples.text.splitlines()), "zhiji-rows-cut" in triples.headers) == (500, True)


def test_sparqlwrapper(server: Any) -> None:
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery("PREFIX zj: <https://w3id.org/zhiji/ns#> SELECT ?x { ?x a zj:Report }")
    client.setReturnFormat(JSON)
    assert len(client.query().convert()["results"]["bindings"]) == 4
    client.setReturnFormat(XML)
    assert len(client.query().convert().getElementsByTagName("uri")) == 4
    client.setReturnFormat(CSV)
    assert len(client.query().convert().split()) == 5
    client.setMethod(POST)
    client.setQuery("DESCRIBE ?x { ?x a <https://w3id.org/zhiji/ns#Report> }")
    client.setReturnFormat(TURTLE)
    assert b"Report" in client.query().convert()


def test_sparqlwrapper_as_it_comes(server: Any) -> None:
    for query in ("CONSTRUCT WHERE { ?s <https://w3id.org/zhiji/ns#year> ?y }", "DESCRIBE ?x { ?x a rdf:nil }"):
        client = SPARQLWrapper(f"{server.url}/sparql")
        client.setQuery(query)
        answer = client.query()
        assert answer.info()["content-type"] == "application/rdf+xml"
        made = rdflib.Graph().parse(data=answer.response.read(), format="xml")
        assert len(made) == (4 if "year" in query else 0)


def test_rdflib_store_constructs(server: Any) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    made = graph.query("CONSTRUCT WHERE { ?s <https://w3id.org/zhiji/ns#year> ?y }")
    assert len(list(made)) == 4


def test_rdflib_store(server: Any) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    kind = rdflib.URIRef("https://w3id.org/zhiji/ns#Report")
    assert len(list(graph.subjects(rdflib.RDF.type, kind))) == 4
    rows = list(
        graph.query("SELECT ?y { ?x a <https://w3id.org/zhiji/ns#Report> ; <https://w3id.org/zhiji/ns#year> ?y }")
    )
    assert {str(row[0]) for row in rows} == {"2019", "2020"}


def test_what_an_endpoint_says_is_wrong_reaches_who_asked(server: Any) -> None:
    with pytest.raises(GraphError, match=r"400 not SPARQL: error at"):
        open_graphs([f"{server.url}/sparql"]).ask("SELECT ?x { ?x a zj:Initiative ")
