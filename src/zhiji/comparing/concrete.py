"""Which plans of the ledger a reader would name: an initiative, a number aimed at, a work that is to be built."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from zhiji.comparing.clauses import Clause, is_general, is_heading, names_a_work
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.ledger import LedgerRow
from zhiji.model.rows import InitiativeRow


class Concrete:
    """Says of plans whether a reader would name them."""

    def __init__(self, initiatives: Iterable[InitiativeRow], figures: Iterable[PlacedFigure]) -> None:
        self._initiatives: dict[str, list[InitiativeRow]] = defaultdict(list)
        self._targets: dict[str, list[int]] = defaultdict(list)
        for one in sorted(initiatives, key=lambda i: (i.report, i.begin)):
            if one.phase == "planned":
                self._initiatives[one.report].append(one)
        for figure in sorted(figures, key=lambda f: (f.report, f.begin)):
            if figure.kind == "target":
                self._targets[figure.report].append(figure.begin)

    def rows(self, rows: Iterable[LedgerRow]) -> list[LedgerRow]:
        """The rows whose plan names an initiative, aims at a number, or says how far a work is to come; headings and
        general paragraphs say none of it but the numbers aimed at."""
        return [row for row in rows if self._is_concrete(row.plan)]

    def initiative(self, plan: Clause) -> InitiativeRow | None:
        """The first planned initiative whose words begin in the plan's."""
        held = self._initiatives[plan.report]
        at = bisect_left([one.begin for one in held], plan.begin)
        return held[at] if at < len(held) and held[at].begin < plan.end else None

    def _is_concrete(self, plan: Clause) -> bool:
        if _begins_in(self._targets[plan.report], plan):
            return True
        if is_general(plan) or is_heading(plan):
            return False
        return self.initiative(plan) is not None or names_a_work(plan.text)


def _begins_in(begins: Sequence[int], plan: Clause) -> bool:
    at = bisect_left(begins, plan.begin)
    return at < len(begins) and begins[at] < plan.end
