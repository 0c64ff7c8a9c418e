"""Rows of values → the solutions of a SPARQL query."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

import pyoxigraph as ox

from zhiji.store.kept import Order
from zhiji.vocabulary import XSD


class Iri(NamedTuple):
    """An IRI, told apart from words."""

    value: str


Cell: TypeAlias = Iri | str | int | Decimal | bool | None


def solutions(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> ox.QuerySolutions:
    """``rows`` under ``columns`` as solutions; None and empty words leave a variable unbound.

    >>> found = solutions(("status", "n"), [(Iri("https://w3id.org/zhiji/code/status-done"), 2), (None, 3)])
    >>> [row["n"].value for row in found]
    ['2', '3']
    """
    bindings = [
        {name: _term(cell) for name, cell in zip(columns, row, strict=True) if cell not in (None, "")} for row in rows
    ]
    held = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    found = ox.parse_query_results(json.dumps(held).encode(), ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    return found


def in_order(columns: Sequence[str], rows: Iterable[tuple[Cell, ...]], order: Order) -> list[tuple[Cell, ...]]:
    """``rows`` as ORDER BY has them: by the columns that it names, as SPARQL sorts terms."""
    held = list(rows)
    for term, down in reversed(list(zip(order.terms, order.descending, strict=True))):
        at = columns.index(term.removeprefix("?"))
        held.sort(key=lambda row: _sorted_as(row[at]), reverse=down)
    return held


def _sorted_as(cell: Cell) -> tuple[int, str, Decimal]:
    """Nothing, IRIs, numbers, truth values, words: as ``store.kept.sort_key`` has them."""
    match cell:
        case None | "":
            return 0, "", Decimal(0)
        case Iri(value):
            return 1, value, Decimal(0)
        case bool():
            return 3, str(cell), Decimal(0)
        case int() | Decimal():
            return 2, "", Decimal(cell)
    return 4, str(cell), Decimal(0)


def _term(cell: Cell) -> dict[str, str]:
    match cell:
        case Iri(value):
            return {"type": "uri", "value": value}
        case bool():
            return {"type": "literal", "value": str(cell).lower(), "datatype": XSD + "boolean"}
        case int():
            return {"type": "literal", "value": str(cell), "datatype": XSD + "integer"}
        case Decimal():
            return {"type": "literal", "value": f"{cell:f}", "datatype": XSD + "decimal"}
    return {"type": "literal", "value": str(cell)}
