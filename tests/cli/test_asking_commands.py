"""Whose report it is, which of several names is meant, and what rests on little."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zhiji import api, pipeline
from zhiji.cli import main
from zhiji.model import ZhijiError
from zhiji.model.graph import SURE_ENOUGH

INVENTED = Path(__file__).parents[1] / "invented"
Run = Callable[..., tuple[int, str, str]]

UNSIGNED = (
    "一、工作\n推行“一门通办”机制，依托该机制办结事项1200件。全年受理举报35起。\n开展“清风”行动。\n查处案件12起。\n"
)
"""A report that says neither whose it is nor of which year."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("unsigned.txt").write_text(UNSIGNED, encoding="utf-8")

    def ran(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return ran


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory, invented_turtle: dict[str, bytes]) -> Path:
    folder = tmp_path_factory.mktemp("graphs")
    for name, turtle in invented_turtle.items():
        (folder / f"{name}.ttl").write_bytes(turtle)
    return folder


def rows_of(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


# --- whose report, and of which year

ASKING = [
    ("links", "unsigned.txt", "--format", "csv"),
    ("check", "unsigned.txt"),
    ("explore", "unsigned.txt", "-o", "page.html"),
    ("query", "links", "-g", "unsigned.txt"),
    ("paths", "一门通办", "事项", "-g", "unsigned.txt"),
    ("export", "nt", "-g", "unsigned.txt"),
]


@pytest.mark.parametrize("words", ASKING, ids=lambda words: words[0])
def test_a_report_that_does_not_say_is_asked_with_what_is_told(run: Run, words: tuple[str, ...]) -> None:
    code, _, err = run(*words)
    assert (code, err.count("\n")) == (2, 1)
    assert "--issuer NAME" in err
    assert run(*words, "--issuer", "丙市公安局", "--year", 2022)[0] == 0


def test_what_extract_is_told_is_kept_and_built(run: Run) -> None:
    assert run("build", "unsigned.txt", "--issuer", "丙市公安局", "--year", 2022, "-o", "direct")[0] == 0
    facts = ("extract", "unsigned.txt", "--issuer", "丙市公安局", "--year", 2022, "-o", "unsigned.facts.jsonl")
    assert run(*facts)[0] == 0
    head = json.loads(Path("unsigned.facts.jsonl").read_text("utf-8").splitlines()[0])
    assert (head["told_issuer"], head["issuer"], head["year"]) == ("丙市公安局", None, 2022)
    assert run("build", "unsigned.txt", "-o", "kept")[0] == 0
    assert Path("kept/unsigned.ttl").read_bytes() == Path("direct/丙市公安局-2022.ttl").read_bytes()
    code, _, err = run("build", "unsigned.txt", "--issuer", "丁市公安局")
    assert (code, "says 丙市公安局, not 丁市公安局" in err) == (2, True)


@pytest.mark.parametrize(
    ("told", "reports"),
    [
        (("--issuer", "甲市公安局"), {("甲市公安局", "2019"), ("甲市公安局", "2020")}),
        (("--issuer", "甲市"), {("甲市公安局", "2019"), ("甲市公安局", "2020")}),  # a part of the name is enough
        (("--year", "2019"), {("甲市公安局", "2019"), ("乙市公安局", "2019")}),
        (("--issuer", "乙市公安局", "--year", "2020"), {("乙市公安局", "2020")}),
    ],
)
def test_of_graphs_they_choose_the_reports(
    run: Run, graphs: Path, told: tuple[str, ...], reports: set[tuple[str, str]]
) -> None:
    rows = rows_of(run("links", "-g", graphs, *told, "--format", "csv")[1])
    assert {(row["issuer"], row["year"]) for row in rows} == reports
    told_rows = rows_of(run("query", "links", "-g", graphs, *told, "--format", "csv")[1])
    assert {(row["issuer"], row["year"]) for row in told_rows} == reports


def test_an_issuer_of_no_report_is_said(run: Run, graphs: Path, tmp_path: Path) -> None:
    code, out, err = run("check", "-g", graphs, "--issuer", "丁市")
    assert (code, out) == (2, "")
    assert "no report of 丁市 in these graphs; there are: 乙市公安局 2019" in err
    assert "of 乙市公安局 there are: 2019, 2020" in run("check", "-g", graphs, "--issuer", "乙市", "--year", "1999")[2]
    assert "there are: 甲市公安局 2019" in run("check", "-g", graphs, "--issuer", "甲市公交局")[2]
    merged = tmp_path / "all.nt"
    merged.write_bytes(api.load(graphs).export("nt"))
    assert "asked together" in run("check", "-g", merged, "--year", "2019")[2]


# --- names


def test_a_name_of_several_asks_which_or_takes_every_match(run: Run, graphs: Path) -> None:
    asked = ("links", "-g", graphs / "jia-2020.ttl", "--outcome", "证明")
    code, _, err = run(*asked)
    assert (code, "names 2 outcomes" in err, "--every-match" in err) == (2, True, True)
    rows = rows_of(run(*asked, "--every-match", "--format", "csv")[1])
    assert {row["outcome"] for row in rows} == {"减开证明 3万余份", "减开证明占比 三分之一"}


@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("--initiative", "平台 免证办"),  # in whatever order
        ("--initiative", "免证办　平台"),
        ("--outcome", "率 线上"),
    ],
)
def test_several_words_are_found_in_any_order(run: Run, graphs: Path, option: str, name: str) -> None:
    assert len(rows_of(run("links", "-g", graphs, option, name, "--format", "csv")[1])) > 0


