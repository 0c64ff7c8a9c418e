"""Lists that print themselves: what a graph answers in Python, as a table, in a notebook, in pandas and polars."""

from __future__ import annotations

from typing import TypeVar

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd
    import polars as pl

    from zhiji.checking import Finding
    from zhiji.comparing.ledger import LedgerRow
    from zhiji.comparing.series import Series  # noqa: F401
    from zhiji.model import Evidence, SourceReport, Thing
    from zhiji.network import LinkRow, Step  # noqa: F401 - named in a string, as are the others
    from zhiji.presenting.table import Table
    from zhiji.presenting.words import Lang
    from zhiji.store.questions import Question  # noqa: F401
    from zhiji.verifying.values import Checked

Row = TypeVar("Row")
_MANY = 8
"""Series that are shown one by one; more are listed."""


class Listed(list[Row]):
    """Rows of one kind. ``table`` is for people; ``full`` has a typed value a cell and the whole citation in a row."""

    def table(self, lang: Lang = "en") -> Table:
        """For people, under headings of that language."""
        raise NotImplementedError

    def wide(self, lang: Lang = "en") -> Table:
        """As ``table``, with every column that a person may choose."""
        return self.table(lang)

    def full(self) -> Table:
        """For programs, under names that stay."""
        raise NotImplementedError

    def places(self) -> list[Evidence]:
        """The places that the rows rest on, in their order."""
        raise NotImplementedError

    def to_pandas(self) -> pd.DataFrame:
        """A row each with its citation, values typed; ZhijiError where pandas is not installed."""
        return self.full().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """As ``to_pandas``, for polars."""
        return self.full().to_polars()

    def __repr__(self) -> str:
        return repr(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


class Links(Listed["LinkRow"]):
    """Links. ``left_out`` counts what rests on little and is not among them: ``weak`` links, of which software is not
    sure enough, and ``tentative`` ones, over which the reader hesitated."""

    def __init__(self, rows: Iterable[LinkRow] = (), left_out: Mapping[str, int] | None = None) -> None:
        super().__init__(rows)
        self.left_out = dict(left_out or {})

    @classmethod
    def of(cls, rows: Iterable[LinkRow], *, weak: bool, tentative: bool) -> Links:
        """``rows`` without those that rest on little, but for the kinds that are asked for."""
        left_out = {"weak": 0, "tentative": 0}
        kept = [*keep_firm(rows, left_out, weak=weak, tentative=tentative)]
        return cls(kept, {what: count for what, count in left_out.items() if count})

    def places(self) -> list[Evidence]:
        return [row.outcome.evidence[0] for row in self]

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.citing import links_table

        return links_table(self, lang, self.left_out)

    def wide(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.citing import links_table

        return links_table(self, lang, self.left_out, every=True)

    def full(self) -> Table:
        from zhiji.presenting.citing import links_rows

        return links_rows(self)


def keep_firm(rows: Iterable[LinkRow], left_out: dict[str, int], *, weak: bool, tentative: bool) -> Iterator[LinkRow]:
    """``rows`` without those that rest on little, which are counted, but for the kinds that are asked for."""
    for row in rows:
        if row.link.tentative and not tentative:
            left_out["tentative"] += 1
        elif row.link.is_weak and not weak:
            left_out["weak"] += 1
        else:
            yield row


class _OfReports(Listed[Row]):
    """Rows whose sentences stand in ``reports``."""

    def __init__(self, rows: Iterable[Row], reports: Mapping[str, SourceReport]) -> None:
        super().__init__(rows)
        self.reports = dict(reports)


class Figures(_OfReports["Thing"]):
    """Every figure and change that reports state."""

    def places(self) -> list[Evidence]:
        return [thing.evidence[0] for thing in self]

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.figures import figures_table

        return figures_table(self, self.reports, lang)

    def full(self) -> Table:
        from zhiji.presenting.figures import figures_rows

        return figures_rows(self, self.reports)


class Things(_OfReports["Thing"]):
    """Initiatives with nothing to show, or outcomes that nobody is credited with: ``what`` says which."""

    def __init__(self, rows: Iterable[Thing], reports: Mapping[str, SourceReport], what: str) -> None:
        super().__init__(rows, reports)
        self.what = what

    def places(self) -> list[Evidence]:
        return [thing.evidence[0] for thing in self if thing.evidence]

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.citing import things_table

        return things_table(self, self.reports, lang, self.what)

    def full(self) -> Table:
        from zhiji.presenting.citing import things_rows

        return things_rows(self, self.reports, self.what)


class Paths(_OfReports["list[Step]"]):
    """Ways between two things, shortest first."""

    def places(self) -> list[Evidence]:
        from zhiji.presenting.citing import step_evidence

        return [place for path in self for step in path if (place := step_evidence(step))]

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.citing import paths_table

        return paths_table(self, self.reports, lang)

    def full(self) -> Table:
        from zhiji.presenting.citing import paths_rows

        return paths_rows(self, self.reports)


class Findings(_OfReports["Finding"]):
    """What is wrong or doubtful, gravest first; ``left_out`` counts what software is less sure of and is not among
    them."""

    def __init__(self, rows: Iterable[Finding], reports: Mapping[str, SourceReport], left_out: int = 0) -> None:
        super().__init__(rows, reports)
        self.left_out = left_out

    def places(self) -> list[Evidence]:
        return [place for finding in self for place in finding.evidence]

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.findings import findings_table

        return findings_table(self, self.reports, lang, self.left_out)

    def wide(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.findings import findings_table

        return findings_table(self, self.reports, lang, self.left_out, every=True)

    def full(self) -> Table:
        from zhiji.presenting.findings import findings_rows

        return findings_rows(self, self.reports)


class SeriesList(Listed["Series"]):
    """Series: one line each where there are many, else period by period with a chart of each."""

    def places(self) -> list[Evidence]:
        from zhiji.comparing.across import evidence_of

        return [evidence_of(figure) for one in self for figure in one.figures]

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.series import overview_table, series_table

        return overview_table(self, lang) if len(self) > _MANY else series_table(self, lang)

    def full(self) -> Table:
        from zhiji.presenting.series import series_rows

        return series_rows(self)

    def _repr_html_(self) -> str:
        from zhiji.presenting.charts import chart

        charts = "" if len(self) > _MANY else "".join(chart(one) for one in self)
        return charts + self.table()._repr_html_()


class Plans(Listed["LedgerRow"]):
    """What was planned, and what the next report says of it. ``left_out`` counts weak rows that are not among them,
    ``others`` those of another status than was asked for; ``pairs`` name the reports of two years that hold no plan."""

    def __init__(
        self, rows: Iterable[LedgerRow] = (), left_out: int = 0, *, others: int = 0, pairs: Iterable[str] = ()
    ) -> None:
        super().__init__(rows)
        self.left_out, self.others, self.pairs = left_out, others, tuple(pairs)

    def of_status(self, status: str | None) -> Plans:
        """Those that came to ``status``; all where None."""
        kept = [row for row in self if status in (None, row.status)]
        return Plans(kept, self.left_out, others=len(self) - len(kept), pairs=self.pairs)

    def sure(self) -> Plans:
        """Without the rows whose status is not sure enough."""
        from zhiji.comparing.ledger import keep_sure

        kept = keep_sure(self)
        return Plans(kept, len(self) - len(kept), others=self.others, pairs=self.pairs)

    def places(self) -> list[Evidence]:
        from zhiji.presenting.ledger import ledger_places

        return [place for row in self for place in ledger_places(row)]

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.ledger import ledger_table

        return ledger_table(self, lang, left_out=self.left_out, others=self.others, pairs=self.pairs)

    def full(self) -> Table:
        from zhiji.presenting.ledger import ledger_rows

        return ledger_rows(self)


class Verified(_OfReports["Checked"]):
    """Figures and quotations held against reports; ``policy`` is the fingerprint of the rules by which."""

    def __init__(self, rows: Iterable[Checked], reports: Mapping[str, SourceReport], policy: str) -> None:
        super().__init__(rows, reports)
        self.policy = policy

    def places(self) -> list[Evidence]:
        from zhiji.presenting.verified import evidence_at

        return [evidence_at(row.place) for row in self if row.place]

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.verified import checked_table

        return checked_table(self, self.reports, lang)

    def full(self) -> Table:
        from zhiji.presenting.verified import checked_rows

        return checked_rows(self)


class Questions(Listed["Question"]):
    """The named questions, in their order."""

    def places(self) -> list[Evidence]:
        return []

    def table(self, lang: Lang = "en") -> Table:
        from zhiji.presenting.questions import questions_table

        return questions_table(self, lang)

    def full(self) -> Table:
        return self.table()
