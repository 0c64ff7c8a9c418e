"""What kind of value a unit of measure counts, by its name."""

from __future__ import annotations

from functools import cache

from zhiji.lexicon import load_table

POINTS = "个百分点"
BARE = "数"
"""How a figure without a unit is told (旅游人数突破150万)."""
PEOPLE = frozenset({BARE, "人", "个", "名", "人次"})
"""Words for people and posts, which plans, requirements and results use for each other (岗位5000个, 就业5487人)."""


def kind_of(unit: str) -> str:
    """The kind of value: ``money``, ``ratio``, ``area`` …; things are counted in what is not on the list.

    >>> kind_of("元"), kind_of("户")
    ('money', 'count')
    """
    return _kinds().get(unit) or ("other" if "/" in unit else "count")


@cache
def _kinds() -> dict[str, str]:
    return {row.term: row["kind"] for row in load_table("unit_kinds")}
