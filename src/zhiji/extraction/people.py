"""Persons: a post, then a surname and one or two characters, then a boundary; and who gives a report, above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Unit

WORDS = "people_words"
_HAN = r"[\u4e00-\u9fff]"
_GAP = "[ 　]"
_SURNAME = "(?:{compound}|[{=surname}])"
_LONG = _HAN + "{1,6}(?:[·•]" + _HAN + "{1,8})+"
_PERSON = Pattern(
    WORDS,
    "{office}" + _GAP + "*(?P<name>" + _LONG + "|" + _SURNAME + _HAN + "(?:(?!{takes-post|no-end})" + _HAN + ")?"
    "|" + _SURNAME + _GAP + "{1,2}" + _HAN + r")(?={behind|takes-post}|[，。；、）)\n　 ]|$)",
)
_ROW = Pattern(WORDS, "(?:" + _HAN + "{0,30}{office}[、，兼])*" + _HAN + "{0,30}$")
_DATE = r"(?:\s*[（(]\d{4}年[^）)]*[）)])?"
_OPENING = "(?=" + _DATE + r"\s*(?:\n|{opening}|$))"
_ANY_NAME = _HAN + "(?:" + _GAP + "{0,2}" + _HAN + "){1,3}"
_RUN_ON = _HAN + "{5,7}(?=" + _DATE + r"\s*{opening})"
_SPEAKER = Pattern(
    WORDS,
    "(?:(?P<office>{office})|(?P<spaced>[{=place-of-post}]" + _GAP + "+长))" + _GAP + r"*[：:； 　\n]\s*"
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
_LEADER = Pattern(WORDS, "{leader}{office}$")
"""毛主席|路居: the post is of whom the words before it name."""
_AT_BODY = Pattern(WORDS, r"{deputy}*{office}\s*$")
_BESIDE = Pattern(
    WORDS,
    "(?P<place>"
    + _HAN
    + "{2,8}?(?P<kind>[{=place-of-post}]))(?:{committee}|{body-of-post})?{office}"
    + _HAN
    + "{2,3}、$",
)
"""北京市委书记蔡奇、|市长陈吉宁: the place of the post told before."""
_ITS_HEAD = Pattern(WORDS, "{deputy}?(?P<kind>[{=place-of-post}])长")
_WIDEST_ROW = 24
_LONGEST_POST = 14
_FRONT = 600


@dataclass(frozen=True, slots=True)
class FoundPerson:
    start: int
    end: int
    posts: tuple[str, ...]


def body_of(surface: Surface, person: FoundPerson, units: Sequence[Unit]) -> Unit | None:
    """The unit right before the one post of a person: 青山市人民政府|市长. None of several posts, which may be in
    several bodies."""
    if len(person.posts) != 1:
        return None
    near = (u for u in units if person.start - _LONGEST_POST <= u.end < person.start)
    return next((u for u in near if _AT_BODY.fullmatch(surface.covered, u.end, person.start)), None)


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
        if match and _is_name(covered, match):
            posts = _posts(covered, at, match.start("name"))
            yield FoundPerson(*match.span("name"), _placed(posts, covered[max(0, at - _WIDEST_ROW) : match.start()]))
            at = match.end("name")


def _placed(posts: tuple[str, ...], before: str) -> tuple[str, ...]:
    """The posts; the head of a place told beside another post of it with the place: 北京市|市长."""
    head = _ITS_HEAD.fullmatch(posts[0]) if len(posts) == 1 else None
    place = _BESIDE.search(before) if head else None
    if head and place and place["kind"] == head["kind"]:
        return (f"{place['place']}{posts[0]}",)
    return posts


def _is_name(covered: str, match: re.Match[str]) -> bool:
    if _NOT_NAME.match(match["name"][1:]) or len(match["name"].replace("　", "")) < 2:
        return False
    before = covered[: match.start("name")].rstrip(" 　")[-_LONGEST_POST:]
    return not _LEADER.search(before)


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
