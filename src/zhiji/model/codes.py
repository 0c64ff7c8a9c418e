"""The codes of the exchange format."""

from __future__ import annotations

from typing import Literal, get_args

InitiativeKind = Literal[
    "mechanism",
    "campaign",
    "reform",
    "platform",
    "institution",
    "team",
    "training",
    "publicity",
    "pilot",
    "project",
    "other",
]
Phase = Literal["carried-out", "planned"]
Relation = Literal["issued", "implemented", "studied", "mentioned", "planned"]
Bound = Literal["exact", "at-least", "more-than", "at-most", "less-than", "approx"]
Role = Literal["level", "base", "change", "share", "rank", "norm"]
Direction = Literal["up", "down"]
Comparison = Literal["yoy", "vs-year", "vs-other", "before-after", "unstated"]
ResultLevel = Literal["effect", "output", "activity", "scope"]
Basis = Literal["explicit", "same-sentence", "same-paragraph"]
Polarity = Literal["up-is-good", "down-is-good", "neutral"]
StandingKind = Literal["sole", "first", "rank", "one-of-n", "top-tier", "batch", "commended", "promoted"]
Asserter = Literal["report", "reader", "software"]
ReadingKind = Literal["curated", "extracted", "proposed", "computed"]
PeriodKind = Literal["single", "cumulative", "sum", "mean"]
SectionRole = Literal["results", "problems", "plans", "notes"]

BASES: tuple[Basis, ...] = get_args(Basis)
"""The bases of a link, strongest first."""

RESULT_LEVELS: tuple[ResultLevel, ...] = get_args(ResultLevel)

BOUND_SIGNS = {"more-than": ">", "at-least": "≥", "less-than": "<", "at-most": "≤"}
"""The signs that stand before a number for the words that bound it outside its own."""
