"""Claims to be first, as words: what is claimed together is of one thing, and who is above holds nothing."""

from __future__ import annotations

import pytest

from zhiji.comparing.first_claims import find_first_claims

CLAIMS = [
    (
        "望鹤园区入选全国首家、全省唯一的低碳示范园区。",
        [("全国", "低碳示范园区", "望鹤园区"), ("全省", "低碳示范园区", "")],
    ),
    ("望鹤公司成为全市首家、全国第5家出口鸭肉企业。", [("全市", "出口鸭肉企业", "望鹤公司")]),
    ("两岸标准做法获评福建自贸区创新举措（全国首创），并被推广。", [("全国", "福建自贸区创新举措", "两岸标准做法")]),
    ("望鹤城、栖凰城“两城同建”、全国唯一。", [("全国", "望鹤城、栖凰城“两城同建”", "")]),
    ("全省唯一的望鹤研究项目加速落地。", [("全省", "望鹤研究项目", "")]),
    ("全国首个望鹤综合保税区封关运营。", [("全国", "望鹤综合保税区", "")]),
    ("国家林草局在望鹤林场启动全国首个碳汇试点。", [("全国", "碳汇试点", "望鹤林场")]),
]


@pytest.mark.parametrize(("text", "claims"), CLAIMS)
def test_what_is_claimed_of_what_and_whose(text: str, claims: list[tuple[str, str, str]]) -> None:
    assert [(c.scope, c.thing, c.holder) for c in find_first_claims(text)] == claims
