"""The files of the ontology, and the graph of the invented report that stands beside the description's tests."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from zhiji.description import describe

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"


@pytest.fixture(scope="session")
def invented_triples() -> str:
    """The invented report's graph as N-Triples."""
    spec = importlib.util.spec_from_file_location("invented", ROOT / "tests" / "description" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    invented = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(invented)
    report = invented.invented_report()
    return "\n".join(describe(report, invented.invented_facts(report.text))) + "\n"
