"""Whose a claim to be the first is: the subject right before it, or that of the clauses before."""

from __future__ import annotations

import re
from functools import cache

from zhiji.comparing.first_wording import without_verbs
from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_terms

_NOT_ONE = re.compile(r"、|\d[项个件条家种次年%万亿余多]")
"""What has several subjects, or counts them."""
_SHORTEST_HOLDER, _LONGEST_HOLDER = 2, 24


def holder_of(before: str) -> str:
    """Whose it is: the subject right before the claim; empty where a verb begins the words."""
    words = _above().sub("", without_verbs(before).removesuffix("在").strip())
    long = not _SHORTEST_HOLDER <= len(words) <= _LONGEST_HOLDER
    return "" if long or _no_subject().match(words) or _NOT_ONE.search(words) else words


def subject_before(text: str, begin: int) -> str:
    """Whose the claim is in the clauses before it: 青山在评估中排名第一，是全国唯一…."""
    opened = max(text.rfind(mark, 0, begin) for mark in "。；\n") + 1
    for clause in reversed(re.split("[，、]", text[opened:begin])):
        found = _opens().match(clause)
        if found and (holder := holder_of(found["who"])) == found["who"]:
            return holder
    return ""


@cache
def _no_subject() -> re.Pattern[str]:
    begins = any_of((*load_terms("first_words", "use", "no-subject"), *load_terms("initiative_verbs")))
    return re.compile(f"(?:{begins})")


@cache
def _opens() -> re.Pattern[str]:
    """A clause that opens with its subject: 青山|在, 法规处|被."""
    verbs = any_of(load_terms("first_words", "use", "behind-subject"))
    return re.compile(f"(?P<who>[^“”（）\\d\\s]{{2,16}}?)(?:{verbs})")


@cache
def _above() -> re.Pattern[str]:
    """Whoever is above and does something elsewhere: 国家林草局在|望鹤林场."""
    return re.compile(f"^(?:{any_of(load_terms('first_words', 'use', 'above'))})[^，、在]{{1,10}}在(?=.{{2}})")
