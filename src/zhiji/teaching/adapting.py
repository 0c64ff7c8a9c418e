"""A reader taught by its user: the sequence model stays, what is weighed is weighed anew from the user's own reports.

The shipped weights are the ground that is stood on: a decision's shipped sums enter as clues with a value, so that the
new weights say how far to trust them and what to add. Both are linear, so the result is again one table of weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhiji.evaluation import Pair, score
from zhiji.extraction.deciding.reader import Reader
from zhiji.extraction.deciding.spans import find_stretches, span_clues
from zhiji.extraction.deciding.tagger import KINDS
from zhiji.extraction.links.building import TIED
from zhiji.extraction.links.listing import pair_clues
from zhiji.extraction.links.pairing import find_pairs
from zhiji.extraction.order import chosen_of, extract, read_mentions, room_of
from zhiji.extraction.weighing import Weights
from zhiji.teaching.examples import Read
from zhiji.teaching.fitting import Example, folds_of, gold_room, kind_examples, level_examples
from zhiji.teaching.training import train_over

LEAST_EXAMPLES = 30
"""Of a decision with fewer examples the shipped weights stay."""
JUDGED = ("unit overlap", "initiative exact", "initiative overlap", "award or recognition overlap", "quantity whole")
LINKS = "link all"


def adapt(reader: Reader, reads: Sequence[Read]) -> Reader:
    """The reader with every decision weighed anew over what it was, from the facts of ``reads``."""
    examples: dict[str, list[Example]] = {decision: [] for decision in reader.weights}
    for read in reads:
        for decision, held in _examples(reader, read).items():
            examples[decision] += held
    weights = {decision: _taught(reader.weights[decision], held) for decision, held in examples.items()}
    return replace(reader, name="taught", weights=weights)


def _taught(shipped: Weights, examples: Sequence[Example]) -> Weights:
    known = [(clues, label) for clues, label in examples if label in shipped.labels]
    return train_over(shipped, known) if len(known) >= LEAST_EXAMPLES else shipped


def _examples(reader: Reader, read: Read) -> Mapping[str, list[Example]]:
    """The examples of each decision in one report."""
    prepared = read.prepared
    text = prepared.text(reader.tagger)
    found: dict[str, list[Example]] = {kind: [] for kind in KINDS}
    for stretch in find_stretches(text):
        start, end = text.words[stretch.first].start, text.words[stretch.last - 1].end
        if (label := read.span_label(stretch.kind, start, end)) is not None:
            found[stretch.kind].append((span_clues(text, stretch), label))
    mentions = read_mentions(prepared, reader, chosen_of(text, reader))
    tied: list[Example] = []
    said: list[Example] = []
    for room in (room_of(prepared, mentions), gold_room(read)):
        for pair in find_pairs(room):
            label, basis = read.pair_labels(pair)
            if label is not None:
                tied.append((pair_clues(pair), label))
                said += [(tied[-1][0], basis)] if label == TIED and basis is not None else []
    return found | {"level": level_examples(read), "kind": kind_examples(read), "link": tied, "explicit": said}


@dataclass(frozen=True)
class Lesson:
    """What was learned: the taught reader, and F of the shipped and of the taught one on reports they had not read."""

    reader: Reader
    before: Mapping[str, float]
    after: Mapping[str, float]

    @property
    def is_better(self) -> bool:
        """Better on the whole: the mean of all measures rose."""
        return sum(self.after.values()) > sum(self.before.values())


def teach(reader: Reader, reads: Sequence[Read]) -> Lesson:
    """The reader taught by all of ``reads``, judged by folds of them: by issuer where there are several, else by
    report."""
    by_issuer = len({read.government for read in reads}) > 1
    judged = list(reads) if by_issuer else [replace(read, government=read.name) for read in reads]
    number = folds_of(judged, min(5, len({read.government for read in judged})))
    before, after = [], []
    for fold in sorted(set(number.values())):
        taught = adapt(reader, [read for read in judged if number[read.name] != fold])
        for read in (read for read in judged if number[read.name] == fold):
            before.append(Pair(read.facts, extract(read.report, reader), read.report))
            after.append(Pair(read.facts, extract(read.report, taught), read.report))
    return Lesson(adapt(reader, judged), _measures(before), _measures(after))


def _measures(pairs: Sequence[Pair]) -> dict[str, float]:
    return {row.name: row.f for row in score(pairs).rows if row.name in (*JUDGED, LINKS) and row.f is not None}
