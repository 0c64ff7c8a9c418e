from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji import pipeline, resources
from zhiji.checking import find_findings
from zhiji.facts import format_facts, parse_facts
from zhiji.model import BASES, FACT_TYPES, Link, Quantity, ZhijiError
from zhiji.model.codes import Bound, Comparison, InitiativeKind, Relation, ResultLevel, Role, StandingKind
from zhiji.store.graphs import Graph
from zhiji.store.opening import load_bytes
from zhiji.vocabulary import ID

INVENTED = Path(__file__).parents[1] / "invented"
REPORTS = sorted(INVENTED.glob("*.txt"))


def rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.with_name(file.stem + ".facts.jsonl").read_text("utf-8").splitlines()]


# --- the invented set itself


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_the_invented_set_says_that_it_is_invented(file: Path) -> None:
    assert "虚构文本" in file.read_text(encoding="utf-8").splitlines()[1]


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_the_invented_facts_are_in_the_exchange_format(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    facts = parse_facts((json.dumps(row, ensure_ascii=False) for row in rows(file)), text)
    assert facts.head.sha256 == pipeline.read(file).report.sha256
    assert parse_facts(format_facts(facts), text) == facts


def test_the_invented_set_uses_every_type_and_code() -> None:
    facts = [row for file in REPORTS for row in rows(file)[1:]]
    standings = [s for fact in facts for s in fact.get("standing", [])]  # type: ignore[attr-defined]

    def used(key: str) -> set[object]:
        return {fact[key] for fact in facts if key in fact}

    assert used("type") == set(FACT_TYPES)
    for key, codes in {
        "role": Role,
        "bound": Bound,
        "comparison": Comparison,
        "relation": Relation,
        "kind": InitiativeKind,
        "of": ResultLevel,
    }.items():
        assert used(key) == set(codes.__args__), key  # type: ignore[attr-defined]
    assert used("basis") == set(BASES)
    assert {s["kind"] for s in standings} == set(StandingKind.__args__)  # type: ignore[attr-defined]
    for key in (
        "coref",
        "part_of",
        "led_by",
        "of_unit",
        "count",
        "resolved",
        "share_of",
        "optional",
        "bearer",
        "number",
    ):
        assert any(key in fact for fact in facts), key


# --- building


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_curated_facts_beside_a_report_are_taken(file: Path) -> None:
    built = pipeline.build(file)
    assert (built.reading.curated, built.name) == (True, file.stem)
    assert re.fullmatch(re.escape(ID) + "report-[0-9a-f]{16}", built.iri)
    assert built.turtle.startswith(f"# zhiji report <{built.iri}>\n".encode())
    assert len(built.reading.facts.items) == len(rows(file)) - 1


def test_without_them_facts_are_extracted(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes((INVENTED / "jia-2020.txt").read_bytes())
    built = pipeline.build(tmp_path / "x.txt")
    assert (built.reading.curated, built.name) == (False, "甲市公安局-2020")
    assert built.reading.facts.of(Quantity)
    assert built.reading.facts.of(Link)


def test_corrections_beside_a_report_are_replayed(tmp_path: Path) -> None:
    for file in INVENTED.glob("yi-2019*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    before = pipeline.build(tmp_path / "yi-2019.txt")
    (tmp_path / "yi-2019.corrections.jsonl").write_text("\n", encoding="utf-8")
    assert pipeline.build(tmp_path / "yi-2019.txt").turtle == before.turtle


@pytest.mark.parametrize(
    ("text", "given", "said"),
    [
        ("一、工作\n开展专项行动。\n", {}, "--issuer"),
        # the person who builds names the issuer, the text does not
        ("一、工作\n开展专项行动。\n", {"issuer": "丙市公安局", "year": 2021}, None),
        ("一、工作\n丙市公安局开展专项行动。\n", {"issuer": "丙市公安局"}, "--year"),
        ("一、工作\n丙市公安局开展专项行动。\n", {"issuer": "丙市公安局", "year": 2021}, None),
    ],
)
def test_whose_report_it_is_has_to_be_known(
    tmp_path: Path, text: str, given: dict[str, object], said: str | None
) -> None:
    file = tmp_path / "报告.txt"
    file.write_text(text, encoding="utf-8")
    if said is None:
        assert pipeline.build(file, **given).name == "丙市公安局-2021"  # type: ignore[arg-type]
        return
    with pytest.raises(ZhijiError, match=said):
        pipeline.build(file, **given)  # type: ignore[arg-type]


def test_two_reports_of_one_name_are_two_files(tmp_path: Path) -> None:
    for folder, ending in (("a", ""), ("b", "\n又一句。")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"一、工作\n丙市公安局开展“甲”行动。{ending}\n", encoding="utf-8")
    places = [tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt", tmp_path / "a" / "x.txt"]
    written = pipeline.build_all(places, tmp_path / "out", issuer="丙市公安局", year=2021)
    assert [file.name for file in written][0::2] == ["丙市公安局-2021.ttl"] * 2  # the same report, the same file
    assert re.fullmatch(r"丙市公安局-2021-[0-9a-f]{8}\.ttl", written[1].name)


def test_an_issuer_may_not_leave_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("一、工作\n../../丙市公安局开展“甲”行动。\n", encoding="utf-8")
    (written,) = pipeline.build_all([file], tmp_path / "out", issuer="../../丙市公安局", year=2021)
    assert written.parent == tmp_path / "out"


# --- what is loaded, and when


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import zhiji", ("pyoxigraph", "rdflib", "networkx", "pyvis", "zhiji.api")),
        ("import zhiji.api", ("pyoxigraph", "zhiji.api.opening", "zhiji.api.graph", "zhiji.store")),
        ("import zhiji; zhiji.questions", ("zhiji.api.opening", "zhiji.api.carrying", "zhiji.api.beside", "networkx")),
        ("import zhiji; zhiji.load", ("rdflib", "networkx", "pyvis", "pyshacl", "lxml", "zhiji.api.beside")),
        ("import zhiji; zhiji.load().answer('links')", ("zhiji.store.guard", "networkx", "typing")),  # a tenth of it
        ("import zhiji.cli.asking", ("rdflib", "networkx", "pyvis", "pyshacl", "dataclasses")),
        ("import zhiji.api.opening", ("difflib", "typing")),
        ("import zhiji.reading", ("zhiji.reading.pdf", "zhiji.reading.word", "zhiji.reading.webpage", "ctypes")),
        ("import zhiji.presenting.table", ("json",)),
        ("import zhiji; zhiji.load().links(initiative='一警情三推送', unit='金华市公安局')", ("networkx",)),
        ("import zhiji; zhiji.load().figures()", ("networkx",)),
        ("from zhiji.cli.parser import build_parser; build_parser('--help').format_help()", ("shutil", "lzma")),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str, unwanted: tuple[str, ...]) -> None:
    code = f"import sys\n{statement}\nprint(*[name for name in {unwanted!r} if name in sys.modules])"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert child.stdout.split() == []


def test_every_name_of_the_interface_is_where_it_says() -> None:
    from zhiji import api

    for name in api.__all__:
        assert getattr(api, name) is getattr(api, name)
        assert name in dir(api)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = api.nothing
    rooms = sorted(Path(api.__file__).parent.glob("*.py"))
    assert max(len(room.read_text(encoding="utf-8").splitlines()) for room in rooms) < 250


def test_an_issuer_that_only_the_builder_names_is_marked_so(tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    file.write_text("一、工作\n开展专项整治行动，查处案件12起。\n", encoding="utf-8")
    store = ox.Store()
    load_bytes(store, pipeline.build(file, issuer="丙市公安局", year=2021).turtle, ox.RdfFormat.TURTLE)
    graph = Graph(store)
    told = """SELECT ?name { ?r zj:issuer ?u . ?u rdfs:label ?name ; zj:rule "issuer-as-told" .
                             MINUS { ?u zj:evidence ?e } }"""
    assert list(graph.select(told)) == [("丙市公安局",)]
    assert find_findings(graph, resources.ontology_folder()) == []


def test_curated_facts_are_not_overruled_in_silence() -> None:
    shipped = resources.shipped_report()
    with pytest.raises(ZhijiError, match="not 2019; leave out --year"):
        pipeline.build(shipped, year=2019)
    with pytest.raises(ZhijiError, match="not 别处公安局; leave out --issuer"):
        pipeline.build(shipped, issuer="别处公安局")
    assert pipeline.build(shipped, year=2020).name == "jinhua-psb-2020"


def test_extracted_facts_say_which_version_read_them() -> None:
    assert pipeline.extract(REPORTS[0]).facts.head.version == metadata.version("zhiji")
