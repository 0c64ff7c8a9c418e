"""links, paths, query."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

from zhiji import api
from zhiji.cli.printing import emit, show
from zhiji.model import ZhijiError
from zhiji.presenting.words import say

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from threading import Timer

    from zhiji.store.graphs import Answer


def links(options: Namespace) -> int:
    from zhiji.presenting.citing import links_rows, links_table, things_table

    graph = _beside_networkx([*options.graph, *options.report], claims_only=options.unit is None)
    if options.unlinked:
        what = options.unlinked.removesuffix("s")
        found = graph.initiatives_without_outcome() if what == "initiative" else graph.outcomes_without_initiative()
        reports = {report.iri: report for report in graph.reports}
        show(things_table(found, reports, options.lang, what), options.format)
        return 0
    rows = graph.links(
        initiative=options.initiative,
        outcome=options.outcome,
        unit=options.unit,
        basis=options.basis,
        level=options.level,
    )
    show(links_table(rows, options.lang) if options.format == "table" else links_rows(rows), options.format)
    return 0


def paths(options: Namespace) -> int:
    from zhiji.presenting.citing import paths_table

    if options.most < 1:
        raise ZhijiError("--most takes a number from 1; leave it out for three paths")
    graph = _beside_networkx(options.graph, claims_only=False)
    found = graph.paths(options.start, options.goal, through_issuer=options.through_issuer, most=options.most)
    show(paths_table(found, graph.network.reports, options.lang), options.format)
    return 0


def query(options: Namespace) -> int:
    if options.list or options.query is None:
        listed = api.questions()
        from zhiji.presenting.table import Table

        columns = (say("number", options.lang), say("name", options.lang), say("question", options.lang))
        show(Table(columns, tuple((str(q.number), q.name, q.titles[options.lang]) for q in listed)), options.format)
        return 0
    if options.rows < 1:
        raise ZhijiError("--rows takes a number from 1; leave it out for 10,000 rows")
    text, settings = _query_text(options.query), dict(_setting(words) for words in options.set)
    graph = api.load(*options.graph)
    timer = _stop_after(options.timeout)
    try:
        _tell_answer(graph, graph.answer(text, **settings), options)
    finally:
        timer.cancel()
    return 0


def _tell_answer(graph: api.KnowledgeGraph, answer: Answer, options: Namespace) -> None:
    from zhiji.store.answers import columns_of, format_answer, labelled, rows_of

    if options.format != "table":
        text, cut = format_answer(answer, options.format, options.rows)
        emit(text)
        if cut:
            print(f"zhiji: {say('cut', options.lang, n=options.rows)}", file=sys.stderr)
        return
    from zhiji.presenting.table import Table

    rows = labelled(rows_of(answer, options.rows + 1), graph.graph, api.ontology_folder(), options.lang)
    notes = () if len(rows) <= options.rows else (say("cut", options.lang, n=options.rows),)
    notes = notes if rows else (say("no-rows", options.lang),)
    show(Table(columns_of(answer), tuple(rows[: options.rows]), notes), "table")


def _beside_networkx(sources: list[str], *, claims_only: bool) -> api.KnowledgeGraph:
    """Opens and reads graphs while another thread imports networkx: most of the reading runs outside Python."""
    from threading import Thread

    importing = Thread(target=import_module, args=("zhiji.network",))
    importing.start()
    try:
        return api.load(*sources).read_ahead(claims_only=claims_only)
    finally:
        importing.join()


def _query_text(name: str) -> str:
    from zhiji.store.questions import best_question

    if name == "-":
        return read_input()
    if best_question(name, api.questions()):
        return name
    if "{" in name:
        raise ZhijiError("a query is given in a file or on standard input: echo 'SELECT …' | zhiji query -")
    file = Path(name)
    if not file.is_file():
        raise ZhijiError(f"no question and no file called {name!r}; zhiji query --list names the questions")
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ZhijiError(f"{name}: cannot be read as UTF-8 ({error}); save the query as UTF-8") from None


def read_input() -> str:
    """Standard input as UTF-8 text."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ZhijiError("standard input is not UTF-8; convert it first") from None


def _setting(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals:
        raise ZhijiError(f"--set {words}: write NAME=WORDS")
    return name, value


def _stop_after(seconds: float) -> Timer:
    """Ends the process at the time limit: a query that is running cannot be told to stop otherwise."""

    import threading

    def stop() -> None:
        os.write(2, f"zhiji: no answer within {seconds:g} s; ask for less, or give more time with --timeout\n".encode())
        os._exit(2)

    timer = threading.Timer(max(seconds, 0.001), stop)
    timer.daemon = True
    timer.start()
    return timer
