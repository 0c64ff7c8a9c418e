"""Several reports on one page: an overview first, and what each report tells said to be of its organ and year."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from explorer_samples import HOME, Values, sample, swap_text
from playwright.sync_api import Browser, expect

from zhiji.explorer import explorer_page


def two_reports() -> Values:
    """The sample twice: the second is another organ's, of another year, with a title that says neither."""
    reports, things, edges = sample()
    others = [
        replace(r, title="政府工作报告", issuer_label="望山县人民政府", year=2032)
        for r in swap_text(reports, "report-a", "report-b")
    ]
    there = [swap_text(held, HOME, f"{HOME}b-") for held in (others, things, edges)]
    moved = [swap_text(held, f"{HOME}b-report-a", f"{HOME}b-report-b") for held in there]
    return reports + moved[0], things + moved[1], edges + moved[2]


def test_several_reports_are_chosen_between(open_page: Any) -> None:
    one, other = sample(), sample()
    moved = tuple(swap_text(swap_text(values, "河湾", "山塘"), HOME, HOME + "b-") for values in other)
    values: Values = (one[0] + moved[0], one[1] + moved[1], one[2] + moved[2])
    page = open_page(values).page
    expect(page.locator("#chooser option")).to_have_count(3)
    page.select_option("#chooser", "1")
    expect(page.locator("h1")).to_have_text("山塘市林业局2031年工作报告")
    page.fill("#search", "河湾市林业局")
    page.press("#search", "Enter")
    expect(page.locator("h1")).to_have_text("河湾市林业局2031年工作报告")


def test_organ_and_year_tell_reports_apart_everywhere(open_page: Any) -> None:
    page = open_page(two_reports()).page
    expect(page.locator("#chooser option")).to_have_text(
        ["全部报告", "2031 河湾市林业局 · 工作报告", "2032 望山县人民政府 · 政府工作报告"]
    )
    page.select_option("#chooser", label="2032 望山县人民政府 · 政府工作报告")
    expect(page.locator("h1")).to_have_text("望山县人民政府 2032 · 政府工作报告")
    page.fill("#search", "护林三步")
    assert set(page.locator(".hit small").all_inner_texts()) == {"河湾市林业局 2031", "望山县人民政府 2032"}
    page.fill("#search", "2032 三步 护林")  # several words, in any order, the year among them
    expect(page.locator(".hit small")).to_have_text(["望山县人民政府 2032"])
    page.press("#search", "Enter")
    expect(page.locator("#evidence .source")).to_have_text("望山县人民政府 2032")


def test_a_page_without_room_for_all_says_of_how_many_it_shows_some(open_page: Any) -> None:
    page = open_page(two_reports(), left=["望山县人民政府 2030", "望山县人民政府 2029"]).page
    expect(page.locator("h1")).to_have_text("4份报告中的2份")
    expect(page.locator("#reports-left-out summary")).to_have_text("另有 2 份报告未收入本页")


def test_several_reports_begin_with_what_each_holds(open_page: Any) -> None:
    opened = open_page(two_reports())
    page = opened.page
    table = page.locator("#across table")
    expect(page.locator("h1")).to_have_text("全部2份报告")
    expect(table.locator("tbody th")).to_have_text(["河湾市林业局", "望山县人民政府"])
    expect(table.locator("thead th")).to_have_text(
        ["机关", "年份", "机制", "平台", "专项行动", "成果", "关联"], use_inner_text=True
    )
    expect(table.locator("tbody tr").first.locator(".heat")).to_have_text(["2", "1", "1"])
    table.locator("tbody tr").nth(1).locator(".heat").first.click()  # the mechanism with the strongest link
    expect(page.locator("#across")).to_be_hidden()
    expect(page.locator("h1")).to_have_text("望山县人民政府 2032 · 政府工作报告")
    assert opened.chosen() == "“护林三步”机制"
    assert "report=b-report-b" in page.evaluate("location.hash")
    page.select_option("#chooser", index=0)
    expect(page.locator("#across")).to_be_visible()
    assert page.evaluate("location.hash") in ("", "#")


def test_an_initiative_is_followed_through_the_reports(open_page: Any) -> None:
    opened = open_page(two_reports())
    page = opened.page
    line = page.locator("#across .shared li", has_text="清枯行动")
    expect(line.locator(".year")).to_have_text(["河湾市林业局 2031", "望山县人民政府 2032"])
    line.locator(".year").nth(1).click()
    assert opened.chosen() == "清枯行动"
    others = page.locator("#evidence .chips .year")
    expect(others).to_have_text(["河湾市林业局 2031", "望山县人民政府 2032"])
    expect(others.nth(1)).to_have_attribute("aria-pressed", "true")
    others.first.click()
    expect(page.locator("h1")).to_have_text("河湾市林业局2031年工作报告")
    expect(page.locator("#text .current").first).to_be_in_viewport()


