from __future__ import annotations

import pytest

from zhiji.lexicon.regions import anchored_name, chain_of, load_regions, load_regions_by_name
from zhiji.reading import read_text
from zhiji.reading.issuer import find_region

BODY = "\n一、工作开展情况\n全面推进依法行政，办理案件12件，群众满意率达99%，各项工作取得新成效。\n"

TITLES = [
    # title, issuer, year, region
    ("金华市公安局2020年法治政府建设年度报告", "金华市公安局", 2020, "浙江省金华市"),
    ("关于金华市公安局2020年法治政府建设情况的报告", "金华市公安局", 2020, "浙江省金华市"),
    (
        "宁波市人力资源和社会保障局关于2021年度法治政府建设情况的报告",
        "宁波市人力资源和社会保障局",
        2021,
        "浙江省宁波市",
    ),
    ("国家税务总局厦门市税务局2020年法治政府建设情况报告", "国家税务总局厦门市税务局", 2020, "福建省厦门市"),
    ("2021年度宁波市法治政府建设情况报告", "宁波市人民政府", 2021, "浙江省宁波市"),  # a region alone reports
    ("海淀区中关村街道办事处2022年工作总结", "北京市海淀区中关村街道办事处", 2022, "北京市海淀区"),
    ("南通市城市管理局（市综合行政执法局）2022年法治政府建设报告", "南通市城市管理局", 2022, "江苏省南通市"),
    ("自然资源部2021年法治政府建设情况报告", "自然资源部", 2021, None),
    (
        "平潭综合实验区社会事业局关于2022年工作情况暨2023年工作要点的报告",
        "平潭综合实验区社会事业局",
        2022,
        "福建省平潭综合实验区",
    ),
    ("海陵区司法局二〇二二年度法治政府建设情况的报告", "泰州市海陵区司法局", 2022, "江苏省泰州市海陵区"),
    ("2022年市生态环境局法治政府建设报告", None, 2022, None),  # a short form names no place
    ("2023年度法治政府建设情况报告", None, 2023, None),
    ("政 府 工 作 报 告", None, None, None),  # spread over the line, saying nothing
]


@pytest.mark.parametrize(("title", "issuer", "year", "region"), TITLES)
def test_titles(title: str, issuer: str | None, year: int | None, region: str | None) -> None:
    report = read_text(title + BODY)
    assert (report.title, report.issuer, report.year, report.region) == (title.replace(" ", ""), issuer, year, region)


ASSEMBLY = "政府工作报告\n——2019年3月4日在海拉尔区第十五届人民代表大会第三次会议上\n各位代表：\n"

TEXTS = [
    # text, issuer, year: why it is found
    ("朝阳区人民政府2020年工作总结" + BODY, "朝阳区人民政府", 2020),  # two districts of that name: left as it is
    ("义乌市公安局2020年工作总结" + BODY, "义乌市公安局", 2020),  # a city of county level goes by its own name
    ("内蒙古自治区呼伦贝尔市海拉尔区人民政府2020年工作总结" + BODY, "呼伦贝尔市海拉尔区人民政府", 2020),
    (
        "君山片区管理局2022年工作总结" + BODY + "认真学习平潭综合实验区规划。",
        "平潭综合实验区君山片区管理局",
        2022,
    ),  # the one zone that the text names
    (
        "君山片区管理局2022年工作总结" + BODY + "平潭综合实验区与北京示范区、浦东开发区合作。",
        "君山片区管理局",
        2022,
    ),  # two zones: not said which
    (
        ASSEMBLY + BODY,
        "呼伦贝尔市海拉尔区人民政府",
        2018,
    ),  # the assembly's place; the year before the one it was given in
    (
        ASSEMBLY + "\n一、2017年工作回顾\n全年完成任务3项，成效明显。",
        "呼伦贝尔市海拉尔区人民政府",
        2017,
    ),  # its own look back
    ("2026年浙江省政府工作报告\n各位代表：\n一、2025年工作回顾\n完成任务3项。", "浙江省人民政府", 2025),
    ("法治建设工作报告\n2022年，君山片区管理局在区党工委领导下，推进各项工作取得新成效。", "君山片区管理局", 2022),
    ("法治建设工作报告" + BODY + "金华市公安局\n2021年1月5日", "金华市公安局", None),  # the signature
    ("法治建设情况报告\n发布机构：金华市公安局\n" + BODY, "金华市公安局", None),  # the page's header
]


