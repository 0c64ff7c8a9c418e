"""Findings silenced with a reason, and findings as SARIF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhiji.checking.silencing import read_silences
from zhiji.cli import main
from zhiji.model import ZhijiError

SILENCE = '[[silence]]\nrule = "series"\nquote = "{}"\nreason = "checked with the bureau"\n'


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 1, ""),  # the shipped report has one finding
        (SILENCE.format("16.2%"), 0, "silenced"),
        (SILENCE.format("99.9%"), 1, ""),  # words that do not stand behind it
        (SILENCE.format("16.2%").replace("series", "sum"), 1, ""),  # another rule's
    ],
)
def test_a_finding_is_silenced_by_rule_and_words(
    text: str, code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("zhiji.toml").write_text(text, encoding="utf-8")
    assert main(["check"]) == code
    assert said in capsys.readouterr().err


def test_as_many_findings_as_are_asked_for_whatever_the_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three sums that do not hold, in a report of its own."""
    wrong = "\n".join(f"第{n}类案件办理1{n}0件，比上年减少20件，下降{n}0%。" for n in (3, 4, 5))
    report = tmp_path / "report.txt"
    report.write_text(f"甲市某局2020年法治政府建设年度报告\n一、工作\n{wrong}\n", encoding="utf-8")
    counted = {}
    for limit in ((), ("--limit", "1")):
        for form, count in (
            ("sarif", lambda out: len(json.loads(out)["runs"][0]["results"])),
            ("json", lambda out: len(json.loads(out))),
            ("csv", lambda out: len(out.splitlines()) - 1),
        ):
            capsys.readouterr()
            main(["check", "--draft", str(report), "--issuer", "甲市某局", "--format", form, *limit])
            counted[form, bool(limit)] = count(capsys.readouterr().out)
    assert counted["sarif", False] == counted["json", False] == counted["csv", False] > 1
    assert counted["sarif", True] == counted["json", True] == counted["csv", True] == 1


def test_sarif_has_places_and_what_was_silenced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--format", "sarif"]) == 1
    held = json.loads(capsys.readouterr().out)
    (result,) = held["runs"][0]["results"]
    assert (held["version"], result["ruleId"], result["level"]) == ("2.1.0", "series", "error")
    regions = [place["physicalLocation"]["region"] for place in result["locations"]]
    assert len(regions) >= 2
    assert all(region["charLength"] == len(region["snippet"]["text"]) for region in regions)
    Path("zhiji.toml").write_text(SILENCE.format(""), encoding="utf-8")
    with pytest.raises(ZhijiError, match="each some words"):
        read_silences(Path("zhiji.toml"))
    Path("zhiji.toml").write_text(SILENCE.format("16.2%"), encoding="utf-8")
    assert main(["check", "--format", "sarif"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "checked with the bureau"}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[silence]", "not TOML"),
        (f"a = {'[' * 5_000}{']' * 5_000}", "not TOML"),
        ('[[silence]]\nrule = "series"', "no reason; say why"),
        ('[[silence]]\nreason = "so"', "no rule; say which rule"),
        ('[[silence]]\nrule = "a"\nreason = "b"\nwhen = "c"', "unknown key 'when'"),
        ("[[silence]]\nrule = 3", "each some words"),
        ("colour = 1", r"only \[\[silence\]\] entries are known here; take out colour"),
    ],
)
def test_what_it_does_not_know_is_said(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "zhiji.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ZhijiError, match=said):
        read_silences(tmp_path / "zhiji.toml")
