"""The numbers of a graph that can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal
from unicodedata import normalize

from zhiji.checking.rows import LABEL_ZH, Citations, Statements, load_statements
from zhiji.lexicon.parts_and_turns import OF_WHICH
from zhiji.model import Evidence
from zhiji.model.intervals import Interval, magnitude
from zhiji.store.graphs import Graph
from zhiji.vocabulary import CODE, QUDT_UNIT, RDF, ZJ

POINTS = CODE + "unit-percentage-point"
PERCENT = QUDT_UNIT + "PERCENT"
MONEY = QUDT_UNIT + "CCY_CNY"

_RATES = {
    PERCENT: Fraction(1, 100),
    QUDT_UNIT + "PERMILLE": Fraction(1, 1000),
    QUDT_UNIT + "FRACTION": Fraction(1),
    CODE + "unit-cheng2": Fraction(1, 10),
}
"""Units that say how two values compare, and what one of them is worth."""

_INCOMPARABLE = (CODE + "unit-bei4", CODE + "unit-fan1")
"""增长2倍 is read in two ways, so figures in these units are held against nothing."""

_AVERAGED = re.compile(r"年均|平均|递增|复合")
_OF_MANY_YEARS = re.compile(r"累计|[两二三四五六七八九十]年|“?十[一二三四五六]五”?|以来|期间|同期")
_PRICED = re.compile(r"总值|产值|增加值|GDP|收入|消费|投资")
_PASSED = re.compile(r"突破|跨[越上过入]|迈[上过入]|登上")
_MARK = re.compile(r"(?:新)?(?:大关|台阶)")
_RANKED = re.compile(r"排名|位次|名次|排位|位居|位列")
_CLAUSE_END = re.compile(r"[，,；;。]")
_NOT_IN_NAMES = re.compile(r"[“”‘’\"《》\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number as a report states it. ``value`` is signed for a change; ``name`` is what is measured, ``about`` the
    report's own words for it; IRIs for ``indicator``, ``unit`` and ``compared_with``."""

    iri: str
    kind: Literal["observation", "change"]
    report: str
    issuer: str
    indicator: str
    name: str
    about: str = ""
    unit: str
    value: Decimal
    written: str
    bound: str = "exact"
    period: str | None = None
    base_period: str | None = None
    comparison: str | None = None
    direction: str | None = None
    compared_with: str | None = None
    scope: str | None = None
    share_of: str | None = None
    level: str | None = None
    evidence: Evidence

    @property
    def is_ratio(self) -> bool:
        """Whether its unit is per cent or the like."""
        return self.unit in _RATES

    @property
    def is_rate(self) -> bool:
        """Whether it says how two values compare: a share, or a change of so many per cent."""
        return self.is_ratio and (self.kind == "change" or self.share_of is not None)

    @property
    def sentence(self) -> tuple[str, int]:
        return self.evidence.report, self.evidence.sentence_start

    @property
    def point(self) -> tuple[str, int]:
        start = self.evidence.point_start
        return self.evidence.report, self.evidence.sentence_start if start is None else start

    def size(self, slack: Fraction = Fraction(1, 2)) -> Interval:
        """What the figure allows the number to be, without its sign; a rate as a part of one. Yuan are rounded
        too: 3482元 of 3481.6元."""
        bound = "more-than" if self.is_mark else self.bound
        held = magnitude(self.value, self.written, bound, self.unit in _RATES or self.unit == MONEY, slack)
        return held.scaled(_RATES[self.unit]) if self.is_rate else held

    @property
    def clause(self) -> str:
        """The words of its clause that stand before it."""
        before = self.evidence.sentence[: max(self.evidence.start - self.evidence.sentence_start, 0)]
        return _CLAUSE_END.split(before)[-1]

    @property
    def is_part(self) -> bool:
        """Whether it is told as a part of what stands before it (其中一般债券254亿元): its name is not all that it is
        of."""
        before = self.evidence.sentence[: max(self.evidence.start - self.evidence.sentence_start, 0)]
        return OF_WHICH.search(before) is not None

    @property
    def is_mark(self) -> bool:
        """Whether it is a round number that was passed (跨越5000亿元大关), and not the number itself."""
        after = self.evidence.sentence[self.evidence.end - self.evidence.sentence_start :]
        return bool(_PASSED.search(self.clause) or _MARK.match(after))

    @property
    def is_average(self) -> bool:
        """Whether it is a change a year over several (年均增长), which no two levels give."""
        return bool(_AVERAGED.search(self.clause + (self.scope or "")))

    @property
    def is_of_many_years(self) -> bool:
        """Whether its sentence speaks of a stretch of years, so that its period may be more than one."""
        return bool(_OF_MANY_YEARS.search(self.evidence.sentence))

    @property
    def is_priced(self) -> bool:
        """Whether its growth is told in constant prices, as that of output and income is, its level in current ones."""
        return self.unit == MONEY and bool(_PRICED.search(self.name + self.evidence.sentence))

    @property
    def is_rank(self) -> bool:
        """Whether it is a place in a ranking, where less is higher."""
        return bool(_RANKED.search(self.name + self.clause)) or self.written.endswith("位")

    @property
    def falls(self) -> bool:
        return self.direction == "down" or (self.direction is None and self.value < 0)

    def __str__(self) -> str:
        sign = ("−" if self.falls else "+") if self.kind == "change" else ""
        return sign + self.written


