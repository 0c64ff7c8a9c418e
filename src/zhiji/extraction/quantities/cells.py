"""A table's cell and its headings: what its figure measures, for which period, in which unit, and whether it is a
change. 刑事案件 | 2023年 | 320起 is 320起 of 刑事案件 in 2023."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhiji.extraction.quantities.amounts import Amount, find_amounts
from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.periods import find_periods
from zhiji.extraction.quantities.phrases import Phrase, is_body
from zhiji.extraction.quantities.roles import Reading
from zhiji.extraction.quantities.walks import Measured
from zhiji.lexicon import load_table
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.patterns import Pattern, per_lexicon
from zhiji.model import Cell, Comparison, Direction, Place, Report

_BARE = re.compile(r"\s*(?P<sign>[-+－＋−▲▼↑↓])?\s*(?P<number>\d[\d,，.]*(?:万|亿)?)\s*(?P<unit>\S{0,8}?)\s*")
_FELL = "-－−▼↓"
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?)?")
_PART = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<a>\d{1,2})月?[-—－~至到](?P<b>\d{1,2})月|(?P<month>\d{1,2})月份?"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
)
_UNIT = re.compile(
    r"[（(]\s*(?:(?:计量)?单\s*位[：:]\s*)?([^（）()]{1,8})\s*[）)]\s*$|单\s*位\s*[：:]\s*([^\s）)]{1,8})|([%％])\s*$"
)
_COUNTED = Pattern("table_words", "(?P<unit>{counted})数$")
"""制发件数: a column of 件."""
_OF_YEAR = Pattern("table_words", "^{this-year|last-year}")
_LEAD = Pattern(WORDS, r"(?:\s|其中[：:]?|[（(]?[{=numerals:digit|ten}\d]{1,3}[）)、.．](?!\d)|[—\-·•])*")
_DOWN = Pattern(WORDS, "{falling}")
_COMPARED = Pattern(WORDS, r"^(?:{compared-name}|[较比](?:{last-year}|(?:19|20)\d\d年)(?:同期)?)")
_AGAINST_YEAR = re.compile(r"[较比]((?:19|20)\d\d)年?")


@dataclass(frozen=True, slots=True)
class Headings:
    """What the headings of a cell say of its figure; what they leave open is None."""

    subject: Phrase | None
    period: str | None
    change: Reading | None


def find_cell_amounts(report: Report) -> Iterator[Amount]:
    """The figures of cells whose unit stands in a heading (案件数（起）, 单位：万元), or that a sign stands before."""
    for cell in report.cells:
        words = report.quote(cell.place)
        bare = _BARE.fullmatch(words)
        unit = (bare["unit"] or _unit_of(report, cell)) if bare else None
        if not bare or not unit or (bare["unit"] and not bare["sign"]):
            continue
        signed_level = bare["sign"] is not None and bare["sign"] in _FELL and not _is_change(report, cell)
        spelled = bare["number"] + unit
        amounts = [] if signed_level else list(find_amounts(spelled, spelled))
        if len(amounts) == 1 and (amounts[0].start, amounts[0].end) == (0, len(spelled)):
            end = cell.start + (bare.end("unit") if bare["unit"] else bare.end("number"))
            yield replace(amounts[0], start=cell.start + bare.start("number"), end=end)


def headings_of(report: Report, covered: str, cell: Cell) -> Headings:
    """What is said of the figure in ``cell`` by the headings of its row, its column and its table."""
    places = (*cell.caption, *cell.rows, *cell.columns)
    periods = [period for place in places if (period := _period_of(report, covered, place))]
    return Headings(_subject_of(report, covered, cell), periods[-1] if periods else None, _change_of(report, cell))


def under(headings: Headings, one: Measured) -> Measured:
    """A measured figure with its heading as subject, unless the cell itself names what it measures."""
    own = one.subject is not None and not one.subject.bare and one.how in ("after", "before")
    return one if own or headings.subject is None else replace(one, subject=headings.subject, how="heading")


def _subject_of(report: Report, covered: str, cell: Cell) -> Phrase | None:
    """The innermost heading that names a thing, a row's before a column's; in a body's row (城区分局) or a row of
    totals the column's."""
    rows, columns = (
        [phrase for heading in reversed(places) if (phrase := _named(report, heading))]
        for places in (cell.rows, cell.columns)
    )
    totals = [p for p in rows if _kind_of(report.text[p.start : p.end]) == "total"]
    plain = [p for p in rows if p not in totals]
    first = [*plain[:1], *columns[:1], *totals[:1]]
    if columns and plain and is_body(covered, plain[0].start, plain[0].end) and not _is_change(report, cell):
        return columns[0]
    if columns and plain and _is_one_of_counts(report, cell):
        return replace(plain[0], scope=_OF_YEAR.sub("", report.text[columns[0].start : columns[0].end]))
    return first[0] if first else None


