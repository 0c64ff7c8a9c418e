"""Which of the two ways of writing a report follows: of a government before its congress, or of a body about itself."""

from __future__ import annotations

from zhiji.lexicon.patterns import Pattern
from zhiji.model import Report

_CONGRESS = Pattern("section_words", "{congress}")
_LAW = Pattern("section_words", "{law}")
_OPENING = 400  # characters: title, greeting and first sentence


def genre_of(report: Report) -> str:
    """``congress`` for a government work report, ``body`` for the yearly reports of bureaus, towns and offices."""
    opening = report.text[:_OPENING]
    return "congress" if _CONGRESS.search(opening) and not _LAW.search(report.title or opening[:60]) else "body"
