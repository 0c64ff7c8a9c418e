"""What was accepted of a model's proposals teaches the reader, as a person's own reading does; else it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from recorded_answers import REPORTS, batch_lines

from zhiji.cli import main
from zhiji.cli.learning import find_reads
from zhiji.model import Initiative

TAUGHT = ("jia-2019", "jia-2020")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two invented reports, without their curated facts, with the proposals of an independent reader beside them."""
    for name in TAUGHT:
        (tmp_path / f"{name}.txt").write_bytes(REPORTS[name].read_bytes())
    lines = "".join(f"{line}\n" for name in TAUGHT for line in batch_lines(name))
    (tmp_path / "answers.jsonl").write_text(lines, encoding="utf-8")
    assert main(["propose", str(tmp_path), "--answers", str(tmp_path / "answers.jsonl")]) == 0
    return tmp_path


def test_accepted_proposals_teach(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["teach", str(folder), "-o", str(folder / "ours.reader")]) == 2
    assert "proposals teach once they are accepted: zhiji review" in capsys.readouterr().err
    assert main(["review", str(folder), "--accept", "all"]) == 0
    code = main(["teach", str(folder), "-o", str(folder / "ours.reader"), "--format", "csv"])
    told = capsys.readouterr()
    assert (code == 0) == (folder / "ours.reader").exists() == ("not better" not in told.err)
    assert "initiative overlap" in told.out


def test_what_the_model_alone_read_is_an_example(folder: Path) -> None:
    """An initiative that the reader did not find is labelled as a name once it is accepted."""
    assert main(["review", str(folder), "--accept", "all"]) == 0
    reads = find_reads(folder)
    alone = [(r, f) for r in reads for f in r.facts.of(Initiative) if f.readings == ("proposed",)]
    assert alone
    assert {read.span_label("initiative", f.start, f.end) for read, f in alone} == {"exact"}
    assert main(["review", str(folder), "--accept", "1"]) == 0
    without = {read.name: read for read in find_reads(folder)}
    assert {without[read.name].span_label("initiative", f.start, f.end) for read, f in alone} != {"exact"}
