"""The files of the ontology, and the graph of the invented report that stands beside the description's tests."""

from __future__ import annotations

import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest

from zhiji.description import describe
from zhiji.description.matches import describe_matches
from zhiji.model.rows import InitiativeRow, Match
from zhiji.vocabulary import ZJ

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"


@pytest.fixture(scope="session")
def invented_triples() -> str:
    """The invented report's graph as N-Triples, and a match of two of its initiatives."""
    spec = importlib.util.spec_from_file_location("invented", ROOT / "tests" / "description" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    invented = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(invented)
    report = invented.invented_report()
    lines = describe(report, invented.invented_facts(report.text))
    return "\n".join([*lines, *_match(lines, report.sha256)]) + "\n"


def _match(lines: list[str], sha256: str) -> list[str]:
    """Two initiatives of the graph as if two reports named them."""
    types = [line.split()[0].strip("<>") for line in lines if line.endswith(f"<{ZJ.Initiative}> .")]
    evidence = dict(line.split()[::2] for line in lines if f"<{ZJ.evidence}>" in line)
    rows = []
    for iri in sorted(types)[:2]:
        begin, end = (int(n) for n in evidence[f"<{iri}>"].strip("<>").rpartition("#c")[2].split("-"))
        row = InitiativeRow(report="r", begin=begin, end=end, quote="某", name="某", phase="planned", iri=iri)
        rows.append(row)
    return describe_matches([Match(rows[0], rows[1], Decimal("0.80"), False)], {"r": sha256}, "0")
