"""Numbers that are the size of a thing, or tell of a part or share of it, and not of the thing itself."""

from __future__ import annotations

import re
from dataclasses import replace

from zhiji.comparing.contexts import Context
from zhiji.comparing.names import Named, plain
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import pattern_of, values_of
from zhiji.model.rows import FigureRow

_SHARE = re.compile(r"(?:比|率|比重|比例|比值|倍差)(?:（[^）]*）)?$")
_PREDICATE = re.compile(r"的?[\u4e00-\u9fa5“”]{2,14}(?=[，,。；;：:]|$)")
_SPENT = re.compile(r"(?:用于|投向|投入)[\u4e00-\u9fa5]{2,8}(?=[，,。；;：:、]|$)")
_CLAUSE_END = re.compile(r"[，,。；;：:]|$")
_SHORTEST_WHOLE = 8
"""Characters of a noun with its verb (乡镇通三级以上公路) from which it says what the part of it does."""
_TAKES = re.compile("占比?")


def names_share(name: str) -> bool:
    """Whether a name is that of a share or rate: 达标率, 占比."""
    return bool(_SHARE.search(name))


def is_size(named: Named, figure: FigureRow, context: Context) -> bool:
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


def of_part(named: Named, figure: FigureRow, context: Context) -> Named:
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


def as_share(named: Named, figure: FigureRow, context: Context) -> Named:
    """What takes four tenths of something is told of its share and not of itself: 机器人产量占全国4成, 装机…占比55%."""
    if named.entry or figure.role == "change" or names_share(named.name):
        return named
    takes = figure.unit == "%" and takes_share(context)
    if not (figure.role == "share" or figure.share_of or figure.unit == "比" or takes):
        return named
    of = share_of(figure)
    return replace(named, name=f"{named.name}占{of}比重" if of else f"{named.name}占比")


def takes_share(context: Context) -> bool:
    """Whether the clause says of what part of something its number is: 农村低保标准占城镇低保标准的最低比例."""
    return bool(_TAKES.search(context.clause))


def share_of(figure: FigureRow) -> str:
    """What the figure is a share of, without the words behind it: 一般公共预算支出 of 一般公共预算支出比例稳定在."""
    return _BEHIND_WHOLE.sub("", figure.share_of or "")


_BEHIND_WHOLE = re.compile(r"(?<=[\u4e00-\u9fff]{2})的?(?:比重|比例|比率).*$")
