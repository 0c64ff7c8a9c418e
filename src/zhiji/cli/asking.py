"""links, paths, query."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from zhiji import api
from zhiji.cli import progress
from zhiji.cli.citing import cite_answer, show_or_cite
from zhiji.cli.opening import open_graph
from zhiji.cli.printing import emit, show, show_listed, table_width, tell
from zhiji.model import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from threading import Timer

    from zhiji.presenting.lists import Links
    from zhiji.store.graphs import Answer


def links(options: Namespace) -> int:
    graph = open_graph(options)
    if options.unlinked:
        initiatives = options.unlinked == "initiatives"
        found = graph.initiatives_without_outcome() if initiatives else graph.outcomes_without_initiative()
        show_or_cite(graph, found, options)
        return 0
    named = {options.initiative, options.outcome, options.unit} != {None}
    if options.format != "table" and not (options.cite or named or _names_for_people(options)):
        table = graph.links_rows(basis=options.basis, level=options.level, weak=options.weak, lang=options.lang)
        show(table, options)
        tell(table.notes)
        return 0
    rows = _found(graph, options)
    show_or_cite(graph, rows, options)
    if options.format != "table":
        from zhiji.presenting.citing import left_out_notes

        tell(left_out_notes(rows.left_out, options.lang))
    return 0


def _names_for_people(options: Namespace) -> bool:
    """Whether a column is named that the table for programs has not (``why``)."""
    from zhiji.cli.printing import columns_named
    from zhiji.presenting.columns import FULL

    return not columns_named(options) <= {column.key for column in FULL}


def overview(options: Namespace) -> int:
    from zhiji.presenting.overview import overview as told

    graph = open_graph(options)
    places = {} if options.graph or options.report else _places()
    things = list(graph.network.things.values())
    progress.end()
    opened = [*options.graph, *options.report]
    print(told(things, graph.links(), places, options.lang, table_width(), opened=opened))
    return 0


def _places() -> dict[str, str]:
    """Where what ships is: as it lies from here where it lies below, else its whole path."""
    from zhiji import resources

    report = resources.shipped_report()
    held = {
        "at-graph": resources.shipped_graph(),
        "at-report": report,
        "at-facts": report.with_suffix(".facts.jsonl"),
        "at-ontology": resources.ontology_folder(),
    }
    here = Path.cwd()
    return {what: str(file.relative_to(here) if file.is_relative_to(here) else file) for what, file in held.items()}


def _found(graph: api.KnowledgeGraph, options: Namespace) -> Links:
    from zhiji.network import AmbiguousName

    try:
        return graph.links(
            initiative=options.initiative,
            outcome=options.outcome,
            unit=options.unit,
            basis=options.basis,
            level=options.level,
            every_match=options.every_match,
            weak=options.weak,
        )
    except AmbiguousName as error:
        raise ZhijiError(f"{error}, or take them all with --every-match") from None


def paths(options: Namespace) -> int:
    graph = _beside_networkx(options)
    found = graph.paths(options.start, options.goal, through_issuer=options.through_issuer, most=options.most)
    show_or_cite(graph, found, options)
    return 0


def query(options: Namespace) -> int:
    if options.list or options.query is None:
        if options.cite:
            raise ZhijiError("--cite goes with a question: zhiji query requirements --cite")
        show_listed(api.questions(), options)
        return 0
    text, settings = _query_text(options.query), dict(_setting(words) for words in options.set)
    graph = open_graph(options)
    timer = _stop_after(options.timeout, options.lang)
    try:
        words = graph.words_asked(text, **settings)
        answer = graph.answer(text, **words)
        if options.cite:
            cite_answer(graph, text, answer, words, options)
        else:
            _tell_answer(graph, answer, words, options)
    finally:
        timer.cancel()
    return 0


def _tell_answer(graph: api.KnowledgeGraph, answer: Answer, words: Mapping[str, str], options: Namespace) -> None:
    """Prints an answer; says where it was cut, or what may be asked where nothing was found."""
    import pyoxigraph as ox

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
    if not 0 < count <= most:
        from zhiji.presenting.questions import notes_on

        tell(notes_on({} if count else words, options.lang, cut=most if count else None, found=count > 0))


def _show_labelled(graph: api.KnowledgeGraph, answer: Answer, words: Mapping[str, str], options: Namespace) -> None:
    from zhiji.presenting.questions import answer_table, in_words, keep_sure, notes_on
    from zhiji.store.answers import columns_of, labelled, rows_of

    question = api.question_named(options.query)
    held = rows_of(answer, options.rows + 1)
    rows = labelled(held, graph.graph, api.ontology_folder(), options.lang, by_name=question is not None)
    cut = options.rows if len(rows) > options.rows else None
    notes = notes_on(words, options.lang, cut=cut, found=bool(rows))
    columns = columns_of(answer)
    shown = rows[: options.rows]
    if question and not options.weak:
        shown, weak = keep_sure(question, columns, shown, options.lang)
        notes = (*weak, *notes)
    table = answer_table(columns, shown, notes, question, options.lang)
    if question:
        table = in_words(table)
        if not (options.columns or options.sort):
            table = table.without_empty() if shown else table.choose(question.answer or columns)
    show(table, options)


def _show_named(graph: api.KnowledgeGraph, answer: Answer, options: Namespace) -> int:
    import pyoxigraph as ox

    from zhiji.presenting.sheets import format_csv
    from zhiji.store.answers import columns_of, named, rows_of

    if isinstance(answer, ox.QueryBoolean):
        emit("true\n" if answer else "false\n")
        return 1
    columns, rows = named(
        columns_of(answer), rows_of(answer, options.rows + 1), graph.graph, api.ontology_folder(), options.lang
    )
    kept = rows[: options.rows]
    if options.columns or options.sort or options.limit:
        from zhiji.presenting.table import Table

        show(Table(columns, tuple(kept)), options)
    else:  # the shortest way to what programs ask most
        emit(format_csv((columns, *kept), excel=options.excel))
    return len(rows)


def _beside_networkx(options: Namespace) -> api.KnowledgeGraph:
    """Opens and reads graphs while another thread imports networkx: most of the reading runs outside Python."""
    from threading import Thread

    importing = Thread(target=import_module, args=("networkx",))
    importing.start()
    try:
        return open_graph(options).read_ahead()
    finally:
        importing.join()


def _query_text(name: str) -> str:
    if name == "-":
        return read_input()
    if api.question_named(name):
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


def _stop_after(seconds: float, lang: str) -> Timer:
    """Ends the process at the time limit: a query that is running cannot be told to stop otherwise."""

    import threading

    from zhiji.cli.messages import in_language

    def stop() -> None:
        said = f"no answer within {seconds:g} s; ask for less, or give more time with --timeout"
        os.write(2, f"zhiji: {in_language(said, lang)}\n".encode())
        os._exit(2)

    timer = threading.Timer(max(seconds, 0.001), stop)
    timer.daemon = True
    timer.start()
    return timer
