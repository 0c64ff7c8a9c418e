"""Initiatives: named mechanisms, campaigns, reforms, platforms, teams and the like.

The signal is the verb before and the head noun after; quotes alone prove nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.claims import is_initiative
from zhiji.extraction.initiatives.coreference import Names, find_anaphors, is_anaphor, is_bare
from zhiji.extraction.initiatives.edges import is_named
from zhiji.extraction.initiatives.hierarchy import find_wholes
from zhiji.extraction.initiatives.kinds import kind_of_place
from zhiji.extraction.initiatives.quotes import find_quoted
from zhiji.extraction.initiatives.sharing import Item, items_of_lists
from zhiji.extraction.initiatives.words import WORDS
from zhiji.extraction.text.cover import QUOTED
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Initiative, InitiativeKind, Unit


def find_initiatives(surface: Surface, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those of ``candidates`` that by the rules name an initiative or mean one named before, in text order, none inside
    another."""
    named = keep_outermost(exclude_rows(surface, [c for c in candidates if is_initiative(surface, c)]))
    named = keep_outermost([*named, *find_quoted(surface, named), *find_anaphors(surface)])
    found = keep_outermost([*named, *_named_again(surface, candidates, named), *same_words(surface, named)])
    return [c.of_kind(kind_of(surface.text[c.start : c.end], c.kind)) for c in found]


_KEY = 5


def same_words(surface: Surface, named: Sequence[Candidate]) -> list[Candidate]:
    """Later places with the very words of a name of five characters or more."""
    covered, text = surface.covered, surface.text
    first: dict[str, Candidate] = {}
    for c in named:
        if c.end - c.start >= _KEY and QUOTED not in covered[c.start : c.end]:
            first.setdefault(text[c.start : c.end], c)
    by_key: dict[str, list[Candidate]] = {}
    for words, c in first.items():
        by_key.setdefault(words[:_KEY], []).append(c)
    found: list[Candidate] = []
    for at in sorted(at for key in by_key for at in _places(text, key)):
        same = (c for c in by_key[text[at : at + _KEY]] if c.start < at and text.startswith(text[c.start : c.end], at))
        if again := max(same, key=lambda c: c.end - c.start, default=None):
            size = again.end - again.start
            if surface.covered[at : at + size] == covered[again.start : again.end]:
                found.append(replace(again, start=at, end=at + size, head=at + again.head - again.start, verb="none"))
    return found


