"""JSON-LD: a context with the prefixes, one object for each subject and graph, the same triples when it is read."""

from __future__ import annotations

import json
from collections.abc import Callable

import pyoxigraph as ox
import pytest

from zhiji import api
from zhiji.store.jsonld import format_json_ld
from zhiji.vocabulary import ID, NS, PREFIXES

QUADS = [
    # what it holds, as N-Quads
    f'<{ID}a> <{NS}label> "甲"@zh .\n<{ID}a> <{NS}label> "A"@en .\n<{ID}b> <{NS}label> "乙"@zh .',
    f'<{ID}a> <{NS}label> "甲"@zh .\n<{ID}a> <{NS}label> "plain" .\n<{ID}a> <{NS}label> <{ID}b> .',  # of three kinds
    f'<{ID}a> <{NS}value> "1.0"^^<http://www.w3.org/2001/XMLSchema#decimal> .',
    f'<{ID}a> <{NS}value> "id:b" .\n<{ID}c> <{NS}value> "_:b" .\n<{ID}c> <{NS}value> "@id" .',  # words are no IRIs
    f"<{ID}text/0a#s1-2> <{NS}part> <{ID}text/0b#s1-2> <{ID}report-1> .\n"
    f"<{ID}text/0b#s1-2> <{NS}part> <{ID}text/0b#s3-4> <{ID}report-2> .",  # places of two texts
    f"_:x <{NS}part> _:y .\n_:y <{NS}part> <urn:z> .",
    f"<{ID}a> <{NS}part> <id:b> .",  # an IRI that would be read as a shortened one
    f'<{ID}a> <http://elsewhere/p> "\\u0000\\"</script>" <http://elsewhere/g> .',
    "",
]


@pytest.mark.parametrize("lines", QUADS)
def test_what_is_read_back_is_what_was_written(lines: str) -> None:
    quads = list(ox.parse(lines, ox.RdfFormat.N_QUADS))
    again = ox.Dataset(ox.parse(format_json_ld(quads), ox.RdfFormat.JSON_LD))
    held = ox.Dataset(quads)
    for dataset in (held, again):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    assert again == held


def test_an_export_is_no_longer_than_it_need_be(open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    graph = open_invented()
    data = graph.export("jsonld")
    held = json.loads(data)
    assert held["@context"].items() >= PREFIXES.items()
    names = [part["@id"] for part in held["@graph"] if "@graph" in part]
    assert len(names) == len(set(names)) == len(graph.graph.named_graphs())
    for part in held["@graph"]:
        subjects = [node["@id"] for node in part.get("@graph", ())]
        assert len(subjects) == len(set(subjects))
    assert len(data) < 1.5 * len(graph.export("ttl"))
    assert set(ox.parse(data, ox.RdfFormat.JSON_LD)) == set(graph.graph.held())
