"""A title goes to a holder of the kind it wants, else to the report's own place where it names none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhiji.extraction.honours.awards import FoundAward
from zhiji.extraction.honours.holders import build_awards
from zhiji.extraction.text.surface import Surface
from zhiji.model import Award, Initiative, Unit
from zhiji.reading.outline import outline_report

COUNTY = "金华市武义县人民政府"


def awarded(text: str, cue: str, title: str, *, kinds: dict[str, str] | None = None, **units: str) -> Award:
    """The award ``title`` conferred by the words ``cue`` in a report of a county; ``kinds`` are its initiatives,
    ``units`` the names of its units by their words."""
    text = f"县政府工作报告\n{text}\n"
    report = replace(outline_report(text), issuer=COUNTY, region="浙江省金华市武义县")
    at, begin = text.index(title), text.rindex(cue, 0, text.index(title) + len(cue))
    place = FoundAward(at, at + len(title), report.span(begin, begin + len(cue)), "award:named")
    held = {"县政府": COUNTY} | units
    made = [
        Unit(id=words, start=text.index(words), end=text.index(words) + len(words), text=words, name=name)
        for words, name in held.items()
    ]
    acts = [
        Initiative(
            id=name,
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            name=name,
            kind=kind,  # type: ignore[arg-type]
            phase="carried-out",
        )
        for name, kind in (kinds or {}).items()
    ]
    (award,) = build_awards(Surface(report), [place], acts, sorted(made, key=lambda u: u.start))
    return award


@pytest.mark.parametrize(
    ("text", "title", "kinds", "holder"),
    [
        ("甲河大桥织线成网，获评“好路”样板示范县。", "“好路”样板示范县", {"甲河大桥": "project"}, ["县政府"]),
        ("老幼服务保障持续优化，获评全国康养城市百强。", "全国康养城市百强", {"老幼服务保障": "other"}, ["县政府"]),
        ("完成甲体制改革，获评普法先进单位。", "普法先进单位", {"甲体制改革": "reform"}, ["县政府"]),
        (
            "甲服务站建成，获评普法先进单位。",
            "普法先进单位",
            {"甲服务站": "institution"},
            ["甲服务站"],
        ),  # it may be one
        ("甲河大桥建成，获评优质工程奖。", "优质工程奖", {"甲河大桥": "project"}, ["甲河大桥"]),
        ("甲改革走在前列，获评最佳口碑省份。", "最佳口碑省份", {"甲改革": "reform"}, ["县政府"]),
        ("获评全国森林城市。", "全国森林城市", {}, ["县政府"]),
        ("获评全国森林城市8个。", "全国森林城市", {}, []),  # several hold it
        ("3个村获评省级先进县。", "省级先进县", {}, []),
        ("李村林场获评省级先进县。", "省级先进县", {}, []),  # another is told
    ],
)
def test_the_kind_of_a_title_is_that_of_its_holder(
    text: str, title: str, kinds: dict[str, str], holder: list[str]
) -> None:
    assert list(awarded(text, "获评", title, kinds=kinds).recipient) == holder


def test_a_place_of_the_kind_holds_it_and_one_below_does_not() -> None:
    assert awarded("武义获评省级先进县。", "获评", "省级先进县", 武义="武义").recipient == ("武义",)
    assert awarded("桃溪镇获评省级先进县。", "获评", "省级先进县", 桃溪镇="桃溪镇").recipient == ("县政府",)
    assert awarded("桃溪镇获评文明乡镇。", "获评", "文明乡镇", 桃溪镇="桃溪镇").recipient == ("桃溪镇",)


def test_who_stands_above_gives_and_does_not_receive() -> None:
    text = "被市委、市政府授予“先进县”称号。"
    award = awarded(text, "授予", "“先进县”", 市委="中共金华市委员会", 市政府="金华市人民政府")
    assert award.recipient == ("县政府",)
    assert awarded("落实国务院部署，获评优质奖。", "获评", "优质奖", 国务院="国务院").recipient == ()


def test_behind_a_verb_of_giving_stands_who_received() -> None:
    award = awarded("体育总局授予我县“冠军之乡”奖杯。", "授予", "“冠军之乡”奖杯", 体育总局="国家体育总局", 我县=COUNTY)
    assert (award.recipient, award.conferred_by) == (("我县",), ("体育总局",))


def test_who_oversees_or_is_stood_for_did_not_receive_it() -> None:
    assert awarded("接受政协民主监督，获评优质奖。", "获评", "优质奖", 政协="政协").recipient == ()
    assert awarded("代表兰溪市参加大赛，获评优质奖。", "获评", "优质奖", 兰溪市="兰溪市").recipient == ()


def test_the_next_of_a_row_has_its_own() -> None:
    text = "桃溪镇被命名为文明乡镇、柳西路被评为精品路。"
    assert awarded(text, "被评为", "精品路", 桃溪镇="桃溪镇").recipient == ()
