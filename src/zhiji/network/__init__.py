"""The network: which initiatives link to which outcomes, through their parts, on what basis; and how any two
things of a graph are connected."""

from __future__ import annotations

from zhiji.network.claims import (
    LinkRow,
    find_initiatives_without_outcome,
    find_links,
    find_outcomes_without_initiative,
    strongest_first,
    surest_first,
)
from zhiji.network.names import AmbiguousName, UnknownName, best_thing, find_outcomes_named, things_named
from zhiji.network.paths import Step, find_paths
from zhiji.network.web import Hierarchy, Network, build_network

__all__ = [
    "AmbiguousName",
    "Hierarchy",
    "LinkRow",
    "Network",
    "Step",
    "UnknownName",
    "best_thing",
    "build_network",
    "find_initiatives_without_outcome",
    "find_links",
    "find_outcomes_named",
    "find_outcomes_without_initiative",
    "find_paths",
    "strongest_first",
    "surest_first",
    "things_named",
]
