"""Admitted problems beside the plans of the same report that take them up: by the words of their topic alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zhiji.comparing.clauses import Clause, find_clauses
from zhiji.comparing.likeness import Likeness, longest_run, pair_runs
from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_terms
from zhiji.model.rows import ReportRow, ShortcomingRow

_PART = re.compile(r"[，,；;：:]")
_PHRASE = 2
"""Pairs in a row that two wordings must share to speak of one thing: 营商环境 has three."""
_SAYS = 1.35
"""What the shared pairs weigh at the least, in the weight of one that is found nowhere else."""
_ALIKE = 0.3
_MOST, _MOST_OF_A_PART = 3, 2
"""Plans beside one problem at the most, and beside one part of it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A plan that takes up an admitted problem; ``rank`` counts from 1, ``likeness`` is from 0 to 1."""

    problem: ShortcomingRow
    plan: Clause
    likeness: Decimal
    rank: int


@dataclass(frozen=True, slots=True)
class _Near:
    score: float
    plan: Clause
    part: str


def put_beside(report: ReportRow, problems: Iterable[ShortcomingRow]) -> list[Beside]:
    """Each problem of ``report`` with the few plans that take it up, most alike first; most have one, many none."""
    clauses = find_clauses(report)
    likeness = Likeness(topic_of(c.text) for c in clauses)
    plans = [c for c in clauses if c.role == "plans" and not _general().search(c.sentence)]
    topics = [frozenset(pair for run in pair_runs(topic_of(c.text)) for pair in run) for c in plans]
    found: list[Beside] = []
    for problem in problems:
        near = [n for part in _PART.split(problem.quote) for n in _near(part, plans, topics, likeness)]
        found += [
            Beside(problem, n.plan, Decimal(f"{min(n.score, 1.0):.2f}"), rank) for rank, n in enumerate(_few(near), 1)
        ]
    return found


def _near(part: str, plans: Sequence[Clause], topics: Sequence[frozenset[str]], likeness: Likeness) -> Iterator[_Near]:
    """The plans that share a phrase of some weight with one part of a problem."""
    runs = pair_runs(topic_of(part))
    wanted = frozenset(pair for run in runs for pair in run)
    whole = likeness.weight(wanted)
    for plan, topic in zip(plans, topics, strict=True):
        shared = wanted & topic
        weight = likeness.weight(shared)
        if (
            weight < _SAYS * likeness.rarest
            or max((longest_run(run, shared.__contains__) for run in runs), default=0) < _PHRASE
        ):
            continue
        score = 2 * weight / (whole + likeness.weight(topic))
        if score >= _ALIKE:
            yield _Near(score, plan, part)


def _few(near: Sequence[_Near]) -> list[_Near]:
    kept: list[_Near] = []
    for one in sorted(near, key=lambda n: (-n.score, n.plan.begin)):
        again = any(k.plan is one.plan for k in kept)
        if len(kept) < _MOST and not again and sum(k.part == one.part for k in kept) < _MOST_OF_A_PART:
            kept.append(one)
    return kept


def topic_of(words: str) -> str:
    """``words`` with what says that something is lacking, or that more of it is to be done, blanked out.

    >>> topic_of("营商环境还需进一步优化").split()
    ['营商环境']
    """
    return _said_of_any().sub(lambda match: " " * len(match.group()), words)


@cache
def _said_of_any() -> re.Pattern[str]:
    return re.compile(any_of((*load_terms("problem_words", "use", "any"), *load_terms("shortcoming_cues"))))


@cache
def _general() -> re.Pattern[str]:
    return re.compile(any_of(load_terms("problem_words", "use", "general")))
