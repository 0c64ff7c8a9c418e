"""Nouns by what their words say: sums of money, rates, and those that name nothing that is counted."""

from __future__ import annotations

from zhiji.extraction.quantities.cues import WORDS
from zhiji.lexicon.patterns import Pattern

SUM = Pattern(WORDS, "{sum}$")
RATE = Pattern(WORDS, r"(?:{how-well}?..率|[\u4e00-\u9fa5]度|{rate-named})$")
STEP = Pattern(WORDS, r"[{=numerals:scale|ten}]+{money-unit}?级?{step}")
NO_THING = Pattern(WORDS, STEP.shape + "|{bare-total}|{progress}|{ranked}[^，,。；;、]+")
"""总数, 折合, 全年进度, 万亿元台阶, 稳居全国前列: names nothing that is counted."""


def is_sum_or_rate(covered: str, start: int, end: int) -> bool:
    """进出口总值, 参考率: a noun that is told in a number by itself."""
    return any(words.search(covered, start, end) for words in (SUM, RATE))
