"""A folder of invented reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from corpus_samples import report, write

from zhiji.cli import main


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three readable reports, in subfolders of their own."""
    folder = tmp_path / "reports"
    for issuer, year in (("丙市公安局", 2019), ("丙市公安局", 2020), ("丁市公安局", 2020)):
        write(folder / f"{issuer}-{year}.txt", report(issuer, year))
    return folder


@pytest.fixture
def run_main(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command and gives what it printed; it must be fine."""

    def ran(*words: object) -> str:
        assert main([str(word) for word in words]) == 0
        return capsys.readouterr().out

    return ran
