"""Claims to be the first or the only one: what is said to be first, who says so, and who says the same elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from zhiji.comparing.contexts import Context
from zhiji.comparing.first_claims import FirstClaim, find_first_claims, read_claim
from zhiji.comparing.wording import any_of
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
    """The claims that say of what, those of the issuer that claims most first; what is only planned is no claim."""
    told: dict[str, list[StandingRow]] = defaultdict(list)
    for row in standings:
        told[row.report].append(row)
    found = [first for report in reports for first in _in_report(report, told[report.iri])]
    counts = Counter(first.report.issuer for first in found)
    return sorted((_counted(first, found, counts) for first in found), key=_order)


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


def _counted(first: First, found: Sequence[First], counts: Mapping[str, int]) -> First:
    rivals = {other.report.issuer for other in found if _are_rivals(first, other)}
    return replace(first, claims=counts[first.report.issuer], rivals=tuple(sorted(rivals)))


def _are_rivals(one: First, other: First) -> bool:
    if one.report.issuer == other.report.issuer or one.claim.field != other.claim.field:
        return False
    alike = one.claim.kind == other.claim.kind and _is_same(one.claim.thing, other.claim.thing)
    return alike and _meet(one, other)


def _meet(one: First, other: First) -> bool:
    """Whether both claim a place in one scope: the whole country holds each part of it, the own province of two issuers
    is the same only where both lie in it."""
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


def _is_same(one: str, other: str) -> bool:
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    a, b = ({w[i : i + 2] for i in range(len(w) - 1)} for w in (one, other))
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= _SAME


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


@cache
def _back() -> re.Pattern[str]:
    return re.compile(any_of(load_terms("first_words", "use", "back")))
