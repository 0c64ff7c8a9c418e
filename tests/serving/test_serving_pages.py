"""Pages and linked data as a client without scripts gets them."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from zhiji import api, resources
from zhiji.model import Thing
from zhiji.presenting.table import Table
from zhiji.serving.gate import host_name
from zhiji.serving.pages.parts.html import Html, joined, tag
from zhiji.serving.pages.parts.tables import csv_response
from zhiji.serving.pages.report import Mark, find_pieces
from zhiji.serving.sparql.negotiation import best_type

ID = "https://w3id.org/zhiji/id/"
PAGE = {"Accept": "text/html"}
DATA = {"type": "application/ld+json"}
"""The one script element that may hold words: browsers never run it."""
FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


_VOID = ("br", "img", "input", "link", "meta")


class Seen(HTMLParser):
    """What a browser would make of a page: elements that run or load, and every attribute."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.suspicious: list[str] = []
        self.links: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self._inside = self._inside if tag in _VOID else tag
        if tag == "script":
            self.scripts.append(held)
        if tag in ("img", "iframe", "object", "embed", "base", "style"):
            self.suspicious.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.suspicious.append(f"{tag} {name}")
            if name in ("href", "src", "action"):
                self.links.append(value or "")
                if re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE):
                    self.suspicious.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside if tag != self._inside else ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script" and data.strip() and not self._is_data(data):
            self.suspicious.append(f"script: {data[:40]}")

    def _is_data(self, text: str) -> bool:
        """A block that browsers never run: JSON-LD, whole, with nothing that could open or close an element."""
        if self.scripts[-1] != DATA or re.search("[<>&]", text):
            return False
        return json.loads(text)["@context"] == "https://schema.org/"


@pytest.fixture(scope="session")
def things(server: Any) -> dict[str, str]:
    """One thing of every class, by the class."""
    rows = json.loads(
        server.ask("SELECT ?c (SAMPLE(?x) AS ?s) { ?x a ?c FILTER(STRSTARTS(STR(?x), STR(id:))) } GROUP BY ?c").text
    )
    return {b["c"]["value"].partition("#")[2]: b["s"]["value"] for b in rows["results"]["bindings"]}


def test_every_thing_is_at_the_path_of_its_iri(server: Any, things: dict[str, str]) -> None:
    assert {"Report", "Unit", "Initiative", "Link", "Change", "AwardReceipt", "Indicator", "Sentence"} <= set(things)
    for kind, iri in things.items():
        path = "/id/" + iri.removeprefix(ID).partition("#")[0]
        for media, form in FORMATS.items():
            answer = server.get(path, Accept=media)
            assert (answer.status, answer.kind) == (200, media), kind
            assert ox.NamedNode(iri) in {q.subject for q in ox.parse(answer.body, form)}, kind
        page = server.get(path, **PAGE)
        assert page.status == (303 if "#" in iri else 200), kind


def test_a_things_triples_are_those_of_the_graph(server: Any, things: dict[str, str]) -> None:
    iri = things["Initiative"]
    wanted = server.ask(f"CONSTRUCT {{ <{iri}> ?p ?o }} {{ <{iri}> ?p ?o }}", "application/n-triples")
    found = server.get("/id/" + iri.removeprefix(ID), Accept="application/n-triples")
    assert set(wanted.text.splitlines()) <= set(found.text.splitlines())
    assert "/ns#quote>" in found.text  # with the words that it rests on
    assert server.get("/id/" + iri.removeprefix(ID) + "?format=ttl", **PAGE).kind == "text/turtle"
    assert server.get("/id/" + iri.removeprefix(ID), Accept="image/png").status == 406


def test_a_place_in_a_text_leads_to_the_reading_view(server: Any, things: dict[str, str]) -> None:
    text, _, place = things["Sentence"].removeprefix(ID).partition("#")
    page = server.get(f"/id/{text}", **PAGE)
    assert re.fullmatch(r"/read/report-[0-9a-f]{16}", page.headers["location"])
    assert f'data-s="{place[1:].partition("-")[0]}"' in server.get(page.headers["location"]).text


