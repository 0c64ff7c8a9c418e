"""Of many reports a page holds those that fit, the newest first, and names the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from zhiji import api
from zhiji.explorer import fitting
from zhiji.explorer.fitting import fit_reports
from zhiji.model import ReadingWarning, SourceReport


def report(number: int, year: int | None, size: int = 100_000) -> SourceReport:
    return SourceReport(f"r{number}", "报告", "i", f"机关{number}", year, "字" * size)


def make(factor: int) -> Any:
    def made(shown: Sequence[SourceReport], left: Sequence[SourceReport]) -> str:
        assert {r.iri for r in shown} & {r.iri for r in left} == set()
        return "x" * (600_000 + sum(len(r.text) for r in shown) * factor)

    return made


ROWS = [
    ([2018, 2019, 2020], 1, ["r0", "r1", "r2"]),  # all fit
    ([2018, None, 2020, 2021, 2022, 2019], 6, ["r2", "r3", "r4"]),  # the newest, in their own order
    ([2018, 2019, 2020, 2021], 20, ["r3"]),  # what takes more than was thought is made again, smaller
    ([2018, 2019], 900, ["r1"]),  # one is always shown
]


@pytest.mark.parametrize(("years", "factor", "kept"), ROWS)
def test_the_newest_that_fit_are_kept(years: list[int | None], factor: int, kept: list[str]) -> None:
    reports = [report(number, year) for number, year in enumerate(years)]
    page, left = fit_reports(reports, make(factor))
    assert [r.iri for r in reports if r not in left] == kept
    assert len(page) < fitting.LARGEST or len(kept) == 1


def test_what_is_left_out_is_said(invented: api.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = invented.explore()
    assert '"left":[]' in whole
    monkeypatch.setattr(fitting, "LARGEST", len(whole.encode()) - 1)
    with pytest.warns(ReadingWarning, match=r"kept under 3 MB: \d older reports? (is|are) not in it.*zhiji serve"):
        page = invented.explore()
    assert len(page.encode()) < len(whole.encode())
    assert "甲市公安局 2019" in page.partition('"left":[')[2][:200] or "2019" in page.partition('"left":[')[2][:200]


def test_reports_are_chosen_by_their_iris(invented: api.KnowledgeGraph) -> None:
    one = invented.reports[0]
    page = invented.explore(reports=[one.iri])
    assert one.text[:40] in page.replace("\\n", "\n")
    assert not any(r.text[60:100] in page.replace("\\n", "\n") for r in invented.reports[1:])
