"""Outline markers: 一、 （一） 1. 一是 —— and their kin, at line starts and in running text.

A marker's number is a hint only: reports miscount and start over. At a line start or behind a sentence's end a marker
is taken as it stands; in the middle of running text (``职责一是加强``) only where its number continues a run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, cast

from zhiji.reading.sentences import CLOSERS

Scheme = Literal[
    "part", "han", "bracketed", "number", "number-bracketed", "circled", "dash", "bullet", "first", "is", "side"
]
Strength = Literal["line", "ended", "comma", "weak"]

RANKS: Final[dict[Scheme, int]] = {
    "part": 0,
    "han": 10,
    "bracketed": 20,
    "number": 30,
    "number-bracketed": 40,
    "circled": 50,
    "dash": 70,
    "bullet": 70,
    "first": 80,
    "is": 90,
    "side": 95,
}
"""Which scheme stands above which: a marker closes every open stretch of its own rank or a lower one."""

_HAN = "[一二三四五六七八九十]{1,3}"
_DIGITS = "[0-9０-９]{1,3}"
_PATTERNS: Final[dict[Scheme, str]] = {
    "part": rf"第{_HAN}(?:部分|章|节|篇)",
    "first": rf"[第其]{_HAN}(?:[，,：:]|是|、(?![一二三四五六七八九十]))",
    "side": r"另?一方面",
    "bracketed": rf"[（(〔]\s{{0,2}}{_HAN}\s{{0,2}}[）)〕](?![、，,至])|[㈠-㈩]",
    "is": rf"{_HAN}(?:是|要(?![素求点件务闻]))",
    "han": rf"{_HAN}[ 　]?[、．.](?![一二三四五六七八九十]{{1,2}}[、产级审线类期])",
    "number-bracketed": rf"[（(]{_DIGITS}[）)]|{_DIGITS}[）)]",
    "number": rf"{_DIGITS}[ 　]?[.．、](?:(?![0-9０-９])|(?=20\d\d年))",
    "circled": r"[①-⑳❶-❿]",
    "dash": r"[—─―]{1,3}|[-－]{2,3}",
    "bullet": r"[●■◆▲★※◎▶►•]",
}
_MARK = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _PATTERNS.items()))
_SCHEMES: Final[dict[str, Scheme]] = {name.replace("-", "_"): name for name in _PATTERNS}

_NEVER_BEFORE: Final[dict[Scheme, str]] = {
    "han": "第、一二三四五六七八九十百千两0123456789（(“唯统其单同专万之反",
    "bracketed": "第条款项、，,和及与至到或",
    "number": "第.．、·-－—/／~～：:0123456789０１２３４５６７８９%％（(之和与至到或“",
    "number-bracketed": "第条款项、，,和及与至到或0123456789０１２３４５６７８９（(“",
    "circled": "、",
    "is": "万第统唯之同单其专划归合不逐十进如某每任哪这那百千两约初周星期",
}
_ENDERS = "。！？；!?;：:…"
_LISTS: Final[tuple[Scheme, ...]] = ("first", "is", "side")
_SQUEEZED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_UNITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One marker: where it stands, its scheme, its number (0 where the scheme has none), and how firmly it stands:
    at a line start, behind a sentence's end, behind a comma, or in the middle of a clause."""

    start: int
    end: int
    scheme: Scheme
    number: int
    strength: Strength

    @property
    def rank(self) -> int:
        return RANKS[self.scheme]

    @property
    def stands(self) -> bool:
        return self.strength in ("line", "ended")


def find_marks(text: str) -> list[Mark]:
    """The outline markers in ``text``, in text order."""
    candidates = [mark for found in _MARK.finditer(text) if (mark := _candidate(text, found))]
    return keep_runs(keep_lists(candidates))


