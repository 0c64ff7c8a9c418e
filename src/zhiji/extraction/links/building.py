"""From weighed pairs to links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiji.extraction.links.cues import cue_of, frame_of
from zhiji.extraction.links.listing import pair_clues
from zhiji.extraction.links.pairing import Pair, Room, find_pairs
from zhiji.extraction.weighing import Weights
from zhiji.model import Basis, Initiative, Outcome, Quantity, Span

TIED = "tied"
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
    for pair in find_pairs(room):
        link = weigh_link(pair, weights, least)
        if link is None:
            continue
        key = (pair.initiative.coref or pair.initiative.id, pair.outcome.id)
        if key not in best or _strength(link) > _strength(best[key]):
            best[key] = link
    return list(best.values())


def weigh_link(pair: Pair, weights: Mapping[str, Weights], least: float) -> FoundLink | None:
    """One pair weighed; None where it does not reach ``least``."""
    clues = pair_clues(pair)
    confidence = weights["link"].probability(clues, TIED)
    if confidence < least:
        return None
    said = weights["explicit"].probability(clues, SAID) >= _SAID
    cue = cue_of(pair) if said else frame_of(pair)
    return FoundLink(pair.initiative, pair.outcome, _basis(pair, cue), cue, confidence, tuple(clues))


def _basis(pair: Pair, cue: Sequence[Span]) -> Basis:
    if cue:
        return "explicit"
    return "same-sentence" if pair.distance == 0 else "same-paragraph"


_ORDER: dict[Basis, int] = {"explicit": 2, "same-sentence": 1, "same-paragraph": 0}


def _strength(link: FoundLink) -> tuple[int, float]:
    return _ORDER[link.basis], link.confidence
