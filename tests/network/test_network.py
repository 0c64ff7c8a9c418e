"""Small made-up networks: i… initiatives, o… outcomes, u… units, all of report r, each in a sentence of its own unless
said."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import networkx as nx
import pytest

from zhiji import api
from zhiji.model import Edge, Evidence, SourceReport, Thing, ZhijiError
from zhiji.network import (
    AmbiguousName,
    Network,
    UnknownName,
    best_thing,
    build_network,
    find_initiatives_without_outcome,
    find_links,
    find_outcomes_named,
    find_outcomes_without_initiative,
    find_paths,
    things_named,
)
from zhiji.network.exports import format_gexf, format_graphml, plain_graph

REPORT = SourceReport("r", "年度报告", "u0", "甲市公安局", 2020, "")


def place(start: int, sentence: int, point: int = 0) -> Evidence:
    return Evidence("r", start, start + 1, "字", sentence, "一句。", point)


def thing(iri: str, start: int = 0, sentence: int | None = None, point: int = 0, **held: Any) -> Thing:
    kinds = {"i": "initiative", "o": "observation", "u": "unit", "d": "document"}
    outcome = {"is_outcome": True, "level": "effect"} if iri.startswith("o") else {}
    at = place(start, start if sentence is None else sentence, point)
    made: dict[str, Any] = {"kind": kinds[iri[0]], "label": iri, "report": "r", "evidence": (at,)} | outcome | held
    return Thing(iri=iri, **made)


def link(source: str, target: str, basis: str = "same-sentence", **held: Any) -> Edge:
    return Edge(source=source, target=target, predicate="link", iri=f"l-{source}-{target}", basis=basis, **held)  # type: ignore[arg-type]


def edge(source: str, predicate: str, target: str, **held: Any) -> Edge:
    return Edge(source=source, target=target, predicate=predicate, **held)  # type: ignore[arg-type]


def network(things: list[Thing], edges: list[Edge]) -> Network:
    return build_network([REPORT], things, edges)


def ends(net: Network, **filters: Any) -> list[tuple[str, str, str | None]]:
    rows = find_links(net, **filters)
    return [(row.initiative.iri, row.outcome.iri, row.part.iri if row.part else None) for row in rows]


# i1 ⊃ i2 ⊃ i3; i4 beside them; i5 planned
TREE = [thing("i1", 1), thing("i2", 2), thing("i3", 3), thing("i4", 4), thing("i5", 5, planned_in=("r",))]
PARTS = [edge("i2", "partOf", "i1"), edge("i3", "partOf", "i2")]


def test_parts_wholes_and_kin() -> None:
    net = network(TREE, PARTS)
    assert net.parts_of("i1") == ["i2", "i3"]
    assert net.wholes_of("i3") == ["i1", "i2"]
    assert net.kin_of("i2") == {"i1", "i2", "i3"}
    assert net.kin_of("i4") == {"i4"}


def test_parts_in_a_circle_end() -> None:
    net = network(TREE, [*PARTS, edge("i1", "partOf", "i3")])
    assert set(net.parts_of("i1")) >= {"i2", "i3"}
    assert ends(net, initiatives=[net.things["i1"]]) == []


@pytest.mark.parametrize(
    ("basis", "things", "rivals"),
    [
        ("same-sentence", [thing("i1", 1, 0), thing("i4", 4, 0)], 1),  # another in the outcome's sentence
        ("same-sentence", [thing("i1", 1, 0), thing("i2", 2, 0), thing("i4", 4, 0)], 1),  # its part is none
        ("same-sentence", [thing("i1", 1, 0), thing("i2", 2, 0)], 0),
        ("same-sentence", [thing("i1", 1, 0), thing("i4", 4, 0, planned_in=("r",))], 0),  # a plan is none
        ("same-sentence", [thing("i1", 1, 0), thing("i4", 4, 0, planned_in=("s",))], 1),  # planned by another report
        ("same-paragraph", [thing("i1", 1, 1), thing("i4", 4, 4)], 1),  # none in the sentence: another in the point
        ("same-paragraph", [thing("i1", 1, 1), thing("i4", 4, 4, point=9)], 0),  # another point
        ("same-paragraph", [thing("i1", 1, 1), thing("i4", 4, 0), thing("i6", 6, 6)], 1),  # the sentence goes first
        ("explicit", [thing("i1", 1, 0), thing("i4", 4, 0)], 0),  # what the report claims has no rivals
    ],
)
def test_rivals_of_a_link(basis: str, things: list[Thing], rivals: int) -> None:
    net = network([*things, thing("o1", 9, 0)], [*PARTS, link("i1", "o1", basis)])
    assert find_links(net)[0].link.rivals == rivals


def test_a_whole_is_no_rival_of_its_part() -> None:
    net = network([thing("i1", 1, 0), thing("i2", 2, 0), thing("o1", 9, 0)], [*PARTS, link("i2", "o1")])
    assert find_links(net)[0].link.rivals == 0


LINKED = network(
    [
        *TREE,
        *(thing("o1", 11), thing("o2", 12, level="output"), thing("o3", 13), thing("o4", 14), thing("o5", 15)),
        thing("o6", 16, is_outcome=False, level="activity"),
        *(thing("u0", 0), thing("u1", 0)),
    ],
    [
        *PARTS,
        link("i1", "o1", "same-paragraph", distance=2),
        link("i3", "o2", "explicit", cue=(place(3, 3),)),
        link("i4", "o3"),
        link("i4", "o4", tentative=True),
        link("i4", "o6"),
        edge("i1", "carriedOutBy", "u1"),
        edge("i4", "ledBy", "u1"),
        edge("i3", "carriedOutBy", "u0"),
    ],
)


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ({}, [("i3", "o2", None), ("i4", "o3", None), ("i1", "o1", None)]),  # strongest first; no activity, no doubt
        ({"initiatives": "i1"}, [("i1", "o2", "i3"), ("i1", "o1", None)]),  # parts of parts, marked
        ({"initiatives": "i3"}, [("i3", "o2", None)]),  # not those of the whole
        ({"initiatives": "i5"}, []),
        ({"initiatives": "i1 i3"}, [("i3", "o2", None), ("i1", "o1", None)]),  # each link once, at its own initiative
        ({"units": "u0 u1"}, [("i3", "o2", None), ("i4", "o3", None), ("i1", "o1", None)]),
        ({"outcomes": "o4", "tentative": True}, [("i4", "o4", None)]),
        ({"outcomes": "o2"}, [("i3", "o2", None)]),
        ({"outcomes": "o4"}, []),  # only a doubtful link
        ({"units": "u1"}, [("i4", "o3", None), ("i1", "o1", None)]),  # carried out or led
        ({"basis": "explicit"}, [("i3", "o2", None)]),
        ({"basis": "same-sentence"}, [("i3", "o2", None), ("i4", "o3", None)]),  # this and stronger
        ({"level": "output"}, [("i3", "o2", None)]),
        ({"initiatives": "i1", "level": "effect", "basis": "same-paragraph"}, [("i1", "o1", None)]),
    ],
)
def test_links_by_filter(filters: dict[str, str], rows: list[tuple[str, str, str | None]]) -> None:
    named: dict[str, Any] = dict(filters)
    named |= {
        k: [LINKED.things[thing] for thing in v.split()] for k, v in filters.items() if k.endswith("s") and k != "basis"
    }
    assert ends(LINKED, **named) == rows


def test_own_links_stand_before_those_of_parts() -> None:
    net = network(
        [thing("i1", 1), thing("i2", 2), thing("o1", 5), thing("o2", 9)], [*PARTS, link("i2", "o1"), link("i1", "o2")]
    )
    assert ends(net, initiatives=[net.things["i1"]]) == [("i1", "o2", None), ("i1", "o1", "i2")]


def test_initiatives_with_nothing_to_show() -> None:
    """i2 shows through i3, i1 itself; i4 has a sure link; i5 is only planned; i7 has but a doubtful link."""
    net = network(
        [*LINKED.things.values(), thing("i7", 7), thing("i8", 8, tentative=True)],
        [*LINKED.edges, link("i7", "o1", tentative=True)],
    )
    assert [t.iri for t in find_initiatives_without_outcome(net)] == ["i7"]


def test_outcomes_nobody_is_credited_with() -> None:
    assert [t.iri for t in find_outcomes_without_initiative(LINKED)] == ["o4", "o5"]


def test_edges_to_what_is_not_there_are_left_out() -> None:
    assert network([thing("i1")], [link("i1", "o9"), edge("i1", "carriedOutBy", "u9")]).edges == ()


# u0 issues; i1 - u0 - i2 - o2; i1 - o1 - i4 - d1
WEB = network(
    [*(thing(i) for i in ("u0", "u1", "i1", "i2", "i4", "o1", "o2", "d1", "i9"))],
    [
        edge("i1", "carriedOutBy", "u0"),
        edge("i2", "carriedOutBy", "u0"),
        link("i2", "o2"),
        link("i1", "o1", "explicit"),
        link("i4", "o1", "same-paragraph"),
        link("i4", "o1", "same-sentence"),
        edge("d1", "issuedBy", "u1"),
        edge("i4", "ledBy", "u1"),
    ],
)


def walked(start: str, goal: str, **how: Any) -> list[str]:
    paths = find_paths(WEB, WEB.things[start], WEB.things[goal], **how)
    return [" ".join([p[0].source.iri, *(f"{'→' if s.forward else '←'} {s.target.iri}" for s in p)]) for p in paths]


@pytest.mark.parametrize(
    ("start", "goal", "how", "found"),
    [
        ("i1", "o1", {}, ["i1 → o1"]),
        ("o1", "i1", {}, ["o1 ← i1"]),  # against the edge, and it says so
        ("i1", "d1", {}, ["i1 → o1 ← i4 → u1 ← d1"]),
        ("i1", "i2", {}, []),  # only the issuer ties them
        ("i1", "i2", {"through_issuer": True}, ["i1 → u0 ← i2"]),
        ("u0", "o2", {}, ["u0 ← i2 → o2"]),  # the issuer may be an end
        ("i1", "i9", {"through_issuer": True}, []),  # tied to nothing
    ],
)
def test_paths(start: str, goal: str, how: dict[str, Any], found: list[str]) -> None:
    assert walked(start, goal, **how) == found


def test_a_path_takes_the_strongest_of_two_edges() -> None:
    (path,) = find_paths(WEB, WEB.things["i4"], WEB.things["o1"])
    assert path[0].edge.basis == "same-sentence"


def test_paths_are_no_more_than_asked_for() -> None:
    outcomes = [thing(f"o{n}") for n in range(6)]
    net = network([thing("i1"), thing("i2"), *outcomes], [link(i, o.iri) for i in ("i1", "i2") for o in outcomes])
    for most in (1, 2, 6):
        paths = find_paths(net, net.things["i1"], net.things["i2"], most=most)
        assert [len(path) for path in paths] == [2] * most


NAMED = [
    thing("i1", label="“一警情三推送”矛盾纠纷化解机制", label_en="One alert, three pushes"),
    thing("i2", label="“一码通办”服务机制"),
    thing("i3", label="一码通办"),
    thing("i4", label="《规程》清单"),
    thing("i5", label="护航行动"),
    thing("i6", label="护航行动二期"),
    thing("i7", label="“三推送”清单"),
    thing("u1", label="甲市公安局"),
    thing("u2", label="甲市公安局"),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("i4", "i4"),  # its IRI
        ("“一警情三推送”矛盾纠纷化解机制", "i1"),  # exact
        ("一警情三推送矛盾纠纷化解机制", "i1"),  # without its quotes
        ("一警情 三推送", "i1"),  # the quoted core, with white space
        ("一码通办", "i3"),  # exact goes before the quoted core
        ("“一码通办”服务机制", "i2"),
        ("三推送", "i7"),  # the quoted core goes before the part of another
        ("通办服务", "i2"),  # a part, across the quotes
        ("护航行动", "i5"),  # exact goes before the part of another
        ("规程", "i4"),  # title marks
        ("ONE ALERT, THREE PUSHES", "i1"),  # English, whatever the case
        ("ｏｎｅ ａｌｅｒｔ", "i1"),  # full-width
    ],
)
def test_a_name_finds_its_thing(name: str, found: str) -> None:
    assert best_thing(name, NAMED).iri == found


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("护航", ["护航行动", "护航行动二期"]),
        ("甲市公安局", ["甲市公安局"]),  # one name, two things: told apart by their IRIs
    ],
)
def test_several_of_a_name_are_listed(name: str, candidates: list[str]) -> None:
    with pytest.raises(AmbiguousName) as several:
        best_thing(name, NAMED)
    assert several.value.candidates == candidates
    assert all(candidate in str(several.value) for candidate in (candidates if len(candidates) > 1 else ["u1", "u2"]))


def test_every_match_is_all_that_the_name_stands_in() -> None:
    assert [found.iri for found in things_named("一码通办", NAMED)] == ["i3", "i2"]


OUTCOMES = [
    thing("o1", label="案例全省推广 26项", indicator="案例全省推广"),
    thing("o2", label="工作经验在全省推广"),
    thing("o3", label="亡人数 3人", indicator="亡人数"),
    thing("o4", label="亡人数 −10%", indicator="亡人数"),
]


def test_figures_of_an_indicator_are_not_taken_for_all_that_a_name_stands_in() -> None:
    with pytest.raises(AmbiguousName):
        find_outcomes_named("全省推广", OUTCOMES)
    assert {found.iri for found in find_outcomes_named("全省推广", OUTCOMES, every=True)} == {"o1", "o2"}
    assert {found.iri for found in find_outcomes_named("亡人数", OUTCOMES)} == {"o3", "o4"}
    with pytest.raises(UnknownName):
        find_outcomes_named("没有这个", OUTCOMES, every=True)


@pytest.mark.parametrize("name", ["没有这个", "", "  ", "“”", "護航"])
def test_an_unknown_name_is_said_in_one_line(name: str) -> None:
    with pytest.raises(UnknownName) as unknown:
        best_thing(name, NAMED)
    assert "\n" not in str(unknown.value)


CARRIED = network(
    [
        thing("i1", label="制表\x0c符\x00与\ud800半字", label_en=None, section=("一", "二")),
        thing("o1", 7, value=Decimal("-1.5"), measure="%", as_written="1.5%", direction="down"),
        Thing(iri="d1", kind="document", label="无据", report="r"),
    ],
    [link("i1", "o1", "explicit", cue=(place(1, 1), place(2, 2)), distance=0), edge("i1", "partOf", "d1")],
)


@pytest.mark.parametrize(
    ("form", "read"),
    [
        (format_graphml, lambda data: nx.read_graphml(io.BytesIO(data), force_multigraph=True)),
        (format_gexf, lambda data: nx.read_gexf(io.BytesIO(data))),
    ],
    ids=["graphml", "gexf"],
)
def test_networkx_opens_it_again_with_types_kept(form: Any, read: Any) -> None:
    data = form(CARRIED)
    graph, plain = read(data), plain_graph(CARRIED)
    assert set(graph) == set(plain)
    for node, held in plain.nodes(data=True):
        for key, value in held.items():
            assert graph.nodes[node][key] == value
            assert type(graph.nodes[node][key]) is type(value), key
    assert graph.nodes["i1"]["label"] == "制表 符 与 半字"
    assert graph.nodes["o1"]["value"] == -1.5
    assert graph.nodes["o1"]["is_outcome"] is True
    kept = [held for _, _, held in graph.edges(data=True) if held["predicate"] == "link"]
    assert [(e["basis"], e["cue"], e["distance"], e["tentative"]) for e in kept] == [("explicit", "字 … 字", 0, False)]
    assert data == form(CARRIED)


def test_a_basis_that_is_none_names_those_there_are(invented: api.KnowledgeGraph) -> None:
    with pytest.raises(ZhijiError, match="no basis 'nope'; there are: explicit, same-sentence, same-paragraph"):
        invented.links(basis="nope")  # type: ignore[arg-type]


def test_rows_are_cited_by_their_places(invented: api.KnowledgeGraph) -> None:
    with pytest.raises(ZhijiError, match=r"cite takes places, not LinkRow; give the places\(\)"):
        invented.cite(invented.links()[:1])  # type: ignore[arg-type]
