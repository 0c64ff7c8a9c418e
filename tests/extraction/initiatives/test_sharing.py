"""Items of a list whose last carries the head noun: their names and kinds; and what ends like a place."""

from __future__ import annotations

import pytest

from zhiji.extraction.initiatives.building import build_initiatives
from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.kinds import kind_of_place
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon import load_table
from zhiji.model import Initiative
from zhiji.reading.outline import outline_report


def listed(marked: str, kind: str = "mechanism") -> list[Initiative]:
    """The initiatives that are marked in a text: 打好[蓝天]、[碧水]保卫战."""
    places, text = list[Candidate](), ""
    for piece in marked.split("["):
        name, closed, rest = piece.partition("]")
        if closed:
            places.append(Candidate(len(text), len(text) + len(name), len(text) + len(name), kind, "name", "carry"))
        text += name + rest
    return build_initiatives(Surface(outline_report(text)), places, [])


NAMED = [
    ("打好[蓝天]、[碧水]、[净土保卫战]。", ["蓝天保卫战", "碧水保卫战", "净土保卫战"], "campaign"),
    (
        "打好[蓝天]、[碧水]、[净土三大保卫战]。",
        ["蓝天保卫战", "碧水保卫战", "净土保卫战"],
        "campaign",
    ),  # the count is of all
    ("支持[甲凤]、[丙江]、[丁月湖实验室]发展。", ["甲凤实验室", "丙江实验室", "丁月湖实验室"], "institution"),
    ("建设[甲凤]、[丙江]2个重点实验室。", ["甲凤重点实验室", "丙江重点实验室"], "institution"),
    ("推进[碳排放权]、[用水权]等市场化改革。", ["碳排放权市场化改革", "用水权市场化改革"], "reform"),
    ("推进[碳排放权]、[用水权等市场化改革]。", ["碳排放权市场化改革", "用水权市场化改革"], "reform"),
    ("深化[财税]等重点领域改革。", ["财税改革"], "reform"),
    ("开展[矿山]、[消防]等重点领域隐患排查整治。", ["矿山领域隐患排查整治", "消防领域隐患排查整治"], "campaign"),
    ("推进[新能源汽车]、[生物医药]等产业集群建设。", ["新能源汽车产业集群", "生物医药产业集群"], "project"),
    ("实施[棚户区]、[危旧房改造]。", ["棚户区改造", "危旧房改造"], "project"),  # a place may be what is worked on
    ("健全[闭环落实]、[跟踪问效]工作机制。", ["闭环落实工作机制", "跟踪问效工作机制"], "mechanism"),
    ("[平安甲江]、[法治甲江建设]迈上台阶。", ["平安甲江建设", "法治甲江建设"], "campaign"),
]


@pytest.mark.parametrize(("text", "names", "kind"), NAMED)
def test_items_take_the_head_noun_of_their_list(text: str, names: list[str], kind: str) -> None:
    found = listed(text)
    assert [i.name for i in found] == names
    assert {i.kind for i in found[:-1]} <= {kind}


def test_the_words_of_an_item_stay_what_they_are() -> None:
    assert [i.text for i in listed("打好[蓝天]、[碧水保卫战]。")] == ["蓝天", "碧水保卫战"]


AS_THEY_ARE = [
    ("建成[青山图书馆]、[白石水库]。", "a name with a head noun of its own"),
    ("举办[“甲乙计划”]、[丙丁行动]。", "quoted whole"),
    ("推进[甲电子二期]、[丙化工]等项目。", "项目 behind 等 is no part of a name"),
    ("推进[优化用地布局]等改革。", "a clause"),
    ("支持[甲商]、[丙丁城市]和[白石基地]发展。", "one before the last has an end of its own"),
    ("推进[甲凤]和[青山物流中心]、乙丙实验室建设。", "the list goes on"),
    ("发展[甲播]、[丙播]等平台经济。", "平台 begins another noun"),
    ("承担[公交甲市]、[丙丁服务]等改革试点任务。", "改革试点 does too"),
    ("推进[甲凤]，[丙江实验室]。", "no list"),
    ("开展[甲企业]、[丙企业“双倍增”行动]。", "what is quoted before the head noun may be shared too"),
    ("推进[甲凤]和[丙江区域建设]。", "建设 makes no name"),
    ("健全[甲保]、[丙保协同治理机制]。", "治理 may be the last item's alone"),
]


@pytest.mark.parametrize(("text", "why"), AS_THEY_ARE)
def test_a_name_in_doubt_is_left(text: str, why: str) -> None:
    assert [i.name for i in listed(text)] == [i.text for i in listed(text)], why


def test_the_kind_of_the_head_noun_holds_where_the_name_is_left() -> None:
    assert [i.kind for i in listed("推进[甲电子二期]、[丙化工]等项目。")] == ["project", "project"]


def test_a_completed_name_is_met_again() -> None:
    found = listed("打好[蓝天]、[碧水保卫战]。继续打好[蓝天保卫战]。")
    assert found[2].coref == found[0].id


def test_the_same_words_in_two_lists_are_two_things() -> None:
    found = listed("建设[甲凤]、[丙江实验室]。修建[甲凤]、[丁江水库]。")
    assert [i.name for i in found] == ["甲凤实验室", "丙江实验室", "甲凤水库", "丁江水库"]
    assert found[2].coref is None


PLACES = [
    ("白石创新大厦", "mechanism", "project"),
    ("青山河活力运动带", "mechanism", "project"),
    ("保税物流中心（B型）", "mechanism", "project"),
    ("丙丁城际", "campaign", "project"),
    ("甲区企业协会", "campaign", "institution"),
    ("丙丁新片区", "other", "other"),  # a zone to try things in
    ("“食物银行”", "mechanism", "mechanism"),  # a figure of speech
    ("青山湿地", "campaign", "project"),
    ("甲乙生态街区", "pilot", "pilot"),  # what something tells stays
]


@pytest.mark.parametrize(("name", "guessed", "kind"), PLACES)
def test_what_ends_like_a_place_is_one(name: str, guessed: str, kind: str) -> None:
    assert kind_of_place(name, guessed) == kind
    assert [i.kind for i in listed(f"推进[{name}]建设。", guessed)] == [kind]


@pytest.mark.parametrize("row", load_table("place_ends"), ids=lambda row: row.term)
def test_each_end_gives_its_kind(row: object) -> None:
    term, kind = row.term, row["kind"]  # type: ignore[attr-defined, index]
    assert kind_of_place(f"甲乙{term}", "mechanism") == kind
