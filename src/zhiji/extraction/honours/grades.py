"""Grades that an assessment came to: 考核连续三年获评优秀 is an award, 考核结果为A级 a recognition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.extraction.honours.streaks import STREAK
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Span, Standing

_WORDS = "honour_words"
_GRADED = Pattern(
    _WORDS,
    "(?P<told>{assessment}(?P<of>{assessed-in})?)中?(?P<streak>" + STREAK.pattern + "|{yearly})?均?"
    "(?:(?P<got>{got-grade})|(?P<held>{held-grade})|(?P<is>{is-grade}))?"
    "(?P<grade>{grader}?“?{grade}”?的?{grading}?)(?=[，。；、,;）)\\n]|$)",
)


@dataclass(frozen=True, slots=True)
class FoundGrade:
    """A grade, or the phrase that tells it; the words that confer it where somebody gave it."""

    start: int
    end: int
    cue: Span
    is_given: bool
    standing: Standing


def find_grades(surface: Surface) -> Iterator[FoundGrade]:
    """Every grade that the text says an assessment came to, in text order; plans come to none."""
    for match in _GRADED.finditer(surface.text):
        if surface.role(match.start()) == "plans" or not any(match[said] for said in _SAYS_SO):
            continue
        given = match["got"] is not None
        start, end = match.start("grade") if given else _told_from(match), match.end()
        years = value_of(match["n"]) if match["n"] else None
        standing = Standing("top-tier", surface.text[start:end], streak=years)
        cue = surface.report.span(*match.span("got" if given else "grade"))
        yield FoundGrade(start, end, cue, given, standing)


_SAYS_SO = ("streak", "got", "held", "is", "of")
"""The groups of which one must be there: 获得国家节能考核优秀等次 is a title."""


def _told_from(match: re.Match[str]) -> int:
    """Where the phrase begins that tells a grade: 连续3年优秀, 保持“好”等次, 考核结果为A级."""
    return match.start(next((said for said in ("streak", "held") if match[said]), "told"))
