"""Persons: a post, then a surname and one or two characters, then a boundary; and who gives a report, above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern

WORDS = "people_words"
_HAN = r"[\u4e00-\u9fff]"
_GAP = "[ 　]"
_SURNAME = "(?:{compound}|[{=surname}])"
_LONG = _HAN + "{1,6}(?:[·•]" + _HAN + "{1,8})+"
_PERSON = Pattern(
    WORDS,
    "{office}" + _GAP + "*(?P<name>" + _LONG + "|" + _SURNAME + _HAN + "(?:(?!{takes-post})" + _HAN + ")?"
    "|" + _SURNAME + _GAP + "{1,2}" + _HAN + r")(?={behind|takes-post}|[，。；、）)\n　 ]|$)",
)
_ROW = Pattern(WORDS, "(?:" + _HAN + "{0,30}{office}[、，兼])*" + _HAN + "{0,30}$")
_DATE = r"(?:\s*[（(]\d{4}年[^）)]*[）)])?"
_OPENING = "(?=" + _DATE + r"\s*(?:\n|{opening}|$))"
_ANY_NAME = _HAN + "(?:" + _GAP + "{0,2}" + _HAN + "){1,3}"
_RUN_ON = _HAN + "{5,7}(?=" + _DATE + r"\s*{opening})"
_SPEAKER = Pattern(
    WORDS,
    "(?:(?P<office>{office})|(?P<spaced>[{=place-of-post}]" + _GAP + "+长))" + _GAP + "*[：:； 　]" + _GAP + "*"
    f"(?P<name>{_LONG}|{_ANY_NAME}|{_RUN_ON})" + _OPENING,
)
"""县长 某某: on a line above the report any name does, whatever its surname."""
_ALONE = Pattern(
    WORDS,
    r"(?:\n" + _GAP + r"*|[（(]\d{4}年\d{1,2}月\d{1,2}日[ 　]+)"
    "(?P<name>" + _LONG + "|" + _SURNAME + "(?:" + _GAP + "{0,2}" + _HAN + r"){1,2})[）)]?\s*\n\s*{opening}",
)
"""（2022年1月6日 某某）, or a line of its name alone before 各位代表."""
_NOT_NAME = Pattern(WORDS, "{no-name}")
_HINT = Pattern(WORDS, "{hint}")
_BEFORE = Pattern(WORDS, _HAN + "*{before-post}(?=" + _HAN + ")")
_BODY = Pattern(WORDS, _HAN + "*{body-of-post}(?={office}$)")
_ASSEMBLY = Pattern(WORDS, _HAN + "*?(?={place-of-post|whole-place}?{assembly}{office}$)")
_PLACE = Pattern(WORDS, _HAN + "+[{=place-of-post}](?={deputy}?[{=place-of-post}]长$)")
"""What stands before a post and is none of it: 成立以副市长…挂帅的领导小组, 甲区人民政府区长, 青山市市长."""
_OFFICE = Pattern(WORDS, "{office}$")
_LONGEST_POST = 14
_FRONT = 600


@dataclass(frozen=True, slots=True)
class FoundPerson:
    start: int
    end: int
    posts: tuple[str, ...]


def find_people(surface: Surface) -> list[FoundPerson]:
    """Named persons behind their posts, and who gives the report on a line above it, in text order."""
    found = list(_behind_posts(surface.covered))
    found += (
        p for p in _speakers(surface.text[:_FRONT]) if not any(p.start < f.end and f.start < p.end for f in found)
    )
    return sorted(found, key=lambda person: person.start)


def _behind_posts(covered: str) -> Iterator[FoundPerson]:
    at = 0
    for hint in _HINT.finditer(covered):
        if hint.start() < at:
            continue
        match = _PERSON.search(covered, max(at, hint.start() - 8), hint.end() + 12)
        if match and not _NOT_NAME.match(match["name"][1:]) and len(match["name"].replace("　", "")) > 1:
            yield FoundPerson(*match.span("name"), _posts(covered, at, match.start("name")))
            at = match.end()


def _speakers(front: str) -> Iterator[FoundPerson]:
    for match in _SPEAKER.finditer(front):
        spaced = match["spaced"]
        yield FoundPerson(
            *match.span("name"), (re.sub(_GAP, "", spaced),) if spaced else _posts(front, 0, match.end("office"))
        )
    for match in _ALONE.finditer(front):
        yield FoundPerson(*match.span("name"), ())


def _posts(text: str, floor: int, end: int) -> tuple[str, ...]:
    """The posts in the row that ends at ``end``: 副市长、公安局长."""
    end = floor + len(text[floor:end].rstrip(" 　"))
    row = _ROW.search(text, max(floor, end - 120), end)
    return tuple(_post(words) for words in re.split("[、，兼]", row.group() if row else "") if words)


def _post(words: str) -> str:
    """The post alone: without the body and the place it is of, and never begun in the middle of a word."""
    for what in (_BEFORE, _BODY, _ASSEMBLY, _PLACE):
        match = what.match(words)
        words = words[match.end() :] if match else words
    office = _OFFICE.search(words)
    return office.group() if office and len(words) > _LONGEST_POST else words
