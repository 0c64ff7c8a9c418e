"""The small invented set: two issuers of a province that does not exist, two years each."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import settings

from zhiji import api, pipeline
from zhiji.store.graphs import Graph
from zhiji.store.opening import load_bytes

settings.register_profile("busy", deadline=None)  # a busy machine is slow for reasons that are not the example's
settings.load_profile("busy")


def pytest_configure() -> None:
    """Tables are as wide as the terminal: the tests' are as wide as where there is none, wherever they run."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="the tests marked slow too: those that take a minute or more")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked slow is left out, and counted as left out, unless --slow asks for it."""
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


INVENTED = Path(__file__).parent / "invented"
NAMES = ("jia-2019", "jia-2020", "yi-2019", "yi-2020")


@pytest.fixture(scope="session")
def invented_turtle() -> dict[str, bytes]:
    """The Turtle of each invented report, by its name."""
    return {name: pipeline.build(INVENTED / f"{name}.txt").turtle for name in NAMES}


@pytest.fixture(scope="session")
def open_invented(invented_turtle: dict[str, bytes]) -> Callable[..., api.KnowledgeGraph]:
    """Opens some of the invented reports, in the order of the names; all of them without names."""

    def opened(*names: str) -> api.KnowledgeGraph:
        store = ox.Store()
        for name in names or NAMES:
            load_bytes(store, invented_turtle[name], ox.RdfFormat.TURTLE)
        return api.KnowledgeGraph(Graph(store))

    return opened


@pytest.fixture(scope="session")
def invented(open_invented: Callable[..., api.KnowledgeGraph]) -> api.KnowledgeGraph:
    return open_invented()
