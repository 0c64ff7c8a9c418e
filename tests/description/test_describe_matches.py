"""Matches stand in a graph of their own, as computed, with the words and places of both."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox

from zhiji.description import place
from zhiji.description.matches import MATCHES, describe_matches
from zhiji.model.rows import InitiativeRow, Match
from zhiji.vocabulary import ID, PREFIXES

SHA = {"id:one": "a" * 64, "id:other": "b" * 64}


def row(report: str, name: str, begin: int) -> InitiativeRow:
    return InitiativeRow(
        report=report,
        begin=begin,
        end=begin + len(name),
        quote=name,
        name=name,
        phase="planned",
        iri=f"https://w3id.org/zhiji/id/initiative-{name.encode().hex()[-16:]}",
    )


ONE, OTHER = row("id:one", "黑石站水厂扩建项目", 10), row("id:other", "黑石站水厂扩能改造", 20)


def test_a_match_says_what_it_joins_and_on_what_words() -> None:
    lines = describe_matches([Match(ONE, OTHER, Decimal("0.83"), False)], SHA, "0.2.0")
    store = ox.Store()
    store.load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(MATCHES))
    answer = store.query(
        "SELECT ?confidence ?kind ?version { GRAPH <matches> { ?match a zj:Match ; zj:confidence ?confidence ; "
        "zj:readBy [ zj:readingKind ?kind ; zj:softwareVersion ?version ] } }",
        prefixes=PREFIXES,
        base_iri=ID,
    )
    assert isinstance(answer, ox.QuerySolutions)
    assert [tuple(term.value for term in found) for found in answer] == [
        ("0.83", "https://w3id.org/zhiji/code/reading-computed", "0.2.0")
    ]
    said = "\n".join(lines)
    assert place("a" * 64, "c", 10, 19) in said
    assert place("b" * 64, "c", 20, 29) in said
    assert '"黑石站水厂扩建项目"' in said
    assert ONE.iri in said
    assert OTHER.iri in said


def test_one_name_is_one_thing_already() -> None:
    assert describe_matches([Match(ONE, row("id:other", ONE.name, 30), Decimal("1.00"), True)], SHA) == []


def test_the_same_matches_give_the_same_lines() -> None:
    match = Match(ONE, OTHER, Decimal("0.83"), False)
    assert describe_matches([match, match], SHA) == describe_matches([match], SHA)
