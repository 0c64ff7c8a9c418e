"""What holding words against reports gives: a verdict, a place, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhiji.model.rows import ReportRow

Verdict = Literal["supported", "differs", "planned", "not-compared", "not-found"]
What = Literal[
    "value",
    "unit",
    "year",
    "direction",
    "subject",
    "hedge",
    "kind",
    "plan",
    "issuer",
    "place",
    "scope",
    "numbers",
    "words",
    "polarity",
    "punctuation",
]
"""In what memo and report differ. ``kind``: a level is no change, a requirement no result; ``plan``: the
report plans it for a year, and does not say that it is so; ``place``: the report says it of a part of its
territory; ``scope``: a superlative among others than the report says."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A place in one report, in code points of its text, half-open."""

    report: ReportRow
    begin: int
    end: int

    @property
    def quote(self) -> str:
        return self.report.text[self.begin : self.end]

    @property
    def sentence(self) -> str:
        """The sentence that the place begins in; the words themselves where it has none."""
        held = next((s for s in self.report.sentences if s.start <= self.begin < s.end), None)
        return self.report.text[held.start : held.end].strip() if held else self.quote


@dataclass(frozen=True, slots=True)
class Difference:
    """What the memo says and what the report says, in their own words; empty where one says nothing."""

    what: What
    memo: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One figure, quotation or superlative (全省第一) of a memo: ``begin`` and ``end`` are its place in the memo. A
    place goes with every verdict but ``not-found``: of ``planned`` the report says so of what it plans, of
    ``not-compared`` it says so of what is told in words that cannot be compared. Only ``differs`` and ``planned`` have
    differences. ``said`` are the memo's words around a figure."""

    kind: Literal["figure", "quotation", "superlative"]
    quote: str
    begin: int
    end: int
    verdict: Verdict
    place: Stand | None = None
    differences: tuple[Difference, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Words that were looked for: every place that has them (``supported``), else the nearest passage and what differs
    in it, else nothing."""

    words: str
    verdict: Verdict
    places: tuple[Stand, ...] = ()
    differences: tuple[Difference, ...] = ()
