"""What the next report says became of one plan: by its series, by how far a work is told to be, by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from zhiji.comparing.amounts import find_amounts, without_amounts
from zhiji.comparing.clauses import (
    Clause,
    carries_on,
    in_full,
    is_aim,
    is_formula,
    is_heading,
    is_note,
    leading_verb,
    shared_tail,
    stage_of,
)
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.likeness import pairs
from zhiji.comparing.outcomes import (
    Counted,
    became,
    count_up,
    counts_in_general,
    is_honour,
    leaves_a_rest,
    said_of,
    short_titles,
    stands_for_another,
    to_its_end,
)
from zhiji.comparing.targets import answers, is_met, is_met_by_growth, is_replaced, points_off
from zhiji.comparing.telling import OF_YEARS, Telling, Told
from zhiji.comparing.told_apart import names_building
from zhiji.comparing.units import PEOPLE
from zhiji.comparing.wanted import Wanted, blank, names_of_places
from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_terms
from zhiji.model.rows import ReportRow

Status = Literal["done", "in-progress", "planned-again", "changed", "not-found"]
Why = Literal["series", "figure", "stage", "words"]

_ENOUGH = 0.5
"""The weight of a plan's words, in that of a pair found nowhere else, below which it says too little to be looked
for."""
_AIMED_AGAIN = 0.8
"""How sure it is that a number is aimed at again where the next report aims at one of its series and tells none."""
_BY_SERIES, _BY_GROWTH, _BY_NAME, _SILENT_SERIES = 0.95, 0.75, 0.8, 0.7
"""How sure a status is that a figure decides: of the same series, of the same in another measure, of a like name; and
that no figure of the series is told."""
_NO_DOUBT = 0.8
"""How like a clause is at the least that tells of a number aimed at without that number."""
_UNTOLD, _UNTOLD_DONE = 0.15, 0.3
"""How much less sure a plan's outcome is where the amount that was planned is not told, and that all of it was done."""
_DOUBTFUL = 0.65
"""How sure it is at the most that something is on the way, or a work done, where only the likeness of words says so."""
_SURELY_DONE = 0.7
"""How sure it is at the most that an act was done where only the words do."""
_NAMES_LITTLE = 1.0
"""The weight of words below which a clause that says how far something is to come says it of the one before."""
_CARRIED = 0.8
"""How sure it is that what is told of a thing is told of the stage that the next clause plans for it."""
_SILENT, _NAMELESS_SILENT, _BY_WEIGHT = 0.7, 0.5, 0.15
"""How sure it is that a plan is not told of which no word is found: with a name of its own, without one, and what is
added to that where it says much. Of a hundred such plans that people looked up, 65 were not told, or in no words but
general ones; the others were, in words that share nothing with the plan's."""
_HALF_SILENT = 0.5
"""How sure silence is at the most where a few clauses have a piece of the plan's words that is nobody else's."""
_BY_NEAR = 0.6
"""How much less sure silence is where a clause has all of the plan's words but does not speak of it."""
_NEAR, _NEAR_AGAIN, _RATHER_TOLD, _AS_NEAR = 0.3, 0.5, 0.2, 0.65
"""The part of a plan's words from which a result that has them, and a plan, is likelier to speak of it than the report
is to be silent; how much more of them a plan has to have than a result to be taken before it; and how sure that is at
the most."""
_RARE, _FEW = 0.45, 4
"""The weight of a pair of characters that is nobody else's, and the clauses that have it at the most."""
_FIRST = re.compile(r"[^，,；;。]*")
_SAYS_ENOUGH = 2.5
"""The weight of words from which a plan says much."""
_BARE = 4
"""Characters of the name of a target at the most that does not say of what it is (产量, 种植面积)."""
_NAMED = 2
"""Characters at the end of an indicator's name that show that a clause says which it is."""
_NEARLY_EVEN = 0.6
"""How sure it is that a level reaches a growth aimed at, or misses it, where constant prices may decide."""
_FIGURE_BESIDE = 0.6
"""How like a clause is at the least whose figure is held against a target of another series."""
_CLAIM, _NAMED_CLAIM = 0.8, 0.6
"""The part of its likeness to the plan it speaks of most surely by which a clause may speak of another plan too: by
words, and by name."""
_RATHER_AGAIN = 0.2
"""How much surer the plan of the next report must speak of it than its results for it to be planned again."""
_WEAKLY_TOLD = 0.56
"""How sure it is at the most that results speak of a plan where a plan of the next report may speak of it instead."""
_BUILT = 5
"""The stage of what is finished."""
_IN_YEARS = 0.6
"""How sure a status is at the most that a look back on several years tells."""
_OF_ONE = 0.3
"""The part of the words for one of several things without which it is not told."""
_SEVERAL, _TOGETHER = 2, 120
"""Places that are several, and characters from the first to the end of the last that stand together."""
_BEFORE_COST = 8
_ACT = re.compile(r"(?:的|进行|实施)(?P<act>[^的]+)$")
"""What is to be done with all that a list names, at its end."""
_JOINED, _LISTED = re.compile("[和及]"), re.compile("[、和及]")
Piece = tuple[int, str]
"""Where a clause begins, and the one of the things it lists."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a plan, the words of the next report for it, how sure that is, and what decided. ``words`` are the
    plan's; ``counted`` the amounts that are told of it, ``beside`` its target and the result."""

    words: str
    status: Status
    told: Clause | None
    confidence: float
    why: Why
    counted: tuple[Counted, ...] = ()
    beside: tuple[PlacedFigure, PlacedFigure] | None = None


