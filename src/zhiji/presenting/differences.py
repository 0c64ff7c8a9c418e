"""What differs between two reports or two builds, as a table: the words of both beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zhiji.model import Evidence
from zhiji.presenting.table import Table
from zhiji.presenting.words import heading, say, sure

if TYPE_CHECKING:
    from zhiji.comparing.differences import Difference, Side, Words
    from zhiji.presenting.citations import Style
    from zhiji.presenting.words import Lang

DIFFERENCES = (
    *("kind", "name", "old", "new", "confidence", "old_sha256", "old_begin", "old_end", "old_sentence"),
    *("new_sha256", "new_begin", "new_end", "new_sentence", "old_issuer", "old_year", "new_issuer", "new_year"),
)
"""The columns for programs; where a side says nothing, its places are empty."""


def differences_rows(found: Sequence[Difference], old: Side, new: Side) -> Table:
    """Every difference under ``DIFFERENCES``."""
    return Table(DIFFERENCES, tuple(_row(one, old, new) for one in found))


def differences_table(found: Sequence[Difference], old: Side, new: Side, lang: Lang) -> Table:
    """Differences for people, by kind, and how many there are of each."""
    keys = ("kind", "old", "new", "what", "confidence")
    body = tuple(
        (
            say(f"diff-{one.kind}", lang),
            one.old.words if one.old else "",
            one.new.words if one.new else "",
            one.name,
            sure(one.confidence) if one.confidence < 1 else "",
        )
        for one in found
    )
    columns = (
        say("kind", lang),
        _report(old, lang),
        _report(new, lang),
        heading("what", lang),
        heading("match-confidence", lang),
    )
    return Table(
        columns, body, (*pair_notes(old, new, lang), *_notes(found, lang)), keys=keys, spare=("confidence",), lang=lang
    )


def cite_differences(found: Sequence[Difference], old: Side, new: Side, style: Style) -> str:
    """The places of both sides as citations."""
    from zhiji.presenting.citations import format_citations, on_pages

    places = [_evidence(w, side) for one in found for w, side in ((one.old, old), (one.new, new)) if w]
    paged = on_pages(places, {side.report.iri: side.pages for side in (old, new)})
    return format_citations(paged, {s.source.iri: s.source for s in (old, new) if s.source}, style)


def _evidence(words: Words, side: Side) -> Evidence:
    text = side.report.text
    begin = text.find(words.sentence, max(words.end - len(words.sentence), 0), words.begin + len(words.sentence))
    quote = text[words.begin : words.end]
    return Evidence(side.report.iri, words.begin, words.end, quote, max(begin, 0), words.sentence)


def _report(side: Side, lang: Lang) -> str:
    """Whose report it is, and of which year, over its words."""
    return f"{side.report.issuer or say('old', lang)} {side.report.year or ''}".strip()


def pair_notes(old: Side, new: Side, lang: Lang) -> tuple[str, ...]:
    """What has to be said of the two reports themselves: that they are of two issuers, or in reversed order."""
    before, after = old.report, new.report
    notes = []
    if before.issuer and after.issuer and before.body != after.body:
        notes.append(say("diff-other-issuer", lang, old=before.issuer, new=after.issuer))
    if before.year and after.year and before.year > after.year:
        notes.append(say("diff-reversed", lang, old=before.year, new=after.year))
    return tuple(notes)


def _notes(found: Sequence[Difference], lang: Lang) -> tuple[str, ...]:
    if not found:
        return (say("no-difference", lang),)
    counts = Counter(one.kind for one in found)
    told = ", ".join(f"{say(f'diff-{kind}', lang)} {n}" for kind, n in counts.items())
    return (told, say("diff-note", lang))


def _row(one: Difference, old: Side, new: Side) -> tuple[str, ...]:
    return (
        *(one.kind, one.name, one.old.words if one.old else "", one.new.words if one.new else "", sure(one.confidence)),
        *_place(one.old, old),
        *_place(one.new, new),
        *(old.report.issuer, str(old.report.year or ""), new.report.issuer, str(new.report.year or "")),
    )


def _place(words: Words | None, side: Side) -> tuple[str, str, str, str]:
    return (side.report.sha256, str(words.begin), str(words.end), words.sentence) if words else ("", "", "", "")
