"""Figures of one report → their places in series. What stands here of one report depends on no other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhiji.comparing.contexts import Context
from zhiji.comparing.coordination import find_coordinated
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.names import Named, Scheme, fits_unit, names_something, plain
from zhiji.comparing.periods import Timed, time_figure
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import any_of, pattern_of, place_words, values_of
from zhiji.model.rows import FigureRow, ReportRow

_INNER = re.compile(r"[省市区县旗州镇乡]|街道")
_WHOLE = re.compile(r"^[全我本](?P<what>自治区|街道|[省市区县旗州镇乡局疆盟])$")
_ABROAD = re.compile(r"国内$")
_CLAUSE_MARK = re.compile(r"[，,；;。：:、\n]")
_AHEAD_OF = re.compile(f"(?:{any_of(values_of('exceeds'))})[^，、]{{2,12}}$")
_MODIFIED = re.compile(r"(?:以上|左右)?的(?P<what>[\u4e00-\u9fa5]{1,10}?)(?=[达有为共超增数，,；;。、]|\d)")
_SHARE = re.compile(r"(?:比|率|比重|比例)(?:（[^）]*）)?$")
_STEP = re.compile(r"[百千万亿]+元?(?:台阶|大关|级)?")
_GROUP, _THING, _LONGEST = 6, 2, 20
_WHOSE = re.compile(r"(?:省|市|[^省市县]{0,4}自治区|特别行政区)?")
_TOPIC = 12
"""Characters at the head of a sentence in which it says that it is about a part or a circle of places."""


def place_figures(report: ReportRow, figures: Iterable[FigureRow], scheme: Scheme) -> list[PlacedFigure]:
    """Every figure of ``report`` that is a value of something named at a time, in reading order.

    A number told of two indicators at once (城乡居民人均可支配收入分别增长8%) has a row for each.
    """
    held = sorted((f for f in figures if f.report == report.iri), key=lambda f: (f.begin, f.end, f.iri))
    coordinated = find_coordinated(report, held, scheme)
    found: list[PlacedFigure] = []
    earlier: dict[tuple[int, str], list[Timed]] = defaultdict(list)
    before: dict[int, Named] = {}
    for figure in held:
        context = Context(report, figure.begin, figure.end)
        start = context.sentence_place.start
        told_together = coordinated.get((figure.begin, figure.end, figure.iri))
        for named in told_together or _named(figure, context, scheme, before.get(start)):
            before[start] = named
            if _is_of_others(figure, context, named):
                continue
            timed = time_figure(figure, context, named, tuple(earlier[start, named.name]))
            if timed:
                earlier[start, named.name].append(timed)
                found.append(_placed(figure, context, named, timed))
    return _once(found)


def _is_of_others(figure: FigureRow, context: Context, named: Named) -> bool:
    """Whether the number only says of what kind others are, or how far ahead of them the issuer is: 经济总量超千亿元的
    县域达12个, 快于全国2.5个、1个百分点."""
    if _AHEAD_OF.search(context.clause) or (figure.unit == "个" and figure.value % 1):
        return True
    found = _MODIFIED.match(context.after)
    return bool(named.entry and found and found["what"].endswith(tuple(values_of("defined"))))


def _named(figure: FigureRow, context: Context, scheme: Scheme, last: Named | None) -> Sequence[Named]:
    """What the figure measures; nothing where no words say it."""
    if figure.unit == "倍" and last and re.search(r"是[^，,。；;是]*$", context.clause):
        return (last,)
    name, place = figure.name, figure.scope or ""
    if name.startswith("外") and figure.name_begin and _ABROAD.search(context.report.text[: figure.name_begin][-2:]):
        name, place = "国内" + name, ""
    named = scheme.find(name)
    named = replace(named, place=named.place or place)
    if named.entry is None and {plain(name), named.name} & values_of("elided").keys():
        named = _recalled(figure, scheme, context.before, context.point_before) or named
    if named.entry is None and {plain(name), named.name} & values_of("elided-here").keys():
        named = _recalled(figure, scheme, context.before) or named
    named = _fitting(_of_its_people(named, figure, context), figure)
    if named.entry is None and not names_something(named.name.partition("（")[0]):
        step = _STEP.match(named.name) and (_recalled(figure, scheme, context.before) or _last_listed(last, figure))
        named = step or _named_in_full(named, figure, context) or Named("")
    elif named.entry is None and named.name in values_of("attribute"):
        named = _named_in_full(named, figure, context) or named
    return (_as_share(named, figure),) if named.name else ()


def _as_share(named: Named, figure: FigureRow) -> Named:
    """What takes four tenths of something is told of its share and not of itself: 机器人产量占全国4成."""
    is_share = figure.role == "share" or (figure.role == "level" and figure.unit == "比")
    if named.entry or not is_share or _SHARE.search(named.name):
        return named
    whole = f"{named.name}占{figure.share_of}比重" if figure.share_of else f"{named.name}占比"
    return replace(named, name=whole)


def _of_its_people(named: Named, figure: FigureRow, context: Context) -> Named:
    """残疾人新增就业 is no 城镇新增就业: what stands right before a name on the list says of whom it is alone."""
    if named.entry is None or not figure.name_begin:
        return named
    ahead = context.report.text[max(figure.name_begin - _GROUP, 0) : figure.name_begin]
    group = next((word for word in values_of("people") if ahead.endswith(word)), "")
    return Named(group + named.worded, None, named.place, named.is_growth, group + named.worded) if group else named


def _named_in_full(named: Named, figure: FigureRow, context: Context) -> Named | None:
    """A name that says little alone with the thing that stands right before it (某水厂改造工程|投资); None where none
    does."""
    at = figure.name_begin
    if at is None or not context.sentence_place.start <= at < context.begin:
        return None
    ahead = _CLAUSE_MARK.split(context.report.text[context.sentence_place.start : at])[-1].removesuffix("年")
    whole = plain(ahead + figure.name)
    found = pattern_of("thing").search(plain(ahead)[-_THING:]) and len(whole) <= _LONGEST
    return Named(whole, None, named.place, named.is_growth, whole) if found and names_something(whole) else None


def _last_listed(last: Named | None, figure: FigureRow) -> Named | None:
    """The indicator on the list that the sentence told last, for a growth that goes on with it."""
    return last if last and last.entry and figure.unit == "%" and figure.role == "change" else None


def _recalled(figure: FigureRow, scheme: Scheme, *told: str) -> Named | None:
    """The indicator that a bare 改造任务 takes up: the last one on the list that the words before it name, nearest
    first, and that is counted in the figure's unit."""
    for words in told:
        plainly = plain(words)
        spots = [
            (plainly.rfind(name), len(name), e)
            for e in scheme.entries
            if e.unit_kind == kind_of(figure.unit) and fits_unit(e, figure.unit, kind_of(figure.unit))
            for name in (e.name, *e.alternatives)
            if name in plainly
        ]
        if spots:
            entry = max(spots, key=lambda s: s[:2])[2]
            return Named(entry.name, entry, figure.scope or "")
    return None


