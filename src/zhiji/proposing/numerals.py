"""Whether a whole number stands in words, in digits or Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.proposing.places import fold

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_LONGEST = 24
_RUN = re.compile(r"\d[\d,]*|[零〇一二三四五六七八九两十百千万]+")


def number_stands(number: int, words: str) -> bool:
    """
    >>> number_stands(6, "全国六家之一"), number_stands(2, "10个县级公安机关")
    (True, False)
    """
    return number in _numbers(fold(words))


def _numbers(words: str) -> Iterator[int]:
    for run in _RUN.findall(words):
        if len(run) <= _LONGEST:
            yield int(run.replace(",", "")) if run[0].isdecimal() else _chinese(run)


def _chinese(run: str) -> int:
    total = part = digit = 0
    for sign in run:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign == "万":
            total, part, digit = total + (part + digit) * 10000, 0, 0
        else:
            part, digit = part + (digit or 1) * _TIMES[sign], 0
    return total + part + digit
