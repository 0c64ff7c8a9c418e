"""How sure it is that the next report has no words for a plan, and what the clause nearest to it says instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from zhiji.comparing.clauses import Clause
from zhiji.comparing.coming_on import come_to
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.outcomes import count_up, counts_in_general, short_titles
from zhiji.comparing.telling import Telling
from zhiji.comparing.told import Told
from zhiji.comparing.verdict import DOUBTFUL, ENOUGH, Plan, Verdict
from zhiji.comparing.wanted import Wanted

_SILENT, _NAMELESS_SILENT, _BY_WEIGHT = 0.7, 0.5, 0.15
"""How sure it is that a plan is not told of which no word is found: with a name of its own or a number aimed at,
without either, and what is added to that where it says much. Of a hundred such plans that people looked up, 65 were not
told, or in no words but general ones; the others were, in words that share nothing with the plan's."""
_SAYS_ENOUGH = 2.5
"""The weight of words from which a plan says much."""
_HALF_SILENT = 0.5
"""How sure silence is at the most where a few clauses have a piece of the plan's words that is nobody else's."""
_BY_NEAR = 0.6
"""How much less sure silence is where a clause has all of the plan's words but does not speak of it."""
_NEAR, _NEAR_AGAIN, _RATHER_TOLD, _AS_NEAR = 0.3, 0.5, 0.2, 0.65
"""The part of a plan's words from which a result that has them, and a plan, is likelier to speak of it than the report
is to be silent; how much more of them a plan has to have than a result to be taken before it; and how sure that is at
the most."""
_WHOLE_NAME, _SAYS_SOMETHING = 0.8, 0.6
"""How near a plan comes that has the whole name of another one, and the weight of the words that both have without a
name, from which it may be that one again."""
_RARE, _FEW = 0.45, 4
"""The weight of a pair of characters that is nobody else's, and the clauses that have it at the most."""
_FIRST = re.compile(r"[^，,；;。]*")


class Silence:
    """A report that may have no words for a plan: its clauses, and of them the ``results`` and the plans, ``again``."""

    def __init__(
        self,
        clauses: Sequence[Clause],
        results: Telling,
        again: Telling,
        rarity: Rarity,
        wanted_of: Callable[[str], Wanted],
    ) -> None:
        self._clauses, self._results, self._again = clauses, results, again
        self._rarity, self._wanted_of = rarity, wanted_of

    def of_number(self, plan: Plan) -> Verdict:
        """Of a number aimed at of which the report tells none of its kind."""
        silent = _SILENT - _BY_NEAR * self._nearness(plan.wanted)
        return self._nearest(plan) or Verdict(plan.words, "not-found", None, silent, "series")

    def of_words(self, plan: Plan) -> Verdict:
        """Of a plan of which no clause speaks by its words."""
        wanted = plan.wanted
        says = min(wanted.weight / _SAYS_ENOUGH, 1.0)
        silent = _SILENT if wanted.names else _NAMELESS_SILENT + _BY_WEIGHT * says
        silent -= _BY_NEAR * self._nearness(wanted)
        silent = min(silent, DOUBTFUL) if self._is_spoken_of(plan.item, wanted) else silent
        silent = min(silent, _HALF_SILENT) if self._has_piece(wanted) else silent
        return self._nearest(plan) or Verdict(plan.words, "not-found", None, silent, "words")

    def _nearness(self, wanted: Wanted) -> float:
        """The largest part of the plan's words that one clause has."""
        return max(self._results.nearness(wanted), self._again.nearness(wanted))

    def _nearest(self, plan: Plan) -> Verdict | None:
        """What the clause says that has most of the plan's words, where it has so many that silence is no likelier."""
        told, again = self._results.nearest(plan.wanted), self._again.nearest(plan.wanted)
        told = told if told and told.score >= _NEAR else self._results.by_stretch(plan.wanted)
        again = again if again and again.score >= _NEAR_AGAIN and self._is_enough(plan, again) else None
        if told and not (again and again.score > told.score + _RATHER_TOLD):
            verdict = come_to(plan, told, count_up(plan.item, told.clause, self._rarity), self._rarity)
            return replace(verdict, confidence=min(verdict.confidence, _AS_NEAR * told.score))
        if again:
            return Verdict(plan.words, "planned-again", again.clause, _AS_NEAR * again.score, "words")
        return None

    def _is_enough(self, plan: Plan, again: Told) -> bool:
        """Whether a plan has more of another one than a piece of its name or a word that many plans have (村庄)."""
        if plan.wanted.names:
            return again.score >= _WHOLE_NAME or again.cover >= _NEAR_AGAIN
        return again.cover * plan.wanted.weight >= _SAYS_SOMETHING

    def _is_spoken_of(self, item: Clause, wanted: Wanted) -> bool:
        """Whether the report may speak of it in other words: by a short form of a title (创建森林城市, 创森), in
        general of what was counted (新开3条航线, 航线达到34条), or of what its sentence begins with, where it has no
        name of its own."""
        if any(short in clause.text for short in short_titles(item.text) for clause in self._clauses):
            return True
        if any(counts_in_general(amount, clause) for amount in wanted.amounts for clause in self._clauses):
            return True
        if wanted.names:
            return False
        first = self._wanted_of(_FIRST.match(item.sentence).group())  # type: ignore[union-attr]
        return bool(item.sentence_begin < item.begin and first.weight >= ENOUGH and self._results.find(first))

    def _has_piece(self, wanted: Wanted) -> bool:
        """Whether a few clauses have three characters in a row of the plan, each pair of them rare: 中俄蒙经贸洽谈会,
        中俄蒙经贸展览会."""
        for run, weights in wanted.runs:
            for i in range(len(run) - 1):
                if min(weights[i], weights[i + 1]) >= _RARE:
                    piece = run[i] + run[i + 1][1]
                    if 0 < sum(piece in clause.text for clause in self._clauses) <= _FEW:
                        return True
        return False
