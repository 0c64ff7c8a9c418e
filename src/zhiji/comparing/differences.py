"""Two reports, or two builds of one report, held against each other: what is new, gone, renamed, silent, reused."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zhiji.comparing.clauses import Clause
from zhiji.comparing.contexts import Context
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.matches import match_two
from zhiji.comparing.said_elsewhere import Said
from zhiji.comparing.series import build_series
from zhiji.model import SourceReport
from zhiji.model.rows import FigureRow, InitiativeRow, ReportRow

Kind = Literal[
    "initiative-new",
    "initiative-gone",
    "initiative-renamed",
    "indicator-new",
    "indicator-silent",
    "numbers-changed",
    "figure-new",
    "figure-gone",
    "figure-changed",
]
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?[%％‰]?")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_SIGNS = re.compile(r"[\s“”‘’\"，,；;。、：:]+")
_LONG = 10
"""Characters without its numbers from which a clause is a passage that was reused, and not a formula (增长8%)."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a report, its initiatives, its numbers as read, and as placed in series; ``source`` is how it is
    cited, ``pages`` where its sentences begin and on which page."""

    report: ReportRow
    initiatives: tuple[InitiativeRow, ...]
    rows: tuple[FigureRow, ...]
    figures: tuple[PlacedFigure, ...]
    source: SourceReport | None = None
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one side, their place and their sentence."""

    words: str
    begin: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference; ``old`` and ``new`` are None where a side says nothing. ``confidence`` is that of a match under
    another wording, else 1."""

    kind: Kind
    name: str
    old: Words | None = None
    new: Words | None = None
    confidence: Decimal = Decimal("1.00")


@dataclass(frozen=True, slots=True)
class Diff:
    """Two sides, and what differs between them."""

    old: Side
    new: Side
    rows: tuple[Difference, ...]


def find_differences(old: Side, new: Side) -> list[Difference]:
    """What differs between two reports, by kind, then in reading order; of two builds of one text, what was read."""
    if old.report.sha256 == new.report.sha256:
        return [*_initiatives(old, new, None), *_figures(old, new)]
    said = Said(old.report), Said(new.report)
    return [*_initiatives(old, new, said), *_indicators(old, new, said), *_numbers(*said)]


def _initiatives(old: Side, new: Side, said: tuple[Said, Said] | None) -> Iterator[Difference]:
    """Initiatives of one report alone, which the words of the other do not name either, and those under another
    name; of two builds of one text what was read, whatever its words (``said`` is None)."""
    matches = match_two(old.initiatives, new.initiatives)
    known = {m.one.iri for m in matches}, {m.other.iri for m in matches}
    for one in new.initiatives:
        if one.iri not in known[1] and not (said and said[0].names(one.name)):
            yield Difference(kind="initiative-new", name=one.name, new=_words_of(one, new.report))
    for one in old.initiatives:
        if one.iri not in known[0] and not (said and said[1].names(one.name)):
            yield Difference(kind="initiative-gone", name=one.name, old=_words_of(one, old.report))
    for m in matches:
        if not m.exact:
            yield Difference(
                kind="initiative-renamed",
                name=f"{m.one.name} → {m.other.name}",
                old=_words_of(m.one, old.report),
                new=_words_of(m.other, new.report),
                confidence=m.confidence,
            )


def _words_of(row: InitiativeRow, report: ReportRow) -> Words:
    return Words(row.quote, row.begin, row.end, Context(report, row.begin, row.end).sentence)


def _indicators(old: Side, new: Side, said: tuple[Said, Said]) -> Iterator[Difference]:
    """Indicators of which one report tells a level or a change of its year and the other none, by no name of it."""
    told = [_told(side.figures) for side in (old, new)]
    for name, figure in told[1].items():
        if name not in told[0] and not said[0].tells(figure):
            yield Difference(kind="indicator-new", name=_name_of(figure), new=_words_in(figure))
    for name, figure in told[0].items():
        if name not in told[1] and not said[1].tells(figure):
            yield Difference(kind="indicator-silent", name=_name_of(figure), old=_words_in(figure))


def _told(figures: Iterable[PlacedFigure]) -> dict[tuple[str, str], PlacedFigure]:
    """The first result of each indicator, in reading order; names of many things are none."""
    first: dict[tuple[str, str], PlacedFigure] = {}
    for series in build_series(figures):
        own = [f for f in series.figures if f.kind in ("level", "change") and f.last_year == f.year]
        if own and series.first.is_specific and not series.is_scattered:
            first[series.first.indicator, series.first.place] = own[0]
    return dict(sorted(first.items(), key=lambda item: item[1].begin))


def _name_of(figure: PlacedFigure) -> str:
    return f"{figure.indicator}（{figure.place}）" if figure.place else figure.indicator


def _words_in(figure: PlacedFigure) -> Words:
    return Words(figure.quote, figure.begin, figure.end, figure.sentence)


def _numbers(old: Said, new: Said) -> Iterator[Difference]:
    """Clauses that come back word for word but for their numbers, a result as a result and a plan as a plan."""
    before: dict[tuple[str, str], list[Clause]] = defaultdict(list)
    for clause in old.clauses:
        if key := _without_numbers(clause.text):
            before[clause.role, key].append(clause)
    for clause in new.clauses:
        held = before.get((clause.role, _without_numbers(clause.text)), ())
        if held and not any(_numbers_of(c.text) == _numbers_of(clause.text) for c in held):
            yield Difference(
                kind="numbers-changed",
                name=_side_by_side(held[0].text, clause.text),
                old=_clause_words(held[0]),
                new=_clause_words(clause),
            )


def _without_numbers(words: str) -> str:
    """A clause without what its numbers say; empty where it has none, or is too short to be a passage."""
    timeless = _YEAR.sub("", words)
    plain = _SIGNS.sub("", _NUMBER.sub("#", timeless))
    return plain if "#" in plain and len(plain) >= _LONG else ""


def _numbers_of(words: str) -> list[str]:
    return _NUMBER.findall(_YEAR.sub("", words))


def _side_by_side(old: str, new: str) -> str:
    """The numbers that differ, in order: 303.6 → 311.9; 6% → 4%."""
    pairs = zip(_numbers_of(old), _numbers_of(new), strict=True)
    return "; ".join(f"{a} → {b}" for a, b in pairs if a != b)


def _clause_words(clause: Clause) -> Words:
    return Words(clause.text, clause.begin, clause.end, clause.sentence)


def _figures(old: Side, new: Side) -> Iterator[Difference]:
    """Of two builds of one text: numbers read by one of them alone, or read as something else."""
    held = [_by_place(side.rows) for side in (old, new)]
    for place in sorted(held[0].keys() | held[1].keys()):
        one, other = held[0].get(place), held[1].get(place)
        if one is None and other:
            yield Difference(kind="figure-new", name=other.name, new=_row_words(other, new.report))
        elif other is None and one:
            yield Difference(kind="figure-gone", name=one.name, old=_row_words(one, old.report))
        elif one and other and (changed := _reading_changed(one, other)):
            yield Difference(
                kind="figure-changed",
                name=changed,
                old=_row_words(one, old.report),
                new=_row_words(other, new.report),
            )


def _by_place(rows: Iterable[FigureRow]) -> dict[tuple[int, int], FigureRow]:
    return {(row.begin, row.end): row for row in rows}


_COMPARED = ("name", "value", "upper", "unit", "role", "bound", "direction", "period", "target_year", "scope")


def _reading_changed(one: FigureRow, other: FigureRow) -> str:
    """What the two readings of one number say differently; empty where they agree."""
    changed = [(n, getattr(one, n), getattr(other, n)) for n in _COMPARED if getattr(one, n) != getattr(other, n)]
    return "; ".join(f"{name}: {_shown(a)} → {_shown(b)}" for name, a, b in changed)


def _shown(value: object) -> str:
    return "–" if value is None else str(value)


def _row_words(row: FigureRow, report: ReportRow) -> Words:
    return Words(row.quote, row.begin, row.end, Context(report, row.begin, row.end).sentence)


def side_of(
    report: ReportRow,
    initiatives: Sequence[InitiativeRow],
    rows: Sequence[FigureRow],
    figures: Sequence[PlacedFigure],
) -> Side:
    """One side, of rows that may hold other reports' too."""
    return Side(
        report,
        tuple(i for i in initiatives if i.report == report.iri),
        tuple(r for r in rows if r.report == report.iri),
        tuple(f for f in figures if f.report == report.iri),
    )
