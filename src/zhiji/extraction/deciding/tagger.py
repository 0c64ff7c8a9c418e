"""The sequence model: how likely each word begins, continues or lies outside a name of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhiji.extraction.text.words import Word, sentences_of

OUT = "O"
KINDS = {"unit": "U", "initiative": "I", "award": "A", "recognition": "R", "document": "D"}
"""The kinds of names that are tagged, by their letter in the labels ``BU``, ``IU``, …"""
_CERTAIN = 0.97


@dataclass(frozen=True)
class Tags:
    """What the model says of each word: the best label, and how likely each is (O alone where that is nearly sure)."""

    best: tuple[str, ...]
    chances: tuple[dict[str, float], ...]

    def chance(self, at: int, label: str) -> float:
        return self.chances[at].get(label, 0.0) if at < len(self.chances) else 0.0


_LEAST = 1e-3
_LITTLE = 0.99 * _LEAST
"""What is left for labels of which none can reach ``_LEAST``, rounding included."""
_COMMONEST = "IURDA"
"""The kinds by how often a word may be of them."""


def _rarity(label: str) -> tuple[int, bool]:
    return _COMMONEST.index(label[1]), label[0] == "B"


class Tagger:
    """A linear-chain conditional random field, as ``python-crfsuite`` writes it."""

    def __init__(self, model: bytes) -> None:
        import pycrfsuite

        self.model = model  # the library reads from it as long as the tagger lives
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)
        labels = sorted((label for label in self._tagger.labels() if label != OUT), key=_rarity)
        self._likeliest = {best: sorted(labels, key=lambda label: label != best) for best in [OUT, *labels]}

    def tag(self, words: Sequence[Word], clues: Sequence[list[bytes]]) -> Tags:
        """The tags of a text's words, sentence by sentence."""
        best: list[str] = []
        chances: list[dict[str, float]] = []
        for begin, end in sentences_of(words):
            self._tagger.set(clues[begin:end])
            labels = self._tagger.tag()
            best += labels
            chances += [self._chances(at, label) for at, label in enumerate(labels)]
        return Tags(tuple(best), tuple(chances))

    def _chances(self, at: int, best: str) -> dict[str, float]:
        """How likely the labels are at a word: O, and where it is not nearly sure, those that are not next to
        impossible. They are asked for, the best first, until nothing is left for the others."""
        marginal = self._tagger.marginal
        out = marginal(OUT, at)
        held = {OUT: out}
        if out >= _CERTAIN:
            return held
        left = 1 - out
        for label in self._likeliest[best]:
            chance = marginal(label, at)
            if chance >= _LEAST:
                held[label] = chance
            left -= chance
            if left < _LITTLE:
                break
        return held
