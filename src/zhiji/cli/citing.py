"""Rows as citations: --cite."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from copy import copy

from zhiji import api
from zhiji.cli.printing import emit, show, show_listed, tell
from zhiji.model import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from zhiji.presenting.lists import Listed
    from zhiji.presenting.table import Table
    from zhiji.presenting.words import Lang
    from zhiji.store.graphs import Answer


def show_or_cite(graph: api.KnowledgeGraph, listed: Listed[Any], options: Namespace) -> None:
    """Prints rows, or with --cite the places that they rest on as citations; as CSV or JSON the rows, each with its
    own."""
    if not options.cite:
        show_listed(listed, options)
        return
    check_cite(options)
    if in_rows(options):
        show(_cited(graph, listed), options)
        return
    kept = copy(listed)
    del kept[options.limit if options.limit is not None else len(kept) :]
    emit(graph.cite(kept.places(), options.cite))


def _cited(graph: api.KnowledgeGraph, listed: Listed[Any]) -> Table:
    """The rows for programs with their citations in a column more."""
    rows = listed.full()
    if len(rows.rows) != len(listed):
        raise ZhijiError("these rows are not cited one by one: leave out --format, or leave out --cite")
    return with_citations(rows, graph.cite_each(part.places() for part in _parts(listed)))


def _parts(listed: Listed[Any]) -> Iterator[Listed[Any]]:
    """Each row of a list as a list of its own."""
    none = copy(listed)
    none.clear()
    for row in listed:
        part = copy(none)
        part.append(row)
        yield part


def in_rows(options: Namespace) -> bool:
    """Whether citations are asked for beside the rows that programs read."""
    return bool(options.cite == "gbt" and options.format != "table")


def with_citations(table: Table, cited: Sequence[str]) -> Table:
    """The rows with a column more, in which the citations of each, a line each, stand on one."""
    from dataclasses import replace

    rows = tuple((*row, " ".join(words.splitlines())) for row, words in zip(table.rows, cited, strict=True))
    return replace(table, columns=(*table.columns, "citation"), rows=rows)


def check_cite(options: Namespace) -> None:
    """ZhijiError where --cite stands beside what it does not go with."""
    if options.cite == "csl" and options.format == "csv":
        raise ZhijiError("CSL-JSON is no CSV: leave out --format csv, or cite with --cite gbt")
    if not in_rows(options) and (options.sort or options.columns):
        raise ZhijiError("citations have no columns: leave out --sort and --columns, or leave out --cite")


def named_table(graph: api.KnowledgeGraph, columns: Sequence[str], rows: list[Any], lang: Lang) -> Table:
    """The rows of an answer for programs, names beside IRIs."""
    from zhiji.presenting.table import Table
    from zhiji.store.answers import named

    names, held = named(columns, rows, graph.graph, api.ontology_folder(), lang)
    return Table(names, tuple(held))


def cite_answer(
    graph: api.KnowledgeGraph, query: str, answer: Answer, words: Mapping[str, str], options: Namespace
) -> None:
    """Prints the places of the rows of an answer as citations; says how many rows have none, and where it was cut."""
    from zhiji.presenting.questions import notes_on
    from zhiji.presenting.words import say
    from zhiji.store.answers import columns_of, rows_of

    check_cite(options)
    held = list(rows_of(answer, options.rows + 1))
    cut = options.rows if len(held) > options.rows else None
    kept = held[: min(options.rows, options.limit or options.rows)]
    places = graph.row_places(query, columns_of(answer), kept)
    if in_rows(options):
        show(
            with_citations(named_table(graph, columns_of(answer), kept, options.lang), graph.cite_each(places)), options
        )
        tell(notes_on({} if held else words, options.lang, cut=cut, found=bool(held)))
        return
    without = sum(not found for found in places)
    if kept and without == len(kept):
        raise ZhijiError(
            "no row says where it stands: select a thing, a place, or ?sentence with ?issuer and ?year; or leave out "
            "--cite"
        )
    emit(graph.cite([place for found in places for place in found], options.cite))
    notes = notes_on({} if held else words, options.lang, cut=cut, found=bool(held))
    tell((*notes, *((say("uncited-rows", options.lang, n=without),) if without else ())))
