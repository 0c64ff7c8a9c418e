"""Answers held to the text: a fact counts where its words stand in the sentence it names, with codes of the closed
lists; a link where both its ends count and its cue stands in the text; a figure stays the reader's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from zhiji.model import FACT_TYPES, Fact, Facts, Initiative, Link, Place, Quantity, Report, Unit
from zhiji.proposing.answers import Answer, Content, Row, parse_content
from zhiji.proposing.claims import held_link
from zhiji.proposing.fields import COMMON, FIELDS, REFERENCES, REQUIRED, Ground, is_cut_from_negation
from zhiji.proposing.figures import check_direction, is_hoped_or_denied
from zhiji.proposing.places import find_places, fold
from zhiji.proposing.pointing import head_pointed_at, named_by_pointing
from zhiji.proposing.policy import Policy
from zhiji.proposing.refusals import Part, Reason, Refusal, RefusedError, as_words
from zhiji.proposing.requests import Request


@dataclass(frozen=True, slots=True)
class Held:
    """What counts of a report's answers, in the order they were given, and what does not; ``covered`` are the sentences
    that a model has read and answered."""

    facts: tuple[Fact, ...]
    refusals: tuple[Refusal, ...]
    covered: frozenset[Place]
    agreed: frozenset[str] = frozenset()
    """The reader's figures that the model took as they are."""


def hold_answers(
    report: Report,
    facts: Facts,
    asked: Iterable[tuple[Request, Answer]],
    policy: Policy,
    prompt: str,
) -> Held:
    """The answers of one report held to its text. ``facts`` are the reader's, whose figures and units the requests
    named; ``prompt`` is the hash of the instructions. What one answer says never touches another's."""
    hall = _Hall(report, facts, policy, prompt)
    covered: set[Place] = set()
    for request, answer in asked:
        content = parse_content(answer.content)
        if content.trouble != "not JSON":
            covered.update(s for s in map(report.sentence_at, (p.start for p in request.sentences)) if s)
        hall.hear(request, answer, content)
    hall.name_what_points_back()
    return Held(tuple(hall.held.values()), tuple(hall.refusals), frozenset(covered), frozenset(hall.agreed))


class _Hall:
    """One report's answers while they are heard."""

    def __init__(self, report: Report, facts: Facts, policy: Policy, prompt: str) -> None:
        self.report = report
        self.facts = facts
        self.policy = policy
        self.prompt = prompt
        self.held: dict[str, Fact] = {}
        self.refusals: list[Refusal] = []
        self.told_in: dict[str, str] = {}
        """Which request's answer said a fact."""
        self.agreed: set[str] = set()
        self.names = frozenset({fold(u.name) for u in facts.of(Unit)} | {fold(report.issuer or "")} - {""})

    def hear(self, request: Request, answer: Answer, content: Content) -> None:
        desk = _Desk(self, request, answer, content)
        if content.trouble == "not JSON":
            desk.refuse("answer", "not JSON", answer.content)
        elif content.trouble:
            desk.refuse("answer", "cut off", answer.content[-80:])
        for row in content.odd:
            desk.refuse("fact", "not an object", row)
        for row in content.facts:
            desk.attempt("fact", row, desk.take_fact)
        desk.tie_references()
        for row in content.links:
            desk.attempt("link", row, desk.take_link)

    def name_what_points_back(self) -> None:
        """An initiative that is only pointed at has the name of what was told before; one that points at nothing falls,
        and its links with it."""
        known = (*self.facts.items, *self.held.values())
        for fact in [f for f in self.held.values() if isinstance(f, Initiative) and head_pointed_at(f.name)]:
            name = named_by_pointing(fact, known)
            if name is not None:
                self.held[fact.id] = replace(fact, name=name)
                continue
            del self.held[fact.id]
            self._drop(fact, "fact", "reference to nothing")
            for link in [f for f in self.held.values() if isinstance(f, Link) and f.initiative == fact.id]:
                del self.held[link.id]
                self._drop(link, "link", "link to nothing")

    def _drop(self, fact: Fact, part: Part, reason: Reason) -> None:
        words = fact.id if isinstance(fact, Link) else fact.text
        self.refusals.append(Refusal(self.told_in[fact.id], part, reason, as_words(words)))


