"""Rows as citations: --cite."""

from __future__ import annotations

from argparse import Namespace
from copy import copy

from zhiji import api
from zhiji.cli.printing import emit, show_listed, tell
from zhiji.model import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from zhiji.presenting.lists import Listed
    from zhiji.store.graphs import Answer


def show_or_cite(graph: api.KnowledgeGraph, listed: Listed[Any], options: Namespace) -> None:
    """Prints rows, or with --cite the places that they rest on as citations."""
    if not options.cite:
        show_listed(listed, options)
        return
    check_cite(options)
    kept = copy(listed)
    del kept[options.limit if options.limit is not None else len(kept) :]
    emit(graph.cite(kept.places(), options.cite))


def check_cite(options: Namespace) -> None:
    """ZhijiError where --cite stands beside what only rows have."""
    if options.sort or options.columns:
        raise ZhijiError("citations have no columns: leave out --sort and --columns, or leave out --cite")


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
    without = sum(not found for found in places)
    if kept and without == len(kept):
        raise ZhijiError(
            "no row says where it stands: select a thing, a place, or ?sentence with ?issuer and ?year; or leave out "
            "--cite"
        )
    emit(graph.cite([place for found in places for place in found], options.cite))
    notes = notes_on({} if held else words, options.lang, cut=cut, found=bool(held))
    tell((*notes, *((say("uncited-rows", options.lang, n=without),) if without else ())))
