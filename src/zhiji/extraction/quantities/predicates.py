"""What is said of a thing right before its number: 同比下降, 从, 提升至, 占…的, 均为.

``parse_predicate`` splits the words before a number into the thing's own words and what is said of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zhiji.extraction.quantities.cues import load_cues, load_guarded
from zhiji.lexicon import left_out
from zhiji.model import Comparison, Direction

_REACHED = re.compile(r"(?:(?P<down>降|减|缩|压|跌)|(?P<up>升|增|提|涨|扩|跃))[至到]$")
_FROM = re.compile(
    r"(?<![自理缘来事])[从由自](?:法定|承诺|规定|上半年|年初|[一二三]季度|(?:19|20)\d\d年|原先|原来|原有|原|平均|最初|最长|过去|以往|上年|去年)?的?$"
)
_REACHED_PART = re.compile(
    r"(?:(?P<down>压缩|缩短|压减|下降|降低|减少|精简)|(?P<up>提高|提升|增加|上升|扩大))[至到为](?:法定|承诺|原|规定)[^，,]{0,5}的$"
)
_BASE = re.compile(
    r"(?:较|相?(?<![同环占对])比|对比|相比)(?:(?P<year>(?:19|20)\d\d)年(?:同期|末|底|初|度)?|上一?年(?:同期)?|去年(?:同期)?|原来|此前|之前|年初)的?$"
)
_AGAINST = re.compile(
    r"(?P<yoy>同比|相?(?:较|比|同|与)(?:上一?年|去年)(?:同期)?(?:相比)?)"
    r"|(?P<ring>环比)"
    r"|(?:在|较|比|与|同|相较于?|相比)(?P<year>(?:19|20)\d\d)年(?:同期|末|底|初)?"
    r"|(?:较|(?<![同环占对])比)(?P<era>“?[^，,“”]{1,8}”?(?:时期|期末|期间|年末|年初))"
    r"|[是为](?P<year_times>(?:19|20)\d\d)年[^，,]{0,3}的$"
    r"|(?P<other>(?:高于|低于|高出|优于|超出|好于|快于)[^，,。；]{1,14}$)"
    r"|(?P<before>(?:较|比)(?:改革前|此前|之前|以前|原来|法定|承诺|以往|年初|传统|同期|原)[^，,]{0,4})"
)
_SHARE = re.compile(
    r"(?<![侵抢强法])(?:分别|均|各|约|共|仅)?占(?![道地用补领线有]|比[重率]?(?:分别|均|约|近|为|达|提|降|上升|下降|仅|已|超|$))(?:到|据)?(?:比?不[低少]于|比)?(?P<whole>[^，,。；;]{0,24}?)(?:的?比[重例率])?(?:的|约|近|为|达到?|超过?|比|分别|均|各|已|[提升降][高升低]?[至到])*$"
)
_SHARE_NOUN = re.compile(
    r"(?:占比|比重|比例|份额)(?:分别|均|约|近|为|达到?|超过?|提[高升][至到]|降[至到]|提[高升]|上升[至到]?|下降[至到]?|仅|已|不低于|不少于)*$"
)
_EACH = re.compile(
    r"(?:连续[^，,、。；;]{1,5}[年次月季](?=[^，,、。；;：率度量数额值]{0,9}$)|分别|(?<![平月日年人户])均(?![等衡])|(?<![至级])各(?![类级项地种]))[^，,、。；;：]{0,9}$"
)


@dataclass(frozen=True, slots=True)
class _Moves:
    before: re.Pattern[str]
    starting: re.Pattern[str]
    after: re.Pattern[str]
    setting_out: re.Pattern[str]


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
    moves = _load_moves(left_out())
    move = (
        moves.before.search(text, start, end)
        or _REACHED.search(text, start, end)
        or _REACHED_PART.search(text, start, end)
    )
    share = None if move else _SHARE.search(text, start, end)
    base = _BASE.search(text, start, end)
    origin = _FROM.search(text, start, end) if moves.setting_out.match(after) else None
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
        reached = move.re in (_REACHED, _REACHED_PART) or bool(move["to"])
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
    match = _load_moves(left_out()).starting.match(text, start, end)
    return None if match is None else "down" if match["down"] else "up"


def growth_after(after: str) -> Direction | None:
    """20%的增速, 15%以上的速度增长: the number is a rate of change although nothing before it says so."""
    match = _load_moves(left_out()).after.match(after)
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


@cache
def _load_moves(_: frozenset[str]) -> _Moves:
    cues = load_guarded("role_cues")
    return _Moves(
        before=re.compile(
            rf"(?:{cues['prefix']})*+(?:(?P<down>{cues['down']})|(?P<up>{cues['up']}))"
            r"(?:了|约|达|幅度为|幅度达|幅度|超过?|近|逾)*(?P<to>[至到为成]|控制[在到])?(?:了|约|达|近|仅|每人每[年月天]|每[人年月天户])?$"
        ),
        starting=re.compile(rf"(?:(?P<down>{cues['starts-down']})|(?P<up>{cues['starts-up']}))(?=[^至到了])"),
        after=re.compile(rf"的?(?:高?速度?|幅度?)?(?:(?P<up>{cues['after-up']})|(?P<down>{cues['after-down']}))"),
        setting_out=re.compile(rf"(?:的)?(?:进一步|大幅|平均|统一|最快|逐步|整体|再)?(?:{cues['from']})"),
    )
