"""What things that several issuers speak of are called, and which of them are called differently: an answer kept by
issuer depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from zhiji.corpus.arrow import strings
from zhiji.vocabulary import ID, RDFS, ZJ

SHARED = ("unit", "indicator", "award", "document", "person")
"""The kinds of things whose IRIs do not hold their issuer."""

_SAID = frozenset([RDFS + "label", ZJ.polarity, ZJ.documentNumber, ZJ.unitKind])

Naming = Mapping[str, frozenset[str]]
"""By thing: what is said of it, as N-Triples lines without line ends."""


def find_names(turtle: bytes) -> list[tuple[str, str]]:
    """What the graph of one report says of things that others may speak of too: thing and N-Triples line, sorted."""
    starts = tuple(f"{ID}{kind}-" for kind in SHARED)
    return sorted(
        (quad.subject.value, f"{quad.triple} .")
        for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)
        if quad.predicate.value in _SAID
        and isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value.startswith(starts)
    )


def escaped(words: str) -> str:
    """``words`` as they stand inside a literal of an N-Triples line.

    >>> escaped('甲"乙')
    '甲\\\\"乙'
    """
    return str(ox.Literal(words))[1:-1]


def find_contended(names: Any) -> Naming:
    """The things of which not every report says the same; ``names`` is the table as arrow has it."""
    import pyarrow.compute as pc

    said = names.group_by(["node", "said"]).aggregate([("report", "count_distinct")])
    reports = names.group_by("node").aggregate([("report", "count_distinct")]).rename_columns(["node", "of"])
    joined = said.join(reports, "node")
    partly = joined.filter(pc.less(joined["report_count_distinct"], joined["of"]))
    nodes = set(partly["node"].to_pylist())
    found: dict[str, set[str]] = {}
    for node, words in zip(joined["node"].to_pylist(), joined["said"].to_pylist(), strict=True):
        if node in nodes:
            found.setdefault(node, set()).add(words)
    return {node: frozenset(words) for node, words in found.items()}


def nodes_by_report(names: Any, nodes: set[str]) -> dict[str, set[str]]:
    """Which of ``nodes`` each report speaks of."""
    import pyarrow.compute as pc

    some = names.filter(pc.is_in(names["node"], value_set=strings(sorted(nodes))))
    found: dict[str, set[str]] = {}
    for report, node in zip(some["report"].to_pylist(), some["node"].to_pylist(), strict=True):
        found.setdefault(report, set()).add(node)
    return found
