"""A report of a corpus as it is cited, whose text is read when it is asked for: a thousand texts are 90 MB."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from zhiji.corpus.tables import select
from zhiji.model import SourceReport
from zhiji.model.rows import ReportRow


class StoredReport(SourceReport):
    """A ``SourceReport`` out of the table ``reports``."""

    __slots__ = ("_read", "_table")
    _read: str | None
    _table: Path

    def __init__(self, iri: str, title: str, issuer: str, issuer_label: str, year: int | None, *, table: Path) -> None:
        values = {"iri": iri, "title": title, "issuer": issuer, "issuer_label": issuer_label, "year": year}
        for name, value in {**values, "extent": None, "_table": table, "_read": None}.items():
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        """The whole text."""
        if self._read is None:
            object.__setattr__(self, "_read", _text(self._table, self.iri))
        return str(self._read)


class StoredReportRow(ReportRow):
    """A ``ReportRow`` whose text is read when it is asked for; ``told`` are its other fields."""

    _table: Path

    def __init__(self, told: Mapping[str, Any], table: Path) -> None:
        for name, value in {**told, "_table": table}.items():
            object.__setattr__(self, name, value)

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return _text(self._table, self.iri)


def _text(table: Path, report: str) -> str:
    return str(select(table, ["text"], [("report", "==", report)])["text"].to_pylist()[0])
