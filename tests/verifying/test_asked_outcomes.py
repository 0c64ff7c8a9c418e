"""Of which initiatives a draft is asked for an outcome."""

from __future__ import annotations

from pathlib import Path

import pytest
from draft_samples import LINES, MENDED

from zhiji import api
from zhiji.cli import main

ASKED = [
    ("推行“一码办事”改革。", True, "quoted, and new"),
    ("成立商户纠纷调解工作站。", True, "set up"),
    ("开展“清源”专项行动。", True, "carried out under a name of its own"),
    ("严格落实“谁执法谁普法”责任制。", False, "a duty"),
    ("推行行政执法三项制度。", False, "a rule of the whole country"),
    ("深化“放管服”改革。", False, "a reform of the whole country"),
    ("建立执法信息公开平台。", False, "a channel"),
    ("创建“文明单位”。", False, "a title"),
    ("以“清源”专项行动为抓手，维护市场秩序。", False, "what something else is done with"),
    ("推行“一码办事”改革，办理事项3000件。", False, "a figure follows"),
]


def drafted(folder: Path, *sentences: str) -> Path:
    file = folder / "draft.txt"
    told = "".join(f"{sentence}\n" for sentence in sentences)
    file.write_text(MENDED.replace(LINES[2], f"{LINES[2]}\n{told}"), encoding="utf-8")
    return file


@pytest.mark.parametrize(("sentence", "asked", "why"), ASKED)
def test_outcomes_are_asked_for_of_what_is_new_and_its_own(
    tmp_path: Path, sentence: str, asked: bool, why: str
) -> None:
    found = [f for f in api.check_draft(drafted(tmp_path, sentence)) if f.rule == "ZJ232"]
    assert any(f.evidence[0].quote in sentence for f in found) == asked, why


def test_many_notes_of_one_kind_are_told_by_the_first_few_and_stand_last(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("一码办事", "云上问诊", "邻里议事", "企业管家", "校园护航", "夜市联盟", "银龄守护")
    file = drafted(tmp_path, *(f"推行“{name}”改革。" for name in names), "投诉下降12件。")
    found = api.check_draft(file)
    codes = [finding.rule for finding in found]
    assert (codes.count("ZJ232"), codes.index("ZJ221") < codes.index("ZJ232")) == (7, True)
    asked = ["check", "--draft", str(file), "--lang", "zh"]
    main(asked)
    out = capsys.readouterr().out
    assert [f"“{name}”改革：" in out for name in names] == [True] * 3 + [False] * 4
    assert "ZJ232：共7条提示，只列前3条（--format csv 或 json 列出全部）。" in out
    for options in (["--format", "csv"], ["--format", "json"], ["--columns", "rule,finding"]):
        main([*asked, *options])
        out = capsys.readouterr().out
        assert all(f"“{name}”改革" in out for name in names), options
