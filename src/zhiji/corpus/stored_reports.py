"""A report of a corpus as it is cited, whose text is read when it is asked for: a thousand texts are 90 MB."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from zhiji.corpus.tables import select
from zhiji.model import SourceReport
from zhiji.model.rows import ReportRow

_ONE_BY_ONE = 3
"""Texts that are read one by one; who asks for more than these asks for all."""


class Texts:
    """The texts in the table ``reports``, by IRI: a few one by one, then all at once."""

    def __init__(self, table: Path) -> None:
        self._table = table
        self._held: dict[str, str] = {}
        self._asked = 0

    def of(self, report: str) -> str:
        """The whole text of a report."""
        if report not in self._held:
            one = [("report", "==", report)] if self._asked < _ONE_BY_ONE else []
            self._asked += 1
            found = select(self._table, ["report", "text"], one)
            self._held |= dict(zip(found["report"].to_pylist(), found["text"].to_pylist(), strict=True))
        return self._held[report]


class StoredReport(SourceReport):
    """A ``SourceReport`` out of the table ``reports``; ``told`` are its fields but the text and its extent."""

    __slots__ = ("_texts",)
    _texts: Texts

    def __init__(self, told: Mapping[str, Any], texts: Texts) -> None:
        for name, value in {**told, "extent": None, "_texts": texts}.items():
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._texts.of(self.iri)


class StoredReportRow(ReportRow):
    """A ``ReportRow`` whose text is read when it is asked for; ``told`` are its other fields."""

    _texts: Texts

    def __init__(self, told: Mapping[str, Any], texts: Texts) -> None:
        for name, value in {**told, "_texts": texts}.items():
            object.__setattr__(self, name, value)

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return self._texts.of(self.iri)