def _places(text: str, words: str) -> Iterator[int]:
    """Where ``words`` stand in ``text``, overlapping places too."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _named_again(surface: Surface, candidates: Iterable[Candidate], named: list[Candidate]) -> list[Candidate]:
    """Places without a verb whose last words are the name of an initiative before, or the last words of one."""
    text = surface.text
    first: dict[str, int] = {}
    for c in named:
        for at in range(c.start, min(c.head, c.end - 4) + 1):
            if text[at].isdigit() and at > c.start:
                continue
            first.setdefault(text[at : c.end], c.start)
    found: list[Candidate] = []
    for c in candidates:
        last = min(c.head, c.end - 4)
        again = next((n for n in range(c.start, last + 1) if first.get(text[n : c.end], n) < n), None)
        if again is not None and is_named(surface.covered, again, max(again, c.head), c.end):
            found.append(c if again == c.start else replace(c, start=again))
    return found


def build_initiatives(surface: Surface, found: Sequence[Candidate], units: Sequence[Unit]) -> list[Initiative]:
    """The initiatives that stand at the places ``found``, ids i1, i2, …, with coreference, hierarchy and who carries
    them out."""
    places, names, firsts = _resolved(surface, found)
    wholes = find_wholes(surface, places, firsts)
    actors = _actors(surface, places, units)
    text = surface.text
    built: list[Initiative] = []
    for number, place in enumerate(places):
        first, whole = firsts[number], wholes[number]
        again = first != number
        built.append(
            Initiative(
                id=f"i{number + 1}",
                start=place.start,
                end=place.end,
                text=text[place.start : place.end],
                name=built[first].name if again else names[number],
                kind=built[first].kind if again else cast(InitiativeKind, place.kind),
                phase="planned" if surface.role(place.start) == "plans" else "carried-out",
                coref=f"i{first + 1}" if again else None,
                part_of=None if whole is None else f"i{whole + 1}",
                by=actors[number],
                rule=_rule(place, again),
                reading="extracted",
            )
        )
    return built


def _rule(place: Candidate, again: bool) -> str:
    how = "quoted" if place.quoted else "listed" if place.listed else "named"
    return f"initiative:{how}:{place.verb}" + (":again" if again else "")


def _resolved(surface: Surface, found: Sequence[Candidate]) -> tuple[list[Candidate], list[str], list[int]]:
    """The places that mean something, of the kind that their list gives; for each its name and the number of the first
    mention of the same initiative."""
    names, kept, called, firsts = Names(), list[Candidate](), list[str](), list[int]()
    listed = items_of_lists(surface, found)
    for at, place in enumerate(found):
        words = surface.text[place.start : place.end]
        number, item = len(kept), None
        if is_anaphor(words):
            before = _antecedent(surface, kept, place)
            if before is None:
                continue
            first = firsts[before]
        else:
            item = listed.get(at) or Item(words, kind_of_place(words, place.kind))
            words, kinds = item.name, dict.fromkeys((item.kind, place.kind))
            again = next((n for kind in kinds if (n := names.best(words, kind)) is not None), None)
            first = number if again is None else firsts[again]
            for kind in kinds:
                names.add(words, kind, number)
        kept.append(place if item is None else place.of_kind(item.kind))
        called.append(words)
        firsts.append(first)
    return kept, called, firsts


_FAR = 40  # mentions: how far back an anaphor is followed


def _antecedent(surface: Surface, kept: list[Candidate], place: Candidate) -> int | None:
    """What 该机制 means: the nearest before it in the point that ends in the same head noun; else the nearest of its
    kind; else the nearest."""
    text = surface.text
    floor = surface.point(place.start).start
    near = [n for n in range(max(0, len(kept) - _FAR), len(kept)) if kept[n].start >= floor]
    head = text[place.head : place.end]
    same = [n for n in near if text.endswith(head, kept[n].start, kept[n].end)]
    if is_bare(text[place.start : place.end]):
        return same[-1] if same else None
    like = [n for n in near if kept[n].kind == place.kind]
    best = same or like or near
    return best[-1] if best else None


_PUBLICITY = Pattern(WORDS, "{publicity}")
_TRAINING = Pattern(WORDS, "{training}")


def kind_of(words: str, kind: str) -> InitiativeKind:
    """The head noun's kind, unless other words in the name tell better."""
    if kind == "campaign" and _PUBLICITY.search(words):
        return "publicity"
    if kind == "campaign" and _TRAINING.search(words):
        return "training"
    return kind  # type: ignore[return-value]


def _actors(surface: Surface, places: Sequence[Candidate], units: Sequence[Unit]) -> list[tuple[str, ...]]:
    """The unit, other than the issuer, that is the subject of the clause of each initiative."""
    by_clause: dict[int, Unit] = {}
    for unit in units:
        clause = surface.clause(unit.start)
        if unit.start == clause.start and unit.name != surface.report.issuer:
            by_clause.setdefault(clause.start, unit)
    found: list[tuple[str, ...]] = []
    for place in places:
        unit_at = by_clause.get(surface.clause(place.start).start)
        acts = unit_at is not None and unit_at.end < place.start and _acts(surface, unit_at.end, place.start)
        found.append((unit_at.id,) if unit_at is not None and acts else ())
    return found


_NOT_ACTING = Terms(WORDS, "not-acting")


def _acts(surface: Surface, start: int, end: int) -> bool:
    words = surface.covered[start:end]
    return words[:1] not in "的、和与" and not words.startswith(_NOT_ACTING.all)


def exclude_rows(surface: Surface, candidates: list[Candidate]) -> list[Candidate]:
    """Without those that run across several items of a list that ends in 等."""
    items = sorted((c.start, c.end) for c in candidates if c.listed and "、" not in surface.covered[c.start : c.end])
    starts = [start for start, _ in items]

    def is_row(c: Candidate) -> bool:
        i = bisect_right(starts, c.start)
        overlaps = any(c.start < end and start < c.end for start, end in items[max(0, i - 1) : i + 2])
        return overlaps and "、" in surface.covered[c.start : c.end]

    return [c for c in candidates if not is_row(c)]


def keep_outermost(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest of those that overlap, in text order."""
    kept: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if kept and c.start < kept[-1].end:
            if c.end > kept[-1].end and c.end - c.start > kept[-1].end - kept[-1].start:
                kept[-1] = c
            continue
        kept.append(c)
    return kept
