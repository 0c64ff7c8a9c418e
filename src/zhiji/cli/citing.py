"""Rows as citations: --cite."""

from __future__ import annotations

from argparse import Namespace

from zhiji import api
from zhiji.cli.printing import emit, show_listed

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from typing import Any

    from zhiji.presenting.lists import Listed


def show_or_cite(graph: api.KnowledgeGraph, listed: Listed[Any], options: Namespace) -> None:
    """Prints rows, or with --cite the places that they rest on as citations."""
    if not options.cite:
        show_listed(listed, options)
        return
    emit(graph.cite(listed.places(), options.cite))
