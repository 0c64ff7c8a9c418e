"""One cover, seen in two ways, and one set of marks that end a clause."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiji.extraction.text.clauses import clause_end, clause_start
from zhiji.extraction.text.cover import Cover


@pytest.mark.parametrize(
    ("text", "for_names", "for_figures", "why"),
    [
        ("推行“甲乙”机制", "推行“□□”机制", "推行“□□”机制", "quotes keep their marks"),
        ("出台《甲（试行）》", "出台《◇◇◇◇◇》", "出台《□□□□□》", "a bracket in a title is part of it"),
        ("全市（含县）办结", "全市（△△）办结", "全市□□□□办结", "an aside without a figure is gone for figures"),
        ("全市（含县3件）办", "全市（△△△△）办", "全市（含县3件）办", "one with a figure stays open for figures"),
        ("办结（“12345”）件", "办结（△△△△△△△）件", "办结□□□□□□□□□件", "a figure in a quote is a name"),
        ("（一）甲（2）乙", "（一）甲（2）乙", "（一）甲（2）乙", "outline marks are no asides"),
        ("（责任单位：甲局）", "（责任单位：甲局）", "□□□□□□□□□", "who is charged is text for names"),
        ("“甲。乙”", "“□□□”", "“□□□”", "a quote may hold a whole sentence"),
        ("甲“乙\n丙”丁", "甲“乙\n丙”丁", "甲“乙\n丙”丁", "no quote goes across a line"),
    ],
)
def test_a_text_is_covered(text: str, for_names: str, for_figures: str, why: str) -> None:
    cover = Cover(text)
    assert cover.for_names == for_names, why
    assert cover.for_figures == for_figures, why


@settings(max_examples=60, deadline=None)
@given(st.text('甲3“”《》（）()"。\n', max_size=60))
def test_covers_keep_every_offset(text: str) -> None:
    cover = Cover(text)
    assert len(cover.for_names) == len(cover.for_figures) == len(text)
    assert all(a == b or b in "□◇△" for a, b in zip(text, cover.for_names, strict=True))
    ends = [0, *(place.end for place in cover.opaque)]
    assert all(end <= place.start for end, place in zip(ends, cover.opaque, strict=False)), "outermost, in order"


@pytest.mark.parametrize(
    ("text", "at", "brackets", "clause", "why"),
    [
        ("甲，乙丙；丁", 3, False, "乙丙", "between two marks"),
        ("甲乙", 1, False, "甲乙", "the whole text without a mark"),
        ("甲（乙3件）", 4, False, "甲（乙3件）", "brackets end no clause of names"),
        ("甲（乙3件）", 4, True, "乙3件", "but one of figures"),
    ],
)
def test_a_clause_lies_between_two_marks(text: str, at: int, brackets: bool, clause: str, why: str) -> None:
    start = clause_start(text, 0, at, brackets=brackets)
    assert text[start : clause_end(text, at, 99, brackets=brackets)] == clause, why
