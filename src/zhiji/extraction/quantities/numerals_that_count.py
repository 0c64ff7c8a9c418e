"""Which numerals count: none after 第, none in a code or a name, and 一 only where it is one of several counts."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.numerals import NUMERAL, Number, number_of
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.lexicon.regions import load_regions_by_name

_NO_DIGIT_AFTER = Terms(WORDS, "no-digit-after")
_NAMES = Pattern("number_names", "{*}")
_NO_COUNT_AFTER = set("第×✕╳*＊+·.．〔[［∶:：每-－—_/~～")
_NO_COUNT = Pattern(WORDS, "{no-count}")
_LIST_BACK: Final = 16
_SERIAL = re.compile("(?:场次|[期场次件起])(?=[，,。；;、]|$)")
_BARE_SCALES = set("百千万亿十")
_ROUNDED = Terms(WORDS, "rounded")
_ONCE_A = Pattern(WORDS, "(?:每[^，,。；;、]{1,14}|{bounded})$")
_TENTH_BEFORE = Pattern(WORDS, r"[{=numerals:digit}\d]成$")
YEARS = range(1950, 2051)
"""Numbers of four digits that may be years."""


def counting_number(match: re.Match[str], text: str) -> Number | None:
    """The number of a numeral that may count: none after 第, a letter, a code's mark; no bare scale (千家万户)."""
    at = match.start()
    before = text[at - 1] if at else ""
    if text.startswith("连续", at - 2 if at > 1 else 0) and at > 1:
        return None
    if before in _NO_COUNT_AFTER or (before.isascii() and before.isalpha()):
        return None
    if match["chinese"] and not _chinese_count(match, text, before):
        return None
    if (
        match["digits"]
        and len(match[0]) == 4
        and match["digits"].isdecimal()
        and int(match["digits"]) in YEARS
        and _opens_place(text, match.end())
    ):
        return None
    return number_of(match)


def _chinese_count(match: re.Match[str], text: str, before: str) -> bool:
    word = match["chinese"]
    at, end = match.span()
    if (
        before in _NO_DIGIT_AFTER
        or _TENTH_BEFORE.search(text, max(0, at - 2), at)
        or (before in "（(" and text.startswith(("期）", "期)"), end))
        or text.startswith("期、", end)
        or _NO_COUNT.match(text, at)
        or _names_something(text, at)
    ):
        return False
    if word[0] in _BARE_SCALES and word != "十" and not (word[0] == "十" and len(word) > 1):
        return bool(match["few"] or match["few2"]) or before in _ROUNDED
    if len(word) > 1 and not _BARE_SCALES & set(word):
        return False
    if word == "二":
        return False
    if word == "一" and _is_last_of_counts(text, at):
        return True
    return word != "一" or _ONCE_A.search(text, max(0, at - 24), at) is not None


def _is_last_of_counts(text: str, at: int) -> bool:
    """培训两期，讲座一期。: another count in the same unit stands before it."""
    unit = _SERIAL.match(text, at + 1)
    if unit is None:
        return False
    before = text[max(0, at - _LIST_BACK) : at]
    return any(unit[0] in before[m.end() : m.end() + 2] for m in NUMERAL.finditer(before) if m[0] != "一")


def _opens_place(text: str, at: int) -> bool:
    """2023台州文旅博览会: a year, and the name of a place that begins as a measure word does."""
    return any(text[at : at + size] in _places() for size in (2, 3, 4))


@cache
def _places() -> frozenset[str]:
    """The names of regions without their level, two characters at least."""
    return frozenset(name[:-1] for name in load_regions_by_name() if len(name) > 2)


def _names_something(text: str, at: int) -> bool:
    return _NAMES.match(text, at) is not None