def _fitting(named: Named, figure: FigureRow) -> Named:
    """The name without its entry where the figure's unit is not one that the indicator is told in."""
    entry, kind = named.entry, kind_of(figure.unit)
    if entry is None:
        return named
    is_rate_of_change = figure.unit in ("%", "‰", "倍", "番") and (
        figure.role in ("change", "norm") or named.is_growth or figure.unit in ("倍", "番")
    )
    fits = is_rate_of_change or figure.unit == "个百分点" or fits_unit(entry, figure.unit, kind)
    return (
        named
        if fits and figure.role != "share"
        else Named(_unlisted(named, figure), None, named.place, worded=named.worded)
    )


def _unlisted(named: Named, figure: FigureRow) -> str:
    """A name that joins nothing of the scheme: with what it is a share of, or with its unit."""
    return f"{named.name}占{figure.share_of}比重" if figure.share_of else f"{named.name}（{figure.unit}）"


def _placed(figure: FigureRow, context: Context, named: Named, timed: Timed) -> PlacedFigure:
    report, entry = context.report, named.entry
    assert report.year is not None
    place = _place(named.place, report)
    falls = figure.direction == "down" and timed.kind in ("change", "target", "multi-year") and figure.role != "level"
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
        place=place if place or not entry or named.place else _circle(context),
        worded=named.worded or plain(figure.name),
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


def _place(scope: str, report: ReportRow) -> str:
    """The place a figure is of, empty for the issuer's own: 全区 in the report of a district, 本区 anywhere."""
    whole = _WHOLE.match(scope)
    body = report.issuer.removesuffix("人民政府")
    if not whole:
        return "本级" if scope.endswith("本级") else "" if scope and _is_own(scope, body) else scope
    own = _INNER.findall(body)
    if scope[0] in "我本" or not own or whole["what"] in (own[-1], "局", "疆", "盟"):
        return ""
    return "" if own[-1] == "区" and whole["what"] == "自治区" and "自治区" in report.issuer else scope


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
