"""The kind that the end of a name gives where nothing else does: what ends like a place or a building is one."""

from __future__ import annotations

from typing import cast

from zhiji.lexicon.patterns import Pattern
from zhiji.model import InitiativeKind

_GUESSED = ("mechanism", "campaign", "other")
_PLACE = Pattern(
    "place_ends", "(?!“[^“”]*”$).*?(?:(?P<project>{project})|(?P<institution>{institution}))”?(?:（[^（）]{1,8}）)?"
)
"""In quotes from end to end a place is a figure of speech (“食物银行”)."""


def kind_of_place(words: str, kind: str) -> InitiativeKind:
    """The kind of a name: of 青山湿地, 白石大厦, 丙丁城际 a project, of 青山区商会 an institution, never a mechanism, a
    campaign or other."""
    match = _PLACE.fullmatch(words) if kind in _GUESSED else None
    return cast(InitiativeKind, (match and match.lastgroup) or kind)
