"""A draft with eight planted faults, and the same mended."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from draft_samples import DRAFT, LAST, LINES, MENDED, PLANTED

from zhiji import api
from zhiji.checking.checks import Rule
from zhiji.cli import main
from zhiji.model import ZhijiError
from zhiji.model.findings import Finding
from zhiji.verifying.rules import load_rules

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "zhiji"


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / f"{name}.txt"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    folder = tmp_path_factory.mktemp("drafts")
    return list(api.check_draft(written(folder, "draft", DRAFT), written(folder, "last", LAST), weak=True))


@pytest.mark.parametrize(("code", "words", "why"), PLANTED)
def test_each_planted_fault_is_found_on_its_words(found: list[Finding], code: str, words: str, why: str) -> None:
    told = [finding for finding in found if finding.rule == code]
    assert any(words in [e.quote for e in finding.evidence] for finding in told), why


def test_codes_are_in_the_table_and_quotes_are_verbatim(found: list[Finding]) -> None:
    codes = {rule.code: rule.severity for rule in load_rules()}
    assert {finding.rule for finding in found} <= codes.keys()
    for finding in found:
        for evidence in finding.evidence:
            text = LAST if evidence.quote not in DRAFT else DRAFT
            assert evidence.quote in text


def test_a_mended_draft_has_nothing_but_notes(tmp_path: Path) -> None:
    left = api.check_draft(written(tmp_path, "draft", MENDED), written(tmp_path, "last", LAST))
    assert [finding.zh for finding in left if finding.severity != "note"] == []


def test_plans_of_whose_silence_software_is_less_sure_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, last = written(tmp_path, "draft", DRAFT), written(tmp_path, "last", LAST)
    shown, every = api.check_draft(draft, last), api.check_draft(draft, last, weak=True)
    assert (len(every) - len(shown), shown.left_out, every.left_out) == (1, 1, 0)
    asked = ["check", "--draft", str(draft), "--last", str(last), "--lang"]
    assert main([*asked, "en"]) == main([*asked, "zh"]) == 1
    out, err = capsys.readouterr()
    assert "plans of last year of whose silence the software is less sure (confidence below 0.7): 1 (--weak)" in out
    assert "去年计划是否未再提及，置信度低于0.7的1项（--weak）" in out
    assert ("ZJ233" in out, err) == (False, "")
    assert main([*asked, "en", "--weak"]) == 1
    out = capsys.readouterr().out
    assert ("ZJ233" in out, "--weak" in out) == (True, False)
    assert main([*asked, "en", "--format", "sarif"]) == 1
    out, err = capsys.readouterr()
    assert ("ZJ233" in out, "below 0.7): 1 (--weak)" in err) == (False, True)
    assert main(["check", "--weak"]) == 2
    assert "--weak and -o go with a draft" in capsys.readouterr().err


def test_the_shipped_report_has_its_one_fault() -> None:
    from zhiji import resources

    left = api.check_draft(resources.shipped_report())
    assert [finding.rule for finding in left if finding.severity != "note"] == ["ZJ205"]


TOTALS = [
    ("举报50件、投诉60件，合计120件。", 1, "a sum behind its parts"),
    ("举报50件、投诉60件，合计110件。", 0, "that holds"),
    ("受理案件120件，其中重大案件30件、要案20件。", 0, "其中 need not be all"),
    ("受理案件120件，其中举报案件70件、投诉案件60件。", 1, "but cannot be more"),
    ("受理案件120件，其中举报案件50件、投诉案件60件等。", 0, "等: there are more parts"),
]


@pytest.mark.parametrize(("sentence", "count", "why"), TOTALS)
def test_totals(tmp_path: Path, sentence: str, count: int, why: str) -> None:
    text = MENDED.replace(LINES[1], f"{LINES[1]}\n{sentence}")
    left = api.check_draft(written(tmp_path, "draft", text))
    assert sum(finding.rule == "ZJ208" for finding in left) == count, why


def test_last_has_to_be_one_other_report(tmp_path: Path) -> None:
    file = written(tmp_path, "draft", DRAFT)
    with pytest.raises(ZhijiError, match="same text as the draft"):
        api.check_draft(file, file)
    with pytest.raises(ZhijiError, match="no such file"):
        api.check_draft(file, tmp_path / "missing.txt")


def test_every_code_in_the_source_is_in_the_table_and_each_stands_once() -> None:
    codes = [rule.code for rule in load_rules()]
    assert sorted(set(codes)) == sorted(codes)
    used = {c for file in SOURCE.rglob("*.py") for c in re.findall(r'"(ZJ\d{3})"', file.read_text("utf-8"))}
    named = {rule.code for rule in load_rules() if rule.name}
    assert used | named == {*codes}
    assert {rule.name for rule in load_rules()} - {""} == {*get_args(Rule)} - {"parts"}, "parts only ever hold"


def test_the_page_of_rules_says_what_the_table_says() -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    rows = [tuple(c.strip() for c in line.strip("|").split("|")) for line in page.splitlines() if line[:4] == "| ZJ"]
    assert rows == [(r.code, r.severity, r.en, r.zh, r.example) for r in load_rules()]


def test_last_may_be_a_corpus_that_holds_it(tmp_path: Path) -> None:
    last, other, draft = written(tmp_path, "last", LAST), tmp_path / "other.txt", written(tmp_path, "draft", DRAFT)
    other.write_text(LAST.replace("青山市市场", "白石市市场"), encoding="utf-8")
    assert main(["build", str(last), str(other), "--corpus", str(tmp_path / "corpus")]) == 0
    found = api.check_draft(draft, tmp_path / "corpus", weak=True)
    assert "ZJ233" in [finding.rule for finding in found]
    with pytest.raises(ZhijiError, match="no report of"):
        api.check_draft(written(tmp_path, "draft", DRAFT.replace("青山市市场", "黑水市市场")), tmp_path / "corpus")
