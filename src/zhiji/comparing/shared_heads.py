"""Names of figures that stand in pieces: the head of a list of them comes at its last, what they share in front at its
first."""

from __future__ import annotations

import re

from zhiji.comparing.contexts import Context
from zhiji.comparing.names import Scheme
from zhiji.comparing.sizes_and_shares import names_share
from zhiji.comparing.units import POINTS
from zhiji.comparing.wording import pattern_of, values_of
from zhiji.lexicon.patterns import Pattern
from zhiji.model.rows import FigureRow

_CLAUSE_MARK = re.compile(r"[，,；;。：:、\n]")
_LIST_JOINT = re.compile(r"[、和及与]|以及")
_OF_RATE = Pattern(
    "parts_and_turns",
    r"([\u4e00-\u9fa5]{2}(?:率|占比|比例|比重|指数))(?=[^\u4e00-\u9fa5]|{in-turn|alike|each}|双|[达升降提超稳保从由为]|$)",
)


def with_shared_head(figure: FigureRow, context: Context) -> str:
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


def with_shared_front(name: str, figure: FigureRow, context: Context, scheme: Scheme) -> str:
    """A name of which the front stands at the one before it, where both make one on the list: 增加值 of
    规上工业产值和增加值 is 规上工业增加值, 能耗 of 万元GDP用水量、能耗 万元GDP能耗; or where both name a narrower one
    than the name alone: 养老保险参保率 of 城乡居民医疗保险、养老保险参保率."""
    at = figure.name_begin
    if at is None or not context.sentence_place.start < at < figure.begin:
        return name
    known = scheme.find(name).entry
    ahead = context.report.text[context.sentence_place.start : at]
    joint = None if pattern_of("adds").match(name) else _JOINT_AHEAD.search(ahead)  # 改造户厕5座、新建公厕9座
    before = _CLAUSE_MARK.split(ahead[: joint.start()])[-1] if joint else ""
    fronts = (before[:size] for size in range(len(before) - 1, 1, -1))
    found = ((front, scheme.entry(front + name)) for front in fronts)
    return next((front + name for front, e in found if e and (known is None or e.broader == known.iri)), name)


_JOINT_AHEAD = re.compile(r"(?:[、和及与]|以及)$")
_EARNED_MORE = re.compile("(?<=收入)增收$")
_GROWN, _UP_TO = "发展", ("到", "至", "达")
