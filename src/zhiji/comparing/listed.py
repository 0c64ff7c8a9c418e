"""The things that a clause lists, each with its place, its verb and what is said of all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from zhiji.comparing.amounts import Amount, find_amounts
from zhiji.comparing.clauses import Clause, masked
from zhiji.comparing.commonness import common_pairs
from zhiji.comparing.likeness import all_pairs
from zhiji.comparing.plan_wording import SHORTEST_ITEM, leading_verb, leads, thing_ends, things, told_at_end, verb
from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_table


def find_items(clause: Clause) -> list[Clause]:
    """The things that a clause lists with 、, each with its own place; what says nothing by itself stays with the thing
    before it, and a list of nothing else is one plan."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^、]+", masked(clause.text, "、"))]
    if _is_counted(clause.text, pieces):
        return [clause]
    joined: list[tuple[int, int]] = []
    for begin, end in pieces:
        if joined and _belongs_to(clause.text[slice(*joined[-1])], clause.text[begin:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    joined += _counted_apart(clause.text, joined)
    return [
        replace(clause, begin=clause.begin + begin, end=clause.begin + end, text=clause.text[begin:end])
        for begin, end in joined
    ]


def _is_counted(words: str, places: list[tuple[int, int]]) -> bool:
    """Whether a list names all that it counts right behind its last (甲、乙、丙3个卫生院的改造): that is one plan."""
    begin, end = places[-1]
    counted = _count_in(words[begin:end])
    if counted is None or counted.value != len(places) or len(places) == 1:
        return False
    named = [words[slice(*place)] for place in places[:-1]] + [words[begin : begin + counted.begin]]
    if not named[-1] or named[-1].endswith("等") or any(_SUMMED.match(name) for name in named):
        return False
    return all(name[-1] in counted.behind or not _is_thing(name) for name in named)


def _is_thing(words: str) -> bool:
    return bool(things().search(words) or thing_ends().search(words))


def _count_in(piece: str) -> Amount | None:
    """How many things a piece of a list says there are, before the noun for them."""
    counted = next((a for a in find_amounts(piece) if a.kind in _OF_LISTS), None)
    return counted if counted and len(counted.behind) >= _NOUN else None


def _counted_apart(words: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The number of all that a list names at its end (甲路、乙路、丙路等7条道路), taken off its last place."""
    begin, end = places[-1]
    counted = _count_in(words[begin:end])
    if counted is None or not _MANY <= len(places) <= counted.value:
        return []
    before = words[begin : begin + counted.begin]
    named = before.rstrip("等")
    if len(named) < SHORTEST_ITEM or not (named != before or _SUMMED.match(named)):
        return []
    places[-1] = begin, begin + len(named)
    return [(begin + counted.begin, end)]


_MANY = 3
"""Things from which words are a list of them."""
_NOUN = 2
"""Characters of a noun at the least."""
_OF_LISTS = frozenset({"thing", "body", "paper"})
"""Kinds of units that the things of a list are counted in."""


def _belongs_to(before: str, piece: str) -> bool:
    if _counts_on(before, piece) or (_LEVEL.search(before) and _LEVEL_BEHIND.match(piece)):
        return True
    return not ((_stands_alone(piece) and _stands_alone(before)) or _says_how_far(before, piece))


_LEVEL = re.compile("(?:^|[^\u4e00-\u9fff]|[个项])(?:国家|[省市区县])级?$")
_LEVEL_BEHIND = re.compile("(?:国家|[省市区县])级?")
"""Whose things are, for a noun that comes later in the list: 12个省、市重点项目."""


def _says_how_far(before: str, piece: str) -> bool:
    """Whether a piece of a list ends with how far its own thing is to come: 甲院迁建加快进度、乙院综合楼建成投用."""
    is_long = min(len(before), len(piece)) >= _SHORTEST_WITH_VERB
    return is_long and "等" not in piece and bool(_ends_with_stage().search(piece))


@cache
def _ends_with_stage() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(row.term for row in load_table('plan_stages') if int(row['stage']) in _COMES_TO)})$"
    )


_COMES_TO = frozenset({2, 5, 6})
"""The stages that a work comes to: begun, completed, in use."""


def _counts_on(before: str, piece: str) -> bool:
    """Whether a piece goes on counting the same things: 96户、183人全部脱贫, 8条、12公里道路."""
    told, more = find_amounts(before), find_amounts(piece)
    return bool(told and more) and told[-1].end == len(before) and more[0].begin == 0


def _stands_alone(piece: str) -> bool:
    """Whether a piece of a list names a thing of its own: 青松路小学, not 供电 or 市场周边."""
    plain = piece.strip(" “”")
    if len(plain) < SHORTEST_ITEM or _only_says_which(plain):
        return False
    if _SUMMED.match(plain) or _is_thing(plain) or find_amounts(plain):
        return True
    return bool(leads().match(plain)) and len(plain) >= _SHORTEST_WITH_VERB and not plain.endswith("化")


_SUMMED = re.compile(r"(?:总?投资)?\d[\d.]*[万亿]+元的")
"""What each work of a list begins with whose sum is told: 投资3亿元的甲厂、投资2亿元的乙厂."""


def _only_says_which(piece: str) -> bool:
    """Whether behind its verb a piece has a short common word alone, to which a noun comes later in the list:
    重点实施有机、反季节蔬菜基地."""
    named = piece[len(leading_verb(piece)) :].strip("“”")
    if len(named) == len(piece) or len(named) >= SHORTEST_ITEM or thing_ends().search(named):
        return False
    return bool(all_pairs(named) & common_pairs().keys())


_SHORTEST_WITH_VERB = 7
"""Characters of a piece of a list that has a verb and names nothing that is built or set up."""


def in_full(item: Clause, clause: Clause) -> str:
    """The words of a thing that is listed, with the verb that its list begins with and what it ends with, … where
    others are left out.

    A plan's words: 新建 … 红石滩图书馆, of 新建蓝湾体育馆、红石滩图书馆.
    """
    before = clause.text[: item.begin - clause.begin]
    lead = None if leads().match(item.text) else verb().match(before)
    tail = shared_tail(item, clause)
    words = f"{lead.group()} … {item.text}" if lead else item.text
    return f"{words} … {tail}" if tail else words


def shared_tail(item: Clause, clause: Clause) -> str:
    """What a list says of all that it names, at its end: 等项目建设, 的升级改造; empty where it has none."""
    after = clause.text[item.end - clause.begin :]
    if not after or told_at_end().search(item.text):
        return ""
    last = after.rpartition("、")[2]
    shared = re.search(r"等[^等]*$", last) or told_at_end().search(last)
    return shared.group() if shared else ""
