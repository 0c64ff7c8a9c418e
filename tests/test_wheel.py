"""The wheel holds all that zhiji works with: ontology, shapes, questions, the shipped graph, lexicons, pages."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    return set(ZipFile(wheel).namelist())


@pytest.mark.parametrize(
    ("folder", "pattern", "home"),
    [
        ("ontology", "*.ttl", "zhiji/data/ontology"),
        ("ontology", "questions/*.rq", "zhiji/data/ontology"),
        ("ontology", "verify/*.rq", "zhiji/data/ontology"),
        ("graphs", "*.ttl", "zhiji/data/graphs"),
        ("graphs", "sources/*", "zhiji/data/graphs"),
        ("src/zhiji", "**/*.tsv", "zhiji"),
        ("src/zhiji", "**/*.py", "zhiji"),
        ("src/zhiji", "**/assets/*", "zhiji"),
        ("src/zhiji", "py.typed", "zhiji"),
    ],
)
def test_the_wheel_holds(held: set[str], folder: str, pattern: str, home: str) -> None:
    wanted = {f"{home}/{file.relative_to(ROOT / folder)}" for file in (ROOT / folder).glob(pattern)}
    assert wanted
    assert wanted <= held
