"""Questions over figures: one indicator by organ and year, figures told twice, requirements beside results."""

from __future__ import annotations

from collections.abc import Mapping

from zhiji.answering.sources import Source
from zhiji.answering.terms import Cell, Iri
from zhiji.comparing.contexts import Context
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.names import plain
from zhiji.comparing.requirements import Required, Result, find_required
from zhiji.comparing.twice import find_twice
from zhiji.vocabulary import code

Rows = tuple[tuple[str, ...], list[tuple[Cell, ...]]]

INDICATOR = (
    *("indicator", "issuer", "place", "period", "kind", "bound", "value", "upper", "unit", "written", "worded", "year"),
    *("sentence", "begin"),
)
TWICE = (
    *("indicator", "place", "period", "kind", "unit", "first", "second", "equal", "firstSentence", "secondSentence"),
    *("issuer", "year", "begin"),
)
REQUIREMENTS = (
    *("requirement", "on", "bearer", "recurrence", "period", "result", "resultWritten", "met"),
    *("sentence", "resultSentence", "issuer", "year", "resultYear", "begin"),
)
_NORMS = """
SELECT ?norm ?on ?bearer ?recurrence {
  ?norm a zj:Requirement . OPTIONAL { ?norm zj:about/zj:quote ?on }
  OPTIONAL { ?norm zj:bearer ?bearer } OPTIONAL { ?norm zj:recurrence ?recurrence } }"""


def indicator(source: Source, words: Mapping[str, str]) -> Rows:
    """Every figure of the indicators that ``name`` names: an entry of the scheme or a name exactly, else all whose
    name holds it."""
    held = source.series_of(plain(words["name"]))
    return INDICATOR, [_figure(f) for one in held for f in one.figures]


def _figure(f: PlacedFigure) -> tuple[Cell, ...]:
    return (
        *(f.indicator, f.issuer, f.place, f.period, Iri(code("series", f.kind)), Iri(code("bound", f.bound))),
        *(f.value, f.upper, f.unit, f.quote, f.worded, f.year, f.sentence, f.begin),
    )


def stated_twice(source: Source, _words: Mapping[str, str]) -> Rows:
    """The figures that a report tells twice, and whether they are equal."""
    return TWICE, [
        (
            *(t.first.indicator, t.first.place, t.first.period, Iri(code("series", t.first.kind)), t.first.unit),
            *(t.first.quote, t.second.quote, t.equal, t.first.sentence, t.second.sentence),
            *(t.first.issuer, t.first.year, t.first.begin),
        )
        for t in find_twice(source.across.figures)
    ]


def requirements(source: Source, _words: Mapping[str, str]) -> Rows:
    """Every requirement, and the result of the year it is for."""
    said: dict[str, tuple[str | None, ...]] = {}
    for norm, *held in source.graph.select(_NORMS):
        said.setdefault(norm or "", tuple(held))
    across = source.across
    found = find_required(across.reports, across.figure_rows, across.figures, across.ledger())
    return REQUIREMENTS, [row for one in found for row in _required(one, said.get(one.norm.iri, (None, None, None)))]


def _required(one: Required, said: tuple[str | None, ...]) -> list[tuple[Cell, ...]]:
    on, bearer, recurrence = said
    held = (one.written, one.on or on or one.norm.name, Iri(bearer) if bearer else None, recurrence, one.period)
    where = one.report.issuer, one.report.year
    sentence = _sentence(one)
    results: tuple[Result | None, ...] = one.results or (None,)
    return [
        (
            *held,
            *((r.name, r.quote, r.met, sentence, r.sentence) if r else (None, None, None, sentence, None)),
            *(*where, r.year if r else None, one.begin),
        )
        for r in results
    ]


def _sentence(one: Required) -> str:
    return Context(one.report, one.norm.begin, one.norm.end).sentence
