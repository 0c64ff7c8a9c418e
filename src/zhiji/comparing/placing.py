"""Figures of one report → their places in series. What stands here of one report depends on no other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhiji.comparing.contexts import Context
from zhiji.comparing.coordination import find_coordinated
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.names import Named, Scheme, fits_unit, plain
from zhiji.comparing.periods import Timed, time_figure
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import pattern_of, values_of
from zhiji.model.rows import FigureRow, ReportRow

_INNER = re.compile(r"[省市区县旗州镇乡]|街道")
_WHOLE = re.compile(r"^[全我本](?P<what>自治区|街道|[省市区县旗州镇乡局疆盟])$")
_ABROAD = re.compile(r"国内$")


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
            timed = time_figure(figure, context, named, tuple(earlier[start, named.name]))
            if timed:
                earlier[start, named.name].append(timed)
                found.append(_placed(figure, context, named, timed))
    return _once(found)


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
        named = _recalled(figure, context, scheme) or named
    return (_fitting(named, figure),) if named.name else ()


def _recalled(figure: FigureRow, context: Context, scheme: Scheme) -> Named | None:
    """The indicator that a bare 改造任务 takes up: the last one on the list that its sentence or point names and that
    is counted in the figure's unit."""
    for words in (context.before, context.point_before):
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
        place=_place(named.place, report),
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
    if not whole:
        return "本级" if scope.endswith("本级") else scope
    own = _INNER.findall(report.issuer.removesuffix("人民政府"))
    if scope[0] in "我本" or not own or whole["what"] in (own[-1], "局", "疆", "盟"):
        return ""
    return "" if own[-1] == "区" and whole["what"] == "自治区" and "自治区" in report.issuer else scope


def _is_mark(context: Context) -> bool:
    """Whether it is a round number that was passed (跨越5000亿元大关), and not the number itself."""
    return bool(pattern_of("passed").search(context.clause) or pattern_of("mark").match(context.after))


def _restated(context: Context) -> str:
    """The words of its clause and of the brackets behind it by which the report says how the figure is counted."""
    beside = context.clause + re.split(r"[，,；;。]", context.after)[0]
    found = pattern_of("restated").search(beside)
    return found.group() if found else ""


def _once(figures: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """One row a place and indicator: a number read of two subjects that are one indicator is one value of it."""
    held = {(f.begin, f.end, f.indicator, f.place, f.kind, f.period): f for f in reversed(figures)}
    return sorted(held.values(), key=lambda f: (f.begin, f.end, f.indicator))