def test_each_quotation_can_be_copied_as_a_citation(server: Any, things: dict[str, str]) -> None:
    page = server.get("/id/" + things["Change"].removeprefix(ID), **PAGE).text
    cites = re.findall(r'data-cite="([^"]*)"', page)
    assert cites
    assert all(
        re.search(r"\[R(?:/OL)?\]\. \d{4}: .*全文SHA-256: [0-9a-f]{64}\.$", html.unescape(cite)) for cite in cites
    )


@pytest.fixture(scope="session")
def every_page(server: Any) -> list[str]:
    def found(query: str) -> list[str]:
        rows = json.loads(server.ask(query).text)["results"]["bindings"]
        return [row["x"]["value"].removeprefix(ID) for row in rows if row["x"]["value"].startswith(ID)]

    reports = found("SELECT ?x { ?x a zj:Report }")
    hostile = found('SELECT DISTINCT ?x { ?x rdfs:label ?l FILTER CONTAINS(?l, "onerror") }')
    named = [f"/questions/{q.name}" for q in api.questions()]
    paths = ["/", "/links", "/indicators", "/questions", "/editor", "/nowhere", *named]
    assert len(hostile) > 10
    return [*paths, *(f"/read/{name}" for name in reports), *(f"/id/{name}" for name in (*reports, *hostile))]


def test_no_page_runs_what_a_report_says(server: Any, every_page: list[str]) -> None:
    assert len(server.get("/explore").body) < 3_000_000
    shown = 0
    for path in every_page:
        for lang in ("zh", "en"):
            page = server.get(f"{path}?lang={lang}", **PAGE)
            assert page.status in (200, 404), path
            assert len(page.body) < 3_000_000
            seen = Seen(page.text)
            assert seen.suspicious == [], path
            running = [script for script in seen.scripts if script != DATA]
            assert all(script.get("src", "").startswith("/static/") for script in running)
            assert not [link for link in seen.links if "//" in link]
            shown += "&lt;script&gt;alert(2)" in page.text
    assert shown > 30  # the words themselves are there to be read


def test_no_page_speaks_of_the_command_line(server: Any, every_page: list[str]) -> None:
    """An option is nothing that can be done on a page: what can be done there stands there."""
    for path in [*every_page, "/series", "/ledger", "/findings"]:
        for lang in ("zh", "en"):
            page = server.get(f"{path}?lang={lang}", **PAGE).text
            words = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
            assert re.findall(r"--[a-z]+|zhiji (?:query|links|series|ledger|check|build|serve)\b", words) == [], path


NONSENSE = [
    "/links?basis=nonsense&kind=%3Cscript%3E&page=-1",
    "/links?page=99999999999999999999&contains=%00",
    "/indicators?level=x&unit=%22%27&year=0&direction=sideways",
    "/indicators?page=%C2%B2",
    "/questions/indicator?name=%22%20%7D%20SERVICE%20%3Chttp%3A%2F%2Fx%2F%3E%20%7B",
    "/questions/indicator?name=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "/editor?question=nonsense&name=%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/editor?question=indicator&name=%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/?lang=%3Cscript%3E",
]


@pytest.mark.parametrize("target", NONSENSE)
def test_nonsense_in_addresses_is_borne(server: Any, target: str) -> None:
    page = server.get(target, **PAGE)
    assert (page.status, Seen(page.text).suspicious) == (200, [])


