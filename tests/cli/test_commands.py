from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from zhiji import pipeline
from zhiji.cli import main
from zhiji.presenting.citing import FULL

INVENTED = Path(__file__).parents[1] / "invented"
Run = Callable[..., tuple[int, str, str]]

COMMANDS = (
    *("overview", "links", "paths", "query", "series", "ledger", "explore", "export", "check"),
    *("build", "merge", "extract", "evaluate", "propose", "review", "serve", "complete"),
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs one command in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def ran(*words: object, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 1
        out, err = capsys.readouterr()
        return code, out, err

    return ran


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory, invented_turtle: dict[str, bytes]) -> Path:
    folder = tmp_path_factory.mktemp("graphs")
    for name, turtle in invented_turtle.items():
        (folder / f"{name}.ttl").write_bytes(turtle)
    return folder


def process(*words: object, cwd: Path, given: str = "", seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zhiji", *map(str, words)],
        *(),
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        timeout=120,
    )


# --- every command says how it is used


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(run: Run, command: str) -> None:
    code, out, err = run(command, "--help")
    assert (code, err) == (0, "")
    assert f"example:\n  zhiji {command}" in out


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert all(f"\n    {command} " in out for command in COMMANDS)


def test_version(run: Run) -> None:
    assert re.fullmatch(r"zhiji \d+\.\d+\.\d+\S*\n", run("--version")[1])


# --- what is wrong is said in one line, with exit code 2, and nothing is written

WRONG: list[tuple[str, tuple[str, ...], str]] = [
    ("an unknown command", ("lnks",), "invalid choice"),
    ("an unknown option", ("links", "--initative", "x"), "unrecognized"),
    ("an unknown format", ("links", "--format", "xml"), "invalid choice: 'xml'"),
    ("an unknown basis", ("links", "--basis", "guess"), "invalid choice"),
    ("an unknown export", ("export", "odt", "-g", "{graphs}"), "unknown format 'odt'"),
    ("and all there are", ("export", "odt"), "nodes.csv, parquet, xlsx, dta, ro-crate"),
    ("a table of reports to ask", ("links", "-g", "{here}/table.csv"), "zhiji build table.csv --corpus DIR"),
    ("a pack without a folder", ("export", "xlsx", "-g", "{graphs}"), "name a folder with -o DIR"),
    ("a graph that is not there", ("links", "-g", "nowhere.ttl"), "check the path"),
    ("a name of two lines", ("links", "-g", "no\nwhere.ttl"), "check the path"),
    ("a graph that is none", ("links", "-g", "{here}/broken.ttl"), "not Turtle"),
    ("a folder with nothing", ("links", "-g", "{here}/empty"), "no "),
    ("a file of no known kind", ("links", "-g", "{here}/good.rq"), "not a graph"),
    ("a name of nothing", ("links", "-g", "{graphs}", "--initiative", "没有这个"), "no initiative named"),
    ("an empty name", ("links", "-g", "{graphs}", "--initiative", " "), "empty initiative name"),
    ("a name of several", ("links", "-g", "{graphs}", "--initiative", "一码通办"), "type more of the one you mean"),
    ("a unit of nothing", ("links", "-g", "{graphs}", "--unit", "丙市公安局"), "no unit named"),
    ("an outcome of nothing", ("links", "-g", "{graphs}", "--outcome", "无此"), "no outcome named"),
    ("a path from nowhere", ("paths", "-g", "{graphs}", "无此", "护航"), "no thing named"),
    ("two names of one thing", ("paths", "-g", "{graphs}", "赵虚构", "赵虚"), "same person"),
    ("one end of a path", ("paths", "-g", "{graphs}", "护航"), "required"),
    ("a name too long for a file", ("links", "-g", "x" * 300), "check the path"),
    ("an address that is none", ("links", "-g", "https://[x/"), "check the address"),
    ("nobody at the address", ("links", "-g", "http://127.0.0.1:9/"), "check the address"),
    ("a query in the place of a file", ("query", "-g", "{graphs}", "ASK {{ ?s ?p ?o }}" + " " * 300), "standard input"),
    ("a question of no name", ("query", "-g", "{graphs}", "no-such-question"), "query --list"),
    ("a setting of no name", ("query", "-g", "{graphs}", "indicator", "--set", "nmae=x"), "it has: name"),
    ("a setting without a value", ("query", "-g", "{graphs}", "indicator", "--set", "name"), "NAME=WORDS"),
    ("a setting for a query", ("query", "-g", "{graphs}", "{here}/good.rq", "--set", "name=x"), "named question"),
    ("a malformed query", ("query", "-g", "{graphs}", "{here}/bad.rq"), "not SPARQL"),
    ("a query that is not UTF-8", ("query", "-g", "{graphs}", "{here}/latin.rq"), "UTF-8"),
    ("a query that goes out", ("query", "-g", "{graphs}", "{here}/service.rq"), "SERVICE reaches out"),
    ("a query that reads files", ("query", "-g", "{graphs}", "{here}/from.rq"), "no such graph is open"),
    ("a query that writes", ("query", "-g", "{graphs}", "{here}/insert.rq"), "writes"),
    ("a year that is none", ("build", "{invented}/yi-2019.txt", "--year", "20"), "four digits"),
    ("a year below none", ("extract", "{invented}/yi-2019.txt", "--year", "-202"), "four digits"),
    ("a report that is not there", ("build", "nowhere.txt"), "nowhere.txt"),
    ("an empty report", ("build", "{here}/empty.txt"), "empty.txt"),
    ("a report of white space", ("build", "{here}/blank.txt"), "blank.txt"),
    ("bytes that are no text", ("build", "{here}/noise.txt"), "noise.txt"),
    ("a table of reports for graphs", ("build", "{here}/table.csv"), "zhiji build table.csv --corpus DIR"),
    ("an ending that is not read", ("build", "{here}/good.rq"), "good.rq: unknown kind of file"),
    ("a folder without reports", ("build", "{here}/empty"), "empty"),
    ("facts of another text", ("build", "{here}/other.txt"), "other.facts.jsonl"),
    ("facts whose spans do not match", ("build", "{here}/moved.txt"), "does not stand at"),
    ("facts of an unknown type", ("build", "{here}/strange.txt"), "unknown type"),
    ("facts that are not UTF-8", ("build", "{here}/latin.txt"), "UTF-8"),
    ("facts that are not JSON", ("build", "{here}/notjson.txt"), "not JSON"),
    ("facts that are empty", ("build", "{here}/nothing.txt"), "no first line"),
    ("a place that is a file", ("build", "{invented}/yi-2019.txt", "-o", "{here}/table.csv"), "table.csv"),
    ("a folder for a page", ("explore", "-g", "{graphs}", "-o", "{here}/empty"), "folder"),
    (
        "a page over its report",
        ("explore", "{invented}/yi-2019.txt", "-o", "{invented}/yi-2019.txt"),
        "is what is read",
    ),
    ("a text over its report", ("extract", "{here}/blind.txt", "--text", "{here}/blind.txt"), "is what is read"),
    ("a folder that nobody named", ("export", "ttl", "-g", "{graphs}", "-o", "{here}/new/x.ttl"), "there is no folder"),
    ("extract from nowhere", ("extract", "nowhere.txt"), "nowhere.txt"),
    ("one file to evaluate", ("evaluate", "{invented}/yi-2019.facts.jsonl"), "pairs"),
    ("gold that is not there", ("evaluate", "nowhere.facts.jsonl", "nowhere.facts.jsonl"), "nowhere"),
    ("words that are no files", ("evaluate", "a", "b"), "a: there is no such file; evaluate takes GOLD FACTS"),
    ("a text as gold", ("evaluate", "{invented}/yi-2019.txt", "b"), "gold is called NAME.facts.jsonl"),
    ("SARIF by columns", ("check", "--format", "sarif", "--columns", "rule"), "SARIF has no columns"),
    ("gold without its text", ("evaluate", "{here}/alone.facts.jsonl", "{here}/alone.facts.jsonl"), "alone"),
    ("a report to review from nowhere", ("review", "nowhere.txt"), "nowhere.txt"),
]


NUMBERS = [
    (("paths", "a", "b", "--most"), "from 1 to 1,000,000,000"),
    (("query", "links", "--rows"), "from 1 to 1,000,000,000"),
    (("query", "links", "--timeout"), "of seconds over 0"),
    (("links", "--limit"), "from 1 to 1,000,000,000"),
    (("serve", "--timeout"), "of seconds over 0"),
    (("serve", "--rows"), "from 1 to 1,000,000,000"),
    (("serve", "--memory"), "from 1 to 1,000,000,000"),
    (("serve", "--workers"), "from 1 to 1,000"),
    (("mcp", "--timeout"), "of seconds over 0"),
    (("build", "--jobs"), "from 1 to 1,000"),
    (("propose", "a.txt", "--parallel"), "from 1 to 1,000"),
    (("propose", "a.txt", "--timeout"), "of seconds over 0"),
    (("propose", "a.txt", "--retries"), "from 0 to 1,000"),
    (("propose", "a.txt", "--budget"), "from 1 to 1,000,000,000"),
]


@pytest.mark.parametrize(("words", "said"), NUMBERS)
@pytest.mark.parametrize("odd", ["-1", "x", "nan", "inf", "1e999", "٣", "9" * 30, "9" * 5000])
def test_a_number_that_no_machine_takes_is_told_in_one_line(
    words: tuple[str, ...], said: str, odd: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from zhiji.cli import main

    with pytest.raises(SystemExit, match="2"):
        main([*words[:-1], f"{words[-1]}={odd}"])
    told = capsys.readouterr().err
    assert f"argument {words[-1]}: {odd!r} is no number {said}" in told
    assert told.count("\n") == 1


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files with one fault each."""
    here = tmp_path_factory.mktemp("bad")
    (here / "empty").mkdir()
    text = (INVENTED / "yi-2019.txt").read_text(encoding="utf-8")
    facts = (INVENTED / "yi-2019.facts.jsonl").read_text(encoding="utf-8")
    first = facts.splitlines()[1]
    moved = facts.replace(first, re.sub(r'"start": (\d+)', lambda m: f'"start": {int(m[1]) + 1}', first))
    files: dict[str, bytes] = {
        "broken.ttl": b"<a> <b> .",
        "table.csv": b"a,b\n",
        "empty.txt": b"",
        "blank.txt": " \n　\n".encode(),
        "blind.txt": text.encode(),
        "noise.txt": bytes([0xFF, 0x00, 0x81, 0x20]) * 50,
        "good.rq": b"ASK {}",
        "bad.rq": b"SELECT * {",
        "latin.rq": "SELECT ('é' AS ?x) {}".encode("latin-1"),
        "service.rq": b"SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "from.rq": b"SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "insert.rq": b"INSERT DATA { <a:a> <a:b> 1 }",
        "alone.facts.jsonl": facts.encode(),
    }
    faulty = {
        "other": facts.replace('"sha256": "', '"sha256": "0'),
        "moved": moved,
        "strange": facts.replace('"type": "unit"', '"type": "unti"'),
        "notjson": facts.replace("{", "{{", 2),
        "nothing": "",
    }
    for name, lines in faulty.items():
        files |= {f"{name}.txt": text.encode(), f"{name}.facts.jsonl": lines.encode()}
    files |= {"latin.txt": text.encode(), "latin.facts.jsonl": facts.encode("gb18030")}
    for name, data in files.items():
        (here / name).write_bytes(data)
    return here


@pytest.mark.parametrize(("words", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_use_is_one_line_and_exit_2(
    run: Run, graphs: Path, bad: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    before = sorted(str(file) for file in bad.rglob("*"))
    code, out, err = run(*(word.format(graphs=graphs, here=bad, invented=INVENTED) for word in words))
    assert code == 2
    assert out == ""
    assert err.startswith("zhiji: ")
    assert err.count("\n") == 1
    assert said in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []
    assert sorted(str(file) for file in bad.rglob("*")) == before


def test_a_name_of_several_lists_them(run: Run, graphs: Path) -> None:
    err = run("paths", "-g", graphs, "交通事故亡人数", "乙市公安局")[2]
    assert "names" in err
    assert "交通事故亡人数 200人 | " in err
    assert " more; " in err


# --- links and paths


def test_links_of_an_initiative_for_people(run: Run, graphs: Path) -> None:
    code, out, err = run("links", "-g", graphs / "jia-2020.ttl", "--initiative", "免证办", "--lang", "zh")
    assert (code, err) == (0, "")
    for words in ("“免证办”平台", "明", "“依托”", "3万余份", "经其组成部分", "出处 [1] 甲市公安局 2020"):
        assert words in out, words


def test_links_for_programs_are_the_same_in_both_formats(run: Run, graphs: Path) -> None:
    words = ("links", "-g", graphs, "--initiative", "免证办")
    told = json.loads(run(*words, "--format", "json")[1])
    read = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv")[1])))
    assert read == [{k: v or "" for k, v in row.items()} for row in told]
    assert tuple(read[0]) == tuple(column.key for column in FULL)
    assert [(r["basis"], r["outcome"], r["part"], r["cue"], r["distance"]) for r in read] == [
        ("explicit", "减开证明 3万余份", "", "依托", "0"),
        ("explicit", "减开证明占比 三分之一", "", "依托", "0"),
        ("same-sentence", "线上申领率 40%", "掌上申领模块", "", "0"),
    ]
    text = (INVENTED / "jia-2020.txt").read_text(encoding="utf-8")
    for row in read:
        place = text[int(row["start"]) : int(row["end"])]
        assert place
        assert place in row["sentence"]
        assert (row["issuer"], row["year"], row["title"][:4]) == ("甲市公安局", "2020", "甲市公安")


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ((), 21),
        (("--basis", "explicit"), 11),
        (("--basis", "same-sentence"), 18),
        (("--basis", "same-paragraph"), 21),
        (("--level", "output"), 6),
        (("--unit", "10个县级公安机关"), 1),
        (("--unit", "乙市公安局"), 4),
        (("--outcome", "行政案件败诉率"), 2),
        (("--initiative", "免证办", "--basis", "explicit", "--level", "output"), 2),
        (("--initiative", "普法宣传周"), 0),
    ],
)
def test_links_by_filter(run: Run, graphs: Path, filters: tuple[str, ...], count: int) -> None:
    code, out, _ = run("links", "-g", graphs, *filters, "--format", "json")
    assert (code, len(json.loads(out))) == (0, count)


def test_links_of_nothing_say_so(run: Run, graphs: Path) -> None:
    assert "No link fits" in run("links", "-g", graphs, "--initiative", "普法宣传周")[1]


@pytest.mark.parametrize(
    ("what", "there", "not_there"),
    [
        ("initiatives", ["合成作战中心", "普法宣传周"], ["“护航”专项行动", "数字警务平台"]),
        ("outcomes", ["刑事案件立案数", "“虚构省优秀集体”"], ["行政案件败诉率", "2000人次"]),
    ],
)
def test_what_is_linked_to_nothing(run: Run, graphs: Path, what: str, there: list[str], not_there: list[str]) -> None:
    rows = json.loads(run("links", "-g", graphs, "--unlinked", what, "--format", "json")[1])
    labels = " ".join(str(row[what.removesuffix("s")]) for row in rows)
    assert [words for words in there if words not in labels] == []
    assert [words for words in not_there if words in labels] == []


def test_links_of_a_report_that_is_not_built_yet(run: Run, graphs: Path) -> None:
    built = run("links", "-g", graphs / "yi-2019.ttl", "--format", "json")
    assert run("links", INVENTED / "yi-2019.txt", "--format", "json") == built
    assert run("links", "-g", INVENTED / "yi-2019.txt", "--format", "json") == built


def test_paths_show_each_step(run: Run, graphs: Path) -> None:
    code, out, err = run("paths", "-g", graphs, "赵虚构", "追回损失", "--format", "json")
    steps = json.loads(out)
    assert (code, err) == (0, "")
    assert [(s["step"], s["from"], s["relation"], s["to"]) for s in steps[:2]] == [
        ("1.1", "赵虚构", "← led by", "“护航”专项行动"),
        ("1.2", "“护航”专项行动", "linked to (explicit) →", steps[1]["to"]),
    ]
    assert all(step["sentence"] and step["place"] for step in steps)


def test_the_issuer_is_a_bridge_only_when_asked(run: Run, graphs: Path) -> None:
    words = ("paths", "-g", graphs / "yi-2020.ttl", "合成作战中心", "案件评查专班")
    assert "--through-issuer" in run(*words)[1]
    through = json.loads(run(*words, "--through-issuer", "--format", "json", "--most", "1")[1])
    assert [step["relation"] for step in through] == ["carried out by (inferred) →", "← carried out by (inferred)"]


# --- query


def test_the_questions_are_listed(run: Run) -> None:
    code, out, err = run("query", "--list", "--format", "json")
    assert (code, err, len(json.loads(out))) == (0, "", 20)
    assert run("query", "--list", "--lang", "zh")[1] != run("query", "--list", "--lang", "en")[1]
    assert "哪些举措与哪些成果相连" in run("query", "--list", "--lang", "zh")[1]


def test_a_question_by_name_and_by_number(run: Run, graphs: Path) -> None:
    assert run("query", "-g", graphs, "posts") == run("query", "-g", graphs, "14")
    assert "赵虚构" in run("query", "-g", graphs, "14")[1]


def test_a_query_from_a_file_and_from_standard_input(run: Run, graphs: Path, tmp_path: Path) -> None:
    query = "SELECT ?label { ?x a zj:Person ; rdfs:label ?label }"
    file = tmp_path / "people.rq"
    file.write_text("\ufeff" + query, encoding="utf-8")  # some editors begin a file with this mark
    from_file = run("query", "-g", graphs, file, "--format", "csv")
    assert from_file == (0, "label\n赵虚构\n", "")
    assert run("query", "-g", graphs, "-", "--format", "csv", given=query.encode()) == from_file
    assert run("query", "-g", graphs, "-", given=b"\xff")[0] == 2


@pytest.mark.parametrize(
    ("query", "form", "out"),
    [
        ("ASK { ?x a zj:Person }", "csv", "true\n"),
        ("ASK { ?x a zj:Nothing }", "table", "answer\n──────\nfalse\n"),
        ("SELECT (1 AS ?n) ('治绩'@zh AS ?w) {}", "csv", "n,w\n1,治绩\n"),
        ("CONSTRUCT { <a:a> <a:b> '治' } {}", "csv", '<a:a> <a:b> "治" .\n'),
        ("SELECT * { ?x a zj:Nothing }", "table", "x\n─\nNo rows.\n"),
    ],
)
def test_answers_of_every_kind(run: Run, graphs: Path, query: str, form: str, out: str) -> None:
    assert run("query", "-g", graphs, "-", "--format", form, given=query.encode()) == (0, out, "")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_where_a_question_finds_nothing_it_says_what_to_set(run: Run, graphs: Path, form: str) -> None:
    code, out, err = run("query", "-g", graphs, "indicator", "--set", "name=无此", "--format", form)
    assert code == 0
    assert "No rows" in (out if form == "table" else err)
    assert "--set name=WORDS" in (out if form == "table" else err)


def test_json_is_that_of_sparql(run: Run, graphs: Path) -> None:
    out = json.loads(run("query", "-g", graphs, "posts", "--format", "json")[1])
    assert out["head"]["vars"][:2] == ["person", "post"]
    assert all(row["person"]["type"] == "uri" for row in out["results"]["bindings"])


def test_labels_stand_beside_iris(run: Run, graphs: Path) -> None:
    out = run("query", "-g", graphs, "-", given=b"SELECT ?x ?p { ?x a zj:Person . VALUES ?p { zj:partOf } }")[1]
    assert re.search(r"赵虚构 \(id:person-[0-9a-f]{16}\)", out)
    assert "part of" in out


def test_a_named_question_is_answered_by_names(run: Run, graphs: Path) -> None:
    out = run("query", "-g", graphs, "posts")[1]
    assert "赵虚构" in out
    assert "(id:" not in out


def test_columns_that_only_programs_get_can_be_chosen(run: Run, graphs: Path) -> None:
    out = run("ledger", "-g", graphs, "--columns", "plan,plan_sentence", "--sort", "plan_begin")[1]
    assert out.splitlines()[0].split() == ["plan", "plan_sentence"]


def test_rows_are_no_more_than_asked_for(run: Run, graphs: Path) -> None:
    out = run("query", "-g", graphs, "links", "--rows", "3")[1]
    assert "Cut at 3 rows" in out
    assert "Cut at" not in run("query", "-g", graphs, "links", "--rows", "21")[1]


def test_a_slow_query_ends_at_its_time(graphs: Path, tmp_path: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    child = process("query", "-g", graphs, "-", "--timeout", "0.5", cwd=tmp_path, given=slow)
    assert (child.returncode, child.stdout) == (2, "")
    assert re.fullmatch(r"zhiji: no answer within 0\.5 s; [^\n]+\n", child.stderr)


# --- export, explore, check


@pytest.mark.parametrize("form", ["ttl", "trig", "nt", "nq", "jsonld"])
def test_rdf_exports(run: Run, graphs: Path, form: str) -> None:
    code, out, err = run("export", form, "-g", graphs)
    assert (code, err) == (0, "")
    syntax = {"ttl": "TURTLE", "trig": "TRIG", "nt": "N_TRIPLES", "nq": "N_QUADS", "jsonld": "JSON_LD"}[form]
    assert len(list(ox.parse(out.encode(), getattr(ox.RdfFormat, syntax)))) > 1000
    assert run("export", form, "-g", graphs, "-o", "out")[0] == 0
    assert Path("out").read_text(encoding="utf-8") == out


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_exports_say_what_they_leave_out(
    run: Run, graphs: Path, form: str, read: Callable[[str], nx.MultiDiGraph[str]]
) -> None:
    code, out, err = run("export", form, "-g", graphs, "-o", "out")
    assert (code, out) == (0, "")
    assert "stay in ttl" in err
    assert len(read("out")) > 50


def test_csv_export_is_two_files(run: Run, graphs: Path) -> None:
    assert run("export", "csv", "-g", graphs, "-o", "tables")[0] == 0
    assert sorted(file.name for file in Path("tables").iterdir()) == ["links.csv", "nodes.csv"]
    links = (Path("tables") / "links.csv").read_text(encoding="utf-8")
    assert links == run("export", "csv", "-g", graphs)[1]
    assert len(list(csv.reader(io.StringIO(links)))) == 22


def test_explore_writes_one_page(run: Run, graphs: Path) -> None:
    code, out, err = run("explore", "-g", graphs / "jia-2020.ttl", "-o", "page.html")
    assert (code, out) == (0, "")
    assert "page.html" in err
    page = Path("page.html").read_text(encoding="utf-8")
    assert "一码通办" in page
    assert run("explore", "-g", graphs / "jia-2020.ttl", "-o", "-")[1] == page


@pytest.mark.parametrize(("name", "code"), [("jia-2020", 0), ("yi-2020", 1)])
def test_check_finds_what_cannot_be(run: Run, graphs: Path, name: str, code: int) -> None:
    found, out, err = run("check", "-g", graphs / f"{name}.ttl", "--lang", "zh")
    assert (found, err) == (code, "")
    assert ("−50人" in out and "−12%" in out) is bool(code)


# --- build, extract


def test_build_writes_the_graph_of_each_report(run: Run, graphs: Path) -> None:
    code, out, err = run("build", INVENTED, "-o", "built")
    assert (code, err) == (0, "")
    assert "curated" in out
    written = {file.name: file.read_bytes() for file in Path("built").iterdir()}
    assert written == {file.name: file.read_bytes() for file in graphs.iterdir()}


def test_tables_in_a_folder_of_reports_are_left_out_in_a_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("yi-2019.txt", "yi-2019.facts.jsonl"):
        (folder / name).write_bytes((INVENTED / name).read_bytes())
    for words in (("-o", "graphs"), ("--corpus", "corpus")):
        assert run("build", folder, *words)[2] == "", "its own files are none"
    (folder / "gwr.csv").write_text("text\n", encoding="utf-8")
    (folder / "urls.csv").write_text("name,url\n", encoding="utf-8")
    for words in (("-o", "graphs"), ("--corpus", "corpus")):
        code, _, err = run("build", folder, *words)
        assert (code, err.count("\n")) == (0, 1)
        assert "(gwr.csv)" in err
        assert f"zhiji build {folder / 'gwr.csv'} --corpus DIR" in err


def test_build_is_the_same_in_another_folder_and_under_another_seed(graphs: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        here = tmp_path / seed
        here.mkdir()
        for file in INVENTED.glob("jia-2020.*"):
            (here / file.name).write_bytes(file.read_bytes())
        assert process("build", "jia-2020.txt", cwd=here, seed=seed).returncode == 0
        assert (here / "graphs" / "jia-2020.ttl").read_bytes() == (graphs / "jia-2020.ttl").read_bytes()


KILLED = """
import os, signal, sys
os.fsync = lambda _file: os.kill(os.getpid(), signal.SIGKILL)  # the data is written, the file has not got its name
from zhiji.cli import main
main(sys.argv[1:])
"""


def test_a_build_that_is_killed_leaves_the_old_files_whole(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "graphs" / "jia-2019.ttl"
    assert run("build", INVENTED / "jia-2019.txt")[0] == 0
    before = old.read_bytes()
    text = (INVENTED / "yi-2019.txt").read_bytes()
    (tmp_path / "jia-2019.txt").write_bytes(text)
    (tmp_path / "jia-2019.facts.jsonl").write_bytes((INVENTED / "yi-2019.facts.jsonl").read_bytes())
    words = [sys.executable, "-c", KILLED, "build", "jia-2019.txt"]
    assert subprocess.run(words, cwd=tmp_path, check=False).returncode == -signal.SIGKILL
    assert old.read_bytes() == before
    assert run("links", "-g", tmp_path / "graphs")[0] == 0  # what the killed one left is in nobody's way
    assert run("build", "jia-2019.txt")[0] == 0
    assert old.read_bytes() != before
    assert [file.name for file in old.parent.iterdir()] == ["jia-2019.ttl"]


def test_extract_keeps_the_text_that_its_offsets_refer_to(run: Run) -> None:
    code, out, err = run("extract", INVENTED / "jia-2020.txt", "--text", "kept.txt")
    assert (code, err) == (0, "")
    text = Path("kept.txt").read_text(encoding="utf-8")
    head, *facts = map(json.loads, out.splitlines())
    assert (head["type"], head["chars"]) == ("report", len(text))
    assert all(text[f["start"] : f["end"]] == f["text"] for f in facts if "start" in f)
    assert run("extract", "-", given=text.encode())[1].splitlines()[1:] == out.splitlines()[1:]


def test_evaluate_facts_against_themselves(run: Run) -> None:
    gold = INVENTED / "jia-2020.facts.jsonl"
    code, out, err = run("evaluate", gold, gold, "--format", "json")
    assert (code, err) == (0, "")
    assert out.count("1.0") > 3


def test_an_evaluation_is_told_in_both_languages(run: Run) -> None:
    gold = INVENTED / "jia-2020.facts.jsonl"
    told = {
        lang: run("evaluate", gold, gold, "--format", "csv", "--errors", "--lang", lang)[1] for lang in ("en", "zh")
    }
    assert "quantity value+unit," in told["en"]
    assert "数量：数值、单位," in told["zh"]
    assert not re.search("[a-z]{2}", told["zh"])
    assert len(told["en"].splitlines()) == len(told["zh"].splitlines())


# --- the same every time


@pytest.mark.parametrize(
    "words",
    [
        ("links",),
        ("links", "--unlinked", "outcomes"),
        ("paths", "赵虚构", "追回损失"),
        ("query", "links"),
        ("query", "rivals", "--format", "json"),
        ("export", "graphml"),
        ("explore", "-o", "-"),
        ("check",),
    ],
)
def test_the_same_output_under_every_hash_seed(graphs: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    outputs = {process(*words, "-g", graphs, cwd=tmp_path, seed=seed).stdout for seed in ("0", "7")}
    assert len(outputs) == 1
    assert outputs != {""}


def test_evaluate_reads_the_text_of_gold_anew(capsys: pytest.CaptureFixture[str]) -> None:
    gold = INVENTED / "jia-2020.facts.jsonl"
    assert main(["evaluate", "--extract", str(gold), "--format", "csv"]) == 0
    rows = {row["measure"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert float(rows["quantity value+unit"]["F"]) > 0.7
    assert rows["unit exact"].keys() >= {"gold", "found", "hit", "precision", "recall", "F", "F without own rows"}


def test_one_report_that_gives_no_graph_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_bytes((INVENTED / "jia-2020.txt").read_bytes())
    assert main(["build", str(folder), "-o", str(tmp_path / "made")]) == 1
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1
    assert "a.txt" in told.err
    assert told.out.endswith("made: 1; reports that gave none: 1\n")
    assert len(list((tmp_path / "made").glob("*.ttl"))) == 1


def test_a_document_that_is_not_read_is_told_of_and_the_others_are_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.wps").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "b.txt").write_bytes((INVENTED / "jia-2020.txt").read_bytes())
    assert main(["build", str(folder), "-o", str(tmp_path / "made")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert re.search(r"a\.wps is a WPS file .* save it as \.docx", line)
    assert len(list((tmp_path / "made").glob("*.ttl"))) == 1


@pytest.mark.parametrize("error", [RecursionError("deep"), MemoryError(), ArithmeticError("two\nlines")])
def test_nothing_that_one_report_holds_stops_the_others(
    error: Exception, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes((INVENTED / "jia-2020.txt").read_bytes())
    build = pipeline.build

    def build_or_fail(source: str | Path, **told: Any) -> pipeline.Built:
        if Path(source).name == "a.txt":
            raise error
        return build(source, **told)

    monkeypatch.setattr(pipeline, "build", build_or_fail)
    assert main(["build", str(folder), "-o", str(tmp_path / "made")]) == 1
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1
    assert f"a.txt: zhiji fails on this report ({type(error).__name__}" in told.err
    assert told.out.endswith("made: 1; reports that gave none: 1\n")


ASKING = [  # every command that opens reports, and what it says of those that can be read
    (["links"], "甲市公安局"),
    (["query", "firsts"], "甲市"),
    (["series", "--all"], "甲市"),
    (["ledger"], "2019"),
    (["check"], "Nothing found"),
    (["explore", "-o", "-"], "甲市"),
    (["export", "nt"], "2020"),
]


@pytest.fixture(scope="module")
def mixed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports that can be read, and three that cannot."""
    folder = tmp_path_factory.mktemp("mixed")
    for name in ("jia-2019", "jia-2020"):
        for ending in (".txt", ".facts.jsonl"):
            (folder / f"{name}{ending}").write_bytes((INVENTED / f"{name}{ending}").read_bytes())
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "m-broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "z-old.doc").write_bytes(b"\xd0\xcf\x11\xe0 old")
    return folder


@pytest.mark.parametrize(("words", "held"), ASKING, ids=[row[0][0] for row in ASKING])
def test_a_bad_report_does_not_stop_a_question(
    words: list[str], held: str, mixed_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "-g", str(mixed_folder)]) == 1
    told = capsys.readouterr()
    assert held in told.out
    names = [line.split()[1].rstrip(":") for line in told.err.splitlines() if line.startswith("zhiji: ")]
    assert [name for name in names if "." in name] == ["a-empty.txt", "m-broken.pdf", "z-old.doc"]


def test_a_question_to_no_report_that_can_be_read_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    assert main(["links", "-g", str(tmp_path)]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("zhiji: none of these 2 reports could be read")


def test_the_choices_of_options_are_the_codes_of_the_model() -> None:
    """The parser spells them out, so that --help need not load the model."""
    from zhiji.cli import asking_options
    from zhiji.model import BASES, RESULT_LEVELS

    assert (asking_options.BASES, asking_options.RESULT_LEVELS) == (BASES, RESULT_LEVELS)


@pytest.mark.parametrize("ending", [".txt", ".htm", ".shtml"])
def test_a_report_is_known_by_every_ending_that_reading_knows(ending: str, tmp_path: Path, run: Run) -> None:
    text = (INVENTED / "jia-2020.txt").read_text("utf-8")
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    (tmp_path / f"r{ending}").write_text(text if ending == ".txt" else f"<html><body>{body}</body></html>", "utf-8")
    code, out, err = run("links", str(tmp_path / f"r{ending}"), "--format", "csv")
    assert code == 0
    assert [line for line in err.splitlines() if "Not shown" not in line] == []
    assert len(out.splitlines()) > 3


def test_what_to_ask_next_asks_the_same_graphs(run: Run, graphs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    out = run("overview", "-g", graphs)[1]
    named = [line for line in out.splitlines() if line.startswith(("zhiji links --init", "zhiji paths", "zhiji serve"))]
    assert len(named) == 3
    assert all(f" -g {graphs}" in line for line in named)
    assert "-g" not in run("overview")[1].partition("ask next")[2]


def test_words_about_which_nothing_was_weighed_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲市某局2020年法治政府建设年度报告\n一、工作\n天气晴好。\n", encoding="utf-8")
    asked = ("extract", "--why", "天气晴好", tmp_path / "a.txt")
    assert "No decision was weighed" in run(*asked)[1]
    assert "未作任何判断" in run(*asked, "--lang", "zh")[1]
