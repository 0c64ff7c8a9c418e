"""What a claim to be the first is of: the words behind it, or those before it where these only say that it was done."""

from __future__ import annotations

import re
from functools import cache, partial

from zhiji.comparing.first_wording import LONGEST, opening_verb, without_verbs
from zhiji.comparing.wording import any_of, pattern_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern

_PRAISED_ALONE = re.compile(r"^被[\u4e00-\u9fff]{2,6}$")
"""被推广学习 says what came of it."""
_COUNT = re.compile(r"(?<=[\u4e00-\u9fff）”])\d+[余多]?[项个件条家台套]$")
_PLACED = re.compile(r"在[\u4e00-\u9fff]{1,8}$")
_COUNTED = Pattern("parts_and_turns", r"(?:\d+[余多]?[项个件条家种]|{of-which}\d+[项个件条家种]?)$")
_SIZED = re.compile(r"\d|[百千万亿]")
"""What stands behind 突破 and 达到 where they say how far: 突破万亿元."""
_NUMBER = re.compile(r"^[“\"]?\d|\d+%$")
_SHORTEST = 3
_COUNTED_CLAIM = re.compile(
    r"(?:^|[，。；\n]|(?<=”)、)(?P<what>(?:[^，。；\n”]|”(?!、))+?)等(?:\d+|[两三四五六七八九十])[项个件条]“$"
)
_QUOTED_AT_END = re.compile("“[^“”]+”[^“”]*$")


def counted_before(text: str, begin: int) -> str:
    """What is told of a claim in quotes behind how many it is of (推行“一件事”等8个“全省率先”): of several such claims
    in one clause each has its own.

    >>> told = "推行“望鹤一件事”等8个“全省率先”、建立“栖凰办”服务中心等6个“全市率先”。"
    >>> counted_before(told, told.index("全省")), counted_before(told, told.index("全市"))
    ('“望鹤一件事”', '“栖凰办”服务中心')
    """
    found = _COUNTED_CLAIM.search(text, max(text.rfind("\n", 0, begin), begin - 3 * LONGEST, 0), begin)
    if found is None:
        return ""
    words = _past_verb(found["what"])
    if words == found["what"] and (quoted := _QUOTED_AT_END.search(words)):
        words = quoted.group()
    return name_in(words)


def thing_of(after: str, before: str, *, is_done: bool) -> str:
    """What is first: the words behind the claim; where there are none, or they only say that it was done, those
    before."""
    subject = without_verbs(before)
    if after[:2] in _slogans() or _added().search(after) or any(map(_COUNTED.search, (before, subject))):
        return ""
    if after[:2] in _nothing() or not after or _PRAISED_ALONE.match(after):
        told = honoured().fullmatch(before.rstrip("、"))
        return name_in(told["what"] if told and not told["who"] else subject)
    if is_done and (state := _state().match(after)):
        return name_in(subject + after if subject and _SIZED.match(after, state.end()) else subject)
    plain = _without_end(_past_verb(after) if is_done else after)
    if is_done and _NUMBER.search(plain) and (named := name_in(subject)):
        return f"{named}{plain}"
    return name_in(plain) or name_in(subject)


def honour_before(text: str, begin: int) -> re.Match[str] | None:
    """What the clause before tells of, where the claim is a clause alone: 时风集团荣获金奖，|全市唯一."""
    clauses = re.split("[，。；\n]", text[max(begin - 2 * LONGEST, 0) : begin])
    whole = len(clauses) > 2 or (len(clauses) == 2 and begin <= 2 * LONGEST)
    return honoured().fullmatch(clauses[-2].strip()) if whole and not clauses[-1] else None


def name_in(words: str) -> str:
    """The words, where they are long enough to name something and no verb alone, up to a bracket that does not end."""
    words = (words if words.count("（") == words.count("）") else words.partition("（")[0]).strip("、")
    return words if len(words) >= _SHORTEST and not opening_verb().fullmatch(words) else ""


def _past_verb(words: str) -> str:
    """The words behind the verb that they begin with: 建立农田保护制度, 在青山港建立农田保护制度 → 农田保护制度."""
    found = opening_verb().match(words) or _elsewhere().match(words)
    return words[found.end() :] if found and len(words) - found.end() >= _SHORTEST else words


def _without_end(words: str) -> str:
    """What is first, without the verb that says what came of it: 地理标志交易运营中心投入使用."""
    plain = re.sub(r"^(?:举措|的)?", "", words.strip("、 "))
    shorter = _ends_alone().sub("", _ends().sub("", plain))
    shorter = _PLACED.sub("", _adverbs().sub("", shorter)) if shorter != plain else shorter
    plain, shorter = _COUNT.sub("", plain), _COUNT.sub("", shorter)
    return (shorter if len(shorter) >= _SHORTEST else plain).rstrip("、的和与及 ")


@cache
def honoured() -> re.Pattern[str]:
    """Who was honoured, and with what: 时风集团|荣获|金奖."""
    holds = any_of(load_terms("first_words", "use", "honoured"))
    return re.compile(f"(?P<who>[^，。；：]{{0,40}}?)(?:{holds})(?P<what>[^，。；：]{{3,40}})")


@cache
def _adverbs() -> re.Pattern[str]:
    """Those before the verb of an end: 研究项目加速|落地."""
    return re.compile(f"(?:{any_of(load_terms('first_words', 'use', 'adverb'))})+$")


@cache
def _added() -> re.Pattern[str]:
    """Where a number says how many were added: 制度创新案例新增9个."""
    return re.compile(f"(?:{any_of(load_terms('first_words', 'use', 'added'))})\\d")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(load_terms('first_words', 'use', 'end'))}).*$")


@cache
def _ends_alone() -> re.Pattern[str]:
    alone = any_of((*load_terms("first_words", "use", "end-alone"), *load_terms("first_words", "use", "end")))
    return re.compile(f"(?:{alone})+$")


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(f"在[^，。；、]{{2,20}}?{opening_verb().pattern}")


_state = partial(pattern_of, "state", "first_words")


@cache
def _nothing() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "nothing"))


@cache
def _slogans() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "slogan"))