def rows_of(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


def test_links_are_those_of_the_graph_and_facets_keep_some(server: Any) -> None:
    every = rows_of(server.get("/links.csv"))
    assert {row["basis"] for row in every} == {"explicit", "same-sentence", "same-paragraph"}
    explicit = rows_of(server.get("/links.csv?basis=explicit"))
    assert explicit == [row for row in every if row["basis"] == "explicit"]
    shipped = rows_of(server.get(f"/links.csv?{urlencode({'unit': '金华市公安局'})}"))
    wanted = api.load(resources.shipped_graph()).links()
    assert len(shipped) <= len(wanted)
    assert {row["initiative_iri"] for row in shipped} <= {row.initiative.iri for row in wanted}
    some = rows_of(server.get(f"/links.csv?{urlencode({'contains': '一警情三推送', 'basis': 'explicit'})}"))
    assert [row["cue"] for row in some] == ["该机制获评", "该机制获评"]
    page = server.get(f"/links?{urlencode({'contains': '一警情三推送', 'basis': 'explicit'})}")
    assert page.text.count("<tr>") == 3  # with the headings
    assert (
        f"/links.csv?{urlencode({'contains': '一警情三推送', 'basis': 'explicit'}).replace('&', '&amp;')}" in page.text
    )


def test_the_level_of_a_link_is_that_of_a_result_and_a_finding_marks_all_its_words(server: Any) -> None:
    for path in ("/links?lang=zh", "/indicators?lang=zh"):
        text = server.get(path).text
        assert "结果层级" in text, path
        assert "水平值" not in text, path
    assert "水平值" in server.get("/questions/changes-without-base?lang=zh").text
    found = server.get("/findings?lang=zh").text
    assert all(f"<mark>{words}</mark>" in found for words in ("206人", "24.1%", "108人", "16.2%"))


def test_indicators_hold_every_figure(server: Any) -> None:
    every = rows_of(server.get("/indicators.csv"))
    count = "SELECT (COUNT(DISTINCT ?x) AS ?n) { VALUES ?c { zj:Observation zj:Change } ?x a ?c ; zj:evidence ?e }"
    assert len(every) == int(json.loads(server.ask(count).text)["results"]["bindings"][0]["n"]["value"])
    fell = rows_of(server.get("/indicators.csv?kind=change&direction=down&level=effect"))
    assert fell
    assert all(float(row["value"]) < 0 and row["level"] == "effect" for row in fell)


def test_every_page_has_the_search_box_and_it_finds_words_in_any_order(server: Any, every_page: list[str]) -> None:
    for path in every_page:
        assert 'action="/search" role="search"' in server.get(path, **PAGE).text, path
    for words in ("推送 一警情", "一警情 推送"):
        rows = rows_of(server.get(f"/search.csv?{urlencode({'q': words})}"))
        assert "“一警情三推送”矛盾纠纷化解机制" in {row["name"] for row in rows}
    rows = rows_of(server.get(f"/search.csv?{urlencode({'q': '金华市公安局 2020', 'kind': 'report'})}"))
    assert [row["kind"] for row in rows] == ["report"]
    page = server.get(f"/search?{urlencode({'q': '一警情三推送'})}", Accept_Language="zh").text
    assert page.count('type="search"') == 1
    assert 'value="一警情三推送"' in page
    assert "金华市公安局 2020" in page


SORTED = [
    # (address, the column of its CSV, how the column comes): by strength, by number, by words, and turned about
    ("/links.csv?sort=basis", "basis", ["explicit", "same-sentence", "same-paragraph"]),
    ("/links.csv?sort=-basis", "basis", ["same-paragraph", "same-sentence", "explicit"]),
    ("/indicators.csv?sort=figure", "value", float),
    ("/indicators.csv?sort=-figure", "value", lambda value: -float(value)),
    ("/links.csv?sort=initiative", "initiative", str),
]


@pytest.mark.parametrize(("target", "column", "order"), SORTED)
def test_tables_sort(server: Any, target: str, column: str, order: Any) -> None:
    values = [row[column] for row in rows_of(server.get(target))]
    key = order.index if isinstance(order, list) else order
    assert values == sorted(values, key=key)
    assert len(set(values)) > 1
    page = server.get(target.replace(".csv", "")).text
    assert f'aria-sort="{"descending" if "=-" in target else "ascending"}"' in page
    unsorted = rows_of(server.get(target.partition("?")[0] + "?sort=nonsense"))
    assert sorted(map(str, unsorted)) == sorted(map(str, rows_of(server.get(target))))


def test_facets_stand_open_with_counts_that_hold(server: Any) -> None:
    page = server.get("/links?lang=en").text
    found = re.findall(r'href="(/links\?[a-z-]+=[^"]*)"><span>[^<]*</span> <span class="count">([\d,]+)</span>', page)
    assert {address.split("?")[1].split("=")[0] for address, _ in found} >= {"unit", "basis", "kind", "year"}
    for address, count in found[:12]:
        rows = rows_of(server.get(address.replace("/links?", "/links.csv?").replace("&amp;", "&")))
        assert len(rows) == int(count.replace(",", "")), address


def test_a_questions_answer_sorts_has_facets_and_csv(server: Any) -> None:
    every = rows_of(server.get("/questions/stated-twice.csv"))
    assert {row["equal"] for row in every} == {"true", "false"}
    some = rows_of(server.get("/questions/stated-twice.csv?equal=true"))
    assert some == [row for row in every if row["equal"] == "true"] != []
    things = rows_of(server.get("/questions/links.csv?sort=-year"))
    assert [row["year"] for row in things] == sorted((row["year"] for row in things), reverse=True)
    assert all(row["initiative"].startswith(ID) and row["initiative_label"] for row in things)
    page = server.get("/questions/links?sort=year").text
    assert '/questions/links.csv?sort=year"' in page


def test_truth_and_names_of_words_are_in_the_pages_language(server: Any) -> None:
    for lang, words in (("zh", ("是", "否", "名称")), ("en", ("yes", "no", "name"))):
        page = server.get(f"/questions/stated-twice?lang={lang}").text
        assert f">{words[0]}</span>" in page
        assert f">{words[1]}</span>" in page
        assert not re.search(r">(true|false)<", page)
        form = server.get(f"/questions/indicator?lang={lang}").text
        assert f"<label><span>{words[2]}</span><input name" in form


CELLS = [
    # a spreadsheet must take none for a formula; numbers stay numbers
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
    ("@SUM(1)", "'@SUM(1)"),
    ("-206", "-206"),
    ("-24.1%", "-24.1%"),
    ("-206人", "'-206人"),
    ("“护航”", "“护航”"),
]


@pytest.mark.parametrize(("cell", "written"), CELLS)
def test_csv_cells_are_inert(cell: str, written: str) -> None:
    body = bytes(csv_response(Table(("x",), ((cell,), (None,))), "x").body)
    assert list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))[1] == [written]


