from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from zhiji.extraction.quantities.finding import find_quantities
from zhiji.model import Place, Quantity, Report, Section, SectionRole

Finder = Callable[..., list[Quantity]]


def _report(text: str, year: int | None, role: SectionRole) -> Report:
    ends = [m.end() for m in re.finditer(r"[。！？；!?;\n]|$", text)]
    places = tuple(Place(a, b) for a, b in zip([0, *ends], ends, strict=False) if b > a)
    whole = Report(text).span(0, len(text))
    sections = (Section(0, len(text), 1, "", whole, role),) if role != "results" else ()
    return Report(text, year=year, sentences=places, points=(Place(0, len(text)),), sections=sections)


@pytest.fixture(scope="session")
def find() -> Finder:
    """Text, report year and section role → the quantities, each checked to be verbatim."""

    def find_in(text: str, year: int | None = 2020, role: SectionRole = "results") -> list[Quantity]:
        quantities = find_quantities(_report(text, year, role))
        for q in quantities:
            assert text[q.start : q.end] == q.text
            assert q.subject is None or text[q.subject.start : q.subject.end] == q.subject.text
        return quantities

    return find_in
