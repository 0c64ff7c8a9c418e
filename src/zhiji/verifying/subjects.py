"""Whether a memo's words name what a report's figure measures.

Every word of the memo that says something has to stand in the report where it can be said of this figure and of no
other: in its name and clause (own), in its issuer, or, where the memo also has the whole name, in its point (wide).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from zhiji.verifying.policy import acts, light_acts, moving
from zhiji.verifying.stretches import noisy

LEAST = 2
_MEASURES = ("率", "量", "数", "额", "度")
"""What makes a noun of a verb: 受理率 is no act of 受理."""


@dataclass(frozen=True, slots=True)
class Fit:
    """``missing`` are the memo's words that are not said of the figure; ``shared`` the characters that its own words
    share; ``named`` which part of the figure's own words the memo has; ``covered`` the characters of the topic that
    stand in them, also those that say nothing."""

    missing: str
    shared: int
    named: float
    covered: int = 0

    @property
    def holds(self) -> bool:
        return not self.missing and self.shared >= LEAST


def fit(memo: str, around: str, own: str, issuer: str, wide: str, scope: str = "") -> Fit:
    """How the memo's topic fits a figure. ``around`` are the memo's words around it, in which the figure's own name is
    looked for; whose it is (``issuer``) and for where it holds (``scope``) need not be said. All are plain words."""
    empty, by_own = noisy(memo), _covered(memo, own)
    by_issuer, by_wide, lone = _covered(memo, issuer), _covered(memo, wide), _lone_acts(memo, own)
    named = _named(own, f"{around}\n{issuer}\n{scope}")
    missing = (
        character
        for at, character in enumerate(memo)
        if not (empty[at] or by_own[at] or by_issuer[at] or lone[at] or (by_wide[at] and named == 1))
    )
    return Fit("".join(missing), _shared(by_own, empty), named, sum(by_own))


def _shared(covered: Sequence[bool], empty: Sequence[bool]) -> int:
    """Characters in runs that are covered and say something."""
    count = run = 0
    says = False
    for at in range(len(covered) + 1):
        if at < len(covered) and covered[at]:
            run, says = run + 1, says or not empty[at]
        else:
            count, run, says = count + (run if says else 0), 0, False
    return count


def follows(memo: str, name: str, aside: str, *, to_its_end: bool) -> bool:
    """Whether a memo that leaves out a part of a name leaves out its beginning alone: 破案率 of 刑事案件破案率 is told
    shorter; 规上服务业营收 of 规上高技术服务业营收 is another thing, so is 增加值 of 增加值占比. A word of two
    characters, a light verb, and what is ``aside`` (whose it is) may be left out anywhere. All are plain words."""
    said, held = _telling(memo, aside), _telling(name, aside)
    blocks = [b for b in SequenceMatcher(None, held, said, autojunk=False).get_matching_blocks() if b.size]
    if sum(b.size for b in blocks) < len(said) or not blocks:
        return False
    gaps = [later.a - one.a - one.size for one, later in pairwise(blocks)]
    last = len(held) - blocks[-1].a - blocks[-1].size
    return max([*gaps, last if to_its_end else 0], default=0) <= LEAST


def _telling(words: str, aside: str) -> str:
    """The characters that say something, without whose it is."""
    empty, beside = _without_acts(words), _covered(words, aside)
    return "".join(c for at, c in enumerate(words) if not empty[at] and not beside[at])


def _without_acts(words: str) -> list[bool]:
    """Which characters say nothing, or are a light verb's."""
    empty = list(noisy(words))
    for match in acts().finditer(words):
        if match.group() in light_acts() and words[match.end() : match.end() + 1] not in _MEASURES:
            empty[match.start() : match.end()] = [True] * len(match.group())
    return empty


def denies(memo: str, own: str) -> str:
    """The word of denial that one of two wordings has before words that the other has without it; else nothing."""
    for one, other in ((own, memo), (memo, own)):
        for match in moving("not").finditer(one):
            behind = one[match.end() : match.end() + LEAST]
            if len(behind) == LEAST and behind in other and match.group() + behind not in other:
                return match.group()
    return ""


def _covered(words: str, context: str) -> list[bool]:
    """Which characters of ``words`` stand in ``context`` in a run of two or more, or alone between such runs."""
    held = [False] * len(words)
    for at in range(len(words) - 1):
        if words[at : at + LEAST] in context:
            held[at] = held[at + 1] = True
    empty = noisy(words)
    for at, character in enumerate(words):
        if not held[at] and character in context:
            sides = [held[i] or empty[i] for i in (at - 1, at + 1) if 0 <= i < len(words)]
            touching = any(held[i] for i in (at - 1, at + 1) if 0 <= i < len(words))
            held[at] = all(sides) and touching
    return held


def _named(own: str, around: str) -> float:
    """Which part of a figure's own words the memo has, 0 to 1."""
    empty = _without_acts(own)
    said = [at for at in range(len(own)) if not empty[at]]
    covered = _covered(own, around)
    return sum(covered[at] for at in said) / len(said) if said else 0.0


def _lone_acts(memo: str, own: str) -> list[bool]:
    """Characters of a light verb (办理, 共发放) that the memo adds where the report has no verb of its own."""
    held = [False] * len(memo)
    if not acts().search(own):
        for match in acts().finditer(memo):
            if match.group() in light_acts() and memo[match.end() : match.end() + 1] not in _MEASURES:
                held[match.start() : match.end()] = [True] * len(match.group())
    return held
