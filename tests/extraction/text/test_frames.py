"""Where a name may stand in its clause."""

from __future__ import annotations

import pytest

from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.extraction.deciding.spans import Stretch, span_clues
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.text.frames import find_frames
from zhiji.extraction.text.words import words_of
from zhiji.reading import read_text


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("警网融合机制惠及群众。", [("警网融合机制", "s", "惠及")]),
        ("深化放管服改革，办结12件。", [("放管服改革", "o", "深化")]),
        ("实施了光明行动和春雨行动。", [("光明行动", "o", "实施"), ("光明行动和春雨行动", "o", "实施")]),
        ("3个便民平台覆盖全区。", [("3个便民平台", "s", "覆盖"), ("便民平台", "s", "覆盖")]),
        ("天气很好。", []),
    ],
)
def test_frames(text: str, framed: list[tuple[str, str, str]]) -> None:
    words = words_of(text)
    found = [("".join(w.text for w in words[f.first : f.last]), f.how, f.word) for f in find_frames(words)]
    assert found == framed


def test_a_frame_speaks_for_a_name_in_both_models() -> None:
    prepared = Prepared(read_text("深化警网融合，办结12件。"))
    text = prepared.text(shipped_reader().tagger)
    first = next(n for n, word in enumerate(text.words) if word.text == "警网")
    last = next(n for n, word in enumerate(text.words) if word.text == "，")
    assert "framed=o/深化" in span_clues(text, Stretch("initiative", first, last))
    assert not [c for c in span_clues(text, Stretch("unit", first, last)) if c.startswith("framed")]
    assert {b"FoB", "Fo=深化".encode()} <= set(prepared.clues[first])
