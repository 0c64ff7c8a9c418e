"""Units of measure and what is measured: QUDT's unit where it has one, our own code for a Chinese measure word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from zhiji.description.iris import iri, key_name
from zhiji.model import Quantity
from zhiji.vocabulary import CODE, QUDT_UNIT

_NAMESPACES = {"unit": QUDT_UNIT, "zjc": CODE}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure. ``X
    what kind of value they have: per cent does so as a change, 倍 always."""

    iri: str
    kind: str
    relative: str
    zh: str
    en: str | None


@cache
def load_units() -> dict[str, Measure]:
    """The known units of measure by the words they are written in."""
    units: dict[str, Measure] = {}
    for written, term, kind, relative, zh, en in _rows("units.tsv"):
        prefix, _, local = term.partition(":")
        units[written] = Measure(_NAMESPACES[prefix] + local, kind, relative, zh, en)
    return units


@cache
def load_kind_endings() -> tuple[tuple[str, str], ...]:
    """What kind of value an indicator has by how its name ends, longest ending first."""
    rows = [(ending, kind) for ending, kind in _rows("kind-endings.tsv")]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@cache
def load_bare_indicators() -> frozenset[str]:
    """Names that say too little to be one indicator in the reports of two issuers: 企业, 案件, 总投资."""
    return frozenset(name for (name,) in _rows("bare-indicators.tsv"))


def measure_of(written: str) -> Measure:
    """The unit of measure that ``written`` names. An unknown one has an IRI made of its words, and counts things unless
    it is one unit by another (元/人)."""
    known = load_units().get(key_name(written))
    kind = "other" if "/" in written else "count"
    return known or Measure(iri("measure", key_name(written)), kind, "", written, None)


def indicator_name(quantity: Quantity) -> str | None:
    """What the quantity measures, in words; None where nothing says it."""
    return quantity.indicator or (quantity.subject.text if quantity.subject else None)


def indicator_key(name: str, kind: str, owner: str) -> tuple[str, ...]:
    """The natural key of an indicator: its name and kind of value, and for a bare name whose it is (``owner``)."""
    key = key_name(name)
    return (key, kind, owner) if key in load_bare_indicators() else (key, kind)


def indicator_kinds(quantities: Iterable[Quantity]) -> dict[str, str]:
    """The kind of value of each indicator that a report tells in one kind only, by its name as it stands in keys."""
    seen: dict[str, set[str]] = {}
    for quantity in quantities:
        name, measure = indicator_name(quantity), measure_of(quantity.unit)
        if name and not _is_relative(quantity, measure):
            seen.setdefault(key_name(name), set()).add(measure.kind)
    return {name: next(iter(kinds)) for name, kinds in seen.items() if len(kinds) == 1}


def indicator_kind(quantity: Quantity, kinds: dict[str, str]) -> str:
    """The kind of value of what ``quantity`` measures. A rate of change has the kind of what it changes: that of the
    report's other figures of the same name (``kinds``), else what the name's ending says, else a count."""
    measure = measure_of(quantity.unit)
    if not _is_relative(quantity, measure):
        return measure.kind
    name = key_name(indicator_name(quantity) or "")
    return kinds.get(name) or next((kind for end, kind in load_kind_endings() if name.endswith(end)), "count")


def _is_relative(quantity: Quantity, measure: Measure) -> bool:
    return measure.relative == "always" or (measure.relative == "change" and quantity.role == "change")


def _rows(table: str) -> list[list[str]]:
    lines = files("zhiji.description").joinpath(table).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:] if line and not line.startswith("#")]