def test_every_match_of_each_kind_of_name(invented: api.KnowledgeGraph) -> None:
    with pytest.raises(ZhijiError, match="names 2 units"):
        invented.links(unit="市公安局")
    of_units = invented.links(unit="市公安局", every_match=True)
    assert {row.report.issuer_label for row in of_units} == {"甲市公安局", "乙市公安局"}
    edges = [row.link.iri for row in invented.links(initiative="一码通办", every_match=True)]
    assert len(edges) == len(set(edges)) > 3  # a link of two that are named is told once
    with pytest.raises(ZhijiError, match="no initiative named"):
        invented.links(initiative="没有这个", every_match=True)


# --- what rests on little


@pytest.fixture(scope="module")
def extracted() -> api.KnowledgeGraph:
    """The shipped report as the rules read it."""
    from zhiji import resources
    from zhiji.description import describe, report_iri, text_base
    from zhiji.store.opening import SYNTAX_OF, load_bytes, open_graphs
    from zhiji.store.turtle import format_turtle

    reading = pipeline.extract(resources.shipped_report())
    sha256 = reading.report.sha256
    turtle = format_turtle(describe(reading.report, reading.facts), report_iri(sha256), text_base(sha256).rstrip("#"))
    graph = open_graphs([])
    load_bytes(graph.store, turtle, SYNTAX_OF[".ttl"])
    return api.KnowledgeGraph(graph)


def test_weak_links_of_software_are_counted_and_shown_when_asked_for(extracted: api.KnowledgeGraph) -> None:
    shown, every = extracted.links(), extracted.links(weak=True)
    assert all(row.link.confidence is not None and row.link.confidence >= SURE_ENOUGH for row in shown)
    hidden = shown.left_out["weak"]
    assert hidden > 0
    assert f"less sure (confidence below 0.6): {hidden} (--weak)" in shown.table().to_text()
    assert len(every) == len(shown) + sum(shown.left_out.values())
    assert every.left_out == {}
    assert len(extracted.links(basis="same-paragraph")) == len(shown) + hidden  # who asks for them gets them


def test_curated_links_are_all_shown_but_for_doubtful_ones() -> None:
    graph = api.load()
    links = graph.links()
    assert "same-paragraph" in {row.basis for row in links}
    doubtful = graph.query("SELECT (COUNT(?l) AS ?n) { ?l a zj:Link ; zj:tentative true }").rows[0][0]
    assert links.left_out == {"tentative": int(doubtful or 0)}
    (note,) = [note for note in links.table("zh").notes if "存疑" in note]
    assert f"{doubtful}条" in note


