"""Which way is good: told by what a name ends in and by what was done, never by one word inside of it."""

from __future__ import annotations

import pytest

from zhiji.extraction.quantities.polarities import best_polarity
from zhiji.lexicon import Row, load_table
from zhiji.model import Role

TOLD = [
    # name, role, clause before it, which way is good
    ("挽回经济损失", "level", "", "up-is-good"),  # what was gained back
    ("追回欠薪", "level", "", "up-is-good"),
    ("经济损失", "level", "为群众挽回", "up-is-good"),  # the verb stands before the name
    ("直接经济损失", "level", "", "down-is-good"),
    ("节约开办成本", "level", "", "up-is-good"),
    ("办结案件", "level", "", None),  # work done
    ("公证案件", "level", "", None),
    ("案件", "level", "全年受理", None),
    ("刑事案件", "level", "", None),  # as many may be solved as happened
    ("刑事案件", "level", "全市发生", "down-is-good"),
    ("刑事案件", "change", "", "down-is-good"),
    ("消除安全隐患", "change", "", None),
    ("安全隐患", "level", "排查", None),
    ("生产安全事故起数", "change", "", "down-is-good"),  # 起数 is how it is counted
    ("宣传材料", "level", "", None),
    ("申请材料", "change", "", "down-is-good"),
    ("“好差评”非常满意", "level", "", None),  # 差评 inside of a name
    ("案件入选典型案例", "level", "", None),
    ("《责令停止违法行为通知书》", "level", "", None),
    ("重要活动零事故", "level", "", None),
    ("办理时限", "change", "", "down-is-good"),
    ("平均发行利率", "level", "", None),
    ("重刑率", "level", "", None),
    ("群众满意率", "level", "", "up-is-good"),
    ("行政机关败诉率", "change", "", "down-is-good"),
    ("总投资", "level", "", None),  # of a project that is planned
    ("固定资产投资额", "change", "", "up-is-good"),
    ("融资债券", "level", "", None),
    ("税收超100万元项目", "level", "", None),
    ("高校毕业生就业补助资金", "level", "", None),
    ("城乡居民收入比", "level", "", None),  # a ratio of two
]


@pytest.mark.parametrize(("name", "role", "before", "polarity"), TOLD)
def test_which_way_is_good(name: str, role: Role, before: str, polarity: str | None) -> None:
    assert best_polarity(name, role, before) == polarity


OF_KIND = {
    "tail": ("事故{}", "change", "down-is-good"),
    "gains": ("{}经济损失", "level", "up-is-good"),
    "handles": ("{}投诉", "level", None),
    "casework": ("{}", "level", None),
    "occurs": ("{}刑事案件", "level", "down-is-good"),
}


@pytest.mark.parametrize("row", load_table("polarity_words"), ids=lambda row: f"{row.kind}-{row.term}")
def test_each_row_decides(row: Row) -> None:
    shape, role, polarity = OF_KIND[row.kind]
    assert best_polarity(shape.format(row.term), role) == polarity  # type: ignore[arg-type]