def test_reports_that_have_no_room_are_named(browser: Browser, tmp_path: Path) -> None:
    reports, things, edges = two_reports()
    file = tmp_path / "left.html"
    file.write_text(explorer_page(reports, things, edges, left=["甲市公安局 2019 <b>"]), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    note = page.locator("#reports-left-out")
    expect(note).to_contain_text("另有 1 份报告未收入本页")
    note.locator("summary").click()
    expect(note).to_contain_text("甲市公安局 2019 <b>")
    expect(note).to_contain_text("在 zhiji 的服务器上")
    page.close()


def test_the_address_holds_the_whole_view(open_page: Any) -> None:
    opened = open_page(two_reports())
    page = opened.page
    page.select_option("#chooser", index=2)
    page.fill("#basis", "1")
    page.check("#extra-numbers")
    page.uncheck("#kind-unit")
    page.click("#order-report")
    page.click("#lang")
    fragment = page.evaluate("location.hash")
    assert "report=b-report-b" in fragment
    opened.go(fragment)
    expect(page.locator("#chooser option:checked")).to_contain_text("望山县")
    expect(page.locator("#order-report")).to_have_attribute("aria-pressed", "true")
    assert page.locator("#basis").input_value() == "1"
    assert page.is_checked("#extra-numbers")
    assert not page.is_checked("#kind-unit")
    expect(page.locator("#evidence h2")).to_have_text("Which initiatives link to which outcomes?")
    assert page.evaluate("location.hash") == fragment
    opened.go("#initiative-three&around=initiative-three&steps=2")
    expect(page.locator("#focusbar [aria-pressed=true]")).to_have_text("2")
    opened.go("#%E0%A4%A&basis=99&add=<script>&around=nothing&report=nothing")  # nonsense opens the page as it is
    expect(page.locator("#evidence h2")).to_have_text("哪些举措对应哪些成果？")
    page.go_back()


def years_of_one_organ(*told_again: str) -> Values:
    """The sample of 2031 and the same organ's report of 2032, which tells of the same initiative 清枯行动, and of what
    else is ``told_again``."""
    reports, things, edges = sample()
    later: list[list[Any]] = [swap_text(values, HOME, f"{HOME}b-") for values in (reports, things, edges)]
    for name in ("initiative-deadwood", "unit-bureau", *told_again):
        later = [swap_text(values, f"{HOME}b-{name}", HOME + name) for values in later]
    again = {thing.iri: thing.evidence for thing in later[1]}
    both = [replace(t, evidence=t.evidence + again.get(t.iri, ())) for t in things]
    known = {thing.iri for thing in things}
    next_year = [replace(report, title="河湾市林业局2032年工作报告", year=2032) for report in later[0]]
    return reports + next_year, both + [t for t in later[1] if t.iri not in known], edges + later[2]


def test_what_another_report_tells_stands_with_its_organ_and_year(open_page: Any) -> None:
    page = open_page(years_of_one_organ(), fragment="#initiative-deadwood&report=report-a").page
    links = page.locator("#evidence .links .thing")
    told = [(link.locator("b").all_inner_texts(), link.locator(".source").all_inner_texts()) for link in links.all()]
    assert told[: len(told) // 2] == [(figure, []) for figure, _ in told[len(told) // 2 :]]
    assert {tuple(source) for _, source in told[len(told) // 2 :]} == {("河湾市林业局 2032",)}
    page.select_option("#chooser", index=2)
    page.fill("#search", "清枯行动")
    expect(page.locator(".hit small").first).to_have_text("河湾市林业局 2031, 2032")
    page.press("#search", "Enter")
    expect(page.locator("#evidence .kind .source")).to_have_text("河湾市林业局 2032")
    expect(links.first.locator(".source")).to_have_count(0)
    expect(links.last.locator(".source")).to_have_text("河湾市林业局 2031")


def test_what_one_year_only_plans_is_planned_in_that_year(open_page: Any) -> None:
    reports, things, edges = years_of_one_organ()
    things = [replace(t, planned_in=(reports[1].iri,)) if t.label == "清枯行动" else t for t in things]
    for report, planned in (("report-a", 0), ("b-report-a", 1)):
        page = open_page((reports, things, edges), fragment=f"#initiative-deadwood&report={report}").page
        expect(page.locator("#evidence .badge", has_text="仅为计划")).to_have_count(planned)
        expect(page.locator("#filters .key", has_text="仅为计划")).to_have_count(planned)


def test_a_part_is_told_by_the_years_that_say_so(open_page: Any) -> None:
    """Both years name both initiatives; only one says that the one is part of the other."""
    reports, things, edges = years_of_one_organ("initiative-tower", "initiative-three")
    said = [e for e in edges if e.predicate == "partOf"]
    assert {len(e.evidence) for e in said} == {1}
    edges = [e for e in edges if e not in said[1:]]
    for report, sources in (("report-a", []), ("b-report-a", ["河湾市林业局 2031"])):
        page = open_page((reports, things, edges), fragment=f"#initiative-tower&report={report}").page
        tie = page.locator("#evidence .ties li", has=page.locator(".relation", has_text="属于"))
        expect(tie.locator(".source")).to_have_text(sources)


def test_a_search_for_an_organ_does_not_find_all_that_its_reports_tell(open_page: Any) -> None:
    page = open_page(two_reports()).page
    page.fill("#search", "望山县 2032")
    expect(page.locator("#hits")).to_contain_text("没有找到")


def test_the_overview_counts_what_it_shows(open_page: Any) -> None:
    page = open_page(two_reports()).page
    links = page.locator("#across .number:last-child")
    expect(links).to_have_text(["5", "5"])
    expect(page.locator("#filters .chip")).to_have_count(0)  # what is of one picture
    page.fill("#basis", "1")
    expect(links).to_have_text(["1", "1"])
    expect(page.locator(".numbers b")).to_have_text(["2", "8", "10", "2"])
    page.select_option("#chooser", index=2)
    expect(page.locator("#kind-initiative")).to_be_visible()
    expect(page.locator("#extra-numbers")).to_be_visible()
    page.select_option("#chooser", index=0)
    expect(page.locator("#filters .chip")).to_have_count(0)
    expect(page.locator("#png")).to_be_hidden()  # no picture of another view is saved
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#across table")).to_be_visible()
    expect(page.locator("#printed")).to_have_count(0)
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.click("#lang")
    expect(page.locator("#text")).to_contain_text("The words of a report")


def test_the_overview_has_the_remaining_kinds_once(open_page: Any) -> None:
    reports, things, edges = two_reports()
    codes = iter(["other", None, "project"] * 9)
    things = [replace(t, code=next(codes)) if t.kind == "initiative" else t for t in things]
    page = open_page((reports, things, edges)).page
    heads = page.locator("#across thead th").all_inner_texts()
    assert heads == ["机关", "年份", "工程项目", "其他", "成果", "关联"]
    cells = page.locator("#across .heat").all_inner_texts()
    assert sum(map(int, cells)) == sum(t.kind == "initiative" for t in things)


def test_reports_of_one_organ_and_year_are_told_apart(open_page: Any) -> None:
    reports, things, edges = two_reports()
    reports[1] = replace(reports[1], title="法治政府建设报告", issuer_label="河湾市林业局", year=2031)
    page = open_page((reports, things, edges)).page
    expect(page.locator("#across td .year")).to_have_text(["2031 · 工作报告", "2031 · 法治政府建设报告"])
    page.fill("#search", "护林三步")
    assert len(set(page.locator(".hit small").all_inner_texts())) == 2


_BOX = "selector => document.querySelector(selector).getBoundingClientRect().toJSON()"
LONG = "河湾市及其所属各县区林业和草原管理联合办公室"


@pytest.mark.parametrize("width", [390, 760, 900, 1280])
@pytest.mark.parametrize("title", ["政府工作报告", f"{LONG}2031年度法治政府建设情况的工作报告"])
def test_the_year_is_seen_however_little_room_there_is(open_page: Any, width: int, title: str) -> None:
    reports, things, edges = two_reports()
    reports[0] = replace(reports[0], issuer_label=LONG, title=title)
    page = open_page((reports, things, edges), viewport={"width": width, "height": 800}).page
    page.select_option("#chooser", value="0")
    box, head = (page.evaluate(_BOX, selector) for selector in ("h1 span:nth-child(2)", "h1"))
    expect(page.locator("h1 span").nth(1)).to_have_text("2031")
    assert head["left"] <= box["left"] < box["right"] <= head["right"] + 0.5
    expect(page.locator("#chooser option:checked")).to_have_text(re.compile("^2031 "))
    assert page.title().startswith("2031 ")
    boxes = [page.evaluate(_BOX, selector) for selector in ("h1", "#chooser", "#search", "#lang")]
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if _overlap(a, b)]


def _overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
