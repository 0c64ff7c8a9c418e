"""How far the things have come that a figure counts, as a part of what they are called: 建成通车的公路."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial

from zhiji.comparing.contexts import Context
from zhiji.comparing.names import Named
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import any_of, pattern_of, values_of
from zhiji.lexicon import load_table, load_terms
from zhiji.model.rows import FigureRow


def with_its_stage(named: Named, figure: FigureRow, context: Context) -> Named:
    """What has come so far, where the number stands right before the things and that right behind them: of
    15条公路建成通车 建成通车的公路 is counted, and not all that there are."""
    ahead = figure.name_begin is not None and 0 <= figure.name_begin - figure.end <= 1
    if not named.name or not ahead or figure.role == "norm" or kind_of(figure.unit) != "count":
        return named
    if named.name in values_of("programme") or figure.unit.endswith("级"):
        return named
    stage = _stages().match(context.after.partition(figure.name)[2])
    if stage is None or _undone().search(named.name):
        return named
    how = _manner().search(named.name)
    thing = named.name[: how.start()] if how else named.name
    whole = f"{how.group() if how else ''}{stage['stage']}的{thing}"
    return replace(named, name=whole, worded=whole) if thing else named


@cache
def _manner() -> re.Pattern[str]:
    """An adverb at the end of a name, which belongs to the verb behind it: 事项|加快落地."""
    return re.compile(rf"(?:{any_of(load_terms('initiative_adverbs'))})+$")


_undone = partial(pattern_of, "undone")


@cache
def _stages() -> re.Pattern[str]:
    """How far things have come, in words that a clause ends with: 相继开通, 全面建成投用."""
    stages = any_of(row.term for row in load_table("plan_stages") if int(row["stage"]) != _ON)
    manner = rf"{any_of(load_terms('initiative_adverbs'))}|[\u4e00-\u9fff]{{0,2}}"
    return re.compile(rf"等?[已均也都]?(?P<stage>(?:{manner})(?:{stages})+)(?=[，,。；;]|$)")


_ON = 3
"""The stage of ``lexicon/plan_stages.tsv`` that only says that something goes on."""
