"""What a reader learned, and why it reads as it does, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhiji.presenting.table import Table
from zhiji.presenting.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhiji.extraction.why import Reason
    from zhiji.presenting.words import Lang


def lesson_table(before: Mapping[str, float], after: Mapping[str, float], lang: Lang) -> Table:
    """F of each measure before and after, on reports that neither had read."""
    columns = tuple(say(word, lang) for word in ("measure", "f-before", "f-after"))
    return Table(columns, tuple((name, f"{before[name]:.3f}", f"{after.get(name, 0.0):.3f}") for name in before))


def reasons_table(reasons: Iterable[Reason], lang: Lang) -> Table:
    """A row a decision: what, where, how sure, told or refused, and the clues with what each adds."""
    columns = tuple(say(word, lang) for word in ("decision", "text", "place", "confidence", "kept", "clues"))
    rows = tuple(_row(reason, lang) for reason in reasons)
    return Table(columns, rows, () if rows else (say("no-reasons", lang),), lang=lang)


def _row(reason: Reason, lang: Lang) -> tuple[str, ...]:
    clues = " ".join(f"{clue}{weight:+.2f}" for clue, weight in reason.clues)
    told = say("yes" if reason.told else "no", lang)
    place = f"{reason.start}–{reason.end}"
    return (reason.what, reason.words, place, f"{reason.confidence:.2f}", told, clues)
