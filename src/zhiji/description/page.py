"""What every part of the description writes on: the report, its names, and the sheet of triples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from zhiji.description.iris import iri, place
from zhiji.description.naming import Names
from zhiji.description.triples import Sheet
from zhiji.model import Fact, Facts, Link, Place, Quantity, ReadingKind, Report, Span
from zhiji.vocabulary import ZJ, code

_READERS = {
    "decided_by": ZJ.decidedBy,
    "model": ZJ.languageModel,
    "prompt": ZJ.promptHash,
    "policy": ZJ.policyFingerprint,
}
"""What a fact says of who read it, and the term for it."""

_TOLD_OF: dict[ReadingKind, tuple[str, ...]] = {
    "extracted": ("decided_by",),
    "proposed": ("model", "prompt", "policy"),
}
"""Which of these tell of whom, where both the reader and a language model read a fact."""


class Page:
    """One report being described. Writing a thing twice leaves it there once."""

    def __init__(self, report: Report, facts: Facts) -> None:
        self.report = report
        self.facts = facts
        self.names = Names(facts, report.issuer)
        self.sheet = Sheet()
        self._written: dict[tuple[object, ...], str] = {}  # readings and mentions
        self._certain: dict[str, bool] = {}
        self._trust: dict[str, list[Decimal | None]] = {}

    @cached_property
    def reading_kind(self) -> ReadingKind:
        """How the file as a whole came to be: a file that does not say so and names no version is a person's."""
        head = self.facts.head
        return head.reading or ("extracted" if head.version else "curated")

    @cached_property
    def counts(self) -> dict[int, Quantity]:
        """The exact whole numbers that the report tells as levels, by where they begin."""
        numbers = (f for f in self.facts.items if isinstance(f, Quantity) and f.role == "level" and f.bound == "exact")
        return {f.start: f for f in numbers if f.value == int(f.value)}

    @cached_property
    def has_proposals(self) -> bool:
        """Did a language model read along?"""
        return any("proposed" in (fact.reading, *fact.readings) for fact in self.facts.items)

    def reading(self) -> str:
        """The IRI of the reading that the file came by as a whole, written on the sheet."""
        return self._reading(self.reading_kind, {})

    def readings(self, fact: Fact) -> list[str]:
        """The IRIs of the readings that ``fact`` came by, written on the sheet: of several where several found it and
        no person has decided."""
        by = {field: getattr(fact, field, None) for field in _READERS}
        if fact.reading == "curated" or len(fact.readings) < 2:
            return [self._reading(fact.reading or self.reading_kind, by)]
        return [self._reading(kind, {f: by[f] for f in _TOLD_OF[kind]}) for kind in ("extracted", "proposed")]

    def _reading(self, kind: ReadingKind, by: Mapping[str, str | None]) -> str:
        if held := self._written.get((kind, *by.values())):
            return held
        version = self.facts.head.version if kind in (self.reading_kind, "extracted") else None
        told = [by.get(field) or "" for field in _READERS] if any(by.values()) else []
        node = iri("reading", self.names.sha256, kind, version or "", *told)
        self._written[kind, *by.values()] = node
        for field, value in by.items():
            self.sheet.text(node, _READERS[field], value)
        self.sheet.a(node, ZJ.Reading)
        self.sheet.iri(node, ZJ.readingKind, code("reading", kind))
        self.sheet.text(node, ZJ.softwareVersion, version)
        self.sheet.iri(node, ZJ.statedIn, self.names.report)
        return node

    def mention(self, span: Span) -> str:
        """The IRI of a stretch of words, written on the sheet with its quote and its sentence."""
        if held := self._written.get((span.start, span.end, span.text)):
            return held
        node = place(self.names.sha256, "c", span.start, span.end)
        self._written[span.start, span.end, span.text] = node
        self.sheet.a(node, ZJ.Mention)
        self.write_place(node, span.start, span.end)
        self.sheet.text(node, ZJ.quote, span.text)
        sentence = self.report.sentence_at(span.start)
        self.sheet.iri(node, ZJ.inSentence, self.sentence(sentence) if sentence else None)
        return node

    def write_place(self, node: str, start: int, end: int) -> None:
        self.sheet.integer(node, ZJ.begin, start)
        self.sheet.integer(node, ZJ.end, end)
        self.sheet.integer(node, ZJ.page, self.report.page_at(start))
        self.sheet.iri(node, ZJ.inReport, self.names.report)

    def sentence(self, sentence: Place) -> str:
        return place(self.names.sha256, "s", sentence.start, sentence.end)

    def state(self, node: str, facts: Sequence[Fact], said: Sequence[tuple[str, Span]] | None = None) -> None:
        """What stands beside everything the report states: report, reading, rule, and the words with their place;
        ``said`` where these are not the facts' own."""
        self.sheet.iri(node, ZJ.statedIn, self.names.report)
        read = {fact.id: self.readings(fact) for fact in facts}
        for fact in facts:
            self.sheet.text(node, ZJ.rule, fact.rule)
        for reading in (reading for by in read.values() for reading in by):
            self.sheet.iri(node, ZJ.readBy, reading)
        if said is None:
            for fact in (fact for fact in facts if not isinstance(fact, Link)):
                self._say(node, fact.text, fact.span, read[fact.id])
        for words, span in said or ():
            self._say(node, words, span, [reading for by in read.values() for reading in by])
        self._trust.setdefault(node, []).extend(fact.confidence for fact in facts)
        self._certain[node] = self._certain.get(node, False) or not all(fact.optional for fact in facts)

    def _say(self, node: str, words: str, span: Span, readings: Sequence[str]) -> None:
        """The words that a thing rests on; where a language model read along they say who found them."""
        self.sheet.text(node, ZJ.asWritten, words)
        mention = self.mention(span)
        self.sheet.iri(node, ZJ.evidence, mention)
        for reading in readings if self.has_proposals else ():
            self.sheet.iri(mention, ZJ.readBy, reading)

    def mark_confidence(self) -> None:
        """The confidence of what has been stated: the highest of the facts behind it, none where one of them has none
        (a person read it)."""
        for node, held in self._trust.items():
            known = [value for value in held if value is not None]
            if known and len(known) == len(held):
                self.sheet.decimal(node, ZJ.confidence, max(known))

    def mark_tentative(self) -> None:
        """Says of what has been stated that it is tentative, where no one of the facts behind it is certain."""
        for node, certain in self._certain.items():
            if not certain:
                self.sheet.true(node, ZJ.tentative)
