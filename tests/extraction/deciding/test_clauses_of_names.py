"""What a clause goes on with behind a name speaks for it: its next verb, an honour, where the name stands."""

from __future__ import annotations

import pytest

from zhiji.extraction.deciding.spans import RuleSpan, Text, find_stretches, span_clues
from zhiji.extraction.deciding.tagger import OUT, Tags
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.text.words import words_of
from zhiji.reading.outline import outline_report

WORDS = "今年，青山智慧平台入选全省典型案例，方便群众。"
NAME, HONOUR = "青山智慧平台", "全省典型案例"


def clues_of(kind: str, *, honoured: bool = False) -> set[str]:
    surface = Surface(outline_report(WORDS))
    words = words_of(surface.text)
    places = {n: (WORDS.index(n), WORDS.index(n) + len(n)) for n in (NAME, HONOUR)}
    spans = [RuleSpan(kind, *places[NAME], "named")]
    spans += [RuleSpan("award", *places[HONOUR], "titled")] if honoured else []
    text = Text(surface, words, Tags((OUT,) * len(words), tuple({OUT: 1.0} for _ in words)), spans, ())
    stretch = next(s for s in find_stretches(text) if words[s.first].start == places[NAME][0])
    return set(span_clues(text, stretch))


def test_the_verb_behind_and_the_place_in_the_clause() -> None:
    assert {"verb-behind=入选", "opens=0", "closes=False"} <= clues_of("initiative")


def test_an_honour_behind() -> None:
    assert "award-behind=True" in clues_of("initiative", honoured=True)
    assert "award-behind=True" not in clues_of("initiative")


@pytest.mark.parametrize("kind", ["document", "recognition"])
def test_titles_and_recognitions_are_told_by_themselves(kind: str) -> None:
    assert not any(clue.startswith(("verb-behind", "opens", "award-behind")) for clue in clues_of(kind, honoured=True))
