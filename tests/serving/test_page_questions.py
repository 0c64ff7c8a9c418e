"""The named questions in the browser: the rows that ``zhiji query`` gives, of loose graphs and of a corpus."""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from zhiji import api, resources
from zhiji.cli import main
from zhiji.serving.pages.few import Few
from zhiji.serving.pages.parts.words import say_column
from zhiji.store.kept import tsv_head
from zhiji.store.questions import Question

INVENTED = Path(__file__).parents[1] / "invented"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory, invented_turtle: dict[str, bytes]) -> dict[str, list[Path]]:
    """What is opened: graphs of two organs through two years with the shipped report; a corpus of texts."""
    folder = tmp_path_factory.mktemp("questions")
    for name, turtle in invented_turtle.items():
        (folder / f"{name}.ttl").write_bytes(turtle)
    texts = sorted(INVENTED.glob("*.txt"))
    corpus = tmp_path_factory.mktemp("corpus") / "c"
    assert main(["build", *map(str, texts), "--corpus", str(corpus), "--jobs", "1"]) == 0
    return {"graphs": [folder, resources.shipped_graph()], "corpus": [corpus]}


def terms_of(columns: Sequence[str] | None) -> list[str]:
    """The columns of an answer but those that say what things are called."""
    return [column for column in columns or () if not column.endswith("_label")]


@pytest.fixture(scope="module", params=["graphs", "corpus"])
def served(
    request: pytest.FixtureRequest, start: Any, sources: dict[str, list[Path]]
) -> Iterator[tuple[Any, api.KnowledgeGraph]]:
    """The server, and the same opened here."""
    named = sources[request.param]
    with start(*(word for source in named for word in ("-g", source)), "--workers", "1") as server:
        yield server, api.load(*named)


@pytest.mark.parametrize("name", [q.name for q in api.questions()])
def test_a_page_gives_what_query_gives(served: tuple[Any, api.KnowledgeGraph], name: str) -> None:
    server, graph = served
    told = csv.DictReader(io.StringIO(server.get(f"/questions/{name}.csv").text.removeprefix("\ufeff")))
    rows = [[row[column].removeprefix("'") for column in terms_of(told.fieldnames)] for row in told]
    table = graph.query(name)
    table = table.full() if table.full else table
    held = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    wanted = [[row[column] or "" for column in terms_of(table.columns)] for row in held]
    assert terms_of(told.fieldnames) == terms_of(table.columns)
    assert sorted(rows) == sorted(wanted)


def test_a_word_that_is_set_is_asked_over_rows_too(served: tuple[Any, api.KnowledgeGraph]) -> None:
    server, graph = served
    wanted = graph.query("indicator").rows
    name = str(wanted[0][graph.query("indicator").columns.index("indicator")])
    told = list(csv.DictReader(io.StringIO(server.get(f"/questions/indicator.csv?name={quote(name)}").text)))
    assert len(told) == len(graph.query("indicator", name=name).rows) > 0
    assert "no rows" in server.get("/questions/indicator?name=%00none&lang=en").text.lower()


def test_what_stands_below_says_that_the_query_is_the_plain_part(served: tuple[Any, api.KnowledgeGraph]) -> None:
    server, _ = served
    for name, plain in (("firsts", True), ("links", False)):
        assert ("plain part" in server.get(f"/questions/{name}?lang=en").text) == plain


@pytest.mark.parametrize("question", api.questions(), ids=lambda question: question.name)
def test_every_column_of_an_answer_has_its_words(question: Question) -> None:
    for column in tsv_head(question).strip().replace("?", "").split("\t"):
        assert say_column(column, "zh") != column
        assert say_column(column, "en") == column or not re.search("[A-Z]", say_column(column, "en"))


def test_columns_without_a_word_and_numbers_to_choose_from_are_left_out(served: tuple[Any, api.KnowledgeGraph]) -> None:
    server, graph = served
    told = graph.query("firsts").full
    assert told is not None
    empty = [c for c, cells in zip(told().columns, zip(*told().rows, strict=True), strict=True) if not any(cells)]
    page = server.get("/questions/firsts?lang=en").text
    heads = [head.strip() for head in re.findall(r"<th[^>]*>(?:<[^>]+>)*([^<]+)", page)]
    assert heads
    assert not {say_column(column, "en") for column in empty} & set(heads)
    assert "begin" not in heads
    assert "claims of this organ" in heads
    assert not re.search(r'href="/questions/firsts\?claims=', page)


def test_many_at_once_are_made_one_by_one_and_the_others_told() -> None:
    few, begun, go, made = Few[str, str](most=8, waiting=4), threading.Event(), threading.Event(), list[str]()

    def asked(key: str) -> str | None:
        return few.get(key, partial(make, key))

    def make(key: str) -> str:
        begun.set()
        assert go.wait(30)
        made.append(key)
        return f"made for {key}"

    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(asked, "a")
        assert begun.wait(30)
        others = [pool.submit(asked, key) for key in "bcdefg"]
        done, _ = wait(others, 30, FIRST_COMPLETED)
        assert {answer.result() for answer in done} == {None}
        go.set()
        answers = [answer.result(30) for answer in others]
    assert first.result() == "made for a"
    assert answers.count(None) == 3
    assert len(made) == 4


def test_the_last_few_are_kept() -> None:
    few = Few[str, str](most=2, waiting=1)
    assert [few.get(key, key.upper) for key in "abab"] == ["A", "B", "A", "B"]
    assert few.get("c", lambda: "C") == "C"
    assert few.get("b", lambda: "again") == "B"
    assert few.get("a", lambda: "again") == "again"


def test_what_fails_keeps_nobody_waiting() -> None:
    few = Few[str, str](most=1, waiting=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            few.get("a", lambda: str(1 // 0))
    assert few.get("a", lambda: "aa") == "aa"
