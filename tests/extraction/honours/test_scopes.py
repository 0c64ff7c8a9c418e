"""A standing holds for a place, for its own title, and with the number of its own rank."""

from __future__ import annotations

import pytest

from zhiji.extraction.deciding.choosing import Choice
from zhiji.extraction.honours.scopes import place_of
from zhiji.extraction.naming import award_places, recognition_places
from zhiji.extraction.preparing import Prepared
from zhiji.model import Standing
from zhiji.reading.outline import outline_report


def _chosen(kind: str, start: int, end: int) -> Choice:
    return Choice(kind, start, end, 1.0, 1.0, True, (), None)


SCOPES = [
    ("全省排名", "全省"),
    ("全市各区中排名", "全市各区"),
    ("全省最", "全省"),
    ("焦作市", "焦作市"),
    ("通过省", None),  # 通过省|级验收
    ("心城市", None),  # 中|心城市
    ("全", None),
    (None, None),
]


@pytest.mark.parametrize(("words", "place"), SCOPES)
def test_a_scope_is_a_place(words: str | None, place: str | None) -> None:
    assert place_of(words) == place


RANKS = [
    ("优良面积比例在全省沿海六市一区中排名第一。", "排名第一", 1, "全省沿海六市一区"),  # the scope stands before 中
    ("考核在全市79个单位中名列第8。", "名列第8", 8, "全市79个单位"),
    ("居民收入全市排名第3。", "全市排名第3", 3, "全市"),
    ("获全国百城第三方评估第八名。", "全国百城第三方评估第八名", 8, "全国"),  # 第三方 is no rank
]


@pytest.mark.parametrize(("text", "span", "number", "scope"), RANKS)
def test_a_rank_has_its_own_number_and_scope(text: str, span: str, number: int, scope: str) -> None:
    prepared = Prepared(outline_report(text))
    start = text.index(span)
    (place,) = recognition_places(prepared, [_chosen("recognition", start, start + len(span))])
    (told,) = place.standing
    assert (told.kind, told.n, told.scope) == ("rank", number, scope)


def test_a_batch_is_that_of_its_own_title() -> None:
    text = "做法入选省政府“第十批制度创新成果”和省委改革办“2024年青山省改革优秀案例”。"
    titles = [(text.index("“第"), text.index("”和") + 1), (text.index("“2"), text.index("。"))]
    prepared = Prepared(outline_report(text))
    ruled = [award.standing for award in prepared.awards]
    chosen = [_chosen("award", start, end) for start, end in titles]
    tenth = (Standing("batch", "第十批", 10),)
    assert ruled == [tenth, ()]
    assert [place.standing for place in award_places(prepared, chosen)] == [tenth, ()]
    last = _chosen("award", text.index("年青山") + 1, text.index("”。"))  # no rule's span
    assert [place.standing for place in award_places(prepared, [last])] == [()]
