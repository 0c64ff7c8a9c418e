"""Each verify query returns nothing on a good graph and something on one that is broken in its way."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji.vocabulary import PREFIXES

VERIFY = Path(__file__).parents[2] / "ontology" / "verify"
QUERIES = sorted(VERIFY.glob("*.rq"))
PREFIX = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())


def rows(query: str, store: ox.Store) -> int:
    found = store.query((VERIFY / f"{query}.rq").read_text("utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    return len(list(found))


@pytest.fixture
def store(invented_triples: str) -> ox.Store:
    made = ox.Store()
    made.load(invented_triples, format=ox.RdfFormat.N_TRIPLES)
    return made


@pytest.mark.parametrize("query", [q.stem for q in QUERIES])
def test_a_good_graph_gives_no_rows(query: str, store: ox.Store) -> None:
    assert rows(query, store) == 0


def moved(edge: str, to: str, where: str = "") -> str:
    """An update that gives the edge, such as ``?l zj:basis``, another end."""
    return f"DELETE {{ {edge} ?old }} INSERT {{ {edge} {to} }} WHERE {{ {edge} ?old . {where} }}"


# Each row: a query, and the update that breaks the graph in its way.
BROKEN = [
    # one character of the text changed
    ("text-hash", moved("?r zj:text", "?new", "BIND(REPLACE(?old, '青', '清') AS ?new)")),
    # the wrong hash, number of characters, or IRI
    ("text-hash", moved("?r zj:sha256", "'abc'")),
    ("text-hash", moved("?r zj:charCount", "417")),
    (
        "text-hash",
        "INSERT { <https://w3id.org/zhiji/id/report-0000000000000000> ?p ?o } WHERE { ?r a zj:Report ; ?p ?o }",
    ),
    # a quote rewritten, and a place moved by one character
    ("quotes", moved("?m zj:quote", "'90%'", "FILTER(?old = '91%')")),
    ("quotes", moved("?m zj:begin", "?next", "?m zj:quote '91%' BIND(?old + 1 AS ?next)")),
    ("headings", moved("?s zj:heading", "'另一标题'")),
    # a mention said to be in another sentence, a sentence in another point
    ("nesting", moved("?m zj:inSentence", "?o", "?o a zj:Sentence FILTER(?o != ?old)")),
    ("nesting", moved("?s zj:inPoint", "?o", "?o a zj:Point FILTER(?o != ?old)")),
    # a sentence that runs over the end of its point
    ("nesting", moved("?s zj:end", "418", "?s a zj:Sentence ; zj:begin 0")),
    # links that say more than the places give
    ("same-sentence", moved("?l zj:basis", "zjc:basis-same-sentence", "?l zj:sentenceDistance 1")),
    (
        "same-paragraph",
        moved("?l zj:toOutcome", "?far", "?l zj:basis zjc:basis-same-paragraph . ?far zj:asWritten '320起'"),
    ),
    ("sentence-distance", moved("?l zj:sentenceDistance", "0", "FILTER(?old = 1)")),
    # no cue where there must be one, one where there must be none, one that is nowhere
    ("cues", "DELETE WHERE { ?l zj:cue ?c }"),
    ("cues", "INSERT { ?l zj:cue ?c } WHERE { ?l zj:basis zjc:basis-same-sentence . ?m zj:cue ?c }"),
    ("cues", "DELETE { ?c zj:quote ?q } WHERE { ?l zj:cue ?c . ?c zj:quote ?q }"),
    # a property, a class, a code and a label that speak of cause
    ("no-causal-term", "INSERT { ?l zj:causes ?o } WHERE { ?l zj:toOutcome ?o }"),
    ("no-causal-term", "INSERT { ?l a zj:Impact } WHERE { ?l a zj:Link }"),
    ("no-causal-term", "INSERT { ?l zj:basis zjc:basis-results-in } WHERE { ?l a zj:Link }"),
    ("no-causal-term", "INSERT DATA { zj:toOutcome rdfs:label '导致'@zh }"),
    # an initiative that was carried out is now only planned
    (
        "planned-starts-no-link",
        "DELETE { ?i zj:carriedOutIn ?r } INSERT { ?i zj:plannedIn ?r } WHERE { ?i zj:carriedOutIn ?r }",
    ),
    # evidence taken away, and evidence without words
    ("evidence", "DELETE WHERE { ?s a zj:Shortcoming ; zj:evidence ?e }"),
    ("evidence", "DELETE { ?m zj:quote ?q } WHERE { ?s a zj:Shortcoming ; zj:evidence ?m . ?m zj:quote ?q }"),
    ("stated", "DELETE WHERE { ?s a zj:Indicator ; zj:statedIn ?r }"),
    ("stated", "DELETE WHERE { ?s zj:recurrence ?d ; zj:readBy ?r }"),
    # a link to a base value, to a scope count, to a requirement, to an outcome that lost its level
    ("links-to-outcomes", moved("?l zj:toOutcome", "?b", "?x zj:comparedWith ?b")),
    ("links-to-outcomes", moved("?l zj:toOutcome", "?b", "?b zj:resultLevel zjc:level-scope")),
    ("links-to-outcomes", moved("?l zj:toOutcome", "?b", "?b a zj:Requirement")),
    ("links-to-outcomes", "DELETE WHERE { ?o zj:resultLevel ?l }"),
    # a blank node, and a thing with no type
    ("typed", "INSERT { ?s zj:rule _:b } WHERE { ?s a zj:Shortcoming }"),
    ("typed", "DELETE WHERE { ?s a zj:Standing }"),
    # an edge with no assertion, and an assertion with no edge
    ("assertions", "DELETE WHERE { ?a rdf:predicate zj:partOf ; ?p ?o }"),
    ("assertions", "DELETE WHERE { ?d zj:studiedBy ?u }"),
]


@pytest.mark.parametrize(("query", "update"), BROKEN)
def test_a_broken_graph_gives_rows(query: str, update: str, store: ox.Store) -> None:
    before = len(store), set(store)
    store.update(PREFIX + update)
    assert (len(store), set(store)) != before
    assert rows(query, store) > 0


def test_every_query_is_tried() -> None:
    assert {q.stem for q in QUERIES} == {query for query, _ in BROKEN}


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.stem)
def test_queries_say_what_they_are_in_both_languages(query: Path) -> None:
    lines = query.read_text("utf-8").splitlines()
    assert re.fullmatch(r"# title: [ -~]+ · [^ -~].*", lines[0])
    assert re.fullmatch(r"# description: en: [ -~]+", lines[1])
    assert re.fullmatch(r"# description: zh: .*[\u4e00-\u9fff].*", lines[2])


def test_ontology_itself_has_no_causal_term() -> None:
    store = ox.Store()
    for name in ("zhiji.ttl", "codes.ttl", "alignments.ttl"):
        store.load((VERIFY.parent / name).read_bytes(), format=ox.RdfFormat.TURTLE)
    assert rows("no-causal-term", store) == 0
