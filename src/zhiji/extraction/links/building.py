"""From weighed pairs to links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiji.extraction.links.cues import cue_of, frame_of
from zhiji.extraction.links.listing import pair_clues
from zhiji.extraction.links.pairing import Pair, Room, find_pairs
from zhiji.extraction.weighing import Weights
from zhiji.model import Basis, Initiative, Outcome, Quantity, Span

TIED, APART = "tied", "apart"
SAID = "said"
"""The labels: a pair is a link; a link is said by the text itself."""
_SAID = 0.5


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link with its basis and cue, how sure it is, and the clues it was weighed by."""

    initiative: Initiative
    outcome: Outcome
    basis: Basis
    cue: tuple[Span, ...]
    confidence: float
    clues: tuple[str, ...]


def is_outcome(outcome: Outcome) -> bool:
    return outcome.is_outcome if isinstance(outcome, Quantity) else True


def find_links(room: Room, weights: Mapping[str, Weights], least: float) -> list[FoundLink]:
    """The links of a report that reach ``least``, by outcome; each pair once, with its strongest basis."""
    best: dict[tuple[str, str], FoundLink] = {}
    for weighed in weigh_pairs(room, weights):
        if weighed.confidence < least:
            continue
        link = make_link(weighed, weights)
        key = (link.initiative.coref or link.initiative.id, link.outcome.id)
        if key not in best or _strength(link) > _strength(best[key]):
            best[key] = link
    return list(best.values())


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair, its clues, and how sure it is that the report ties it."""

    pair: Pair
    clues: tuple[str, ...]
    confidence: float


def weigh_pairs(room: Room, weights: Mapping[str, Weights]) -> list[Weighed]:
    """Every pair weighed."""
    found = ((pair, tuple(pair_clues(pair))) for pair in find_pairs(room))
    return [Weighed(pair, clues, weights["link"].probability(clues, TIED)) for pair, clues in found]


def make_link(weighed: Weighed, weights: Mapping[str, Weights]) -> FoundLink:
    """The link of a pair, with its basis and the words that say it."""
    pair, clues = weighed.pair, weighed.clues
    said = weights["explicit"].probability(clues, SAID) >= _SAID
    cue = cue_of(pair) if said else frame_of(pair)
    return FoundLink(pair.initiative, pair.outcome, _basis(pair, cue), cue, weighed.confidence, clues)


def _basis(pair: Pair, cue: Sequence[Span]) -> Basis:
    if cue:
        return "explicit"
    return "same-sentence" if pair.distance == 0 else "same-paragraph"


_ORDER: dict[Basis, int] = {"explicit": 2, "same-sentence": 1, "same-paragraph": 0}


def _strength(link: FoundLink) -> tuple[int, float]:
    return _ORDER[link.basis], link.confidence
