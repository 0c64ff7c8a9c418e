"""Claims to be the first or the only one: what is said to be first, who says so, and who says the same elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from zhiji.comparing.contexts import Context
from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_terms
from zhiji.model.rows import ReportRow, StandingRow

_STOP = re.compile(r"[，,。；;！!？?：:\n]")
_FIRST = re.compile(r"首[\u4e00-\u9fff]|率先|唯一")
_NEXT = re.compile(r"、[^、]{0,4}(?=首[\u4e00-\u9fff]|率先|唯一)")
"""Where the next claim of the same list begins."""
_BEFORE = re.compile(r"(?:均|都|系|为|是|属|属于|成为|列为|居)+$")
_SHORTEST, _LONGEST = 3, 40
_SAME = 0.75
"""How like what two issuers claim must be, pair for pair, to be one thing."""


@dataclass(frozen=True, slots=True)
class First:
    """One claim: ``thing`` is what is said to be first, in the report's words; ``claims`` counts what its issuer claims
    in the open reports, ``rivals`` names the other issuers that claim the same in the same scope."""

    row: StandingRow
    report: ReportRow
    thing: str
    scope: str
    sentence: str
    claims: int
    rivals: tuple[str, ...]


def find_firsts(reports: Sequence[ReportRow], standings: Iterable[StandingRow]) -> list[First]:
    """The claims that say of what, those of the issuer that claims most first; what is only planned is no claim."""
    by_iri = {r.iri: r for r in reports}
    held = [(s, by_iri[s.report], *_told(s, by_iri[s.report])) for s in standings if s.report in by_iri]
    held = [one for one in held if one[2] and Context(one[1], one[0].begin, one[0].end).role != "plans"]
    counts = Counter(issuer for _, _, issuer in {(r.iri, s.iri, r.issuer) for s, r, _, _ in held})
    said = {(r.issuer, thing, s.kind, scope) for s, r, thing, scope in held}
    found = [_first(*one, counts, said) for one in held]
    return sorted(found, key=_order)


def _order(first: First) -> tuple[int, str, int, int, str]:
    return -first.claims, first.report.issuer, first.report.year or 0, first.row.begin, first.row.holder or ""


def _first(
    row: StandingRow,
    report: ReportRow,
    thing: str,
    scope: str,
    counts: Mapping[str, int],
    said: Iterable[tuple[str, str, str, str]],
) -> First:
    claimed = row.kind, scope
    rivals = {who for who, what, *so in said if who != report.issuer and (*so,) == claimed and _is_same(what, thing)}
    sentence = Context(report, row.begin, row.end).sentence
    return First(row, report, thing, scope, sentence, counts[report.issuer], tuple(sorted(rivals)))


def _told(row: StandingRow, report: ReportRow) -> tuple[str, str]:
    """What is said to be first, and within what; empty where the words say it of nothing (率先发展)."""
    said = report.text[row.begin : row.end]
    cue = next(iter(_FIRST.finditer(row.claim)), None)
    scope = row.scope or _scope(row.claim[: cue.start()] if cue else "")
    if row.held:
        return row.held, scope
    after = said[_after_cue(said) :] + _STOP.split(report.text[row.end : row.end + _LONGEST])[0]
    thing = _without_end(_NEXT.split(after)[0])
    if len(thing) < _SHORTEST or after[:2] in _nothing():
        thing = _BEFORE.sub("", _STOP.split(report.text[max(row.begin - _LONGEST, 0) : row.begin])[-1])
    return (thing if len(thing) >= _SHORTEST and after[:2] not in _slogans() else ""), scope


def _after_cue(said: str) -> int:
    found = list(_FIRST.finditer(said))
    return found[-1].end() if found else 0


def _scope(words: str) -> str:
    """Within what, where it stands before the cue: 西北首条; not a verb."""
    return re.sub(r"^(?:在|成为|系|为|是|获批|入选)+|(?:的|获)$", "", re.split("[、，]", words)[-1])


def _without_end(words: str) -> str:
    """What is first, without the verb that says what came of it: 地理标志交易运营中心投入使用."""
    plain = re.sub(r"^(?:举措|的)?", "", words.strip("、 "))
    shorter = _ends().sub("", plain)
    return (shorter if len(shorter) >= _SHORTEST else plain).rstrip("、的和与及 ")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(load_terms('first_words', 'use', 'end'))}).*$")


@cache
def _nothing() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "nothing"))


@cache
def _slogans() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "slogan"))


def _is_same(one: str, other: str) -> bool:
    a, b = ({w[i : i + 2] for i in range(len(w) - 1)} for w in (one, other))
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= _SAME
