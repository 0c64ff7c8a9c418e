"""Where the rows of an answer stand in the reports: by the sentences in them, else by the things that they name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from zhiji.model import Evidence
from zhiji.model.rows import ReportRow
from zhiji.store.graphs import Graph

_BATCH = 500
_STANDING = """
SELECT DISTINCT ?x ?r ?begin ?end ?quote ?sb ?sq {
  VALUES ?x { %s }
  ?x (zj:evidence|(zj:toOutcome/zj:evidence))? ?m .
  ?m zj:begin ?begin ; zj:end ?end ; zj:quote ?quote ; zj:inReport ?r .
  OPTIONAL { ?m zj:inSentence ?s . ?s zj:begin ?sb ; zj:quote ?sq }
} ORDER BY ?r ?begin ?end ?x ?quote ?sb ?sq"""

Cells = Mapping[str, object]
"""One row of an answer: terms by the name of their column."""


@dataclass(frozen=True)
class AnswerPlaces:
    """Finds the places of rows in ``reports``; ``of_year`` names the column with the year of a sentence where that is
    not ``year`` (``Question.cited``)."""

    graph: Graph
    reports: Sequence[ReportRow]
    of_year: Mapping[str, str] = field(default_factory=dict)

    def find(self, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[list[Evidence]]:
        """For each row its places: the words from ``begin`` to ``end`` where it has both, else each sentence in it,
        else the first place of each thing that it names; none for a row that has nothing of the kind."""
        held = [dict(zip(columns, row, strict=True)) for row in rows]
        named = {term.value for cells in held for term in cells.values() if isinstance(term, ox.NamedNode)}
        things = self._load_things(sorted(named))
        return [self._places(cells, things) for cells in held]

    def _places(self, cells: Cells, things: Mapping[str, list[Evidence]]) -> list[Evidence]:
        told = [
            (column, words)
            for column, term in cells.items()
            if column.lower().endswith("sentence") and (words := _words(term))
        ]
        rests_on = [held for term in cells.values() if (held := things.get(_iri(term)))]
        if not told:
            chosen = {report.iri for report in self._reports_of(cells, "year")} if _words(cells.get("issuer")) else None
            return [e for held in rests_on for e in [e for e in held if chosen is None or e.report in chosen][:1]]
        begins = [(e.report, e.start) for held in rests_on for e in held]
        found = []
        for column, words in told:
            reports = self._reports_of(cells, self.of_year.get(column, "year"))
            begin = _number(cells.get("begin"))
            here = begins if begin is None else [(report.iri, begin) for report in reports] + begins
            found.append(_sentence(words, reports, here))
        return [_narrowed(place, cells) for place in found if place]

    def _reports_of(self, cells: Cells, year: str) -> list[ReportRow]:
        """The reports of the row's issuer and year; all that it does not tell apart."""
        issuer, when = _words(cells.get("issuer")), _number(cells.get(year))
        return [r for r in self.reports if (not issuer or r.issuer == issuer) and (when is None or r.year == when)]

    def _load_things(self, iris: Sequence[str]) -> dict[str, list[Evidence]]:
        """Where each thing, link or place stands, in reading order."""
        out: dict[str, list[Evidence]] = defaultdict(list)
        for start in range(0, len(iris), _BATCH):
            values = " ".join(f"<{iri}>" for iri in iris[start : start + _BATCH])
            for x, r, begin, end, quote, sb, sq in self.graph.select(_STANDING % values):
                first = int(begin or 0)
                place = (r or "", first, int(end or 0), quote or "", int(sb or first), sq or quote or "")
                out[x or ""].append(Evidence(*place))
        return out


def _sentence(words: str, reports: Sequence[ReportRow], begins: Sequence[tuple[str, int]]) -> Evidence | None:
    """The sentence of these words; of several the one in which something of the row begins, else the first."""
    found = [Evidence(r.iri, at, at + len(words), words, at, words) for r in reports for at in _starts(words, r)]
    held = (e for begin in begins for e in found if e.report == begin[0] and e.start <= begin[1] < e.end)
    return next(held, next(iter(found), None))


def _starts(words: str, report: ReportRow) -> list[int]:
    """Where these words are a sentence of the report; where they are none, where they first stand."""
    found = [at.start() for at in re.finditer(re.escape(words), report.text)]
    whole = [at for at in found if _is_sentence(at, at + len(words), report)]
    return whole or found[:1]


def _is_sentence(begin: int, end: int, report: ReportRow) -> bool:
    i = bisect_right(report.starts, begin) - 1
    return i >= 0 and not (report.text[report.starts[i] : begin] + report.text[end : report.sentences[i].end]).strip()


def _narrowed(place: Evidence, cells: Cells) -> Evidence:
    """The words from ``begin`` to ``end`` where the row has both and they stand in its sentence."""
    begin, end = _number(cells.get("begin")), _number(cells.get("end"))
    if begin is None or end is None or not place.start <= begin < end <= place.end:
        return place
    quote = place.quote[begin - place.start : end - place.start]
    return Evidence(place.report, begin, end, quote, place.start, place.sentence)


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _words(term: object) -> str:
    return term.value if isinstance(term, ox.Literal) else ""


def _number(term: object) -> int | None:
    words = _words(term)[:10]
    return int(words) if words.isascii() and words.isdigit() else None
