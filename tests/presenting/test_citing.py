"""Rows that can be cited: one list of columns, names beside IRIs, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import doctest
import importlib
import io
from pathlib import Path

import pytest

from zhiji import api
from zhiji.cli import main
from zhiji.presenting.citing import links_rows, links_table, nodes_rows
from zhiji.presenting.columns import COLUMNS, FULL, SHOWN
from zhiji.presenting.table import Table

INVENTED = Path(__file__).parents[1] / "invented"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_column_has_its_heading_in_both_languages() -> None:
    for column in COLUMNS:
        assert column.heading("zh") != column.heading("en")
        assert column.value or column.told, column.key


def test_no_word_of_the_interface_stands_twice() -> None:
    lines = (Path(links_rows.__code__.co_filename).parent / "words.tsv").read_text("utf-8").splitlines()
    keys = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert [key for key in set(keys) if keys.count(key) > 1] == []


def test_links_have_one_set_of_columns(
    invented: api.KnowledgeGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = invented.links()
    exported = invented.export("csv").decode()
    assert links_rows(rows).to_csv() == exported
    assert tuple(read(exported)[0]) == tuple(column.key for column in FULL)
    assert links_table(rows, "en").columns == tuple(column.heading("en") for column in SHOWN)
    graph = tmp_path / "graph.nq"
    graph.write_bytes(invented.export("nq"))
    assert main(["links", "-g", str(graph), "--format", "csv"]) == 0
    assert capsys.readouterr().out == exported
    assert main(["export", "csv", "-g", str(graph), "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "links.csv").read_text("utf-8") == exported


def test_nodes_are_named_and_say_their_report(invented: api.KnowledgeGraph) -> None:
    rows = read(nodes_rows(invented.network.things.values(), invented.network.reports).to_csv())
    assert len(rows) == len(invented.network.things)
    assert [row["iri"] for row in rows if not row["label"] or not row["title"] or not row["issuer"]] == []
    assert "-50" in {row["value"] for row in rows}


CSV_COMMANDS = [
    ["links"],
    ["links", "--unlinked", "initiatives"],
    ["links", "--unlinked", "outcomes"],
    ["paths", "赵虚构", "追回损失"],
    ["check"],
    ["export", "csv"],
    *(["query", question.name] for question in api.questions()),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, invented_turtle: dict[str, bytes]) -> str:
    folder = tmp_path_factory.mktemp("graphs")
    for name, turtle in invented_turtle.items():
        (folder / f"{name}.ttl").write_bytes(turtle)
    return str(folder)


BESIDE = {"iri": "label", "report": "title", "reports": "titles", "things": "names"}
"""Which column names what stands in one that holds IRIs; else NAME_iri has NAME, and NAME has NAME_label."""


@pytest.mark.parametrize("words", CSV_COMMANDS, ids=" ".join)
def test_iris_have_their_names_beside_them(graph: str, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    form = [] if words[0] == "export" else ["--format", "csv"]
    assert main([*words, "-g", graph, *form]) in (0, 1)
    rows = read(capsys.readouterr().out)
    for row in rows:
        for column, cell in row.items():
            if cell.startswith("https://"):
                name = BESIDE.get(column) or (
                    column.removesuffix("_iri") if column.endswith("_iri") else f"{column}_label"
                )
                assert row[name], (column, row)
                assert not row[name].startswith("https://")


INERT = [
    # a spreadsheet must take none for a formula; numbers stay numbers
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
    ("@SUM(1)", "'@SUM(1)"),
    ("＝1+1", "'＝1+1"),  # some take full-width signs for the same
    ("\t=1", "'\t=1"),
    ("-206", "-206"),
    ("-24.1%", "-24.1%"),
    ("+3", "+3"),
    ("-206人", "'-206人"),
    ("--help", "'--help"),
    ("“护航”", "“护航”"),
    ("▼13%", "▼13%"),
]


@pytest.mark.parametrize(("cell", "written"), INERT)
def test_no_cell_of_a_csv_runs(cell: str, written: str) -> None:
    table = Table(("x",), ((cell,), (None,)))
    assert list(csv.reader(io.StringIO(table.to_csv(), newline="")))[1] == [written]
    assert table.to_dicts()[0] == {"x": cell}  # what is no spreadsheet keeps its words


EXCEL = [["links"], ["links", "--unlinked", "outcomes"], ["paths", "赵虚构", "追回损失"], ["check"], ["query", "links"]]


@pytest.mark.parametrize("words", EXCEL, ids=" ".join)
def test_excel_is_told_that_it_is_utf8(graph: str, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    main([*words, "-g", graph, "--excel"])
    excel = capsys.readouterr().out
    main([*words, "-g", graph, "--format", "csv"])
    assert excel == "\ufeff" + capsys.readouterr().out


def test_an_export_for_excel(graph: str, tmp_path: Path) -> None:
    assert main(["export", "csv", "-g", graph, "--excel", "-o", str(tmp_path)]) == 0
    for file in tmp_path.iterdir():
        assert file.read_bytes().startswith(b"\xef\xbb\xbf"), file


def test_doctests() -> None:
    for module in ("citing", "questions", "sheets", "table"):
        assert doctest.testmod(importlib.import_module(f"zhiji.presenting.{module}")).failed == 0
