"""Which way is good for what a figure is of: by the word that its name ends in, and by what was done to it."""

from __future__ import annotations

from typing import cast

from zhiji.lexicon import load_table
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon
from zhiji.model import Polarity, Role

_WORDS = "polarity_words"
_CUE = Pattern("polarity_cues", "{<polarity_words:tail}?(?P<cue>{<*})")
"""The cue that ends a name but for what it is counted by (事故|起数), over text that is turned round."""
_GAINS = Pattern(_WORDS, "{gains}")
_HANDLES = Pattern(_WORDS, "{handles}")
_OCCURS = Pattern(_WORDS, "{occurs}")
_CASEWORK = Terms(_WORDS, "casework")
_MOVES = ("change", "base", "norm")


def best_polarity(name: str, role: Role = "change", before: str = "") -> Polarity | None:
    """Which way is good for what ``name`` says, ``before`` being its clause up to the figure; None where no word tells.

    What was gained back is good (挽回经济损失); of what was handled (办结案件, 整改隐患), and of cases and the like
    that are counted and not said to grow or fall, nothing is told.
    """
    match = _CUE.match(name[::-1])
    if not match:
        return None
    cue = match["cue"][::-1]
    polarity = _polarities()[cue]
    if polarity == "up-is-good":
        return polarity
    told = before + name
    if _GAINS.search(told):
        return "up-is-good"
    lead = told[: told.rindex(cue)]
    return None if _HANDLES.search(lead) or (cue in _CASEWORK and not _is_counted(role, told)) else polarity


def _is_counted(role: Role, told: str) -> bool:
    """Whether so much is said to have happened: 刑事案件下降36%, 发生刑事案件; 刑事案件500件 may all be solved."""
    return role in _MOVES or _OCCURS.search(told) is not None


@per_lexicon
def _polarities() -> dict[str, Polarity]:
    return {row.term: cast("Polarity", row["polarity"]) for row in reversed(load_table("polarity_cues"))}