class NextReport:
    """The report of the year that plans are for, with the one that made them: what is looked up in both."""

    def __init__(
        self,
        planned: ReportRow,
        after: ReportRow,
        clauses: tuple[Sequence[Clause], Sequence[Clause]],
        figures: tuple[Sequence[PlacedFigure], Sequence[PlacedFigure]],
    ) -> None:
        before, later = clauses
        self._plans = [c for c in before if c.role == "plans"]
        self._rarity = Rarity(without_amounts(c.text) for c in (*before, *later))
        self._places = names_of_places(planned.issuer)
        body = [c for c in later if _tells(c)]
        self._text, self._after = after.text, body
        self._results = self._telling(c for c in body if c.role == "results")
        self._again = self._telling(c for c in body if c.role == "plans")
        self._targets = [f for f in figures[0] if f.kind == "target" and f.last_year == after.year]
        self._before = [f for f in figures[0] if f.kind == "level" and f.period == str(planned.year)]
        self._of_years = {f.begin for f in figures[1] if f.kind == "multi-year"}
        self._told = [f for f in figures[1] if f.kind in ("level", "change") and f.period == str(after.year)]
        self._aimed = [f for f in figures[1] if f.kind == "target"]
        self._claims: dict[Piece, tuple[float, int]] = {}
        self._found: dict[tuple[int, int], list[Told]] = {}

    def _telling(self, clauses: Iterable[Clause]) -> Telling:
        return Telling(list(clauses), self._rarity, self._places)

    def _wanted(self, own: str, around: str = "") -> Wanted:
        return Wanted(blank(own, self._places), around, self._rarity)

    def hold_claims(self, items: Iterable[Clause]) -> None:
        """Note which of the plans each piece of a result speaks of most surely: to that one it belongs."""
        for item in items:
            wanted = self._wanted(item.text, item.sentence)
            found = self._results.find(wanted) if wanted.weight >= _ENOUGH else []
            self._found[item.begin, item.end] = found
            for told in found:
                piece = self._piece(told, wanted)
                if told.score > self._claims.get(piece, (0.0, 0))[0]:
                    self._claims[piece] = told.score, item.begin

    def _piece(self, told: Told, wanted: Wanted) -> Piece:
        pieces = _LISTED.split(told.clause.text)
        return told.clause.begin, max(pieces, key=lambda piece: self._rarity.weight(wanted.pairs & pairs(piece)))

    def _find(self, item: Clause, wanted: Wanted) -> list[Told]:
        """The results that speak of a plan, but for those that speak of another one far more surely, and for honours
        where a work was planned."""
        found = []
        place = item.begin, item.end
        for told in self._found[place] if place in self._found else self._results.find(wanted):
            best, owner = self._claims.get(self._piece(told, wanted), (0.0, item.begin))
            least = (_NAMED_CLAIM if told.named else _CLAIM) * best
            is_praise = not told.named and told.cover < _NO_DOUBT and is_honour(item.text, told.clause.text)
            if not is_praise and (owner == item.begin or told.score >= least):
                found.append(told)
        return found

    def targets_in(self, clause: Clause) -> list[PlacedFigure]:
        """The numbers that a clause aims at for the year."""
        return [f for f in self._targets if clause.begin <= f.begin < clause.end]

    def verdict(self, item: Clause, clause: Clause) -> Verdict | None:
        """What became of a thing that ``clause`` plans; None where its words say too little to be looked for."""
        targets = [t for t in self.targets_in(item) if not self._is_cost(t, item)]
        words = _of_what(item, clause, targets)
        answered = [a for t in targets if (a := self._by_series(t, words) or self._by_name(t, words))]
        if answered:
            return self._of_all(answered)
        listed = any(target.indicator_iri for target in targets)
        wanted = self._wanted(item.text, item.sentence)
        if targets and wanted.weight < _ENOUGH:
            before = self._beside(clause, -1)
            if before is None or all(target.unit == "元" for target in targets):
                return self._silent(item, clause, targets, words, wanted) if listed else None
            words = f"{before.text} … {words}" if before.text not in words else words
            item = replace(item, begin=item.begin - len(before.text), text=before.text + item.text)
            wanted = self._wanted(item.text)
        if max(wanted.weight, Wanted(item.text, "", self._rarity).weight) < _ENOUGH:
            return None
        found = self._find(item, wanted)
        if all(target.is_relative or target.unit == "元" for target in targets) and targets:
            return self._by_told_figure(targets, words, found) or self._silent(item, clause, targets, words, wanted)
        if verdict := self._by_amount(item, clause, words, wanted, found):
            return verdict
        if listed:
            return self._by_measure(item, clause, words, wanted, found) or self._silent(
                item, clause, targets, words, wanted
            )
        return self._by_words(item, clause, words, wanted, found)

    def _of_all(self, answered: Sequence[Verdict]) -> Verdict:
        """What became of the targets of one clause (城乡居民收入增长8%): the one that was missed, with the words that
        tell of all of them; less sure where these do not stand together."""
        said = next((a for a in answered if a.status == "changed"), answered[0])
        places = [a.told for a in answered if a.told]
        if said.told is None or len({place.begin for place in places}) < _SEVERAL:
            return said
        begin, end = min(p.begin for p in places), max(p.end for p in places)
        if end - begin > _TOGETHER:
            return replace(said, confidence=min(said.confidence, _DOUBTFUL))
        first = min(places, key=lambda p: p.begin)
        told = replace(first, end=end, text=self._text[begin:end], sentence=self._text[first.sentence_begin : end])
        return replace(said, told=told)

    def _is_cost(self, target: PlacedFigure, item: Clause) -> bool:
        """Whether it is what a work is to cost (投资5000万元的污泥处置工程): of the work is told, not of the sum."""
        if target.unit != "元" or not _costs().search(item.text[: target.begin - item.begin][-_BEFORE_COST:]):
            return False
        return self._wanted(item.text[target.end - item.begin :]).weight >= _ENOUGH

    def _by_series(self, target: PlacedFigure, words: str) -> Verdict | None:
        """What the result of the same series says; where it is told in another measure than the target, what both say
        with the level of the year before."""
        if not target.is_specific:
            return None
        told = [f for f in self._told if f.series == target.series or _came_so_far(target, f)]
        alike = [f for f in told if answers(target, f) or (_of_kind(target, f) and _same_unit(target, f))]
        if alike:
            best = max(alike, key=lambda f: f.value)
            return self._by_figure(target, best, is_met(target, best), words, _BY_SERIES)
        base = max((f for f in self._before if f.series == target.series), key=lambda f: f.value, default=None)
        for figure in told:
            met = is_met_by_growth(target, base, figure) if base else None
            if met is not None:
                return self._by_figure(target, figure, met, words, _BY_GROWTH)
            off = points_off(target, base, figure) if base else None
            if off is not None:
                return self._by_figure(target, figure, off >= 0, words, _NEARLY_EVEN)
        return None

    def _by_told_figure(self, targets: Sequence[PlacedFigure], words: str, found: Sequence[Told]) -> Verdict | None:
        """What the figure says that stands in a clause which speaks of a target, in the target's unit."""
        for told in found:
            inside = [f for f in self._told if told.clause.begin <= f.begin < told.clause.end]
            for target in targets:
                held = [f for f in inside if answers(target, f) and target.worded[-_NAMED:] in told.clause.text]
                if held and told.score >= _FIGURE_BESIDE and not told.clause.period:
                    best = max(held, key=lambda f: f.value)
                    verdict = self._by_figure(target, best, is_met(target, best), words, _BY_NAME)
                    return replace(verdict, why="figure")
        return None

    def _by_name(self, target: PlacedFigure, words: str) -> Verdict | None:
        """The result in the same unit whose name is the target's, with words that the target's sentence has for it
        (蔬菜种植面积…，产量达到15万吨: 蔬菜产量)."""
        if target.indicator_iri or target.is_relative or target.unit == "元":
            return None
        if len(target.indicator.rpartition("等")[2]) > _BARE:
            return None
        end, others = target.indicator[-_NAMED:], {t.series for t in self._targets}
        for figure in self._told:
            if figure.kind != "level" or figure.unit != target.unit or figure.series in others:
                continue
            name = figure.indicator.rpartition("的")[2]
            of = name.removesuffix(end)
            if name.endswith(end) and len(of) >= _NAMED and of in target.sentence:
                verdict = self._by_figure(target, figure, is_met(target, figure), words, _BY_NAME)
                return replace(verdict, why="figure")
        return None

    def _by_figure(
        self, target: PlacedFigure, told: PlacedFigure, met: bool | None, words: str, confidence: float
    ) -> Verdict:
        status: Status = "changed" if met is False else "done"
        confidence = min(confidence, _DOUBTFUL) if is_replaced(target, told) else confidence
        place = self._results.at(told.begin)
        return Verdict(words, status, place, confidence, "series", beside=(target, told))

    def _by_amount(
        self, item: Clause, clause: Clause, words: str, wanted: Wanted, found: Sequence[Told]
    ) -> Verdict | None:
        """What the first clause says that speaks of the plan and tells an amount of it."""
        for told in found:
            if told.clause.period:
                continue
            amounts = count_up(item, told.clause, self._rarity)
            if counted := [c for c in amounts if c.told_begin not in self._of_years]:
                return self._by_stage(item, clause, words, wanted, told, counted)
        return None

    def _by_measure(
        self, item: Clause, clause: Clause, words: str, wanted: Wanted, found: Sequence[Told]
    ) -> Verdict | None:
        """What is told in another measure of a number aimed at (36个小区, 9万平方米), where the words leave no
        doubt."""
        told = next(iter(found), None)
        if told is None or told.score < _NO_DOUBT:
            return None
        return self._by_stage(item, clause, words, wanted, told, ())

    def _by_words(self, item: Clause, clause: Clause, words: str, wanted: Wanted, found: Sequence[Told]) -> Verdict:
        """What the clause says that speaks of the plan most surely, the results first; else that the next report plans
        it again, or has no words for it."""
        carried = self._carried(clause) if wanted.weight < _NAMES_LITTLE else iter(())
        told = next(iter(found), None) or next(carried, None)
        again = next(iter(self._again.find(wanted)), None)
        if told and not (again and _says_more(again, told)):
            return self._by_stage(item, clause, words, wanted, told, ())
        if again:
            return Verdict(words, "planned-again", again.clause, self._sure_again(item, clause, wanted, again), "words")
        says = min(wanted.weight / _SAYS_ENOUGH, 1.0)
        silent = _SILENT if wanted.names else _NAMELESS_SILENT + _BY_WEIGHT * says
        silent -= _BY_NEAR * self._nearness(wanted)
        silent = min(silent, _DOUBTFUL) if self._is_spoken_of(item, wanted) else silent
        silent = min(silent, _HALF_SILENT) if self._has_piece(wanted) else silent
        near = self._by_nearest(item, clause, words, wanted)
        return near or Verdict(words, "not-found", None, silent, "words")

    def _is_spoken_of(self, item: Clause, wanted: Wanted) -> bool:
        """Whether the next report may speak of it in other words: by a short form of a title (创建森林城市, 创森), in
        general of what was counted (新开3条航线, 航线达到34条), or of what its sentence begins with, where it has no
        name of its own."""
        if any(short in clause.text for short in short_titles(item.text) for clause in self._after):
            return True
        if any(counts_in_general(amount, clause) for amount in wanted.amounts for clause in self._after):
            return True
        if wanted.names:
            return False
        first = self._wanted(_FIRST.match(item.sentence).group())  # type: ignore[union-attr]
        return bool(item.sentence_begin < item.begin and first.weight >= _ENOUGH and self._results.find(first))

    def _has_piece(self, wanted: Wanted) -> bool:
        """Whether a few clauses of the next report have three characters in a row of the plan, each pair of them rare:
        中俄蒙经贸洽谈会, 中俄蒙经贸展览会."""
        for run, weights in wanted.runs:
            for i in range(len(run) - 1):
                if min(weights[i], weights[i + 1]) >= _RARE:
                    piece = run[i] + run[i + 1][1]
                    if 0 < sum(piece in clause.text for clause in self._after) <= _FEW:
                        return True
        return False

    def _sure_again(self, item: Clause, clause: Clause, wanted: Wanted, again: Told) -> float:
        """How sure it is that the next report plans it again: less where what is to be done with all of a list is not
        planned, where the amount is another, and at the most doubtful where results speak of it too."""
        sure = _sure_of(again)
        counted = [amount for amount in wanted.amounts if not amount.is_capacity]
        held = find_amounts(again.clause.text)
        if counted and not any(amount.equals(one) for amount in counted for one in held):
            sure -= _UNTOLD
        held_back = (t for t in self._found.get((item.begin, item.end), ()) if not t.clause.period)
        is_told = any(told.named or told.score >= _FIGURE_BESIDE for told in held_back)
        is_loose = is_told or again.is_loose or not self._has_act(item, clause, again)
        return min(sure, _DOUBTFUL) if is_loose else sure

    def _is_of_one(self, item: Clause, told: Told) -> bool:
        """Whether of several things that a plan names together one has few words in what is told."""
        held = pairs(told.clause.text)
        parts = [pairs(without_amounts(part)) for part in item.text.split("、")]
        if told.numbered or len(parts) < _SEVERAL:
            return False
        weights = ((self._rarity.weight(part), self._rarity.weight(part & held)) for part in parts)
        return any(whole >= _NAMES_LITTLE and there < _OF_ONE * whole for whole, there in weights)

    def _has_act(self, item: Clause, clause: Clause, told: Told) -> bool:
        """Whether a clause has anything of what is to be done with all that a list names (等项目的土地征收工作)."""
        found = _ACT.search(shared_tail(item, clause))
        act = pairs(without_amounts(found["act"])) if found else frozenset[str]()
        return self._rarity.weight(act) < _NAMES_LITTLE or bool(act & pairs(told.clause.text))

    def _nearness(self, wanted: Wanted) -> float:
        """The largest part of the plan's words that one clause of the next report has."""
        return max(self._results.nearness(wanted), self._again.nearness(wanted))

    def _nearest(self, wanted: Wanted) -> tuple[Told | None, Told | None]:
        return self._results.nearest(wanted), self._again.nearest(wanted)

    def _by_nearest(self, item: Clause, clause: Clause, words: str, wanted: Wanted) -> Verdict | None:
        """What the clause says that has most of the plan's words, where it has so many that silence is no likelier."""
        told, again = self._nearest(wanted)
        told = told if told and told.score >= _NEAR else None
        again = again if again and again.score >= _NEAR_AGAIN else None
        if told and not (again and again.score > told.score + _RATHER_TOLD):
            counted = count_up(item, told.clause, self._rarity)
            verdict = self._by_stage(item, clause, words, wanted, told, counted)
            return replace(verdict, confidence=min(verdict.confidence, _AS_NEAR * told.score))
        if again:
            return Verdict(words, "planned-again", again.clause, _AS_NEAR * again.score, "words")
        return None

    def _silent(
        self, item: Clause, clause: Clause, targets: Sequence[PlacedFigure], words: str, wanted: Wanted
    ) -> Verdict:
        """A number aimed at of which the next report tells none of its kind: it may aim at another one."""
        if again := self._aimed_at_again(targets, words):
            return again
        silent = _SILENT_SERIES - _BY_NEAR * self._nearness(wanted)
        near = self._by_nearest(item, clause, words, wanted)
        return near or Verdict(words, "not-found", None, silent, "series")

    def _aimed_at_again(self, targets: Sequence[PlacedFigure], words: str) -> Verdict | None:
        """The number of the same series that the next report aims at, of the same kind."""
        for target in targets:
            for aim in self._aimed:
                if target.is_specific and aim.series == target.series and aim.is_relative == target.is_relative:
                    return Verdict(words, "planned-again", self._again.at(aim.begin), _AIMED_AGAIN, "series")
        return None

    def _by_stage(
        self, item: Clause, clause: Clause, words: str, wanted: Wanted, told: Told, counted: Sequence[Counted]
    ) -> Verdict:
        told = replace(told, clause=to_its_end(told.clause, wanted.pairs))
        promised, stage = self._promised(item, clause, told)
        said = said_of(told.clause, wanted.pairs, self._rarity)
        status, is_said = became(promised, stage, said, counted, told.cover)
        is_part = told.is_part or self._is_of_one(item, told) or leaves_a_rest(told.clause)
        if status == "done" and is_part:
            status = "in-progress"
        confidence = _sure_of(told, counted)
        if not is_said:
            is_act = status == "done" and not names_building(item.text)
            confidence = min(0.3 + 0.4 * told.score, _SURELY_DONE if is_act else _DOUBTFUL)
        elif stands_for_another(promised, stage, said):
            confidence = min(confidence, _DOUBTFUL)
        if status != "changed" and len(counted) < sum(not amount.is_capacity for amount in wanted.amounts):
            confidence -= _UNTOLD_DONE if status == "done" else _UNTOLD
        if not all(one.is_alike for one in counted):
            confidence = min(confidence, _DOUBTFUL)
        if told.is_loose or not self._has_act(item, clause, told):
            confidence = min(confidence, _DOUBTFUL)
        if told.clause.period:
            status = "done" if status == "done" and told.named else "in-progress"
            confidence = min(confidence, _IN_YEARS)
        why: Why = "figure" if counted else "stage" if is_said else "words"
        return Verdict(words, status, told.clause, confidence, why, tuple(counted))

    def _promised(self, item: Clause, clause: Clause, told: Told) -> tuple[str, int]:
        """The words that say how far a plan is to come, and the stage: its own, its list's, or those of the next clause
        that says nothing else; of two things that it joins those of the one that is told."""
        own = self._told_part(item.text, told)
        if stage := stage_of(own):
            return own, stage
        behind = self._beside(clause, 1)
        if not clause.stage and behind and carries_on(behind.text):
            return f"{item.text}，{behind.text}", behind.stage
        return clause.text, clause.stage

    def _told_part(self, own: str, told: Told) -> str:
        """What stands behind 和 in ``own`` and is told, with the verb that all begins with, that which is to come
        farthest: of 完成甲厂改造前期工作和乙工程 完成乙工程."""
        first, *others = _JOINED.split(own)
        held = pairs(told.clause.text)
        told_of = [part for part in others if pairs(part) & held]
        if not told_of:
            return own
        lead = leading_verb(first)
        worded = [part if stage_of(part) else f"{lead}{part}" for part in told_of]
        return max(worded, key=stage_of)

    def _carried(self, clause: Clause) -> Iterator[Told]:
        """What is told of the thing in the clause before, where this one only says how far that is to come
        (实施甲项目，实现主楼开工建设)."""
        before = self._beside(clause, -1)
        if before is not None and carries_on(clause.text):
            for told in self._results.find(self._wanted(before.text)):
                yield replace(told, score=told.score * _CARRIED)

    def _beside(self, clause: Clause, step: int) -> Clause | None:
        """The clause before (-1) or behind (1) it in its sentence."""
        at = self._plans.index(clause) + step
        other = self._plans[at] if 0 <= at < len(self._plans) else None
        return other if other and other.sentence_begin == clause.sentence_begin else None


