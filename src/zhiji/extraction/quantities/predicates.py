"""What is said of a thing right before its number: 同比下降, 从, 提升至, 占…的, 均为.

``parse_predicate`` splits the words before a number into the thing's own words and what is said of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhiji.extraction.quantities.cues import WORDS, load_cues
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Comparison, Direction

_REACHED = re.compile("(?:(?P<down>[降减缩压跌])|(?P<up>[升增提涨扩跃]))[至到]$")
_FROM = Pattern(WORDS, r"{from}(?:{origin}|(?:19|20)\d\d年)?的?$")
_REACHED_PART = Pattern(WORDS, "(?:(?P<down>{fallen})|(?P<up>{risen}))[至到为]{laid-down}[^，,]{0,5}的$")
_BASE = Pattern(WORDS, r"{than|next-to}(?:(?P<year>(?:19|20)\d\d)年{part-of-year}?|{earlier})的?$")
_AGAINST = Pattern(
    WORDS,
    r"(?P<yoy>同比|{with}{last-year}{same}?)|(?P<ring>环比)"
    r"|{against-year}(?P<year>(?:19|20)\d\d)年{part-of-year}?"
    r"|{than}(?P<era>“?[^，,“”]{1,8}”?{era-end})"
    r"|[是为](?P<year_times>(?:19|20)\d\d)年[^，,]{0,3}的$"
    r"|(?P<other>{exceeding}[^，,。；]{1,14}$)"
    r"|(?P<before>[较比]{before-that}[^，,]{0,4})",
)
_SHARE = Pattern(
    WORDS,
    r"{share-adverb}?{takes}(?!{rate-word}(?:{rate-goes}|$))[到据]?{at-least}?(?P<whole>[^，,。；;]{0,24}?)"
    r"(?:的?{rate-noun})?{share-then}*$",
)
_SHARE_NOUN = Pattern(WORDS, "{share-noun}{share-goes}*$")
_EACH = Pattern(
    WORDS, "(?:连续[^，,、。；;]{1,5}[年次月季](?=[^，,、。；;：率度量数额值]{0,9}$)|{each})[^，,、。；;：]{0,9}$"
)
_MOVE = Pattern(
    "role_cues",
    "{prefix}*+(?:(?P<down>{down})|(?P<up>{up})){quantity_words:moved-by}*(?P<to>[至到为成]|控制[在到])?"
    "{quantity_words:moved-to}?$",
)
_STARTS = Pattern("role_cues", "(?:(?P<down>{starts-down})|(?P<up>{starts-up}))(?=[^至到了])")
_GROWTH = Pattern("role_cues", "的?{quantity_words:pace}?(?:(?P<up>{after-up})|(?P<down>{after-down}))")
_SETS_OUT = Pattern("role_cues", "的?{quantity_words:steadily}?{from}")


@dataclass(frozen=True, slots=True)
class Predicate:
    """``end``: where the thing's own words end. ``base_of_move``: the number is where a rise or fall set out."""

    end: int
    direction: Direction | None = None
    reached: bool = False
    moved: bool = False
    is_base: bool = False
    base_period: str | None = None
    comparison: Comparison | None = None
    share_of: str | None = None
    is_share: bool = False
    distributes: bool = False
    marks: str = ""
    verb: str = ""


def parse_predicate(text: str, start: int, end: int, after: str) -> Predicate:
    """The words ``text[start:end]`` before a number; ``after`` are those that follow it."""
    against = _AGAINST.search(text, start, end)
    comparison, base_period = _comparison(against, end)
    move = _MOVE.search(text, start, end) or _REACHED.search(text, start, end) or _REACHED_PART.search(text, start, end)
    share = None if move else _SHARE.search(text, start, end)
    base = _BASE.search(text, start, end)
    origin = _FROM.search(text, start, end) if _SETS_OUT.match(after) else None
    cuts = [m.start() for m in (against, move, base, origin) if m]
    if share:
        cuts.append(share.start() + 2 * share[0].startswith("占比"))
    each = _EACH.search(text, start, end)
    if each:
        cuts.append(each.start())
    cut = min(cuts, default=end)
    distributes = each is not None and not each[0].startswith("连续")
    linked = load_cues().linkers.search(text, start, cut)
    stop = linked.start() if linked else cut
    direction: Direction | None = None
    reached = False
    if move:
        direction = "down" if move["down"] else "up"
        reached = move.re is not _MOVE.compiled or bool(move["to"])
    return Predicate(
        end=stop,
        direction=direction,
        reached=reached,
        moved=move is not None and not reached,
        is_base=bool(base or origin),
        base_period=(base["year"] if base else None) or base_period,
        comparison=comparison,
        share_of=(share["whole"].strip("的约近 ") or None) if share else None,
        is_share=bool(share) or _SHARE_NOUN.search(text, start, end) is not None,
        distributes=distributes,
        marks=text[stop:end],
        verb=(move["down"] or move["up"]) if move else "",
    )


def starts_with_move(text: str, start: int, end: int) -> Direction | None:
    """减少事业单位45家, 缩短办理时间50日: the verb of change stands before its noun."""
    match = _STARTS.match(text, start, end)
    return None if match is None else "down" if match["down"] else "up"


def growth_after(after: str) -> Direction | None:
    """20%的增速, 15%以上的速度增长: the number is a rate of change although nothing before it says so."""
    match = _GROWTH.match(after)
    return None if match is None else "up" if match["up"] else "down"


def _comparison(against: re.Match[str] | None, end: int) -> tuple[Comparison | None, str | None]:
    if against is None:
        return None, None
    if against["yoy"] or "同比" in against.string[against.end() : end]:
        return "yoy", None
    if against["year"]:
        return "vs-year", against["year"]
    if against["year_times"]:
        return "vs-year", against["year_times"]
    if against["ring"] or against["era"] or against["other"]:
        return "vs-other", None
    return "before-after", None
