"""How the words of a figure become an indicator: an entry of the list, or a name that says of what it is.

A name may stand in pieces (农村自来水、卫生户厕普及率), or be that of something else whose size or part the figure
tells (300万吨露天矿, 90%的煤矿达标).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from zhiji.comparing.contexts import Context
from zhiji.comparing.names import Named, Scheme, fits_unit, names_something, plain
from zhiji.comparing.units import POINTS, kind_of
from zhiji.comparing.wording import any_of, pattern_of, values_of
from zhiji.lexicon import load_table, load_terms
from zhiji.model.rows import FigureRow

_ABROAD = re.compile(r"国内$")
_CLAUSE_MARK = re.compile(r"[，,；;。：:、\n]")
_SHARE = re.compile(r"(?:比|率|比重|比例|比值|倍差)(?:（[^）]*）)?$")
_STEP = re.compile(r"[百千万亿]+元?(?:台阶|大关|级)?")
_GROUP, _THING, _LONGEST = 6, 2, 20
_LIST_JOINT = re.compile(r"[、和及与]|以及")
_OF_RATE = re.compile(
    r"([\u4e00-\u9fa5]{2}(?:率|占比|比例|比重|指数))(?=[^\u4e00-\u9fa5]|分别|均|都|双|各|[达升降提超稳保从由为]|$)"
)
_PREDICATE = re.compile(r"的?[\u4e00-\u9fa5“”]{2,14}(?=[，,。；;：:]|$)")
_SPENT = re.compile(r"(?:用于|投向|投入)[\u4e00-\u9fa5]{2,8}(?=[，,。；;：:、]|$)")
_CLAUSE_END = re.compile(r"[，,。；;：:]|$")
_SHORTEST_WHOLE = 8
"""Characters of a noun with its verb (乡镇通三级以上公路) from which it says what the part of it does."""
_INVESTS = re.compile("投资(?:了|约|近|超|达)?$")
_TAKES = re.compile("占比?")


def name_figure(figure: FigureRow, context: Context, scheme: Scheme, last: Named | None) -> Sequence[Named]:
    """What the figure measures; nothing where no words say it. ``last`` is what the figure before it in the sentence
    measures."""
    if figure.unit == "倍" and last and re.search(r"是[^，,。；;是]*$", context.clause):
        own = scheme.find(figure.name)  # 分别是2005年的2.7倍和2.4倍: each is of its own
        return (replace(own, place=own.place or figure.scope or ""),) if own.entry else (last,)
    name, place = _with_shared_head(figure, context), figure.scope or ""
    if name.startswith("外") and figure.name_begin and _ABROAD.search(context.report.text[: figure.name_begin][-2:]):
        name, place = "国内" + name, ""
    named = scheme.find(name)
    named = replace(named, place=named.place or place)
    if named.entry is None and {plain(name), named.name} & values_of("elided").keys():
        named = _recalled(figure, scheme, context.before, context.point_before) or named
    if named.entry is None and {plain(name), named.name} & values_of("elided-here").keys():
        named = _recalled(figure, scheme, context.before) or named
    named = _beside(named, last, scheme)
    if named.entry is None and (works := _works_invested_in(figure, context)):
        named = Named(works, None, "", False, works)
    named = _fitting(_of_its_people(named, figure, context), figure)
    if named.entry is None and not names_something(named.name.partition("（")[0]):
        step = _STEP.match(named.name) and (_recalled(figure, scheme, context.before) or _last_listed(last, figure))
        named = step or _named_in_full(named, figure, context) or Named("")
    elif named.entry is None and named.name in values_of("attribute"):
        named = _named_in_full(named, figure, context) or named
    if named.name and named.entry is None:
        named = _of_industries(named, context)
        named = Named("") if _is_size(named, figure, context) else _of_part(named, figure, context)
        named = _with_its_stage(_invested(named, figure, context), figure, context)
    return (_as_share(named, figure, context),) if named.name else ()


def _beside(named: Named, last: Named | None, scheme: Scheme) -> Named:
    """What a name that says little alone means beside the figure before it: 接待游客50万人次，综合收入3亿元."""
    other, _, means = values_of("beside").get(named.name, "").partition(",")
    entry = scheme.entry(means) if last and other and last.name == other else None
    return Named(entry.name, entry, named.place, named.is_growth, named.worded or named.name) if entry else named


def _with_shared_head(figure: FigureRow, context: Context) -> str:
    """A name whose head stands at the last of a list: 农村自来水 of 农村自来水、卫生户厕普及率 is 农村自来水普及率,
    刑事 of 刑事、治安案件 刑事案件."""
    name, at, text = figure.name, figure.name_begin, context.report.text
    if at is not None and name.endswith(_GROWN) and text.startswith(_UP_TO, at + len(name)):
        name = name.removesuffix(_GROWN)  # 蔬菜面积发展到15万亩
    name = _EARNED_MORE.sub("", name)
    if figure.quote.startswith("近"):
        name = name.removesuffix("接")
    if at is None or figure.share_of or not text.startswith(name, at) or at + len(name) >= figure.begin:
        return name
    joint = _LIST_JOINT.match(text, at + len(name))
    others = _CLAUSE_MARK.split(text[at + len(name) : figure.begin].replace("、", "")) if joint else ()
    if len(others) != 1:
        return name
    noun = values_of("elliptical").get(name)
    if noun:
        return name + noun if noun in others[0] else name
    is_rate = figure.unit == POINTS or (figure.unit == "%" and figure.role != "change")
    head = _OF_RATE.search(others[0]) if is_rate and not names_share(name) else None
    return name + head.group(1) if head and not name.endswith(tuple(values_of("whole"))) else name


_EARNED_MORE = re.compile("(?<=收入)增收$")
_GROWN, _UP_TO = "发展", ("到", "至", "达")


def names_share(name: str) -> bool:
    """Whether a name is that of a share or rate: 达标率, 占比."""
    return bool(_SHARE.search(name))


def _is_size(named: Named, figure: FigureRow, context: Context) -> bool:
    """Whether the number is the size of one thing, or of a class of things, and counts nothing: 300万吨露天矿,
    10分钟健身圈, 城区10蒸吨以下锅炉, 与周边7个口岸的协作; or which one it is (六期工程)."""
    behind = context.after.removeprefix("的")
    if figure.name_begin is not None and 0 <= figure.name_begin - figure.end <= 1:
        kind = kind_of(figure.unit)
        facilities = tuple(word for word, but in values_of("facility").items() if but != kind)
        sized = kind in _SIZES and named.name.endswith(facilities)
        if _ORDINAL.match(figure.quote):
            return True
        others = pattern_of("together-with").search(context.clause[-_TOGETHER:])
        return sized or bool(others and behind[len(figure.name) :].startswith("的"))
    bounded = pattern_of("class-bound").search(figure.quote) and kind_of(figure.unit) != "ratio"
    return bool(bounded and _NOUN_BEHIND.match(context.after))


_SIZES = frozenset({"mass", "power", "time", "volume", "area", "other"})
_ORDINAL = re.compile("[一二三四五六七八九十]+[期届]$")
_TOGETHER = 6
_NOUN_BEHIND = re.compile(r"[\u4e00-\u9fa5](?<![的并且和与及、])")


def _of_part(named: Named, figure: FigureRow, context: Context) -> Named:
    """What a part of things does, where the number stands right before them: 90%的煤矿达标 is 煤矿达标的比例; nothing
    where it does not say."""
    if figure.role == "change" or figure.unit not in ("%", "比") or figure.name_begin is None:
        return named
    spent = _SPENT.match(context.after)
    if spent and figure.name_begin < figure.begin:
        whole = f"{named.name.removesuffix('占比')}{spent.group()}的比例"
        return replace(named, name=whole, worded=whole)
    if not 0 <= figure.name_begin - figure.end <= 1:
        return named
    behind = figure.name_begin + len(figure.name)
    does = _PREDICATE.match(context.report.text, behind, context.sentence_place.end)
    alone = len(named.name) >= _SHORTEST_WHOLE and _CLAUSE_END.match(context.report.text, behind)
    if does is None and not alone:
        return Named("")
    whole = f"{named.name}{plain(does.group()) if does else ''}的比例"
    return replace(named, name=whole, worded=whole)


def _with_its_stage(named: Named, figure: FigureRow, context: Context) -> Named:
    """What has come so far, where the number stands right before the things and that right behind them: of
    15条公路建成通车 建成通车的公路 is counted, and not all that there are."""
    ahead = figure.name_begin is not None and 0 <= figure.name_begin - figure.end <= 1
    if not named.name or not ahead or figure.role == "norm" or kind_of(figure.unit) != "count":
        return named
    if named.name in values_of("programme") or figure.unit.endswith("级"):
        return named
    stage = _stages().match(context.after.partition(figure.name)[2])
    if stage is None or _undone().search(named.name):
        return named
    how = _manner().search(named.name)
    thing = named.name[: how.start()] if how else named.name
    whole = f"{how.group() if how else ''}{stage['stage']}的{thing}"
    return replace(named, name=whole, worded=whole) if thing else named


@cache
def _manner() -> re.Pattern[str]:
    """An adverb at the end of a name, which belongs to the verb behind it: 事项|加快落地."""
    return re.compile(rf"(?:{any_of(load_terms('initiative_adverbs'))})+$")


_undone = partial(pattern_of, "undone")


@cache
def _stages() -> re.Pattern[str]:
    """How far things have come, in words that a clause ends with: 相继开通, 全面建成投用."""
    stages = any_of(row.term for row in load_table("plan_stages") if int(row["stage"]) != _ON)
    manner = rf"{any_of(load_terms('initiative_adverbs'))}|[\u4e00-\u9fff]{{0,2}}"
    return re.compile(rf"等?[已均也都]?(?P<stage>(?:{manner})(?:{stages})+)(?=[，,。；;]|$)")


_ON = 3
"""The stage of ``lexicon/plan_stages.tsv`` that only says that something goes on."""


def _works_invested_in(figure: FigureRow, context: Context) -> str:
    """What was invested in the works of a list that the sentence counts: 列入省、市重点项目19个，完成投资3亿元 is
    省市重点项目完成投资; nothing where it counts none, or several."""
    if figure.unit != "元" or not _HAS_INVESTED.search(context.clause):
        return ""
    lists = [plain(m["works"]) for m in _LISTED_WORKS.finditer(context.before)]
    return f"{re.sub('[、级]', '', lists[0])}完成投资" if len(lists) == 1 else ""


_HAS_INVESTED = re.compile("(?:^|、)(?:年[内度]|[全当]年|实际|计划|力争|预计){0,2}完成投资(?:约|近|达|超)?$")
_LISTED_WORKS = re.compile(r"(?P<works>(?:[国省市州盟区县旗][家级]?、?){0,3}重点(?:建设)?项目)\d+[个项]")


def _invested(named: Named, figure: FigureRow, context: Context) -> Named:
    """投资2亿元的客运站: what it costs is told, and not what it is."""
    ahead = figure.name_begin is not None and 0 <= figure.name_begin - figure.end <= 1
    if figure.unit != "元" or not ahead or not _INVESTS.search(context.clause) or _INVESTS.search(named.name):
        return named
    whole = f"{named.name.partition('（')[0]}投资"
    return replace(named, name=whole, worded=whole)


def _as_share(named: Named, figure: FigureRow, context: Context) -> Named:
    """What takes four tenths of something is told of its share and not of itself: 机器人产量占全国4成, 装机…占比55%."""
    if named.entry or figure.role == "change" or names_share(named.name):
        return named
    takes = figure.unit == "%" and _TAKES.search(context.clause)
    if not (figure.role == "share" or figure.share_of or figure.unit == "比" or takes):
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


def _fitting(named: Named, figure: FigureRow) -> Named:
    """The name without its entry where the figure's unit is not one that the indicator is told in."""
    entry, kind = named.entry, kind_of(figure.unit)
    if entry is None:
        return named
    is_rate_of_change = figure.unit in ("%", "‰", "倍", "番") and (
        figure.role in ("change", "norm") or named.is_growth or figure.unit in ("倍", "番")
    )
    fits = is_rate_of_change or figure.unit == POINTS or fits_unit(entry, figure.unit, kind)
    return (
        named
        if fits and figure.role != "share"
        else Named(_unlisted(named, figure), None, named.place, worded=named.worded)
    )


def _unlisted(named: Named, figure: FigureRow) -> str:
    """A name that joins nothing of the scheme: with what it is a share of, or with its unit."""
    if figure.share_of:
        return f"{named.name}占{figure.share_of}比重"
    kind, name = kind_of(figure.unit), named.name
    if kind == "count" and named.entry and named.entry.unit_kind == "money":
        return ""  # 地区生产总值连跨4个万亿元台阶: steps are counted
    if kind == "ratio":
        return name if figure.role == "change" else f"{name}占比"
    counted = next((noun for noun in sorted(set(values_of("counted").values())) if name.endswith(noun)), "")
    noun = values_of("told-in").get(kind)
    return f"{name.removesuffix(counted)}{noun}" if noun else f"{name}（{figure.unit}）"
