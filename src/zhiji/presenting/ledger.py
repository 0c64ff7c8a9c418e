"""The ledger as a table: a row a plan, with the next report's words for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zhiji.model import Evidence
from zhiji.presenting.table import Table
from zhiji.presenting.words import heading, say, sure

if TYPE_CHECKING:
    from zhiji.comparing.ledger import LedgerRow
    from zhiji.presenting.words import Lang

LEDGER = (
    *("plan_sha256", "plan_begin", "plan_end", "plan", "status", "next_sha256", "next_begin", "next_end", "quote"),
    *(
        "confidence",
        "why",
        "issuer",
        "plan_report_year",
        "next_report_year",
        "plan_sentence",
        "sentence",
        "plan_report",
        "next_report",
        "planned_for",
        "told_period",
    ),
)
"""The columns for programs; where the next report says nothing, its places are empty. ``plan`` are the words with what
the list or sentence of the plan says of it, … where words are left out; ``plan_begin`` to ``plan_end`` is the place of
what is its own. ``planned_for`` is the year that the plan is for, ``plan_report_year`` the year that the report which
plans it reports on; ``told_period`` are the years that the next report's words look back on where these are several."""


def ledger_rows(rows: Sequence[LedgerRow]) -> Table:
    """Every plan under ``LEDGER``, in reading order."""
    return Table(LEDGER, tuple(_row(row) for row in rows))


def ledger_table(
    rows: Sequence[LedgerRow], lang: Lang, *, left_out: int = 0, others: int = 0, pairs: Sequence[str] = ()
) -> Table:
    """Plans for people, by the year that they are for, and how many came to what; ``left_out`` weak ones are not among
    them, nor ``others`` of another status; ``pairs`` name the reports of two years that hold no plan."""
    columns = ("issuer", "planned-for", "plan-report-year", "plan", "status", "confidence", "told")
    issuers = {row.planned.body for row in rows}
    several = len(issuers) > 1
    body = tuple(
        (
            *((row.planned.issuer,) if several else ()),
            str(row.planned_for),
            str(row.planned.year),
            row.words,
            say(f"status-{row.status}", lang),
            sure(row.confidence),
            row.told.text if row.told else "",
        )
        for row in rows
    )
    kept = columns if several else columns[1:]
    heads = (heading(c, lang) for c in kept)
    notes = _notes(rows, lang, left_out) if rows or left_out else (nothing_found(lang, others, pairs),)
    return Table(tuple(heads), body, notes, keys=kept, lang=lang)


def nothing_found(lang: Lang, others: int = 0, pairs: Sequence[str] = ()) -> str:
    """Why there is no plan to show: all came to something else, the reports of two years hold none, or there are no
    such reports."""
    if others:
        return say("no-such-status", lang, n=others)
    if not pairs:
        return say("no-ledger", lang)
    more = [say("rows-more", lang, n=len(pairs) - _NAMED)] if len(pairs) > _NAMED else []
    return say("no-plans", lang, pairs=("；" if lang == "zh" else "; ").join([*pairs[:_NAMED], *more]))


_NAMED = 5
"""Reports of two years that are named at the most."""


def _notes(rows: Sequence[LedgerRow], lang: Lang, left_out: int) -> tuple[str, ...]:
    counts = {status: sum(r.status == status for r in rows) for status in _STATUSES}
    told = ", ".join(f"{say(f'status-{s}', lang)} {n}" for s, n in counts.items() if n)
    weak = (say("weak-rows", lang, n=left_out, sure="0.7"),) if left_out else ()
    return (*((told,) if told else ()), *weak, say("ledger-note", lang))


_STATUSES = ("done", "in-progress", "planned-again", "changed", "not-found")


def _row(row: LedgerRow) -> tuple[str, ...]:
    told = row.told
    return (
        *(row.planned.sha256, str(row.plan.begin), str(row.plan.end), row.words, row.status, row.after.sha256),
        *((str(told.begin), str(told.end), told.text) if told else ("", "", "")),
        *(sure(row.confidence), row.why, row.planned.issuer, str(row.planned.year), str(row.after.year)),
        *(row.plan.sentence, told.sentence if told else "", row.planned.iri, row.after.iri, str(row.planned_for)),
        told.period if told else "",
    )


def ledger_places(row: LedgerRow) -> list[Evidence]:
    """The plan's place, and that of the next report's words for it."""
    held = [row.plan, *([row.told] if row.told else [])]
    return [Evidence(c.report, c.begin, c.end, c.text, c.sentence_begin, c.sentence) for c in held]
