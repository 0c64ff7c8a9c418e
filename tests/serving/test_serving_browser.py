"""Every view in a real browser, at two widths and in two languages: nothing is asked elsewhere, nothing complains."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from browsing import wait_painted

ID = "https://w3id.org/zhiji/id/"
SIZES = [(1280, 800), (390, 844)]
LANGS = ["zh", "en"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "no chromium on this machine; install it: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, server: Any, size: tuple[int, int] = (1280, 800), lang: str = "zh") -> Iterator[Page]:
    """A page; at the end, whatever it must not have done."""
    locale = "zh-CN" if lang == "zh" else "en-GB"
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=locale)
    page, wrong = context.new_page(), list[str]()
    page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda asked: asked.url.startswith((server.url, "data:", "blob:")) or wrong.append(asked.url))
    yield page
    context.close()
    assert wrong == []


def reports_of(server: Any) -> dict[str, str]:
    """The names of the reports by their titles."""
    found = json.loads(server.ask("SELECT ?x ?t { ?x a zj:Report ; rdfs:label ?t FILTER(LANG(?t) = 'zh') }").text)
    return {b["t"]["value"]: b["x"]["value"].removeprefix(ID) for b in found["results"]["bindings"]}


def shipped_report(server: Any) -> str:
    return next(name for title, name in reports_of(server).items() if title.startswith("金华市公安局"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_every_view_fits_and_is_quiet(browser: Browser, server: Any, size: tuple[int, int], lang: str) -> None:
    report = shipped_report(server)
    paths = [
        "/",
        "/links",
        "/indicators",
        "/series",
        "/ledger",
        "/findings",
        unescape(re.findall(r"/indicator\?[^\"]+", server.get("/series").text)[0]),
        re.findall(r"/organ/[^\"]+", server.get("/").text)[0],
        "/questions",
        "/questions/links",
        "/editor",
        f"/id/{report}",
        f"/read/{report}",
    ]
    with opened(browser, server, size, lang) as page:
        for path in paths:
            page.goto(server.url + path)
            page.wait_for_load_state()
            assert page.evaluate("document.documentElement.lang")[:2] == lang
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
            expect(page.locator("main h1")).to_have_count(1)
        page.goto(f"{server.url}/explore")
        wait_painted(page)


@pytest.mark.parametrize("size", SIZES)
def test_reading_a_fact(browser: Browser, server: Any, size: tuple[int, int]) -> None:
    with opened(browser, server, size) as page:
        page.goto(f"{server.url}/read/{shipped_report(server)}")
        award = page.locator("#text a.f", has_text="2020全国政法智能化建设10大创新案例")
        award.click()
        panel = page.locator("#panel")
        expect(panel.locator("h2")).to_have_text("2020全国政法智能化建设10大创新案例")
        expect(panel.locator(".badge.b-explicit")).to_be_visible()
        expect(page).to_have_url(re.compile(r"#2699-2719$"))
        expect(award).to_have_class("f k-award chosen")
        # a neighbour in the drawing: it is selected, and the text goes to its words
        panel.locator("svg a.node.k-initiative").first.click()
        expect(panel.locator("h2")).to_have_text("“一警情三推送”矛盾纠纷化解机制")
        expect(page.locator("#text .here-now").first).to_be_in_viewport()
        expect(page).to_have_url(re.compile(r"#2571-2587$"))
        # a quote: the text goes there
        panel.locator("blockquote a", has_text="该机制").last.click()
        expect(page.locator("#text .here-now", has_text="该机制")).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(panel.locator("#index")).to_be_visible()
        expect(page.locator("#text .chosen")).to_have_count(0)


def test_an_address_selects_and_scrolls(browser: Browser, server: Any) -> None:
    with opened(browser, server) as page:
        page.goto(f"{server.url}/read/{shipped_report(server)}#2699-2719")
        expect(page.locator("#panel h2")).to_have_text("2020全国政法智能化建设10大创新案例")
        expect(page.locator("#text .here-now")).to_be_in_viewport()
        page.goto(f"{server.url}/id/text/6650c3bd15b68e01#c2699-2719")  # a place's own IRI leads there too
        expect(page.locator("#panel h2")).to_have_text("2020全国政法智能化建设10大创新案例")
        page.goto("about:blank")
        page.goto(f"{server.url}/read/{shipped_report(server)}#0-99999999")
        page.goto(f"{server.url}/read/{shipped_report(server)}#<img src=x onerror=alert(1)>")


def test_the_keyboard_reaches_facts_and_kinds_can_be_hidden(browser: Browser, server: Any) -> None:
    with opened(browser, server) as page:
        page.goto(f"{server.url}/read/{shipped_report(server)}")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        first = page.locator("#text a.f").first
        first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#panel article")).to_be_visible()
        page.keyboard.press("Escape")
        shown = page.locator("#text a.f").count()
        page.locator("#legend input[data-kind=unit]").uncheck()
        assert page.locator("#text a.f").count() < shown
        page.locator("#legend input[data-kind=unit]").check()
        assert page.locator("#text a.f").count() == shown


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_place_is_in_sight_on_a_narrow_screen(browser: Browser, server: Any, lang: str) -> None:
    with opened(browser, server, (390, 844), lang) as page:
        page.goto(f"{server.url}/?lang={lang}")
        for place in page.locator(".places a").all():
            box = place.bounding_box()
            assert box is not None
            assert 0 <= box["x"] <= 390 - box["width"]
            within = "e => e.getBoundingClientRect().right <= e.parentElement.getBoundingClientRect().right + 1"
            assert place.evaluate(within)


def test_facets_are_applied_and_kept_with_the_language(browser: Browser, server: Any) -> None:
    with opened(browser, server, (390, 844), "en") as page:
        page.goto(f"{server.url}/links")
        page.locator(".facets > summary").click()
        value = page.locator(".facets a[href*='basis=explicit']")
        wanted = int(value.locator(".count").inner_text())
        value.click()
        page.wait_for_url("**/links?basis=explicit")
        badges = page.locator(".data .badge")
        assert badges.count() == page.locator(".data .badge.b-explicit").count() == wanted > 0
        expect(page.locator(".facets [aria-current]")).to_contain_text("explicit")
        page.keyboard.press("/")
        expect(page.locator("form[role=search] input")).to_be_focused()
        page.locator(".lang").click()
        page.wait_for_url("**lang=zh**")
        expect(page.locator(".facets [aria-current]")).to_contain_text("明说")
        with page.expect_download() as download:
            page.locator("a[download]").click()
        assert download.value.suggested_filename == "links.csv"


@pytest.mark.parametrize("lang", LANGS)
def test_a_question_opens_in_the_editor_and_is_answered(browser: Browser, server: Any, lang: str) -> None:
    with opened(browser, server, (1280, 800), lang) as page:
        page.goto(f"{server.url}/questions/indicator")
        page.locator("form.asking a.button").click()
        page.wait_for_selector(".yasr table tbody tr")
        assert page.locator(".yasr table tbody tr").count() >= 4
        page.locator(".CodeMirror:visible").click()
        page.keyboard.press("Control+A")
        page.keyboard.type("SELECT ?n WHERE { VALUES ?n { '治绩' } }")
        page.locator(".yasqe_queryButton:visible").click()
        expect(page.locator(".yasr:visible table tbody")).to_contain_text("治绩")
        page.reload()  # what was written is kept in the browser alone
        expect(page.locator(".CodeMirror:visible")).to_contain_text("SELECT")


def test_the_picture_has_the_way_back(browser: Browser, server: Any) -> None:
    with opened(browser, server) as page:
        page.goto(f"{server.url}/explore")
        wait_painted(page)
        page.locator("#home").click()
        page.wait_for_url(server.url + "/")


def test_a_hostile_report_is_only_read(browser: Browser, server: Any) -> None:
    hostile = next(name for title, name in reports_of(server).items() if "onerror" in title)
    with opened(browser, server) as page:
        for path in (
            "/",
            "/links",
            "/indicators",
            "/series",
            "/findings",
            "/questions/links",
            f"/id/{hostile}",
            f"/read/{hostile}",
        ):
            page.goto(server.url + path)
            assert "<img src=x" in page.locator("body").inner_text(), path
        for mark in page.locator("#text a.f").all()[:12]:
            mark.click()
            page.wait_for_selector("#panel article")
        assert page.evaluate("document.querySelectorAll('img, #panel script').length") == 0
        page.goto(f"{server.url}/editor?question=links")
        page.wait_for_selector(".yasr table tbody tr")
        assert page.evaluate("document.querySelectorAll('#yasgui img').length") == 0
        page.locator(".yasr table thead th").nth(2).click()  # sorting and searching take the cells apart once more
        page.locator(".yasr input.tableFilter").press_sequentially("<img src=x")
        expect(page.locator(".yasr table tbody")).to_contain_text("<img src=x")
        page.goto(f"{server.url}/explore")
        wait_painted(page)
