"""Places as citations: GB/T 7714, CSL-JSON, and links that open a page at the words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from zhiji import api
from zhiji.cli import main
from zhiji.model import Evidence, SourceReport
from zhiji.presenting.citations import csl, format_citations, gbt, link_to, on_pages, text_hash
from zhiji.presenting.issued import issued_on
from zhiji.presenting.sources import cited

INVENTED = Path(__file__).parents[1] / "invented"
TEXT = "甲局2020年报告\n全年办件12件，办结率98.6%。其中-急件&特件3件。"
REPORT = SourceReport("r", "甲局2020年报告", "i", "甲市某局", 2020, TEXT)
ONLINE = replace(REPORT, address="https://example.org/a?b=1")


def place(words: str, page: int | None = None) -> Evidence:
    at = TEXT.index(words)
    return Evidence("r", at, at + len(words), words, at, words, page=page)


def test_gbt_says_where_the_words_stand() -> None:
    assert gbt(place("办件12件", 3), REPORT) == (
        f"甲市某局. 甲局2020年报告[R]. 2020: 第3页, 字符12–17（“办件12件”）. 全文SHA-256: {text_hash(REPORT)}."
    )
    assert "[R/OL]" in gbt(place("办件12件"), ONLINE)


def test_csl_is_what_reference_managers_read() -> None:
    item = csl(place("办件12件", 3), ONLINE)
    assert (item["type"], item["author"], item["issued"], item["page"]) == (
        *("report", [{"literal": "甲市某局"}], {"date-parts": [[2020]], "circa": True}, "3"),
    )
    assert item["URL"].startswith("https://example.org/a?b=1#:~:text=")


ISSUED = [
    # head, foot, the day of issue, why
    ("\n——2021年2月19日在甲市第十四届人民代表大会第五次会议上", "", (2021, 2, 19), "the meeting it was given to"),
    ("\n（2021年1月7日在甲市第十四届人民代表大会第五次会议上）", "", (2021, 1, 7), "in brackets"),
    ("\n二〇二一年三月二十三日在甲市十届人大一次会议", "", (2021, 3, 23), "in Chinese numerals"),
    ("", "\n甲市某局\n2021年3月29日", (2021, 3, 29), "below it"),
    ("", "\n甲市某局\n二○二○年十二月十日", (2020, 12, 10), "below it, in the year itself"),
    ("", "\n甲市某局\n2024年3月29日", None, "too late for a report of 2020: of the page"),
    ("\n2020年3月1日在甲市召开现场会。", "", None, "no meeting it was given to"),
    ("", "\n任务于2021年3月29日完成。", None, "no date below it"),
    ("", "\n2021年13月29日", None, "no day"),
]


@pytest.mark.parametrize(("head", "foot", "day", "why"), ISSUED)
def test_a_bibliography_has_the_day_of_issue_that_the_text_tells(
    head: str, foot: str, day: tuple[int, int, int] | None, why: str
) -> None:
    report = replace(ONLINE, text=f"{ONLINE.title}{head}\n{ONLINE.text}{foot}", extent=None)
    assert issued_on(report) == day, why
    item = csl(replace(place("办件12件"), report=report.iri), report)
    about = {"date-parts": [[2020]], "circa": True}
    assert item["issued"] == ({"date-parts": [list(day)]} if day else about)
    assert "report of 2020" in item["note"]


def test_the_day_on_the_page_is_that_of_issue_where_the_report_tells_none() -> None:
    page = f"发布日期：2021-04-05 来源：甲市某局\n{ONLINE.text}"
    assert issued_on(replace(ONLINE, text=page, extent=(page.index("\n") + 1, len(page)))) == (2021, 4, 5)


LINKS = [
    ("办件12件", "text=全年-,办件12件", "short: with the words up to the stops beside it"),
    ("急件&特件3件", "text=其中--,急件&特件3件", "signs of a fragment are encoded"),
]


@pytest.mark.parametrize(("words", "fragment", "why"), LINKS)
def test_a_link_opens_at_the_words(words: str, fragment: str, why: str) -> None:
    link = link_to(place(words), ONLINE)
    directive = link.partition(":~:")[2]
    assert unquote(directive) == fragment, why
    assert directive.isascii()
    assert directive.count("&") == 0


def test_a_long_quotation_is_named_by_its_ends() -> None:
    report = replace(ONLINE, text="长" * 20 + "文" * 80)
    held = Evidence("r", 0, 100, report.text, 0, report.text)
    assert unquote(link_to(held, report)).endswith(f":~:text={'长' * 16},{'文' * 16}")


def test_an_anchor_of_the_address_stays() -> None:
    assert link_to(place("98.6"), replace(ONLINE, address="https://example.org/#p2")).startswith(
        "https://example.org/#p2:~:text="
    )


def test_each_place_is_cited_once_and_with_its_page() -> None:
    twice = [place("办件12件"), place("98.6"), place("办件12件")]
    assert format_citations(twice, {"r": REPORT}, "gbt").count("\n") == 2
    assert [e.page for e in on_pages(twice, {"r": [(0, 1), (18, 2)]})] == [1, 2, 1]
    assert json.loads(format_citations(twice, {"r": REPORT}, "csl"))[1]["note"].startswith("“98.6” ")


COMMANDS = [
    ["links", "--initiative", "一警情三推送", "--basis", "explicit"],
    ["links", "--unlinked", "outcomes"],
    ["paths", "一警情三推送", "2020年度改革创新案例"],
    ["series", "--all"],
    ["check"],
    ["quote", "纠纷化解率从95.2%上升至98.6%"],
    ["query", "requirements"],
    ["query", "provenance"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_commands_that_ask_can_cite(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main([*words, "--cite"]) in (0, 1)
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.startswith("金华市公安局. 金华市公安局2020年法治政府建设年度报告[R]. 2020: 字符") for line in lines)


REFUSED = [
    (["links", "--cite", "--sort", "basis"], "no columns"),
    (["query", "--list", "--cite"], "goes with a question"),
    (["check", "--draft", "draft.docx", "--cite"], "not published"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_cited_is_one_line(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err


def test_a_limit_holds_for_citations(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["links"], ["query", "links"]):
        assert main([*words, "--cite", "--limit", "1"]) == 0
        assert capsys.readouterr().out.count("\n") == 1


def test_a_difference_is_cited_on_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    old, new = (str(INVENTED / f"jia-{year}.txt") for year in (2019, 2020))
    assert main(["diff", old, new, "--kind", "initiative-gone", "--cite"]) == 0
    assert all("[R]. 2019: " in line for line in capsys.readouterr().out.splitlines())
    assert main(["diff", old, new, "--kind", "numbers-changed", "--cite", "csl"]) == 0
    years = {item["issued"]["date-parts"][0][0] for item in json.loads(capsys.readouterr().out)}
    assert years == {2019, 2020}


def test_a_report_built_with_its_address_is_cited_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.txt"
    file.write_text("甲市某局2020年法治政府建设年度报告\n2020年，甲市某局办结案件57件。\n", encoding="utf-8")
    words = ["build", str(file), "-o", str(tmp_path / "graphs")]
    assert main([*words, "--url", "https://example.org/2020.html"]) == 0
    capsys.readouterr()
    assert main(["quote", "办结案件57件", "-g", str(tmp_path / "graphs"), "--cite", "csl"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["URL"].startswith("https://example.org/2020.html#:~:text=")
    assert api.load(tmp_path / "graphs").reports[0].address == "https://example.org/2020.html"
    assert [f.rule for f in api.load(tmp_path / "graphs").check() if f.severity == "violation"] == []
    for wrong, said in (("javascript:alert(1)", "no address"), ("https://a b", "no address")):
        assert main([*words, "--url", wrong]) == 2
        assert said in capsys.readouterr().err
    assert main(["build", str(file), str(file), "--url", "https://example.org"]) == 2


def test_a_report_without_a_title_is_cited_as_one() -> None:
    untitled = replace(REPORT, title="")
    assert str(untitled) == "甲市某局 2020"
    assert cited(untitled) == "甲市某局 2020 r"
    assert gbt(place("办件12件"), untitled).startswith("甲市某局. [原文无标题][R]. 2020:")
    assert "title" not in csl(place("办件12件"), untitled)
