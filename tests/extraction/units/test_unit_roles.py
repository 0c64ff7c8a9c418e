"""Bodies told by what they are alone: the issuer says which one is meant, or it is another in each report."""

from __future__ import annotations

import pytest

from zhiji.description.naming import Names
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.building import build_units as build_units_at
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.extraction.units.roles import names_no_body
from zhiji.lexicon import load_table
from zhiji.model import Facts, Head, Unit
from zhiji.reading.outline import outline_report

CITY = ("青山市统计局", "甲乙省青山市")
ZONE = ("临江经开区统计局", "甲乙省临江市")
TOWN = ("青山市白水区长岭镇人民政府", "青山市白水区")
STREET = ("青山市白水区柳树街道办事处", "青山市白水区")
NONE = (None, None)


def _unit(words: str, whose: tuple[str | None, str | None]) -> Unit:
    issuer, region = whose
    surface = Surface(outline_report(words, issuer=issuer, region=region))
    return build_units_at(surface, [FoundUnit(0, len(words), "unit:tagged")])[0]


TOLD = [
    # words, issuer and region, name
    ("管委会", ("临江经开区管委会", "甲乙省临江市"), "临江经开区管委会"),  # the issuer by what it is
    ("管委会", ZONE, "临江经开区管委会"),  # of the zone in the issuer's name
    ("管委会", ("经济发展局", "福建省平潭综合实验区"), "平潭综合实验区管委会"),  # of the zone it lies in
    ("经开区党工委", ZONE, "临江经开区党工委"),
    ("局党组", CITY, "青山市统计局党组"),  # the issuer's own organ
    ("局党组", ZONE, "临江经开区统计局党组"),
    ("区统计局", ZONE, "临江经开区统计局"),  # the issuer's own short form
    ("政府", TOWN, "青山市白水区长岭镇人民政府"),
    ("党委", TOWN, "青山市白水区长岭镇党委"),
    ("镇司法所", TOWN, "青山市白水区长岭镇司法所"),
    ("司法所", STREET, "青山市白水区柳树街道司法所"),
    ("办事处", STREET, "青山市白水区柳树街道办事处"),
    ("区政府", TOWN, "白水区人民政府"),  # letters of a town's name are not the town
    ("我市", CITY, "青山市"),
    ("常委会", ("青山市人大常委会", "甲乙省青山市"), "青山市人大常委会"),
    ("人大常委会", ("青山市人民代表大会常务委员会", "甲乙省青山市"), "青山市人民代表大会常务委员会"),
    ("财政厅", ("甲乙省统计局", "甲乙省"), "甲乙省财政厅"),  # a province has one
    ("中共市委依法治市委员会", CITY, "中共青山市委依法治市委员会"),
    ("中共惠安县委", CITY, "中共泉州市惠安县委员会"),  # 中共 once
    ("中共十二届市委员会", CITY, "中共青山市委员会"),
    ("十三届市委", CITY, "中共青山市委员会"),
]


@pytest.mark.parametrize(("words", "whose", "name"), TOLD)
def test_the_issuer_says_which_body_is_meant(words: str, whose: tuple[str | None, str | None], name: str) -> None:
    unit = _unit(words, whose)
    assert (unit.name, unit.resolved) == (name, True)


UNTOLD = [
    # words, issuer and region: named by what they are, of a body that the report does not say
    ("管委会", CITY),
    ("政府", CITY),  # a bureau is no government
    ("党委", STREET),  # a street has a 党工委
    ("人大", CITY),
    ("政协", TOWN),
    ("工商联", CITY),
    ("常委会", TOWN),
    ("法院", CITY),
    ("公安", CITY),
    ("消防救援大队", CITY),
    ("卫生院", TOWN),
    ("上级法院", CITY),
    ("厅党组", CITY),
    ("我区", NONE),
    ("自治区", NONE),
    ("自治区", CITY),
    ("中共区委依法治区委员会", NONE),
    ("中共自治州委员会", CITY),
    ("管委会", ("上海市浦东新区司法局", "上海市浦东新区")),  # a district, no zone
    ("局政策法规处", CITY),
    ("市场监管", ("杭州市上城区人民政府", "浙江省杭州市上城区")),  # no 场监管 of a city
    ("白水区委政府", CITY),  # two bodies
]


@pytest.mark.parametrize(("words", "whose"), UNTOLD)
def test_what_no_report_names_is_unresolved(words: str, whose: tuple[str | None, str | None]) -> None:
    unit = _unit(words, whose)
    assert (unit.name, unit.resolved) == (words, False)


NAMED = [
    ("国务院", "国务院"),
    ("司法部", "司法部"),
    ("中共中央", "中共中央"),
    ("中共惠安县委员会", "中共泉州市惠安县委员会"),
    ("青山中学", "青山中学"),
    ("委内瑞拉青山公司", "委内瑞拉青山公司"),
    ("全局观念", "全局观念"),
    ("青山市工商联", "青山市工商联"),
    ("本溪市公安局", "本溪市公安局"),
]


@pytest.mark.parametrize(("words", "name"), NAMED)
def test_names_stay_certain(words: str, name: str) -> None:
    unit = _unit(words, CITY)
    assert (unit.name, unit.resolved) == (name, True)


def test_a_long_name_costs_no_time() -> None:
    assert not names_no_body("公安机关" * 5000)


def test_a_group_stays_its_issuers() -> None:
    surface = Surface(outline_report("5个公安机关", issuer="青山市统计局", region="甲乙省青山市"))
    assert build_units_at(surface, [FoundUnit(0, 6, "unit:tagged", group=True, count=5)])[0].resolved


def test_two_reports_do_not_share_a_body_that_neither_names() -> None:
    keys = set()
    for issuer in ("青山市统计局", "白水市统计局"):
        text = f"{issuer}走访。工商联走访企业20家。"
        surface = Surface(outline_report(text, issuer=issuer))
        at = text.index("工商联")
        head = Head(title=None, issuer=None, year=None, sha256=surface.report.sha256, chars=len(text))
        units = build_units_at(surface, [FoundUnit(at, at + 3, "unit:tagged")])
        keys.add(Names(Facts(head, tuple(units))).of("u1"))
    assert len(keys) == 2


OWN_BODY = {
    "rural": ("甲市丙区青石镇人民政府", "甲市丙区"),
    "street": ("甲市丙区青石街道办事处", "甲市丙区"),
    "zone": ("临江经开区统计局", None),
}


@pytest.mark.parametrize("row", load_table("role_words"), ids=lambda row: f"{row.kind}-{row.term}")
def test_each_row_is_used(row: object) -> None:
    term, kind = row.term, row.kind  # type: ignore[attr-defined]
    match kind:
        case "lead":
            assert not _unit(f"{term}工商联", NONE).resolved
        case "body":
            assert not _unit(term, NONE).resolved
        case "tail":
            assert not _unit(f"监察{term}", NONE).resolved
        case "own-open":
            assert not _unit(f"{term}甲处", NONE).resolved
        case "own":
            assert _unit(f"{term}党组", (f"青山市青石{term}", None)).name == f"青山市青石{term}党组"
        case "own-organ":
            assert _unit(f"局{term}", CITY).name == f"青山市统计局{term}"
        case "issuer-body":
            assert _unit(term, (f"青山市{term}", None)).name == f"青山市{term}"
        case "name-end":
            assert _unit(f"交通{term}", NONE).resolved
        case _:
            place = OWN_BODY[kind]
            assert _unit(term, place).name.endswith(term)
            assert _unit(term, place).name != term