def value_of(page: str, name: str) -> str:
    """What a page's field of that name holds: for a question, a word that the open graphs have."""
    (value,) = re.findall(rf'<input name="{name}" value="([^"]*)"', page)
    return html.unescape(value)


@pytest.mark.parametrize("name", [q.name for q in api.questions()])
def test_each_question_shows_its_rows_and_stands_in_the_editor(server: Any, name: str) -> None:
    question = next(q for q in api.questions() if q.name == name)
    asked = {setting: value_of(server.get(f"/questions/{name}").text, setting) for setting in question.settings}
    wanted = rows_of(server.get(f"/questions/{name}.csv?{urlencode(asked)}"))
    page = server.get(f"/questions/{name}?weak=1", Accept_Language="en")
    assert (page.status, question.titles["en"] in page.text) == (200, True)
    assert page.text.count("<tr>") == (len(wanted) + 1 if wanted else 0)
    editor = server.get(f"/editor?question={name}")
    assert str(joined(question.query.split("SELECT")[1][:60])) in editor.text


def test_a_questions_words_can_be_set(server: Any) -> None:
    page = server.get(f"/questions/indicator?name={quote('诈骗案件')}", Accept_Language="zh")
    assert 'value="诈骗案件"' in page.text
    assert "300余起" in page.text
    assert "交通事故亡人数" not in page.text
    assert f"/editor?question=indicator&amp;name={quote('诈骗案件')}" in page.text


LANGUAGES = [
    # (address, Cookie, Accept-Language, language): the address, then the last choice, then the browser, then the server
    ("/", None, None, "en"),
    ("/", None, "zh-CN,zh;q=0.9", "zh-CN"),
    ("/", None, "fr,zh;q=0.5", "zh-CN"),
    ("/", "lang=zh", "en", "zh-CN"),
    ("/?lang=en", "lang=zh", "zh", "en"),
    ("/?lang=zh", None, "en", "zh-CN"),
]


@pytest.mark.parametrize(("path", "cookie", "accept", "lang"), LANGUAGES)
def test_languages(server: Any, path: str, cookie: str | None, accept: str | None, lang: str) -> None:
    headers = {"Cookie": cookie, "Accept-Language": accept}
    page = server.send("GET", path, headers={k: v for k, v in headers.items() if v})
    assert f'<html lang="{lang}">' in page.text
    assert f"lang={lang[:2]};" in page.headers["set-cookie"]


