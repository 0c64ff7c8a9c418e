"""Series and ledger of a corpus, as they were worked out at build."""

from __future__ import annotations

from zhiji.comparing.keeping import figure_of, ledger_of
from zhiji.comparing.ledger import LedgerRow
from zhiji.comparing.names import Scheme
from zhiji.comparing.series import Series, best_indicator, build_series, unknown_issuer
from zhiji.corpus.asking import OpenCorpus
from zhiji.corpus.tables import Filter
from zhiji.model.rows import IndicatorEntry


def find_series_in(
    corpus: OpenCorpus, indicators: tuple[IndicatorEntry, ...], words: str | None = None, issuer: str | None = None
) -> list[Series]:
    """As ``find_series`` over all figures of the corpus: read are those of the indicator alone."""
    filters = _of_issuer(corpus, "series", issuer)
    if words is not None:
        one: Filter = ("scattered", "==", False)
        names = {row["indicator"] for row in corpus.rows("series", ["indicator"], *filters, one)}
        filters = [*filters, one, ("indicator", "==", best_indicator(words, sorted(names), Scheme(indicators)))]
    return build_series(map(figure_of, corpus.rows("series", (), *filters)))


def find_ledger_in(corpus: OpenCorpus, issuer: str | None = None) -> list[LedgerRow]:
    """As ``Across.ledger`` over all reports of the corpus."""
    filters = _of_issuer(corpus, "reports", issuer)
    rows = corpus.rows("ledger", (), *filters)
    answered = sorted({iri for row in rows for iri in (row["report"], row["next_report"])})
    reports = {report.iri: report for report in corpus.report_rows(("report", "in", answered))}
    in_order = sorted(rows, key=lambda row: (row["issuer_iri"], row["year"]))
    return [ledger_of(row, reports) for row in in_order]


def _of_issuer(corpus: OpenCorpus, table: str, issuer: str | None) -> list[Filter]:
    """The filter on issuers whose name holds these words; ZhijiError where there is none."""
    if issuer is None:
        return []
    named: Filter = ("issuer", "holds", issuer)
    if not corpus.rows(table, ["issuer"], named):
        raise unknown_issuer(issuer)
    return [named]
