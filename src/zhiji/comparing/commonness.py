"""How common a pair of characters is: among the clauses of two reports, and in the reports of any government.

What stands in every government's report (改革, 中心, 信息化) tells no plan from another, however seldom this one writes
it; what only this place writes (青松路, 白塔湖) is part of a name.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

from zhiji.comparing.likeness import count_pairs
from zhiji.lexicon import load_table

_REPORTS = 43
"""Reports that ``lexicon/common_pairs.tsv`` was counted in (``tests/benchmarks/common_pairs.py``)."""
_JOINT = (1.0, 0.4, 0.15)
"""What is left of the weight of a pair that joins words (筑节 in 建筑节能), by the number of common ones."""
_OF_A_NAME = 8
"""In how many clauses of the two reports a pair stands at the most that is part of a name."""


_HOUSEHOLD = 0.5
"""What is left of the weight of a pair that no other government writes but these reports in many clauses (中俄蒙)."""


class Rarity:
    """Weighs pairs of characters from 0 (stands everywhere) to 1 (stands nowhere else)."""

    def __init__(self, clauses: Iterable[str]) -> None:
        self._counts, total = count_pairs(clauses)
        self._total = max(total, 1)
        self._held: dict[str, float] = {}

    def of(self, pair: str) -> float:
        """How rare the pair is: among these clauses, and among governments (the geometric mean of both)."""
        if pair not in self._held:
            self._held[pair] = self._measured(pair)
        return self._held[pair]

    def _measured(self, pair: str) -> float:
        here = _rarity(self._counts.get(pair, 0), self._total)
        among = math.sqrt(here * _rarity(common_pairs().get(pair, 0), _REPORTS))
        is_household = pair not in common_pairs() and self._counts.get(pair, 0) > _OF_A_NAME
        return among * _HOUSEHOLD if is_household else among

    def weight(self, held: Iterable[str]) -> float:
        """How much the pairs weigh together."""
        return sum(self.of(pair) for pair in held)

    def weights(self, run: Sequence[str]) -> list[float]:
        """How rare each pair of a run is; what only joins a common word to the next one says little."""
        return [self.of(pair) * _JOINT[self._joined(run, i)] for i, pair in enumerate(run)]

    def is_proper(self, run: Sequence[str], i: int) -> bool:
        """Whether a pair of a run is of a name: no government writes it but this one, and this one seldom, and it is no
        joint of two words."""
        return run[i] not in common_pairs() and self._counts.get(run[i], 0) <= _OF_A_NAME and not self._joined(run, i)

    def _joined(self, run: Sequence[str], i: int) -> int:
        """On how many sides a pair of the run that is no common word has one."""
        if run[i] in common_pairs():
            return 0
        return sum(pair in common_pairs() for pair in (*run[max(i - 1, 0) : i], *run[i + 1 : i + 2]))


@cache
def common_pairs() -> dict[str, int]:
    """The pairs that several governments write, with the number of reports that have them."""
    return {row.term: int(row["reports"]) for row in load_table("common_pairs")}


def _rarity(count: int, total: int) -> float:
    return max(math.log((total + 1) / (count + 0.5)), 0.0) / math.log((total + 1) / 0.5)