def _tells(clause: Clause) -> bool:
    """Whether a clause may say what became of a plan: no heading, note, address to the audience, or manner."""
    return not (is_heading(clause) or is_formula(clause) or is_note(clause.sentence) or is_aim(clause.text))


def _says_more(again: Told, told: Told) -> bool:
    """Whether the next report's plan speaks of the plan far more surely than its results do, by words alone, or than a
    look back on several years."""
    if told.clause.period:
        is_told = told.named and told.clause.stage >= _BUILT
        return not is_told and again.score >= told.score / OF_YEARS
    return not told.named and told.score < _WEAKLY_TOLD and again.score > told.score + _RATHER_AGAIN


def _sure_of(told: Told, counted: Sequence[Counted] = ()) -> float:
    """How sure it is that both are of one thing, and so of what is said of it."""
    return 0.5 + 0.45 * told.score if told.named or counted else 0.4 + 0.4 * told.score


def _of_what(item: Clause, clause: Clause, targets: Sequence[PlacedFigure]) -> str:
    """The plan's words with what its list says of it, and the indicator that a target without one is of."""
    words = in_full(item, clause)
    names = [target.worded for target in targets if target.worded]
    if not names or any(name[-_NAMED:] in item.text or name[:_NAMED] in item.text for name in names):
        return words
    return f"{names[0]} … {words}"


def _came_so_far(target: PlacedFigure, told: PlacedFigure) -> bool:
    """Whether it counts those of the things aimed at that have come so far: 全部完工的道路."""
    same = told.body == target.body and told.place == target.place
    return same and not target.indicator_iri and told.indicator.endswith(f"的{target.indicator}")


def _of_kind(target: PlacedFigure, told: PlacedFigure) -> bool:
    growth = target.unit == "%" and target.accrual != "rate"
    return told.kind == ("change" if growth else "level")


def _same_unit(target: PlacedFigure, told: PlacedFigure) -> bool:
    counted = target.indicator_iri and not told.is_relative and target.unit in PEOPLE and told.unit in PEOPLE
    return told.unit == target.unit or bool(counted)


@cache
def _costs() -> re.Pattern[str]:
    """What stands right before a sum that a work is to cost."""
    return re.compile(f"(?:{any_of(load_terms('plan_words', 'use', 'cost'))})[约近达]?$")
