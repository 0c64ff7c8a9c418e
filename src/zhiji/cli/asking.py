"""links, paths, query."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
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
    from zhiji.presenting.citing import links_rows, links_table

    graph = _beside_networkx([*options.graph, *options.report], claims_only=options.unit is None)
    if options.unlinked:
        _show_unlinked(graph, options)
        return 0
    rows = graph.links(
        initiative=options.initiative,
        outcome=options.outcome,
        unit=options.unit,
        basis=options.basis,
        level=options.level,
        proposed=not options.no_proposed,
    )
    show(links_table(rows, options.lang) if options.format == "table" else links_rows(rows), options)
    return 0


def _show_unlinked(graph: api.KnowledgeGraph, options: Namespace) -> None:
    from zhiji.presenting.citing import things_rows, things_table

    what = options.unlinked.removesuffix("s")
    found = graph.initiatives_without_outcome() if what == "initiative" else graph.outcomes_without_initiative()
    reports = {report.iri: report for report in graph.reports}
    people = options.format == "table"
    show(things_table(found, reports, options.lang, what) if people else things_rows(found, reports, what), options)


def paths(options: Namespace) -> int:
    from zhiji.presenting.citing import paths_rows, paths_table

    if options.most < 1:
        raise ZhijiError("--most takes a number from 1; leave it out for three paths")
    graph = _beside_networkx(options.graph, claims_only=False)
    found = graph.paths(options.start, options.goal, through_issuer=options.through_issuer, most=options.most)
    reports = graph.network.reports
    show(
        paths_table(found, reports, options.lang) if options.format == "table" else paths_rows(found, reports), options
    )
    return 0


def query(options: Namespace) -> int:
    if options.list or options.query is None:
        listed = api.questions()
        from zhiji.presenting.table import Table

        columns = (say("number", options.lang), say("name", options.lang), say("question", options.lang))
        show(Table(columns, tuple((str(q.number), q.name, q.titles[options.lang]) for q in listed)), options)
        return 0
    if options.rows < 1:
        raise ZhijiError("--rows takes a number from 1; leave it out for 10,000 rows")
    text, settings = _query_text(options.query), dict(_setting(words) for words in options.set)
    graph = api.load(*options.graph)
    timer = _stop_after(options.timeout)
    try:
        words = graph.words_asked(text, **settings)
        _tell_answer(graph, graph.answer(text, **words), words, options)
    finally:
        timer.cancel()
    return 0


def _tell_answer(graph: api.KnowledgeGraph, answer: Answer, words: Mapping[str, str], options: Namespace) -> None:
    """Prints an answer; says where it was cut, or what may be asked where nothing was found."""
    import pyoxigraph as ox

    from zhiji.presenting.questions import notes_on

    most = options.rows
    if options.format == "table":
        _show_labelled(graph, answer, words, options)
        return
    if isinstance(answer, ox.QueryTriples) or options.format == "json":
        from zhiji.store.answers import format_json

        text, count = format_json(answer, most)
        emit(text)
    else:
        count = _show_named(graph, answer, options)
    for note in notes_on({} if count else words, options.lang, cut=most if count > most else None, found=count > 0):
        print(f"zhiji: {note}", file=sys.stderr)


def _show_labelled(graph: api.KnowledgeGraph, answer: Answer, words: Mapping[str, str], options: Namespace) -> None:
    from zhiji.presenting.questions import notes_on
    from zhiji.presenting.table import Table
    from zhiji.store.answers import columns_of, labelled, rows_of

    rows = labelled(rows_of(answer, options.rows + 1), graph.graph, api.ontology_folder(), options.lang)
    cut = options.rows if len(rows) > options.rows else None
    notes = notes_on(words, options.lang, cut=cut, found=bool(rows))
    show(Table(columns_of(answer), tuple(rows[: options.rows]), notes), options)


def _show_named(graph: api.KnowledgeGraph, answer: Answer, options: Namespace) -> int:
    import pyoxigraph as ox

    from zhiji.presenting.sheets import format_csv
    from zhiji.store.answers import named

    if isinstance(answer, ox.QueryBoolean):
        emit("true\n" if answer else "false\n")
        return 1
    columns, rows = named(answer, graph.graph, api.ontology_folder(), options.rows + 1)
    emit(format_csv((columns, *rows[: options.rows]), excel=options.excel))
    return len(rows)


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
