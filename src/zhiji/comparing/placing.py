"""Figures of one report → their places in series. What stands here of one report depends on no other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from zhiji.comparing.contexts import Context
from zhiji.comparing.coordination import find_coordinated
from zhiji.comparing.figures import PlacedFigure, is_aggregate
from zhiji.comparing.names import Named, Scheme, plain
from zhiji.comparing.naming import name_figure
from zhiji.comparing.periods import time_figure
from zhiji.comparing.sizes_and_shares import names_share
from zhiji.comparing.timed import Timed
from zhiji.comparing.units import POINTS, kind_of
from zhiji.comparing.wording import any_of, pattern_of, place_words, tells_mean, values_of
from zhiji.comparing.zones import zone_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.parts_and_turns import OF_WHICH
from zhiji.lexicon.regions import load_regions_by_name
from zhiji.model.rows import FigureRow, ReportRow

_INNER = re.compile(r"[省市区县旗州镇乡]|街道")
_WHOLE = re.compile(r"^[全我本](?P<what>自治区|街道|[省市区县旗州镇乡局疆盟])$")
_STEPS = re.compile(rf"[百千万亿]*元?级?(?:{any_of(values_of('mark'))})")
"""What stands behind the number of steps: 连跨4个|万亿元台阶."""
_AHEAD_OF = re.compile(f"(?:{any_of(values_of('exceeds'))})[^，、]{{2,12}}$")
_MODIFIED = re.compile(r"(?:以上|左右)?的(?P<what>[\u4e00-\u9fa5]{1,10}?)(?=[达有为共超增数，,；;。、]|\d)")
_WHOSE = re.compile(r"(?:省|市|[^省市县]{0,4}自治区|特别行政区)?")
_MOVED_TO = re.compile(r"[至到](?:约|近|仅)?$")
"""What stands before the number that was reached, where it is not how much there was less."""
_TOPIC = 12
"""Characters at the head of a sentence in which it says that it is about a part or a circle of places."""


def place_figures(report: ReportRow, figures: Iterable[FigureRow], scheme: Scheme) -> list[PlacedFigure]:
    """Every figure of ``report`` that is a value of something named at a time, in reading order.

    A number told of two indicators at once (城乡居民人均可支配收入分别增长8%) has a row for each.
    """
    held = sorted((f for f in figures if f.report == report.iri), key=lambda f: (f.begin, f.end, f.iri))
    coordinated = find_coordinated(report, held, scheme)
    found: list[PlacedFigure] = []
    marks: set[tuple[int, int]] = set()
    earlier: dict[tuple[int, str], list[Timed]] = defaultdict(list)
    before: dict[int, Named] = {}
    for figure in held:
        context = Context(report, figure.begin, figure.end)
        start = context.sentence_place.start
        told_together = coordinated.get((figure.begin, figure.end, figure.iri))
        for named in told_together or name_figure(figure, context, scheme, before.get(start)):
            before[start] = named
            if _is_of_others(figure, context, named):
                continue
            timed = time_figure(figure, context, named, tuple(earlier[start, named.name]))
            if timed:
                earlier[start, named.name].append(timed)
                found.append(_placed(figure, context, named, timed))
                if _is_mark(context):
                    marks.add((figure.begin, figure.end))
    return _parts_apart(_without_shares(_without_passed(_once(found), marks)))


def _without_shares(figures: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """Without the levels that are none: so many percentage points, and a share of what is told in amounts."""
    amounts = {f.series for f in figures if f.kind == "level" and kind_of(f.unit) != "ratio"}

    def is_share(f: PlacedFigure) -> bool:
        return f.unit == POINTS or (f.is_relative and f.series in amounts and not names_share(f.indicator))

    return [f for f in figures if f.kind != "level" or not is_share(f)]


def _parts_apart(figures: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """What is told with 其中 under the name of a larger whole stands apart from it, as if of another place."""
    wholes: dict[object, list[Decimal]] = defaultdict(list)
    for f in figures:
        if f.kind == "level" and not OF_WHICH.search(f.before):
            wholes[f.series, f.period, f.unit].append(f.value)

    def part_word(f: PlacedFigure) -> str:
        held = wholes[f.series, f.period, f.unit]
        told = OF_WHICH.search(f.before) if f.kind == "level" and held and f.value < max(held) else None
        return told[0] if told else ""

    return [replace(f, place=word) if not f.place and (word := part_word(f)) else f for f in figures]


def _without_passed(figures: Sequence[PlacedFigure], marks: Collection[tuple[int, int]]) -> list[PlacedFigure]:
    """Without the round numbers that were passed on the way to a level that the report tells itself: those at
    ``marks`` (突破3万亿元), and of the indicators on the list what is only said to be more (超过3万亿元); a sum
    over a whole economy that is less than its mark shows that the mark is of somewhere else."""
    told = defaultdict(list)
    for f in figures:
        if f.kind == "level" and f.bound in ("exact", "approx"):
            told[f.series, f.period, f.unit].append(f.value)

    def is_answered(f: PlacedFigure) -> bool:
        held = told[f.series, f.period, f.unit]
        return any(value >= f.value for value in held) or bool(held and is_aggregate(f))

    return [f for f in figures if not (_is_passed(f, marks) and is_answered(f))]


def _is_passed(f: PlacedFigure, marks: Collection[tuple[int, int]]) -> bool:
    if f.kind != "level" or f.bound == "exact":
        return False
    digits = f"{f.value:f}".strip("0").replace(".", "")
    more = f.bound == "more-than" and f.indicator_iri and len(digits) <= _ROUND
    return bool(more) or (f.begin, f.end) in marks


_ROUND = 2
"""Digits of a round number."""


def _is_of_others(figure: FigureRow, context: Context, named: Named) -> bool:
    """Whether the number only says of what kind others are, or how far ahead of them the issuer is: 经济总量超千亿元的
    县域达12个, 快于全国2.5个、1个百分点."""
    if _AHEAD_OF.search(context.clause):
        return True
    if figure.unit == "个" and (figure.value % 1 or _STEPS.match(context.after)):
        return True
    found = _MODIFIED.match(context.after)
    return bool(named.entry and found and found["what"].endswith(tuple(values_of("defined"))))


def _placed(figure: FigureRow, context: Context, named: Named, timed: Timed) -> PlacedFigure:
    report, entry = context.report, named.entry
    assert report.year is not None
    place = _place(named.place, report)
    if not entry and _is_of_a_name(place, figure):
        named, place = replace(named, name=place + named.name), ""
    moves = timed.kind in ("change", "target", "multi-year") and figure.role != "level"
    falls = figure.direction == "down" and moves and not _MOVED_TO.search(context.clause)
    return PlacedFigure(
        sha256=report.sha256,
        report=report.iri,
        issuer=report.issuer,
        body=report.body,
        year=report.year,
        title=report.title,
        begin=figure.begin,
        end=figure.end,
        quote=figure.quote,
        indicator=named.name,
        indicator_iri=entry.iri if entry else None,
        accrual=entry.accrual if entry else "",
        polarity=entry.polarity if entry else figure.polarity or "neutral",
        place=place or _benches(context) or ("" if not entry or named.place else _circle(context) or zone_of(context)),
        worded=_mean_of(figure, context, timed) + (named.worded or plain(figure.name)),
        period=timed.period,
        kind=timed.kind,
        value=-figure.value if falls else figure.value,
        upper=figure.upper,
        unit=figure.unit,
        bound="more-than" if figure.bound == "exact" and _is_mark(context) else figure.bound,
        sentence=context.sentence,
        sentence_begin=context.sentence_place.start,
        restated=_restated(context),
        iri=figure.iri,
    )


def _mean_of(figure: FigureRow, context: Context, timed: Timed) -> str:
    """The word that tells a mean over years from their sum, where the report has it: 年均新增就业."""
    is_amount = timed.kind == "multi-year" and kind_of(figure.unit) != "ratio" and not tells_mean(figure.name)
    found = pattern_of("mean").search(context.clause) if is_amount and tells_mean(context.clause) else None
    return found.group() if found else ""


def _place(scope: str, report: ReportRow) -> str:
    """The place a figure is of, empty for the issuer's own: 全区 in the report of a district, 本区 anywhere."""
    if scope in _distributed():
        return ""
    whole = _WHOLE.match(scope)
    body = report.issuer.removesuffix("人民政府")
    if not whole:
        return "本级" if scope.endswith("本级") else "" if scope and _is_own(scope, body) else scope
    own = _INNER.findall(body)
    if scope[0] in "我本" or not own or whole["what"] in (own[-1], "局", "疆", "盟"):
        return ""
    return "" if own[-1] == "区" and whole["what"] == "自治区" and "自治区" in report.issuer else scope


