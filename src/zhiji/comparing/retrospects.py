"""Where a report looks back on several years and not on one: the half of a report that ends a plan period or a term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.comparing.stretches import Stretch, stretches
from zhiji.comparing.wording import pattern_of
from zhiji.model import Place
from zhiji.model.rows import ReportRow

_SIGNS = "—－- \u3000，,：:"
"""Signs that a point begins with."""
_LONGEST_TERM = 10
_FIRST = re.compile(r"[^，,；;。：:！!？?\n]*")


def years_looked_back_on(report: ReportRow) -> list[tuple[Place, str]]:
    """The sentences of a report's results that tell of several years, each with these years (2011/2015), in order.

    What opens with 五年来 or “十二五”时期 speaks of these years up to the end of its section, or to where one year is
    taken up (过去的一年, 一年来); a sentence that names its own year speaks of that year.
    """
    if report.year is None:
        return []
    found: list[tuple[Place, str]] = []
    open_until: list[tuple[int, str]] = []
    for sentence in report.sentences:
        section, role = _section(report, sentence.start)
        open_until = [(end, period) for end, period in open_until if end > sentence.start]
        if role != "results":
            continue
        words = report.text[sentence.start : sentence.end].strip()
        told = list(_opened(words, report.year))
        if told:
            open_until.append((section.end, told[-1].period if told[-1].many else ""))
        if open_until and open_until[-1][1] and (told or not _names_a_year(words, report.year)):
            found.append((sentence, open_until[-1][1]))
    return found


def _section(report: ReportRow, offset: int) -> tuple[Place, str]:
    """The innermost section around ``offset``; the whole report where it stands in none."""
    held = [(Place(s, e), role) for s, e, role in report.roles if s <= offset < e]
    return held[-1] if held else (Place(0, len(report.text)), "results")


def _opened(words: str, year: int) -> Iterator[Stretch]:
    """The stretch of time that a sentence opens for what follows it: one at most, none where it names several."""
    addressed = pattern_of("formula", "plan_words").match(words)
    first = _FIRST.match(words[addressed.end() if addressed else 0 :].lstrip(_SIGNS))
    opening = first.group() if first else ""
    if pattern_of("one-year").search(opening):
        yield Stretch(0, str(year), False)
        return
    told = {s.period: s for s in stretches(opening, year, False)}
    only = next(iter(told.values()), None)
    if only and len(told) == 1 and _is_a_term(only) and pattern_of("looks-back").search(opening):
        yield only


def _is_a_term(told: Stretch) -> bool:
    """Whether the years are those of a plan or a term of office, and not of a history (建县70年来)."""
    first, _, last = told.period.partition("/")
    return told.many and last.isdigit() and int(last) - int(first) < _LONGEST_TERM


def _names_a_year(words: str, year: int) -> bool:
    return any(not s.many for s in stretches(words, year, False))
