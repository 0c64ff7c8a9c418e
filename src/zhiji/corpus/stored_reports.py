"""A report of a corpus as it is cited, whose text is read when it is asked for: a thousand texts are 90 MB."""

from __future__ import annotations

from pathlib import Path

from zhiji.corpus.tables import select
from zhiji.model import SourceReport


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
            words = select(self._table, ["text"], [("report", "==", self.iri)])["text"].to_pylist()[0]
            object.__setattr__(self, "_read", words)
        return str(self._read)
