"""What is told of a link: one list of columns, for the terminal, CSV, JSON, the pages, the packs of tables with their
codebook, and assistants. A column is one entry here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zhiji.presenting.sources import Sources
from zhiji.presenting.words import heading, say, sure

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from types import UnionType

    from zhiji.network import LinkRow
    from zhiji.presenting.words import Lang

    Value = str | int | float | bool | None


@dataclass(frozen=True)
class Column:
    """One column: ``value`` is what programs get, None where the column puts others together for people; ``told`` is
    what people read, by default the value; ``shown`` columns are those that people see unless they choose; ``words``
    its heading, English and Chinese, where the shared words have none.

    What has a ``meaning`` (English and Chinese, or the corpus's column that is the same) is a link's own: a variable of
    the codebook, with the type it ``holds``, ``how`` it was measured, and the scheme of its ``codes``. What has none
    puts others together or says where the words stand, which every table has in its own way."""

    key: str
    value: Callable[[LinkRow], Value] | None = None
    meaning: tuple[str, str] | str = ""
    holds: type | UnionType = str
    how: str = "read"
    codes: str = ""
    told: Callable[[LinkRow, Sources, Lang], str | None] | None = None
    shown: bool = False
    words: tuple[str, str] | None = None

    def heading(self, lang: Lang) -> str:
        """What stands over it."""
        return self.words[lang == "zh"] if self.words else heading(self.key, lang)

    def cell(self, row: LinkRow, sources: Sources, lang: Lang) -> str | None:
        """What people read in it."""
        return self.told(row, sources, lang) if self.told else self.written(row)

    def written(self, row: LinkRow) -> str | None:
        """Its value as programs read it in text."""
        return written(self.value(row)) if self.value else None


def written(value: Value) -> str | None:
    """A value as programs read it in text: true, false, whole numbers as they are, how sure it is as ``sure``."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float):
        return sure(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sure(row: LinkRow) -> str | None:
    return None if row.link.confidence is None else sure(row.link.confidence)


def _cue(row: LinkRow) -> str | None:
    return " … ".join(cue.quote for cue in row.link.cue) or None


def _why(row: LinkRow, lang: Lang) -> str:
    if row.link.cue:
        words = [f"{say('cue', lang)} “{_cue(row)}”"]
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
    Column(
        "basis",
        lambda row: row.basis,
        "links.basis",
        codes="basis",
        told=lambda row, _, lang: say(row.basis, lang),
        shown=True,
    ),
    Column("initiative", lambda row: row.initiative.label, "links.initiative_name", shown=True),
    Column(
        "initiative_iri",
        lambda row: row.initiative.iri,
        "links.initiative",
        how="place",
        words=("initiative's IRI", "举措IRI"),
    ),
    Column(
        "part",
        lambda row: row.part.label if row.part else None,
        ("the part through which it is linked", "经由的组成部分"),
        str | None,
        words=("through its part", "经其组成部分"),
    ),
    Column(
        "part_iri",
        lambda row: row.part.iri if row.part else None,
        ("IRI of that part", "该组成部分的 IRI"),
        str | None,
        "place",
        words=("part's IRI", "组成部分IRI"),
    ),
    Column("outcome", lambda row: row.outcome.label, "links.outcome_name", shown=True),
    Column(
        "outcome_iri", lambda row: row.outcome.iri, "links.outcome", how="place", words=("outcome's IRI", "成果IRI")
    ),
    Column(
        "kind",
        lambda row: row.outcome.kind,
        "links.kind",
        codes="outcomes",
        told=lambda row, _, lang: say(row.outcome.kind, lang),
    ),
    Column(
        "level",
        lambda row: row.outcome.level,
        "links.level",
        str | None,
        codes="level",
        told=lambda row, _, lang: say(row.outcome.level or row.outcome.kind, lang),
        shown=True,
    ),
    Column("cue", _cue, "links.cue", str | None, "copied"),
    Column(
        "distance",
        lambda row: row.link.distance,
        "links.distance",
        int | None,
        "computed",
        words=("sentences away", "句距"),
    ),
    Column("rivals", lambda row: row.link.rivals, "links.rivals", int, "computed", words=("rivals", "相近举措数")),
    Column(
        "confidence",
        lambda row: row.link.confidence,
        "place.confidence",
        float | None,
        "computed",
        told=lambda row, *_: _sure(row),
    ),
    Column(
        "reading",
        lambda row: row.link.reading,
        ("who read it", "读取方式"),
        str | None,
        "computed",
        "reading",
        words=("read by", "读取方式"),
    ),
    Column(
        "asserted_by",
        lambda row: row.link.asserted_by,
        ("who puts the two together", "关联由谁作出"),
        str | None,
        codes="asserter",
        words=("put together by", "关联由谁作出"),
    ),
    Column("tentative", lambda row: row.link.tentative, "place.tentative", bool, words=("tentative", "存疑")),
    Column("why", told=lambda row, _, lang: _why(row, lang), shown=True),
    Column("quote", lambda row: row.outcome.evidence[0].quote),
    Column("sentence", lambda row: row.outcome.evidence[0].sentence.strip(), shown=True),
    Column("start", lambda row: row.outcome.evidence[0].start),
    Column("end", lambda row: row.outcome.evidence[0].end),
    Column("page", lambda row: row.outcome.evidence[0].page),
    Column("place", told=lambda row, sources, _: sources.place(row.outcome.evidence[0]), shown=True),
    Column("issuer", lambda row: row.report.issuer_label),
    Column("year", lambda row: row.report.year),
    Column("title", lambda row: row.report.title),
    Column("report", lambda row: row.report.iri),
)

SHOWN = tuple(column for column in COLUMNS if column.shown)
"""What people see of a link unless they choose."""

SPARE = ("why", "level", "basis")
"""What a narrow terminal does without, in this order."""

FULL = tuple(column for column in COLUMNS if column.value)
"""What programs get of a link: everything that a citation needs, one value a cell, each IRI beside its name."""

OWN = tuple(column for column in FULL if column.meaning)
"""What is a link's own: its variables in the codebook, and what assistants get beside its place."""


def own_values(row: LinkRow) -> dict[str, Value]:
    """A link's own values by their column."""
    return {column.key: column.value(row) for column in OWN if column.value}
