"""The tables of a corpus: their columns, types and what each holds, from the data dictionary ``columns.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Type = Literal["string", "int", "double", "bool"]

WITH_PLACES = ("units", "initiatives", "outcomes", "figures", "links", "plans", "shortcomings", "documents")
"""The tables whose rows stand on words: they have the columns of ``place``."""

TABLES = ("reports", *WITH_PLACES, "sentences", "findings", "series", "ledger", "matches")
"""The tables that are there for people, in the order of the dictionary."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, with what it holds in both languages."""

    table: str
    name: str
    type: Type
    en: str
    zh: str


@cache
def described() -> dict[str, Column]:
    """Each row of the dictionary by TABLE.COLUMN, as it stands: ``*`` is every table, ``place`` those on words."""
    lines = (files("zhiji.corpus") / "columns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (Column(*line.split("\t")) for line in lines)  # type: ignore[arg-type]
    return {f"{row.table}.{row.name}": row for row in rows}


@cache
def dictionary() -> tuple[Column, ...]:
    """Every column of every table."""
    rows = described().values()
    return tuple(
        Column(table, row.name, row.type, row.en, row.zh)
        for table in TABLES
        for row in rows
        if row.table in ("*", table) or (row.table == "place" and table in WITH_PLACES)
    )


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of one table, in order."""
    return tuple(column for column in dictionary() if column.table == table)


INTERNAL: dict[str, tuple[tuple[str, Type], ...]] = {
    "things": (
        *(("issuer_iri", "string"), ("iri", "string"), ("kind", "string"), ("names", "string")),
        *(("indicator", "string"), ("is_outcome", "bool"), ("unlinked", "bool"), ("reports", "string")),
        ("packed", "string"),
    ),
    "edges": (
        *(("issuer_iri", "string"), ("source", "string"), ("target", "string"), ("predicate", "string")),
        *(("basis", "string"), ("inferred", "bool"), ("tentative", "bool"), ("reports", "string")),
        ("packed", "string"),
    ),
    "worked": (("issuer_iri", "string"), ("key", "string"), ("packed", "string")),
    "checks": (("issuer_iri", "string"), ("packed", "string")),
    "mentions": (("issuer_iri", "string"), ("place", "string"), ("quote", "string")),
    "names": (("report", "string"), ("node", "string"), ("said", "string")),
    "stated": (("report", "string"), ("triple", "string")),
    **dict.fromkeys(
        ("outlines", "figure_rows", "initiative_rows", "first_claims", "counts"),
        (("report", "string"), ("packed", "string")),
    ),
}
"""What the commands ask; packed values that no one needs to read. Each row belongs to an issuer or a report."""


def arrow_schema(table: str) -> Any:
    """The schema of a table's file, with what each column holds as metadata."""
    import pyarrow as pa

    types = {"string": pa.string(), "int": pa.int64(), "double": pa.float64(), "bool": pa.bool_()}
    if table in INTERNAL:
        return pa.schema([pa.field(name, types[kind]) for name, kind in INTERNAL[table]])
    return pa.schema([pa.field(c.name, types[c.type], metadata={"en": c.en, "zh": c.zh}) for c in columns_of(table)])
