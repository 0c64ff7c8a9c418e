"""How far the words say that a work is, from ``lexicon/plan_stages.tsv``."""

from __future__ import annotations

import re
from functools import cache

from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_table, load_terms
from zhiji.lexicon.patterns import any_of as guarded


def stage_of(words: str) -> int:
    """How far the words say that a work is: 完成 is said of what stands beside it, so another word decides first.

    >>> stage_of("完成项目核准"), stage_of("主体完工"), stage_of("建成并投入使用"), stage_of("通过国家级示范县验收")
    (1, 4, 6, 5)
    """
    stages = {match.group(): _stages()[match.group()] for match in stage_words().finditer(words)}
    if passed := _passed().search(words):
        stages[passed.group()] = _COMPLETED
    if not stages:
        return 0
    decisive = [stage for word, stage in stages.items() if word not in LOOSE]
    if 4 in decisive and max(decisive) == 5:
        return 4  # 主体完工
    return max(decisive) if decisive else max(stages.values())


_COMPLETED = 5
LOOSE = frozenset({"完成", "推进", "争取", "规划", "谋划", "建立", "落地"})
"""Words that say how far a work is only where no other does."""


@cache
def _stages() -> dict[str, int]:
    return {row.term: int(row["stage"]) for row in load_table("plan_stages")}


@cache
def stage_words() -> re.Pattern[str]:
    return re.compile(guarded(load_table("plan_stages")))


@cache
def _passed() -> re.Pattern[str]:
    """That a work, or who bore a name on trial, has passed what is looked at in the end: 通过…验收."""
    ends = any_of(load_terms("plan_words", "use", "passed"))
    return re.compile(rf"通过[^，。；]{{0,24}}(?:{ends})")
