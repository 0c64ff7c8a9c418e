"""What is shown of a link: one list of columns for the terminal, CSV, JSON, the pages and the export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zhiji.presenting.sources import Sources
from zhiji.presenting.words import say

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.network import LinkRow
    from zhiji.presenting.words import Lang

    Value = str | int | float | None


@dataclass(frozen=True)
class Column:
    """One column: ``value`` is what programs get, None where the column puts others together for people; ``told`` is
    what people read, by default the value; ``shown`` columns are those that people see unless they choose."""

    key: str
    value: Callable[[LinkRow], Value] | None
    told: Callable[[LinkRow, Sources, Lang], str | None] | None = None
    shown: bool = False

    def cell(self, row: LinkRow, sources: Sources, lang: Lang) -> str | None:
        """What people read in it."""
        if self.told:
            return self.told(row, sources, lang)
        value = self.value(row) if self.value else None
        return None if value is None else str(value)


def _sure(row: LinkRow) -> str | None:
    held = row.link.confidence
    return None if held is None else f"{held:.2f}"


def _why(row: LinkRow, lang: Lang) -> str:
    if row.link.cue:
        words = [f"{say('cue', lang)} “{' … '.join(cue.quote for cue in row.link.cue)}”"]
    else:
        words = [say("sentences-away", lang, n=row.link.distance)] if row.link.distance else []
        words += [say("rivals", lang, n=row.link.rivals)] if row.link.rivals else []
    if sure := _sure(row):
        words.append(say("sure", lang, chance=sure))
    if row.part:
        words.append(say("part", lang, part=row.part.label))
    if row.link.tentative:
        words.append(say("uncertain", lang))
    if row.link.reading == "proposed":
        words.append(say("read-by-model", lang))
    return "; ".join(words)


COLUMNS = (
    Column("basis", lambda row: row.basis, lambda row, _sources, lang: say(row.basis, lang), shown=True),
    Column("initiative", lambda row: row.initiative.label, shown=True),
    Column("initiative_iri", lambda row: row.initiative.iri),
    Column("part", lambda row: row.part.label if row.part else None),
    Column("part_iri", lambda row: row.part.iri if row.part else None),
    Column("outcome", lambda row: row.outcome.label, shown=True),
    Column("outcome_iri", lambda row: row.outcome.iri),
    Column("kind", lambda row: row.outcome.kind, lambda row, _sources, lang: say(row.outcome.kind, lang)),
    Column(
        "level",
        lambda row: row.outcome.level,
        lambda row, _sources, lang: say(row.outcome.level or row.outcome.kind, lang),
        shown=True,
    ),
    Column("cue", lambda row: " … ".join(cue.quote for cue in row.link.cue) or None),
    Column("distance", lambda row: row.link.distance),
    Column("rivals", lambda row: row.link.rivals),
    Column("confidence", lambda row: row.link.confidence, lambda row, _sources, _lang: _sure(row)),
    Column("reading", lambda row: row.link.reading),
    Column("asserted_by", lambda row: row.link.asserted_by),
    Column("tentative", lambda row: "true" if row.link.tentative else "false"),
    Column("why", None, lambda row, _sources, lang: _why(row, lang), shown=True),
    Column("quote", lambda row: row.outcome.evidence[0].quote),
    Column("sentence", lambda row: row.outcome.evidence[0].sentence.strip(), shown=True),
    Column("start", lambda row: row.outcome.evidence[0].start),
    Column("end", lambda row: row.outcome.evidence[0].end),
    Column("page", lambda row: row.outcome.evidence[0].page),
    Column("place", None, lambda row, sources, _lang: sources.place(row.outcome.evidence[0]), shown=True),
    Column("issuer", lambda row: row.report.issuer_label),
    Column("year", lambda row: row.report.year),
    Column("title", lambda row: row.report.title),
    Column("report", lambda row: row.report.iri),
)

SHOWN = tuple(column.key for column in COLUMNS if column.shown)
"""What people see of a link unless they choose."""

SPARE = ("why", "level", "basis")
"""What a narrow terminal does without, in this order."""

FULL = tuple(column.key for column in COLUMNS if column.value)
"""What programs get of a link: everything that a citation needs, one value a cell, each IRI beside its name."""


def values_of(row: LinkRow) -> tuple[Value, ...]:
    """A link's values under ``FULL``."""
    return tuple(column.value(row) for column in COLUMNS if column.value)
