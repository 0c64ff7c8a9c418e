"""What is said of a thing right before its number: 同比下降, 从, 提升至, 占…的, 均为.

``parse_predicate`` splits the words before a number into the thing's own words and what is said of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from zhiji.extraction.quantities.cues import WORDS, load_cues
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Comparison, Direction

_OF_YEAR = r"(?:(?:19|20)\d\d年的?)?"
_REACHED = re.compile(f"(?:(?P<down>[降减缩压跌])|(?P<up>[升增提涨扩跃]))[至到]{_OF_YEAR}$")
_FROM = Pattern(
    WORDS,
    r"{from}(?:{origin}|(?:19|20)\d\d年|{for-each}{1,2}|[^，,。；;、\d]{2,8}{point-of-time}(?=的))?的?"
    "(?:{moved-to|bound_words:before})?$",
)
_REACHED_PART = Pattern(WORDS, "(?:(?P<down>{fallen})|(?P<up>{risen}))[至到为]{laid-down}[^，,]{0,5}的$")
_BASE = Pattern(
    WORDS,
    r"{than|next-to}(?:(?:(?P<year>(?:19|20)\d\d)年{part-of-year}?|{earlier}){of-it}?|“?[^，,“”]{1,8}”?{era-end}{of-it}"
    "|“?[□{=numerals:ten}][□{=numerals:digit}]{1,2}”?(?:{part-of-year}|{era-end}){of-it}?)$",
)
_AGAINST = Pattern(
    WORDS,
    r"(?P<yoy>同比|{with}{last-year}{same}?)|(?P<ring>环比)"
    r"|{against-year}(?P<year>(?:19|20)\d\d)年{part-of-year}?"
    r"|{than}(?P<era>“?[^，,“”]{1,8}”?{era-end}|“□{1,8}”|{on-record})|{than}(?P<years>前[{=numerals:digit}]年)"
    r"|[是为](?P<year_times>(?:19|20)\d\d)年[^，,]{0,3}的$"
    r"|{is-one}(?P<mean>[^，,。；;、\d]{0,6}{mean-of})的$"
    r"|(?P<other>(?:{exceeding}|{over}(?={scopes:region}[^\d]{2}))(?:(?!{exceeding})[^，,。；]){1,14}$)"
    r"|(?P<before>[较比]{before-that}[^，,]{0,4})",
)
_SHARE = Pattern(
    WORDS,
    r"{share-adverb}?{takes}(?!{rate-word}(?:{rate-goes}|$))[到据]?{at-least}?(?P<whole>[^，,。；;]{0,24}?)"
    r"(?:的?{rate-noun})?{share-then}*$",
)
_OF_TASK = Pattern(WORDS, "{fulfilled}(?P<whole>[^，,。；;、]{0,6}?{task})的?{share-then}*$")
_OUTDOES = Pattern(
    WORDS,
    r"{outdoing}[^，,。；;、\d]{1,14}$|{ahead}$|{beyond}[^，,。；;、\d]{0,8}{task}$|{than}[^，,。；;、\d]{1,8}高$",
)
_SHARE_NOUN = Pattern(WORDS, "{share-noun}{share-goes}*$")
_EACH = Pattern(
    WORDS, "(?:连续[^，,、。；;]{1,5}[年次月季](?=[^，,、。；;：率度量数额值]{0,9}$)|{each})[^，,、。；;：]{0,9}$"
)
_MOVE = Pattern(
    "role_cues",
    "{prefix}*+(?:(?P<down>{down})|(?P<up>{up})){quantity_words:moved-by}*(?P<to>[至到为成]|控制[在到])?"
    + _OF_YEAR
    + "{quantity_words:moved-to}?$",
)
_PACE = Pattern("role_cues", "{prefix}*+(?:(?P<down>{pace-down})|(?P<up>{pace-up})){quantity_words:pace-goes}*$")
_INCREMENT = Pattern(WORDS, "{increment}{pace-goes}*$")
_SHORT_OF = Terms(WORDS, "short-of")
_ASIDE = re.compile(r"(?:\s|□)+$")
_STARTS = Pattern("role_cues", "(?:(?P<down>{starts-down})(?!率)|(?P<up>{starts-up}))(?=[^至到了])")
_GROWTH = Pattern("role_cues", "的?{quantity_words:pace}?(?:(?P<up>{after-up})|(?P<down>{after-down}))")
_SETS_OUT = Pattern("role_cues", r"\s*的?{quantity_words:steadily}?{from}")

RATES: Final = ("percent", "ratio", "multiple")
"""Kinds of units that tell how a number moved, or what part it is."""
POINTS: Final = ("个百分点", "个点", "个基点")


@dataclass(frozen=True, slots=True)
class Predicate:
    """``end``: where the thing's own words end. ``base_of_move``: the number is where a rise or fall set out.
    ``outdoes``: the number is how much more it is than another (超计划19家)."""

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
    outdoes: bool = False
    marks: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class _Move:
    start: int
    direction: Direction
    reached: bool
    verb: str


def parse_predicate(text: str, start: int, end: int, after: str, *, rate: bool) -> Predicate:
    """The words ``text[start:end]`` before a number; ``after`` are those that follow it. ``rate``: the number is a
    percentage or a multiple. White space and what stands in brackets （下同） between the two says nothing."""
    if aside := _ASIDE.search(text, start, end):
        end = aside.start()
    against = _AGAINST.search(text, start, end)
    comparison, base_period = _comparison(against, end)
    move = _move_of(text, start, end, rate)
    base = _BASE.search(text, start, end)
    origin = _FROM.search(text, start, end) if _SETS_OUT.match(after) else None
    outdoes = None if move else _OUTDOES.search(text, start, end)
    share, noun = _said_of_whole(text, start, end, move, base or origin, rate)
    cuts = [m.start() for m in (against, base, origin, outdoes) if m]
    if share:
        cuts.append(share.start() + 2 * share[0].startswith("占比"))
    if move:
        cuts.append(move.start)
    each = _EACH.search(text, start, end)
    if each:
        cuts.append(each.start())
    cut = min(cuts, default=end)
    distributes = each is not None and not each[0].startswith("连续")
    linked = load_cues().linkers.search(text, start, cut)
    stop = linked.start() if linked else cut
    return Predicate(
        end=stop,
        direction=move.direction if move else _side_of(against),
        reached=move is not None and move.reached,
        moved=move is not None and not move.reached,
        is_base=bool(base or origin),
        base_period=(base["year"] if base else None) or base_period,
        comparison=comparison,
        share_of=(share["whole"].strip("的约近 ") or None) if share else None,
        is_share=bool(share or noun),
        distributes=distributes,
        outdoes=outdoes is not None,
        marks=text[stop:end],
        verb=move.verb if move else "",
    )


def _move_of(text: str, start: int, end: int, rate: bool) -> _Move | None:
    """同比下降, 升至, 压缩到法定…的; 增速达到 before a rate and 增量 before an amount."""
    match = next((m for p in (_MOVE, _REACHED, _REACHED_PART) if (m := p.search(text, start, end))), None)
    if match:
        reached = match.re is not _MOVE.compiled or bool(match["to"])
        return _Move(match.start(), "down" if match["down"] else "up", reached, match["down"] or match["up"])
    if rate:
        pace = _PACE.search(text, start, end)
        return _Move(pace.start(), "down" if pace["down"] else "up", reached=False, verb="") if pace else None
    increment = _INCREMENT.search(text, start, end)
    return _Move(increment.start(), "up", reached=False, verb="") if increment else None


def _said_of_whole(
    text: str, start: int, end: int, move: _Move | None, origin: re.Match[str] | None, rate: bool
) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """占…的 or 完成全年任务的 before a number, and the bare 占比; also where a share set out (占比从) and what it came
    to (占比提高到)."""
    until = min([end, *([move.start] if move else []), *([origin.start()] if origin else [])])
    noun = _SHARE_NOUN.search(text, start, until)
    if move and not move.reached:
        return None, noun
    of_task = _OF_TASK.search(text, start, until) if rate else None
    return _SHARE.search(text, start, until) or of_task, noun


def starts_with_move(text: str, start: int, end: int) -> Direction | None:
    """减少事业单位45家, 缩短办理时间50日: the verb of change stands before its noun."""
    match = _STARTS.match(text, start, end)
    return None if match is None else "down" if match["down"] else "up"


def growth_after(after: str) -> Direction | None:
    """20%的增速, 15%以上的速度增长: the number is a rate of change although nothing before it says so."""
    match = _GROWTH.match(after)
    return None if match is None else "up" if match["up"] else "down"


def _side_of(against: re.Match[str] | None) -> Direction | None:
    """高于全国, 低于全国."""
    other = against["other"] if against else None
    return None if other is None else "down" if other.startswith(_SHORT_OF.all) else "up"


def _comparison(against: re.Match[str] | None, end: int) -> tuple[Comparison | None, str | None]:
    if against is None:
        return None, None
    if against["yoy"] or "同比" in against.string[against.end() : end]:
        return "yoy", None
    if against["year"]:
        return "vs-year", against["year"]
    if against["years"]:
        return "vs-year", None
    if against["year_times"]:
        return "vs-year", against["year_times"]
    if against["ring"] or against["era"] or against["other"] or against["mean"]:
        return "vs-other", None
    return "before-after", None
