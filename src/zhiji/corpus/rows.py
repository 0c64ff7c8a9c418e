"""One report's facts as rows of the tables: dictionaries by column, None where there is nothing to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from zhiji.corpus.record import Entry
from zhiji.description.documents import relation_told
from zhiji.description.measures import indicator_name
from zhiji.description.naming import Names
from zhiji.model import (
    Award,
    Document,
    Facts,
    Initiative,
    Mention,
    Quantity,
    Recognition,
    Report,
    Section,
    Shortcoming,
    Span,
    Unit,
)

Row = dict[str, Any]


class Rows:
    """What one report has to say in each table."""

    def __init__(self, entry: Entry, report: Report, facts: Facts) -> None:
        self._entry = entry
        self._report = report
        self._facts = facts
        self._names = Names(facts, report.issuer)
        self._common: Row = {"report": entry.iri, "issuer": entry.issuer, "year": entry.year}

    def of(self, table: str) -> list[Row]:
        """The rows of ``table``, in the order of the text."""
        make = getattr(self, f"_{table}")
        return [self._common | row for row in make()]

    def _reports(self) -> Iterator[Row]:
        head, entry = self._facts.head, self._entry
        yield {
            "name": entry.name,
            "title": entry.title,
            "issuer_iri": entry.issuer_iri,
            "region": head.region or self._report.region,
            "text_sha256": entry.text_sha256,
            "chars": len(self._report.text),
            "source_file": head.file,
            "source_file_sha256": head.file_sha256,
            "address": entry.address,
            "reading": head.reading or ("curated" if entry.curated else "extracted"),
            "version": head.version or entry.version,
            "reader": entry.reader,
            "text": self._report.text,
        }

    def _units(self) -> Iterator[Row]:
        for unit in self._facts.of(Unit):
            first = self._names.root(unit)
            yield self._place(unit) | {
                "unit": self._names.of(unit.id),
                "name": first.name,
                "group": first.group,
                "count": first.count if first.count is not None else unit.count,
                "resolved": first.resolved,
            }

    def _initiatives(self) -> Iterator[Row]:
        for initiative in self._facts.of(Initiative):
            yield self._place(initiative) | {
                "initiative": self._names.of(initiative.id),
                "name": self._names.root(initiative).name,
                "kind": initiative.kind,
                "phase": initiative.phase,
                "part_of": self._names.of(initiative.part_of) if initiative.part_of else None,
                "carried_out_by": self._joined(initiative.by),
                "led_by": self._joined(initiative.led_by),
            }

    def _outcomes(self) -> Iterator[Row]:
        for fact in self._facts.items:
            if isinstance(fact, Award | Recognition):
                yield self._place(fact) | {
                    "outcome": self._names.of(fact.id),
                    "kind": fact.type,
                    "name": (fact.name if isinstance(fact, Award) else None) or fact.text,
                    "recipient": self._joined(fact.recipient),
                    "conferred_by": self._joined(fact.conferred_by),
                    "standing": " | ".join(f"{s.kind}: {s.text}" for s in fact.standing) or None,
                    "scope": next((s.scope for s in fact.standing if s.scope), None),
                    "period": fact.period,
                }
            elif isinstance(fact, Quantity) and fact.is_outcome:
                yield self._place(fact) | {
                    "outcome": self._names.of(fact.id),
                    "kind": "change" if fact.role == "change" else "observation",
                    "name": indicator_name(fact) or fact.text,
                    "level": fact.of,
                    "scope": fact.scope,
                    "period": fact.period,
                }

    def _figures(self) -> Iterator[Row]:
        same = ("role", "unit", "bound", "direction", "comparison", "base_period", "period", "period_kind")
        also = ("target_year", "scope", "polarity", "recurrence", "share_of", "is_outcome")
        for fact in self._facts.of(Quantity):
            yield (
                self._place(fact)
                | {name: getattr(fact, name) for name in (*same, *also)}
                | {
                    "figure": self._names.of(fact.id),
                    "indicator": indicator_name(fact),
                    "subject": fact.subject.text if fact.subject else None,
                    "value": _number(fact.value),
                    "upper": _number(fact.upper),
                    "level": fact.of,
                    "bearer": self._joined(fact.bearer),
                    "compared_with": self._names.of(fact.compared_with) if fact.compared_with else None,
                }
            )

    def _plans(self) -> Iterator[Row]:
        for fact in self._facts.items:
            if isinstance(fact, Initiative) and fact.phase == "planned":
                yield self._place(fact) | {
                    "plan": self._names.of(fact.id),
                    "kind": "initiative",
                    "name": self._names.root(fact).name,
                }
            elif isinstance(fact, Quantity) and fact.role == "norm":
                yield self._place(fact) | {
                    "plan": self._names.of(fact.id),
                    "kind": "target",
                    "name": indicator_name(fact),
                    "value": _number(fact.value),
                    "unit": fact.unit,
                    "target_year": fact.target_year,
                }

    def _shortcomings(self) -> Iterator[Row]:
        for fact in self._facts.of(Shortcoming):
            yield self._place(fact) | {"shortcoming": self._names.of(fact.id)}

    def _documents(self) -> Iterator[Row]:
        for fact in self._facts.of(Document):
            yield self._place(fact) | {
                "document": self._names.of(fact.id),
                "name": self._names.root(fact).name or self._names.root(fact).text,
                "relation": relation_told(self._report, fact),
                "issued_by": self._joined(fact.issued_by),
                "date": fact.date,
                "number": fact.number,
            }

    def _sentences(self) -> Iterator[Row]:
        for number, sentence in enumerate(self._report.sentences, 1):
            point = self._report.point_at(sentence.start)
            yield {
                "number": number,
                "begin": sentence.start,
                "end": sentence.end,
                "text": self._report.quote(sentence),
                "point_begin": point.start if point else None,
                "section": _headings(self._report.sections_at(sentence.start)),
                "section_role": self._report.role_at(sentence.start),
            }

    def _place(self, fact: Mention) -> Row:
        return place_row(self._report, fact.span) | {
            "confidence": _number(fact.confidence),
            "tentative": fact.optional,
        }

    def _joined(self, ids: Iterable[str]) -> str | None:
        """What the facts of these ids are called, in the order they are named."""
        named = (self._facts.by_id[i] for i in ids)
        return " | ".join(str(getattr(fact, "name", None) or getattr(fact, "text", "")) for fact in named) or None


def place_row(report: Report, span: Span) -> Row:
    """Where words stand: the columns of ``place`` that follow from the text."""
    sentence = report.sentence_at(span.start)
    return {
        "begin": span.start,
        "end": span.end,
        "quote": span.text,
        "sentence_begin": sentence.start if sentence else None,
        "sentence": report.quote(sentence) if sentence else None,
        "section": _headings(report.sections_at(span.start)),
        "section_role": report.role_at(span.start),
    }


def _headings(sections: Iterable[Section]) -> str | None:
    return " / ".join(section.heading.text for section in sections) or None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
