"""Where a marker's heading ends and its body begins, and which lines without a marker are headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place
from zhiji.reading.marks import Mark
from zhiji.reading.nesting import BRACKETED_RANK, CHAPTER_RANK
from zhiji.reading.roles import WORDS, stock_heading_end

_LONGEST_LINE = 110
_LONGEST_INLINE = 60
_LONGEST_ITEM = 40
_LONGEST_CLAUSE = 40
_MEASURED = Pattern(WORDS, r"\d[\d.]*[万亿]?[余多]?{measured}")
_ENDER = re.compile(r"[。！？；!?;：:\r\n]")
_COMMA = re.compile(r"[，,]")
_GAP = re.compile(r"[ 　]+(?=\S)")
_PLAIN = re.compile(r"[^。！？；：，,:;!?\t]{4,40}|[^。！？；：，,:;!?\t]{4,22}[。：:]")
_NOT_PLAIN = Pattern(
    WORDS,
    r"{no-heading}|[（(]?\d{4}(?:\s?年\s?\d{1,2}\s?月|[-/.])|[—─―－-]{1,3}\d{4}"
    r"|.{0,30}{speaker}\s*\S{2,12}$|[\u4e00-\u9fa5（）()]{2,30}{signer}$",
)
APPENDIX = Pattern(WORDS, r"{appendix}[\d一二三]{0,2}[：:]?")
"""A line that opens what stands behind the report."""
_GLOSSARY = Pattern(
    WORDS,
    r"[※*＊★☆●■◆—－=（(【〔\[［《]*(?:{appendix}[\d一二三]{0,2}[：:]?)?(?:《[^》]{2,30}》|[^，。；：、\d]{0,12}报告)?{glossary-of}*{glossary}[）)】〕\]］》※*＊★☆●■◆—－=]*[：:]?",
)

_FOOTNOTE = re.compile(r"(?P<mark>[\[【〔［]\s?\d{1,3}\s?[\]】〕］])[^，。：:\n]{1,40}[：:]")
_EXPLAINED = r"[.．、]\s*[^，。：:\n]{1,40}[：:]?.{0,16}?{plan_words:explains}[^\n]*"
_FIRST_NOTES = Pattern(WORDS, f"1{_EXPLAINED}\\s+2{_EXPLAINED}")


def find_heading(
    text: str, mark: Mark, sentences: Sequence[Place], i: int, marks: Mapping[int, Mark], *, listed: bool = False
) -> tuple[int, int] | None:
    """The place of the heading behind ``mark``, which opens sentence ``i``; None where plain text follows.

    A heading ends with its sentence, at a wide gap, or before a stock phrase's body (存在问题在看到…), and something
    must stand under it. Of a chapter's long sentence the first clause is taken. ``listed``: the item before it in its
    run had no heading, so that a sentence alone on its line is an item of the list too.
    """
    stop = sentences[i].end
    start = mark.end + len(text[mark.end : stop]) - len(text[mark.end : stop].lstrip())
    if mark.scheme == "side" or start >= stop:
        return None
    if stock := stock_heading_end(text, start, stop):
        return start, stock
    ender = _ENDER.search(text, start, stop)
    end = _before_gap(text, start, ender.start() if ender else stop, mark.rank)
    alone = ender is None and ends_line(text, stop)
    item = listed and mark.rank > 50 and ender is not None and ends_line(text, stop)
    followed = (ender is not None and ender.end() < stop) or (not item and _is_followed(mark, sentences, i, marks))
    longest = _LONGEST_LINE if alone else _LONGEST_INLINE if mark.rank <= BRACKETED_RANK else _LONGEST_ITEM
    fits = start < end <= start + longest and (followed or (alone and mark.rank <= BRACKETED_RANK))
    if fits and (mark.rank <= BRACKETED_RANK or not _MEASURED.search(text, start, end)):
        return start, end
    return _first_clause(text, start, end) if mark.rank <= CHAPTER_RANK and start < end else None


def find_plain_heading(text: str, place: Place) -> tuple[int, int] | None:
    """The place of a heading without a marker: a short line of its own, no date, name, salutation or figure.

    A full stop or a colon behind it is left out; with a colon only a chapter's stock words make it a heading.
    """
    words = text[place.start : place.end]
    if not _PLAIN.fullmatch(words) or _NOT_PLAIN.match(words) or _MEASURED.search(words):
        return None
    if not ends_line(text, place.end):
        return None
    return place.start, place.end - (words[-1] in "。：:")


def opens_glossary(words: str) -> bool:
    """Whether a line opens the explanations of the report's terms.

    >>> opens_glossary("附：《政府工作报告》有关名词解释"), opens_glossary("注释一条街")
    (True, False)
    """
    return _GLOSSARY.fullmatch(re.sub(r"\s", "", words)) is not None


def find_footnote(text: str, start: int) -> tuple[int, int] | None:
    """The place of the word that a paragraph explains ([3]“一网”：…), which bears its mark further above."""
    found = _FOOTNOTE.match(text, start)
    return (found.end("mark"), found.end() - 1) if found and found["mark"] in text[:start] else None


def opens_notes(text: str, start: int) -> bool:
    """Whether the paragraphs from ``start`` on say what words mean, one by one: 1.一网：指…  2.两清：是指…"""
    return _FIRST_NOTES.match(text, start) is not None


def opens_longer(text: str, after: Place, line: Place, marks: Mapping[int, Mark]) -> bool:
    """Whether a paragraph without a marker, at least twice as long as ``line``, begins at ``after``."""
    return after.start not in marks and "\n" not in text[after.start : after.start + 2 * (line.end - line.start)]


def ends_line(text: str, offset: int) -> bool:
    """Whether nothing but white space follows on the line."""
    return not text[offset : offset + 200].partition("\n")[0].strip()


def _before_gap(text: str, start: int, end: int, rank: int) -> int:
    """Where white space parts a heading from its body (存在的问题和不足 总体来看), if it does before ``end``."""
    gap = _GAP.search(text, start + 4, end)
    return gap.start() if gap and rank <= 40 else end


def _is_followed(mark: Mark, sentences: Sequence[Place], i: int, marks: Mapping[int, Mark]) -> bool:
    """Whether a body follows: a sentence that no marker opens, or a marker of a lower rank."""
    if i + 1 == len(sentences):
        return False
    after = marks.get(sentences[i + 1].start)
    return after is None or after.rank > mark.rank


def _first_clause(text: str, start: int, end: int) -> tuple[int, int]:
    stop = min(end, start + _LONGEST_CLAUSE)
    comma = _COMMA.search(text, min(start + 4, stop), stop)
    return start, comma.start() if comma else stop
