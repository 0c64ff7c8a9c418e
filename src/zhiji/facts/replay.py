"""A person's corrections replayed over facts that were read anew. Nothing is guessed: a line that no longer has its
place is told, and stays in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from zhiji.facts.corrections import Correction, Row, Target, references_of, target_of
from zhiji.facts.exchange import FactsError, check_references, check_spans, parse_fact, row_of
from zhiji.model import REFERENCES, Document, Fact, Facts, Head, Initiative, Link, Quantity, Span, Unit


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What a person should know of a line: that it was not applied, or what went with it (``applied``)."""

    line: int
    reason: str
    applied: bool = False

    def __str__(self) -> str:
        return f"line {self.line} of the corrections: {self.reason}"


class _RefusedError(Exception):
    """A correction that cannot be applied; its text says why."""


def replay_corrections(facts: Facts, corrections: Iterable[Correction], text: str) -> tuple[Facts, list[Unplaced]]:
    """``facts`` with the corrections applied in order, and what could not be, or took something with it.

    Accepted, changed and added facts are read as curated. ``text`` is the report's. The same facts and corrections give
    the same facts, always.
    """
    pool = _Pool(facts, text)
    unplaced: list[Unplaced] = []
    for correction in corrections:
        try:
            remarks = pool.apply(correction)
        except (_RefusedError, FactsError) as error:
            unplaced.append(Unplaced(correction.line, str(error)))
        else:
            unplaced += [Unplaced(correction.line, remark, applied=True) for remark in remarks]
    return Facts(pool.head, tuple(pool.items.values())), unplaced


class _Pool:
    """The facts while they are being corrected; each step leaves a whole that could be written and read again."""

    def __init__(self, facts: Facts, text: str) -> None:
        self.head: Head = facts.head
        self.text = text
        self.items: dict[str, Fact] = {fact.id: fact for fact in facts.items}

    def apply(self, correction: Correction) -> list[str]:
        """What the correction took with it, in words. Where it fails, and raises, nothing has changed."""
        if correction.do == "accept-proposals":
            return []  # whoever has the proposals has taken them in before
        if correction.target is None:
            return self._add(correction.values)
        fact = self._meant(correction.target)
        match correction.do:
            case "accept":
                self.items[fact.id] = replace(fact, reading="curated", confidence=None)
                return []
            case "reject":
                return self._reject(fact)
        return self._put(row_of(fact) | {"type": fact.type, "id": fact.id}, correction.values)

    def _meant(self, target: Target) -> Fact:
        if target.start and target.end:
            return self._link(target, self._meant(target.start), self._meant(target.end))
        assert target.span is not None
        self._check_words(target.span)
        found = [f for f in self._of_type(target.type) if _matches(f, target)]
        if not found:
            raise _RefusedError(f"no {target} among the facts; it was not read this time, or is already rejected")
        if len(found) > 1:
            raise _RefusedError(f"{target} is one of {len(found)}; tell them apart by value, unit or subject")
        return found[0]

    def _link(self, target: Target, start: Fact, end: Fact) -> Fact:
        ends = (start.id, end.id, target.basis)
        for fact in self._of_type("link"):
            if isinstance(fact, Link) and (fact.initiative, fact.outcome, fact.basis) == ends:
                return fact
        raise _RefusedError(f"no {target} with basis {target.basis} among the facts; it was not read this time")

    def _check_words(self, span: Span) -> None:
        if span.start < 0 or span.end <= span.start or self.text[span.start : span.end] != span.text:
            raise _RefusedError(f"{span.text!r} does not stand at {span.start}-{span.end} of the text any more")

    def _of_type(self, kind: str) -> list[Fact]:
        return [fact for fact in self.items.values() if fact.type == kind]

    def _add(self, values: Row) -> list[str]:
        """An added fact that is read by now is changed into what the person wrote."""
        row = {key: value for key, value in values.items() if value is not None}
        same = [f for f in self._of_type(row["type"]) if _is_same(f, self._resolved(row))]
        self._put({"type": row["type"], "id": same[0].id if same else self._new_id(row)}, row)
        return []

    def _put(self, row: Row, values: Row) -> list[str]:
        merged = row | self._resolved(values)
        fact = parse_fact(_as_read({k: v for k, v in merged.items() if v is not None}), "the correction")
        fact = replace(fact, reading="curated", confidence=None)
        check_spans(fact, self.text, "the correction")
        check_references(fact, self.items, "the correction")
        self._check_roots(fact)
        self.items[fact.id] = fact
        return []

    def _check_roots(self, fact: Fact) -> None:
        """A coreference leads to a mention of the same type, and not in a circle."""
        seen, at = {fact.id}, getattr(fact, "coref", None)
        while at is not None:
            if at in seen:
                raise _RefusedError("coref runs in a circle; name the first mention")
            if self.items[at].type != fact.type:
                raise _RefusedError(f"coref names a {self.items[at].type}; name the first mention of this {fact.type}")
            seen.add(at)
            at = getattr(self.items[at], "coref", None)

    def _resolved(self, values: Row) -> Row:
        """The fields with the ids of this extraction where they name other facts."""
        resolved = dict(values)
        ids: dict[str, list[str]] = {}
        for key, named in references_of(values):
            ids.setdefault(key, []).append(self._meant(target_of(named, key)).id)
        for key, found in ids.items():
            resolved[key] = found if isinstance(values[key], list) else found[0]
        return resolved

    def _new_id(self, row: Row) -> str:
        if row["type"] == "link":
            ends = self._resolved(row)
            base = f"added-link-{ends['from']}-{ends['to']}"
        else:
            base = f"added-{row['type']}-{row['start']}-{row['end']}"
        taken = (base, *(f"{base}-{n}" for n in range(2, len(self.items) + 3)))
        return next(name for name in taken if name not in self.items)

    def _reject(self, fact: Fact) -> list[str]:
        heir = self._heir(fact)
        if fact.id == self.head.issuer:
            if heir is None:
                raise _RefusedError(f"{fact_words(fact)} is the report's issuer; change it instead of rejecting it")
            self.head = replace(self.head, issuer=heir)
        gone = [f for f in self.items.values() if isinstance(f, Link) and fact.id in (f.initiative, f.outcome)]
        told = [f"{self._link_words(link)} went with the rejected {fact_words(fact)}" for link in gone]
        for lost in (fact, *gone):
            del self.items[lost.id]
        for other in list(self.items.values()):
            self.items[other.id] = _without(other, fact.id, heir)
        return told

    def _heir(self, fact: Fact) -> str | None:
        """The next mention of the same thing, which takes the place of a first one."""
        if not isinstance(fact, Unit | Initiative | Document):
            return None
        if fact.coref is not None:
            return fact.coref
        later = [f for f in self._of_type(fact.type) if getattr(f, "coref", None) == fact.id]
        return min(later, key=_place).id if later else None

    def _link_words(self, link: Link) -> str:
        ends = (self.items[link.initiative], self.items[link.outcome])
        return f"the {link.basis} link {fact_words(ends[0])} → {fact_words(ends[1])}"


