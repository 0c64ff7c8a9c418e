"""A page saved again: what is cited from it still stands, has changed, or is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from draft_samples import LAST

from zhiji import api
from zhiji.cli import main
from zhiji.model import ZhijiError


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> api.KnowledgeGraph:
    file = tmp_path_factory.mktemp("published") / "report.txt"
    file.write_text(LAST, encoding="utf-8")
    return api.load(file)


AGAIN = [
    (LAST, [], "the same"),
    (LAST.replace("\n\n", "\n").replace("，", ","), [], "other white space and half-width signs"),
    ("导航 首页\n" + LAST + "\n版权所有", [], "the page around it"),
    (LAST.replace("100件", "130件"), [("differs", [("100", "130")])], "a figure was changed"),
    (LAST.replace("开展校园食品安全专项整治。", ""), [("not-found", [])], "a sentence was taken out"),
]


@pytest.mark.parametrize(("saved", "changed", "why"), AGAIN)
def test_what_is_cited_is_looked_for(
    published: api.KnowledgeGraph, saved: str, changed: list[tuple[str, list[tuple[str, str]]]], why: str
) -> None:
    rows = published.recheck(saved)
    assert len(rows) > 5
    assert all(row.quote == published.reports[0].text[row.begin : row.end].strip() for row in rows)
    assert all(row.place is None or row.place.quote in saved for row in rows)
    told = [(r.verdict, [(d.memo, d.report) for d in r.differences]) for r in rows if r.verdict != "supported"]
    assert told == changed, why


def test_another_page_is_refused(published: api.KnowledgeGraph) -> None:
    with pytest.raises(ZhijiError, match="none of the open reports"):
        published.recheck("这里是别的网页，与报告毫无关系。" * 20)


def test_the_right_one_of_several_is_found(invented: api.KnowledgeGraph) -> None:
    text = next(r.text for r in invented.reports if r.issuer_label == "甲市公安局" and r.year == 2020)
    rows = invented.recheck(text)
    assert {row.place.report.year for row in rows if row.place} == {2020}
    assert {row.verdict for row in rows} == {"supported"}


def test_recheck_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, page = tmp_path / "report.txt", tmp_path / "saved.html"
    report.write_text(LAST, encoding="utf-8")
    body = "".join(f"<p>{line}</p>" for line in LAST.split("\n") if line)
    page.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert main(["recheck", str(page), "-g", str(report)]) == 0
    assert "cited sentences still stand" in capsys.readouterr().err
    page.write_text(f"<html><body>{body.replace('1200件', '1250件')}</body></html>", encoding="utf-8")
    assert main(["recheck", str(page), "-g", str(report), "--lang", "zh"]) == 1
    told = capsys.readouterr()
    assert "1250" in told.out
    assert "句仍在" in told.err
