"""Questions over plans: what became of last year's, and which of them take up an admitted problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from zhiji.answering.figures import Rows
from zhiji.answering.sources import Source
from zhiji.answering.terms import Iri
from zhiji.comparing.concrete import Concrete, head_of
from zhiji.comparing.contexts import Context
from zhiji.comparing.problems import put_beside
from zhiji.model.rows import ShortcomingRow
from zhiji.vocabulary import code

_TWO = Decimal("0.01")
"""How finely it is told how sure a row is, as in every other table."""

PLANNED = (
    *("plan", "thing", "initiative", "status", "told", "confidence", "issuer", "plannedFor", "planReportYear"),
    *("nextReportYear", "toldPeriod", "sentence", "toldSentence", "begin"),
)
BESIDE = (
    *("shortcoming", "rank", "plan", "likeness", "shortcomingSentence", "planSentence", "issuer", "year", "begin"),
)


def planned_last_year(source: Source, _words: Mapping[str, str]) -> Rows:
    """What each report plans, and what the next year's report of the same issuer says of it."""
    across = source.across
    concrete = Concrete(source.initiatives, across.figures)
    rows = [(row, concrete.initiative(row.plan)) for row in concrete.rows(across.ledger())]
    return PLANNED, [
        (
            *(row.words, head_of(row.words), Iri(one.iri) if one else None, Iri(code("status", row.status))),
            *(row.told.text if row.told else None, row.confidence.quantize(_TWO), row.planned.issuer, row.planned_for),
            *(row.planned.year, row.after.year, row.told.period if row.told else None, row.plan.sentence),
            *(row.told.sentence if row.told else None, row.plan.begin),
        )
        for row, one in rows
    ]


def shortcomings_and_plans(source: Source, _words: Mapping[str, str]) -> Rows:
    """Each part of an admitted problem beside the one or two plans of the same report that take it up."""
    held: dict[str, list[ShortcomingRow]] = defaultdict(list)
    for problem in source.shortcomings:
        held[problem.report].append(problem)
    return BESIDE, [
        (
            *(one.part, one.rank, one.plan.text, one.likeness),
            *(Context(report, one.begin, one.begin + len(one.part)).sentence, one.plan.sentence),
            *(report.issuer, report.year, one.begin),
        )
        for report in source.reports
        for one in put_beside(report, held[report.iri])
    ]
