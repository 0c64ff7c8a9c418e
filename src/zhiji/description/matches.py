"""What was matched across reports → triples of a graph of their own: computed, never part of what a report says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhiji.description.iris import iri, place
from zhiji.description.triples import Sheet
from zhiji.model.rows import Match
from zhiji.vocabulary import ID, ZJ, code

MATCHES = ID + "matches"
"""The graph that the matches stand in."""


def describe_matches(matches: Iterable[Match], sha256_of: Mapping[str, str], version: str | None = None) -> list[str]:
    """Matches under another wording as N-Triples lines without line ends, sorted. ``sha256_of`` has the hash of each
    report's text by the report's IRI. Names that are one name are one thing already, and need no match."""
    sheet = Sheet()
    reading = iri("reading", "matches", version or "")
    for match in matches:
        if match.one.iri == match.other.iri:
            continue
        node = iri("match", match.one.report, match.one.iri, match.other.report, match.other.iri)
        sheet.a(node, ZJ.Match)
        sheet.decimal(node, ZJ.confidence, match.confidence)
        sheet.iri(node, ZJ.readBy, reading)
        for row in (match.one, match.other):
            sheet.iri(node, ZJ.matched, row.iri)
            sheet.iri(node, ZJ.evidence, place(sha256_of[row.report], "c", row.begin, row.end))
            sheet.text(node, ZJ.asWritten, row.quote)
        sheet.a(reading, ZJ.Reading)
        sheet.iri(reading, ZJ.readingKind, code("reading", "computed"))
        sheet.text(reading, ZJ.softwareVersion, version)
    return sheet.lines()
