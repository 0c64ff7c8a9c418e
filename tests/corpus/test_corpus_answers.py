"""The tables answer as the graph does: on every named question, on links, paths and what has none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from corpus_samples import INVENTED, built, report, write

from zhiji import api
from zhiji.corpus.asking import OpenCorpus
from zhiji.corpus.network_rows import folded
from zhiji.corpus.packing import pack, unpack_things
from zhiji.corpus.told import told_edges, told_things
from zhiji.explorer import fitting
from zhiji.model import Evidence, ReadingWarning, SourceReport, Thing, ZhijiError
from zhiji.model.rows import ReportRow
from zhiji.network import names
from zhiji.presenting.ledger import ledger_rows
from zhiji.serving.pages.labels import Labels
from zhiji.store.kept import holding, is_kept
from zhiji.store.questions import Question
from zhiji.store.rows import load_initiative_rows

QUESTIONS = {question.name: question for question in api.questions()}

OTHER = """戊市公安局2020年法治政府建设年度报告
（虚构文本：机关、数字均不存在，仅供测试。）
一、主要工作
戊市公安局会同“虚构省公安厅”、虚构省“信访”局开展“净土行动”，学习《虚构省“信访”条例》。交通事故亡人数90人，同比下降10%。
推行“一码通办”服务机制，系全省首创，该机制获虚构省公安厅“十佳便民案例”。
二、下一步打算
2021年，开展“净土行动”，力争交通事故亡人数下降10%。
"""
"""Calls bodies, documents and initiatives of the invented set by the same names in other quotes: one IRI, two names."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[api.KnowledgeGraph, api.KnowledgeGraph]:
    """The same reports as a corpus that came to be in three builds, and as loose graphs."""
    folder = tmp_path_factory.mktemp("both")
    corpus, mixed = folder / "c", folder / "mixed"
    built(corpus, INVENTED)
    write(mixed / "戊.txt", OTHER.replace("90人", "91人"))
    for year in (2018, 2019, 2020):
        write(mixed / f"甲-{year}.txt", report("甲市公安局", year).replace("净土行动", "“净土”行动"))
        write(
            mixed / f"己-{year}.txt",  # one a year: plans are answered; one initiative is called in two ways
            report("己市公安局", year, deaths=2118 - year).replace(
                "净土行动", "“净土”行动" if year == 2019 else "净土行动"
            ),
        )
    built(corpus, mixed)
    write(mixed / "戊.txt", OTHER)
    (mixed / "甲-2018.txt").unlink()
    built(corpus, mixed, jobs=2, prune=True)
    return api.load(corpus), api.load(corpus / "reports")