def _is_of_a_name(place: str, figure: FigureRow) -> bool:
    """Whether a place larger than the issuer's stands at the head of what is counted and belongs to its name:
    全国重点实验室45家, 河北省见义勇为英雄4人, which are the issuer's all the same."""
    wider = place == "全国" or bool(_WHOLE.match(place)) or (place in load_regions_by_name() and place[-1] in "省市")
    return wider and kind_of(figure.unit) == "count" and plain(figure.name).startswith(place)


@cache
def _distributed() -> frozenset[str]:
    """Words that say of which kinds and times a number is, and name no place: 各类, 月均."""
    return frozenset(load_terms("scopes", "kind", "distribution"))


def _is_own(region: str, body: str) -> bool:
    """Whether a region is the one that ``body`` governs: 丙区 in the report of 甲市丙区, 乙 in that of 乙省."""
    return body.endswith(region) or (body.startswith(region) and _WHOSE.fullmatch(body, len(region)) is not None)


def _circle(context: Context) -> str:
    """The circle of places or the zone that the sentence begins with, where nothing since says that the issuer's own is
    meant: 甲乙双城经济圈建设走深走实，经济总量超2万亿元."""
    found = pattern_of("circle").search(context.before[: _TOPIC + 4])
    if found is None or any(word in context.before[found.end() :] for word in place_words()):
        return ""
    name = re.sub(r".*[，,；;：:]", "", context.before[: found.end()])
    return name if len(name) > len(found.group()) else ""


