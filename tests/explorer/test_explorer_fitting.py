"""Of many reports a page holds those that fit, the newest first, and names the others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

import pytest

from zhiji import api
from zhiji.explorer import fitting
from zhiji.explorer.fitting import fit_reports, likely_to_fit
from zhiji.model import Evidence, ReadingWarning, SourceReport, Thing


def report(number: int, year: int | None, size: int = 100_000) -> SourceReport:
    return SourceReport(f"r{number}", "报告", "i", f"机关{number}", year, "字" * size)


def make(factor: float, made: list[int] | None = None) -> Callable[[Sequence[SourceReport]], str]:
    def page(shown: Sequence[SourceReport]) -> str:
        if made is not None:
            made.append(len(shown))
        return "x" * (600_000 + int(sum(len(r.text) for r in shown) * factor))

    return page


def told_in(*reports: SourceReport, number: int = 0) -> Thing:
    evidence = tuple(Evidence(r.iri, 0, 1, "字", 0, "字") for r in reports)
    return Thing(iri=f"t{number}", kind="initiative", label="甲", report=reports[0].iri, evidence=evidence)


ROWS = [
    ([2018, 2019, 2020], 1, ["r0", "r1", "r2"]),  # all fit
    ([2018, None, 2020, 2021, 2022, 2019], 6, ["r2", "r3", "r4"]),  # the newest, in their own order
    ([2018, 2019, 2020, 2021], 20, ["r3"]),  # what takes more than was thought is made again, smaller
    ([2018, 2019], 900, ["r1"]),  # one is always shown
]


@pytest.mark.parametrize(("years", "factor", "kept"), ROWS)
def test_the_newest_that_fit_are_kept(years: list[int | None], factor: int, kept: list[str]) -> None:
    reports = [report(number, year) for number, year in enumerate(years)]
    page, shown = fit_reports(reports, [], [], make(factor))
    assert [r.iri for r in shown] == kept
    assert len(page) < fitting.LARGEST or len(kept) == 1


@pytest.mark.parametrize(("things", "kept"), [(0, 34), (1_000, 16), (2_000, 10)])
def test_a_page_is_made_once(things: int, kept: int) -> None:
    """What a page takes is known from what the reports hold before it is drawn, which is the most of the work."""
    reports, made = [report(number, 2000 + number, 20_000) for number in range(40)], list[int]()
    held = [told_in(r, number=number) for r in reports for number in range(things)]
    fit_reports(reports, held, [], make(3.34 + 75 * things / 20_000, made))
    assert made == [kept]
    assert likely_to_fit(reports) == reports[-20:]  # by their texts alone, before anything else is read


def test_what_several_reports_tell_of_takes_room_once() -> None:
    reports, made = [report(number, 2000 + number, 20_000) for number in range(40)], list[int]()
    fit_reports(reports, [told_in(*reports, number=number) for number in range(1_000)], [], make(3.34, made))
    assert made == [33]


def test_a_page_says_of_its_own_reports_alone(open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    """Words of reports that are not on the page were said not to be in the text, and things to be of its first one."""
    graph = open_invented("jia-2019", "jia-2020")
    several = {t.iri for t in graph.network.things.values() if len({e.report for e in t.evidence}) == 2}
    assert several
    for one in graph.reports:
        (data,) = re.findall(r'<script[^>]*id="data"[^>]*>(.*?)</script>', graph.explore(reports=[one.iri]), re.DOTALL)
        held = json.loads(data)
        assert several & {thing["iri"] for thing in held["things"]}
        places = [place for row in (*held["things"], *held["edges"]) for place in (*row["at"], *row.get("cue", ()))]
        assert {type(place) for place in places} == {list}
        assert {place[0] for place in places} == {0}


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
