"""Things, edges and links of the network as rows of tables."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from unicodedata import normalize

from zhiji.corpus.packing import pack, unpack_things
from zhiji.model import Edge, Evidence, SourceReport, Thing
from zhiji.store.projection import READERS

Row = dict[str, Any]

_NOWHERE = Evidence("\U0010ffff", 0, 0, "", 0, "")
"""Behind every place."""

_LEFT_OUT = re.compile(r"[\s“”‘’「」『』《》〈〉\"']+")


def thing_rows(
    issuer: str, things: Iterable[Thing], written: Mapping[str, tuple[str, ...]], unlinked: Collection[str]
) -> Iterator[Row]:
    """One row a thing. ``names`` are what it is called, as names are compared, and ``reports`` the reports that tell of
    it, a line each; ``packed`` is the thing, and for one that other issuers may speak of also all its words."""
    for thing in things:
        told = written.get(thing.iri)
        yield {
            "issuer_iri": issuer,
            "iri": thing.iri,
            "kind": thing.kind,
            "names": "\n".join(folded(name) for name in (thing.label, thing.label_en) if name),
            "indicator": folded(thing.indicator) if thing.indicator else None,
            "is_outcome": thing.is_outcome,
            "unlinked": thing.iri in unlinked,
            "reports": _told_in(thing.evidence),
            "packed": pack(thing) if told is None else f"{pack(thing)}\n{json.dumps(told, ensure_ascii=False)}",
        }


def edge_rows(issuer: str, edges: Iterable[Edge]) -> Iterator[Row]:
    """One row an edge, its rivals counted; ``reports`` are those that tell of it, a line each."""
    for edge in edges:
        yield {
            "issuer_iri": issuer,
            "source": edge.source,
            "target": edge.target,
            "predicate": edge.predicate,
            "basis": edge.basis,
            "inferred": edge.inferred,
            "tentative": edge.tentative,
            "reports": _told_in(edge.evidence),
            "packed": pack(edge),
        }


def _told_in(evidence: Iterable[Evidence]) -> str:
    return "\n".join(sorted({e.report for e in evidence}))


def link_rows(initiative: Thing, outcome: Thing, link: Edge, report: SourceReport) -> Row:
    """A link that is certain, as people read it."""
    first = outcome.evidence[0]
    return {
        "report": report.iri,
        "issuer": report.issuer_label,
        "year": report.year,
        "link": link.iri,
        "initiative": initiative.iri,
        "initiative_name": initiative.label,
        "outcome": outcome.iri,
        "outcome_name": outcome.label,
        "kind": outcome.kind,
        "level": outcome.level,
        "basis": link.basis,
        "cue": " … ".join(cue.quote for cue in link.cue) or None,
        "distance": link.distance,
        "rivals": link.rivals,
        "begin": first.start,
        "end": first.end,
        "quote": first.quote,
        "sentence_begin": first.sentence_start,
        "sentence": first.sentence,
        "section": " / ".join(outcome.section) or None,
        "section_role": None,
        "confidence": link.confidence,
        "tentative": link.tentative,
    }


def folded(name: str) -> str:
    """A name as it is compared: NFKC, lower case, without quotes and white space."""
    return _LEFT_OUT.sub("", normalize("NFKC", name)).lower()


def merged_things(packed: Iterable[str]) -> list[Thing]:
    """The packed things, each once: what several issuers speak of is one thing, with the words of all."""
    alone: list[Thing] = []
    shared: dict[str, list[tuple[Thing, list[Any]]]] = {}
    for thing, told in unpack_things(packed):
        if told:
            shared.setdefault(thing.iri, []).append((thing, told[0]))
        else:
            alone.append(thing)
    return [*alone, *(_merged(rows) for rows in shared.values())]


def _merged(rows: Sequence[tuple[Thing, list[Any]]]) -> Thing:
    """One thing of what issuers say of it, as a graph of all their reports would show it."""
    if len(rows) == 1:
        return rows[0][0]
    things = [thing for thing, _ in rows]
    first = min(things, key=lambda t: t.evidence[0] if t.evidence else _NOWHERE)
    evidence = sorted({e for thing in things for e in thing.evidence}, key=lambda e: (e.report, e.start, e.end))
    written = sorted({words for _, said in rows for words in said})
    readings = {thing.reading for thing in things}
    english = [thing.label_en for thing in things if thing.label_en]
    rules = [thing.rule for thing in things if thing.rule]
    return replace(
        first,
        label=min(thing.label for thing in things),
        label_en=min(english, default=None),
        evidence=tuple(evidence),
        group=any(thing.group for thing in things),
        tentative=any(thing.tentative for thing in things),
        as_written=" / ".join(written) or None,
        rule=min(rules, default=None),
        reading=next((reading for reading in READERS if reading in readings), None),
    )
