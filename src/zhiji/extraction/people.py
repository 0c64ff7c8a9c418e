"""Persons: a post, then a surname and one or two characters, then a boundary."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern

WORDS = "people_words"
_POST = r"[\u4e00-\u9fff]{0,4}{office}"
_PERSON = Pattern(
    WORDS,
    "(?P<posts>" + _POST + "(?:[、，兼]" + _POST + ")*)[ 　]*"
    r"(?P<name>[{=surname}][\u4e00-\u9fff]{1,2}|[{=surname}][ 　]{1,2}[\u4e00-\u9fff])"
    r"(?={behind}|[，。；、）)\n　 ]|$)",
)
_NOT_NAME = Pattern(WORDS, "{no-name}")
_HINT = Pattern(WORDS, "{hint}")
_BEFORE = Pattern(WORDS, r"^[\u4e00-\u9fff]*(?:{before-post}(?=[\u4e00-\u9fff])|{body-of-post}(?={office}))")
"""What stands before a post and is none of it: 成立以副市长…挂帅的领导小组, 甲区人民政府区长."""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    start: int
    end: int
    posts: tuple[str, ...]


def find_people(surface: Surface) -> list[FoundPerson]:
    """Named persons behind their posts, in text order."""
    found: list[FoundPerson] = []
    covered = surface.covered
    at = 0
    for hint in _HINT.finditer(covered):
        if hint.start() < at:
            continue
        match = _PERSON.search(covered, max(at, hint.start() - 8), hint.end() + 12)
        if match and not _NOT_NAME.match(match["name"][1:]) and len(match["name"].replace("　", "")) > 1:
            posts = tuple(_BEFORE.sub("", post) for post in re.split("[、，兼]", match["posts"]) if post)
            found.append(FoundPerson(*match.span("name"), posts))
            at = match.end()
    return found
