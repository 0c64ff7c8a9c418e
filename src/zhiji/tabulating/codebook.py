"""The codebook: every variable of every table, its type, how it was measured, and its codes, in both languages. What is
a column of a corpus's tables too is described there alone (``corpus/columns.tsv``), one word for one thing; a link's
variables are the columns that are told of it everywhere (``presenting/columns.py``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from zhiji.corpus.schema import described
from zhiji.presenting.columns import OWN, Column

Type = Literal["string", "integer", "number", "boolean"]
Value = str | int | float | bool | None

TABLES = ("reports", "initiatives", "outcomes", "links", "figures", "plans", "findings")
"""The tables in their order."""

_TYPES: dict[str, Type] = {"string": "string", "int": "integer", "double": "number", "bool": "boolean"}
"""What the codebook calls the types of columns."""

_NAMES: dict[object, Type] = {str: "string", int: "integer", float: "number", bool: "boolean"}
"""What it calls those of values."""

_FROM_ONTOLOGY = ("reading", "kind", "level", "basis", "asserter", "direction", "polarity", "bound")
"""Codes that the ontology defines, in its own words."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One column: ``codes`` names the scheme of its values where it has one, ``how`` how it was measured; ``value`` is
    the attribute of what its row is made of (``told.begin``), empty where code works it out."""

    table: str
    name: str
    type: Type
    codes: str
    how: str
    en: str
    zh: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """One value that a coded variable takes."""

    scheme: str
    code: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order of the codebook's variables."""

    name: str
    variables: tuple[Variable, ...]
    rows: tuple[tuple[Value, ...], ...]


@cache
def load_variables() -> tuple[Variable, ...]:
    """Every variable, table by table; those that say where words stand end every table but the first."""
    rows = [*map(_of_link, OWN), *(_variable(*line) for line in _rows("codebook.tsv"))]
    placed = [row for row in rows if row.table == "*"]
    return tuple(
        replace(row, table=table)
        for table in TABLES
        for row in [*(r for r in rows if r.table == table), *(placed if table != "reports" else ())]
    )


def _variable(table: str, name: str, value: str, same: str, *told: str) -> Variable:
    """A row of the codebook; where it is the ``same`` as a corpus's column (TABLE.COLUMN), with its type and words."""
    kind, codes, how, en, zh = told
    if same:
        column = described()[same]
        kind, en, zh = _TYPES[column.type], column.en, column.zh
    return Variable(table, name, kind, codes, how, en, zh, value)  # type: ignore[arg-type]


def _of_link(column: Column) -> Variable:
    """A link's column, in its own words or in those of the corpus's column that is the same."""
    told = column.meaning
    en, zh = (described()[told].en, described()[told].zh) if isinstance(told, str) else told
    kind = next(_NAMES[held] for held in (column.holds, *get_args(column.holds)) if held in _NAMES)
    return Variable("links", column.key, kind, column.codes, column.how, en, zh)


@cache
def variables_of(table: str) -> tuple[Variable, ...]:
    """The variables of one table, in order."""
    return tuple(variable for variable in load_variables() if variable.table == table)


@cache
def load_codes(ontology: Path) -> tuple[Code, ...]:
    """Every code by scheme: those of this room, and those that the ontology's ``codes.ttl`` defines."""
    own = tuple(Code(*line) for line in _rows("codes.tsv"))
    return (*own, *_codes_of(ontology / "codes.ttl"))


def _codes_of(file: Path) -> list[Code]:
    import pyoxigraph as ox

    from zhiji.vocabulary import CODE, SKOS

    told: dict[str, dict[str, str]] = {}
    for quad in ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE):
        literal, concept = quad.object, getattr(quad.subject, "value", "")
        if quad.predicate.value == SKOS + "definition" and isinstance(literal, ox.Literal) and literal.language:
            told.setdefault(concept.removeprefix(CODE), {})[literal.language] = literal.value
    split = ((*name.partition("-")[::2], words) for name, words in told.items())
    return [Code(scheme, code, w["en"], w["zh"]) for scheme, code, w in split if code and scheme in _FROM_ONTOLOGY]


def codebook_rows() -> list[tuple[str, ...]]:
    """The codebook as a table with headings."""
    head = ("table", "variable", "type", "codes", "how", "en", "zh")
    return [head, *((v.table, v.name, v.type, v.codes, v.how, v.en, v.zh) for v in load_variables())]


def code_rows(ontology: Path) -> list[tuple[str, ...]]:
    """The codes as a table with headings."""
    return [("scheme", "code", "en", "zh"), *((c.scheme, c.code, c.en, c.zh) for c in load_codes(ontology))]


def _rows(name: str) -> list[list[str]]:
    text = (files("zhiji.tabulating") / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
