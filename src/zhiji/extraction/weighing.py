"""Clues times weights: how likely each answer is, and why.

A clue is a name that holds of a thing (``last-word=机制``); weights say how much each clue speaks for each label, and
trees what several say together. They are fitted by ``zhiji.teaching`` and kept as text, one line a clue or a tree.
Nothing here knows what the clues mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, fsum

from zhiji.extraction.escaping import escaped, plain
from zhiji.extraction.forests import Forest
from zhiji.extraction.trees import Tree, format_tree, parse_tree, parts_of


@dataclass(frozen=True)
class Weights:
    """A table of weights: for each clue one number a label, in the order of ``labels``; and trees, whose sum counts
    for each label as often as ``pull`` says."""

    labels: tuple[str, ...]
    table: dict[str, tuple[float, ...]]
    trees: tuple[Tree, ...] = ()
    pull: tuple[float, ...] = ()

    @cached_property
    def _forest(self) -> Forest:
        return Forest(self.trees)

    def sums(self, clues: Iterable[str]) -> list[float]:
        """What the clues say for each label, in the order of ``labels``."""
        held = list(clues)
        rows = filter(None, map(self.table.get, held))
        sums = [*map(fsum, zip(*rows, strict=True))] or [0.0] * len(self.labels)
        if not self.trees:
            return sums
        grown = self._forest.sum_of(held)
        return [told + grown * times for told, times in zip(sums, self.pull, strict=True)]

    def probabilities(self, clues: Iterable[str]) -> tuple[float, ...]:
        """How likely each label is, given the clues; sums to 1."""
        sums = self.sums(clues)
        top = max(sums, default=0.0)
        parts = [exp(s - top) for s in sums]
        whole = fsum(parts)
        return tuple(part / whole for part in parts)

    def probability(self, clues: Iterable[str], label: str) -> float:
        """How likely ``label`` is; 0 for one that the weights do not know."""
        return dict(zip(self.labels, self.probabilities(clues), strict=True)).get(label, 0.0)

    def best(self, clues: Iterable[str]) -> tuple[str, float]:
        """The likeliest label, the first in order of equals, and its probability."""
        chances = self.probabilities(clues)
        best = max(chances)
        return self.labels[chances.index(best)], best

    def reasons(self, clues: Iterable[str], label: str) -> list[tuple[str, float]]:
        """Each clue with what it adds for ``label`` over the mean of all labels, the strongest first."""
        at, clues = self.labels.index(label), list(clues)
        rows = [(clue, self.table[clue]) for clue in clues if clue in self.table]
        rows += [
            (clue, tuple([part * times for times in self.pull]))
            for clue, part in parts_of(self.trees, frozenset(clues)).items()
        ]
        told: dict[str, float] = {}
        for clue, held in rows:
            told[clue] = told.get(clue, 0.0) + held[at] - sum(held) / len(held)
        return sorted(told.items(), key=lambda row: (-abs(row[1]), row[0]))


def format_weights(weights: Weights) -> str:
    """The table as text: labels first, then one clue a line, sorted; four decimals, and 0 where a clue is silent. Then,
    where there are trees, behind an empty line how often their sum counts for each label, and one tree a line."""
    lines = ["\t".join(("clue", *weights.labels))]
    lines += (
        "\t".join((escaped(c), *(f"{w:.4f}" if w else "0" for w in weights.table[c]))) for c in sorted(weights.table)
    )
    if weights.trees:
        lines += [
            "",
            "\t".join((_TREES, *(f"{times:.4f}" for times in weights.pull))),
            *map(format_tree, weights.trees),
        ]
    return "\n".join(lines) + "\n"


def parse_weights(text: str) -> Weights:
    """What ``format_weights`` wrote; ValueError where a line has another number of cells."""
    told, _, grown = text.partition(f"\n\n{_TREES}\t")
    lines = told.split("\n")
    labels = tuple(lines[0].split("\t")[1:])
    table: dict[str, tuple[float, ...]] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        clue, *cells = line.split("\t")
        if len(cells) != len(labels):
            raise ValueError(f"line {number}: {len(cells)} weights for {len(labels)} labels")
        table[plain(clue)] = tuple(map(float, cells))
    pull, *trees = grown.rstrip("\n").split("\n")
    return Weights(labels, table, tuple(map(parse_tree, trees)), tuple(map(float, pull.split("\t"))) if pull else ())


_TREES = "trees"


def bucket(value: float, edges: Sequence[float]) -> int:
    """How many of ``edges`` the value reaches: a number as a name that a clue can bear."""
    return sum(value >= edge for edge in edges)