def load_figures(graph: Graph, citations: Citations) -> list[Figure]:
    """Every level, share and change that measures something named and stands in one place, in reading order.

    Left out: figures that the reader was not certain of, units in which nothing can be compared, yearly averages.
    """
    statements = load_statements(graph, (ZJ.Observation, ZJ.Change))
    names = load_statements(graph, (ZJ.Indicator,))
    issuers = {s: o for s, o in graph.select("SELECT ?r ?issuer { ?r zj:issuer ?issuer }") if s and o}
    about = {s: o for s, o in graph.select("SELECT ?s ?q { ?s zj:about/zj:quote ?q }") if s and o}
    figures = [
        _figure(iri, held, names, issuers, about.get(iri, ""), place)
        for iri, held in statements.items()
        for place in _only(citations.evidence(iri))
        if _comparable(held)
    ]
    return sorted(
        (f for f in figures if not f.is_average), key=lambda f: (f.report, f.evidence.start, f.evidence.end, f.iri)
    )


def plain_name(text: str) -> str:
    """A name without quotes and white space, to be held against another."""
    return _NOT_IN_NAMES.sub("", normalize("NFC", text))


def _comparable(held: dict[str, list[str]]) -> bool:
    certain = "true" not in held.get(ZJ.tentative, ())
    stated = all(len(held.get(p, ())) == 1 for p in (ZJ.value, ZJ.unit, ZJ.indicator, ZJ.statedIn))
    return certain and stated and held[ZJ.unit][0] not in _INCOMPARABLE


def _only(evidence: tuple[Evidence, ...]) -> Iterator[Evidence]:
    if len(evidence) == 1:
        yield evidence[0]


def _figure(
    iri: str,
    held: dict[str, list[str]],
    names: Statements,
    issuers: dict[str, str],
    about: str,
    place: Evidence,
) -> Figure:
    report, indicator = held[ZJ.statedIn][0], held[ZJ.indicator][0]
    return Figure(
        iri=iri,
        kind="change" if ZJ.Change in held[RDF + "type"] else "observation",
        report=report,
        issuer=issuers.get(report, report),
        indicator=indicator,
        name=_first(names.get(indicator, {}), LABEL_ZH) or about,
        about=about,
        unit=held[ZJ.unit][0],
        value=Decimal(held[ZJ.value][0]),
        written=place.quote,
        bound=_code(held, ZJ.bound) or "exact",
        period=_first(held, ZJ.period),
        base_period=_first(held, ZJ.basePeriod),
        comparison=_code(held, ZJ.comparison),
        direction=_code(held, ZJ.direction),
        compared_with=_first(held, ZJ.comparedWith),
        scope=_first(held, ZJ.scope),
        share_of=_first(held, ZJ.shareOf),
        level=_code(held, ZJ.resultLevel),
        evidence=place,
    )


def _first(held: dict[str, list[str]], predicate: str) -> str | None:
    return held.get(predicate, [None])[0]


def _code(held: dict[str, list[str]], predicate: str) -> str | None:
    iri = _first(held, predicate) or ""
    return iri.removeprefix(CODE).partition("-")[2] if iri.startswith(CODE) else None
