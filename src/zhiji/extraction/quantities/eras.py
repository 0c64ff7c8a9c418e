"""Several years at once: paragraphs that look back on five years, and what a sum, a mean or a total is over."""

from __future__ import annotations

from bisect import bisect_right

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.periods import find_periods
from zhiji.extraction.quantities.roles import Reading
from zhiji.extraction.quantities.walks import Measured
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import PeriodKind, Report

_OPENS = Pattern(WORDS, "[^，。；]{0,8}?(?:“?十[{=numerals:digit}]五”?{plan-span}|{five-years})")
_CLOSES = Pattern(WORDS, r"(?:{address}[，,！!：:]\s*)?(?:{one-year}|{gone-by}(?:19|20)\d\d年|(?:19|20)\d\d年[，,是])")
_STANDS = Pattern("role_cues", "{stands}[^，,。；;]{0,3}$")
_STOCKS = Terms("stock_nouns", "*")
_REACH = 40


def find_eras(report: Report) -> list[tuple[int, str | None]]:
    """(offset, years) of each sentence that opens a look back on several years, and None where one year is spoken of
    again, or plans begin."""
    eras: list[tuple[int, str | None]] = []
    now: str | None = None
    for sentence in report.sentences:
        found = now
        stop = min(sentence.end, sentence.start + _REACH)
        if report.role_at(sentence.start) != "results" or _CLOSES.match(report.text, sentence.start):
            found = None
        elif _OPENS.match(report.text, sentence.start):
            told = find_periods(report.text, sentence.start, stop, report.year)
            found = next((period for _, period in told if "/" in period), None)
        if found != now:
            eras.append((sentence.start, found))
            now = found
    return eras


def era_at(eras: list[tuple[int, str | None]], offset: int) -> str | None:
    """The years that the text at ``offset`` looks back on, None where it speaks of one."""
    i = bisect_right(eras, offset, key=lambda era: era[0]) - 1
    return eras[i][1] if i >= 0 else None


def span_of(
    covered: str, one: Measured, reading: Reading, named: str | None, era: str | None, usual: str | None
) -> tuple[str | None, PeriodKind | None]:
    """The period of a number and what kind of period it is: ``named`` by its sentence, or the ``era`` of its paragraph,
    or the ``usual`` one.

    A mean (年均) and a total (累计) say so; what is counted over several years is their sum, a state reached is that of
    the last year."""
    words = covered[max(one.left, one.amount.start - 12) : one.amount.start]
    over = named if named and "/" in named and "-" not in named else era
    if reading.role in ("norm", "base", "rank"):
        return named or usual, None
    if "年均" in words:
        return named if named and "/" in named else era or named or usual, "mean"
    if reading.role == "change":
        total = reading.comparison in (None, "unstated") and over and (named in (None, over) or "累计" in words)
        return (over, "cumulative") if total else (named or usual, None)
    if over and named in (None, over) and _flows(covered, one, reading, words):
        return over, "sum"
    if "累计" in words:
        return named or usual, "cumulative"
    return named if named and named != era else usual, None


def _flows(covered: str, one: Measured, reading: Reading, words: str) -> bool:
    """Whether a number counts what came about in those years; a rate, a share and a state reached do not."""
    if reading.role != "level" or one.predicate.reached or one.amount.kind in ("percent", "ratio", "multiple", "rate"):
        return False
    subject = covered[one.subject.start : one.subject.end] if one.subject else ""
    return not _STANDS.search(words) and not subject.endswith(_STOCKS.all)
