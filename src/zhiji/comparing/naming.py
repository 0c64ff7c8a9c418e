"""How the words of a figure become an indicator: an entry of the list, or a name that says of what it is.

A name may stand in pieces (农村自来水、卫生户厕普及率), or be that of something else whose size or part the figure
tells (300万吨露天矿, 90%的煤矿达标).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from zhiji.comparing.contexts import Context
from zhiji.comparing.invested import invested, works_invested_in
from zhiji.comparing.names import Named, Scheme, fits_unit, names_something, plain
from zhiji.comparing.shared_heads import with_shared_front, with_shared_head
from zhiji.comparing.sizes_and_shares import as_share, is_size, of_part, share_of, takes_share
from zhiji.comparing.stages_in_names import with_its_stage
from zhiji.comparing.units import POINTS, kind_of
from zhiji.comparing.wording import any_of, pattern_of, values_of
from zhiji.lexicon import load_terms
from zhiji.model.rows import FigureRow

_ABROAD = re.compile(r"国内$")
_CLAUSE_MARK = re.compile(r"[，,；;。：:、\n]")
_STEP = re.compile(r"[百千万亿]+元?(?:台阶|大关|级)?")
_GROUP, _THING, _LONGEST = 6, 2, 24
_AHEAD = 8
"""Characters before a name that may belong to it."""


def name_figure(figure: FigureRow, context: Context, scheme: Scheme, last: Named | None) -> Sequence[Named]:
    """What the figure measures; nothing where no words say it. ``last`` is what the figure before it in the sentence
    measures."""
    if figure.unit == "倍" and last and re.search(r"是[^，,。；;是]*$", context.clause):
        own = scheme.find(figure.name)  # 分别是2005年的2.7倍和2.4倍: each is of its own
        return (replace(own, place=own.place or figure.scope or ""),) if own.entry else (last,)
    name, place = with_shared_front(with_shared_head(figure, context), figure, context, scheme), figure.scope or ""
    if name.startswith("外") and figure.name_begin and _ABROAD.search(context.report.text[: figure.name_begin][-2:]):
        name, place = "国内" + name, ""
    named = scheme.find(name)
    named = replace(named, place=named.place or place)
    if named.entry is None:
        named = _with_words_ahead(name, named, figure, context, scheme)
    if named.entry is None and {plain(name), named.name} & values_of("elided").keys():
        named = _recalled(figure, scheme, context.before, context.point_before) or named
    if named.entry is None and {plain(name), named.name} & values_of("elided-here").keys():
        named = _recalled(figure, scheme, context.before) or named
    named = _beside(_of_theirs(named, figure, context, scheme), last, scheme)
    if named.entry is None and (works := works_invested_in(figure, context)):
        named = Named(works, None, "", False, works)
    named = _fitting(_of_its_people(named, figure, context), figure, context)
    if named.entry is None and not names_something(named.name.partition("（")[0]):
        step = _is_step(named, figure) and (_recalled(figure, scheme, context.before) or _last_listed(last, figure))
        named = step or _named_in_full(named, figure, context) or Named("")
    elif named.entry is None and named.name in values_of("attribute"):
        named = _named_in_full(named, figure, context) or named
    if named.name and named.entry is None:
        named = _of_industries(named, context)
        named = Named("") if is_size(named, figure, context) else of_part(named, figure, context)
        named = with_its_stage(invested(named, figure, context), figure, context)
    return (_listed_share(as_share(named, figure, context), figure, scheme),) if named.name else ()


def _with_words_ahead(name: str, named: Named, figure: FigureRow, context: Context, scheme: Scheme) -> Named:
    """The name on the list that begins with the words right before the name, or before the number in front of it:
    建成|区绿地率, 新（改）|建农村公路, 改造|1万户|农村危房."""
    at = figure.name_begin
    if at is None or figure.role == "share":
        return named
    before = at if at < figure.begin else figure.begin if 0 <= at - figure.end <= 1 else context.sentence_place.start
    ahead = plain(_CLAUSE_MARK.split(context.report.text[context.sentence_place.start : before])[-1])[-_AHEAD:]
    for size in range(len(ahead), 1, -1):
        whole = ahead[-size:] + plain(name)
        if entry := scheme.entry(whole):
            return Named(entry.name, entry, named.place, named.is_growth, whole)
    return named


def _of_theirs(named: Named, figure: FigureRow, context: Context, scheme: Scheme) -> Named:
    """What is told of things that are on the list and is itself none: the pipes of 23个老旧小区的供热管网改造; but
    45个老旧小区的改造任务 is 老旧小区改造."""
    at, text = figure.name_begin, context.report.text
    if named.entry is None or at is None or not 0 <= at - figure.end <= 1 or kind_of(figure.unit) != "count":
        return named
    told = _THEIRS.match(text, at + len(figure.name), context.sentence_place.end)
    if told is None or scheme.find(figure.name + told["what"]).entry:
        return named
    whole = plain(figure.name + told.group())
    return Named(whole, None, named.place, named.is_growth, whole)


_THEIRS = re.compile("的(?P<what>[\u4e00-\u9fff]{2,12})(?=[，,。；;：:、]|$)")


def _is_step(named: Named, figure: FigureRow) -> bool:
    """Whether the name says only what was passed (突破1000亿元|大关); 3个万亿级和7个千亿级产业集群 are counted."""
    return bool(_STEP.match(named.name)) and kind_of(figure.unit) != "count"


def _listed_share(named: Named, figure: FigureRow, scheme: Scheme) -> Named:
    """The indicator on the list that the name of a share is, where it was made of what it is a share of."""
    entry = None if named.entry or kind_of(figure.unit) != "ratio" else scheme.entry(named.name)
    return replace(named, name=entry.name, entry=entry) if entry and entry.unit_kind == "ratio" else named


def _beside(named: Named, last: Named | None, scheme: Scheme) -> Named:
    """What a name that says little alone means beside the figure before it: 接待游客50万人次，综合收入3亿元."""
    other, _, means = values_of("beside").get(named.name, "").partition(",")
    entry = scheme.entry(means) if last and other and last.name == other else None
    return Named(entry.name, entry, named.place, named.is_growth, named.worded or named.name) if entry else named


def _of_its_people(named: Named, figure: FigureRow, context: Context) -> Named:
    """残疾人新增就业 is no 城镇新增就业: what stands right before a name on the list says of whom it is alone."""
    if named.entry is None or not figure.name_begin:
        return named
    ahead = context.report.text[max(figure.name_begin - _GROUP, 0) : figure.name_begin]
    group = next((word for word in values_of("people") if ahead.endswith(word) and word not in named.worded), "")
    return Named(group + named.worded, None, named.place, named.is_growth, group + named.worded) if group else named


def _named_in_full(named: Named, figure: FigureRow, context: Context) -> Named | None:
    """A name that says little alone with the thing that stands right before it (某水厂改造工程|投资); None where none
    does."""
    at = figure.name_begin
    if at is None or not context.sentence_place.start <= at < context.begin:
        return None
    ahead = _CLAUSE_MARK.split(context.report.text[context.sentence_place.start : at])[-1]
    ahead = _leads_at_end().sub("", ahead)
    whole = plain(ahead + figure.name)
    found = pattern_of("thing").search(plain(ahead)[-_THING:]) and len(whole) <= _LONGEST
    return Named(whole, None, named.place, named.is_growth, whole) if found and names_something(whole) else None


def _of_industries(named: Named, context: Context) -> Named:
    """What several industries bring in together, by their number and not by a list that changes from year to year:
    酒、茶、瓷三大产业实现产值 and 三大产业发展壮大，实现产值 are 三大产业产值."""
    if not named.name.endswith(_OUTPUT):
        return named
    if held := _INDUSTRIES.search(named.name):
        rest = _leads_within().sub("", named.name[held.end() :])
        return replace(named, name=held.group() + rest)
    told = _INDUSTRIES.search(context.before) if named.name == _OUTPUT else None
    return replace(named, name=plain(told.group()) + _OUTPUT) if told else named


@cache
def _leads_within() -> re.Pattern[str]:
    return re.compile(f"^(?:{any_of(load_terms('series_words', 'use', 'lead'))})+")


@cache
def _leads_at_end() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(load_terms('series_words', 'use', 'lead'))})+$")


_OUTPUT = "产值"
_INDUSTRIES = re.compile(r"[二三四五六七八九十两\d]大[\u4e00-\u9fff]{0,6}?产业(?!链)")


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


def _fitting(named: Named, figure: FigureRow, context: Context) -> Named:
    """The name without its entry where the figure's unit is not one that the indicator is told in."""
    entry, kind = named.entry, kind_of(figure.unit)
    if entry is None:
        return named
    is_rate_of_change = figure.unit in ("%", "‰", "倍", "番") and (
        figure.role == "change"
        or (figure.role == "norm" and not takes_share(context))
        or named.is_growth
        or figure.unit in ("倍", "番")
    )
    fits = is_rate_of_change or figure.unit == POINTS or fits_unit(entry, figure.unit, kind)
    return (
        named
        if fits and figure.role != "share"
        else Named(_unlisted(named, figure), None, named.place, worded=named.worded)
    )


def _unlisted(named: Named, figure: FigureRow) -> str:
    """A name that joins nothing of the scheme: with what it is a share of, or with its unit."""
    if whole := share_of(figure):
        return f"{named.name}占{whole}比重"
    kind, name = kind_of(figure.unit), named.name
    if kind == "count" and named.entry and named.entry.unit_kind == "money":
        return ""  # 地区生产总值连跨4个万亿元台阶: steps are counted
    if kind == "ratio":
        return name if figure.role == "change" else f"{name}占比"
    counted = next((noun for noun in sorted(set(values_of("counted").values())) if name.endswith(noun)), "")
    noun = values_of("told-in").get(kind)
    return f"{name.removesuffix(counted)}{noun}" if noun else f"{name}（{figure.unit}）"
