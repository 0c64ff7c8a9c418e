"""Pages across reports: by place, organ and year; series, plans and findings; what they say is what the graph says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from zhiji import api, resources
from zhiji.model import Edge
from zhiji.presenting.ledger import ledger_rows
from zhiji.presenting.series import series_rows
from zhiji.serving.pages.parts.cards import why
from zhiji.serving.pages.parts.words import say, say_value
from zhiji.serving.pages.survey import Organ

JIA = "甲市公安局"
DEATHS = "交通事故亡人数"
PLANS = "开展“护航”专项行动"


@pytest.fixture(scope="module")
def across(start: Any, tmp_path_factory: pytest.TempPathFactory, invented_turtle: dict[str, bytes]) -> Iterator[Any]:
    """Two organs through two years, and the shipped report."""
    folder = tmp_path_factory.mktemp("across")
    for name, turtle in invented_turtle.items():
        (folder / f"{name}.ttl").write_bytes(turtle)
    with start("-g", folder, "-g", resources.shipped_graph(), "--workers", "1") as held:
        yield held


def page(server: Any, path: str, **params: str) -> str:
    answer = server.get(f"{path}?{urlencode(params)}" if params else path)
    assert answer.status == 200, answer.text[:300]
    return answer.text


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def rows(server: Any, path: str, **params: str) -> list[dict[str, str]]:
    answer = server.get(f"{path}?{urlencode(params)}" if params else path)
    assert answer.kind == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def organ_of(server: Any, name: str) -> str:
    return re.findall(rf'<a href="(/organ/[^"]+)"[^>]*>{name}', page(server, "/"))[0]


def test_home_lists_reports_by_place_organ_and_year(across: Any) -> None:
    home = page(across, "/", lang="zh")
    places = re.findall(r"<section><h2[^>]*>([^<]+)</h2>(.*?)</section>", home.partition('class="places-list"')[2])
    assert "浙江省" in dict(places)
    line = next(part for part in re.findall(r"<li>.*?</li>", home) if f">{JIA}</a>" in part)
    assert re.findall(r'href="/read/[^"]+"[^>]*>(\d{4})</a>', line) == ["2019", "2020"]
    kept = words(page(across, "/", lang="zh", year="2019"))
    assert "2 / 5" in kept
    assert [row["issuer"] for row in rows(across, "/reports.csv", year="2019", contains="甲")] == [JIA]
    assert [row["issuer"] for row in rows(across, "/reports.csv", contains="jhs")] == ["金华市公安局"]


def test_an_organ_with_one_report_shows_what_it_tells(across: Any) -> None:
    html = page(across, organ_of(across, "金华市公安局"), lang="en")
    heads = re.findall(r"<h2>([^<]+)</h2>", html)
    assert heads == ["Reports", "Initiatives", "Awards", "Strongest links", "Series"]
    parts = dict(zip(heads, html.split("<h2>")[1:], strict=True))
    places = [int(start) for start in re.findall(r'class="source">(\d+)–', parts["Initiatives"])]
    assert len(places) == 40
    assert places == sorted(places)
    assert len(re.findall("<li>", parts["Strongest links"])) == 10
    begins = {thing.label: thing.start for thing in api.load().network.things.values() if thing.kind == "initiative"}
    names = re.findall(r'k-initiative"[^>]*>([^<]+)<', parts["Initiatives"])
    assert [begins[unescape(name)] for name in names] == places


def test_links_say_how_sure_they_are(across: Any) -> None:
    firm, every = (words(page(across, "/links", lang="en", **params)) for params in ({}, {"weak": "1"}))
    counts = [int(re.search(r"of ([\d,]+)", told)[1].replace(",", "")) for told in (firm, every)]  # type: ignore[index]
    left_out = re.search(r"less sure [^:]*: (\d+);", firm)
    assert counts[1] == len(rows(across, "/links.csv"))
    assert counts[1] - counts[0] == (int(left_out[1]) if left_out else 0)
    edge = Edge(source="a", target="b", predicate="link", basis="explicit", confidence=0.77, tentative=True)
    assert why(edge, "en") == "confidence 0.77; the reader hesitated"


def test_home_says_what_has_no_region_and_counts_one_as_one(across: Any) -> None:
    assert [
        say("organ-holds", "en", **dict.fromkeys(("initiatives", "outcomes", "links"), n)) for n in ("1", "11", "2.1")
    ] == [
        "1 initiative, 1 outcome, 1 link",
        "11 initiatives, 11 outcomes, 11 links",
        "2.1 initiatives, 2.1 outcomes, 2.1 links",
    ]
    shelves = {name: Organ("i", name, "", ()).shelf for name in ("财政部", "中华人民共和国财政部", "长岭镇人民政府")}
    assert list(shelves.values()) == ["national", "national", "no-region"]
    assert Organ("i", "财政部驻青山市监管局", "甲乙省青山市", ()).shelf == "甲乙省"
    assert [say_value("no-region", lang) for lang in ("en", "zh")] == ["region not known", "地区不详"]
    assert [say_value("national", lang) for lang in ("en", "zh")] == ["national bodies", "中央与国家机关"]
    assert "none" not in re.findall(r"<h2[^>]*>([^<]+)</h2>", page(across, "/", lang="en"))


def test_an_organ_through_its_years(across: Any) -> None:
    told = words(page(across, organ_of(across, JIA), lang="zh"))
    assert re.search(r"报告 2019 .*?2020 .*?序列 ", told)
    assert DEATHS in told
    assert "已完成 1 " in told
    badge = 'class="badge s-not-found"'
    assert badge not in page(across, "/ledger", lang="zh")
    assert badge in page(across, "/ledger", lang="zh", weak="1")
    assert across.get("/organ/unit-nowhere").status == 404


def test_an_initiative_through_the_years_leads_to_each_report(across: Any) -> None:
    html = page(across, organ_of(across, JIA), lang="zh")
    returning = re.findall(r'k-initiative"[^>]*>([^<]+)</a><span class="years">(.*?)</span>', html)
    name, chips = returning[0]
    assert unescape(name) == "“一码通办”服务机制"
    years = re.findall(r'href="/read/(report-\w+)#\d+-\d+" class="year">(\d{4})', chips)
    assert [year for _, year in years] == ["2019", "2020"]
    assert len({report for report, _ in years}) == 2


def test_the_page_of_an_initiative_sets_its_years_beside_each_other(across: Any) -> None:
    html = page(across, organ_of(across, JIA), lang="zh")
    address = re.findall(r'href="(/id/initiative-[^"]+)" class="thing k-initiative"[^>]*>“一码通办”服务机制', html)[0]
    told = (
        across.get(f"{address}?lang=zh", Accept="text/html").text.partition("历年与各报告")[2].partition("</table>")[0]
    )
    years = re.findall(r'class="year">(\d{4})<.*?href="/organ/[^"]+"[^>]*>([^<]+)<', told)
    assert years == [("2019", JIA), ("2020", JIA), ("2019", "乙市公安局")], "its own first, then those of that name"
    assert len(set(re.findall(r'href="/read/(report-\w+)#', told))) == 3
    assert "一码通办" in told


def test_the_picture_shows_the_reports_of_one_organ(across: Any) -> None:
    organ = organ_of(across, JIA).rpartition("/")[2]
    whole, own = (page(across, f"/explore{asked}") for asked in ("", f"?organ={organ}"))
    assert "乙市公安局2020年" in whole
    assert "乙市公安局2020年" not in own
    assert "甲市公安局2019年" in own
    assert "甲市公安局2019年" not in page(across, f"/explore?organ={organ}&year=2020")
    assert across.get("/explore?year=1900").status == 404


def test_series_are_those_of_the_command(across: Any, invented: api.KnowledgeGraph) -> None:
    listed = rows(across, "/series.csv", organ=JIA)
    held = [one for one in invented.series(issuer=JIA) if one.first.indicator and not one.is_scattered]
    expected = [dict(zip(series_rows(held).columns, row, strict=True)) for row in series_rows(held).rows]
    key = ("text_sha256", "begin", "indicator")
    assert sorted(tuple(r[k] for k in key) for r in listed) == sorted(tuple(r[k] for k in key) for r in expected)


def test_an_indicator_has_chart_table_and_statements(across: Any) -> None:
    html = page(across, "/indicator", name=DEATHS, organ=JIA, lang="zh")
    chart, _, tables = html.partition("</figure>")
    dots = re.findall(r'<a href="(/read/[^"]+)" aria-label="([^"]+)"><circle', chart)
    assert len(dots) == 4, "two years, drawn for two widths"
    assert {label.split()[1] for _, label in dots} == {"2019", "2020"}
    assert "由水平推出的增速" in tables
    assert "全部表述" in tables
    stated = rows(across, "/indicator.csv", name=DEATHS, organ=JIA)
    assert {row["issuer"] for row in stated} == {JIA}
    assert {row["kind"] for row in rows(across, "/indicator.csv", name=DEATHS, kind="change")} == {"change"}
    assert across.get("/indicator?name=nosuch").status == 404


def test_an_indicator_of_the_list_has_its_english_name(across: Any) -> None:
    listed = page(across, "/series", lang="en", contains="traffic deaths") + page(across, "/series", lang="en")
    names = re.findall(r'<span lang="en">([^<]+)</span> <span lang="zh" class="quiet">([^<]+)</span>', listed)
    assert names
    english, chinese = names[0]
    assert words(page(across, "/indicator", name=chinese, lang="en")).count(english) > 1


def test_several_organs_stand_below_one_another(across: Any) -> None:
    html = page(across, "/indicator", name="群众满意度", lang="zh")
    matrix = html.partition('class="matrix"')[2].partition("</table>")[0]
    assert re.findall(r"<th scope=\"col\">(\d{4})</th>", matrix) == ["2019", "2020"]
    assert JIA in matrix
    assert re.findall(r'<span class="figure[^"]*"[^>]*>([^<]+)</span>', matrix)


def test_the_ledger_is_that_of_the_command(across: Any, invented: api.KnowledgeGraph) -> None:
    table = ledger_rows(invented.ledger())
    assert [tuple(row.values()) for row in rows(across, "/ledger.csv")] == list(table.rows)
    done = page(across, "/ledger", status="done", lang="zh")
    assert PLANS in re.findall(r'class="words"[^>]*title="[^"]*">([^<]+)<', done)
    assert re.search(r"2 / \d", done)
    assert "not-found" in {row["status"] for row in rows(across, "/ledger.csv", year="2019")}


def test_findings_have_rule_sentence_and_place(across: Any) -> None:
    html = page(across, "/findings", lang="zh")
    assert "交通事故亡人数" in html or "亡人" in html
    assert re.findall(r'<a href="/read/report-\w+#\d+-\d+" class="words">', html)
    severities = {row["severity"] for row in rows(across, "/findings.csv")}
    assert severities <= {"violation", "warning", "note"}
    assert {row["severity"] for row in rows(across, "/findings.csv", severity="warning")} == {"warning"}


@pytest.mark.parametrize(
    ("asked", "kind", "name"),
    [
        ("jsga", "organ", JIA),  # 甲市公安: initials of an organ
        ("jtsgw", "indicator", DEATHS),  # 交通事故亡人数: and of an indicator
        ("亡人数 交通", "indicator", DEATHS),  # words in any order
    ],
)
def test_search_finds_organs_and_indicators(across: Any, asked: str, kind: str, name: str) -> None:
    found = rows(across, "/search.csv", q=asked, kind=kind)
    assert name in {row["name"] for row in found}


HOSTILE = ["/", "/series", "/ledger", "/findings", "/search?q=2020", "/indicator?name=" + quote("群众满意度")]


@pytest.mark.parametrize("path", HOSTILE)
def test_words_of_a_hostile_report_stay_words(server: Any, path: str) -> None:
    html = server.get(path).text
    assert not re.search(r"<script>alert|<img src=x|href=\"javascript:", html)
    assert not re.search(r"<[^>]+ style=", html), "the policy lets no style in an element"


ODD = (
    "/ledger?status=x",
    "/ledger?organ=x&year=x&weak=1",
    "/series?listed=x",
    "/series?kind=x",
    "/findings?severity=x",
    "/links?basis=x&kind=x&level=x",
    "/indicators?kind=x&direction=x",
    "/?region=x&year=x",
    "/search?q=a&kind=x",
    "/questions/firsts?kind=x",
)


@pytest.mark.parametrize("path", ODD)
def test_a_choice_that_nothing_has_leaves_nothing(across: Any, path: str) -> None:
    for lang in ("zh", "en"):
        assert across.get(f"{path}&lang={lang}").status == 200
