"""Measure words: what stands right after a numeral and makes it a count (起, 人次, 个百分点, 万吨's 吨)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zhiji.extraction.quantities.cues import WORDS
from zhiji.lexicon import Row, load_table
from zhiji.lexicon.patterns import Pattern, guarded, longest_first, per_lexicon

_END = r"(?=[，,。；;、：:）)\s]|$)"
_PLACES_END = r"(?=[\d，,。；;、）)（(\n和及与]|$)"
"""Counted places stand bare: 对2市4县6个派出所, 覆盖3镇2乡。"""
_JOINED = Pattern(WORDS, "{joined-unit}" + _END)
_UNKNOWN = re.compile(rf"(?P<unit>[\u4e00-\u9fff]){_END}")
_NEVER: Final = "年月日号时届版级度位期楼强万亿千百十路线室型岁后前内外上下中的了和与及至到余多几倍成元"
"""What may stand between a number and a mark and is no measure word: 2.0版, 500强, 5楼."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure word's place and kind; ``unit`` is the word as written."""

    end: int
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Measures:
    any_numeral: re.Pattern[str]
    chinese_numeral: re.Pattern[str]
    kinds: dict[str, str]


def best_measure(text: str, at: int, chinese: bool) -> Measure | None:
    """The longest measure word at ``at``; after a Chinese numeral only those that count there (三次, never 三线).
    Measure words join (台件, 户次), and an unknown one before a mark is believed after digits."""
    measures = _measures()
    match = (measures.chinese_numeral if chinese else measures.any_numeral).match(text, at)
    if match is None:
        return None if chinese else _unknown_measure(text, at)
    unit, at = match["unit"], match.end()
    joined = _JOINED.match(text, at)
    end = joined.end() if joined else _end_of_more(text, at, measures.any_numeral)
    return Measure(end, unit + text[at:end].replace("／", "/"), measures.kinds[unit])


def _end_of_more(text: str, at: int, measure: re.Pattern[str]) -> int:
    """Where a measure word ends that goes on with others: 1.96个|/件, so many for each; 3.8万套|（间）,
    2813.8万辆|（艘、架、列）次, for some of what is counted. ``at`` where it does not."""
    if text.startswith(("/", "／"), at):
        each = measure.match(text, at + 1)
        return each.end() if each else at
    other = measure.match(text, at + 1) if text.startswith(("（", "("), at) else None
    while other and text.startswith("、", other.end()):
        other = measure.match(text, other.end() + 1)
    if other is None or not text.startswith(("）", ")"), other.end()):
        return at
    return other.end() + (2 if text.startswith("次", other.end() + 1) else 1)


def _unknown_measure(text: str, at: int) -> Measure | None:
    """One character between digits and a mark is a measure word that no table has: 服务器3柜，."""
    match = _UNKNOWN.match(text, at)
    return Measure(match.end(), match["unit"], "thing") if match and match["unit"] not in _NEVER else None


@per_lexicon
def _measures() -> _Measures:
    rows = load_table("measures")
    return _Measures(
        _pattern(rows),
        _pattern([row for row in rows if row["chinese"] == "yes"]),
        {row.term: row["kind"] for row in rows},
    )


def _pattern(rows: Sequence[Row]) -> re.Pattern[str]:
    words = "|".join(_ended(row) for row in longest_first(rows))
    return re.compile(rf"(?:[ \u3000]?)(?P<unit>{words})")


def _ended(row: Row) -> str:
    if row.term[-1].isascii() and row.term[-1].isalpha():
        return rf"{re.escape(row.term)}(?![A-Za-z0-9])"
    return re.escape(row.term) + _PLACES_END if row["kind"] == "place" else guarded(row)
