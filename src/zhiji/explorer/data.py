"""Values → the compact JSON that the page carries. Report text goes in once; everything else points into it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from hashlib import sha256
from typing import Any, get_args

from zhiji.explorer.layout import Picture, lay_out
from zhiji.explorer.measure import GEOMETRIES, Column, Geometry, Lang, column_of
from zhiji.explorer.proposals import Left
from zhiji.explorer.selection import Material, extra_sets
from zhiji.model import KINDS, Edge, Evidence, SourceReport, Thing
from zhiji.model.figures import english_figure

Json = dict[str, Any]

_ELSEWHERE = {
    "kind",
    "label",
    "report",
    "section",
    "evidence",
    "source",
    "target",
    "predicate",
    "cue",
    "measure_en",
    "planned_in",
}


def to_json(
    reports: Sequence[SourceReport], things: Sequence[Thing], edges: Sequence[Edge], left: Left | None = None
) -> Json:
    """Reports with their pictures, things and edges; things and reports are referred to by their place in the list.
    ``left`` is what is left without proposals, None where there are none."""
    places = {thing.iri: i for i, thing in enumerate(things)}
    numbers = {report.iri: i for i, report in enumerate(reports)}
    texts = {report.iri: report.text for report in reports}
    return {
        "reports": [_report_row(report, things, edges, places) for report in reports],
        "things": [
            {"report": numbers.get(t.report, 0), "at": _places(t.evidence, numbers, texts)}
            | _rest(t)
            | ({"planned": planned} if (planned := [numbers[r] for r in t.planned_in if r in numbers]) else {})
            | _english(t)
            | (left.of_thing(t) if left else {})
            for t in things
        ],
        "edges": [
            {"at": _places(e.evidence, numbers, texts), "cue": _places(e.cue, numbers, texts)}
            | _rest(e)
            | ({"weak": True} if e.is_weak else {})
            | (left.of_edge(e) if left else {})
            for e in edges
            if e.source in places and e.target in places
        ],
    }


def kinds() -> Json:
    """Every kind by its name, those first whose column is on the left: how it looks, and Chinese, many, one."""
    columns = get_args(Column)
    listed = sorted(KINDS, key=lambda kind: columns.index(column_of(kind.name)))
    return {
        kind.name: {
            "family": kind.family,
            "column": column_of(kind.name),
            "outline": kind.outline,
            "mark": kind.mark,
            "words": [kind.zh, kind.many.capitalize(), kind.en.capitalize()],
        }
        for kind in listed
    }


def escape_json(value: Any) -> str:
    """JSON that can stand inside a <script> element: nothing in it can end the element or begin a comment.

    >>> escape_json("</script>&")
    '"\\\\u003c/script\\\\u003e\\\\u0026"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _report_row(report: SourceReport, things: Sequence[Thing], edges: Sequence[Edge], places: dict[str, int]) -> Json:
    material = Material.of(report, things, edges)
    langs: list[Lang] = ["zh", "en"] if any(t.label_en for t in material.things.values()) else ["zh"]
    return {
        "iri": report.iri,
        "title": report.title,
        "name": report.name,
        "issuer": places.get(report.issuer),
        "issuerLabel": report.issuer_label,
        "year": report.year,
        "text": report.text,
        "sha256": sha256(report.text.encode("utf-8")).hexdigest(),
        "address": report.address,
        "extent": report.extent or (0, len(report.text)),
        "headings": material.headings,
        "pictures": {
            geometry.name if lang == "zh" else f"{geometry.name}-{lang}": _pictures(material, geometry, lang, places)
            for geometry in GEOMETRIES
            for lang in langs
        },
    }


def _pictures(material: Material, geometry: Geometry, lang: Lang, places: dict[str, int]) -> Json:
    """One card row a thing — place in the list of things, x, width, height — and its y in each choice of extras."""
    drawn = [lay_out(material, material.shown(extras), geometry, lang) for extras in extra_sets()]
    iris = list(material.things)
    sizes = {card.iri: card for picture in reversed(drawn) for card in picture.cards}
    return {
        "columns": [geometry.actors, geometry.initiatives, geometry.outcomes],
        "font": geometry.font,
        "line": geometry.line,
        "padding": geometry.padding,
        "figure": geometry.figure,
        "cards": [[places[i], sizes[i].x, sizes[i].width, sizes[i].height] for i in iris],
        "ys": [_ys(picture, iris) for picture in drawn],
        "bands": [[[material.headings.index(b.headings), b.top, b.bottom] for b in picture.bands] for picture in drawn],
    }


def _ys(picture: Picture, iris: list[str]) -> list[int | None]:
    ys = {card.iri: card.y for card in picture.cards}
    return [ys.get(iri) for iri in iris]


def _places(evidence: Sequence[Evidence], numbers: dict[str, int], texts: dict[str, str]) -> list[Any]:
    """Offsets where the report's text holds the quote and its sentence, with the page of the published file where it
    has any; else the words themselves, so that the page never shows words that are not there as if they were."""
    out: list[Any] = []
    for e in evidence:
        text, end = texts.get(e.report, ""), e.sentence_start + len(e.sentence)
        if text[e.start : e.end] == e.quote and text[e.sentence_start : end] == e.sentence and e.quote:
            out.append([numbers[e.report], e.start, e.end, e.sentence_start, end, *([e.page] if e.page else [])])
        else:
            out.append({"quote": e.quote, "sentence": e.sentence, "start": e.start, "end": e.end})
    return out


def _english(thing: Thing) -> Json:
    return {} if thing.value is None else {"figureEn": english_figure(thing)}


def _rest(value: Thing | Edge) -> Json:
    """The fields that say something, without those that stand elsewhere in the page."""
    row: Json = {}
    for f in fields(value):
        held = getattr(value, f.name)
        if f.name in _ELSEWHERE or held is None or (f.default is not MISSING and held == f.default):
            continue
        row[f.name] = str(held) if isinstance(held, Decimal) else held
    return row
