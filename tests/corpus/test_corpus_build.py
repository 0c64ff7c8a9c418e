"""A corpus is brought up to date: what stands is not made again, what is gone is gone, bad ones stop nothing."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from corpus_samples import INVENTED, built, listed, report, write

from zhiji import api, pipeline
from zhiji.cli import main
from zhiji.comparing import ledger
from zhiji.corpus.asking import open_corpus
from zhiji.corpus.databases import write_store
from zhiji.corpus.folder import Folder
from zhiji.corpus.record import FORMAT
from zhiji.model import ZhijiError
from zhiji.store.kept import is_kept, tsv_head


def texts_of(corpus: Path) -> set[str]:
    """The texts in reports/, which must be those of the store and of corpus.json."""
    texts = {file.read_text(encoding="utf-8") for file in (corpus / "reports").glob("*.txt")}
    opened = open_corpus(corpus)
    assert texts == {row[0] for row in opened.graph.select("SELECT ?text { ?r a zj:Report ; zj:text ?text }")}
    assert sorted(opened.record.reports) == sorted(file.stem for file in (corpus / "reports").glob("*.txt"))
    return texts


def test_holds_each_report_whole(tmp_path: Path) -> None:
    built(tmp_path / "c", INVENTED)
    for name in ("jia-2019", "jia-2020", "yi-2019", "yi-2020"):
        made = pipeline.build(INVENTED / f"{name}.txt")
        assert (tmp_path / f"c/reports/{name}.ttl").read_bytes() == made.turtle
        assert (tmp_path / f"c/reports/{name}.txt").read_bytes() == (INVENTED / f"{name}.txt").read_bytes()


def test_plain_patterns_see_once_what_two_reports_share(
    tmp_path: Path, open_invented: Callable[..., api.KnowledgeGraph]
) -> None:
    built(tmp_path / "c", INVENTED)
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    rows = sorted(map(str, open_corpus(tmp_path / "c").graph.ask(query)))
    assert rows == sorted(map(str, open_invented().graph.ask(query)))
    named = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
    rows = sorted(map(str, open_corpus(tmp_path / "c").graph.ask(named)))
    assert rows == sorted(map(str, open_invented().graph.ask(named)))


def test_what_stands_is_not_made_again(tmp_path: Path, reports: Path) -> None:
    first, again = built(tmp_path / "c", reports), built(tmp_path / "c", reports)
    assert (len(first.added), len(again.added), len(again.record.reports)) == (3, 0, 3)
    assert Folder(tmp_path / "c").current == tmp_path / "c/.states/1"  # nothing was published anew


def test_a_changed_report_leaves_everything(tmp_path: Path, reports: Path) -> None:
    built(tmp_path / "c", reports)
    write(reports / "丙市公安局-2019.txt", report("丙市公安局", 2019, deaths=99))
    result = built(tmp_path / "c", reports)
    assert [entry.name for entry in result.added] == ["丙市公安局-2019"]
    assert report("丙市公安局", 2019) not in texts_of(tmp_path / "c")
    assert report("丙市公安局", 2019, deaths=99) in texts_of(tmp_path / "c")


@pytest.mark.parametrize(("more", "anew"), [(2, False), (0, True)])  # two of five change, or two of three
def test_a_change_leaves_the_same_store_as_building_anew(
    more: int, anew: bool, tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in range(2013, 2013 + more):
        write(reports / f"丙市公安局-{year}.txt", report("丙市公安局", year))
    begun_with = []

    def written(old: Path | None, *rest: object) -> None:
        begun_with.append(old)
        write_store(old, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("zhiji.building.states.write_store", written)
    built(tmp_path / "c", reports)
    write(reports / "丙市公安局-2020.txt", report("丙市公安局", 2020, deaths=98))
    (reports / "丁市公安局-2020.txt").unlink()
    built(tmp_path / "c", reports, prune=True)
    assert [old is None for old in begun_with] == [True, anew]
    built(tmp_path / "anew", reports)
    stores = [sorted(map(str, open_corpus(tmp_path / name).graph.store)) for name in ("c", "anew")]
    assert stores[0] == stores[1]


def test_a_zhiji_that_keeps_other_tables_makes_them_all_anew(tmp_path: Path, reports: Path) -> None:
    built(tmp_path / "c", reports)
    (tmp_path / "c/.state/asker").write_text("another one", encoding="utf-8")
    result = built(tmp_path / "c", reports)
    assert (result.added, Folder(tmp_path / "c").current) == ((), tmp_path / "c/.states/2")  # nothing is read again
    built(tmp_path / "anew", reports)
    mine, theirs = (rows_by_table(tmp_path / name) for name in ("c", "anew"))
    assert [name for name in theirs if mine[name] != theirs[name]] == []
    assert all(theirs[f"network/{name}"] for name in ("names", "things", "edges", "mentions", "outlines"))


EMPTY = [("links",), ("query", "links"), ("check",), ("ledger",), ("series", "--all"), ("overview",), ("export", "nt")]


@pytest.mark.parametrize("asked", EMPTY, ids=" ".join)
def test_a_corpus_without_a_report_says_so_and_answers_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert main(["build", str(tmp_path / "a.txt"), "--corpus", str(tmp_path / "c")]) == 1
    capsys.readouterr()
    assert main([*asked, "-g", str(tmp_path / "c")]) == 2
    out, err = capsys.readouterr()
    assert (out, "this corpus holds no report; build some into it: zhiji build REPORTS" in err) == ("", True)


KEPT = (5, "5629")
"""The format, and what it keeps of answers: a corpus made before a kept question had another column cannot be asked."""


def test_the_format_says_which_columns_kept_answers_have() -> None:
    heads = [f"{q.name} {tsv_head(q)}" for q in api.questions() if is_kept(q)]
    assert (FORMAT, sha256("".join(heads).encode()).hexdigest()[:4]) == KEPT, "raise FORMAT with what is kept"


def test_a_corpus_of_another_zhiji_says_how_to_go_on(
    tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(tmp_path / "c", reports)
    shutil.rmtree(tmp_path / "c/.state/network/edges")
    (tmp_path / "c/.state/sizes.json").unlink()  # which older ones do not keep
    assert main(["links", "-g", str(tmp_path / "c")]) == 2
    assert "made by another zhiji (no edges); name its reports again: zhiji build REPORTS" in capsys.readouterr().err


def rows_by_table(corpus: Path) -> dict[str, list[str]]:
    """The rows of every table of the state, in one order."""
    tables = (f for f in sorted((corpus / ".state").glob("[ant]*/*")) if f.suffix == ".parquet" or f.is_dir())
    return {f"{f.parent.name}/{f.stem}": sorted(map(str, pq.read_table(f).to_pylist())) for f in tables}


def test_corrections_beside_a_report_make_it_anew(tmp_path: Path, reports: Path) -> None:
    built(tmp_path / "c", reports)
    write(reports / "丙市公安局-2019.corrections.jsonl", "")
    assert [entry.name for entry in built(tmp_path / "c", reports).added] == ["丙市公安局-2019"]


def test_only_prune_drops_what_a_named_folder_no_longer_holds(tmp_path: Path, reports: Path) -> None:
    other = write(tmp_path / "other/戊市公安局.txt", report("戊市公安局", 2020))
    built(tmp_path / "c", reports, other)
    other.unlink()
    (reports / "丁市公安局-2020.txt").unlink()
    assert len(built(tmp_path / "c", reports).record.reports) == 4
    kept = built(tmp_path / "c", reports, prune=True).record.reports
    assert sorted(kept) == ["丙市公安局-2019", "丙市公安局-2020", "戊市公安局-2020"]  # the other folder was not named
    assert len(texts_of(tmp_path / "c")) == 3


def test_the_same_text_twice_is_one_report(tmp_path: Path, reports: Path) -> None:
    shutil.copy(reports / "丁市公安局-2020.txt", reports / "copy.txt")
    result = built(tmp_path / "c", reports)
    entry = result.record.reports["丁市公安局-2020"]
    assert [Path(source).name for source in entry.sources] == ["copy.txt", "丁市公安局-2020.txt"]
    (reports / "丁市公安局-2020.txt").unlink()
    result = built(tmp_path / "c", reports, prune=True)
    assert [Path(s).name for s in result.record.reports["丁市公安局-2020"].sources] == ["copy.txt"]


def test_a_report_published_again_is_two_and_says_so(tmp_path: Path, reports: Path) -> None:
    write(reports / "later.txt", report("丁市公安局", 2020, deaths=97))
    result = built(tmp_path / "c", reports)
    names = [name for name in result.record.reports if name.startswith("丁市公安局-2020")]
    assert len(names) == 2
    assert all(name == "丁市公安局-2020" or len(name) == len("丁市公安局-2020-01234567") for name in names)
    assert [{entry.name, other.name} for entry, other in result.corrected] == [set(names)]


def test_bad_reports_are_listed_and_stop_nothing(
    tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(reports / "empty.txt", "")
    write(reports / "nobody.txt", report("", 2020))
    words = ["build", str(reports), "--corpus", str(tmp_path / "c"), "--jobs", "2"]
    for _ in range(2):  # what failed for good is told again, and not tried again
        assert main(words) == 1
        told = capsys.readouterr()
        assert "3 reports" in told.out
        assert "2 gave none" in told.out
        assert "empty.txt is empty" in told.err
    assert main(["build", "--corpus", str(tmp_path / "c"), "--failed"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2
    write(reports / "empty.txt", report("己市公安局", 2018))
    (reports / "nobody.txt").unlink()
    assert main([*words, "--prune"]) == 0
    assert main(["build", "--corpus", str(tmp_path / "c"), "--failed"]) == 0


def test_a_name_of_a_file_that_is_not_utf8_stops_nothing(tmp_path: Path, reports: Path) -> None:
    """As archives packed on a Chinese Windows leave it; it comes back from corpus.json as it was."""
    odd = reports / os.fsdecode("报告".encode("gb18030") + b".txt")
    write(odd, report("己市公安局", 2020))
    write(odd.with_suffix(".broken.txt"), "")
    corpus = tmp_path / "c"
    made = built(corpus, reports)
    assert made.record.reports["己市公安局-2020"].sources == (str(odd),)
    assert [failure.source for failure in made.failures] == [str(odd.with_suffix(".broken.txt"))]
    json.loads((corpus / "corpus.json").read_text(encoding="utf-8"))
    again = built(corpus, reports)
    assert (again.record, again.added) == (made.record, ())


@pytest.mark.parametrize("place", ["zhiji.building.making.write_piece", "zhiji.building.states.write_tables"])
def test_a_full_disk_ends_a_build_and_is_the_fault_of_no_report(
    place: str, tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    corpus = tmp_path / "c"
    with monkeypatch.context() as patched:
        patched.setattr(place, full)
        with pytest.raises(ZhijiError, match=f"{corpus}: No space left on device; make room and build again"):
            built(corpus, reports)
        assert not (corpus / "corpus.json").exists()
    result = built(corpus, reports)
    assert (len(result.record.reports), result.failures) == (3, ())


def test_one_writer_at_a_time(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "c").mkdir()
    with Folder(tmp_path / "c").lock(), pytest.raises(ZhijiError, match="another zhiji is building"):
        built(tmp_path / "c", reports)
    built(tmp_path / "c", reports)


def test_a_reader_keeps_its_state_while_builds_go_on(tmp_path: Path, reports: Path) -> None:
    built(tmp_path / "c", reports)
    opened = open_corpus(tmp_path / "c")
    for deaths in (90, 91):
        write(reports / "丙市公安局-2019.txt", report("丙市公安局", 2019, deaths=deaths))
        built(tmp_path / "c", reports)
    assert len(list(opened.graph.select("SELECT ?t { ?r zj:text ?t FILTER(CONTAINS(?t, '亡人数100人')) }"))) == 3
    del opened
    built(tmp_path / "c", reports, prune=True)
    assert [state.name for state in (tmp_path / "c/.states").iterdir()] == [Folder(tmp_path / "c").current.name]  # type: ignore[union-attr]


def test_a_build_killed_before_it_published_leaves_nothing_and_goes_on(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path / "c", reports)
    before = listed(tmp_path / "c")
    write(reports / "new.txt", report("庚市公安局", 2020))
    with monkeypatch.context() as patched:
        patched.setattr("zhiji.building.corpora.commit", _killed)
        with pytest.raises(KeyboardInterrupt):
            built(tmp_path / "c", reports)
    assert [name for name in listed(tmp_path / "c") if not name.startswith(".made")] == [
        name for name in before if not name.startswith(".made")
    ]
    with monkeypatch.context() as patched:
        patched.setattr("zhiji.building.corpora.make", _killed)  # it was made: nothing is read again
        result = built(tmp_path / "c", reports)
    assert [entry.name for entry in result.added] == ["庚市公安局-2020"]
    assert not list((tmp_path / "c/.made").iterdir())


def test_what_another_zhiji_asked_before_it_was_killed_is_asked_anew(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("zhiji.building.states.asker", lambda: "another one")
        patched.setattr("zhiji.building.states.write_tables", _killed)
        with pytest.raises(KeyboardInterrupt):
            built(tmp_path / "c", reports)
    left = list((tmp_path / "c/.asked").rglob("*.arrow"))
    for file in left:  # it had other tables
        file.unlink()
    built(tmp_path / "c", reports)
    built(tmp_path / "anew", reports)
    mine, theirs = (rows_by_table(tmp_path / name) for name in ("c", "anew"))
    assert left
    assert [name for name in theirs if mine[name] != theirs[name]] == []


def test_a_build_killed_after_it_published_is_ended_by_the_next(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("zhiji.corpus.committing.place_piece", _killed)
        patched.setattr("zhiji.building.corpora.settle", lambda f: _killed() if f.current else None)
        with pytest.raises(KeyboardInterrupt):
            built(tmp_path / "c", reports)
    assert not list((tmp_path / "c/reports").iterdir())
    built(tmp_path / "c", reports)
    assert len(texts_of(tmp_path / "c")) == 3


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_shards_joined_are_the_whole(tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(reports / "empty.txt", "")
    shards = [str(tmp_path / f"shard-{i}") for i in (1, 2, 3)]
    for i, shard in enumerate(shards, 1):
        main(["build", str(reports), "--shard", f"{i}/3", "--corpus", shard])
        write(Path(shard) / f"answers/{i}.json", f'{{"shard": {i}}}')
    write(tmp_path / "c/answers/2.json", "{}")
    assert main(["merge", *shards, "--corpus", str(tmp_path / "c")]) == 1  # what failed in a shard is listed here too
    assert main(["merge", *shards, "--corpus", str(tmp_path / "c")]) == 1
    assert "3 reports, 0 read now, 1 gave none" in capsys.readouterr().out
    answers = {file.name: file.read_text() for file in (tmp_path / "c/answers").iterdir()}
    assert answers == {"1.json": '{"shard": 1}', "2.json": "{}", "3.json": '{"shard": 3}'}  # what is kept stays
    built(tmp_path / "whole", reports)
    records = [json.loads((tmp_path / name / "corpus.json").read_bytes()) for name in ("c", "whole")]
    assert records[0] == records[1]
    assert texts_of(tmp_path / "c") == texts_of(tmp_path / "whole")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "--corpus", "c"], "takes reports, folders or tables"),  # nothing named
        (["build", "nowhere", "--corpus", "c"], "there is no such file or folder"),
        (["build", "x.txt", "--prune"], "go with --corpus"),
        (["query", "links", "-g", "c"], "nothing stands in this corpus yet"),
        (["merge", "nowhere", "--corpus", "c"], "no corpus stands here"),
    ],
)
def test_wrong_use_is_one_line(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c/.states").mkdir(parents=True)
    assert main(words) in (1, 2)
    assert said in capsys.readouterr().err


def test_a_corpus_is_asked_by_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(tmp_path / "c", INVENTED)
    assert main(["query", "firsts", "-g", str(tmp_path / "c"), "--format", "csv"]) == 0
    assert "全省首创" in capsys.readouterr().out
    assert main(["links", "-g", str(tmp_path / "c"), "--outcome", "十佳便民案例", "--format", "csv"]) == 0
    assert "十佳便民案例" in capsys.readouterr().out
    assert main(["export", "ttl", "-g", str(tmp_path / "c")]) == 0


def test_a_folder_of_many_loose_graphs_says_what_a_corpus_saves(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(tmp_path / "c", reports)
    monkeypatch.setattr("zhiji.cli.opening._MANY", 3)
    for place, said in ((tmp_path / "c/reports", True), (tmp_path / "c", False)):
        assert main(["query", "links", "-g", str(place), "--format", "csv"]) == 0
        assert ("3 graphs were read anew; of a corpus" in capsys.readouterr().err) == said


def test_a_change_works_out_only_the_pairs_of_years_that_it_touches(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in (2016, 2017, 2018):
        write(reports / f"丙市公安局-{year}.txt", report("丙市公安局", year))
    built(tmp_path / "c", reports)
    write(reports / "丙市公安局-2020.txt", report("丙市公安局", 2020, deaths=98))
    looked_up = []
    with monkeypatch.context() as patched:
        make = ledger.NextReport
        patched.setattr(
            ledger, "NextReport", lambda one, other, *more: looked_up.append(one) or make(one, other, *more)
        )
        built(tmp_path / "c", reports)
    assert [one.year for one in looked_up] == [2019]  # of four pairs
    built(tmp_path / "anew", reports)
    mine, theirs = (rows_by_table(tmp_path / name) for name in ("c", "anew"))
    assert [name for name in theirs if mine[name] != theirs[name]] == []
    assert len(mine["tables/ledger"]) >= 4
    assert len(mine["network/worked"]) == 4 + len(mine["tables/reports"])  # what is wrong in each report, too


def test_an_issuer_that_two_processes_ask_has_the_same_answers(tmp_path: Path, reports: Path) -> None:
    for jobs, corpus in ((1, "alone"), (3, "shared")):  # two issuers: fewer than processes
        write(reports / "丙市公安局-2020.txt", report("丙市公安局", 2020))
        built(tmp_path / corpus, reports, jobs=jobs)
        write(reports / "丙市公安局-2020.txt", report("丙市公安局", 2020, deaths=98))
        built(tmp_path / corpus, reports, jobs=jobs)
    mine, theirs = (rows_by_table(tmp_path / name) for name in ("alone", "shared"))
    assert [name for name in mine if mine[name] != theirs[name]] == []
    assert mine["network/checks"]
    assert mine["network/worked"]


def test_a_store_that_no_longer_opens_is_made_again(
    tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(tmp_path / "c", reports)
    asked = ["query", "links", "-g", str(tmp_path / "c"), "--format", "csv"]
    assert main(asked) == 0
    before = capsys.readouterr().out
    (tmp_path / "c/store/CURRENT").unlink()
    result = built(tmp_path / "c", reports)
    assert (len(result.record.reports), len(result.added)) == (3, 0)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert int(api.load(tmp_path / "c").query(count).rows[0][0] or 0) > 100
    assert main(asked) == 0
    assert capsys.readouterr().out == before


def test_a_report_that_came_out_on_one_side_is_remarked_on(tmp_path: Path) -> None:
    told = "青松县政府工作报告\n各位代表：\n一、2022年工作回顾\n" + "持续推进城乡道路建设，建成3座桥。\n" * 250
    file = write(tmp_path / "reports" / "青松.txt", told)
    (entry,) = built(tmp_path / "c", file, issuer="青松县人民政府", year=2022).added
    assert any("is read as plans; check" in remark for remark in entry.remarks)