class _Desk:
    """One answer while it is heard: the ids it gives are its own."""

    def __init__(self, hall: _Hall, request: Request, answer: Answer, content: Content) -> None:
        self.hall = hall
        self.request = request
        self.stamp: dict[str, Any] = {"model": answer.model, "prompt": hall.prompt, "policy": hall.policy.fingerprint}
        self.named: dict[str, str] = dict(request.known)
        """Ids of the answer → ids of facts."""
        self.told: dict[str, Row] = {}
        self.words = [fold(row["quote"]) for row in content.facts if isinstance(row.get("quote"), str)]
        """Its quotes, to tell a name from the part of a longer one."""
        self.twins = _twins(content)

    def refuse(self, part: Part, reason: Reason, row: Any) -> None:
        self.hall.refusals.append(Refusal(self.request.custom_id, part, reason, as_words(row)))

    def attempt(self, part: Part, row: Row, take: Any) -> None:
        try:
            take(row)
        except RefusedError as refused:
            self.refuse(part, refused.reason, row)

    def fact(self, name: Any) -> Fact | None:
        """The fact that an id of this answer means."""
        own = self.named.get(name) if isinstance(name, str) else None
        return None if own is None else self.hall.held.get(own) or self.hall.facts.by_id.get(own)

    def take_fact(self, row: Row) -> None:
        kind = row.get("type")
        if not isinstance(kind, str) or kind not in FIELDS:
            raise RefusedError("unknown type")
        if kind == "quantity":
            return self._take_figure(row)
        name = row.get("id")
        if not isinstance(name, str) or not name:
            raise RefusedError("missing field")
        if name in self.named:
            raise RefusedError("said twice")
        ground = self._ground(row, kind)
        self._check_words(kind, ground)
        values = self._values(row, kind, ground)
        place = ground.quote
        span = {"start": place.start, "end": place.end, "text": self.hall.report.text[place.start : place.end]}
        fact = _made(kind, f"proposed-{kind}-{place.start}-{place.end}", span | values | self.stamp)
        self._put(name, fact, row)
        return None

    def _put(self, name: str, fact: Fact, row: Row) -> None:
        self.named[name] = self.hall.held.setdefault(fact.id, fact).id
        self.hall.told_in.setdefault(fact.id, self.request.custom_id)
        self.told[name] = row

    def _take_figure(self, row: Row) -> None:
        figure = self.fact(row.get("id"))
        if not isinstance(figure, Quantity):
            raise RefusedError("unknown figure")
        if row["id"] in self.told:
            raise RefusedError("said twice")
        ground = self._ground(row, "quantity")
        if not (ground.quote.start <= figure.start and figure.end <= ground.quote.end):
            raise RefusedError("figure not in quote")
        values = self._values(row, "quantity", ground)
        check_direction(values.get("direction"), ground.words)
        changed = replace(figure, **values)
        if changed.role == "norm":
            changed = replace(changed, of=None)
        elif changed.of is None:
            raise RefusedError("missing field")
        self.told[row["id"]] = row
        if changed == figure:
            self.hall.agreed.add(figure.id)
            return
        changed = replace(
            changed, id=f"proposed-{figure.id}", reading="proposed", rule=None, confidence=None, **self.stamp
        )
        self._put(row["id"], changed, row)

    def _ground(self, row: Row, kind: str) -> Ground:
        number, quote = row.get("sentence"), row.get("quote")
        if number is None or quote is None:
            raise RefusedError("missing field")
        if not isinstance(quote, str):
            raise RefusedError("wrong kind of value")
        request = self.request
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= len(request.sentences):
            raise RefusedError("no such sentence")
        sentence = request.sentences[number - 1]
        place = self._place(row, quote, sentence, kind)
        if place.end - place.start > self.hall.policy.longest.get(kind, 10_000):
            raise RefusedError("quote too long")
        before = request.sentences[0].start
        report = self.hall.report
        return Ground(request.text, report.text, place, sentence, before, self.hall.names, fold(report.region or ""))

    def _place(self, row: Row, quote: str, sentence: Place, kind: str) -> Place:
        """The one place that is meant: the only one, the ``nth``, the figure's own, the only one that is no part of a
        longer quote; or each its own where the answer says the words as often as they stand there."""
        found = find_places(quote, self.request.text, sentence)
        if not found:
            raise RefusedError("no such words")
        if len(found) == 1:
            return found[0]
        nth = row.get("nth")
        if isinstance(nth, int) and not isinstance(nth, bool) and 1 <= nth <= len(found):
            return found[nth - 1]
        if kind == "quantity" and isinstance(figure := self.fact(row.get("id")), Quantity):
            found = [place for place in found if place.start <= figure.start and figure.end <= place.end]
        else:
            longer = [words for words in self.words if fold(quote) in words and fold(quote) != words]
            taken = [place for words in longer for place in find_places(words, self.request.text, sentence)]
            found = [p for p in found if not any(t.start <= p.start and p.end <= t.end for t in taken)]
        same = self.twins[_twin_key(row)]
        if len(found) > 1 and len(same) == len(found):
            return found[next(at for at, one in enumerate(same) if one is row)]
        if len(found) != 1:
            raise RefusedError("twice in the sentence")
        return found[0]

    def _check_words(self, kind: str, ground: Ground) -> None:
        if is_cut_from_negation(ground.text, ground.quote.start):
            raise RefusedError("polarity not in quote")
        if kind in ("award", "recognition") and is_hoped_or_denied(ground.text, ground.sentence, ground.quote):
            raise RefusedError("polarity not in quote")

    def _values(self, row: Row, kind: str, ground: Ground) -> Row:
        """The fields that count; a code that is none, or a field that is needed and missing, loses the whole fact."""
        values: Row = {"optional": True} if row.get("optional") is True else {}
        for field in REQUIRED.get(kind, ()):
            if row.get(field) is None:
                raise RefusedError("missing field")
        for field, value in row.items():
            convert = FIELDS[kind].get(field)
            if field in COMMON or field in REFERENCES.get(kind, {}) or value is None:
                continue
            try:
                if convert is None:
                    raise RefusedError("unknown field")
                values[field] = convert(value, ground)
            except RefusedError as refused:
                if refused.reason == "unknown code" and field != "standing":
                    raise
                self.refuse("field", refused.reason, {"id": row.get("id"), field: value})
        return self._completed(kind, values, ground)

    def _completed(self, kind: str, values: Row, ground: Ground) -> Row:
        """What an answer may leave out because the words say it."""
        if kind in ("unit", "initiative"):
            own = ground.own[ground.quote.start : ground.quote.end]
            values.setdefault("name", "".join(own.split()))
        if kind == "initiative":
            planned = self.hall.report.role_at(ground.quote.start) == "plans"
            values.setdefault("phase", "planned" if planned else "carried-out")
        return values

    def tie_references(self) -> None:
        for name, row in self.told.items():
            fact = self.hall.held.get(self.named[name])
            if fact is None or fact.type not in REFERENCES:
                continue
            changes: Row = {}
            for field, (many, kinds) in REFERENCES[fact.type].items():
                if row.get(field) is not None and not getattr(fact, field):
                    changes |= self._reference(fact, field, row[field], many, kinds)
            self.hall.held[fact.id] = replace(fact, **changes) if changes else fact

    def _reference(self, fact: Fact, field: str, value: Any, many: bool, kinds: tuple[type, ...]) -> Row:
        given = value if isinstance(value, list) else [value]
        found = [self.fact(name) for name in given]
        right = [f.id for f in found if f is not None and isinstance(f, kinds) and f.id != fact.id]
        if len(right) < len(given):
            self.refuse("field", "reference to nothing", {"id": fact.id, field: value})
        if not right:
            return {}
        if field == "coref":
            first = self.fact(given[0])
            named = getattr(first, "name", None)
            return {"name": named} if named else {}
        return {field: tuple(dict.fromkeys(right))} if many else {field: right[0]}

    def take_link(self, row: Row) -> None:
        link = held_link(row, self.request, self.hall.report, self.fact, self._mentions)
        for field in sorted(set(row) - {"from", "to", "basis", "cue", "optional"}):
            self.refuse("field", "unknown field", {field: row[field]})
        self.hall.held.setdefault(link.id, replace(link, **self.stamp))
        self.hall.told_in.setdefault(link.id, self.request.custom_id)

    def _mentions(self, name: str) -> list[Fact]:
        return [f for f in self.hall.held.values() if f.type == "initiative" and getattr(f, "name", None) == name]


def _made(kind: str, name: str, values: Mapping[str, Any]) -> Fact:
    made: Fact = FACT_TYPES[kind](id=name, reading="proposed", readings=("proposed",), **values)
    return made


def _twin_key(row: Row) -> tuple[Any, ...]:
    return str(row.get("type")), row.get("sentence"), fold(row["quote"])


def _twins(content: Content) -> dict[tuple[Any, ...], list[Row]]:
    """The facts that are said in the same words of the same sentence, in the order of the answer."""
    twins: dict[tuple[Any, ...], list[Row]] = {}
    for row in content.facts:
        if isinstance(row.get("quote"), str) and isinstance(row.get("sentence"), int):
            twins.setdefault(_twin_key(row), []).append(row)
    return twins
