"""series, ledger, diff."""

from __future__ import annotations

import sys
from argparse import Namespace

from zhiji.cli.citing import check_cite, in_rows, show_or_cite, with_citations
from zhiji.cli.opening import open_graph
from zhiji.cli.printing import emit, show, tell
from zhiji.model import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhiji.comparing.series import Series
    from zhiji.presenting.lists import SeriesList


def series(options: Namespace) -> int:
    from zhiji.presenting.series import overview_table, series_rows, series_table

    if (options.indicator is None) != options.all:
        raise ZhijiError("name one indicator, or all with --all: zhiji series 地区生产总值")
    if options.every and not options.all:
        raise ZhijiError("--every goes with --all: zhiji series --all --every")
    graph = open_graph(options, choosing=False)
    found = graph.series(options.indicator, issuer=options.issuer)
    if options.cite:
        show_or_cite(graph, found, options)
    elif options.format != "table":
        show(series_rows(_ranked(found, options)), options)
    else:
        show(overview_table(found, options.lang) if options.all else series_table(found, options.lang), options)
    return 0


def _ranked(found: SeriesList, options: Namespace) -> Sequence[Series]:
    """All series in the order of their evidence, without what is told once; said on standard error."""
    if not options.all:
        return found
    from zhiji.comparing.series import rank_series
    from zhiji.presenting.words import say

    kept = rank_series(found, every=options.every)
    if len(kept) < len(found):
        print(f"zhiji: {say('told-once', options.lang, n=len(found) - len(kept))}", file=sys.stderr)
    return kept


def ledger(options: Namespace) -> int:
    graph = open_graph(options, choosing=False)
    rows = graph.ledger(issuer=options.issuer).of_status(options.status)
    for_people = options.format == "table" and not options.cite
    show_or_cite(graph, rows.sure() if for_people and not options.weak else rows, options)
    return 0


def diff(options: Namespace) -> int:
    from zhiji import api
    from zhiji.presenting.differences import cite_differences, differences_rows, differences_table, pair_notes

    found = api.diff(options.old, options.new, issuer=options.issuer)
    rows = [one for one in found.rows if options.kind in (None, one.kind)]
    if options.cite or options.format != "table":
        tell(pair_notes(found.old, found.new, options.lang))
    if options.cite and in_rows(options):
        each = [cite_differences([one], found.old, found.new, "gbt") for one in rows]
        table = differences_rows(rows, found.old, found.new)
        show(with_citations(table, each), options)
    elif options.cite:
        check_cite(options)
        emit(cite_differences(rows[: options.limit], found.old, found.new, options.cite))
    elif options.format == "table":
        show(differences_table(rows, found.old, found.new, options.lang), options)
    else:
        show(differences_rows(rows, found.old, found.new), options)
    return 0
