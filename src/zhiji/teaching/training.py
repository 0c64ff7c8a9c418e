"""Fitting: a conditional random field over words, weights of single decisions (a field of length one), and trees.

The first two by L-BFGS from zero, without chance, the trees from a seed: the same examples in the same order give the
same weights on one machine, and the same but for the last digits on another.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

from zhiji.extraction.escaping import escaped, plain
from zhiji.extraction.trees import Tree
from zhiji.extraction.weighing import Weights

SEQUENCE = {
    "c1": 1.0,
    "c2": 0.2,
    "max_iterations": 120,
    "feature.possible_transitions": True,
    "feature.minfreq": 4,
}
"""How the sequence model is fitted: penalties on the weights' sizes and squares, and rounds."""


LEAST = 0.08
"""Clues that weigh less are left out: they decide nothing and fill a quarter of the file."""


def train_tagger(sequences: Iterable[tuple[Sequence[list[bytes]], Sequence[str]]]) -> bytes:
    """A sequence model from sentences: the clues of their words, and the words' labels."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(SEQUENCE)
    for clues, labels in sequences:
        trainer.append(pycrfsuite.ItemSequence(clues), labels)
    return _trained(trainer)


def dump_tagger(model: bytes) -> str:
    """The sequence model as text, sorted, a row a transition or a clue with what it says for each label: what the
    binary file holds, for people and for comparing."""
    dump = _dump(model)
    rows = [f"{a}\t{b}\t{weight:.3f}" for (a, b), weight in dump.transitions.items()]
    by_clue: dict[str, list[str]] = {}
    for (clue, label), weight in sorted(dump.state_features.items()):
        by_clue.setdefault(repr(clue), []).append(f"{label} {weight:.3f}")
    rows += ["\t".join((clue, *says)) for clue, says in by_clue.items()]
    return "\n".join(sorted(rows)) + "\n"


def train_weights(
    examples: Sequence[tuple[Sequence[str], str]], size: float, squares: float, least: float = LEAST
) -> Weights:
    """Weights of one decision from examples: clues and the right label. ``size`` and ``squares`` hold the weights
    small (L1 and L2); clues that weigh less than ``least`` are left out."""
    import pycrfsuite

    if not examples:
        return Weights((), {})
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params({"c1": size, "c2": squares, "max_iterations": 200})
    for clues, label in examples:
        trainer.append(pycrfsuite.ItemSequence([[escaped(clue) for clue in clues]]), [label])
    labels = tuple(sorted({label for _, label in examples}))
    table: dict[str, list[float]] = {}
    for (clue, label), weight in _dump(_trained(trainer)).state_features.items():
        table.setdefault(plain(clue), [0.0] * len(labels))[labels.index(label)] = round(weight, 4)
    return Weights(labels, {clue: tuple(row) for clue, row in sorted(table.items()) if max(map(abs, row)) >= least})


_GROWN = {
    "objective": "binary:logistic",
    "tree_method": "hist",
    "grow_policy": "lossguide",
    "max_depth": 0,
    "max_leaves": 31,
    "max_bin": 2,
    "eta": 0.07,
    "gamma": 0.5,
    "min_child_weight": 2,
    "reg_lambda": 15,
    "subsample": 0.8,
    "colsample_bytree": 0.1,
    "colsample_bynode": 0.3,
    "nthread": 1,
    "seed": 0,
}
"""How trees are grown: small ones, each of some clues and examples. Chosen on folds."""
_TREES = 300
_COMMON = 0.0012
"""The share of the examples that a clue must hold in for trees to ask of it: rare ones say nothing of other reports."""


def train_trees(examples: Sequence[tuple[Sequence[str], str]], label: str, other: str) -> Weights:
    """Boosted trees that tell ``label`` from ``other``."""
    import json

    import numpy as np
    import xgboost
    from scipy.sparse import csr_matrix

    if not examples:
        return Weights((), {})
    seen = Counter(clue for clues, _ in examples for clue in set(clues))
    names = sorted(clue for clue, count in seen.items() if count >= _COMMON * len(examples))
    at = {name: number for number, name in enumerate(names)}
    rows = [sorted({at[clue] for clue in clues if clue in at}) for clues, _ in examples]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([number for row in rows for number in row], dtype=np.int32)
    held = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), len(names)))
    right = np.array([told == label for _, told in examples])
    start = float(np.clip(right.mean(), 0.001, 0.999))
    data = xgboost.DMatrix(held, label=right)
    grown = xgboost.train({**_GROWN, "base_score": start}, data, _TREES)
    trees = [_tree(json.loads(tree), names) for tree in grown.get_dump(dump_format="json")]
    return Weights((other, label), {}, (round(log(start / (1 - start)), 3), *trees), (0.0, 1.0))


def _tree(node: Mapping[str, Any], names: Sequence[str]) -> Tree:
    """A tree as XGBoost tells it: a clue that holds is 1, one that does not is missing."""
    if "leaf" in node:
        return round(float(node["leaf"]), 3)
    below = {child["nodeid"]: _tree(child, names) for child in node["children"]}
    held = node["yes"] if node["split_condition"] > 1 else node["no"]
    return names[int(node["split"].removeprefix("f"))], below[held], below[node["missing"]]


def train_over(shipped: Weights, examples: Sequence[tuple[Sequence[str], str]]) -> Weights:
    """Weights that stand on ``shipped`` ones: the shipped sums are clues with a value, and what they are worth is
    learned beside what each clue adds."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params({"c1": 0.1, "c2": 2.0, "max_iterations": 200})
    for clues, label in examples:
        item: dict[str, float] = dict.fromkeys(map(escaped, clues), 1.0)
        item |= {f"{_GROUND}{own}": value for own, value in zip(shipped.labels, shipped.sums(clues), strict=True)}
        trainer.append(pycrfsuite.ItemSequence([item]), [label])
    return _joined(shipped, _dump(_trained(trainer)).state_features)


_GROUND = "shipped\x1f"
"""Before a label: the clue whose value is the shipped sum for it."""


def _joined(shipped: Weights, learned: Mapping[tuple[str, str], float]) -> Weights:
    """One table: for each clue and label what was learned, and the shipped weights times what they are worth; the
    shipped trees count as much as the shipped sums do."""
    labels = shipped.labels
    worth = [[learned.get((f"{_GROUND}{own}", label), 0.0) for label in labels] for own in labels]
    table = {
        clue: [sum(held[n] * worth[n][at] for n in range(len(labels))) for at in range(len(labels))]
        for clue, held in shipped.table.items()
    }
    for (clue, label), weight in learned.items():
        if not clue.startswith(_GROUND):
            table.setdefault(plain(clue), [0.0] * len(labels))[labels.index(label)] += weight
    count = range(len(labels)) if shipped.trees else ()
    pull = tuple(round(sum(shipped.pull[n] * worth[n][at] for n in count), 4) for at in count)
    rows = {clue: tuple(round(w, 4) for w in row) for clue, row in sorted(table.items())}
    return Weights(labels, rows, shipped.trees, pull)


def _trained(trainer: object) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model"
        trainer.train(str(file))  # type: ignore[attr-defined]
        return file.read_bytes()


def _dump(model: bytes):  # type: ignore[no-untyped-def]
    import pycrfsuite

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model"
        file.write_bytes(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(file))
        return tagger.info()
