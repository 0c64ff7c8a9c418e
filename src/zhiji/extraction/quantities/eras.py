"""Several years at once: paragraphs that look back on five years, and what a sum, a mean or a total is over."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.periods import Time, find_periods
from zhiji.extraction.quantities.roles import Reading
from zhiji.extraction.quantities.walks import Measured
from zhiji.extraction.text.clauses import clause_start
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import PeriodKind, Quantity, Report

_OPENS = Pattern(WORDS, "[^，。；]{0,8}?(?:“?十[{=numerals:digit}]五”?{plan-span}|{five-years})")
_CLOSES = Pattern(WORDS, r"(?:{address}[，,！!：:]\s*)?(?:{one-year}|{gone-by}(?:19|20)\d\d年|(?:19|20)\d\d年[，,是])")
_STANDS = Pattern("role_cues", "{stands}[^，,。；;]{0,3}$")
_NEWLY = Pattern(WORDS, "{newly}")
_STOCKS = Terms("stock_nouns", "*")
_CAME_ABOUT = Pattern(
    "quantity_verbs",
    "{quantity_words:in-total|came-about}|(?!{quantity_words:stands-there})"
    "{light|light-noun|keep|keep-noun|state|state-noun|state-keep|cut}",
)
_TOTAL = Pattern(WORDS, "{running-total}")
_MEAN = Pattern(WORDS, "{yearly-mean}")
_ROW = ("，", "、")
_REACH = 40
_CLAUSE = 60


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
            found = next((time.period for time in told if "/" in time.period), _five_years_to(report.year))
        if found != now:
            eras.append((sentence.start, found))
            now = found
    return eras


def _five_years_to(year: int | None) -> str | None:
    """The years of 这五年 and 过去五年, which name none."""
    return f"{year - 4}/{year}" if year else None


def era_at(eras: list[tuple[int, str | None]], offset: int) -> str | None:
    """The years that the text at ``offset`` looks back on, None where it speaks of one."""
    i = bisect_right(eras, offset, key=lambda era: era[0]) - 1
    return eras[i][1] if i >= 0 else None


def span_of(
    covered: str, one: Measured, reading: Reading, told: Time | None, era: str | None, usual: str | None
) -> tuple[str | None, PeriodKind | None]:
    """The period of a number and what kind of period it is: ``told`` by its sentence, or the ``era`` of its paragraph,
    or the ``usual`` one.

    A mean (年均) and a total (累计) say so; what is counted over several years is their sum, a state reached is that of
    the last year."""
    words = covered[max(one.left, one.amount.start - 12) : one.amount.start]
    stands = reading.role == "level" and not _flows(covered, one, reading, words)
    named = told.period if told and not (told.until and stands) else None
    usual = _last_year(era) if era and usual and "-" in usual else usual
    over = named if named and "/" in named and "-" not in named else era
    if reading.role in ("norm", "base", "rank"):
        return named or usual, None
    if _MEAN.search(words):
        return named if named and "/" in named else era or named or usual, "mean"
    if reading.role == "change":
        total = reading.comparison in (None, "unstated") and over and (named in (None, over) or _TOTAL.search(words))
        return (over, "cumulative") if total else (named or usual, None)
    if over and named in (None, over) and (_flows(covered, one, reading, words) or _is_paid_in_all(one, words)):
        return over, "sum"
    if _TOTAL.search(words):
        return named or usual, "cumulative"
    return named if named and named != era else usual, None


def _last_year(era: str) -> str:
    return era.rpartition("/")[2]


def is_next_in_row(covered: str, before: Quantity, one: Measured, period: str | None) -> bool:
    """起诉严重暴力犯罪182人，诈骗、盗窃犯罪1472人，涉枪犯罪34人: one verb for the row, so that each is a sum over the
    years as the first is; and so is the part of it that came to something (其中48人被判处…)."""
    if before.period_kind != "sum" or before.unit != one.amount.unit or one.subject is None:
        return False
    begins = one.how == "before" and not one.predicate.marks and covered[before.end : one.subject.start] in _ROW
    return (begins or one.how == "what-became") and (before.period or "").endswith(period or "?")


def with_years(text: str, facts: list[Quantity]) -> list[Quantity]:
    """五年来年均增长7%。产值435亿元，年均增长6.7%。: a mean that names no years is over those of the one before it in
    the paragraph."""
    out: list[Quantity] = []
    over: Quantity | None = None
    for fact in facts:
        told = fact
        if fact.period_kind == "mean" and fact.period:
            if over and "/" not in fact.period and "\n" not in text[over.end : fact.start]:
                told = replace(fact, period=over.period)
            over = told if "/" in (told.period or "") else over
        out.append(told)
    return out


_HAPPENINGS = frozenset({"event", "case"})
"""Kinds of units in which only what happens is counted: 召集代表大会7次, 抗诉17件."""


def _flows(covered: str, one: Measured, reading: Reading, words: str) -> bool:
    """Whether a number counts what came about in those years; a rate, a share and a state reached do not."""
    if reading.role != "level" or one.predicate.reached or one.amount.kind in ("percent", "ratio", "multiple", "rate"):
        return False
    subject = covered[one.subject.start : one.subject.end] if one.subject else ""
    if _NEWLY.match(subject) and not _STANDS.search(words):
        return True
    if _STANDS.search(words) or subject.endswith(_STOCKS.all):
        return False
    return one.amount.kind in _HAPPENINGS or _came_about(covered, one)


def _is_paid_in_all(one: Measured, words: str) -> bool:
    """地区生产总值累计完成109亿元: what accrued over the years; 累计建成高标准农田 may count what stands."""
    return one.amount.kind == "money" and _TOTAL.search(words) is not None


def _came_about(covered: str, one: Measured) -> bool:
    """Whether a verb or 累计 says that it came about: 经营主体超80万户 only says where something stands."""
    begin = clause_start(covered, max(one.amount.start - _CLAUSE, 0), one.amount.start)
    if one.how == "after" or one.subject is None or one.subject.start < begin:
        return bool(_CAME_ABOUT.search(covered, begin, one.amount.start) or _CAME_ABOUT.search(one.after))
    subject = one.subject
    return bool(
        _CAME_ABOUT.search(covered, begin, subject.core)
        or any(
            _CAME_ABOUT.match(covered, at, subject.end) for at in range(max(begin, subject.core - 2), subject.core + 1)
        )
        or _CAME_ABOUT.search(covered, subject.end, one.amount.start)
    )