def parse_number(written: str) -> int:
    """The value of 一…九十九 or of digits in a marker; 0 where there is none (五一 is no number)."""
    if written[0] in _SQUEEZED:
        return _SQUEEZED.index(written[0]) + 1
    found = re.search(r"[一二三四五六七八九十]+|[0-9０-９]+", written)
    if not found:
        return 0
    tens, ten, ones = found.group().partition("十")
    if tens[:1].isdecimal():
        return int(tens)
    if max(len(tens), len(ones)) > 1 or "十" in ones:
        return 0
    return 10 * _UNITS.get(tens, 1) * bool(ten) + _UNITS.get(ones if ten else tens, 0)


def keep_lists(marks: list[Mark]) -> list[Mark]:
    """Without the 一是…二是… (第一… 一方面…) that are no list of points: one alone in running text, or a list inside
    one sentence, whose later members follow commas."""
    after: dict[Scheme, Mark] = {}
    kept: list[Mark] = []
    for mark in reversed(marks):
        if mark.scheme not in _LISTS or _is_listed(mark, after.get(mark.scheme)):
            kept.append(mark)
        after[mark.scheme] = mark
    return kept[::-1]


def keep_runs(marks: Iterable[Mark]) -> list[Mark]:
    """Without the markers in the middle of a clause whose number does not continue the run of their scheme."""
    kept: list[Mark] = []
    last: dict[Scheme, int] = {}
    for mark in marks:
        if not (mark.stands or mark.scheme in _LISTS or mark.number == last.get(mark.scheme, 0) + 1):
            continue
        last = {scheme: number for scheme, number in last.items() if RANKS[scheme] <= mark.rank}
        last[mark.scheme] = mark.number
        kept.append(mark)
    return kept


def _is_listed(mark: Mark, after: Mark | None) -> bool:
    if mark.number > 1:
        return mark.stands
    return mark.strength == "line" or (after is not None and after.number == mark.number + 1 and after.stands)


def _candidate(text: str, found: re.Match[str]) -> Mark | None:
    scheme = _SCHEMES[cast(str, found.lastgroup)]
    strength = _strength(text, found.start())
    mark = Mark(*found.span(), scheme, 2 if found.group()[0] == "另" else parse_number(found.group()), strength)
    if scheme in ("part", "bullet"):
        return mark if strength == "line" else None
    if scheme == "dash":
        return mark if mark.stands and not _is_subtitle(text, mark.end) else None
    if mark.stands:
        return mark if mark.number else None
    return mark if _fits_in_clause(text, mark) else None


def _fits_in_clause(text: str, mark: Mark) -> bool:
    """Whether a marker may stand there without a sentence's end before it: no 第（一）项, no 全省唯一、全国六家之一."""
    before = text[mark.start - 1]
    if mark.number == 0 or mark.scheme in ("first", "side") or before in _NEVER_BEFORE.get(mark.scheme, ""):
        return False
    if before.isascii() and before.isalnum():
        return False
    if mark.scheme == "bracketed" and text[mark.end : mark.end + 1] in "项款条类":
        return False
    if mark.scheme == "han" and text[mark.end : mark.end + 1] in _UNITS:
        return False
    return mark.scheme != "han" or mark.number > 1 or before.isspace() or before in CLOSERS


def _strength(text: str, start: int) -> Strength:
    line = max(text.rfind("\n", max(0, start - 80), start), text.rfind("\r", max(0, start - 80), start)) + 1
    before = text[line or max(0, start - 80) : start].rstrip()
    if not before:
        return "line"
    bare = before.rstrip(CLOSERS)
    if bare[-1:] in _ENDERS and bare:
        return "ended"
    return "comma" if before[-1] in "，,、" else "weak"


_SUBTITLE = re.compile(r"\s*（?\d{4}年[^。\n]{0,40}(?:会议|大会)")


def _is_subtitle(text: str, end: int) -> bool:
    """Whether a dash opens the date line under a title: ——2026年2月3日在…会议上."""
    return bool(_SUBTITLE.match(text, end))
