"""The page in a real browser, from a file, with no network: Debian's chromium through playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from explorer_samples import Values, sample
from playwright.sync_api import Browser, Page, sync_playwright

from browsing import wait_painted
from zhiji.explorer import explorer_page


def find_chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.fail("no chromium on this machine; install it: apt-get install chromium", pytrace=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page on the screen, and everything that it must not do."""

    page: Page
    file: Path
    wrong: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("dialog", self._note_dialog)
        self.page.on("request", self._note_request)

    def _note_console(self, message: Any) -> None:
        if "getImageData" not in message.text:  # said of drawn_pixels below, not of the page
            self.wrong.append(f"{message.type}: {message.text}")

    def _note_dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith((self.file.as_uri(), "blob:", "data:")):
            self.wrong.append(f"request: {request.url}")

    def go(self, fragment: str = "") -> None:
        self.page.goto("about:blank")
        self.page.goto(self.file.as_uri() + fragment)
        wait_painted(self.page)
        self.page.wait_for_selector("#text .body span, #across table", state="attached")

    def chosen(self) -> str:
        return self.page.locator("#evidence h2").inner_text()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    opened: list[Opened] = []

    def make(
        values: Values | None = None, *, fragment: str = "", lang: str = "zh", left: Sequence[str] = (), **context: Any
    ) -> Opened:
        file = tmp_path / f"page{len(opened)}.html"
        page = explorer_page(*(values or sample()), lang=lang, left=left)  # type: ignore[arg-type]
        file.write_text(page, encoding="utf-8")
        context.setdefault("viewport", {"width": 1280, "height": 800})
        held = Opened(browser.new_context(offline=True, **context).new_page(), file)
        held.watch()
        held.go(fragment)
        opened.append(held)
        return held

    yield make
    for held in opened:
        held.page.context.close()
        assert held.wrong == []
