"""Numbers: levels and shares as Observations, differences as Changes, norms as Requirements, and their Indicators."""

from __future__ import annotations

import re

from zhiji.description.iris import iri
from zhiji.description.measures import (
    Measure,
    indicator_key,
    indicator_kind,
    indicator_kinds,
    indicator_name,
    measure_of,
)
from zhiji.description.page import Page
from zhiji.model import Quantity
from zhiji.vocabulary import SKOS, ZJ, code

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def describe_quantities(page: Page) -> None:
    """Every number but the ranks, which are positions of a standing."""
    quantities = [f for f in page.facts.items if isinstance(f, Quantity) and f.role != "rank"]
    indicators = _Indicators(page, quantities)
    indicators.describe()
    for quantity in quantities:
        _describe_quantity(page, quantity, indicators)


def year_before(period: str) -> str | None:
    """The same stretch of the year before: 2019 for 2020; None where ``period`` names no year.

    >>> year_before("2020-10/2020-12")
    '2019-10/2019-12'
    """
    earlier, years = _YEAR.subn(lambda found: f"{int(found.group()) - 1:04d}", period)
    return earlier if years else None


class _Indicators:
    """The indicators of a report. Where its figures disagree on what is good, the first to say it holds."""

    def __init__(self, page: Page, quantities: list[Quantity]) -> None:
        self._page = page
        self._kinds = indicator_kinds(quantities)
        self._polarity: dict[str, str] = {}
        self._label: dict[str, str] = {}
        self._facts: dict[str, list[Quantity]] = {}
        for quantity in sorted(quantities, key=lambda q: (q.start, q.end, q.id)):
            node = self.iri(quantity)
            if node is None:
                continue
            self._facts.setdefault(node, []).append(quantity)
            self._label.setdefault(node, indicator_name(quantity) or "")
            if quantity.polarity:
                self._polarity.setdefault(node, quantity.polarity)

    def iri(self, quantity: Quantity) -> str | None:
        name = indicator_name(quantity)
        if not name:
            return None
        return iri("indicator", *indicator_key(name, indicator_kind(quantity, self._kinds), self._page.names.owner))

    def describe(self) -> None:
        """Each indicator, with the words that name it wherever it is measured."""
        sheet = self._page.sheet
        for node, facts in self._facts.items():
            sheet.a(node, ZJ.Indicator)
            sheet.label(node, self._label[node])
            sheet.iri(node, ZJ.unitKind, code("unitkind", indicator_kind(facts[0], self._kinds)))
            sheet.iri(node, ZJ.polarity, code("polarity", self._polarity[node]) if node in self._polarity else None)
            said = [(q.subject.text, q.subject) if q.subject else (q.text, q.span) for q in facts]
            self._page.state(node, facts, said)


def _describe_quantity(page: Page, fact: Quantity, indicators: _Indicators) -> None:
    node, sheet = page.names.of(fact.id), page.sheet
    measure = measure_of(fact.unit)
    page.state(node, [fact])
    sheet.label(node, _label(fact), fact.en)
    sheet.iri(node, ZJ.indicator, indicators.iri(fact))
    sheet.iri(node, ZJ.about, page.mention(fact.subject) if fact.subject else None)
    sheet.decimal(node, ZJ.value, -fact.value if _falls(fact) else fact.value)
    if fact.upper is not None:
        sheet.decimal(node, ZJ.upperValue, -fact.upper if _falls(fact) else fact.upper)
    sheet.iri(node, ZJ.unit, _describe_measure(page, measure))
    sheet.iri(node, ZJ.bound, code("bound", fact.bound))
    sheet.text(node, ZJ.period, fact.period)
    sheet.iri(node, ZJ.periodKind, code("periodkind", fact.period_kind) if fact.period_kind else None)
    sheet.text(node, ZJ.scope, fact.scope)
    sheet.iri(node, ZJ.resultLevel, code("level", fact.of) if fact.of else None)
    sheet.iri(node, ZJ.direction, code("direction", fact.direction) if fact.direction else None)
    sheet.iri(node, ZJ.comparedWith, page.names.of(fact.compared_with) if fact.compared_with else None)
    if fact.is_outcome:
        sheet.a(node, ZJ.Outcome)
    match fact.role:
        case "norm":
            _describe_requirement(page, node, fact)
        case "change":
            sheet.a(node, ZJ.Change)
            sheet.iri(node, ZJ.comparison, code("comparison", fact.comparison or "unstated"))
            _describe_base(page, node, fact)
        case _:
            sheet.a(node, ZJ.Observation)
            sheet.text(node, ZJ.shareOf, fact.share_of)
            sheet.iri(node, ZJ.comparison, code("comparison", fact.comparison) if fact.comparison else None)
            _describe_base(page, node, fact)


def _falls(fact: Quantity) -> bool:
    return fact.role == "change" and fact.direction == "down"


def _label(fact: Quantity) -> str:
    """The row head and the figure as written; a fall has its sign."""
    sign = "−" if _falls(fact) else "+" if fact.role == "change" and fact.direction == "up" else ""
    head = fact.subject.text if fact.subject else fact.indicator
    return f"{head} {sign}{fact.text}" if head else sign + fact.text


def _describe_measure(page: Page, measure: Measure) -> str:
    page.sheet.a(measure.iri, SKOS + "Concept")
    page.sheet.label(measure.iri, measure.zh, measure.en)
    return measure.iri


def _describe_base(page: Page, node: str, fact: Quantity) -> None:
    """What the figure is compared with: the stated period, or the year before where the text says only 同比."""
    if fact.base_period:
        page.sheet.text(node, ZJ.basePeriod, fact.base_period)
        page.sheet.true(node, ZJ.basePeriodInferred, False)
        return
    year = page.facts.head.year
    earlier = year_before(fact.period or (str(year) if year is not None else ""))
    if fact.comparison == "yoy" and earlier:
        page.sheet.text(node, ZJ.basePeriod, earlier)
        page.sheet.true(node, ZJ.basePeriodInferred)


def _describe_requirement(page: Page, node: str, fact: Quantity) -> None:
    page.sheet.a(node, ZJ.Requirement)
    page.sheet.year(node, ZJ.targetYear, fact.target_year)
    page.sheet.typed(node, ZJ.recurrence, fact.recurrence, "duration")
    for bearer in fact.bearer:
        page.sheet.iri(node, ZJ.bearer, page.names.of(bearer))
