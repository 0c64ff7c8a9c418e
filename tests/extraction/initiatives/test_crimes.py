"""A crime that is tried or fought is nobody's initiative; what is done against it is one."""

from __future__ import annotations

import pytest

from zhiji.extraction.deciding.choosing import Choice
from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.extraction.naming import initiative_places
from zhiji.extraction.preparing import Prepared
from zhiji.reading.outline import outline_report


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("惩治“黄赌毒”“盗抢骗”犯罪，起诉62人。", "“盗抢骗”犯罪", False),
        ("审结首例“挂空单”骗取护理基金案，挽回损失。", "“挂空单”骗取护理基金", False),
        ("惩治“套路贷”等违法犯罪，起诉62人。", "“套路贷”", False),
        ("深入打击涉众型经济犯罪，追赃12万元。", "打击涉众型经济犯罪", True),
        ("开展“净网”犯罪打击行动，起诉62人。", "“净网”", True),
        ("“赶场立案”入选全省案例。", "“赶场立案”", True),
        ("“马背法治服务”案例入选全国学法用法案例。", "“马背法治服务”", True),
    ],
)
def test_a_crime_is_no_initiative(text: str, name: str, kept: bool) -> None:
    at = text.index(name)
    chosen = Choice("initiative", at, at + len(name), 0.8, 0.8, kept=True, clues=(), rule=None)
    places = initiative_places(Prepared(outline_report(text)), [chosen], shipped_reader().weights["kind"])
    assert [text[p.start : p.end] for p in places] == ([name] if kept else [])
