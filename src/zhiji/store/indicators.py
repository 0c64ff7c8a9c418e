"""The indicator scheme, ``ontology/indicators.ttl`` → entries."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from zhiji.model.codes import Polarity
from zhiji.model.rows import IndicatorEntry
from zhiji.vocabulary import CODE, RDF, SKOS, ZJ


@cache
def load_indicators(ontology: Path) -> tuple[IndicatorEntry, ...]:
    """The entries of the scheme, sorted by IRI. ``ontology`` is the folder that holds ``indicators.ttl``."""
    held: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse((ontology / "indicators.ttl").read_bytes(), ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal | ox.NamedNode):
            held[quad.subject.value][quad.predicate.value].append(quad.object)
    concepts = (s for s in sorted(held) if any(o.value == SKOS + "Concept" for o in held[s][RDF + "type"]))
    return tuple(_entry(iri, held[iri]) for iri in concepts)


def _entry(iri: str, said: dict[str, list[ox.Literal | ox.NamedNode]]) -> IndicatorEntry:
    names = {o.language: o.value for o in said[SKOS + "prefLabel"] if isinstance(o, ox.Literal)}
    broader = said[SKOS + "broader"]
    return IndicatorEntry(
        iri=iri,
        name=names["zh"],
        name_en=names["en"],
        alternatives=_names(said, "zh"),
        alternatives_en=_names(said, "en"),
        unit_kind=_code(said[ZJ.unitKind][0].value),
        polarity=cast(Polarity, _code(said[ZJ.polarity][0].value)),
        accrual=_code(said[ZJ.accrual][0].value),
        broader=broader[0].value if broader else None,
    )


def _names(said: dict[str, list[ox.Literal | ox.NamedNode]], language: str) -> tuple[str, ...]:
    """The names in a language besides the one that is preferred."""
    held = (*said[SKOS + "altLabel"], *said[SKOS + "hiddenLabel"])
    return tuple(sorted(o.value for o in held if isinstance(o, ox.Literal) and o.language == language))


def _code(iri: str) -> str:
    return iri.removeprefix(CODE).partition("-")[2]
