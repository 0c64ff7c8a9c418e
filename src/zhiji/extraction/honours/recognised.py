"""A phrase that praises or ranks, as the rules find it."""

from __future__ import annotations

from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface
from zhiji.model import Span, Standing


@dataclass(frozen=True, slots=True)
class FoundRecognition:
    """A phrase that praises or ranks, and the words in it that say so."""

    start: int
    end: int
    cue: Span
    rule: str
    standing: tuple[Standing, ...] = ()
    optional: bool = False


def words_before(surface: Surface, at: int, size: int = 30) -> tuple[str, int]:
    """The words of the clause before ``at``, ``size`` of them at the most, and where they begin."""
    clause = surface.clause(at)
    floor = max(clause.start, at - size)
    return surface.covered[floor:at], floor


def made(
    surface: Surface, start: int, end: int, rule: str, standing: Standing, optional: bool = False
) -> FoundRecognition:
    span = surface.report.span(start, end)
    return FoundRecognition(start, end, span, f"recognition:{rule}", (standing,), optional)