def rows_of(answer: object) -> list[str]:
    assert isinstance(answer, ox.QuerySolutions)
    return (answer.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode("utf-8").split("\n")[1:-1]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_named_question_has_the_same_answer(
    name: str, both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    kept, asked = (graph.answer(name, **graph.words_asked(name)) for graph in both)
    assert isinstance(kept, ox.QuerySolutions)
    assert isinstance(asked, ox.QuerySolutions)
    assert [v.value for v in kept.variables] == [v.value for v in asked.variables]
    assert rows_of(kept) == rows_of(asked)


def test_of_several_labels_the_first_is_shown_everywhere(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    """One thing may be called by two names in two reports: which one is told hangs on neither place nor order."""
    said: dict[str, set[str]] = {}
    for iri, label in both[1].graph.select("SELECT ?x ?l { ?x rdfs:label ?l FILTER(LANG(?l) = 'zh') }"):
        said.setdefault(iri or "", set()).add(label or "")
    first = {iri: min(labels) for iri, labels in said.items() if len(labels) > 1}
    assert any("/initiative-" in iri for iri in first)
    for graph in both:
        shown = {thing.iri: thing.label for thing in graph.network.things.values()}
        assert {iri: shown[iri] for iri in first if iri in shown} == {i: n for i, n in first.items() if i in shown}
        pages = Labels(graph.graph, api.ontology_folder())
        assert {iri: pages.of(iri, "zh") for iri in first} == first
        query = f"SELECT ?x {{ VALUES ?x {{ {' '.join(f'<{iri}>' for iri in first)} }} }}"
        asked = graph.query(query, lang="zh").full()
        assert dict(asked.rows) == first
        assert {row.iri: row.name for row in load_initiative_rows(graph.graph) if row.iri in first} == {
            iri: name for iri, name in first.items() if "/initiative-" in iri
        }


def test_the_questions_have_rows_here(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    assert [name for name in QUESTIONS if not rows_of(both[1].answer(name))] == []
    assert sum(bool(both[1].links(**asked)) for asked in LINKS) == len(LINKS) - 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("parts", {"name": "一码通办"}),
        ("parts", {"name": ""}),  # of all initiatives
        ("indicator", {"name": "亡人数"}),
        ("provenance", {"words": "净土"}),
    ],
)
def test_questions_with_other_words_have_the_same_answer(
    name: str, settings: dict[str, str], both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    rows = [rows_of(graph.answer(name, **settings)) for graph in both]
    assert rows[0] == rows[1] != []


@pytest.mark.parametrize("question", [q for q in QUESTIONS.values() if is_kept(q)], ids=lambda q: q.name)
def test_what_is_kept_is_kept_for_all_words_that_may_be_set(
    question: Question, both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    held = holding(question)
    assert [*question.settings] == ([held[1]] if held else [])
    assert (
        both[0].store_query(question, {})
        is both[0].store_query(question, dict.fromkeys(question.settings, "无"))
        is None
    )


LINKS = [  # all but two have rows
    {},
    {"basis": "explicit"},
    {"level": "effect"},
    {"initiative": "夜间警务"},
    {"outcome": "群众满意度"},  # every figure of one indicator
    {"unit": "甲市公安局"},
    {"unit": "虚构省公安厅"},
    {"initiative": "夜间警务", "basis": "same-sentence"},
    {"unit": "甲市公安局", "outcome": "群众满意度"},
    {"initiative": "一码通办", "every_match": True, "weak": True},
    {"outcome": "群众 意度", "every_match": True},  # each word, wherever it stands
]
NAMES_THAT_FAIL = [
    {"initiative": "一码通办"},  # several
    {"initiative": "没有这样的举措"},
    {"initiative": "“”"},  # nothing is left of it
    {"outcome": "警"},
    {"unit": "局"},
]


def test_names_are_folded_alike() -> None:
    for name in ("“一码通办”服务机制", "ＡＢ c", "《甲 乙》"):
        assert folded(name) == names.folded(name)


def test_some_of_the_reports_are_asked_by_issuer_and_year(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    corpus = both[0]._corpus
    assert corpus
    told = [
        [r.iri for r in api.load(p, issuer="乙市", year=2020).reports] for p in (corpus.root, corpus.root / "reports")
    ]
    assert told[0] == told[1] != []
    with pytest.raises(ZhijiError, match="no report of 癸市"):
        api.load(corpus.root, issuer="癸市")


@pytest.mark.parametrize("asked", LINKS, ids=str)
def test_links_are_the_same(asked: dict[str, str], both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    mine, theirs = (graph.links(**asked) for graph in both)  # type: ignore[arg-type]
    assert [replace(row, report=_plain(row.report)) for row in mine] == theirs
    assert mine.left_out == theirs.left_out


@pytest.mark.parametrize("asked", [{}, {"weak": True}, {"basis": "same-paragraph"}, {"level": "effect"}], ids=str)
def test_rows_of_all_links_are_the_same(
    asked: dict[str, Any], both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    mine, theirs = (graph.links_rows(**asked) for graph in both)
    assert mine == theirs
    assert mine.rows == both[0].links(**asked).full().rows != ()


@pytest.mark.parametrize("what", ["things", "edges"])
def test_what_is_read_once_reads_as_what_is_made(
    what: str, both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    """But for its places, of which the first are enough, and its kinds of number and list."""
    values = getattr(both[1]._whole, what)
    told = (told_things if what == "things" else told_edges)(map(pack, values))
    kind = type(values[0])
    names = {f.name for f in fields(kind)} - {"evidence", "value", "section"}
    names |= {name for name, held in vars(kind).items() if isinstance(held, property)}
    for one, value in zip(told, values, strict=True):
        assert {name: getattr(one, name) for name in names} == {name: getattr(value, name) for name in names}


@pytest.mark.parametrize("asked", NAMES_THAT_FAIL, ids=str)
def test_names_fail_in_the_same_words(
    asked: dict[str, str], both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    said = []
    for graph in both:
        with pytest.raises(ZhijiError) as error:
            graph.links(**asked)  # type: ignore[arg-type]
        said.append(str(error.value))
    assert said[0] == said[1]


def test_what_has_no_link_is_the_same(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    mine, theirs = both
    assert mine.initiatives_without_outcome() == theirs.initiatives_without_outcome() != []
    assert mine.outcomes_without_initiative() == theirs.outcomes_without_initiative() != []


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("夜间警务", "虚构省公安厅"),
        ("夜间警务", "十佳便民案例"),  # far apart, over several reports
        ("甲市公安局", "乙市公安局"),
    ],
)
@pytest.mark.parametrize("through_issuer", [False, True])
def test_paths_are_the_same(
    start: str, goal: str, through_issuer: bool, both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    mine, theirs = (_paths(graph, start, goal, through_issuer) for graph in both)
    assert mine == theirs


def _paths(graph: api.KnowledgeGraph, start: str, goal: str, through_issuer: bool) -> object:
    """The length of each path, and the first whole; or what was said."""
    try:
        found = graph.paths(start, goal, through_issuer=through_issuer, most=3)
    except ZhijiError as error:
        return str(error)
    return [len(path) for path in found], found[:1]


def test_what_each_report_holds_is_the_same(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    mine, theirs = (graph.report_counts for graph in both)
    assert mine == theirs
    assert mine.keys() == {report.iri for report in both[0].reports}


@pytest.mark.parametrize("held", [False, True])
def test_findings_are_the_same(held: bool, both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    mine, theirs = (graph.check(held=held) for graph in both)
    assert mine == theirs
    assert any(finding.severity == "note" for finding in mine) == held


@pytest.mark.parametrize(
    ("indicator", "issuer"),
    [
        (None, None),
        (None, "甲市"),
        ("交通事故亡人数", None),
        ("亡人数", "乙市"),  # a part of its name
        ("没有这样的指标", None),
        ("件", None),  # several, or none
        (None, "癸市"),
    ],
)
def test_series_are_the_same(
    indicator: str | None, issuer: str | None, both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    mine, theirs = (_said(lambda graph=graph: graph.series(indicator, issuer=issuer)) for graph in both)
    assert mine == theirs


@pytest.mark.parametrize("issuer", [None, "甲市", "癸市"])
def test_the_ledger_is_the_same(issuer: str | None, both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    mine, theirs = (_said(lambda graph=graph: ledger_rows(graph.ledger(issuer=issuer)).rows) for graph in both)
    assert mine == theirs


def test_the_comparisons_have_rows_here(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    assert both[0].series()
    assert both[0].series("交通事故亡人数")
    assert {row.status for row in both[0].ledger()} - {"not-found"}
    assert any(finding.kind == "across" for finding in both[0].check())


def test_what_is_compared_is_the_same(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    mine, theirs = (graph.across for graph in both)
    assert mine.figure_rows == theirs.figure_rows != ()
    assert mine.initiatives == theirs.initiatives != ()
    names = [f.name for f in fields(ReportRow)]
    told = [[[getattr(report, name) for name in names] for report in across.reports] for across in (mine, theirs)]
    assert told[0] == told[1] != []


def _said(ask: Callable[[], object]) -> object:
    """The answer, or what was said instead of one."""
    try:
        return ask()
    except ZhijiError as error:
        return str(error)


def test_the_whole_network_is_the_same(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    mine, theirs = (graph.network for graph in both)
    assert list(mine.things.values()) == list(theirs.things.values())
    assert mine.edges == theirs.edges
    assert [_plain(report) for report in both[0].reports] == both[1].reports


def test_the_explorer_page_is_the_same(both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]) -> None:
    mine, theirs = (graph.explore() for graph in both)
    assert mine == theirs


def _plain(stored: SourceReport) -> SourceReport:
    return SourceReport(**{f.name: getattr(stored, f.name) for f in fields(SourceReport)})


def test_a_page_that_has_not_room_for_all_is_made_of_its_own_reports_alone(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "c"
    built(corpus, reports)
    asked: list[object] = []
    things = OpenCorpus.things
    monkeypatch.setattr(OpenCorpus, "things", lambda self, *filters: asked.append(filters) or things(self, *filters))
    monkeypatch.setattr(fitting, "LARGEST", 100)  # one report always has room
    with pytest.warns(ReadingWarning, match="2 older reports are not in it"):
        page = api.load(corpus).explore()
    assert [column for ((column, *_),) in asked] == ["reports"]
    with pytest.warns(ReadingWarning, match="2 older reports are not in it"):
        assert api.load(corpus / "reports").explore() == page


def test_a_corpus_without_a_store_answers_from_its_tables(tmp_path: Path, run_main: Callable[..., str]) -> None:
    built(tmp_path / "c", INVENTED, store=False)
    graph = api.load(tmp_path / "c")
    assert rows_of(graph.answer("links"))
    assert rows_of(graph.answer("parts", name="一码通办"))
    assert graph.links()
    with pytest.raises(ZhijiError, match="built with --no-store"):
        graph.answer("SELECT ?s { ?s ?p ?o }")
    assert "十佳便民案例" in run_main("links", "-g", tmp_path / "c")
    built(tmp_path / "c", INVENTED)
    assert rows_of(api.load(tmp_path / "c").answer("SELECT ?s { ?s ?p ?o }"))


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (["series", "交通事故亡人数"], ["pandas", "networkx", "zhiji.checking"]),
        (["ledger"], ["pandas", "networkx", "zhiji.checking"]),
        (["query", "links", "--format", "csv"], ["pandas", "networkx", "zhiji.presenting.questions"]),
        (["query", "provenance", "--set", "words=净土"], ["pandas", "networkx"]),
        (["links", "--basis", "explicit"], ["pandas", "networkx"]),
        (["links", "--format", "csv"], ["pandas", "networkx"]),
        (["check"], ["pandas", "networkx"]),
    ],
    ids=lambda said: said[0],
)
def test_nothing_is_imported_that_an_answer_can_do_without(
    words: list[str], unneeded: list[str], both: tuple[api.KnowledgeGraph, api.KnowledgeGraph]
) -> None:
    """pyarrow imports pandas wherever it turns Python's values into its own: half a second."""
    assert both[0]._corpus
    line = [*words, "-g", str(both[0]._corpus.root)]
    code = (
        f"import sys; from zhiji.cli import main; main({line!r}); print([m for m in {unneeded!r} if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_thing_kept_before_its_plans_had_reports_is_read() -> None:
    place = Evidence("r", 0, 1, "甲", 0, "甲")
    thing = Thing(iri="i", kind="initiative", label="甲", report="r", evidence=(place,), planned_in=("r",))
    before = pack(thing).replace('"planned_in":["r"]', '"planned":true')
    assert [held for held, _ in unpack_things((pack(thing), before))] == [thing, thing]
    assert [held.planned for held in told_things((pack(thing), before))] == [True, True]
    assert before != pack(thing)
