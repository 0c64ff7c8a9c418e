"""What a language model alone read, on the explorer's page: marked, and left out where the address says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from explorer_samples import HOME, place, sample
from playwright.sync_api import Browser, Page, expect

from zhiji.explorer import explorer_page
from zhiji.explorer.proposals import Left
from zhiji.model import Edge, Thing

ALONE = HOME + "initiative-deadwood"
"""What the model alone read; of the initiative with three steps it found one more mention, and one link."""


def read_by_both() -> tuple[list[Thing], list[Edge], Left]:
    """The sample, and what is left of it without what the model alone read."""
    _, things, edges = sample()
    left_things = [t for t in things if t.iri != ALONE]
    left_things = [
        replace(t, evidence=t.evidence[:1]) if t.iri == HOME + "initiative-three" else t for t in left_things
    ]
    left_edges = [e for e in edges if ALONE not in (e.source, e.target) and e.iri != HOME + "link-award"]
    marked = [replace(t, reading="proposed") if t.iri == ALONE else t for t in things]
    told = [replace(e, reading="proposed") if e.iri == HOME + "link-award" else e for e in edges]
    return marked, told, Left.of(left_things, left_edges)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    things, edges, left = read_by_both()
    file = tmp_path / "page.html"
    file.write_text(explorer_page(sample()[0], things, edges, unproposed=left), encoding="utf-8")
    page = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("#text .body span", state="attached")
    yield page, file.as_uri()
    page.context.close()
    assert wrong == []


def marks(page: Page, words: str) -> int:
    return page.locator("#text .hl", has_text=words).count()


def test_it_is_shown_and_marked(opened: tuple[Page, str]) -> None:
    page, _ = opened
    expect(page.locator("#proposed")).to_be_checked()
    assert marks(page, "清枯行动") == marks(page, "该机制") == 1
    expect(page.locator("#text .hl.proposed")).to_have_text(["清枯行动"])
    page.locator("#text .hl", has_text="清枯行动").click()
    expect(page.locator("#evidence .badge.proposed")).to_have_text(["模型提议"])


def test_it_is_left_out_and_the_address_says_so(opened: tuple[Page, str]) -> None:
    page, address = opened
    expect(page.locator(".numbers b")).to_have_text(["3", "5", "5", "1"])
    page.locator("#basis").fill("2")
    page.locator("#proposed").click()
    page.wait_for_selector("#text .body span", state="attached")
    expect(page.locator("#proposed")).not_to_be_checked()
    assert "proposed=no" in page.url
    assert "basis=2" in page.url, "what was chosen stays"
    page.goto(address + "#proposed=no")
    page.wait_for_selector("#text .body span", state="attached")
    expect(page.locator(".numbers b")).to_have_text(["2", "3", "3", "0"])
    assert marks(page, "清枯行动") == marks(page, "该机制") == 0
    assert marks(page, "“护林三步”机制") == 1, "the reader found it here"
    page.fill("#search", "清枯")
    expect(page.locator("#hits .hit")).to_have_count(0)
    page.goto(address + "#initiative-deadwood&proposed=no")
    page.wait_for_selector("#text .body span", state="attached")
    expect(page.locator("#evidence h2")).to_have_text("哪些举措对应哪些成果？")
    page.locator("#proposed").click()
    page.wait_for_selector("#text .body span", state="attached")
    expect(page.locator("#proposed")).to_be_checked()
    assert "proposed" not in page.url


def test_a_hash_that_changes_turns_the_page(opened: tuple[Page, str]) -> None:
    page, _ = opened
    page.evaluate("location.hash = 'proposed=no'")
    expect(page.locator("#proposed")).not_to_be_checked()
    page.evaluate("location.hash = 'proposed=n%6f'")  # half of it in disguise: no loop, and shown
    expect(page.locator("#proposed")).to_be_checked()


def test_where_no_model_read_there_is_no_switch(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "plain.html"
    file.write_text(explorer_page(*sample()), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri() + "#proposed=no")
    page.wait_for_selector("#text .body span", state="attached")
    assert page.locator("#proposed").count() == 0
    assert marks(page, place("清枯行动").quote) == 1
    page.close()
