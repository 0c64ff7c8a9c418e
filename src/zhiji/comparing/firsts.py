"""Claims to be the first or the only one: what is said to be first, who says so, and who says the same elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import NamedTuple

from zhiji.comparing.contexts import Context
from zhiji.comparing.first_claims import FirstClaim, find_first_claims, read_claim
from zhiji.comparing.likeness import all_pairs
from zhiji.comparing.wording import pattern_of
from zhiji.lexicon import load_terms
from zhiji.model.rows import ReportRow, StandingRow

_CUE = re.compile(r"首[\u4e00-\u9fff]|率先|唯一")
_PROVINCE = re.compile(r"[^省市县]{2,8}?(?:省|自治区)|(?:北京|天津|上海|重庆)市")
_SAME = 0.65
"""How like what two issuers claim must be, pair for pair, to be one thing."""


@dataclass(frozen=True, slots=True)
class First:
    """One claim: ``recipient`` is the IRI of the named thing it is told of, where there is one; ``claims`` counts what
    its issuer claims in the open reports, ``rivals`` names the other issuers that claim the same in a scope in which
    both cannot be first."""

    claim: FirstClaim
    report: ReportRow
    recipient: str | None
    sentence: str
    claims: int = 0
    rivals: tuple[str, ...] = ()


def find_firsts(reports: Sequence[ReportRow], standings: Iterable[StandingRow]) -> list[First]:
    """The claims that say of what, each report by itself, in its order; what is only planned is no claim."""
    told: dict[str, list[StandingRow]] = defaultdict(list)
    for row in standings:
        told[row.report].append(row)
    return [first for report in reports for first in _in_report(report, told[report.iri])]


def set_against(found: Sequence[First]) -> list[First]:
    """The claims of all reports with who claims the same, those of the issuer that claims most first."""
    counts = Counter(first.report.issuer for first in found)
    rivals = _Rivals(found)
    told_of = (replace(f, claims=counts[f.report.issuer], rivals=rivals.of(f)) for f in found)
    return sorted(told_of, key=_order)


def _in_report(report: ReportRow, standings: Sequence[StandingRow]) -> list[First]:
    """The claims of one report: those that its words make and those read as standings, each once."""
    claims = list(find_first_claims(report.text))
    told = [(row, next((c for c in claims if _tells(report, c, row)), None)) for row in standings]
    claims += [_of_row(report, row) for row, claim in told if claim is None]
    found: dict[int, First] = {}
    for claim in claims:
        rows = [row for row, one in told if one is claim or (one is None and row.begin <= claim.begin < row.end)]
        if (first := _first(report, claim, rows)) and not _is_planned(report, claim):
            found.setdefault(claim.begin, first)
    return [found[begin] for begin in sorted(found)]


def _tells(report: ReportRow, claim: FirstClaim, row: StandingRow) -> bool:
    """Whether the standing is that of the claim: it overlaps it, or is told in the same words of one sentence."""
    if claim.begin < row.end and row.begin < claim.end:
        return True
    same = row.claim.removeprefix("在") == claim.claim.removeprefix("在")
    places = (Context(report, at, at + 1).sentence_place for at in (row.begin, claim.begin))
    return same and len(set(places)) == 1


def _first(report: ReportRow, claim: FirstClaim, rows: Sequence[StandingRow]) -> First | None:
    """The claim with the one thing that was read as what has it; its name where the words give none; None where nothing
    is named."""
    held = {row.holder: row.held for row in rows if row.holder}
    recipient, name = held.popitem() if len(held) == 1 else (None, None)
    claim = claim if claim.thing else replace(claim, thing=name or "")
    if not claim.thing:
        return None
    return First(claim, report, recipient, Context(report, claim.begin, claim.end).sentence)


def _of_row(report: ReportRow, row: StandingRow) -> FirstClaim:
    """The claim of a standing whose words do not say within what."""
    said = report.text[row.begin : row.end]
    cues = list(_CUE.finditer(said))
    begin, end = (row.begin + cues[-1].start(), row.begin + cues[-1].end()) if cues else (row.begin, row.end)
    scope = "" if row.scope in _no_scopes() else row.scope or ""
    return replace(read_claim(report.text, begin, end, scope), claim=row.claim, kind=row.kind)


def _is_planned(report: ReportRow, claim: FirstClaim) -> bool:
    """Whether it stands among plans, and not in a point that looks back."""
    context = Context(report, claim.begin, claim.end)
    return context.role == "plans" and not _back().search(context.point_before + context.sentence)


def _order(first: First) -> tuple[int, str, int, int]:
    return -first.claims, first.report.issuer, first.report.year or 0, first.claim.begin


class _Rivals:
    """Who else claims the same. Claims in the same words from the same place are compared once, and only with those
    that share a pair of characters with them."""

    def __init__(self, found: Sequence[First]) -> None:
        self._issuers: dict[_Key, set[str]] = defaultdict(set)
        self._one: dict[_Key, First] = {}
        for first in found:
            self._issuers[_key(first)].add(first.report.issuer)
            self._one.setdefault(_key(first), first)
        self._by_pair: dict[tuple[str, str, str], list[_Key]] = defaultdict(list)
        for key, first in self._one.items():
            for pair in all_pairs(first.claim.thing):
                self._by_pair[first.claim.field, first.claim.kind, pair].append(key)
        self._met = {key: self._meeting(first) for key, first in self._one.items()}

    def of(self, first: First) -> tuple[str, ...]:
        """The other issuers, in order."""
        return tuple(sorted(self._met[_key(first)] - {first.report.issuer}))

    def _meeting(self, first: First) -> set[str]:
        claim, own = first.claim, all_pairs(first.claim.thing)
        shared = Counter(key for pair in own for key in self._by_pair[claim.field, claim.kind, pair])
        alike = (key for key, n in shared.items() if 2 * n / (len(own) + len(all_pairs(key.thing))) >= _SAME)
        met = (key for key in alike if _numbers(key.thing) == _numbers(claim.thing) and _meet(first, self._one[key]))
        return {issuer for key in met for issuer in self._issuers[key]}


class _Key(NamedTuple):
    """What decides who the rivals of a claim are, but for its own issuer."""

    thing: str
    kind: str
    field: str
    scope: str
    region: str
    exclusive: bool


def _key(first: First) -> _Key:
    claim = first.claim
    return _Key(
        claim.thing, claim.kind, claim.field, claim.scope, first.report.region or "", exclusive=claim.is_exclusive
    )


def _meet(one: First, other: First) -> bool:
    """Whether both claim a place in one scope that only one can have: the whole country holds each part of it, the own
    province of two issuers is the same only where both lie in it."""
    if not (one.claim.is_exclusive and other.claim.is_exclusive):
        return False
    own = (one.claim.scope in _own(), other.claim.scope in _own())
    if own == (True, True):
        return one.claim.scope == other.claim.scope and _is_one_place(one, other)
    wide = {one.claim.scope, other.claim.scope} & _widest()
    return one.claim.scope == other.claim.scope or (bool(wide) and True not in own)


def _is_one_place(one: First, other: First) -> bool:
    """Whether the province, or for another own scope the place, of both issuers is one, as far as it is known."""
    here, there = one.report.region, other.report.region
    if one.claim.scope in _provincial():
        here, there = (found and found.group() for found in (_PROVINCE.match(r or "") for r in (here, there)))
        return here == there or not (here and there)
    return here == there


@lru_cache(4096)
def _numbers(words: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", words))


@cache
def _own() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "own"))


@cache
def _provincial() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "provincial"))


@cache
def _widest() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "widest"))


@cache
def _no_scopes() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "no-scope"))


_back = partial(pattern_of, "back", "first_words")
