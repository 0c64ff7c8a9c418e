"""Pages with and without what a language model alone read: a switch whose state stands in every address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from proposed_samples import ALONE, MODEL, write_proposed

from zhiji.serving.pages.parts.html import CARRIED, tag

if TYPE_CHECKING:
    from conftest import Server

Start = Callable[..., AbstractContextManager["Server"]]
PAGE = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from zhiji import pipeline

    folder = tmp_path_factory.mktemp("proposed")
    file = folder / "qinghe.ttl"
    file.write_bytes(pipeline.build(write_proposed(folder)).turtle)
    return file


@pytest.fixture(scope="module")
def proposed(start: Start, graph: Path) -> Iterator[Server]:
    with start("-g", str(graph), "--workers", "1", "--lang", "en") as held:
        yield held


def page(server: Server, path: str) -> str:
    answer = server.send("GET", path, headers=PAGE)
    assert answer.status == 200, path
    return answer.text


def links_of(text: str) -> list[str]:
    return [html.unescape(address) for address in re.findall(r'<a [^>]*?href="([^"]*)"', text)]


PAGES = [
    # a page on which what the model alone read is seen, and how
    ("/links", "proposed by a language model"),
    (f"/search?q={quote('专项行动')}", 'class="thing k-initiative proposed"'),
    ("/questions/links", html.escape(ALONE)),
    ("/explore", '"reading":"proposed"'),
]


@pytest.mark.parametrize(("path", "seen"), PAGES)
def test_it_is_shown_and_marked_and_can_be_left_out(proposed: Server, path: str, seen: str) -> None:
    without = path + ("&" if "?" in path else "?") + "proposed=no"
    shown, left = page(proposed, path), page(proposed, without)
    assert seen in shown
    assert seen not in left
    if path != "/explore":
        assert 'role="switch"' in shown
        assert re.search(r'<a [^>]*aria-checked="true"', shown)
        assert re.search(r'<a [^>]*aria-checked="false"', left)


TURNS = [
    # an address of the explorer; the words of its switch, whether it is on, and where it leads
    ("/explore", "model&#x27;s proposals", "true", "/explore?proposed=no"),
    ("/explore?proposed=no", "model&#x27;s proposals", "false", "/explore?proposed=yes"),
    ("/explore?lang=zh&proposed=no", "模型提议", "false", "/explore?proposed=yes"),
    ("/explore?year=2023&lang=zh", "模型提议", "true", "/explore?year=2023&proposed=no"),
]


@pytest.mark.parametrize(("path", "words", "checked", "leads"), TURNS)
def test_the_explorer_has_the_switch_on_both_sides(
    proposed: Server, path: str, words: str, checked: str, leads: str
) -> None:
    head = page(proposed, path).partition("</header>")[0]
    [turn] = re.findall(r'<a [^>]*role="switch".*?</a>', head)
    assert f'aria-checked="{checked}"' in turn
    assert links_of(turn) == [leads]
    assert turn.endswith(f">{words}</a>")
    assert "<!--beside-->" not in head


def test_a_facet_says_who_read_it(proposed: Server) -> None:
    chinese = page(proposed, "/links?lang=zh").partition('class="facets"')[2]
    assert "模型提议</span>" in chinese
    assert "软件抽取</span>" in chinese
    rows = page(proposed, "/links?reading=proposed").partition("<tbody>")[2].partition("</tbody>")[0]
    assert (html.escape(ALONE) in rows, "走访企业" in rows) == (True, False)


def test_a_thing_that_the_model_alone_read_has_no_page_on_the_other_side(proposed: Server) -> None:
    initiatives = (a for a in links_of(page(proposed, "/links")) if a.startswith("/id/initiative-"))
    address = next(a for a in initiatives if html.escape(ALONE) in page(proposed, a).partition("</h1>")[0])
    assert "proposed by a language model" in page(proposed, address)
    for form, kind in (("", "text/html"), ("&format=ttl", "text/turtle")):
        assert proposed.send("GET", f"{address}?proposed=no{form}", headers={"Accept": kind}).status == 404


def test_the_choice_goes_along(proposed: Server) -> None:
    """Every page that can be reached from the first one without it, is without it; the switch leads back."""
    seen: set[str] = set()
    waiting = ["/?proposed=no"]
    while waiting and len(seen) < 40:
        path = waiting.pop(0).partition("#")[0]
        if path in seen or path.startswith("/static/"):
            continue
        seen.add(path)
        answer = proposed.send("GET", path, headers=PAGE)
        assert answer.status == 200, path
        if answer.kind != "text/html" or path.startswith("/explore"):
            continue
        told = answer.text.partition("<main")[2].partition('class="text"')[0]
        assert html.escape(ALONE) not in re.sub(r'class="words".*?</', "", told) or "/read/" in path, path
        addresses = [a for a in links_of(answer.text) if a.startswith(("/", "?")) and not a.startswith("/static/")]
        assert [a for a in addresses if "proposed=" not in a] == [], path
        assert [a for a in addresses if "proposed=yes" in a], "the way back"
        forms = re.findall(r"<form.*?</form>", answer.text, re.DOTALL)
        assert [f for f in forms if 'name="proposed"' not in f] == []
        waiting += [a for a in addresses if a.startswith("/") and "proposed=no" in a]
    assert len(seen) > 15


def test_queries_have_both_sides(proposed: Server) -> None:
    query = "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a zj:Initiative }"
    text = f"PREFIX zj: <https://w3id.org/zhiji/ns#> {query}"
    counts = []
    for side in ("", "&proposed=no"):
        answer = proposed.send(
            "GET", f"/sparql?query={quote(text)}{side}", headers={"Accept": "application/sparql-results+json"}
        )
        counts.append(json.loads(answer.text)["results"]["bindings"][0]["n"]["value"])
    assert counts == ["2", "1"]


def test_nothing_of_a_proposal_runs(proposed: Server) -> None:
    """The words are the report's, the model's name is whatever the model says it is: both are text."""
    store = page(proposed, "/explore")
    for path in ("/links", "/questions/links", f"/search?q={quote('专项行动')}", "/"):
        held = page(proposed, path)
        assert "<img" not in held
        assert "<script>alert" not in held
    assert MODEL not in store
    assert "<img src=x" not in store.partition("<script")[2]


def test_where_no_model_read_there_is_no_switch(server: Server) -> None:
    for path in ("/links", "/links?proposed=no", "/explore", "/explore?proposed=no"):
        assert 'role="switch"' not in page(server, path).partition("<main")[0]
        assert "proposed=" not in page(server, path).partition("<script")[0]


ADDRESSES = [
    # an address; with the choice carried along
    ("/links", "/links?proposed=no"),
    ("/links?year=2020#top", "/links?year=2020&amp;proposed=no#top"),
    ("?format=ttl", "?format=ttl&amp;proposed=no"),
    ("/links?proposed=yes", "/links?proposed=yes"),  # the way back
    ("#place", "#place"),
    ("/static/site.css", "/static/site.css"),
    ("https://example.org/", "https://example.org/"),  # what is not ours is not told
    ("//example.org/", "//example.org/"),
]


@pytest.mark.parametrize(("address", "carried"), ADDRESSES)
def test_an_address_carries_the_choice(address: str, carried: str) -> None:
    token = CARRIED.set("proposed=no")
    try:
        assert tag("a", href=address) == f'<a href="{carried}"></a>'
    finally:
        CARRIED.reset(token)
