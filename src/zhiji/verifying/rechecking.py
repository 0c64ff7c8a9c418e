"""A published page saved again: does it still hold the words that are cited from the report?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from zhiji.model import Place, ZhijiError
from zhiji.model.rows import ReportRow
from zhiji.verifying.passages import Searched, find_places
from zhiji.verifying.quoting import Quotations
from zhiji.verifying.values import Checked

_SHARE = 0.2
"""Which part of its cited words a text must hold for it to be that report."""
_LOOKED_AT = 40
"""Cited places by which a report is known again."""


def recheck(saved: str, reports: Sequence[ReportRow], cited: Mapping[str, Sequence[Place]]) -> list[Checked]:
    """Every cited place of the report that ``saved`` is, in its order: still there (with where it stands now), changed
    (and how), or gone. ``begin`` and ``end`` are the place in the report as it was cited.

    ``cited`` has the places of each report by its IRI. ZhijiError where the text is none of the reports.
    """
    now = Searched(ReportRow("", sha256(saved.encode()).hexdigest(), "", "", None, "", saved))
    report = _same_report(now, reports, cited)
    here = replace(now.report, iri=report.iri, issuer=report.issuer, year=report.year, title=report.title)
    quotations = Quotations([here])
    return [_checked(place, report, quotations) for place in cited.get(report.iri, ())]


def _same_report(now: Searched, reports: Sequence[ReportRow], cited: Mapping[str, Sequence[Place]]) -> ReportRow:
    """The report of which the text holds most."""
    shares = [(_share(now, report, cited.get(report.iri, ())), -n) for n, report in enumerate(reports)]
    most, number = max(shares, default=(0.0, 0))
    if most < _SHARE:
        raise ZhijiError("the page holds none of the open reports; name the report's graph with -g")
    return reports[-number]


def _share(now: Searched, report: ReportRow, places: Sequence[Place]) -> float:
    step = max(len(places) // _LOOKED_AT, 1)
    looked = [report.text[p.start : p.end] for p in places[::step]]
    return sum(bool(find_places(words, [now])) for words in looked) / len(looked) if looked else 0.0


def _checked(place: Place, report: ReportRow, quotations: Quotations) -> Checked:
    words = report.text[place.start : place.end].strip()
    found = quotations.find(words)
    return Checked(
        kind="quotation",
        quote=words,
        begin=place.start,
        end=place.end,
        verdict=found.verdict,
        place=found.places[0] if found.places else None,
        differences=found.differences,
    )
