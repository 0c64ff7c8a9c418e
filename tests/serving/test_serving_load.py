"""The crowd of tests/benchmarks/load.py, small: nobody who asks well is refused, and memory stays where it is."""

from __future__ import annotations

import asyncio
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

LOAD = Path(__file__).parent.parent / "benchmarks" / "load.py"


@pytest.fixture(scope="module")
def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("zhiji_load", LOAD)
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_good_request_fails_beside_one_that_never_ends(start: Any, load: ModuleType) -> None:
    with start("--timeout", "10") as server:
        address, targets = ("127.0.0.1", server.port), load.question_targets()
        alone = asyncio.run(load.crowd(address, targets, 20, 3))
        before = load.memory_of(server.process)
        tally = asyncio.run(load.crowd_beside_endless(address, targets, 20, 3))
        assert tally.failed == []
        assert len(tally.seconds) > len(alone.seconds) / 4 > 0  # however busy the machine is
        assert load.memory_of(server.process) - before < 150_000_000
