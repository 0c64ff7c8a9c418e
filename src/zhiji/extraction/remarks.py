"""What strikes in the facts of a whole report, for whoever reads them."""

from __future__ import annotations

from zhiji.extraction.text.genre import genre_of
from zhiji.model import Facts, Quantity, Report

_LEAST_TEXT = 3000


def remarks_on(report: Report, facts: Facts) -> tuple[str, ...]:
    """A line where a government work report of some length gave no figure of what was reached."""
    reached = any(isinstance(fact, Quantity) and fact.role in ("level", "change") for fact in facts.items)
    if reached or len(report.text) < _LEAST_TEXT or genre_of(report) != "congress":
        return ()
    return ("no figure of it is read as reached or changed; check that nothing done is told as planned",)