def fact_words(fact: Fact) -> str:
    """A fact as people know it: ``initiative '“路长制”'``; a link by its type."""
    return fact.type if isinstance(fact, Link) else f"{fact.type} {fact.text!r}"


def _matches(fact: Fact, target: Target) -> bool:
    return (
        not isinstance(fact, Link)
        and fact.span == target.span
        and all(getattr(fact, name) == value for name, value in target.known)
    )


def _is_same(fact: Fact, row: Row) -> bool:
    """Whether ``fact`` is what ``row``, with its references resolved, says was missed."""
    if isinstance(fact, Link):
        return (fact.initiative, fact.outcome) == (row["from"], row["to"])
    if (fact.start, fact.end) != (row["start"], row["end"]):
        return False
    if not isinstance(fact, Quantity):
        return True
    subject = row.get("subject")
    ours = (fact.value, fact.unit, (fact.subject.start, fact.subject.end) if fact.subject else None)
    return ours == (Decimal(str(row["value"])), row["unit"], (subject["start"], subject["end"]) if subject else None)


def _without(fact: Fact, lost: str, heir: str | None) -> Fact:
    """The fact with nothing left that names ``lost``; its heir stands there where it has one."""
    changes: dict[str, Any] = {}
    for name in (f.name for f in fields(fact) if f.name in REFERENCES):
        held = getattr(fact, name)
        if isinstance(held, tuple) and lost in held:
            put = tuple((heir,) if heir and heir not in held else ())
            changes[name] = tuple(x for ref in held for x in (put if ref == lost else (ref,)))
        elif held == lost:
            changes[name] = heir if heir != fact.id else None
    return replace(fact, **changes) if changes else fact


def _place(fact: Fact) -> tuple[int, int, str]:
    return (-1, -1, fact.id) if isinstance(fact, Link) else (fact.start, fact.end, fact.id)


def _as_read(row: Row) -> Row:
    read: Row = json.loads(json.dumps(row, ensure_ascii=False, default=float), parse_float=Decimal)
    return read
