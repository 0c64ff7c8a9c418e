"""Proposals as tables: what came of each report, how often each reason was given, and each refusal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zhiji.presenting.table import Table
from zhiji.presenting.words import say

if TYPE_CHECKING:
    from zhiji.consulting import Proposals
    from zhiji.presenting.words import Lang
    from zhiji.proposing import Refusal


def summary_table(done: Sequence[Proposals], lang: Lang) -> Table:
    """A row a report: requests, answers, facts that both read, that the model alone read, and what was refused."""
    words = ("report", "requests", "answered", "read-by-both", "by-model", "refused", "written")
    return Table(tuple(say(word, lang) for word in words), tuple(_summary(one) for one in done), lang=lang)


def reasons_table(refusals: Iterable[Refusal], lang: Lang) -> Table:
    """How often each reason was given, by what was lost."""
    from zhiji.proposing import count_reasons

    words = ("reason", "lost", "times")
    counted = count_reasons(refusals)
    body = ((say(f"refused-{why}", lang), say(f"lost-{part}", lang), str(times)) for part, why, times in counted)
    return Table(tuple(say(word, lang) for word in words), tuple(body), lang=lang)


def refusals_table(refusals: Iterable[Refusal], lang: Lang) -> Table:
    """Each thing that was refused, with its request and its words."""
    words = ("request", "lost", "reason", "text")
    body = ((r.custom_id, say(f"lost-{r.part}", lang), say(f"refused-{r.reason}", lang), r.words) for r in refusals)
    return Table(tuple(say(word, lang) for word in words), tuple(body), lang=lang)


def _summary(one: Proposals) -> tuple[str, ...]:
    read = [fact.readings for fact in one.facts.items]
    return (
        one.consultation.source.name,
        str(len(one.consultation.requests)),
        str(one.answered),
        str(read.count(("extracted", "proposed"))),
        str(read.count(("proposed",))),
        str(len(one.held.refusals)),
        one.file.name if one.answered else "–",
    )
