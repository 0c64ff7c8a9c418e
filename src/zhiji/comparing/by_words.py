"""Whether a clause speaks of a plan of which it has no name: by its words, its quotes or characters in a row."""

from __future__ import annotations

import re

from zhiji.comparing.commonness import Rarity
from zhiji.comparing.likeness import pairs, trimmed
from zhiji.comparing.told_apart import has_quoted, is_another, longest_stretch
from zhiji.comparing.wanted import Wanted, core_of

NAMELESS = 0.5
"""The part of its words that is found again of a plan without a name of its own."""
_SAYS = 0.7
"""What the words that are found again weigh together at the least, where the plan has no name of its own."""
_OTHER_HEAD = 0.85
"""How much less alike a clause is that has not what the plan's words end with: 道路绿化, 道路建设."""
_WITH_QUOTED, _WITH_LONG_QUOTED, _AS_QUOTED = 0.3, 0.15, 0.8
"""The part of a plan's words that is found again beside a name in quotes, and one of many characters, and how sure
that is at the least."""
_LONG_QUOTED = 5
_LONG_RUN, _SHORT_RUN, _WITH_RUN, _BY_RUN = 6, 4, 0.38, 0.5
"""Characters in a row by which a plan without a name is recognised, alone and where they are half of it; the part of
its words that is found again then, and how sure it is at the least."""
RUN_SAYS = 0.5
"""What these characters weigh at the least."""
_VERY_LONG_RUN, _WITH_LONG_RUN = 8, 0.15
"""Characters in a row by which any plan is recognised, with this part of its words."""
WHOLLY = 0.7
"""The part of a plan's words with which its name need not be found."""
_WITH_MUCH, _MUCH = 0.45, 2.5
"""The part of a long plan's words with which its name need not be found, and what they weigh at the least."""
_SHORTEST = 6
"""Characters that a plan's own words have at the least to be recognised by themselves."""


def speaks_by_words(
    wanted: Wanted, text: str, words: str, rarity: Rarity, shared: float, cover: float
) -> tuple[bool, float]:
    """Whether a clause speaks of a plan of which it has no name, and how sure that is."""
    if not wanted.names and _has_words(wanted.own, words):
        return True, 1.0
    score = 0.85 * cover
    if wanted.quoted:
        is_quoted = any(has_quoted(text, name) for name in wanted.quoted)
        least = _WITH_QUOTED if max(map(len, wanted.quoted)) < _LONG_QUOTED else _WITH_LONG_QUOTED
        if is_quoted and cover >= least:
            return True, max(_AS_QUOTED, score)
        if not is_quoted and (cover < WHOLLY or not any(pairs(n) & pairs(words) for n in wanted.quoted)):
            return False, score
    run = "" if is_another(wanted.own, words) else longest_stretch(wanted.core, words)
    if len(run) >= _VERY_LONG_RUN and cover >= _WITH_LONG_RUN and rarity.weight(pairs(run)) >= _SAYS:
        return True, max(score, _BY_RUN)
    if wanted.names:
        return (cover >= WHOLLY and shared >= _SAYS) or (cover >= _WITH_MUCH and shared >= _MUCH), score
    if wanted.head not in words:
        score *= _OTHER_HEAD
    if cover < WHOLLY and is_another(wanted.own, words):
        return False, score
    if cover >= NAMELESS and shared >= _SAYS:
        return True, score
    run = trimmed(run)
    is_long = len(run) >= _LONG_RUN or (len(run) >= _SHORT_RUN and 2 * len(run) >= len(wanted.core))
    says = is_long and cover >= _WITH_RUN and rarity.weight(pairs(run)) >= RUN_SAYS
    return says, max(score, _BY_RUN) if says else score


_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z“”·+]+")


def _has_words(own: str, words: str) -> bool:
    """Whether all that the plan names stands in the words as it is written."""
    runs = [run for run in _HAN.findall(core_of(own)) if len(run) > 1]
    length = sum(len(_SIGNS.sub("", run)) for run in runs)
    return bool(runs) and length >= _SHORTEST and all(run in words for run in runs)


_SIGNS = re.compile("[“”·+A-Za-z]")
