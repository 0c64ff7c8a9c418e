"""The pack: every row typed as the codebook says, placed, coded; no cell runs; the same bytes every time."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pyarrow.parquet as pq
import pyreadstat
import pytest

from zhiji import api, resources
from zhiji.cli import main
from zhiji.corpus.schema import described
from zhiji.lexicon.regions import load_regions
from zhiji.model import ZhijiError
from zhiji.presenting.columns import OWN
from zhiji.tabulating import dta, packing, parquet, rows, xlsx
from zhiji.tabulating.codebook import _TYPES, TABLES, Table, Variable, code_rows, load_codes, load_variables
from zhiji.tabulating.divisions import division_of

ONTOLOGY = resources.ontology_folder()
TYPES = {"string": str, "integer": int, "number": float, "boolean": bool}


@pytest.fixture(scope="module")
def graph(open_invented: Callable[..., api.KnowledgeGraph]) -> api.KnowledgeGraph:
    return open_invented("jia-2019", "jia-2020")


@pytest.fixture(scope="module")
def tables(graph: api.KnowledgeGraph) -> tuple[Table, ...]:
    return graph.tables()


@pytest.fixture(scope="module")
def shipped() -> dict[str, Table]:
    return {table.name: table for table in api.load().tables()}


def dicts(table: Table) -> list[dict[str, object]]:
    return [dict(zip([v.name for v in table.variables], row, strict=True)) for row in table.rows]


def test_every_table_has_rows_of_the_codebook_s_types(tables: tuple[Table, ...], shipped: dict[str, Table]) -> None:
    assert tuple(table.name for table in tables) == TABLES
    assert {table.name for table in (*tables, *shipped.values()) if table.rows} == set(TABLES)
    for table in (*tables, *shipped.values()):
        for at, variable in enumerate(table.variables):
            values = [row[at] for row in table.rows]
            assert {type(value) for value in values} <= {TYPES[variable.type], type(None)}, (table.name, variable.name)


def test_one_word_for_one_thing() -> None:
    """What is described in the corpus's dictionary is not described again; what is not, has words of its own."""
    lines = [
        line.split("\t") for line in Path(parquet.__file__).with_name("codebook.tsv").read_text("utf-8").splitlines()
    ]
    told = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    shared = [row for row in told if row["same"]]
    assert len(shared) > 50
    assert all(row["same"] in described() and not (row["type"] or row["en"] or row["zh"]) for row in shared)
    own = {row["en"] for row in told if not row["same"]}
    assert "" not in own
    assert own & {column.en for column in described().values()} == set()
    assert {v.en for v in load_variables()} >= {described()[row["same"]].en for row in shared}


def test_a_link_s_variables_are_its_columns() -> None:
    """One list: what is told of a link is a variable of the pack, typed and worded as in the corpus where it has it."""
    held = {v.name: v for v in load_variables() if v.table == "links"}
    assert list(held)[: len(OWN)] == [column.key for column in OWN]
    for column in OWN:
        same = described()[column.meaning] if isinstance(column.meaning, str) else None
        words = (same.en, same.zh) if same else column.meaning
        assert (held[column.key].en, held[column.key].zh) == words
        assert same is None or _TYPES[same.type] == held[column.key].type, column.key


def test_every_coded_value_stands_in_the_codes(tables: tuple[Table, ...], shipped: dict[str, Table]) -> None:
    known = {(code.scheme, code.code) for code in load_codes(ONTOLOGY)}
    assert {v.how for v in load_variables()} <= {code for scheme, code in known if scheme == "how"}
    for table in (*tables, *shipped.values()):
        for at, variable in enumerate(table.variables):
            if variable.codes:
                assert {(variable.codes, row[at]) for row in table.rows if row[at] is not None} <= known


def test_a_row_s_words_stand_at_its_place(graph: api.KnowledgeGraph, tables: tuple[Table, ...]) -> None:
    texts = {report.iri: report.text for report in graph.reports}
    for row in (row for table in tables[1:] for row in dicts(table)):
        assert texts[str(row["report"])][row["begin"] : row["end"]] == row["quote"]  # type: ignore[misc]
        assert str(row["sentence"]) in texts[str(row["report"])]


def test_the_shipped_report_is_counted_and_placed(shipped: dict[str, Table]) -> None:
    report = dicts(shipped["reports"])[0]
    assert (report["division_code"], report["division_level"]) == ("330700", "prefecture")
    assert report["initiatives"] == len(shipped["initiatives"].rows)
    assert report["outcomes"] == len(shipped["outcomes"].rows)
    links = dicts(shipped["links"])
    assert report["links_explicit"] == sum(row["basis"] == "explicit" for row in links)
    [held] = [row for row in dicts(shipped["initiatives"]) if row["name"] == "“一警情三推送”矛盾纠纷化解机制"]
    assert held["outcomes_explicit"] == 2
    assert {row["division_code"] for row in dicts(shipped["figures"])} == {"330700", None}  # 全省 has none


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("浙江省金华市", None, "330700"),
        ("金华市", None, "330700"),
        ("义乌市", "330700", "330782"),
        ("朝阳区", None, None),  # Beijing has one, Changchun another
        ("朝阳区", "110000", "110105"),
        ("朝阳区", "220100", "220104"),
        ("北京市朝阳区", "330700", "110105"),
        ("某市", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_place_has_the_code_of_the_one_division_it_means(
    name: str | None, within: str | None, code: str | None
) -> None:
    found = division_of(name, load_regions()[within] if within else None)
    assert (found.code if found else None) == code


HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://evil.example")',
    "@SUM(1)",
    "+1",
    "{=1}",
    "http://evil.example",
    "mailto:a@b",
    "\x00\x0b",
    "长" * 40_000,
)


