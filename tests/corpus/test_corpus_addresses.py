"""Where the reports of a corpus were published: told with a table, a folder or a column, and told later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from corpus_samples import built, report, write

from zhiji import api, pipeline
from zhiji.cli import main
from zhiji.corpus.committing import settle, standing_record
from zhiji.corpus.folder import Folder
from zhiji.model import ZhijiError

URL = "https://example.org/2020.html"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    write(folder / "2020" / "甲.txt", report("甲市某局", 2020))
    write(folder / "2021" / "甲.txt", report("甲市某局", 2021))
    write(folder / "乙.txt", report("乙市某局", 2020))
    return folder


def told(corpus: Path) -> dict[str, str | None]:
    return {name: entry.address for name, entry in standing_record(Folder(corpus)).reports.items()}


def in_tables(corpus: Path) -> dict[str, str | None]:
    table = pq.read_table(corpus / "tables/reports.parquet", columns=["name", "address"])
    return dict(zip(table["name"].to_pylist(), table["address"].to_pylist(), strict=True))


def in_store(corpus: Path) -> set[str | None]:
    query = "SELECT ?a { ?r a zj:Report ; zj:sourceAddress ?a }"
    return {row[0] for row in api.load(corpus).graph.select(query)}


NAMED = [
    ("name,url\n2020/甲.txt,{url}\n", "a path, as far as it tells the file apart"),
    ("name,url\n2020/甲,{url}\n", "without its ending"),
    ("2020/甲.txt,{url}\n", "without a heading"),
    ("文件名,网址\n2020/甲.txt, {url} \n", "a Chinese heading, and spaces"),
    ("sha256,url\n{sha},{url}\n", "a hash"),
    ("name,sha256,url\n,{sha},{url}\n", "a hash where there is no name"),
]


@pytest.mark.parametrize(("rows", "why"), NAMED)
def test_a_table_says_where_each_was_published(tmp_path: Path, reports: Path, rows: str, why: str) -> None:
    sha = pipeline.read(reports / "2020" / "甲.txt").report.sha256
    table = write(tmp_path / "addresses.csv", rows.format(url=URL, sha=sha))
    corpus = tmp_path / "c"
    assert built(corpus, reports, urls=table).unknown == (), why
    assert told(corpus) == in_tables(corpus) == {"甲市某局-2020": URL, "甲市某局-2021": None, "乙市某局-2020": None}
    assert in_store(corpus) == {URL}


def test_a_table_beside_the_reports_does_too(tmp_path: Path, reports: Path) -> None:
    write(reports / "urls.csv", f"name,url\n2020/甲.txt,https://example.org/outer\n乙.txt,{URL}\nnobody.txt,{URL}\n")
    write(reports / "2020" / "urls.csv", "name,url\n甲.txt,https://example.org/inner\n")
    result = built(tmp_path / "c", reports)
    assert told(tmp_path / "c")["甲市某局-2020"] == "https://example.org/inner"
    assert told(tmp_path / "c")["乙市某局-2020"] == URL
    assert [line.rpartition("/")[2] for line in result.unknown] == ["urls.csv:4: no report is called nobody.txt"]


def test_an_address_told_later_reads_nothing_again(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, table = tmp_path / "c", write(tmp_path / "addresses.csv", f"2020/甲.txt,{URL}\n")
    built(corpus, reports)

    def read(*_: object, **__: object) -> Any:
        raise AssertionError

    monkeypatch.setattr(pipeline, "read", read)
    monkeypatch.setattr(pipeline, "extract_report", read)
    result = built(corpus, urls=table)
    assert (len(result.added), len(result.gone), result.addressed) == (0, 0, 1)
    assert in_tables(corpus)["甲市某局-2020"] == URL
    assert in_store(corpus) == {URL}
    monkeypatch.undo()
    built(tmp_path / "anew", reports, urls=table)
    for file in (tmp_path / "anew" / "reports").iterdir():
        assert (corpus / "reports" / file.name).read_bytes() == file.read_bytes(), file.name
    assert {str(q) for q in api.load(corpus).graph.store} == {str(q) for q in api.load(tmp_path / "anew").graph.store}
    for name in ("reports", "series", "ledger", "links"):
        tables = [pq.read_table(c / f"tables/{name}.parquet").to_pylist() for c in (corpus, tmp_path / "anew")]
        assert sorted(map(repr, tables[0])) == sorted(map(repr, tables[1])), name
    assert built(corpus, reports).addressed == 0, "what was told stays, and nothing is to be done"
    assert told(corpus)["甲市某局-2020"] == URL


def test_an_address_may_change_and_go(tmp_path: Path, reports: Path) -> None:
    corpus, table = tmp_path / "c", tmp_path / "addresses.csv"
    for address in (URL, "https://example.org/moved", ""):
        built(corpus, reports, urls=write(table, f"name,url\n2020/甲.txt,{address}\n"))
        assert in_tables(corpus)["甲市某局-2020"] == (address or None)
        assert in_store(corpus) == ({address} if address else set())


def test_a_build_killed_before_it_published_leaves_no_address(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, table = tmp_path / "c", write(tmp_path / "addresses.csv", f"2020/甲.txt,{URL}\n")
    built(corpus, reports)
    with monkeypatch.context() as killed:
        killed.setattr("zhiji.building.corpora.publish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            built(corpus, urls=table)
    settle(Folder(corpus))
    assert URL not in (corpus / "reports/甲市某局-2020.ttl").read_text(encoding="utf-8")
    assert built(corpus, urls=table).addressed == 1
    assert URL in (corpus / "reports/甲市某局-2020.ttl").read_text(encoding="utf-8")


def test_a_column_of_a_table_of_reports_says_it(tmp_path: Path) -> None:
    rows = [{"text": report("甲市某局", 2020), "link": URL}, {"text": report("乙市某局", 2020), "link": ""}]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    table = write(tmp_path / "reports.jsonl", lines)
    words = ["build", str(table), "--corpus", str(tmp_path / "c"), "--jobs", "1", "--url-column"]
    assert main([*words, "link"]) == 0
    assert in_tables(tmp_path / "c") == {"甲市某局-2020": URL, "乙市某局-2020": None}
    write(table, lines.replace(URL, "https://example.org/moved"))
    assert main([*words, "link"]) == 0
    assert told(tmp_path / "c")["甲市某局-2020"] == "https://example.org/moved"


def test_shards_joined_keep_their_addresses(tmp_path: Path, reports: Path) -> None:
    table = write(tmp_path / "addresses.csv", f"乙.txt,{URL}\n")
    shards = [tmp_path / f"s{i}" for i in (1, 2)]
    for i, shard in enumerate(shards, 1):
        assert built(shard, reports, urls=table, shard=(i, 2)).unknown == ()
    assert main(["merge", *map(str, shards), "--corpus", str(tmp_path / "c")]) == 0
    assert told(tmp_path / "c")["乙市某局-2020"] == URL
    assert in_store(tmp_path / "c") == {URL}


def test_it_is_cited_and_linked(tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, table = tmp_path / "c", write(tmp_path / "addresses.csv", f"2020/甲.txt,{URL}\n")
    assert main(["build", str(reports), "--corpus", str(corpus), "--jobs", "1", "--urls", str(table)]) == 0
    assert main(["query", "links", "-g", str(corpus), "--cite"]) == 0
    assert f"{URL}#:~:text=" in capsys.readouterr().out
    assert [f.rule for f in api.load(corpus).check() if f.severity == "violation"] == []


def test_one_report_may_be_told_with_url(tmp_path: Path, reports: Path) -> None:
    words = ["build", str(reports / "乙.txt"), "--corpus", str(tmp_path / "c"), "--jobs", "1", "--url"]
    assert main([*words, URL]) == 0
    assert told(tmp_path / "c") == {"乙市某局-2020": URL}


WRONG = [
    ("name,url\n乙.txt,javascript:alert(1)\n", "addresses.csv:2: 'javascript:alert(1)' is no address of a page"),
    ("name,url\n乙.txt,ftp://example.org/a\n", "is no address of a page"),
    (f"name,url\n甲.txt,{URL}\n", "addresses.csv:2: 2 reports are called 甲.txt"),
    ("name,title\n乙.txt,乙\n", "give it the columns name (or sha256) and url"),
    ("", "give it the columns name (or sha256) and url"),
]


@pytest.mark.parametrize(("rows", "said"), WRONG)
def test_a_wrong_table_is_one_line_and_changes_nothing(tmp_path: Path, reports: Path, rows: str, said: str) -> None:
    table = write(tmp_path / "addresses.csv", rows)
    with pytest.raises(ZhijiError) as caught:
        built(tmp_path / "c", reports, urls=table)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert told(tmp_path / "c") == {}


def test_an_unsafe_cell_of_a_table_of_reports_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = write(tmp_path / "r.csv", f'text,link\n"{report("甲市某局", 2020)}",javascript:alert(1)\n')
    assert main(["build", str(table), "--corpus", str(tmp_path / "c"), "--url-column", "link"]) == 2
    assert "r.csv, row 1: 'javascript:alert(1)' is no address of a page" in capsys.readouterr().err
    assert main(["build", str(table), "--corpus", str(tmp_path / "c"), "--url", URL]) == 2
    assert "--urls FILE" in capsys.readouterr().err


def test_graphs_of_a_folder_without_a_corpus_have_them_too(tmp_path: Path, reports: Path) -> None:
    write(reports / "urls.csv", f"乙.txt,{URL}\n")
    sha = pipeline.read(reports / "2020" / "甲.txt").report.sha256
    table = write(tmp_path / "more.csv", f"{sha},https://example.org/by-hash\n")
    assert main(["build", str(reports), "-o", str(tmp_path / "g"), "--urls", str(table)]) == 0
    found = {report.address for report in api.load(tmp_path / "g").reports}
    assert found == {None, URL, "https://example.org/by-hash"}
    assert {report.address for report in api.load(reports).reports} == {None, URL}, "a folder that is read to be asked"
