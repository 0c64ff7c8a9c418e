"""Readers from reports that people read, so that nothing is weighed by what was learned from itself.

A stretch's clues include what the sequence model thinks of it; on the texts it was trained on it is too sure. So each
text's stretches are seen through a model trained without its fold, and each text's facts, for the pairs, are read by
weights fitted without its fold. A fold holds whole local governments.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from zhiji.extraction.deciding.choosing import WRONG
from zhiji.extraction.deciding.reader import DECISIONS, Reader
from zhiji.extraction.deciding.spans import Text, find_stretches, span_clues
from zhiji.extraction.deciding.tagger import KINDS, Tagger
from zhiji.extraction.links.building import APART, TIED
from zhiji.extraction.links.listing import pair_clues
from zhiji.extraction.links.pairing import Room, find_pairs
from zhiji.extraction.naming import kind_clues
from zhiji.extraction.order import Mentions, chosen_of, read_mentions, room_of
from zhiji.extraction.quantities.result_levels import Figures
from zhiji.extraction.text.words import sentences_of
from zhiji.extraction.weighing import Weights
from zhiji.model import Award, Initiative, Outcome, Quantity, Recognition, Unit
from zhiji.model.graph import SURE_ENOUGH
from zhiji.teaching.examples import Read
from zhiji.teaching.training import train_tagger, train_trees, train_weights

PENALTIES = {
    "span": (0.1, 1.2),
    "level": (0.1, 0.8),
    "kind": (0.15, 0.8),
    "explicit": (0.1, 1.5),
}
"""How small the weights of each decision are held: by size, by squares. Chosen on folds."""
LEAST = {
    "unit": 0.34,
    "initiative": 0.4,
    "award": 0.36,
    "recognition": 0.36,
    "document": 0.32,
    "link": 0.46,
    "shown": SURE_ENOUGH,
}
"""The confidence that each kind must reach. Chosen on folds."""
RATES = {"person": 0.85, "shortcoming": 0.7, "document": 0.9, "unit": 0.8, "initiative": 0.75, "award": 0.85} | {
    "recognition": 0.75,
    "level": 0.92,
    "change": 0.92,
    "share": 0.85,
    "base": 0.8,
    "norm": 0.7,
    "rank": 0.6,
}
"""How often what rules decide is right, measured on folds: names that stand where nothing was weighed (該机制), and
figures by role (value, subject and role)."""

_OF_LINKS = 0.03
"""The least that a clue of a link's basis weighs: a pair has so many that small ones add up to its sureness."""

Example = tuple[list[str], str]


