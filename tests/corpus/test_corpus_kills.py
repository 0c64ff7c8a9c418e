"""A build killed at random moments: what stood stays whole, and nothing is left over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

KILLS = Path(__file__).parents[1] / "benchmarks/kills.py"


@pytest.mark.slow
def test_fifty_kills_leave_a_whole_corpus() -> None:
    """The script looks at what stands after each kill, and at what is left over in the end."""
    ran = subprocess.run([sys.executable, str(KILLS), "50"], check=True, capture_output=True, text=True)
    *found, last = ran.stdout.splitlines()
    assert last == "after one more build: whole, no litter"
    assert sum(int(line.split()[0]) for line in found) == 50
    assert sum(int(line.split()[0]) for line in found if "killed; whole" in line) >= 25
