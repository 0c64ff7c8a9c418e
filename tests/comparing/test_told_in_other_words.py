"""What became of a plan where the next report tells it in other words, in part, or beside other things."""

from __future__ import annotations

import pytest
from comparing_samples import REST, Number, ledger, report_row

from zhiji.comparing.amounts import find_amounts
from zhiji.comparing.clauses import find_clauses
from zhiji.comparing.listed import find_items
from zhiji.comparing.stages import stage_of

# plan, told, plan of the next report → status, why
ROWS = [
    ("建设“四好农村路”望鹤环线。", "望鹤环线农村公路建成通车。", "", "done", "a road by its other name"),
    ("谋划望鹤风力发电项目。", REST, "积极推进望鹤风电项目。", "planned-again", "a short form"),
    ("加快县医院新院区建设。", "新县医院建设进展顺利。", "", "in-progress", "the same turned round"),
    ("创建望鹤岭5A景区。", "望鹤岭升级为国家5A级景区。", "", "done", "with the word for its level"),
    ("启动栖凰楼片区改造提升工程。", "投入2亿元加强栖凰楼片区改造提升建设。", "", "done", "to be begun, and under way"),
    ("实施栖凰村、望鹤村片区改造。", "全面启动栖凰村、望鹤村片区改造。", "", "done", "to be carried out, and begun"),
    ("加快望鹤光伏项目建设，力争年内并网发电。", "望鹤光伏并网发电。", "", "done", "it feeds the grid"),
    ("规划建设望鹤大街南延工程。", "望鹤大街南延工程正在建设。", "", "in-progress", "to be built, not drawn up"),
    ("压减地下水超采1340万立方米以上。", "压减地下水超采1580.2万立方米。", "", "done", "more than was aimed at"),
    ("年内新增科技型中小企业30家。", "新增省级科技型中小企业353家、创新型中小企业48家。", "", "done", "more of them"),
    ("新建栖凰楼客运总站和望鹤岭汽车调度中心。", "栖凰楼客运总站投入使用。", "", "in-progress", "one of two"),
    ("栖凰院等3家养老机构通过二星级评定。", "栖凰院、望鹤事业中心、青梧公寓通过国家二星级评定。",
     "", "done", "the first of a list, with the title at its end"),
    ("支持望鹤机械在沪市主板上市。", REST, "支持栖凰精工、望鹤机械、青梧远大“数字化”升级。",
     "not-found", "a name, and another plan for it"),
    ("完成200个村庄规划编制。", REST, "开展村庄清洁行动。", "not-found", "villages are in many plans"),
    ("高标准完成望鹤镇、栖凰镇等12个镇控制性详细规划编制。", "提前谋划编制控制性详细规划和城市专项规划。",
     "", "in-progress", "five characters in a row of what is planned"),
    ("完成9000座卫生厕所改造。", "完成户厕改造1.5万座。", "", "done", "another word for what is counted"),
    ("启动望鹤关养老中心。", "完成望鹤关、栖凰2个镇区大市政建设。望鹤关镇面貌一新。",
     "", "not-found", "only the town is the same"),
    ("确保剩余贫困人口全部脱贫。", "剩余贫困人口全部脱贫。", "", "done", "the rest is what was planned"),
    ("实现253个村庄生活污水管控。", "五年来，有效管控253个村庄生活污水。",
     "", "done", "the same number in a look back"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "told", "again", "status", "why"), ROWS)
def test_what_the_next_report_says_in_other_words(plan: str, told: str, again: str, status: str, why: str) -> None:
    row = ledger(plan, told, again)[0]
    assert row.status == status, (why, row)


def test_a_number_of_things_called_in_another_word_is_of_the_same_series() -> None:
    numbers: list[Number] = [(0, "20个", "引进项目", 20, "个", "norm"), (1, "33个", "招引项目", 33, "个", "level")]
    (row,) = ledger("全年引进项目20个。", "招引项目33个。", "", *numbers)
    assert (row.status, row.why) == ("done", "series")


def test_a_level_of_which_a_part_is_under_way_is_in_progress() -> None:
    numbers: list[Number] = [
        (0, "2万亩", "高标准农田", 20000, "亩", "norm"),
        (1, "1万亩", "高标准农田", 10000, "亩", "level"),
    ]
    plan = "建设高标准农田2万亩。"
    (half,) = ledger(plan, "建成高标准农田1万亩、在建面积另计。", "", *numbers)
    (less,) = ledger(plan, "建成高标准农田1万亩。", "", *numbers)
    assert (half.status, less.status) == ("in-progress", "changed")


def test_clauses_of_one_sentence_share_what_is_told_of_its_thing() -> None:
    plan = "推进望鹤湖旅游度假区提档升级，力争实现省级旅游度假区挂牌。"
    rows = ledger(plan, "望鹤湖创建为“省级旅游度假区”。", "创建望鹤湖国家旅游度假区。")
    assert {row.told.text for row in rows if row.told} == {"望鹤湖创建为“省级旅游度假区”"}


LISTS = [
    ("提速28个省、市重点项目建设", ["提速28个省、市重点项目建设"]),
    ("促进望鹤院迁建项目加快进度、栖凰院综合楼建成投用", ["促进望鹤院迁建项目加快进度", "栖凰院综合楼建成投用"]),
]


@pytest.mark.parametrize(("words", "things"), LISTS)
def test_what_a_list_holds_together_and_apart(words: str, things: list[str]) -> None:
    (clause,) = find_clauses(report_row(f"{words}。"))
    assert [item.text for item in find_items(clause)] == things


def test_what_is_behind_a_bound_is_no_noun() -> None:
    (amount,) = find_amounts("压减超采1340万立方米以上")
    assert (amount.behind, amount.is_capacity) == ("", False)
    assert (stage_of("并网发电"), stage_of("规划建设大街")) == (6, 3)
