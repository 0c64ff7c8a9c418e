"""What became of a plan by the words that speak of it: never done without a word of it, never more than is told."""

from __future__ import annotations

import pytest
from comparing_samples import report_row

from zhiji.comparing.clauses import find_clauses
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.kinds_of_clauses import is_aim
from zhiji.comparing.likeness import pairs
from zhiji.comparing.listed import find_items, in_full
from zhiji.comparing.outcomes import became, count_up, said_of
from zhiji.comparing.stages import stage_of

RARITY = Rarity([])

# planned, told, cover → what became of it, whether the words say so, why
ROWS = [
    ("建成青梧路小学", "青梧路小学投入使用", 1.0, "done", True, "further than planned"),
    ("确保青梧路小学投入使用", "青梧路小学主体完工", 1.0, "in-progress", True, "not so far"),
    ("推进青梧路小学", "青梧路小学等项目进展顺利", 1.0, "in-progress", True, "on the way"),
    ("启动青梧路小学", "青梧路小学等项目进展顺利", 1.0, "done", True, "to be begun, and on the way"),
    ("启动青梧路小学", "实施青梧路小学建设", 0.5, "done", True, "to be begun, and built"),
    ("青梧路小学开工建设", "青梧路小学开工建设", 1.0, "done", True, "the start was what was planned"),
    ("青梧路小学开工建设", "青梧路小学成功落地", 1.0, "in-progress", True, "settled, not begun"),
    ("东山矿完成核准", "东山矿已进入核准程序", 1.0, "in-progress", True, "under way to the approval"),
    ("推进东山矿前期工作", "东山矿完成项目核准", 1.0, "done", True, "the preparations are made"),
    ("实施青梧路小学", "青梧路小学前期工作进展顺利", 1.0, "in-progress", True, "prepared only"),
    ("启动社区服务中心", "社区服务中心获得示范称号", 1.0, "in-progress", False, "an honour is no building"),
    ("争创全国文明城", "荣获全国文明城称号", 1.0, "done", True, "the honour that was sought"),
    ("推进青梧景区", "青梧景区完成商标注册", 1.0, "in-progress", True, "another thing was completed"),
    ("青梧路商场营业", "青梧路商场已部分营业", 1.0, "in-progress", True, "a part"),
    ("推进公交改革", "推进公交改革", 1.0, "done", False, "nearly the plan's words"),
    ("推进公交改革", "深化各项改革", 0.5, "in-progress", False, "not its words"),
    ("新建30座公厕", "完成公厕改造", 0.9, "done", True, "a word of completion"),
    ("新增30座公厕", "改善30座公厕", 0.4, "done", True, "the amount is reached"),
    ("改造50万平方米小区", "完成14万平方米小区改造", 0.9, "changed", True, "an amount partly reached is never done"),
    ("400万吨煤矿投产", "400万吨煤矿进展顺利", 0.9, "in-progress", True, "a capacity is no amount that is reached"),
    ("新建10公里供水管网", "完成雨水管网改造12公里", 0.9, "done", True, "of another thing: the word decides"),
    ("全面完成20个超市", "新建10家超市", 0.9, "changed", True, "counted in another word"),
]


@pytest.mark.parametrize(("planned", "told", "cover", "status", "said", "why"), ROWS)
def test_what_became_of_it(planned: str, told: str, cover: float, status: str, said: bool, why: str) -> None:
    (plan,), (words,) = (find_clauses(report_row(text + "。")) for text in (planned, told))
    counted = count_up(plan, words, RARITY)
    assert became(planned, stage_of(planned), said_of(words, pairs(planned), RARITY), counted, cover) == (
        status,
        said,
    ), why


def test_amounts_of_other_things_and_stocks_are_no_result() -> None:
    (whole,) = find_clauses(report_row("新增甲类企业10家、乙类企业20家。"))
    item = find_items(whole)[-1]
    stock, added, other = (
        find_clauses(report_row(f"{words}。"))[0]
        for words in ("乙类企业达到300家", "新增乙类企业25家", "新增乙类企业基地25家")
    )
    assert item.text == "乙类企业20家"
    assert count_up(item, stock, RARITY) == []  # how many there are, where its list says how many are to be added
    assert [one.amount.value for one in count_up(item, added, RARITY)] == [25]
    (plan,) = find_clauses(report_row("新建市级农业园区3个。"))
    (station,) = find_clauses(report_row("新增市级农业驿站5个。"))
    assert count_up(plan, station, RARITY) == []  # what the name ends with is another thing
    assert [one.amount.value for one in count_up(item, other, RARITY)] == [25]


def test_of_what_is_told_in_parts_none_alone_falls_short() -> None:
    planned, told, short = (
        find_clauses(report_row(f"{words}。"))[0]
        for words in ("完成造林9万亩", "完成人工造林6万亩、封山育林5万亩", "完成人工造林3万亩、封山育林2万亩")
    )
    assert [one.is_alike for one in count_up(planned, told, RARITY)] == [False]
    assert [one.is_alike for one in count_up(planned, short, RARITY)] == [True]


@pytest.mark.parametrize(
    ("clause", "own", "said"),
    [
        ("青梧路小学、白塔湖幼儿园进展顺利", "青梧路小学", "白塔湖幼儿园进展顺利"),  # it holds for all that are listed
        ("青梧路小学完成核准、白塔湖幼儿园主体完工", "青梧路小学", "青梧路小学完成核准"),  # its own word first
        ("建成青梧路小学、白塔湖幼儿园", "白塔湖幼儿园", "建成"),  # what the list begins with
    ],
)
def test_what_a_list_says_of_each(clause: str, own: str, said: str) -> None:
    (held,) = find_clauses(report_row(clause + "。"))
    assert said_of(held, pairs(own), RARITY) == said


def items(words: str) -> list[str]:
    (clause,) = find_clauses(report_row(words + "。"))
    return [in_full(item, clause) for item in find_items(clause)]


@pytest.mark.parametrize(
    ("words", "said", "why"),
    [
        ("新建蓝湾体育馆、红石滩图书馆", ["新建蓝湾体育馆", "新建 … 红石滩图书馆"], "the verb of the list"),
        (
            "加快推进青梧路小学、白塔湖幼儿园等项目建设",
            ["加快推进青梧路小学 … 等项目建设", "加快推进 … 白塔湖幼儿园等项目建设"],
            "what the list shares",
        ),
        ("抓好市场周边、背街巷道等区域的环境卫生", ["抓好市场周边、背街巷道等区域的环境卫生"], "nothing by itself"),
        ("开展“不忘初心、牢记使命”主题教育", ["开展“不忘初心、牢记使命”主题教育"], "quotes are whole"),
        ("实现96户、183人全部脱贫", ["实现96户、183人全部脱贫"], "two numbers of the same people"),
    ],
)
def test_a_thing_of_a_list_in_full(words: str, said: list[str], why: str) -> None:
    assert items(words) == said, why


@pytest.mark.parametrize(
    ("words", "aim"),
    [
        ("以严明的纪律", True),
        ("以实施“四大行动”为切入点", True),
        ("在实现稳定脱贫的基础上", True),
        ("为企业发展提供现代化平台", True),
        ("围绕主场馆实施产业基地项目", False),
        ("建成青梧路小学", False),
    ],
)
def test_aims_and_manners_are_no_plans(words: str, aim: bool) -> None:
    assert is_aim(words) is aim
