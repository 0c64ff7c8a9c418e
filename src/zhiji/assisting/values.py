"""What the tools give: flat values, whose fields are the tools' output schemas (without slots: the SDK reads a class by
its attributes)."""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from zhiji.presenting.columns import OWN


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where words stand: ``quote`` is exactly the report's text from ``begin`` to ``end`` (characters, half-open);
    ``sha256`` is of that text."""

    quote: str
    begin: int
    end: int
    page: int | None
    sentence: str
    issuer: str
    year: int | None
    title: str
    report: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Given:
    """Every answer says how many rows there are in all, from which on they are given, and whether others are left
    out (``cut``); ``note`` says how to get those."""

    total: int
    offset: int
    cut: bool
    note: str


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """One open report; ``place`` is its head."""

    report: str
    sha256: str
    issuer: str
    year: int | None
    title: str
    characters: int
    place: Place


_LINK = """An initiative linked to an outcome. ``basis``: explicit (the report says so, with ``cue``), same-sentence or
same-paragraph (they stand together: not a claim of cause). ``confidence`` is null where a person read it."""
"""What assistants are told of it; its fields are the columns of a link."""

if TYPE_CHECKING:
    LinkRow: TypeAlias = Any
else:
    LinkRow = make_dataclass(
        "LinkRow",
        [*((column.key, column.holds) for column in OWN), ("place", Place)],
        namespace={"__doc__": _LINK},
        frozen=True,
        kw_only=True,
    )


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """One step of a path: ``path`` and ``step`` count from 1."""

    path: int
    step: int
    source: str
    source_iri: str
    relation: str
    forward: bool
    basis: str | None
    inferred: bool
    target: str
    target_iri: str
    place: Place | None


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One row of a query: ``cells`` by column (an IRI's name stands under NAME_label); ``place`` is where the row's
    sentence stands, null where the row has none or it cannot be told which of several it is."""

    cells: dict[str, str | None]
    place: Place | None


@dataclass(frozen=True, kw_only=True)
class TieRow:
    """What a thing is tied to."""

    relation: str
    other: str
    other_iri: str
    other_kind: str
    forward: bool
    basis: str | None
    confidence: float | None
    place: Place | None


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One figure of a series. ``kind``: level, change, target, base …; ``value`` is a decimal, signed for a change;
    ``implied_growth`` and ``breaks`` are the software's, worked out from levels of two years."""

    issuer: str
    indicator: str
    of: str
    period: str
    kind: str
    value: str
    upper: str | None
    unit: str
    bound: str
    worded: str
    restated: str
    implied_growth: str
    breaks: list[str]
    place: Place


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """A plan and what the next report says of it; ``told`` is null where that says nothing, which does not mean that
    nothing was done. ``plan`` has … where words of its list are left out;
    ``planned_for`` is the year it is for, ``plan_report_year`` that of the report it stands in;
    ``confidence`` is that of the status."""

    issuer: str
    planned_for: int
    plan_report_year: int | None
    plan: str
    status: str
    confidence: float
    why: str
    place: Place
    told: Place | None


@dataclass(frozen=True, kw_only=True)
class FindingRow:
    """What is wrong or doubtful, with the words it rests on."""

    severity: str
    rule: str
    kind: str
    message: str
    message_zh: str
    places: list[Place]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """In what the words given and the report differ; empty where one of them says nothing."""

    what: str
    given: str
    report: str


@dataclass(frozen=True, kw_only=True)
class CheckedRow:
    """One quotation or figure that was looked for, ``words`` with their place in the text that was given.

    ``verdict``: supported, differs (``place`` is the nearest and ``differences`` say in what), planned (the report says
    so of what it plans, for the year in ``differences``), not-compared (a figure that is told so, of what English names
    that is no indicator of the scheme), or not-found (``place`` is null).
    """

    kind: str
    words: str
    words_begin: int
    words_end: int
    verdict: str
    differences: list[Difference]
    place: Place | None


@dataclass(frozen=True, kw_only=True)
class Checked:
    """``policy`` is the fingerprint of the rules that decided."""

    given: Given
    policy: str
    rows: list[CheckedRow]


@dataclass(frozen=True, kw_only=True)
class Reports:
    given: Given
    rows: list[ReportRow]


@dataclass(frozen=True, kw_only=True)
class Links:
    given: Given
    left_out: dict[str, int]
    rows: list[LinkRow]


@dataclass(frozen=True, kw_only=True)
class Paths:
    given: Given
    rows: list[StepRow]


@dataclass(frozen=True, kw_only=True)
class Answered:
    given: Given
    question: str
    words: dict[str, str]
    columns: list[str]
    rows: list[AnswerRow]


@dataclass(frozen=True, kw_only=True)
class Words:
    """A stretch of a report's text."""

    given: Given
    text: str
    sections: list[str]
    place: Place


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A thing, every place where reports tell it, and what it is tied to (``given`` counts the ties)."""

    given: Given
    label: str
    kind: str
    iri: str
    level: str | None
    as_written: str | None
    period: str | None
    tentative: bool
    places: list[Place]
    rows: list[TieRow]


@dataclass(frozen=True, kw_only=True)
class Figures:
    given: Given
    rows: list[FigureRow]


@dataclass(frozen=True, kw_only=True)
class Plans:
    given: Given
    rows: list[PlanRow]


@dataclass(frozen=True, kw_only=True)
class Findings:
    given: Given
    rows: list[FindingRow]