def test_files_are_known_by_their_mark(server: Any) -> None:
    file = server.get("/static/site.css")
    assert (file.status, file.kind) == (200, "text/css")
    assert server.get("/static/site.css", If_None_Match=file.headers["etag"]).status == 304


def test_vendored_files_are_listed_with_version_and_licence() -> None:
    folder = resources.Path(resources.__file__).parent / "serving" / "vendored"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    for file in folder.iterdir():
        assert file.name == "README.md" or file.name in listed, file.name
    assert "4.6.2" in listed
    assert "MIT" in listed


ACCEPTED = [
    ("text/html,application/xhtml+xml,*/*;q=0.8", ["text/turtle", "text/html"], "text/html"),
    ("*/*", ["a/b", "c/d"], "a/b"),
    ("c/*;q=0.5, a/b;q=0.4", ["a/b", "c/d"], "c/d"),
    ("a/b;q=0, */*", ["a/b", "c/d"], "c/d"),
    ("a/b;q=2", ["a/b"], "a/b"),
    ("", ["a/b"], "a/b"),
    ("x/y", ["a/b"], None),
]


@pytest.mark.parametrize(("accept", "offered", "best"), ACCEPTED)
def test_best_type(accept: str, offered: list[str], best: str | None) -> None:
    assert best_type(accept, offered) == best


HOSTS = [
    ("localhost:8000", "localhost"),
    ("[::1]:80", "::1"),
    ("[::1]", "::1"),
    ("LOCALHOST", "localhost"),
    ("127.0.0.1:", "127.0.0.1"),
    ("", ""),
    ("a:b", None),  # a port is a number
    ("[::1]evil.example", None),
    ("[localhost]", None),
    ("user@localhost", None),
    ("localhost, evil.example", None),
]


@pytest.mark.parametrize(("host", "name"), HOSTS)
def test_host_name(host: str, name: str | None) -> None:
    assert host_name(host) == name


ELEMENTS = [
    (tag("p", "<b>&\"'"), "<p>&lt;b&gt;&amp;&quot;&#x27;</p>"),
    (tag("p", Html("<b>"), None, ["x", 1]), "<p><b>x1</p>"),
    (tag("a", "x", href="javascript:alert(1)"), "<a>x</a>"),
    (tag("a", "x", href=" /x"), "<a>x</a>"),
    (tag("a", "x", href='/x"onclick="'), '<a href="/x&quot;onclick=&quot;">x</a>'),
    (tag("input", value="", checked=True, hidden=False), '<input value="" checked>'),
]


@pytest.mark.parametrize(("made", "written"), ELEMENTS)
def test_elements_are_escaped(made: Html, written: str) -> None:
    assert made == written


def test_marks_that_cross_and_nest_cut_the_text() -> None:
    def mark(start: int, end: int, name: str) -> Mark:
        return Mark(start, end, Thing(iri=name, kind="unit", label=name, report="r"))

    text = "甲乙丙丁\n戊己"
    marks = [mark(0, 3, "a"), mark(1, 2, "b"), mark(2, 6, "c")]
    found = [(text[s:e], [m.thing.iri for m in over]) for s, e, over in find_pieces(text, marks)]
    assert found == [("甲", ["a"]), ("乙", ["b", "a"]), ("丙", ["a", "c"]), ("丁", ["c"]), ("戊", ["c"]), ("己", [])]


def test_machines_find_what_is_served(server: Any) -> None:
    found = server.get("/.well-known/void")
    assert (found.status, found.kind) == (200, "text/turtle")
    assert f"void:sparqlEndpoint <{server.url}/sparql>" in found.text
    assert server.get("/.well-known/sparql-examples").text.count("sh:SPARQLSelectExecutable") == 20
    home = server.get("/")
    assert "default-src 'none'" in home.headers["content-security-policy"]
    assert '<link rel="describedby" type="text/turtle" href="/.well-known/void">' in home.text
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', home.text, re.S)[0])
    assert data["@type"] == "Dataset"
    assert data["@id"] in found.text.replace("id:", ID).replace("\\#", "#")
    assert len(data["isBasedOn"]) == 4
