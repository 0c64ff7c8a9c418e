"""series, ledger and check on two invented reports of one invented district."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from pathlib import Path

import pytest

from zhiji.cli import main

FIRST = """甲市乙区2014年政府工作报告

一、2014年工作回顾

全区地区生产总值完成200.4亿元，同比增长8%。实现新增就业5000人。

二、2015年工作安排

主要预期目标是：地区生产总值增长9%，达到218亿元。新增就业5200人。建成青山路小学。推进校园安全制度建设。
"""
SECOND = """甲市乙区2015年政府工作报告

一、2015年工作回顾

全区地区生产总值完成212.4亿元，同比增长9%。实现城镇新增就业5300人。青山路小学投入使用。

二、2016年工作安排

主要预期目标是：地区生产总值增长8%。
"""


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for year, text in ((2014, FIRST), (2015, SECOND)):
        file = folder / f"{year}.txt"
        file.write_text(text, encoding="utf-8")
        assert (
            main(["build", str(file), "--issuer", "甲市乙区人民政府", "--year", str(year), "-o", str(folder / "g")])
            == 0
        )
    return folder / "g"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_series_of_one_indicator(graphs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["series", "GDP", "-g", str(graphs), "--format", "csv"]) == 0
    said = [(r["year"], r["period"], r["kind"], r["value"], r["unit"]) for r in rows(capsys.readouterr().out)]
    assert said == [
        ("2014", "2014", "level", "20040000000", "元"),
        ("2014", "2014", "change", "8", "%"),
        ("2014", "2015", "target", "9", "%"),
        ("2014", "2015", "target", "21800000000", "元"),
        ("2015", "2015", "level", "21240000000", "元"),
        ("2015", "2015", "change", "9", "%"),
        ("2015", "2016", "target", "8", "%"),
    ]


def test_series_as_people_read_it(graphs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["series", "GDP", "-g", str(graphs), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "+6.0%" in out  # 212.4 over 200.4
    assert "growth does" in out  # told as 9 %
    assert "2014 ▁█ 2015  200.4亿元 → 212.4亿元" in out


def test_all_series(graphs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["series", "--all", "-g", str(graphs), "--format", "csv"]) == 0
    assert {r["indicator"] for r in rows(capsys.readouterr().out)} == {"地区生产总值", "城镇新增就业"}
    assert main(["series", "--all", "-g", str(graphs), "--lang", "en"]) == 0
    assert "5300人 (2015)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name one indicator, or all"),
        (["GDP", "--all"], "name one indicator, or all"),
        (["进出口"], "no figure of"),
        (["GDP", "--issuer", "丁市"], "no report of"),
    ],
)
def test_wrong_use_is_one_line(graphs: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    capsys.readouterr()
    assert main(["series", *words, "-g", str(graphs)]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_ledger(graphs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["ledger", "-g", str(graphs), "--format", "csv"]) == 0
    said = {r["plan"]: (r["status"], r["quote"]) for r in rows(capsys.readouterr().out)}
    assert said["建成青山路小学"] == ("done", "青山路小学投入使用")
    assert said["地区生产总值 … 达到218亿元"] == ("changed", "全区地区生产总值完成212.4亿元")
    assert said["新增就业5200人"][0] == "done"
    assert main(["ledger", "-g", str(graphs), "--lang", "en", "--status", "changed"]) == 0
    out = capsys.readouterr().out
    assert "target missed or plan changed 1" in out
    assert "planned for" in out
    assert "never that it was not done" in out


def test_an_empty_ledger_says_what_is_missing(graphs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for year in (2014, 2015, 2017):
        file = tmp_path / f"{year}.txt"
        file.write_text(f"丙市丁区{year}年统计公报\n\n全区地区生产总值完成{year}亿元。\n", encoding="utf-8")
        words = ["--issuer", "丙市丁区统计局", "--year", str(year), "-o", str(tmp_path / "g")]
        assert main(["build", str(file), *words]) == 0
    (alone := tmp_path / "alone").mkdir()
    (alone / "one.ttl").write_bytes(next((tmp_path / "g").glob("*2017.ttl")).read_bytes())
    for asked, said in (
        (["-g", str(tmp_path / "g")], "follow each other are here (丙市丁区统计局 2014–2015), but no plan"),
        (["-g", str(tmp_path / "g"), "--lang", "zh"], "连续两年的报告（丙市丁区统计局 2014–2015），但"),
        (["-g", str(alone)], "No issuer has reports of two years"),
        (["-g", str(graphs), "--status", "in-progress"], "None of the 5 plans here came to that"),
    ):
        capsys.readouterr()
        assert main(["ledger", "--lang", "en", *asked]) == 0
        assert said in capsys.readouterr().out


def test_checks_between_reports(graphs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["check", "-g", str(graphs), "--format", "json"])
    found = {f["rule"]: f for f in json.loads(capsys.readouterr().out)}
    against = found["ZJ101"]
    assert against["severity"] == "note"
    assert [p["quote"] for p in against["places"]] == ["200.4亿元", "212.4亿元", "9%"]
    assert against["places"][0]["sha256"] == sha256(FIRST.encode()).hexdigest()
    begin, end = against["places"][1]["begin"], against["places"][1]["end"]
    assert SECOND[begin:end] == "212.4亿元"
    assert against["message_zh"].startswith("地区生产总值：")
    assert "ZJ121" not in found  # the target of growth was reached, its level only follows
    main(["check", "-g", str(graphs), "--format", "csv"])
    told = next(r for r in rows(capsys.readouterr().out) if r["rule"] == "ZJ101")
    assert told["years"] == "2014 | 2015"
    assert told["titles"] == " | ".join(
        f"甲市乙区人民政府 {year} 《甲市乙区{year}年政府工作报告》" for year in (2014, 2015)
    )
    main(["check", "-g", str(graphs), "--lang", "en"])
    assert "2014, 2015" in capsys.readouterr().out


def test_diff_of_two_reports(graphs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = sorted(str(file) for file in graphs.glob("*.ttl"))
    capsys.readouterr()
    assert main(["diff", old, new, "--format", "csv"]) == 0
    found = rows(capsys.readouterr().out)
    assert ("numbers-changed", "200.4 → 212.4") in [(r["kind"], r["name"]) for r in found]
    place = next(r for r in found if r["kind"] == "numbers-changed")
    assert FIRST[int(place["old_begin"]) : int(place["old_end"])] == place["old"]
    assert SECOND[int(place["new_begin"]) : int(place["new_end"])] == place["new"]
    assert place["old_sha256"] == sha256(FIRST.encode()).hexdigest()
    assert main(["diff", old, new, "--kind", "numbers-changed", "--lang", "zh"]) == 0
    assert "文字相同、数字不同" in capsys.readouterr().out
    assert main(["diff", old, old, "--lang", "en"]) == 0
    assert "Nothing differs." in capsys.readouterr().out
    assert main(["diff", str(graphs), new]) == 2
    assert "holds 2 reports" in capsys.readouterr().err


ODD = [
    # which two, in which language, what is said of them
    ("reversed", "en", "The first report (2015) is later than the second (2014)"),
    ("reversed", "zh", "前一份报告（2015）晚于后一份（2014）"),
    ("of two issuers", "en", "reports of two issuers (甲市乙区人民政府; 丙市丁区人民政府)"),
    ("of two issuers", "zh", "出自不同机关（甲市乙区人民政府；丙市丁区人民政府）"),
]


def odd_pairs(graphs: Path, folder: Path) -> dict[str, list[str]]:
    old, new = sorted(str(file) for file in graphs.glob("*.ttl"))
    (folder / "2015.txt").write_text(SECOND, encoding="utf-8")
    asked = ["build", str(folder / "2015.txt"), "--issuer", "丙市丁区人民政府", "--year", "2015", "-o", str(folder)]
    assert main(asked) == 0
    (other,) = (str(file) for file in folder.glob("*.ttl"))
    return {"in order": [old, new], "reversed": [new, old], "of two issuers": [old, other]}


@pytest.mark.parametrize(("which", "lang", "said"), ODD)
def test_diff_says_what_is_odd_about_the_two(
    graphs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], which: str, lang: str, said: str
) -> None:
    pairs = odd_pairs(graphs, tmp_path)
    for name, pair in pairs.items():
        capsys.readouterr()
        assert main(["diff", *pair, "--lang", lang]) == 0
        assert (said in capsys.readouterr().out) == (name == which)
        assert main(["diff", *pair, "--lang", lang, "--format", "csv"]) == 0
        out, err = capsys.readouterr()
        assert rows(out)
        assert (said in err) == (name == which)


def test_tables_leave_out_what_is_weak_and_say_so(graphs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown: dict[str, str] = {}
    for name, words in {"sure": [], "all": ["--weak"]}.items():
        capsys.readouterr()
        assert main(["ledger", "-g", str(graphs), "--lang", "en", *words]) == 0
        shown[name] = capsys.readouterr().out
    assert main(["ledger", "-g", str(graphs), "--format", "csv"]) == 0
    every = rows(capsys.readouterr().out)
    weak = [r for r in every if float(r["confidence"]) < 0.7]
    assert ("Not shown" in shown["sure"]) == bool(weak)
    assert "Not shown" not in shown["all"]
    assert {r["planned_for"] for r in every} == {"2015"}
