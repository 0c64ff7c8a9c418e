"""Which chosen stretches become documents."""

from __future__ import annotations

from zhiji.extraction.deciding.choosing import Choice
from zhiji.extraction.naming import document_places
from zhiji.extraction.preparing import Prepared
from zhiji.reading.outline import outline_report


def test_counted_items_of_data_are_no_document() -> None:
    text = "下发流转高风险数据18525条、返乡数据1012条，出台助企纾困18条。"
    named = ["返乡数据1012条", "助企纾困18条"]
    chosen = [
        Choice("document", text.index(name), text.index(name) + len(name), 0.8, 0.8, kept=True, clues=(), rule=None)
        for name in named
    ]
    places = document_places(Prepared(outline_report(text)), chosen)
    assert [text[p.start : p.end] for p in places] == ["助企纾困18条"]
