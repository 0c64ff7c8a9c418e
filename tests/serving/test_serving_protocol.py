"""The SPARQL 1.1 Protocol: the W3C cases that a read-only service meets, and real clients."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

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
    }
    held = [{q.triple for q in ox.parse(server.ask(query, kind).body, form)} for kind, form in forms.items()]
    assert len(held[0]) > 20
    assert held[0] == held[1] == held[2]


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


def test_rdflib_store(server: Any) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    kind = rdflib.URIRef("https://w3id.org/zhiji/ns#Report")
    assert len(list(graph.subjects(rdflib.RDF.type, kind))) == 4
    rows = list(
        graph.query("SELECT ?y { ?x a <https://w3id.org/zhiji/ns#Report> ; <https://w3id.org/zhiji/ns#year> ?y }")
    )
    assert {str(row[0]) for row in rows} == {"2019", "2020"}