def test_explicit_links_are_as_many_wherever_they_are_counted() -> None:
    graph = api.load()
    count = """SELECT (COUNT(*) AS ?n) { ?link a zj:Link ; zj:basis zjc:basis-explicit
                                         FILTER NOT EXISTS { ?link zj:tentative true } }"""
    explicit = graph.links(basis="explicit")
    assert graph.query(count).rows == ((str(len(explicit)),),)
    weak = graph.links(basis="explicit", weak=True)
    assert len(weak) == len(explicit) + explicit.left_out["tentative"]
    assert [row for row in weak if row.link.tentative]


def test_what_is_left_out_is_told_beside_what_programs_read(run: Run) -> None:
    _, out, err = run("links", "--format", "csv")
    assert err == "zhiji: Not shown: links that the reader hesitated over: 25 (--weak).\n"
    every = rows_of(run("links", "--format", "csv", "--weak")[1])
    assert [row for row in every if row["tentative"] == "true"]
    assert len(every) > len(rows_of(out))


def test_links_and_the_question_of_that_name_show_and_count_the_same(
    run: Run, extracted: api.KnowledgeGraph, tmp_path: Path
) -> None:
    (tmp_path / "read.ttl").write_bytes(extracted.export("ttl"))
    weak = extracted.links().left_out["weak"]
    said = f"less sure (confidence below 0.6): {weak} (--weak)"
    asked = {name: run(*name.split(), "-g", "read.ttl")[1] for name in ("links", "query links")}
    assert all(said in out for out in asked.values())
    assert all(said not in run(*name.split(), "-g", "read.ttl", "--weak")[1] for name in asked)
    rows = rows_of(run("query", "links", "-g", "read.ttl", "--format", "csv")[1])
    listed = rows_of(run("links", "-g", "read.ttl", "--format", "csv")[1])
    sure = [row for row in rows if float(row["confidence"]) >= SURE_ENOUGH]
    assert len(sure) == len(listed) == len(rows) - weak
    assert sorted(float(row["confidence"]) for row in sure) == sorted(float(row["confidence"]) for row in listed)


def test_what_a_person_read_is_shown_without_a_confidence(run: Run) -> None:
    every = rows_of(run("query", "links", "--format", "csv")[1])
    assert {row["confidence"] for row in every} == {""}
    assert len(every) == len(rows_of(run("links", "--format", "csv")[1]))
    assert "less sure" not in run("query", "links")[1]


CITED = [
    ("links", "--initiative", "一警情三推送"),
    ("links", "--unlinked", "outcomes"),
    ("query", "requirements"),
    ("check",),
    ("quote", "同比再减少180人"),
]


@pytest.mark.parametrize("asked", CITED)
def test_rows_for_programs_carry_their_citations(run: Run, asked: tuple[str, ...]) -> None:
    rows = rows_of(run(*asked, "--format", "csv")[1])
    cited = rows_of(run(*asked, "--format", "csv", "--cite")[1])
    assert [{k: v for k, v in row.items() if k != "citation"} for row in cited] == rows
    lines = run(*asked, "--cite")[1].splitlines()
    told = " ".join(row["citation"] for row in cited)
    assert lines
    assert all(line in told for line in lines)
    chosen = rows_of(run(*asked, "--format", "csv", "--cite", "--columns", "citation", "--limit", "1")[1])
    assert [list(row) for row in chosen] == [["citation"]]
    assert json.loads(run(*asked, "--format", "json", "--cite")[1])[0]["citation"] == cited[0]["citation"]
    code, out, err = run(*asked, "--format", "csv", "--cite", "csl")
    assert (code, out) == (2, "")
    assert "CSL-JSON is no CSV" in err


@pytest.mark.parametrize(("lang", "said"), [("zh", "明说"), ("en", "explicit")])
def test_codes_are_labelled_in_the_language_asked_for_and_things_as_the_report_has_them(
    run: Run, lang: str, said: str
) -> None:
    row = rows_of(run("query", "links", "--format", "csv", "--lang", lang)[1])[0]
    assert (row["basis_label"], row["initiative_label"]) == (said, "金华市公安局门户网站")
