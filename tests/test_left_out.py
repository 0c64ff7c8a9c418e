"""Tests that take long are left out, unless they are asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
TESTS = "import pytest\ndef test_a(): pass\n@pytest.mark.slow\ndef test_b(): pass\n"


@pytest.mark.parametrize(("words", "told"), [((), "1 passed, 1 deselected"), (("--slow",), "2 passed")])
def test_slow_tests_are_run_when_they_are_asked_for(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "conftest.py").write_bytes(CONFTEST.read_bytes())
    (tmp_path / "test_few.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = slow: long\n", encoding="utf-8")
    child = subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told in child.stdout, child.stdout + child.stderr
