"""One initiative in several reports of its issuer, also under other wording: computed from names, never reported.

Names are alike when they share what is rare among the issuer's names; what tells works apart (numbers, ordinals, east
and west, names in quotes) must not differ. Each initiative has one counterpart in each other report at the most.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations
from unicodedata import normalize

from zhiji.comparing.likeness import Likeness, all_pairs
from zhiji.comparing.wording import pattern_of
from zhiji.model.rows import InitiativeRow, Match, ReportRow

_SIGNS = re.compile(r"[“”‘’\"《》（）()、，·\s-]+")
_TELLING = re.compile(r"\d[\d.]*|第?[一二三四五六七八九十]+(?=[期届批号轮次中小幼院标段])")
_QUOTED = re.compile(r"[“《\"]([^“”《》\"]{2,})[”》\"]")
_ALIKE = 0.66
_WITHIN, _LEFT_OUT = 0.9, 0.5
"""Which part of the shorter name is found in the longer one, for a name that was cut or drawn out, and how alike the
two are then at the least; a short name (互联网+, 公共卫生) is in many."""
_NO_PART = 5
"""Characters from which a name may be a part of another."""
_WEIGHT = 1.8
"""What two names share at the least, in the weight of a pair that they alone have."""
_SHORTEST = 3
_QUOTED_ALIKE = 0.85
"""How alike names are that are mostly one quoted name: “一码通办”机制, “一码通办”模式."""


@dataclass(frozen=True, slots=True)
class _Name:
    """An initiative's name as it is compared."""

    row: InitiativeRow
    plain: str
    core: str
    pairs: frozenset[str]
    telling: frozenset[str]
    quoted: frozenset[str]
    sides: frozenset[str]


def match_across(reports: Iterable[ReportRow], initiatives: Iterable[InitiativeRow]) -> list[Match]:
    """The matches between any two reports of one issuer and different years, by issuer, years and place."""
    by_report: dict[str, list[InitiativeRow]] = defaultdict(list)
    for row in initiatives:
        by_report[row.report].append(row)
    by_body: dict[str, list[ReportRow]] = defaultdict(list)
    for report in reports:
        if report.year is not None:
            by_body[report.body].append(report)
    found: list[Match] = []
    for _, held in sorted(by_body.items()):
        held.sort(key=lambda r: (r.year or 0, r.iri))
        names = {r.iri: _names(by_report[r.iri]) for r in held}
        likeness = Likeness(n.core for some in names.values() for n in some)
        for one, other in combinations(held, 2):
            if one.year != other.year:
                found += _match(names[one.iri], names[other.iri], likeness)
    return found


def match_two(one: Sequence[InitiativeRow], other: Sequence[InitiativeRow]) -> list[Match]:
    """The matches between the initiatives of two reports, in the order of the first."""
    names = _names(one), _names(other)
    return _match(*names, Likeness(n.core for some in names for n in some))


def _match(one: Sequence[_Name], other: Sequence[_Name], likeness: Likeness) -> list[Match]:
    by_plain: dict[str, list[_Name]] = defaultdict(list)
    for name in other:
        by_plain[name.plain].append(name)
    exact = [Match(a.row, b.row, Decimal("1.00"), True) for a in one for b in by_plain.get(a.plain, ())[:1]]
    taken = {m.one.iri for m in exact}, {m.other.iri for m in exact}
    left = [
        [n for n in names if n.row.iri not in t and len(n.core) >= _SHORTEST]
        for names, t in zip((one, other), taken, strict=True)
    ]
    scored = sorted(_scored(left[0], left[1], likeness), key=lambda s: (-s[0], s[1].row.begin, s[2].row.begin))
    for score, a, b in scored:
        if a.row.iri not in taken[0] and b.row.iri not in taken[1]:
            taken[0].add(a.row.iri)
            taken[1].add(b.row.iri)
            exact.append(Match(a.row, b.row, Decimal(f"{min(score, 0.99):.2f}"), False))
    return sorted(exact, key=lambda m: (m.one.begin, m.other.begin))


def _scored(one: Sequence[_Name], other: Sequence[_Name], likeness: Likeness) -> Iterator[tuple[float, _Name, _Name]]:
    holding: dict[str, list[_Name]] = defaultdict(list)
    for name in other:
        for pair in name.pairs:
            holding[pair].append(name)
    for a in one:
        near = {b.row.iri: b for pair in a.pairs for b in holding.get(pair, ())}
        for b in near.values():
            score = _alike(a, b, likeness)
            if score >= _ALIKE:
                yield score, a, b


def _alike(a: _Name, b: _Name, likeness: Likeness) -> float:
    if _differ(a.telling, b.telling) or _differ(a.quoted, b.quoted) or _differ(a.sides, b.sides):
        return 0.0
    if a.quoted == b.quoted and all(_is_mostly_quoted(name) for name in (a, b)):
        return _QUOTED_ALIKE
    shared = likeness.weight(a.pairs & b.pairs)
    if shared < _WEIGHT * likeness.weight_of(2):
        return 0.0
    weights = likeness.weight(a.pairs), likeness.weight(b.pairs)
    alike = 2 * shared / sum(weights)
    short, long = sorted((a.core, b.core), key=len)
    if alike < _LEFT_OUT or len(short) < _NO_PART:
        return alike
    part = 1.0 if _runs_through(short, long) else shared / min(weights)
    return max(alike, 0.8 * part) if part >= _WITHIN else alike


def _is_mostly_quoted(name: _Name) -> bool:
    """Whether what stands in quotes is at least half of the name, and long enough to be one."""
    quoted = sum(map(len, name.quoted))
    return quoted >= _SHORTEST and 2 * quoted >= len(name.plain)


def _runs_through(short: str, long: str) -> bool:
    """Whether the longer name is the shorter one with something put in: 农贸批发市场 is 农贸市场."""
    rest = iter(long)
    return all(char in rest for char in short)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and one != other)


def _names(rows: Iterable[InitiativeRow]) -> list[_Name]:
    return [_name(row) for row in rows]


def _name(row: InitiativeRow) -> _Name:
    said = normalize("NFKC", row.name)
    plain = _SIGNS.sub("", said)
    core = _empty().sub("", plain) or plain
    return _Name(
        row=row,
        plain=plain,
        core=core,
        pairs=all_pairs(core),
        telling=frozenset(_TELLING.findall(said)),
        quoted=frozenset(_SIGNS.sub("", q) for q in _QUOTED.findall(row.name)),
        sides=frozenset(re.findall(r"[东西南北](?=[^，。]{0,3}(?:路|街|环|区|桥|山|出口|门))", plain)),
    )


_empty = partial(pattern_of, "empty", "plan_words")