def _benches(context: Context) -> str:
    """In the report of a court or procuratorate the words for all of its area where the sentence speaks of these last,
    whose numbers are not its own: 全市法院新收案件350000件, but 市中院新收18000件."""
    if not context.report.issuer.endswith(tuple(values_of("bench"))):
        return ""
    found = [*re.finditer(rf"(?P<all>全[省市州盟区县]\w{{0,2}})?(?:{any_of(values_of('bench'))})", context.before)]
    return found[-1].group() if found and found[-1]["all"] else ""


def _is_mark(context: Context) -> bool:
    """Whether it is a round number that was passed (跨越5000亿元大关), and not the number itself."""
    told = context.clause.rpartition("、")[2] or context.clause  # 突破8万亿元、9万亿元, but 突破2万亿元、年均增长4%
    return bool(pattern_of("passed").search(told) or pattern_of("mark").match(context.after))


def _restated(context: Context) -> str:
    """The words of its clause and of the brackets behind it by which the report says how the figure is counted."""
    beside = context.clause + re.split(r"[，,；;。]", context.after)[0]
    found = pattern_of("restated").search(beside)
    return found.group() if found else ""


def _once(figures: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """One row a place and indicator: a number read of two subjects that are one indicator is one value of it."""
    held = {(f.begin, f.end, f.indicator, f.place, f.kind, f.period): f for f in reversed(figures)}
    return sorted(held.values(), key=lambda f: (f.begin, f.end, f.indicator))
