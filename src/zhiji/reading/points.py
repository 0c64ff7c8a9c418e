"""The points of a report: a line, a marker, or a heading with the one paragraph under it."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from zhiji.model import Place

Kind = Literal["heading", "slogan", "marked", "plain"]


def find_points(starts: list[tuple[int, Kind]], sentences: tuple[Place, ...]) -> tuple[Place, ...]:
    """The points that begin at ``starts``, each as far as its last sentence; a heading line is one with the only
    paragraph under it, a heading without a marker with the first."""
    kinds: list[str] = [kind for _, kind in starts] + ["end"]
    joined = {k + 1 for k, three in enumerate(zip(kinds, kinds[1:], kinds[2:], strict=False)) if _is_one(*three)}
    begins = [start for k, (start, _) in enumerate(starts) if k not in joined]
    ends: dict[int, int] = {}
    wanted = iter([*pairwise([*begins, -1])])
    begin, following = next(wanted, (0, -1))
    for sentence in sentences:
        if sentence.start == following:
            begin, following = next(wanted)
        ends[begin] = sentence.end
    return tuple(Place(begin, end) for begin, end in ends.items())


def _is_one(heading: str, body: str, after: str) -> bool:
    return body == "plain" and (heading == "slogan" or (heading == "heading" and after != "plain"))
