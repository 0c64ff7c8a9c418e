"""The open reports by the names people give them, and places in them that can be cited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from hashlib import sha256

from zhiji.assisting.values import Given, Place, ReportRow, Words
from zhiji.model import Evidence, SourceReport, ZhijiError
from zhiji.store.graphs import Graph
from zhiji.store.statements import load_sections
from zhiji.vocabulary import ID, ZJ

MOST_CHARACTERS = 4000
"""Characters of a report in one answer."""
_LISTED = 8


class Shelf:
    """The open reports. Everything is read when it is made."""

    def __init__(self, graph: Graph, reports: Iterable[SourceReport]) -> None:
        self.reports = {report.iri: report for report in reports}
        self.hashes = {iri: sha256(r.text.encode("utf-8")).hexdigest() for iri, r in self.reports.items()}
        self._sections = load_sections(graph)
        self._sentences = _load_sentences(graph)

    def best(self, name: str) -> SourceReport:
        """The one report that ``name`` names: its IRI, the end of that, its sha256, or words of its issuer, year and
        title; ZhijiError for none or several."""
        for iri, held in self.reports.items():
            if name in (iri, iri.removeprefix(ID), self.hashes[iri]):
                return held
        words = name.split()
        found = [r for r in self.reports.values() if words and all(word in f"{r} {r.name}" for word in words)]
        if len(found) == 1:
            return found[0]
        named = " | ".join(f"{r.name} ({r.iri.removeprefix(ID)})" for r in (found or self.reports.values()))
        shown = named if len(named) < 600 else named[:600] + " …"
        if found:
            raise ZhijiError(f"{name[:80]!r} names {len(found)} reports: {shown}; list_reports lists them all")
        raise ZhijiError(f"{name[:80]!r} names no report; there are: {shown}; list_reports lists them all")

    def row(self, report: SourceReport) -> ReportRow:
        """The report as a row, placed at its first line."""
        begin = len(report.text) - len(report.text.lstrip())
        end = report.text.find("\n", begin)
        head = begin, end if end >= 0 else len(report.text)
        return ReportRow(
            report=report.iri,
            sha256=self.hashes[report.iri],
            issuer=report.issuer_label,
            year=report.year,
            title=report.title,
            characters=len(report.text),
            place=self.at(report.iri, *head),
        )

    def place(self, evidence: Evidence | None) -> Place | None:
        """The place of some evidence; None where its report is not open."""
        if evidence is None or evidence.report not in self.reports:
            return None
        return self._made(self.reports[evidence.report], evidence)

    def must(self, evidence: Evidence) -> Place:
        """As ``place``, of what stands in an open report."""
        return self._made(self.reports[evidence.report], evidence)

    def at(self, iri: str, begin: int, end: int) -> Place:
        """The place from ``begin`` to ``end``, with the sentence in which it begins."""
        report = self.reports[iri]
        begins = self._sentences.get(iri, [])
        at = bisect_right(begins, (begin, len(report.text))) - 1
        start, stop = begins[at] if at >= 0 and begins[at][1] > begin else (begin, end)
        return self._made(report, Evidence(iri, begin, end, report.text[begin:end], start, report.text[start:stop]))

    def read(self, name: str, begin: int, end: int, around: int) -> Words:
        """The text of a report from ``begin`` to ``end``, with ``around`` characters on either side."""
        report = self.best(name)
        size = len(report.text)
        if not 0 <= begin < end <= size:
            raise ZhijiError(f"{begin}–{end}: no place in this report; it has {size} characters, from 0 to {size}")
        first, last = max(0, begin - around), min(size, end + around)
        last_given = min(last, first + MOST_CHARACTERS)
        cut = last_given < last
        note = f"only {first} to {last_given} of {first} to {last} is given; ask for the rest" if cut else ""
        return Words(
            given=Given(total=last - first, offset=first, cut=cut, note=note),
            text=report.text[first:last_given],
            sections=[heading for start, stop, heading in self._sections.get(report.iri, []) if start <= begin < stop],
            place=self.at(report.iri, begin, min(end, begin + MOST_CHARACTERS)),
        )

    def find(self, sentence: str, issuer: str | None, year: str | None) -> Place | None:
        """Where a sentence stands, when there is exactly one such place in the reports of that issuer and year."""
        words = sentence.strip()
        kept = [r for r in self.reports.values() if issuer in (None, r.issuer_label) and year in (None, str(r.year))]
        found = [r for r in kept if words and words in r.text]
        if len(found) != 1 or found[0].text.count(words) != 1:
            return None
        begin = found[0].text.index(words)
        return self.at(found[0].iri, begin, begin + len(words))

    def _made(self, report: SourceReport, evidence: Evidence) -> Place:
        return Place(
            quote=evidence.quote,
            begin=evidence.start,
            end=evidence.end,
            page=evidence.page,
            sentence=evidence.sentence.strip(),
            issuer=report.issuer_label,
            year=report.year,
            title=report.title,
            report=report.iri,
            sha256=self.hashes[report.iri],
        )


def _load_sentences(graph: Graph) -> dict[str, list[tuple[int, int]]]:
    rows = graph.select(
        f"SELECT DISTINCT ?r ?b ?e {{ ?s a <{ZJ.Sentence}> ; <{ZJ.inReport}> ?r ; <{ZJ.begin}> ?b ; <{ZJ.end}> ?e }}"
    )
    held: dict[str, list[tuple[int, int]]] = {}
    for report, begin, end in rows:
        held.setdefault(report or "", []).append((int(begin or 0), int(end or 0)))
    return {report: sorted(places) for report, places in held.items()}
