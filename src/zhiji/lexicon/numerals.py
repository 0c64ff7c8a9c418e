"""Chinese numerals that are small counts and years of a plan; quantities have their own reader of any size."""

from __future__ import annotations

from zhiji.lexicon.patterns import per_lexicon, rows_of


@per_lexicon
def _digits() -> dict[str, int]:
    return {row.term: int(row["value"]) for row in rows_of("numerals", "zero", "ring", "digit", "pair")}


def value_of(words: str) -> int:
    """1–99 in digits or Chinese numerals; 1 for anything else.

    >>> value_of("二十三"), value_of("十"), value_of("7")
    (23, 10, 7)
    """
    if words.isdecimal():
        return int(words)
    if "十" in words:
        tens, _, ones = words.partition("十")
        return _digits().get(tens, 1) * 10 + _digits().get(ones, 0)
    return _digits().get(words, 1)


def plan_years(number: str) -> tuple[int, int]:
    """The first and the last year of a five-year plan by the digit that tells it apart: 四 of 十四五.

    >>> plan_years("四")
    (2021, 2025)
    """
    first = 2001 + 5 * value_of(number)
    return first, first + 4
