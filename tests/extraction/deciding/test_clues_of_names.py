"""What the sequence model says of a stretch as clues, and what is never a unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhiji.extraction.deciding.choosing import choose
from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.extraction.deciding.spans import Stretch, span_clues
from zhiji.extraction.preparing import Prepared
from zhiji.reading import read_text


def test_a_likelier_stretch_has_all_that_a_less_likely_one_has() -> None:
    text = Prepared(read_text("青山市公安局会同区司法局开展检查。")).text(shipped_reader().tagger)
    at = next(n for n, word in enumerate(text.words) if word.text == "会同")

    def reached(chance: float) -> set[str]:
        text.tags = replace(
            text.tags, chances=(*text.tags.chances[:at], {"BU": chance, "O": 1 - chance}, *text.tags.chances[at + 1 :])
        )
        return {clue for clue in span_clues(text, Stretch("unit", at, at + 1)) if "≥" in clue}

    few, some, most = reached(0.05), reached(0.5), reached(0.99)
    assert few < some < most


@pytest.mark.parametrize("words", ["5月", "54", "2024年", "第六次"])
def test_a_number_or_a_date_is_no_unit(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    reader = shipped_reader()
    text = Prepared(read_text(f"与{words}的工作相比，青山市公安局有新进展。")).text(reader.tagger)
    first, last = text.words_in(1, 1 + len(words))
    module = "zhiji.extraction.deciding.choosing"
    monkeypatch.setattr(f"{module}.find_stretches", lambda _: [Stretch("unit", first, last, {})])
    monkeypatch.setattr(f"{module}._weigh", lambda _, s, __: (s, 0.9, 0.0, list[str]()))
    assert not [c for c in choose(text, reader.weights, reader.least) if c.kept]


@pytest.mark.parametrize(("words", "kept"), [("最严格", False), ("涉钢、", False), ("楼（", False), ("警网融合", True)])
def test_how_good_alone_or_what_breaks_off_is_no_initiative(
    monkeypatch: pytest.MonkeyPatch, words: str, kept: bool
) -> None:
    reader = shipped_reader()
    text = Prepared(read_text(f"坚持以{words}制度保护群众安全。")).text(reader.tagger)
    first, last = text.words_in(3, 3 + len(words))
    module = "zhiji.extraction.deciding.choosing"
    monkeypatch.setattr(f"{module}.find_stretches", lambda _: [Stretch("initiative", first, last, {})])
    monkeypatch.setattr(f"{module}._weigh", lambda _, s, __: (s, 0.9, 0.0, list[str]()))
    assert bool([c for c in choose(text, reader.weights, reader.least) if c.kept]) is kept
