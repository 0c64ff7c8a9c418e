"""A graph without what a language model alone read: what goes, what stays, whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from proposing_samples import ANSWER, Row

from zhiji import api, pipeline, resources
from zhiji.checking import find_findings
from zhiji.cli import main
from zhiji.model import Facts, Report
from zhiji.proposing import Held, load_policy, proposals
from zhiji.store.graphs import Graph
from zhiji.store.opening import load_bytes
from zhiji.store.unproposed import without_proposed
from zhiji.vocabulary import RDFS, ZJ

Place = Callable[..., Path]
Run = Callable[..., tuple[int, str]]
ALL: Row = {"do": "accept-proposals", "confidence": 0}
ALONE = "护企专项行动"
"""What the model alone read."""


def opened(turtle: bytes) -> Graph:
    store = ox.Store()
    load_bytes(store, turtle, ox.RdfFormat.TURTLE)
    return Graph(store)


def said(graph: Graph) -> set[str]:
    """Every value that stands in a graph, but for the text of the report itself."""
    outline = {ZJ.text, ZJ.heading}
    sentences = {row[0] for row in graph.select("SELECT ?x { ?x a ?kind FILTER(?kind IN (zj:Sentence, zj:Point)) }")}
    return {
        quad.object.value
        for quad in graph.store
        if isinstance(quad.object, ox.Literal) and quad.predicate.value not in outline
        and getattr(quad.subject, "value", "") not in sentences
    }  # fmt: skip


@pytest.fixture
def both(beside: Place) -> Graph:
    return opened(pipeline.build(beside(ALL)).turtle)


GONE = [
    # what stands in the graph of the accepted reading and not in what is left
    ALONE,
    "全市率先",  # a recognition, and the cue of a link
    "m",  # the model's name, on its reading
]
STAYS = [
    "“一窗通”办理机制",  # both read it; the words are the model's
    "青禾区司法局",
    "走访企业",  # figures are the reader's
]


def test_what_the_model_alone_read_is_gone(both: Graph) -> None:
    left = said(without_proposed(both))
    assert [words for words in GONE if words not in said(both)] == []
    assert [words for words in (*GONE, "proposed") if words in left] == []
    assert [words for words in STAYS if words not in left] == []
    assert not list(without_proposed(both).select("SELECT ?x { ?x zj:readingKind zjc:reading-proposed }"))


def test_what_both_read_says_so(both: Graph) -> None:
    """In other words than the reader's, and yet nothing that the model alone read."""
    query = """SELECT DISTINCT ?kind { ?x a zj:Initiative ; rdfs:label ?label ; zj:readBy/zj:readingKind ?kind .
               FILTER(STR(?label) = "“一窗通”办理机制") } ORDER BY ?kind"""
    kinds = [str(kind).rpartition("-")[2] for (kind,) in both.select(query)]
    assert kinds == ["extracted", "proposed"]


def test_what_is_left_is_a_graph_as_any_other(both: Graph) -> None:
    """No shape is hurt, no edge leads nowhere, no mention is left over."""
    left = without_proposed(both)
    wrong = [f for f in find_findings(left, resources.ontology_folder()) if f.severity == "error"]
    assert wrong == []
    loose = "SELECT ?m { ?m a zj:Mention . FILTER NOT EXISTS { ?x ?p ?m } }"
    assert list(left.select(loose)) == []
    nowhere = (
        "SELECT ?x { ?x zj:fromInitiative|zj:toOutcome|rdf:object|zj:recipient ?y . FILTER NOT EXISTS { ?y a ?c } }"
    )
    assert list(left.select(nowhere)) == []


def test_only_the_words_go_that_the_model_alone_found(
    report: Report, facts: Facts, hear: Callable[..., Held], beside: Place
) -> None:
    """A unit that the reader found elsewhere stays, without the mention that only the model found."""
    again = {"id": "u", "type": "unit", "sentence": 1, "quote": "法治政府建设", "name": "青禾区公安分局"}
    side = proposals(report, facts, hear({"facts": [again], "links": []}, ANSWER), load_policy())
    alone = [f for f in side.items if f.readings == ("proposed",) and getattr(f, "text", "") == "法治政府建设"]
    assert len(alone) == 1
    whole = opened(pipeline.build(beside({"do": "accept-proposals", "confidence": 0}, told=side)).turtle)
    unit = f'SELECT ?words {{ ?x <{RDFS}label> "青禾区公安分局"@zh ; zj:asWritten ?words }}'
    quoted = f'SELECT ?words {{ ?x <{RDFS}label> "青禾区公安分局"@zh ; zj:evidence/zj:quote ?words }}'
    for query in (unit, quoted):
        assert {words for (words,) in whole.select(query)} >= {"法治政府建设"}
        assert "法治政府建设" not in {words for (words,) in without_proposed(whole).select(query)}


