"""Facts that name other facts: what happens to these names when facts are dropped, or several become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from zhiji.model import REFERENCES, Document, Fact, Initiative, Link, Outcome, Unit
from zhiji.proposing.places import fold

Named = Unit | Initiative | Document


def renamed(
    facts: Sequence[Fact], now: Mapping[str, str], kept: Callable[[Fact], bool] = lambda _fact: True
) -> list[Fact]:
    """The facts that are ``kept``, with every id that they name replaced by what it is ``now``. A name of a fact that
    is gone is left out; a link that lost an end is gone too. First mentions are found anew."""
    stay = {fact.id: fact for fact in facts if kept(fact) and fact.id not in now}
    out: list[Fact] = []
    for fact in stay.values():
        if isinstance(fact, Link):
            start, end = now.get(fact.initiative, fact.initiative), now.get(fact.outcome, fact.outcome)
            if isinstance(stay.get(start), Initiative) and isinstance(stay.get(end), Outcome):
                out.append(replace(fact, initiative=start, outcome=end))
        else:
            out.append(_with_names(fact, now, stay))
    return with_first_mentions(out, facts, now)


def _with_names(fact: Fact, now: Mapping[str, str], stay: Mapping[str, Fact]) -> Fact:
    changes: dict[str, Any] = {}
    for field, kinds in REFERENCES.items():
        held = getattr(fact, field, None)
        if not held or field == "coref":  # found anew
            continue
        ids = [now.get(name, name) for name in ([held] if isinstance(held, str) else held)]
        right = tuple(dict.fromkeys(name for name in ids if name != fact.id and isinstance(stay.get(name), kinds)))
        changes[field] = right if isinstance(held, tuple) else (right[0] if right else None)
    return replace(fact, **changes) if changes else fact


def with_first_mentions(facts: Iterable[Fact], before: Iterable[Fact], now: Mapping[str, str]) -> list[Fact]:
    """The facts, each later mention with the first one of its thing as ``coref``: those that named each other
    ``before``, those that became one, and what a model named alike."""
    held = list(facts)
    groups = _Groups()
    for fact in before:
        if isinstance(fact, Named) and fact.coref:
            groups.join(fact.id, fact.coref)
    for lost, kept in now.items():
        groups.join(lost, kept)
    alike: dict[str, list[Named]] = {}
    for fact in held:
        if isinstance(fact, Named) and fact.name:
            alike.setdefault(f"{fact.type} {fold(fact.name)}", []).append(fact)
    for same in alike.values():
        if any("proposed" in fact.readings for fact in same):
            for fact in same[1:]:
                groups.join(fact.id, same[0].id)
    first: dict[tuple[str, str], Named] = {}
    for fact in sorted((f for f in held if isinstance(f, Named)), key=lambda f: (f.start, f.end)):
        first.setdefault((fact.type, groups.root(fact.id)), fact)
    return [_with_first(fact, first, groups) for fact in held]


def _with_first(fact: Fact, first: Mapping[tuple[str, str], Named], groups: _Groups) -> Fact:
    if not isinstance(fact, Named):
        return fact
    head = first[fact.type, groups.root(fact.id)]
    coref = None if head is fact else head.id
    return fact if coref == fact.coref else replace(fact, coref=coref)


class _Groups:
    """Names that mean one thing, joined as they are found."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, name: str) -> str:
        while name in self._above:
            name = self._above[name]
        return name

    def join(self, one: str, other: str) -> None:
        here, there = self.root(one), self.root(other)
        if here != there:
            self._above[here] = there
