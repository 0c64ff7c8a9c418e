"""What reports themselves say of how they count: figures put right (剔除虚增, 解决经济数据不实), which explain a break.

The words stand in ``lexicon/series_words.tsv`` as ``explains``; those with the value 一切 speak of all figures, the
others of the indicator that their clause names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhiji.comparing.contexts import Context
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.wording import pattern_of, values_of
from zhiji.model import Evidence
from zhiji.model.rows import ReportRow

_CLAUSE = re.compile(r"[^，,；;。！!\n]*")
_KEY = 4
"""Characters at the end of an indicator's name by which a clause speaks of it: 预算收入."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Explanation:
    """A clause in which a report of ``year`` says that figures were put right; ``general`` where it speaks of all."""

    body: str
    year: int
    words: str
    general: bool
    evidence: Evidence


def find_explanations(reports: Iterable[ReportRow]) -> list[Explanation]:
    """Every clause of the reports that says so, by report and place."""
    return [e for r in reports if r.year is not None for e in _in_report(r, r.year)]


def _in_report(report: ReportRow, year: int) -> list[Explanation]:
    found = []
    for match in pattern_of("explains").finditer(report.text):
        before = report.text[max(match.start() - _LONGEST, 0) : match.start()]
        begin = match.start() - len(re.split(r"[，,；;。！!\n]", before)[-1])
        end = min(_CLAUSE.match(report.text, match.end()).end(), match.end() + _LONGEST)  # type: ignore[union-attr]
        context = Context(report, match.start(), match.end())
        if context.role == "plans":
            continue
        words = report.text[begin:end].strip()
        general = values_of("explains")[match.group()] == "一切"
        place = (context.sentence_place.start, context.sentence)
        evidence = Evidence(report.iri, begin, end, report.text[begin:end], *place)
        found.append(Explanation(report.body, year, words, general, evidence))
    return found


def explained_by(
    explanations: Sequence[Explanation], figure: PlacedFigure, first: int, last: int
) -> Explanation | None:
    """The first that a report of ``first`` to ``last`` gives for a break in the figure's series, one that names the
    indicator before one that speaks of all; None where none does."""
    held = [e for e in explanations if e.body == figure.body and first <= e.year <= last]
    named = [e for e in held if figure.indicator[-_KEY:] in e.words]
    return next(iter(named or [e for e in held if e.general]), None)
