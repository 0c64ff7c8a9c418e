"""What things that several issuers speak of are called, and which of them are called differently: an answer kept by
issuer depends on it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from zhiji.vocabulary import ID, RDFS, ZJ

SHARED = ("unit", "indicator", "award", "document", "person")
"""The kinds of things whose IRIs do not hold their issuer."""

_SAID = frozenset([RDFS + "label", ZJ.polarity, ZJ.documentNumber, ZJ.unitKind])

COLUMNS = ("report", "node", "said")
"""The columns of the table ``names``."""

Contended = Mapping[str, frozenset[str]]
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


def find_contended(names: Any) -> dict[str, frozenset[str]]:
    """The things of which not every report says the same; ``names`` is the table as arrow has it."""
    by_words: dict[tuple[str, str], set[str]] = {}
    for report, node, words in _rows(names):
        by_words.setdefault((node, words), set()).add(report)
    by_node: dict[str, dict[str, set[str]]] = {}
    for (node, words), reports in by_words.items():
        by_node.setdefault(node, {})[words] = reports
    return {
        node: frozenset(said)
        for node, said in by_node.items()
        if len(said) > 1 and any(reports != next(iter(said.values())) for reports in said.values())
    }


def find_retold(before: Iterable[Any], now: Iterable[Any]) -> set[str]:
    """The things that the reports of the tables ``before`` do not tell as those of the tables ``now`` do, whichever
    report it is."""
    then, this = Counter(_told(before)), Counter(_told(now))
    return {node for node, _ in (then - this) + (this - then)}


def _told(tables: Iterable[Any]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each thing with all that one report says of it."""
    told: dict[tuple[str, str], set[str]] = {}
    for names in tables:
        for report, node, words in _rows(names):
            told.setdefault((report, node), set()).add(words)
    return ((node, frozenset(words)) for (_, node), words in told.items())


def _rows(names: Any) -> Iterator[tuple[str, str, str]]:
    return zip(*(names[column].to_pylist() for column in COLUMNS), strict=True)


def write_contended(file: Path, contended: Contended) -> None:
    """Keeps what is contended in a state, in one order."""
    held = {node: sorted(contended[node]) for node in sorted(contended)}
    file.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


def read_contended(file: Path) -> dict[str, frozenset[str]]:
    """What ``write_contended`` kept."""
    held: dict[str, list[str]] = json.loads(file.read_bytes())
    return {node: frozenset(said) for node, said in held.items()}
