"""The sequence model: how likely each word begins, continues or lies outside a name of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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


def _likely(tagger: Any, labels: Sequence[str], at: int) -> dict[str, float]:
    """The labels that are not next to impossible at a word."""
    held = ((label, tagger.marginal(label, at)) for label in labels)
    return {label: chance for label, chance in held if chance >= _LEAST}


class Tagger:
    """A linear-chain conditional random field, as ``python-crfsuite`` writes it."""

    def __init__(self, model: bytes) -> None:
        import pycrfsuite

        self.model = model  # the library reads from it as long as the tagger lives
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)
        self._labels = sorted(label for label in self._tagger.labels() if label != OUT)

    def tag(self, words: Sequence[Word], clues: Sequence[list[str]]) -> Tags:
        """The tags of a text's words, sentence by sentence."""
        import pycrfsuite

        best: list[str] = []
        chances: list[dict[str, float]] = []
        tagger, labels = self._tagger, self._labels
        for begin, end in sentences_of(list(words)):
            tagger.set(pycrfsuite.ItemSequence(clues[begin:end]))
            best += tagger.tag()
            for at in range(end - begin):
                out = tagger.marginal(OUT, at)
                chances.append({OUT: out} | _likely(tagger, labels, at) if out < _CERTAIN else {OUT: out})
        return Tags(tuple(best), tuple(chances))
