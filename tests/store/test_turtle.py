from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from zhiji import api
from zhiji.store.graphs import Graph
from zhiji.store.turtle import SYNTAXES, format_graph, format_turtle

INVENTED = Path(__file__).parents[1] / "invented"

RDFLIB = pytest.mark.filterwarnings(  # rdflib warns of its own code
    "ignore:Dataset.default_context:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning"
)

CHILD = """
import sys
from zhiji import pipeline
sys.stdout.buffer.write(pipeline.build(sys.argv[1]).turtle)
"""


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_same_bytes_under_every_hash_seed(invented_turtle: dict[str, bytes], seed: str, tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(INVENTED / "jia-2020.txt")],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert hashlib.sha256(child.stdout).hexdigest() == hashlib.sha256(invented_turtle["jia-2020"]).hexdigest()


def test_rdflib_reads_the_same_triples(invented_turtle: dict[str, bytes]) -> None:
    for turtle in invented_turtle.values():
        theirs = rdflib.Graph().parse(data=turtle, format="turtle")
        lines = b"".join(f"{q.triple} .\n".encode() for q in ox.parse(turtle, ox.RdfFormat.TURTLE))
        assert isomorphic(theirs, rdflib.Graph().parse(data=lines, format="nt"))
        assert len(theirs) > 100


def test_no_blank_nodes_and_the_report_first(invented_turtle: dict[str, bytes]) -> None:
    for turtle in invented_turtle.values():
        terms = {term for q in ox.parse(turtle, ox.RdfFormat.TURTLE) for term in (q.subject, q.object)}
        assert not [term for term in terms if isinstance(term, ox.BlankNode)]
        first = turtle.split(b"\n")[0].decode()
        report = next(r for r in terms if str(r) == first.removeprefix("# zhiji report "))
        assert isinstance(report, ox.NamedNode)


def test_hostile_words_stay_words() -> None:
    line = '<http://a/s> <http://a/p> "\\"\\\\ \\n\\u0000\\u000C <b> 治绩 \\U0001F600" .'
    turtle = format_turtle([line], "http://a/r", "http://a/t")
    (read,) = ox.parse(turtle, ox.RdfFormat.TURTLE)
    assert read.object.value == '"\\ \n\0\f <b> 治绩 😀'


@RDFLIB
@pytest.mark.parametrize("form", SYNTAXES)
def test_rdflib_reads_every_export(invented: api.KnowledgeGraph, form: str) -> None:
    formats = {"ttl": "turtle", "nt": "nt", "trig": "trig", "nq": "nquads", "jsonld": "json-ld"}
    data = invented.export(form)
    assert data == invented.export(form)
    held = list(invented.graph.held())
    if form in ("ttl", "nt"):
        theirs = rdflib.Graph().parse(data=data, format=formats[form])
        lines = "\n".join(sorted({f"{quad.triple} ." for quad in held}))
        assert isomorphic(theirs, rdflib.Graph().parse(data=lines, format="nt"))
        return
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=formats[form])
    assert {g.identifier.n3(): len(g) for g in dataset.graphs() if len(g)} == {
        str(name): sum(quad.graph_name == name for quad in held) for name in {quad.graph_name for quad in held}
    }


def test_an_export_tells_how_far_it_has_come(open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    """And while one call makes it, others get their turn: the line that tells is written by another thread."""
    told: list[tuple[int, int]] = []
    open_invented().export("nt", each=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("asked", [False, True])
def test_what_stands_in_no_graph_goes_along_once(asked: bool, invented_turtle: dict[str, bytes]) -> None:
    store = ox.Store()
    store.load(invented_turtle["jia-2020"], ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://a/g"))
    store.load(b'<http://a/s> <http://a/p> "a ." .\n', ox.RdfFormat.N_TRIPLES)
    graph = Graph(store)
    before = set(store)
    if asked:  # which merges what is named into what is not
        graph.ask("ASK {}")
    assert set(ox.parse(format_graph(graph, "nq"), ox.RdfFormat.N_QUADS)) == before
    assert {q.triple for q in ox.parse(format_graph(graph, "nt"), ox.RdfFormat.N_TRIPLES)} == {q.triple for q in before}


def test_the_same_export_in_whatever_order_it_was_loaded(open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    one, other = open_invented("jia-2019", "yi-2020"), open_invented("yi-2020", "jia-2019")
    for form in (*SYNTAXES, *api.NETWORK_FORMS):
        assert one.export(form) == other.export(form), form


@RDFLIB
def test_rdflib_holds_what_the_graph_holds(invented: api.KnowledgeGraph) -> None:
    dataset = invented.to_rdflib()
    query = "SELECT (COUNT(DISTINCT ?l) AS ?n) { ?l a <https://w3id.org/zhiji/ns#Link> }"
    assert [str(row[0]) for row in dataset.query(query)] == [invented.query(query).rows[0][0]]
