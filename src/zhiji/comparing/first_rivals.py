"""Who claims to be the first or the only one where another does: claims of all reports set against each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from zhiji.comparing.firsts import First
from zhiji.comparing.likeness import all_pairs
from zhiji.lexicon.patterns import Terms

_PROVINCE = re.compile(r"[^省市县]{2,8}?(?:省|自治区)|(?:北京|天津|上海|重庆)市")
_OWN, _PROVINCIAL, _WIDEST = (Terms("first_words", use) for use in ("own", "provincial", "widest"))
_SAME = 0.65
"""How like what two issuers claim must be, pair for pair, to be one thing."""


def set_against(found: Sequence[First]) -> list[First]:
    """The claims of all reports with who claims the same, those of the issuer that claims most first."""
    claimed = {(first.report.issuer, first.claim.kind, first.claim.scope, first.claim.thing) for first in found}
    counts = Counter(issuer for issuer, *_ in claimed)
    keys = [_key(first) for first in found]
    rivals = _Rivals((key, first.report.issuer) for key, first in zip(keys, found, strict=True))
    told_of = [
        replace(first, claims=counts[first.report.issuer], rivals=rivals.of(key, first.report.issuer))
        for key, first in zip(keys, found, strict=True)
    ]
    return sorted(told_of, key=_order)


def _order(first: First) -> tuple[int, str, int, int]:
    return -first.claims, first.report.issuer, first.report.year or 0, first.claim.begin


class _Kind(NamedTuple):
    """What two claims must have in common to be compared by their words."""

    kind: str
    field: str
    numbers: tuple[str, ...]


class _Key(NamedTuple):
    """What decides who the rivals of a claim are, but for its own issuer; ``region`` is empty where the scope is no
    part of it."""

    thing: str
    kind: _Kind
    scope: str
    region: str


class _Rivals:
    """Who else claims the same. Things that are called the same are compared once, and only with those that share a
    pair of characters with them."""

    def __init__(self, told: Iterable[tuple[_Key | None, str]]) -> None:
        self._issuers: dict[_Key, set[str]] = defaultdict(set)
        for key, issuer in told:
            if key:
                self._issuers[key].add(issuer)
        of_thing: dict[tuple[_Kind, str], list[_Key]] = defaultdict(list)
        for key in self._issuers:
            of_thing[key.kind, key.thing].append(key)
        self._met: dict[_Key, set[str]] = {}
        for one, others in _alike(of_thing):
            held = [key for other in others for key in of_thing[other]]
            self._met |= {key: self._meeting(key, held) for key in of_thing[one]}

    def of(self, key: _Key | None, issuer: str) -> tuple[str, ...]:
        """The other issuers, in order."""
        return tuple(sorted(self._met[key] - {issuer})) if key else ()

    def _meeting(self, key: _Key, others: Iterable[_Key]) -> set[str]:
        return {issuer for other in others if _meet(key, other) for issuer in self._issuers[other]}


def _alike(things: Collection[tuple[_Kind, str]]) -> Iterator[tuple[tuple[_Kind, str], list[tuple[_Kind, str]]]]:
    """Each of the things with those that are called alike, itself among them."""
    by_pair: dict[tuple[_Kind, str], list[str]] = defaultdict(list)
    for kind, thing in things:
        for pair in all_pairs(thing):
            by_pair[kind, pair].append(thing)
    for kind, thing in things:
        own = all_pairs(thing)
        shared = Counter(other for pair in own for other in by_pair[kind, pair])
        alike = (other for other, n in shared.items() if 2 * n / (len(own) + len(all_pairs(other))) >= _SAME)
        yield (kind, thing), [(kind, other) for other in alike]


def _key(first: First) -> _Key | None:
    """None where several can claim the same."""
    claim = first.claim
    if not claim.is_exclusive:
        return None
    region = (first.report.region or "") if claim.scope in _OWN else ""
    return _Key(claim.thing, _Kind(claim.kind, claim.field, _numbers(claim.thing)), claim.scope, region)


def _meet(one: _Key, other: _Key) -> bool:
    """Whether both claim a place in one scope that only one can have: the whole country holds each part of it, the own
    province of two issuers is the same only where both lie in it."""
    own = (one.scope in _OWN, other.scope in _OWN)
    if own == (True, True):
        return one.scope == other.scope and _is_one_place(one, other)
    wide = one.scope in _WIDEST or other.scope in _WIDEST
    return one.scope == other.scope or (wide and True not in own)


def _is_one_place(one: _Key, other: _Key) -> bool:
    """Whether the province, or for another own scope the place, of both issuers is one, as far as it is known."""
    if one.scope in _PROVINCIAL:
        here, there = _province(one.region), _province(other.region)
        return here == there or not (here and there)
    return one.region == other.region


@cache
def _province(region: str) -> str:
    found = _PROVINCE.match(region)
    return found.group() if found else ""


@cache
def _numbers(words: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", words))
