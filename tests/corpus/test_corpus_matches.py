"""Initiatives matched across years: a table and a graph of its own, that go when the reports go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph as ox
from corpus_samples import INVENTED, built, write

from zhiji import api
from zhiji.description.matches import MATCHES

TEXT = """戊市公安局{year}年法治政府建设年度报告
（虚构文本：机关、数字均不存在，仅供测试。）
一、主要工作
推行{name}，开展“净土行动”。全年受理案件{year}件。
"""
NAMES = {2019: "“快办快结”服务机制", 2020: "“快办快结”服务模式"}


def matches(corpus: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(corpus / "tables/matches.parquet").to_pylist()
    return [row for row in rows if row["issuer"] == "戊市公安局"]


def stated(corpus: Path) -> list[tuple[str, ...]]:
    """The confidence and the words of each match in the graph of matches, and in a plain pattern."""
    answer = api.load(corpus).graph.ask(
        f"SELECT ?c ?w {{ GRAPH <{MATCHES}> {{ ?m a zj:Match ; zj:confidence ?c }} ?m zj:asWritten ?w }} ORDER BY ?w"
    )
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(str(getattr(term, "value", "")) for term in row) for row in answer]


def test_matches_of_a_corpus(tmp_path: Path, run_main: Callable[..., str]) -> None:
    corpus, folder = tmp_path / "c", tmp_path / "reports"
    for year, name in NAMES.items():
        write(folder / f"戊-{year}.txt", TEXT.format(year=year, name=name))
    built(corpus, folder)
    found = {str(row["name"]): row for row in matches(corpus)}
    renamed = found[NAMES[2019]]
    assert (renamed["later_name"], renamed["exact"], renamed["year"], renamed["later_year"]) == (
        *(NAMES[2020], False),
        *(2019, 2020),
    )
    assert isinstance(renamed["confidence"], float)
    assert 0.6 < renamed["confidence"] < 1
    assert [row["exact"] for name, row in found.items() if "净土" in name] == [True]
    assert [words for _, words in stated(corpus)] == sorted(NAMES.values())
    run_main("export", "nq", "--split", "-g", corpus, "-o", tmp_path / "nq")
    assert any(f"<{MATCHES}>" in file.read_text(encoding="utf-8") for file in (tmp_path / "nq").iterdir())
    (tmp_path / "all.nq").write_bytes(api.load(corpus).export("nq"))
    assert [f.rule for f in api.load(tmp_path / "all.nq").check() if f.kind == "shape"] == []  # what is made is sound
    (folder / "戊-2020.txt").unlink()
    built(corpus, folder, prune=True)
    assert matches(corpus) == []
    assert stated(corpus) == []
    built(corpus, INVENTED)
    assert matches(corpus) == []  # others' matches are their own


def test_a_corpus_without_a_store_is_carried_away_as_one_with_it(tmp_path: Path, run_main: Callable[..., str]) -> None:
    for year, name in NAMES.items():
        write(tmp_path / f"reports/戊-{year}.txt", TEXT.format(year=year, name=name))
    corpora = tmp_path / "with", tmp_path / "without"
    for corpus in corpora:
        built(corpus, INVENTED, tmp_path / "reports", store=corpus.name == "with")
        run_main("export", "nq", "--split", "-g", corpus, "-o", corpus.with_suffix(".whole"))
        run_main("export", "nq", "--split", "--lean", "-g", corpus, "-o", corpus.with_suffix(".lean"))
    for made in (".whole", ".lean"):
        one, other = ((corpus.with_suffix(made) / "part-0001.nq").read_bytes() for corpus in corpora)
        assert f"<{MATCHES}>".encode() in one
        assert one == other
    for form in ("ttl", "nt", "nq"):
        one, other = (api.load(corpus).export(form) for corpus in corpora)
        assert one == other