def test_where_no_model_read_nothing_is_copied() -> None:
    graph = api.load()
    assert graph.without_proposed() is graph
    assert without_proposed(graph.graph) is graph.graph


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """One command: its exit code, and all that it said."""

    def ran(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(list(words))
        return code, "".join(capsys.readouterr())

    return ran


def in_every_form(run: Run, turtle: bytes, report: Path, folder: Path) -> Iterator[str]:
    """The same graph as loose Turtle, in a folder beside another, as quads, as a store on disk, and in a corpus with
    and without its store."""
    loose = folder / "qinghe.ttl"
    loose.write_bytes(turtle)
    yield str(loose)
    beside = folder / "folder"
    beside.mkdir()
    (beside / "qinghe.ttl").write_bytes(turtle)
    (beside / "shipped.ttl").write_bytes(resources.shipped_graph().read_bytes())
    yield str(beside)
    quads = folder / "qinghe.nq"
    quads.write_bytes(api.load(loose).export("nq"))
    yield str(quads)
    store = ox.Store(str(folder / "store"))
    store.load(quads.read_bytes(), ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    yield str(folder / "store")
    for name, words in {"corpus": [], "without-store": ["--no-store"]}.items():
        assert run("build", str(report), "--corpus", str(folder / name), "--jobs", "1", *words)[0] == 0
        yield str(folder / name)


ASKED = [
    # what is asked of every form, and what of the model's it shows
    ("links", "--format", "csv"),
    ("query", "links", "--format", "csv"),
    ("export", "nt"),
]


def test_every_form_of_a_graph_is_asked_alike(run: Run, beside: Place, tmp_path: Path) -> None:
    file = beside(ALL)
    for graph in in_every_form(run, pipeline.build(file).turtle, file, tmp_path):
        for words in ASKED:
            if graph.endswith("without-store") and words[0] != "links":
                continue  # there SPARQL has nothing to ask
            code, whole = run(*words, "-g", graph)
            assert (code, ALONE in whole) == (0, True), (graph, words, whole[-300:])
        for words in ASKED:
            code, left = run(*words, "-g", graph, "--no-proposed")
            assert code == 0, (graph, words, left)
            told = "\n".join(line for line in left.split("\n") if "#quote>" not in line and "#text>" not in line)
            assert ALONE not in told, (graph, words)
            assert "一窗通" in told, (graph, words)


READ_FROM_WORDS = {"firsts"}
"""Questions whose cells are read from the report's words, whoever read a fact there."""


def test_every_command_leaves_them_out(run: Run, beside: Place, tmp_path: Path) -> None:
    graph = tmp_path / "qinghe.ttl"
    graph.write_bytes(pipeline.build(beside(ALL)).turtle)
    there = ("-g", str(graph), "--no-proposed")
    for question in api.questions():
        code, rows = run("query", question.name, "--format", "csv", *there)
        assert code == 0, rows
        cells = {cell.strip('"') for line in rows.split("\n") for cell in line.split(",")}
        assert ALONE not in cells or question.name in READ_FROM_WORDS, question.name
    code, told = run("paths", ALONE, "青禾区司法局", *there)
    assert (code, "护企专项行动" in told) == (2, True), "it is not there to start from"
    assert run("paths", ALONE, "青禾区司法局", "-g", str(graph))[0] == 0
    assert run("explore", "-o", str(tmp_path / "left.html"), *there)[0] == 0
    assert f'"label":"{ALONE}"' not in (tmp_path / "left.html").read_text(encoding="utf-8")
    assert ALONE not in run("overview", *there)[1]
    assert run("check", *there)[0] in (0, 1)
    code, rows = run("export", "csv", *there)
    assert "一窗通" in rows
    assert f",{ALONE}," not in rows