@pytest.mark.parametrize(("text", "issuer", "year"), TEXTS)
def test_texts(text: str, issuer: str, year: int | None) -> None:
    report = read_text(text)
    assert (report.issuer, report.year) == (issuer, year)


def test_the_page_gives_the_longer_name_but_no_other() -> None:
    text = "发布机构: 平潭综合实验区君山片区管理局\n君山片区管理局2022年法治建设报告" + BODY
    assert read_text(text).issuer == "平潭综合实验区君山片区管理局"
    assert (
        read_text(text.replace("机构: 平潭综合实验区君山片区管理局", "机构: 某市政府办公室")).issuer == "君山片区管理局"
    )


def test_the_file_name_tells_last() -> None:
    report = read_text(BODY, file="金华市公安局2020年工作总结.txt")
    assert (report.issuer, report.year, report.title) == ("金华市公安局", 2020, None)


def test_what_is_given_goes_first() -> None:
    report = read_text("金华市公安局2020年工作总结" + BODY, issuer="义乌市公安局", year=1999)
    assert (report.issuer, report.year, report.region) == ("义乌市公安局", 1999, "浙江省金华市义乌市")


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("呼伦贝尔市海拉尔区人民政府", "内蒙古自治区呼伦贝尔市海拉尔区"),  # two names in a row
        ("海拉尔区人民政府", "内蒙古自治区呼伦贝尔市海拉尔区"),  # one place of that name
        ("朝阳区司法局", None),  # two places of that name: not guessed
        ("北京市朝阳区司法局", "北京市朝阳区"),
        ("公安部", None),
        (None, None),
    ],
)
def test_regions(issuer: str | None, region: str | None) -> None:
    assert find_region(issuer) == region


def test_the_region_table_is_whole() -> None:
    regions = load_regions()
    assert len(regions) == 3212
    assert all(region.level == "province" or region.parent_code in regions for region in regions.values())
    assert [region.name for region in chain_of(load_regions_by_name()["义乌市"][0])] == ["浙江省", "金华市", "义乌市"]


ANCHORED = [
    # name, region of the report, full name
    ("洪泽区人民政府", None, "淮安市洪泽区人民政府"),  # a district under its prefecture
    ("北京市海淀区人民政府", None, "北京市海淀区人民政府"),  # already whole
    ("海淀区人民政府", None, "北京市海淀区人民政府"),  # under its municipality
    ("内蒙古自治区海拉尔区教育局", None, "呼伦贝尔市海拉尔区教育局"),  # the province gives way to the prefecture
    ("鄂温克族自治旗人民政府", None, "呼伦贝尔市鄂温克族自治旗人民政府"),  # a banner
    ("中共海淀区委员会", None, "中共北京市海淀区委员会"),  # behind 中共
    ("朝阳区人民政府", None, "朝阳区人民政府"),  # two of that name
    ("朝阳区人民政府", "北京市", "北京市朝阳区人民政府"),  # the report's region tells which
    ("金华市公安局", None, "金华市公安局"),  # a prefecture stays
    ("义乌市公安局", None, "义乌市公安局"),  # a city of county level goes by its own name
    ("昌江黎族自治县人民政府", None, "昌江黎族自治县人民政府"),  # right under a province
    ("海拉尔区", None, "海拉尔区"),  # a place, no body
]


@pytest.mark.parametrize(("name", "within", "full"), ANCHORED)
def test_a_county_level_body_has_its_prefecture_in_front(name: str, within: str | None, full: str) -> None:
    assert anchored_name(name, within) == full
    assert anchored_name(full, within) == full