class Lessons:
    """The examples and models of a set of reports, by the folds that are left out; each made once.

    ``folds`` gives each report's fold. ``reader(None)`` learns from all, ``reader(fold)`` from all but that fold.
    """

    def __init__(self, reads: Sequence[Read], folds: Mapping[str, int]) -> None:
        self.reads = list(reads)
        self.folds = folds
        self._taggers: dict[frozenset[int | None], Tagger] = {}

    @cached_property
    def _numbers(self) -> list[int]:
        return sorted(set(self.folds.values()))

    def _without(self, *folds: int | None) -> list[Read]:
        return [read for read in self.reads if self.folds[read.name] not in folds]

    def tagger(self, *folds: int | None) -> Tagger:
        """The sequence model trained without ``folds``."""
        key = frozenset(folds) - {None}
        if key not in self._taggers:
            self._taggers[key] = Tagger(train_tagger(s for read in self._without(*key) for s in _sentences(read)))
        return self._taggers[key]

    @cache  # noqa: B019  (a set of lessons lives as long as its process)
    def text(self, name: str, left_out: int | None) -> Text:
        """A report seen by a model that knows neither its fold nor ``left_out``."""
        read = self._read(name)
        return read.prepared.text(self.tagger(self.folds[name], left_out))

    @cache  # noqa: B019
    def _span_examples(self, name: str, left_out: int | None) -> dict[str, list[Example]]:
        read = self._read(name)
        text = self.text(name, left_out)
        found: dict[str, list[Example]] = {kind: [] for kind in KINDS}
        for stretch in find_stretches(text):
            start, end = text.words[stretch.first].start, text.words[stretch.last - 1].end
            label = read.span_label(stretch.kind, start, end)
            if label is not None:
                found[stretch.kind].append((span_clues(text, stretch), label))
        return found

    @cache  # noqa: B019
    def _levels(self, name: str) -> list[Example]:
        return level_examples(self._read(name))

    @cache  # noqa: B019
    def _kinds(self, name: str) -> list[Example]:
        return kind_examples(self._read(name))

    def _read(self, name: str) -> Read:
        return next(read for read in self.reads if read.name == name)

    @cache  # noqa: B019
    def _basic(self, *folds: int | None) -> dict[str, Weights]:
        """The weights of names, levels and kinds, fitted without ``folds``; the first of them is the one left out."""
        left_out, reads = folds[0], self._without(*folds)
        weights = {
            kind: train_weights(
                [e for r in reads for e in self._span_examples(r.name, left_out)[kind]], *PENALTIES["span"]
            )
            for kind in KINDS
        }
        weights["level"] = train_weights([e for r in reads for e in self._levels(r.name)], *PENALTIES["level"])
        weights["kind"] = train_weights([e for r in reads for e in self._kinds(r.name)], *PENALTIES["kind"])
        return weights

    @cache  # noqa: B019
    def mentions(self, name: str, left_out: int | None) -> Mentions:
        """What a reader that knows neither the report's fold nor ``left_out`` finds in it."""
        read = self._read(name)
        weights = self._basic(left_out, self.folds[name])
        reader = Reader("fold", self.tagger(self.folds[name], left_out), weights, LEAST, RATES)
        return read_mentions(read.prepared, reader, chosen_of(self.text(name, left_out), reader))

    def _pair_examples(self, left_out: int | None) -> tuple[list[Example], list[Example]]:
        """Pairs of what the reader finds, and of what the person found: both teach."""
        tied: list[Example] = []
        said: list[Example] = []
        for read in self._without(left_out):
            rooms = [room_of(read.prepared, self.mentions(read.name, left_out)), gold_room(read)]
            for pair in (pair for room in rooms for pair in find_pairs(room)):
                label, basis = read.pair_labels(pair)
                if label is not None:
                    clues = pair_clues(pair)
                    tied.append((clues, label))
                    if label == TIED and basis is not None:
                        said.append((clues, basis))
        return tied, said

    def reader(self, left_out: int | None = None) -> Reader:
        """The reader that learned from all reports but those of the fold ``left_out``."""
        weights = dict(self._basic(left_out))
        tied, said = self._pair_examples(left_out)
        weights["link"] = train_trees(tied, TIED, APART)
        weights["explicit"] = train_weights(said, *PENALTIES["explicit"], _OF_LINKS)
        assert set(weights) == set(DECISIONS)
        return Reader(f"fold-{left_out}", self.tagger(left_out), weights, LEAST, RATES)


def _sentences(read: Read) -> list[tuple[list[list[bytes]], list[str]]]:
    clues, labels = read.prepared.clues, read.word_labels
    return [(clues[begin:end], labels[begin:end]) for begin, end in sentences_of(read.prepared.words)]


def level_examples(read: Read) -> list[Example]:
    """The result levels that a person gave to figures that rules find."""
    figures = Figures(read.prepared.surface, read.prepared.words)
    held = ((figure, read.level_of(figure)) for figure in read.prepared.figures if figure.role not in ("norm", "rank"))
    return [(figures.clues(figure), label) for figure, label in held if label is not None]


def kind_examples(read: Read) -> list[Example]:
    """The kinds that a person gave to initiatives that rules propose."""
    places = [*read.prepared.candidates, *read.prepared.initiatives]
    held = {(p.start, p.end): p for p in places}
    return [
        (kind_clues(read.prepared.surface, place), kind)
        for place in held.values()
        if (kind := read.kind_of(place.start, place.end)) is not None
    ]


def gold_room(read: Read) -> Room:
    """A person's initiatives and outcomes."""
    facts = read.facts
    outcomes: list[Outcome] = [
        *facts.of(Award),
        *facts.of(Recognition),
        *(q for q in facts.of(Quantity) if q.is_outcome),
    ]
    return Room(
        read.prepared.surface,
        read.prepared.words,
        sorted(facts.of(Initiative), key=lambda i: (i.start, i.end)),
        sorted(outcomes, key=lambda o: (o.start, o.end, o.id)),
        sorted(facts.of(Unit), key=lambda u: (u.start, u.end)),
    )


def folds_of(reads: Sequence[Read], count: int) -> dict[str, int]:
    """The fold of each report: governments dealt out, the one with most text first, so that none is split; each to the
    fold that has least of its genres, so that no genre is learned from one fold alone, then least text."""
    size: dict[str, Counter[str]] = defaultdict(Counter)
    for read in reads:
        size[read.government][read.genre] += len(read.report.text)
    filled = [Counter[str]() for _ in range(count)]
    fold: dict[str, int] = {}
    for government in sorted(size, key=lambda g: (-size[g].total(), g)):
        genres = size[government]
        fold[government] = min(range(count), key=lambda n: (sum(filled[n][g] for g in genres), filled[n].total(), n))
        filled[fold[government]] += genres
    return {read.name: fold[read.government] for read in reads}


__all__ = ["LEAST", "RATES", "WRONG", "Lessons", "folds_of"]
