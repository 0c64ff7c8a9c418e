"""Shapes, verify queries, quotes and hashes: a sound graph has no finding, each fault has its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from zhiji.checking import Finding, Involved, find_findings, in_order, load_verify_queries
from zhiji.description import describe, report_iri
from zhiji.facts import parse_facts
from zhiji.model import Evidence, ZhijiError
from zhiji.reading import read_report
from zhiji.store.graphs import Graph
from zhiji.vocabulary import NS, ZJ, code

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
BODY = "推行“路灯”机制，使夜间警情下降13%。\n处理案件40件。"
ROWS: list[dict[str, Any]] = [
    {
        "id": "i",
        "type": "initiative",
        "text": "“路灯”机制",
        "name": "“路灯”机制",
        "kind": "mechanism",
        "phase": "carried-out",
    },
    {
        "id": "q",
        "type": "quantity",
        "text": "13%",
        "value": 13,
        "unit": "%",
        "bound": "exact",
        "role": "change",
        "direction": "down",
        "period": "2020",
        "of": "effect",
        "subject": "夜间警情",
    },
    {
        "id": "p",
        "type": "quantity",
        "text": "40件",
        "value": 40,
        "unit": "件",
        "bound": "exact",
        "role": "level",
        "period": "2020",
        "of": "output",
        "subject": "案件",
    },
]


@pytest.fixture
def sound(graph_of: Callable[..., Graph]) -> Graph:
    return graph_of((2020, BODY, ROWS))


def report_of(graph: Graph) -> ox.NamedNode:
    return ox.NamedNode(graph.reports()[0])


def replace(graph: Graph, predicate: str, old: Any, new: Any) -> None:
    """In every triple with this predicate and object another object; None takes it out."""
    for quad in list(graph.store.quads_for_pattern(None, ox.NamedNode(predicate), old)):
        graph.store.remove(quad)
        if new is not None:
            graph.store.add(ox.Quad(quad.subject, quad.predicate, new, quad.graph_name))


def test_a_sound_graph_has_no_finding(sound: Graph) -> None:
    assert find_findings(sound, ONTOLOGY) == []


def test_two_reports_that_share_a_unit_are_sound(graph_of: Callable[..., Graph]) -> None:
    assert find_findings(graph_of((2020, BODY, ROWS), (2021, BODY, ROWS)), ONTOLOGY) == []


def found(graph: Graph, kind: str) -> list[Finding]:
    return [f for f in find_findings(graph, ONTOLOGY) if f.kind == kind]


def test_a_shape_that_is_broken_names_the_node_and_its_sentence(sound: Graph) -> None:
    replace(sound, ZJ.bound, ox.NamedNode(code("bound", "exact")), ox.NamedNode(code("basis", "explicit")))
    broken = found(sound, "shape")
    assert {(f.severity, f.rule) for f in broken} == {("violation", "zj:bound")}
    assert {f.sentences for f in broken} == {("推行“路灯”机制，使夜间警情下降13%。",), ("处理案件40件。",)}
    assert all("zjc:basis-explicit" in f.en for f in broken)
    assert all(f.zh != f.en for f in broken)


def test_triples_without_a_named_graph_are_held_against_the_shapes_too(sound: Graph) -> None:
    unnamed = ox.Store()
    for quad in sound.store:
        unnamed.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    assert find_findings(Graph(unnamed), ONTOLOGY) == []
    replace(Graph(unnamed), ZJ.bound, ox.NamedNode(code("bound", "exact")), None)
    assert {f.rule for f in found(Graph(unnamed), "shape")} == {"zj:bound"}


def test_a_verify_query_that_returns_rows_names_what_does_not_hold(sound: Graph) -> None:
    cause = ox.NamedNode(NS + "causedBy")
    report = report_of(sound)
    sound.store.add(ox.Quad(report, cause, report, report))
    broken = [f for f in found(sound, "verify") if f.rule == "no-causal-term"]
    assert [f.severity for f in broken] == ["violation"]
    assert "zj:causedBy" in broken[0].en
    assert broken[0].zh.startswith("不成立：没有因果用语")


def test_text_that_was_changed_is_found_by_its_hash_and_its_quotes(sound: Graph) -> None:
    report = report_of(sound)
    (quad,) = sound.store.quads_for_pattern(report, ox.NamedNode(ZJ.text), None)
    assert isinstance(quad.object, ox.Literal)
    replace(sound, ZJ.text, quad.object, ox.Literal(quad.object.value.replace("13%", "31%")))
    (changed,) = found(sound, "hash")
    assert changed.things[0].label == "青山市公安局2020年报告"
    quotes = {f.things[0].iri: f for f in found(sound, "quote")}
    (moved,) = (f for f in quotes.values() if "“13%”" in f.en)
    assert "“31%” does" in moved.en
    assert moved.sentences == ("推行“路灯”机制，使夜间警情下降13%。",)
    # each fault is told once, though a verify query sees these too
    assert {f.rule for f in found(sound, "verify")} <= {"headings"}


def test_a_quote_that_drifted_is_found(sound: Graph) -> None:
    replace(sound, ZJ.quote, ox.Literal("40件"), ox.Literal("41件"))
    (drifted,) = found(sound, "quote")
    assert drifted.zh.startswith("引文“41件”不在全文")
    assert "“40件”" in drifted.zh


def test_the_shipped_report_has_its_one_disagreement() -> None:
    source = ROOT / "graphs" / "sources" / "jinhua-psb-2020.txt"
    report = read_report(source)
    facts = parse_facts(source.with_suffix(".facts.jsonl").read_text("utf-8").splitlines(), report.text)
    store = ox.Store()
    lines = "\n".join(describe(report, facts)).encode()
    store.bulk_load(lines, ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(report_iri(report.sha256)))
    everything = find_findings(Graph(store), ONTOLOGY, include_held=True)
    assert [(f.kind, f.rule, f.severity) for f in everything if f.severity != "note"] == [
        ("arithmetic", "series", "violation")
    ]
    assert [e.quote for e in everything[0].evidence] == ["206人", "24.1%", "108人", "16.2%"]
    assert "≈ 649 for 2019" in everything[0].en
    assert "≈ 667 for 2019" in everything[0].en
    held = {(f.rule, tuple(e.quote for e in f.evidence)) for f in everything if f.severity == "note"}
    assert held >= {
        ("sum", ("91人", "57人", "34人")),
        ("rate", ("57人", "34人", "60%")),
        ("stated-twice", ("405件", "405件")),
        ("direction", ("95.2%", "98.6%")),
    }


def test_every_verify_query_says_what_holds_in_both_languages() -> None:
    queries = load_verify_queries(ONTOLOGY)
    assert len(queries) >= 10
    assert [q.name for q in queries if not (q.zh and q.en) or q.zh == q.en] == []


def test_a_folder_without_queries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ZhijiError, match="no verify queries"):
        load_verify_queries(tmp_path)


def test_a_query_without_a_title_is_refused(tmp_path: Path) -> None:
    (tmp_path / "verify").mkdir()
    (tmp_path / "verify" / "bare.rq").write_text("SELECT * { ?s ?p ?o }", "utf-8")
    with pytest.raises(ZhijiError, match="no line '# title:'"):
        load_verify_queries(tmp_path)


def test_an_ontology_that_is_not_there_is_named(sound: Graph, tmp_path: Path) -> None:
    with pytest.raises(ZhijiError, match=r"shapes\.ttl: the ontology does not load"):
        find_findings(sound, tmp_path)


def place(start: int, report: str = "r") -> Evidence:
    return Evidence(report, start, start + 1, "字", start, "字。")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # graver before milder, whatever its place
        (("violation", 9, "b"), ("note", 1, "a")),
        (("violation", 9, "b"), ("warning", 1, "a")),
        # then as the report runs
        (("warning", 1, "b"), ("warning", 9, "a")),
        # then by name
        (("note", 1, "a"), ("note", 1, "b")),
    ],
)
def test_order(first: Any, second: Any) -> None:
    one, other = (
        Finding(kind="verify", severity=s, rule=r, zh=r, en=r, things=(Involved("x", "x", (place(p),)),))
        for s, p, r in (first, second)
    )
    assert in_order([other, one, other]) == [one, other]
