"""Words: offsets without a gap, and where a segmenter's word is cut in two."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiji.extraction.text.word_clues import word_clues
from zhiji.extraction.text.words import sentences_of, words_of

CUT = [
    ("向区人大报告", ["向", "区", "人大", "报告"]),  # a preposition glued to a level
    ("购物季等活动", ["购物", "季", "等", "活动"]),  # 等 glued behind a name
    ("现将区生态环境局", ["现将", "区", "生态环境", "局"]),  # what leads to a body, glued to its level
    ("区委和县依法治县办的", ["区委", "和", "县", "依法", "治县", "办", "的"]),
    ("越秀区委的正确领导", ["越秀区", "委", "的", "正确", "领导"]),  # what follows a body, glued to its end
    ("中央依法治国办对我市", ["中央", "依法治国", "办", "对", "我市"]),
    ("经开区向阳街道", ["经开区", "向阳", "街道"]),  # words that begin like a preposition
    ("2021年市文化和旅游局", ["2021", "年", "市", "文化", "和", "旅游局"]),
    ("政协委员和局党组会", ["政协", "委员", "和", "局", "党组", "会"]),  # who sits in a body, what it holds
    ("实实在在的职责所在", ["实实在在", "的", "职责所在"]),
    ("制定条例", ["制定", "条例"]),  # one word that begins like a measure word
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_words(text: str, words: list[str]) -> None:
    assert [w.text for w in words_of(text)] == words


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_words_cover_any_text(text: str) -> None:
    words = words_of(text)
    assert "".join(w.text for w in words) == text
    assert all(text[w.start : w.end] == w.text for w in words)
    assert all(a.end == b.start for a, b in pairwise(words))
    assert len(word_clues(words, [[] for _ in words])) == len(words)


def test_sentences_end_with_their_mark() -> None:
    words = words_of("甲。乙；丙")
    assert [[w.text for w in words[a:b]] for a, b in sentences_of(words)] == [["甲", "。"], ["乙", "；"], ["丙"]]


CLUES = [
    ("甲", 0, ["BOS", "w=甲"], ["tt="]),  # alone: nothing before, nothing behind
    ("开展检查", 0, ["BOS", "w=开展", "+1w=检查", "p=开展|检查>", "q0"], ["rp+", "tt="]),
    ("开展检查", 1, ["w=检查", "-1w=开展", "p=开展|检查", "nm=$"], ["BOS", "rp-"]),
    ("开展检查。开展检查", 0, ["rp+", "nm=。"], ["rp-"]),  # the report has the two again
    ("开展检查。开展检查", 4, ["rp-", "pm=。", "-2w=。"], ["rp+"]),
    ("“开展检查", 1, ["q1"], []),  # an open quote
    ("开展\n检查", 1, ["w=↵", "p=开展|↵"], []),  # a line end as a sign
]


@pytest.mark.parametrize(("text", "at", "held", "lacks"), CLUES)
def test_clues_of_a_word_are_its_own_and_those_of_its_place(
    text: str, at: int, held: list[str], lacks: list[str]
) -> None:
    words = words_of(text)
    told = [clue.decode() for clue in word_clues(words, [[] for _ in words])[at]]
    assert set(held) <= set(told)
    assert not [clue for clue in told if clue.startswith(tuple(lacks)) and lacks]


def test_clues_of_a_place_stand_first() -> None:
    words = words_of("开展检查")
    assert [clues[0] for clues in word_clues(words, [[b"sr=results"], [b"sr=plans"]])] == [b"sr=results", b"sr=plans"]
