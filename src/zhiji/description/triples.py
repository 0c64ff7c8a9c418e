"""Terms of N-Triples as text, and the sheet on which triples are collected.

IRIs here are our own or come from a closed list, so they need no escaping; literals come from reports and do.
"""

from __future__ import annotations

import re
from decimal import Decimal

from zhiji.model import visible
from zhiji.vocabulary import RDF, RDFS, XSD

TYPE = RDF + "type"
LABEL = RDFS + "label"

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f]')


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def text_of(value: str) -> str:
    """A plain string literal.

    >>> text_of('用好"路长制"')
    '"用好\\\\"路长制\\\\""'
    """
    return f'"{_TO_ESCAPE.sub(_escape, value)}"'


def label_of(value: str, language: str) -> str:
    return f"{text_of(value)}@{language}"


def typed(value: str, datatype: str) -> str:
    """A literal of an XML Schema type: ``typed("2020", "gYear")``."""
    return f"{text_of(value)}^^<{XSD}{datatype}>"


def number(value: Decimal) -> str:
    """An xsd:decimal in its canonical form: no exponent, no zeros that say nothing.

    >>> number(Decimal("1.20E+3"))
    '"1200"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return typed("0" if plain == "-0" else plain, "decimal")


def year(value: int) -> str:
    return typed(f"{value:04d}", "gYear")


class Sheet:
    """A growing set of triples. Each ``add`` takes what the object is by its name; None adds nothing."""

    def __init__(self) -> None:
        self._lines: set[str] = set()

    def _line(self, subject: str, predicate: str, term: str) -> None:
        self._lines.add(f"<{subject}> <{predicate}> {term} .")

    def a(self, subject: str, *classes: str) -> None:
        for kind in classes:
            self._line(subject, TYPE, f"<{kind}>")

    def iri(self, subject: str, predicate: str, target: str | None) -> None:
        if target is not None:
            self._line(subject, predicate, f"<{target}>")

    def text(self, subject: str, predicate: str, value: str | None) -> None:
        if value is not None:
            self._line(subject, predicate, text_of(value))

    def integer(self, subject: str, predicate: str, value: int | None) -> None:
        if value is not None:
            self._line(subject, predicate, typed(str(value), "integer"))

    def decimal(self, subject: str, predicate: str, value: Decimal | None) -> None:
        if value is not None:
            self._line(subject, predicate, number(value))

    def year(self, subject: str, predicate: str, value: int | None) -> None:
        if value is not None:
            self._line(subject, predicate, year(value))

    def true(self, subject: str, predicate: str, value: bool = True) -> None:
        self._line(subject, predicate, typed("true" if value else "false", "boolean"))

    def typed(self, subject: str, predicate: str, value: str | None, datatype: str) -> None:
        if value is not None:
            self._line(subject, predicate, typed(value, datatype))

    def label(self, subject: str, zh: str | None, en: str | None = None) -> None:
        """Names as they are seen: what shows nothing in the text is no part of a name."""
        if zh:
            self._line(subject, LABEL, label_of(visible(zh), "zh"))
        if en:
            self._line(subject, LABEL, label_of(en, "en"))

    def lines(self) -> list[str]:
        """The triples as N-Triples lines without line ends, sorted, each once."""
        return sorted(self._lines)
