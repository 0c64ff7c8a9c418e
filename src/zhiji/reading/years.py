"""Which year a report is about: from its title, its look back, its opening, or the date that it bears."""

from __future__ import annotations

import re
from collections import Counter

from zhiji.lexicon.patterns import Pattern
from zhiji.reading.front import Front
from zhiji.reading.roles import WORDS

_YEAR = re.compile(r"(?<!\d)((?:20|19)\d\d)(?!\d)")
_RANGE = re.compile(r"(?<!\d)(?:20|19)\d\d年?[-—－~～至到]((?:20|19)\d\d)年")
_HAN_YEAR = Pattern(WORDS, "([二一][九{=numerals:zero|ring}][{=numerals:zero|ring|digit}]{2})年")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_LOOKING_BACK = Pattern(WORDS, r"((?:20|19)\d\d)年?[度的]?(?:(?!(?:20|19)\d\d)[^。，；\n]){0,14}{looking-back}")
_FIRST_PART = Pattern(WORDS, r"(?:^|\n)\s*一、\s*((?:20|19)\d\d){of-year}?{work-of}?工作\s*(?:\n|$)")
_PERIOD = re.compile(r"(?:过去的|刚刚过去的)((?:20|19)\d\d)年")
_PUBLISHED = Pattern(WORDS, r"{front_words:published-now}[^，。；\n]{0,24}?((?:20|19)\d\d)年")
_OPENING = Pattern(WORDS, r"((?:20|19)\d\d)年{year-gone}?[，,是]")
_NAMED = re.compile(r"(?<![较比同与至到在自从于《])((?:20|19)\d\d)年(?![^。，《]{0,24}》)")
_DATED = Pattern(
    WORDS,
    r"(?<!\d)((?:20|19)\d\d|二[{=numerals:zero|ring}][{=numerals:zero|ring|digit}]{2})"
    r"\s*[-/.年]\s*(\d{1,2}|[{=numerals:digit|ten}]{1,2})\s*[-/.月]",
)
_PAST_YEAR = Pattern("page_words", "{past-year}")
_THIS_YEAR = Pattern("page_words", "{this-year}")
_GIVEN_LATER = Pattern(WORDS, "政府工作报告|{front_words:meeting-report}")
"""A report that bears the year of the meeting that it is given to, and looks back on the year before."""
_TOLD_NOW = Pattern(WORDS, _PUBLISHED.shape + r"[^，。；\n]{2,30}{front_words:told-below}")
_REPORTED = Pattern(WORDS, "{front_words:court-report}")
_SESSION = Pattern(
    WORDS, _DATED.shape + r"\s*[\d{=numerals:digit|ten}]{1,3}\s*日?\s*在[^，。；]{2,40}?{front_words:assembly}"
)
_AUTUMN = 10
"""The month from which an assembly is told of the year that it meets in."""
_MONTHS = {han: n for n, han in enumerate((*"一二三四五六七八九十", "十一", "十二"), 1)}


def find_year(text: str, title: str | None, front: Front, name: str | None) -> int | None:
    """The year reported on, None where nothing tells. A government work report bears the year it was given in: its own
    look back tells the year that it is about, else that is the year before. Where a report only says that a year went
    by (一年来), the date that it or its page bears tells which, or the year that it names most."""
    bare = re.sub(r"\s", "", title or "")
    session = _session(text, front)
    given = _first_year(bare)
    if given and not _GIVEN_LATER.search(bare) and not (session and _REPORTED.search(bare)):
        return given
    last = _last_told(session) if session else None
    for pattern, reach in ((_TOLD_NOW, 1500), (_LOOKING_BACK, 6000), (_FIRST_PART, 3000), (_PERIOD, 3000)):
        found = (int(m.group(1)) for m in pattern.finditer(text, front.body, front.body + reach))
        if (told := next((year for year in found if last is None or year <= last), None)) is not None:
            return told
    if last:
        return last
    given = given or (_first_year(text[front.title.end : front.body]) if front.title else None)
    if given:
        return given - 1
    if told := _first_year(name or ""):
        return told
    opening = _PUBLISHED.search(text, front.body, front.body + 300) or _OPENING.search(
        text, front.body, front.body + 3000
    )
    opened = opening or _OPENING.search(text, front.title.end if front.title else 0, front.body)
    return int(opened.group(1)) if opened else _year_gone_by(text, front)


def _last_told(session: tuple[int, int]) -> int:
    """The last year that an assembly can be told of: what it is told of the year that it meets in, before autumn, is
    planned."""
    year, month = session
    return year if month >= _AUTUMN else year - 1


def _year_gone_by(text: str, front: Front) -> int | None:
    opening = text[front.title.end if front.title else 0 : front.body + 3000]
    past = _PAST_YEAR.search(opening)
    if not past and not _THIS_YEAR.search(opening):
        return None
    dated = _date_borne(text, front)
    if dated is None:
        return _named_most(text[front.body :])
    year, month = dated
    return year - 1 if month <= (6 if past else 2) else year


def _session(text: str, front: Front) -> tuple[int, int] | None:
    """The year and the month in which the report was given to an assembly, as the lines above it say: on a meeting
    (2021年12月15日在…大会上), or as the date of a report that an assembly is given."""
    found = _SESSION.search(text, 0, front.body + 60)
    if not found and front.title and _GIVEN_LATER.search(re.sub(r"\s", "", text[front.title.start : front.title.end])):
        found = _DATED.compiled.search(text, front.title.start, front.body)
    if not found:
        return None
    written, month = found.groups()
    return int(written.translate(_HAN_DIGITS)), int(month) if month.isdecimal() else _MONTHS.get(month, 0)


def _date_borne(text: str, front: Front) -> tuple[int, int] | None:
    """The year and the month of the date below the report, or above it."""
    above, below = text[: front.body], text[max(front.body, _end_of(text, front) - 120) :]
    for words in (below, above):
        if found := list(_DATED.finditer(words)):
            written, month = found[-1 if words is below else 0].groups()
            number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
            return (int(written.translate(_HAN_DIGITS)), number) if 1 <= number <= 12 else None
    return None


def _end_of(text: str, front: Front) -> int:
    last = front.holes[-1] if front.holes else None
    return last.start if last and last.end == len(text) and last.start > front.body else len(text)


def _named_most(text: str) -> int | None:
    named = Counter(_NAMED.findall(text)).most_common(2)
    if not named or (len(named) > 1 and named[0][1] < 2 * named[1][1]):
        return None
    return int(named[0][0])


def _first_year(words: str) -> int | None:
    if found := _RANGE.search(words) or _YEAR.search(words):
        return int(found.group(1))
    found = _HAN_YEAR.search(words)
    return int(found.group(1).translate(_HAN_DIGITS)) if found else None
