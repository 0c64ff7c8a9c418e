"""Where a report was published, on the pages of a corpus: a link, and the address in every citation; never a script."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import pytest

from zhiji.cli import main

if TYPE_CHECKING:
    from conftest import Server

Start = Callable[..., AbstractContextManager["Server"]]
URL = "https://example.org/2020.html"
TEXT = "甲市某局{year}年法治政府建设年度报告\n推行“一码通办”服务机制，全年受理700件，同比增长12%。\n"


@pytest.fixture(scope="module")
def published(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("published")
    for year in (2020, 2021):
        (folder / f"{year}.txt").write_text(TEXT.format(year=year), encoding="utf-8")
    (folder / "urls.csv").write_text(f"name,url\n2020.txt,{URL}\n", encoding="utf-8")
    assert main(["build", str(folder), "--corpus", str(folder / "c"), "--jobs", "1"]) == 0
    graph = next((folder / "c" / "reports").glob("*2021.ttl"))
    ran = graph.read_text(encoding="utf-8").replace(
        "zj:charCount", 'zj:sourceAddress "javascript:alert(1)" ; zj:charCount'
    )
    (folder / "hostile.ttl").write_text(ran, encoding="utf-8")
    with start("-g", str(folder / "c"), "--workers", "1") as server:
        yield server
    with start("-g", str(folder / "hostile.ttl"), "--workers", "1") as server:
        page = next(reading_pages(server))
        assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', page))


def reading_pages(server: Server) -> Iterator[str]:
    home = server.get("/", Accept="text/html").text
    organ = re.search(r'href="(/organ/[^"]*)"', home)
    assert organ
    page = home + server.get(html.unescape(organ[1])).text
    for address in sorted(set(re.findall(r'href="(/read/report-[0-9a-f]{16})', page))):
        yield server.get(address).text


def test_the_reading_view_leads_to_the_page_as_it_was_published(published: Server) -> None:
    pages = list(reading_pages(published))
    linked = [page for page in pages if f'href="{URL}"' in page]
    assert (len(linked), len(pages)) == (1, 2)
    assert "as it was published" in linked[0] or "原发布页" in linked[0]


def test_citations_on_the_pages_have_it(published: Server) -> None:
    page = published.get("/links?year=2020").text
    thing = re.search(r'href="(/id/initiative-[^"?#]*)', page)
    assert thing
    cites = re.findall(r'data-cite="([^"]*)"', published.get(thing[1], Accept="text/html").text)
    assert any(f"{URL}#:~:text=" in html.unescape(cite) for cite in cites)
