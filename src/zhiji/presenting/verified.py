"""Quotations and figures that were held against reports, as tables and as JSON: what is said, where it stands, and what
differs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from zhiji.model import Evidence, SourceReport
from zhiji.presenting.sources import Sources
from zhiji.presenting.table import Table
from zhiji.presenting.words import heading, say

if TYPE_CHECKING:
    from zhiji.presenting.words import Lang
    from zhiji.verifying.values import Checked, Difference, Found, Stand

FULL = (
    *("verdict", "kind", "quote", "begin", "end", "differs", "memo_says", "report_says"),
    *("sha256", "place_begin", "place_end", "place_quote", "sentence", "issuer", "year", "title", "report"),
)
"""The columns for programs; several differences in a cell are divided by " | "."""


def checked_of(found: Iterable[Found], offsets: Iterable[int]) -> Iterator[Checked]:
    """One row a place of words that were looked for, or one for words without any; ``offsets`` are where the words
    begin in what was given."""
    from zhiji.verifying.values import Checked

    for one, begin in zip(found, offsets, strict=True):
        for place in one.places or (None,):
            yield Checked(
                kind="quotation",
                quote=one.words,
                begin=begin,
                end=begin + len(one.words),
                verdict=one.verdict,
                place=place,
                differences=one.differences,
            )


def checked_json(rows: Iterable[Checked]) -> str:
    """A list of objects: quote, begin, end, verdict, place, differences; place is null where there is none."""
    told = [
        {
            "quote": row.quote,
            "begin": row.begin,
            "end": row.end,
            "verdict": row.verdict,
            "place": _place(row.place) if row.place else None,
            "differences": [{"what": d.what, "memo": d.memo, "report": d.report} for d in row.differences],
        }
        for row in rows
    ]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _place(place: Stand) -> dict[str, object]:
    return {"sha256": place.report.sha256, "begin": place.begin, "end": place.end, "quote": place.quote}


def checked_rows(rows: Iterable[Checked]) -> Table:
    """For programs, under ``FULL``."""
    return Table(FULL, tuple(_row(row) for row in rows))


def _row(row: Checked) -> tuple[str | None, ...]:
    place, differing = row.place, row.differences
    return (
        *(row.verdict, row.kind, row.quote, str(row.begin), str(row.end)),
        *(" | ".join(cells) for cells in zip(*((d.what, d.memo, d.report) for d in differing), strict=True)),
        *((None,) * 3 if not differing else ()),
        *(_cited(place) if place else (None,) * 9),
    )


def _cited(place: Stand) -> tuple[str, ...]:
    report = place.report
    return (
        *(report.sha256, str(place.begin), str(place.end), place.quote, place.sentence),
        *(report.issuer, str(report.year or ""), report.title, report.iri),
    )


def checked_table(rows: Sequence[Checked], reports: dict[str, SourceReport], lang: Lang) -> Table:
    """For people: what the memo says, what the report says with the words that differ in brackets, and where."""
    sources = Sources(reports[row.place.report.iri] for row in rows if row.place)
    from zhiji.verifying.values import Verdict

    keys = ("verdict", "memo-says", "report-says", "differs", "place")
    body = tuple(
        (
            say(f"verdict-{row.verdict}", lang),
            *_marked(row),
            _differences(row.differences, lang),
            sources.place(evidence_at(row.place)) if row.place else None,
        )
        for row in rows
    )
    counts = {v: sum(row.verdict == v for row in rows) for v in get_args(Verdict)}
    told = ", ".join(f"{say(f'verdict-{v}', lang)} {n}" for v, n in counts.items() if n) or say("no-claims", lang)
    notes = (
        told,
        *sources.notes(lang),
        *((say("by-policy", lang),) if any(row.kind != "quotation" for row in rows) else ()),
    )
    return Table(tuple(heading(key, lang) for key in keys), body, notes, keys=keys, spare=("differs",), lang=lang)


def _differences(differences: Iterable[Difference], lang: Lang) -> str | None:
    told = [f"{say(f'what-{d.what}', lang)}: {d.memo or '—'} / {d.report or '—'}" for d in differences]
    return "; ".join(told) or None


def _marked(row: Checked) -> tuple[str, str | None]:
    """What a memo says and the report's sentence, each with what differs in brackets."""
    from zhiji.verifying.quoting import inside
    from zhiji.verifying.wording import differing_places, marked, places_of

    place, said = row.place, row.said or row.quote
    if place is None:
        return said, None
    told = evidence_at(place)
    at = place.begin - told.sentence_start
    if row.kind != "quotation":
        ours, theirs = [d.memo for d in row.differences], [d.report for d in row.differences]
        mine, there = said.find(row.quote), (at, at + len(place.quote))
        return (
            marked(said, places_of(said, ours, (mine, mine + len(row.quote)))),
            marked(told.sentence, places_of(told.sentence, theirs, there)),
        )
    here, held = (inside(words) for words in (row.quote, place.quote))
    begin, at = said.index(here), at + place.quote.index(held)
    places = differing_places(here, held) if row.differences else []
    return (
        marked(said, [(begin + a, begin + b) for (a, b), _ in places]),
        marked(told.sentence, [(at + a, at + b) for _, (a, b) in places]),
    )


def evidence_at(place: Stand) -> Evidence:
    """A place as evidence, with its sentence."""
    from zhiji.verifying.passages import sentence_bounds

    start, _ = sentence_bounds(place)
    return Evidence(place.report.iri, place.begin, place.end, place.quote, start, place.sentence)
