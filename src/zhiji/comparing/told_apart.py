"""What tells two things apart that share their words: a thing of another kind, another name, another stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import takewhile

from zhiji.comparing.amounts import without_amounts
from zhiji.comparing.commonness import common_pairs
from zhiji.comparing.likeness import empty_words, trimmed
from zhiji.comparing.stages import stage_of
from zhiji.comparing.wording import any_of, place_words
from zhiji.lexicon import load_terms

_ORDINAL = re.compile(r"第?([一二三四五六七八九十\d]+)([期届批])")


def ordinals_of(words: str) -> set[tuple[str, str]]:
    """The 期, 届 and 批 that the words name, each with its number."""
    return set(_ORDINAL.findall(words))


def is_of_another_ordinal(wanted: set[tuple[str, str]], words: str) -> bool:
    """Whether the words are of another 期, 届 or 批 than the plan."""
    held = ordinals_of(words)
    kinds = {kind for _, kind in wanted} & {kind for _, kind in held}
    return bool(kinds) and not wanted & held


def is_of_another_kind(own: str, words: str) -> bool:
    """Whether the words have the name of the plan's thing for a thing of another kind alone.

    >>> is_of_another_kind("建成银杏幼儿园", "银杏中学开工"), is_of_another_kind("建成银杏幼儿园", "银杏幼儿园开工")
    (True, False)
    """
    for told in _kind_of().finditer(trimmed(own)):
        name, kind = told["name"], told["kind"]
        if f"{name}{kind}" in words or name not in words or name in common_pairs():
            continue
        others = [found["kind"] for found in _kind_of().finditer(words) if found["name"].endswith(name)]
        if others and kind not in others:
            return True
    return False


@cache
def _kind_of() -> re.Pattern[str]:
    kinds = any_of(load_terms("plan_words", "use", "kind"))
    return re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2}})(?P<kind>{kinds})")


def goes_on(core: str, words: str, own: str = "") -> bool:
    """Whether a thing of another name begins in ``words`` with the end of ``core``; where the plan ``own`` says how far
    that is to come (社区组建), or words that do not are another thing too (社区帮管).

    >>> goes_on("精品线路", "落实精品线路合作机制"), goes_on("精品线路", "打造精品线路、慢行步道")
    (True, False)
    """
    match = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
    if match.size < _HEAD or match.a + match.size < len(core):
        return False
    more = len(_first_behind(words[match.b + match.size :]))
    return more >= _NOUN or (more >= _MODIFIER and stage_of(own) > 0 == stage_of(words))


def parts_behind(core: str, words: str) -> bool:
    """Whether other words follow what both share: of one place or owner two things are told.

    >>> parts_behind("白塔社区服务中心", "白塔文体活动中心"), parts_behind("白塔物流园", "白塔物流园路网")
    (True, False)
    """
    match = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
    if match.size < _MODIFIER:
        return False
    one, other = (_first_behind(text[at + match.size :]) for text, at in ((core, match.a), (words, match.b)))
    same = sum(1 for _ in takewhile(lambda signs: signs[0] == signs[1], zip(one[::-1], other[::-1], strict=False)))
    one, other = one[: len(one) - same], other[: len(other) - same]
    return min(len(one), len(other)) >= _MODIFIER and not set(one) & set(other)


def _first_behind(words: str) -> str:
    """The noun that a stretch goes on with up to the next break or word of doing, without how many."""
    return empty_words().split(_STOP.split(_MANY.sub("", words))[0])[0]


_MANY = re.compile(r"^[一二三四五六七八九十两\d]+[个家项处座所条]")
_STOP = re.compile(r"[^\u4e00-\u9fff]|[和及等与的]|[一二三四五六七八九十两]+[个项期批条家]")


def has_quoted(words: str, name: str) -> bool:
    """Whether the words have a quoted name, and not only a longer one that begins with it.

    >>> [has_quoted(words, "互联网+") for words in ("推行“互联网+”", "推行“互联网+创业”", "实施互联网+农业工程")]
    [True, False, False]
    """
    return any(len(_first_behind(words[m.end() :])) < _MODIFIER for m in re.finditer(re.escape(name), words))


def both_build(own: str, piece: str) -> bool:
    """Whether a work is planned and one is told of: another part of it may be meant."""
    return names_building(own) and names_building(piece)


def names_building(words: str) -> bool:
    """Whether the words speak of a work that is built: 项目, 工程, 开工."""
    return bool(_builds().search(words))


@cache
def _builds() -> re.Pattern[str]:
    return re.compile(any_of(load_terms("plan_words", "use", "work")))


def longest_stretch(core: str, words: str) -> str:
    """The longest stretch of the plan's own characters that stands in the words."""
    match = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
    return core[match.a : match.a + match.size]


def is_another(own: str, words: str) -> bool:
    """Whether what both share has another word before it in each (锦江国际酒店, 彼得国际酒店)."""
    core = trimmed(without_amounts(own))
    match = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
    if match.size < _HEAD:
        return False
    before = [_LAST_WORD.search(text[:at]) for text, at in ((core, match.a), (words, match.b))]
    one, other = (trimmed(found.group()) if found else "" for found in before)
    if {one, other} & _levels():
        return False
    return min(len(one), len(other)) >= _MODIFIER and not set(one) & set(other)


@cache
def _levels() -> frozenset[str]:
    """Words that say whose a thing is, and not which."""
    return frozenset((*load_terms("plan_words", "use", "level"), *place_words()))


def ends_in_a_kind(name: Sequence[str]) -> bool:
    """Whether a name of few pairs ends with what its thing is (西大街): one that shares that alone is another."""
    return len(name) <= _SHORT_NAME and name[-1][-1] in _ROADS


_SHORT_NAME = 3
_ROADS = frozenset("路街桥村")
_NOUN = 4
"""Characters of a noun that goes on behind another at the least."""
_HEAD, _MODIFIER = 3, 2
"""Characters of what two names share, and of the word before it, that make them names of two things."""
_LAST_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,4}$")
