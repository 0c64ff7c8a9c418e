"""Which clause speaks of a plan: names, restatements, numbers; and what only shares a word with it."""

from __future__ import annotations

import pytest
from comparing_samples import report_row

from zhiji.comparing.amounts import without_amounts
from zhiji.comparing.clauses import find_clauses
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.telling import Telling
from zhiji.comparing.wanted import Wanted, core_of

REST = "经济平稳运行，各项事业稳步前进。深化农村改革，优化营商环境。城乡面貌焕然一新，社会大局和谐稳定。" * 3

# plan, the clause of the next report, whether it speaks of the plan, why
ROWS = [
    ("启动青梧路农贸批发零售市场", "投资2亿元的青梧路农贸市场正式营业", True, "the kind of market is left out"),
    ("春蕾迁建项目10月份投入使用", "华泰春蕾啤酒迁建项目主体完工", True, "a word is put in between"),
    ("争创慢性非传染性疾病综合防控示范区", "荣获慢性病综合防控示范区称号", True, "words are left out in the midst"),
    ("推进社会治安综合治理信息化平台建设", "教育信息化建设全面推进", False, "信息化 is in every report"),
    ("加快推进游客服务中心", "全年接待游客达到704万人次", False, "游客 is no centre"),
    ("推行“互联网+创业”", "“互联网+农业”的营销模式得到应用", False, "the head alone"),
    ("栖梧国际酒店开工建设", "彼岸国际酒店投入使用", False, "another word before what both share"),
    ("新建白塔河湿地公园", "白塔河流域环境综合治理", False, "the river alone"),
    ("新建栖凰楼社区卫生服务中心", "康乐社区卫生服务中心投入使用", False, "the name of another"),
    ("启动望鹤镇敬老院项目", "望鹤镇建成蔬菜大棚700亩", False, "the name of a place where much happens"),
    ("完成栖凰楼改造二期工程", "栖凰楼改造一期工程达到入住条件", False, "another stage"),
    ("实现贫困人口96户、183人脱贫", "96户、183人实现全部脱贫", True, "the same numbers"),
    ("实施建筑节能改造和白塔湖管网改造", "完成29个小区白塔湖管网改造", True, "one of two things that are joined"),
]


@pytest.mark.parametrize(("plan", "clause", "speaks", "why"), ROWS)
def test_what_speaks_of_a_plan(plan: str, clause: str, speaks: bool, why: str) -> None:
    held = find_clauses(report_row(f"{clause}。{REST}"))
    rarity = Rarity([without_amounts(c.text) for c in held] + [without_amounts(plan)])
    found = Telling(held, rarity).find(Wanted(plan, plan, rarity))
    assert [told.clause.text for told in found][:1] == [clause] * speaks, why


def test_a_name_makes_it_surer() -> None:
    held = find_clauses(report_row(f"青梧路农贸市场正式营业。公用停车场建成。{REST}"))
    rarity = Rarity([without_amounts(c.text) for c in held])
    named, plain = (
        Telling(held, rarity).find(Wanted(plan, plan, rarity)) for plan in ("新建青梧路农贸市场", "新建公用停车场")
    )
    assert named[0].named
    assert not plain or not plain[0].named or named[0].score >= plain[0].score


@pytest.mark.parametrize(
    ("plan", "core"),
    [("加快推进游客服务中心建设", "游客服务中心"), ("年内完成青梧路改造项目", "青梧路"), ("做好12条道路工程", "")],
)
def test_what_is_left_without_verbs_and_common_nouns(plan: str, core: str) -> None:
    assert core_of(plan).replace("道路", "").strip() == core
