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
    unit = match["unit"]
    joined = (
        _JOINED.match(text, match.end()) or _per(text, match.end(), measures) or _beside(text, match.end(), measures)
    )
    if joined:
        return Measure(joined.end(), unit + joined[0].replace("／", "/"), measures.kinds[unit])
    return Measure(match.end(), unit, measures.kinds[unit])


def _per(text: str, at: int, measures: _Measures) -> re.Match[str] | None:
    """1.96个/件: so many for each."""
    whole = re.compile(rf"[/／](?:{measures.any_numeral.pattern})") if text.startswith(("/", "／"), at) else None
    return whole.match(text, at) if whole else None


def _beside(text: str, at: int, measures: _Measures) -> re.Match[str] | None:
    """3.8万套（间）, 2813.8万辆（艘、架、列）次: other measure words for some of what is counted."""
    if not text.startswith(("（", "("), at):
        return None
    one = rf"(?:{measures.any_numeral.pattern})".replace("?P<unit>", "?:")
    return re.compile(rf"[（(]{one}(?:、{one})*[）)]次?").match(text, at)


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