def _is_one_of_counts(report: Report, cell: Cell) -> bool:
    """Whether columns beside one another count several things of the row's (制发件数, 废止件数), which its name alone
    does not tell apart."""
    at = bisect_left(report.cells, cell.start, key=lambda other: other.start)
    beside = [*report.cells[max(0, at - 1) : at], *report.cells[at + 1 : at + 2]]
    return any(
        all(_COUNTED.search(report.quote(one.columns[-1]).rstrip()) for one in (cell, other) if one.columns)
        for other in beside
        if other.rows == cell.rows and other.columns != cell.columns and other.columns and cell.columns
    )


def _named(report: Report, place: Place) -> Phrase | None:
    """The thing that a heading names, without its number and its unit; None for a period, a unit or 数量."""
    words = report.quote(place)
    lead = _LEAD.match(words)
    start = lead.end() if lead else 0
    unit = _UNIT.search(words, start)
    end = len(words[: unit.start() if unit else len(words)].rstrip())
    bare = words[start:end]
    if end - start < 2 or _kind_of(bare) not in (None, "total") or _is_unit(bare) or _YEAR.fullmatch(bare):
        return None
    year = _YEAR.match(bare)
    if _PART.fullmatch(bare) or _changes(bare) or (year and _kind_of(bare[year.end() :]) == "value"):
        return None
    return Phrase(place.start + start, place.start + end)


def _period_of(report: Report, covered: str, place: Place) -> str | None:
    words = re.sub(r"\s", "", report.quote(place))
    bare = re.sub(r"[（(][^（）()]*[）)]", "", words)
    year, kind = report.year, _kind_of(bare)
    if found := _YEAR.fullmatch(bare):
        return found[1]
    if found := _PART.fullmatch(bare):
        of = found["year"] or (str(year) if year else None)
        first, last = _months_of(found)
        return f"{of}-{first:02d}/{of}-{last:02d}" if of else None
    if kind in ("this-year", "last-year"):
        return str(year - (kind == "last-year")) if year else None
    told = find_periods(covered, place.start, place.end, year)
    return told[-1].period if told else None


def _months_of(part: re.Match[str]) -> tuple[int, int]:
    """The first and the last month of 1-6月, 5月, 第二季度, 下半年."""
    if part["half"]:
        return (1, 6) if part["half"] == "上" else (7, 12)
    if part["quarter"]:
        last = 3 * value_of(part["quarter"])
        return last - 2, last
    return int(part["a"] or part["month"]), int(part["b"] or part["month"])


def _unit_of(report: Report, cell: Cell) -> str | None:
    """The unit that a heading names: a cell of its own in the row, else in brackets, else above the table."""
    for place in reversed(cell.rows):
        if _is_unit(report.quote(place)):
            return report.quote(place).strip()
    for place in (*reversed(cell.columns), *reversed(cell.rows), *reversed(cell.caption)):
        if found := _UNIT.search(report.quote(place)):
            return next(group for group in found.groups() if group).strip()
    counted = (_COUNTED.search(report.quote(place).rstrip()) for place in reversed(cell.columns))
    return next((found["unit"] for found in counted if found), None)


def _is_unit(words: str) -> bool:
    spelled = f"1{words.strip()}"
    return len(spelled) > 1 and any(a.end == len(spelled) for a in find_amounts(spelled, spelled))


def _change_of(report: Report, cell: Cell) -> Reading | None:
    place = next((p for p in cell.columns if _changes(report.quote(p))), None)
    if place is None:
        return None
    words = report.quote(place)
    sign = _BARE.fullmatch(report.quote(cell.place))
    fell = bool(sign and sign["sign"] and sign["sign"] in _FELL) or bool(_DOWN.search(words))
    direction: Direction = "down" if fell else "up"
    against = _AGAINST_YEAR.search(words)
    last = "同比" in words or "上年" in words or "去年" in words
    comparison: Comparison = "yoy" if last else "vs-year" if against else "vs-other" if "环比" in words else "unstated"
    return Reading("change", direction, comparison, against[1] if against else None)


def _is_change(report: Report, cell: Cell) -> bool:
    return any(_changes(report.quote(place)) for place in cell.columns)


def _changes(words: str) -> bool:
    """同比, 增长（%）, 比上年增减: what heads a column of changes."""
    bare = re.sub(r"[（(].*|[%％\s±+-]", "", words)
    core = _COMPARED.sub("同比", bare)
    return _kind_of(core) == "change" or (core.startswith("同比") and _kind_of(core[2:]) == "change")


def _kind_of(words: str) -> str | None:
    return _kinds().get(words.strip())


@per_lexicon
def _kinds() -> dict[str, str]:
    return {row.term: row["kind"] for row in load_table("table_words")}
