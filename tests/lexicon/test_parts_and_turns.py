"""Words that tell parts, and several things each its own: each row of the table is found by who asks for its kind."""

from __future__ import annotations

import pytest

from zhiji.lexicon import load_table
from zhiji.lexicon.parts_and_turns import (
    EACH_ITS_OWN,
    EACH_WON,
    IN_TURN,
    OF_WHICH,
    PARTS,
    SHARED_OUT,
    SOME_PARTS,
    TABLE,
)
from zhiji.lexicon.patterns import Pattern


@pytest.mark.parametrize(
    ("pattern", "words", "found", "why"),
    [
        (OF_WHICH, "受理120件，其中举报50件", "其中", "a part of what stands before"),
        (OF_WHICH, "受理120件，包括举报50件", None, "the whole may be told"),
        (PARTS, "受理120件，包括举报50件", "包括", "parts of a total"),
        (PARTS, "受理120件，分别为举报50件、投诉70件", "分别为", "all parts of a total"),
        (PARTS, "收入分别达到3万元、1万元", None, "two things, and no total"),
        (IN_TURN, "收入分别达到3万元、1万元", "分别", "each its own"),
        (IN_TURN, "两镇各建1座", None, "one number for all"),
        (EACH_ITS_OWN, "两镇各建1座", "各", "as many for each"),
        (EACH_ITS_OWN, "各级各部门建成1座", None, "all of them"),
        (EACH_WON, "两镇分获第一、第二", "分获", "each its own place"),
        (SHARED_OUT, "收入均达到3万元", "均", "one number for all"),
        (SHARED_OUT, "收入都达到3万元", "都", "one number for all"),
    ],
)
def test_words_of_parts_and_turns(pattern: Pattern, words: str, found: str | None, why: str) -> None:
    match = pattern.search(words)
    assert (match and match[0]) == found, why


def test_each_row_has_a_source_and_can_match() -> None:
    for row in load_table(TABLE):
        assert row["source"]
        assert row.seen
        assert any(pattern.search(row.term) for pattern in (PARTS, EACH_WON, SHARED_OUT)), row
    assert SOME_PARTS.known == {"其中", "包括", "包含"}
