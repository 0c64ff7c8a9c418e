"""The tools: each answers one question from the open graphs, reads nothing else, and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import Annotated, Literal

from pydantic import Field

from zhiji import api
from zhiji.assisting import values
from zhiji.assisting.asked import answer_rows
from zhiji.assisting.places import Shelf
from zhiji.assisting.rows import (
    MOST_PLACES,
    checked_row,
    figure_rows,
    finding_row,
    link_row,
    plan_row,
    step_rows,
    tie_rows,
)
from zhiji.model import ZhijiError
from zhiji.presenting.ledger import nothing_found
from zhiji.presenting.lists import Findings, Verified

Name = Annotated[str, Field(max_length=300)]
Limit = Annotated[int, Field(ge=1, le=200, description="rows at the most")]
Offset = Annotated[int, Field(ge=0, le=10_000_000, description="rows to pass over")]
At = Annotated[int, Field(ge=0, le=100_000_000)]
BasisName = Literal["explicit", "same-sentence", "same-paragraph"]
LevelName = Literal["effect", "output", "activity", "scope"]
StatusName = Literal["done", "in-progress", "planned-again", "changed", "not-found"]


class Tools:
    """The tools over open graphs. What they share is read when this is made; one call at a time is answered."""

    def __init__(self, graph: api.KnowledgeGraph) -> None:
        self.graph = graph
        self.shelf = Shelf(graph.graph, graph.reports)
        self.lock = Lock()
        _ = graph.network

    def list_reports(self, words: Name = "", limit: Limit = 50, offset: Offset = 0) -> values.Reports:
        """The reports that are open: issuer, year, title, and the IRI by which other tools know them. `words` are
        looked for in issuer, year and title."""
        kept = [r for r in self.graph.reports if all(word in f"{r} {r.name}" for word in words.split())]
        rows = [self.shelf.row(report) for report in kept[offset : offset + limit]]
        return values.Reports(rows=rows, given=given(len(kept), offset, len(rows)))

    def find_links(  # noqa: PLR0913 - each is a filter that the command has too
        self,
        *,
        initiative: Name = "",
        outcome: Name = "",
        unit: Name = "",
        basis: BasisName | None = None,
        level: LevelName | None = None,
        report: Name = "",
        every_match: bool = False,
        weak: bool = False,
        limit: Limit = 25,
        offset: Offset = 0,
    ) -> values.Links:
        """Which initiatives link to which outcomes, strongest basis first; names as people type them, in Chinese, a
        part is enough. `basis` keeps that basis and stronger ones: explicit means that the report itself says so. No
        link says that one led to the other. `weak` also gives what rests on little; `left_out` counts it."""
        found = self.graph.links(
            initiative=initiative or None,
            outcome=outcome or None,
            unit=unit or None,
            basis=basis,
            level=level,
            every_match=every_match,
            weak=weak,
        )
        iri = self.shelf.best(report).iri if report else None
        kept = [row for row in found if iri is None or row.report.iri == iri]
        rows = [link_row(row, self.shelf) for row in kept[offset : offset + limit]]
        return values.Links(rows=rows, left_out=found.left_out, given=given(len(kept), offset, len(rows)))

    def find_paths(
        self,
        start: Name,
        goal: Name,
        through_issuer: bool = False,
        most: Annotated[int, Field(ge=1, le=10, description="paths at the most")] = 3,
    ) -> values.Paths:
        """How two things (initiatives, units, outcomes, documents, people) hang together, the best founded way first,
        each step with its words. The issuer, to whom everything is tied, is no bridge unless `through_issuer`."""
        found = self.graph.paths(start, goal, through_issuer=through_issuer, most=most + 1)
        rows = list(step_rows(found[:most], self.shelf))
        more = len(found) > most
        note = f"there are more than {most} paths" if more else ""
        return values.Paths(rows=rows, given=values.Given(total=len(rows), offset=0, cut=more, note=note))

    def ask(
        self,
        question: Name,
        words: Annotated[dict[str, Name], Field(max_length=10)] | None = None,
        limit: Limit = 25,
        offset: Offset = 0,
    ) -> values.Answered:
        """One of the named questions, by name or number. `words` are those that it may be asked with, by their names;
        without, what the open graphs hold most of."""
        named = api.question_named(question)
        if named is None:
            raise ZhijiError(f"no question called {question[:80]!r}; there are: {', '.join(_question_names())}")
        asked = self.graph.words_asked(named.name, **(words or {}))
        columns, rows = answer_rows(self.graph, named.name, asked, self.shelf)
        kept = rows[offset : offset + limit]
        told = given(len(rows), offset, len(kept))
        return values.Answered(question=named.titles["en"], words=asked, columns=columns, rows=kept, given=told)

    def read_place(
        self,
        report: Name,
        begin: At,
        end: At,
        around: Annotated[int, Field(ge=0, le=2000, description="characters more on either side")] = 0,
    ) -> values.Words:
        """The report's own words from `begin` to `end` (characters, half-open), with the headings they stand under."""
        return self.shelf.read(report, begin, end, around)

    def evidence(self, thing: Name, limit: Limit = 25, offset: Offset = 0) -> values.Evidence:
        """Everything on which a thing (by IRI or name) rests: each place where reports tell it, and what it is tied
        to, with the words of each tie."""
        found = self.graph.best("thing", thing)
        assert found
        ties = tie_rows(found, self.graph.network, self.shelf)
        rows = ties[offset : offset + limit]
        told = given(len(ties), offset, len(rows))
        if len(found.evidence) > MOST_PLACES:
            more = f"{len(found.evidence)} places, of which the first {MOST_PLACES} are given"
            told = replace(told, cut=True, note=f"{told.note} {more}".strip())
        return values.Evidence(
            label=found.label,
            kind=found.kind,
            iri=found.iri,
            level=found.level,
            as_written=found.as_written,
            period=found.period,
            tentative=found.tentative,
            places=[self.shelf.must(e) for e in found.evidence[:MOST_PLACES] if e.report in self.shelf.reports],
            rows=rows,
            given=told,
        )

    def series(self, indicator: Name, issuer: Name = "", limit: Limit = 50, offset: Offset = 0) -> values.Figures:
        """One indicator by issuer and year, as the reports state it: levels, changes and targets apart. A name that
        fits several indicators is answered with their names."""
        if not indicator.strip():
            raise ZhijiError("name one indicator, such as 地区生产总值, or a part of its name")
        figures = list(figure_rows(self.graph.series(indicator, issuer=issuer or None), self.shelf))
        rows = figures[offset : offset + limit]
        return values.Figures(rows=rows, given=given(len(figures), offset, len(rows)))

    def ledger(
        self, issuer: Name = "", status: StatusName | None = None, limit: Limit = 25, offset: Offset = 0
    ) -> values.Plans:
        """What each report planned, and what the next year's report of the same issuer says of it. `not-found` means
        that no words for it were found in the next report, which may have others, not that it was not done."""
        kept = self.graph.ledger(issuer=issuer or None).of_status(status)
        rows = [plan_row(row, self.shelf) for row in kept[offset : offset + limit]]
        told = given(len(kept), offset, len(rows))
        if not kept:
            told = replace(told, note=nothing_found("en", kept.others, kept.pairs))
        return values.Plans(rows=rows, given=told)

    def check_report(
        self, report: Name = "", held: bool = False, limit: Limit = 25, offset: Offset = 0
    ) -> values.Findings:
        """What is wrong or doubtful in the open reports (or one of them): sums and changes that do not hold, figures
        told twice differently, quotes that do not stand. `held` also gives what agrees."""
        iri = self.shelf.best(report).iri if report else None
        found = self._with_held if held else self._findings
        kept = [f for f in found if iri is None or iri in f.reports]
        rows = [finding_row(finding, self.shelf) for finding in kept[offset : offset + limit]]
        return values.Findings(rows=rows, given=given(len(kept), offset, len(rows)))

    def verify_quote(
        self,
        quote: Annotated[str, Field(max_length=2000, description="the words, as they are to be quoted")],
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> values.Checked:
        """Whether a report has these words: every place that has them, else the nearest passage and what differs in it
        (numbers, words, polarity), else not-found. Use it before you quote."""
        return self._checked(self.graph.quote(quote), limit, offset)

    def verify_memo(
        self,
        memo: Annotated[str, Field(max_length=50_000, description="a text in Chinese or English, with figures")],
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> values.Checked:
        """Every figure, quotation and superlative (全省第一) of a text against the open reports: supported, with the
        place; differs, with both sides (value, unit, year, direction, subject, place, scope); planned (told so, but as
        what the report plans); not-compared (so told, but whether of the same thing was not looked at); or not-found.
        Other words are not checked. Use it on what you wrote."""
        return self._checked(self.graph.verify(memo), limit, offset)

    def _checked(self, found: Verified, limit: int, offset: int) -> values.Checked:
        rows = [checked_row(row, self.shelf) for row in found[offset : offset + limit]]
        return values.Checked(rows=rows, policy=found.policy, given=given(len(found), offset, len(rows)))

    @cached_property
    def _findings(self) -> Findings:
        return self.graph.check()

    @cached_property
    def _with_held(self) -> Findings:
        return self.graph.check(held=True)


def described_questions() -> str:
    """The names and titles of the questions, as the description of ``ask`` ends."""
    told = (
        f"{q.number} {q.name}: {q.titles['en']}{' (words: ' + ', '.join(q.settings) + ')' if q.settings else ''}"
        for q in api.questions()
    )
    return "The questions: " + "; ".join(told) + "."


def _question_names() -> Sequence[str]:
    return [question.name for question in api.questions()]


def given(total: int, offset: int, count: int) -> values.Given:
    """What an answer says of ``count`` rows out of ``total``."""
    last = offset + count
    cut = last < total and count > 0
    note = f"rows {offset} to {last} of {total}; ask with offset {last} for the others" if cut else ""
    if offset and not count:
        note = f"there are only {total} rows"
    return values.Given(total=total, offset=offset, cut=cut, note=note)
