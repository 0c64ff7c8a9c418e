"""Which plans of the ledger a reader would name: an initiative, a number aimed at, a work that is to be built."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from zhiji.comparing.clauses import Clause
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.kinds_of_clauses import is_general, is_heading, names_a_work
from zhiji.comparing.ledger import LedgerRow
from zhiji.comparing.plan_wording import leading_verb
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
        """The planned initiative that the plan names first; None where another thing stands before it in a list, so
        that its name would be an arbitrary one out of several."""
        first = self._first_in(plan)
        listed = _LISTED.split(plan.text[: first.begin - plan.begin]) if first else []
        return first if len(listed) == 1 else None

    def _first_in(self, plan: Clause) -> InitiativeRow | None:
        held = self._initiatives[plan.report]
        at = bisect_left([one.begin for one in held], plan.begin)
        return held[at] if at < len(held) and held[at].begin < plan.end else None

    def _is_concrete(self, plan: Clause) -> bool:
        if _begins_in(self._targets[plan.report], plan):
            return True
        if is_general(plan) or is_heading(plan):
            return False
        return self._first_in(plan) is not None or names_a_work(plan.text)


def head_of(words: str) -> str:
    """What a plan in these words is of: without the verbs that it begins with, the first of a list with 等.

    >>> head_of("加快推进青松路小学、红石滩图书馆建设"), head_of("实施 … 白塔湖隧道工程"), head_of("旅游收入 … 增长8%")
    ('青松路小学等', '白塔湖隧道工程', '旅游收入')
    """
    told = [part for part in words.split(" … ") if part != leading_verb(part)]
    whole = told[0] if told else words
    first, *others = _LISTED.split(whole[len(leading_verb(whole)) :] or whole)
    return f"{first.strip()}等" if others and "等" not in first else first.strip()


_LISTED = re.compile("[、和及]")


def _begins_in(begins: Sequence[int], plan: Clause) -> bool:
    at = bisect_left(begins, plan.begin)
    return at < len(begins) and begins[at] < plan.end
