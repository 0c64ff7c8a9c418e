"""Amounts of things in words: how many of what unit, where, and the words that say of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zhiji.lexicon import load_table
from zhiji.lexicon.patterns import any_of

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_MULTIPLIERS = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_NUMERALS = {"两": 2, **{sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}}
_COUNTED = frozenset({"area", "thing", "net", "people", "body", "length", "weight", "volume", "power", "paper", "case"})
"""Kinds of units that things are counted in; money, per cent and dates are held against each other by their series."""
_WORDED = frozenset({"body", "thing"})
"""Kinds that a number in words goes before (两所): 三级 and 二期 are no amounts."""
_NO_AMOUNT = frozenset({"通", "次", "度", "道", "段", "方", "部", "本", "对", "口", "级", "分", "封"})
"""Units that are more often another word (二次供水, 三方)."""
_AROUND = 14
"""Characters on each side of an amount that say of what it is."""
_TELLING = 2
"""Digits from which a number is its own sign: 96户, 183人."""


@dataclass(frozen=True, slots=True)
class Amount:
    """``value`` of ``unit`` at ``begin``..``end`` of its words; ``kind`` is that of the unit; ``of`` are the words
    behind it, or before it where none follow, up to the next number."""

    value: Decimal
    unit: str
    kind: str
    begin: int
    end: int
    written: str
    behind: str
    before: str

    @property
    def is_telling(self) -> bool:
        """Whether few other things have so many: the number is no 3 or 10."""
        return len(f"{self.value.normalize():f}".replace(".", "").rstrip("0")) >= _TELLING

    @property
    def is_capacity(self) -> bool:
        """Whether it says how much a work is made for (700万吨露天矿): part of its name, nothing that is reached."""
        return self.kind in _CAPACITIES and len(self.behind) >= _NOUN

    def counts_like(self, other: Amount) -> bool:
        """Whether both are counted in one unit, or in words for one that stand for each other (20个超市, 10家)."""
        return self.unit == other.unit or {self.unit, other.unit} <= _BODIES

    def equals(self, other: Amount) -> bool:
        """Whether both say the same number of one kind of unit: 335座, 335户."""
        return self.value == other.value and (self.kind == other.kind or {self.kind, other.kind} <= _OF_THINGS)


_BODIES = frozenset({"个", "家", "所", "处", "座"})
_CAPACITIES = frozenset({"weight", "volume", "power"})
_NOUN = 2
"""Characters of a noun at the least."""
_OF_THINGS = frozenset({"body", "people", "thing", "paper"})


def find_amounts(words: str) -> list[Amount]:
    """The amounts in ``words``, in order; what stands in quotes is part of a name.

    >>> [(int(a.value), a.unit) for a in find_amounts("新建12条道路、3.2万平方米仓库，实施“十个到位”工程")]
    [(12, '条'), (32000, '平方米')]
    """
    found = list(_amounts().finditer(_QUOTED.sub(lambda match: "“" * len(match.group()), words)))
    return [amount for at, match in enumerate(found) if (amount := _amount(words, found, at, match))]


def _amount(words: str, found: list[re.Match[str]], at: int, match: re.Match[str]) -> Amount | None:
    kind = _kinds()[match["unit"]]
    if match["numeral"] and (kind not in _WORDED or match["unit"] in _NO_AMOUNT):
        return None
    low = found[at - 1].end() if at else 0
    high = found[at + 1].start() if at + 1 < len(found) else len(words)
    return Amount(
        *(_value(match), match["unit"], kind, match.start(), match.end(), match.group()),
        behind=_BOUND.sub("", _PART.split(words[match.end() : min(high, match.end() + _AROUND)])[0]),
        before=_PART.split(words[max(low, match.start() - _AROUND) : match.start()])[-1],
    )


_QUOTED = re.compile("“[^“”]*”")
_PART = re.compile(r"[，,；;。：:、]")
_BOUND = re.compile("^(?:以[上下内]|左右)")


def _value(match: re.Match[str]) -> Decimal:
    if match["numeral"]:
        return Decimal(_NUMERALS[match["numeral"]])
    value = Decimal(match["digits"].replace(",", ""))
    for sign in match["many"]:
        value *= _MULTIPLIERS[sign]
    return value


def without_amounts(words: str) -> str:
    """``words`` with the amounts, and any other number, blanked out; what is behind stays in its place, and so does
    what stands in quotes."""
    kept = [match.span() for match in _QUOTED.finditer(words)]
    for numbers in (_amounts(), _NUMBER):
        words = numbers.sub(lambda m: m.group() if _inside(m.start(), kept) else " " * len(m.group()), words)
    return words


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(begin < at < end for begin, end in spans)


_NUMBER = re.compile(r"\d[\d.,]*[百千万亿]*(?:元|年(?:底前?|末|初|度)?|月份?|日|％)?")


@cache
def _kinds() -> dict[str, str]:
    return {row.term: row.kind for row in load_table("measures") if row.kind in _COUNTED}


@cache
def _amounts() -> re.Pattern[str]:
    units = any_of([row for row in load_table("measures") if row.term in _kinds()])
    numerals = "".join(_NUMERALS)
    return re.compile(
        rf"(?:(?P<digits>{_DIGITS})(?P<many>[百千万亿]*)[多余]?|(?<![第{numerals}])(?P<numeral>[{numerals}])(?![{numerals}百千万]))"
        rf"(?P<unit>{units})(?!月|年)"
    )