def hostile_table() -> Table:
    number = Variable("hostile", "value", "number", "", "read", "n", "数")
    words = Variable("hostile", "sentence", "string", "", "copied", "words", "字" * 200)
    return Table("hostile", (words, number), tuple((value, float(at)) for at, value in enumerate(HOSTILE)))


def test_nothing_in_the_workbook_runs(tables: tuple[Table, ...]) -> None:
    made = [
        xlsx.format_tables(kept, packing.codebook_rows(), code_rows(ONTOLOGY)) for kept in (tables, [hostile_table()])
    ]
    for files in made:
        with ZipFile(io.BytesIO(files[packing.WORKBOOK])) as book:
            parts = {name: book.read(name).decode("utf-8") for name in book.namelist()}
        sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
        assert not any(re.search(r"<f[ >]|hyperlink|oleObject", text) for text in parts.values() if text)
        assert all('<pane ySplit="1"' in text for text in sheets)
        assert 'wrapText="1"' in parts["xl/styles.xml"]
        assert all(
            len(words) <= 32_767 for words in re.findall(r"<t[^>]*>(.*?)</t>", parts["xl/sharedStrings.xml"], re.S)
        )


def test_a_table_that_no_sheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(ZhijiError, match="export parquet"):
        xlsx.format_tables([hostile_table()], [("a",)], [("a",)])


def test_parquet_and_stata_give_back_what_was_put_in(tmp_path: Path, tables: tuple[Table, ...]) -> None:
    kept = (*tables[:-1], hostile_table())
    for name, data in {**parquet.format_tables(kept, [], []), **dta.format_tables(kept, [], [])}.items():
        (tmp_path / name).write_bytes(data)
    for table in kept:
        read = pq.read_table(tmp_path / f"{table.name}.parquet")
        assert [tuple(row.values()) for row in read.to_pylist()] == list(table.rows)
        assert [field.metadata[b"zh"].decode() for field in read.schema] == [v.zh for v in table.variables]
        frame, meta = pyreadstat.read_dta(tmp_path / f"{table.name}.dta")
        assert list(frame.columns) == [v.name for v in table.variables]
        assert [meta.column_names_to_labels[v.name] for v in table.variables] == [v.zh[:80] for v in table.variables]
        for at, variable in enumerate(table.variables):
            words = [str(row[at] or "").split("\x00")[0] for row in table.rows]  # where Stata's words end
            if variable.type == "string":
                assert list(frame[variable.name]) == words


@pytest.mark.parametrize("form", [*packing.FORMS])
def test_the_same_bytes_every_time(form: str, tmp_path: Path, tables: tuple[Table, ...]) -> None:
    one, two = (packing.write_pack(form, tables, tmp_path / side, ONTOLOGY) for side in ("one", "two"))
    assert [(file.name, file.read_bytes()) for file in one] == [(file.name, file.read_bytes()) for file in two]
    names = {file.name for file in one}
    assert {"codebook.csv", "codes.csv"} < names
    assert ("datapackage.json" in names) == (form != "dta")


def test_a_workbook_stands_alone_where_a_file_is_named(tmp_path: Path, tables: tuple[Table, ...]) -> None:
    assert packing.write_pack("xlsx", tables, tmp_path / "zj.xlsx", ONTOLOGY) == [tmp_path / "zj.xlsx"]
    assert [file.name for file in tmp_path.iterdir()] == ["zj.xlsx"]


@pytest.mark.parametrize("form", ["parquet", "xlsx"])
def test_the_package_describes_every_table(form: str, tables: tuple[Table, ...]) -> None:
    package = json.loads(packing.describe_package(form, tables, load_codes(ONTOLOGY)))
    described = {held["name"]: held["schema"]["fields"] for held in package["resources"]}
    assert set(described) == {*TABLES, "codebook", "codes"}
    for table in tables:
        assert [(f["name"], f["type"], f["title"]) for f in described[table.name]] == [
            (v.name, v.type, v.zh) for v in table.variables
        ]
        assert all(
            f["constraints"]["enum"] for f, v in zip(described[table.name], table.variables, strict=True) if v.codes
        )


@pytest.mark.parametrize(
    ("form", "extra"), [("parquet", "zhiji[corpus]"), ("xlsx", "zhiji[xlsx]"), ("dta", "zhiji[stata]")]
)
def test_a_form_says_which_extra_it_needs(
    form: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packing, "find_spec", lambda _name: None)
    assert main(["export", form, "-o", "nowhere"]) == 2
    assert extra in capsys.readouterr().err


def test_the_command_writes_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "xlsx"]) == 2
    assert "-o DIR" in capsys.readouterr().err
    assert main(["export", "parquet", "-o", "pack"]) == 0
    assert sorted(file.name for file in Path("pack").iterdir()) == sorted(
        [*(f"{name}.parquet" for name in TABLES), "codebook.csv", "codes.csv", "datapackage.json"]
    )


def test_no_value_of_a_row_is_left_out(graph: api.KnowledgeGraph) -> None:
    """A row has exactly the variables of its table."""
    links, series = graph.links(weak=True), graph.across.series()
    maker = rows._Maker(rows.Sources(graph.network, graph.across.reports, links, series, graph.ledger(), graph.check()))
    for name in TABLES:
        wanted = {variable.name for variable in load_variables() if variable.table == name}
        assert {frozenset(row) for row in getattr(maker, name)()} <= {frozenset(wanted)}, name
