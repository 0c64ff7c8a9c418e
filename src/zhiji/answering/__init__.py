"""Named questions that SPARQL alone cannot answer honestly, answered over rows: figures in series, plans under other
words, intervals of rounding. What each gives has the columns of its query, which stays the plain part of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from zhiji.answering.changes import agreeing_changes
from zhiji.answering.claims import firsts
from zhiji.answering.figures import indicator, requirements, stated_twice
from zhiji.answering.plans import planned_last_year, shortcomings_and_plans
from zhiji.answering.sources import Source
from zhiji.answering.terms import Cell, in_order, solutions
from zhiji.answering.unanchored import changes_without_base
from zhiji.store.kept import order_of

if TYPE_CHECKING:
    import pyoxigraph as ox

    from zhiji.store.questions import Question

Answering = Callable[[Source, Mapping[str, str]], tuple[Sequence[str], list[tuple[Cell, ...]]]]

ANSWERS: Mapping[str, Answering] = {
    "indicator": indicator,
    "firsts": firsts,
    "changes-without-base": changes_without_base,
    "stated-twice": stated_twice,
    "shortcomings-and-plans": shortcomings_and_plans,
    "requirements": requirements,
    "planned-last-year": planned_last_year,
    "absolute-and-relative": agreeing_changes,
}
"""The questions that are answered here, by name."""


def answer_question(question: Question, source: Source, words: Mapping[str, str]) -> ox.QuerySolutions:
    """The answer to a question of ``ANSWERS`` in the order of its query, as a SPARQL engine would give it; ``words``
    are those that it is asked with."""
    columns, rows = ANSWERS[question.name](source, words)
    return solutions(columns, in_order(columns, rows, order_of(question)))


__all__ = ["ANSWERS", "Source", "answer_question"]
