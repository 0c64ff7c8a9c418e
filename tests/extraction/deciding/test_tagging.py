"""The sequence model's chances, and the stretches that are kept as names."""

from __future__ import annotations

from functools import cache

import pytest

from zhiji.extraction.deciding.choosing import choose, keep_names
from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.extraction.deciding.spans import Text
from zhiji.extraction.deciding.tagger import OUT
from zhiji.extraction.preparing import Prepared
from zhiji.reading.outline import outline_report

TEXT = (
    "一、工作\n青山市公安局推行“一窗通办”改革，办结事项12件。乙平台获评全国示范项目，印发《丙办法》，区教育局参加。\n"
)


@cache
def _read() -> Text:
    return Prepared(outline_report(TEXT)).text(shipped_reader().tagger)


def test_what_is_asked_for_of_a_word_is_all_that_is_likely() -> None:
    chances = _read().tags.chances
    assert any(len(held) > 1 for held in chances)
    for held in chances:
        assert all(chance >= 0.001 for label, chance in held.items() if label != OUT)
        assert sum(held.values()) == pytest.approx(1, abs=0.011 if len(held) > 1 else 0.031)


def test_names_are_the_choices_that_are_kept() -> None:
    text, reader = _read(), shipped_reader()
    every = choose(text, reader.weights, reader.least)
    names = keep_names(text, reader.weights, reader.least)
    assert 0 < len(names) < len(every)
    assert names == [choice for choice in every if choice.kept]
