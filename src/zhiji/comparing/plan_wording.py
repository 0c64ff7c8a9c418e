"""What a plan begins with, names and ends with, from the tables of words, as patterns."""

from __future__ import annotations

import re
from functools import cache

from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_terms

SHORTEST_ITEM = 4
"""Characters of a thing that a clause lists at the least."""


@cache
def things() -> re.Pattern[str]:
    things = any_of(load_terms("plan_words", "use", "thing"))
    signs = (*"、和及与等（(“”", *"0123456789")
    behind = any_of((*load_terms("plan_words", "use", "empty"), *load_terms("plan_stages"), *signs))
    return re.compile(rf"(?:{things})(?=$|{behind})")


@cache
def thing_ends() -> re.Pattern[str]:
    """What the name of a place or a building ends with, at the end of a piece of a list."""
    return re.compile(rf"(?:{any_of(load_terms('plan_words', 'use', 'thing-end'))})(?=等|$)")


@cache
def leads() -> re.Pattern[str]:
    """What begins with a verb of its own."""
    return re.compile(_verbs())


def _verbs() -> str:
    own, verbs = load_terms("plan_words", "use", "lead"), load_terms("initiative_verbs")
    lead = any_of((*own, *verbs, *load_terms("plan_stages")))
    return rf"(?:{lead})(?:好|了|对)?"


@cache
def verb() -> re.Pattern[str]:
    """The verbs that a list begins with: 加快推进, 要确保, 年内完成."""
    return re.compile(rf"^(?:{any_of(load_terms('plan_words', 'use', 'time'))}|[要将再])*(?:{_verbs()})+")


@cache
def told_at_end() -> re.Pattern[str]:
    """How far it is to come, at the end of a list: 投入使用, 建设, 的升级改造."""
    ends = any_of((*load_terms("plan_stages"), *load_terms("plan_words", "use", "tail")))
    return re.compile(rf"的[^的]{{2,8}}$|(?:{ends}){{1,8}}$")


def leading_verb(words: str) -> str:
    """The verbs that words begin with.

    >>> leading_verb("加快推进青松路小学建设")
    '加快推进'
    """
    found = verb().match(words)
    return found.group() if found else ""
