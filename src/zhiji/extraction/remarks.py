"""What strikes in the facts of a whole report, for whoever reads them."""

from __future__ import annotations

from zhiji.extraction.text.genre import genre_of
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Facts, Quantity, Report

_LEAST_TEXT = 3000
_OPENING = 1500
"""Characters in which a notice says what it is for."""
_CLOSING = 400
_CALL = Pattern("section_words", r"现[就将][^。\n]{2,80}?{notified}")
_ORDER = Pattern("section_words", r"(?:^|[。\n，,；;])\s*请[^。\n]{0,20}?{obeyed}")
_SHOWN = 60


def remarks_on(report: Report, facts: Facts) -> tuple[str, ...]:
    """A line where a text asks others to act, as a notice does, and one where a government work report of some length
    gave no figure of what was reached."""
    return (*_asks_others(report), *_nothing_reached(report, facts))


def _asks_others(report: Report) -> tuple[str, ...]:
    text = report.text
    found = _CALL.search(text[:_OPENING]) or _ORDER.search(text[:_OPENING]) or _ORDER.search(text[-_CLOSING:])
    if not found:
        return ()
    words = found.group().strip(" \n\u3000。，,；;")
    words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return (
        f"it asks others to act (“{words}”), so its initiatives are what they are to do; "
        "leave it out if it is no report of what was done",
    )


def _nothing_reached(report: Report, facts: Facts) -> tuple[str, ...]:
    reached = any(isinstance(fact, Quantity) and fact.role in ("level", "change") for fact in facts.items)
    if reached or len(report.text) < _LEAST_TEXT or genre_of(report) != "congress":
        return ()
    return ("no figure of it is read as reached or changed; check that nothing done is told as planned",)
