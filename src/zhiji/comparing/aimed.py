"""What the figures of the next report say became of the numbers that a plan aims at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhiji.comparing.clauses import Clause
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.kinds_of_clauses import goes_by
from zhiji.comparing.likeness import in_one_word, trimmed
from zhiji.comparing.met_in_numbers import is_about, is_met, is_met_by_growth, points_off
from zhiji.comparing.outcomes import FAR_OFF, leaves_a_rest
from zhiji.comparing.targets_answered import answers, is_bare, is_of_growth, is_replaced
from zhiji.comparing.telling import Telling
from zhiji.comparing.told import Told
from zhiji.comparing.units import PEOPLE
from zhiji.comparing.verdict import DOUBTFUL, FIGURE_BESIDE, Status, Verdict
from zhiji.model.rows import ReportRow

_BY_SERIES, _BY_GROWTH, _BY_NAME, _AIMED_AGAIN = 0.95, DOUBTFUL, 0.8, 0.8
"""How sure a status is that a figure decides: of the same series, of the same in another measure (by the levels of two
reports, in doubt), of a like name; and that a number is aimed at again where the next report aims at one of its series
and tells none."""
_BARE = 4
"""Characters of the name of a target at the most that does not say of what it is (产量, 种植面积)."""
_NAMED = 2
"""Characters at the end of an indicator's name that show that a clause says which it is."""
_NEARLY_EVEN = 0.6
"""How sure it is that a level reaches a growth aimed at, or misses it, where constant prices may decide."""
_SEVERAL, _TOGETHER = 2, 120
"""Places that are several, and characters from the first to the end of the last that stand together."""


class Aimed:
    """The numbers of two reports of successive years: ``figures`` are those of each, ``results`` and ``again`` what the
    second tells and plans."""

    def __init__(
        self,
        reports: tuple[ReportRow, ReportRow],
        figures: tuple[Sequence[PlacedFigure], Sequence[PlacedFigure]],
        results: Telling,
        again: Telling,
    ) -> None:
        planned, after = reports
        self._text, self._results, self._again = after.text, results, again
        aimed = (f for f in figures[0] if f.kind == "target" and f.last_year == after.year)
        self._targets = [f for f in aimed if not goes_by(f.clause_before)]
        self._before = [f for f in figures[0] if f.kind == "level" and f.period == str(planned.year)]
        self._told = [f for f in figures[1] if f.kind in ("level", "change") and f.period == str(after.year)]
        self._next = [f for f in figures[1] if f.kind == "target"]

    def targets_in(self, clause: Clause) -> list[PlacedFigure]:
        """The numbers that a clause aims at for the year."""
        return [f for f in self._targets if clause.begin <= f.begin < clause.end]

    def answer(self, targets: Sequence[PlacedFigure], words: str) -> Verdict | None:
        """What the figures of their series, or of a like name, say became of the targets of one clause."""
        answered = [a for t in targets if (a := self._by_series(t, words) or self._by_name(t, words))]
        return self._of_all(answered) if answered else None

    def by_told_figure(self, targets: Sequence[PlacedFigure], words: str, found: Sequence[Told]) -> Verdict | None:
        """What the figure says that stands in a clause which speaks of a target, in the target's unit; in doubt where
        it stands in another clause of the sentence."""
        for told in found:
            if told.score < FIGURE_BESIDE or told.clause.period:
                continue
            for target in targets:
                beside = [f for f in self._beside(told.clause) if answers(target, f)]
                inside = [f for f in beside if f.begin < told.clause.end and _names_it(target, told.clause.text)]
                held = inside or [f for f in beside if _names_it(target, f.worded)]
                if held:
                    best = max(held, key=lambda f: f.value)
                    sure = _BY_NAME if inside and not told.is_loose else DOUBTFUL
                    return replace(self._by_figure(target, best, is_met(target, best), words, sure), why="figure")
        return None

    def _beside(self, clause: Clause) -> list[PlacedFigure]:
        """The figures told in the sentence of a clause, from there on."""
        return [f for f in self._told if f.sentence_begin == clause.sentence_begin and f.begin >= clause.begin]

    def aimed_again(self, targets: Sequence[PlacedFigure], words: str) -> Verdict | None:
        """The number of the same series that the next report aims at, of the same kind."""
        for target in targets:
            for aim in self._next:
                if target.is_specific and aim.series == target.series and aim.is_relative == target.is_relative:
                    return Verdict(words, "planned-again", self._again.at(aim.begin), _AIMED_AGAIN, "series")
        return None

    def _of_all(self, answered: Sequence[Verdict]) -> Verdict:
        """What became of the targets of one clause (城乡居民收入增长8%): the one that was missed, with the words that
        tell of all of them; less sure where these do not stand together."""
        said = next((a for a in answered if a.status == "changed"), answered[0])
        places = [a.told for a in answered if a.told]
        if said.told is None or len({place.begin for place in places}) < _SEVERAL:
            return said
        begin, end = min(p.begin for p in places), max(p.end for p in places)
        if end - begin > _TOGETHER:
            return replace(said, confidence=min(said.confidence, DOUBTFUL))
        first = min(places, key=lambda p: p.begin)
        told = replace(first, end=end, text=self._text[begin:end], sentence=self._text[first.sentence_begin : end])
        return replace(said, told=told)

    def _by_series(self, target: PlacedFigure, words: str) -> Verdict | None:
        """What the result of the same series says; where it is told in another measure than the target, what both say
        with the level of the year before."""
        if not target.is_specific:
            return None
        told = [f for f in self._told if f.series == target.series or _came_so_far(target, f)]
        told = told or [f for f in self._told if _is_called_else(target, f)]
        alike = [f for f in told if answers(target, f) or (_of_kind(target, f) and _same_unit(target, f))]
        if alike:
            best = max(alike, key=lambda f: f.value)
            return self._by_figure(target, best, is_met(target, best), words, _BY_SERIES)
        if is_of_growth(target) and any(f.kind == "change" for f in told):
            return None  # the report tells a growth itself, in a unit that is not the target's
        base = max((f for f in self._before if f.series == target.series), key=lambda f: f.value, default=None)
        for figure in told:
            if base and _do_not_fit(base, figure):
                continue
            met = is_met_by_growth(target, base, figure) if base else None
            if met is not None:
                return self._by_figure(target, figure, met, words, _BY_GROWTH)
            off = points_off(target, base, figure) if base else None
            if off is not None:
                return self._by_figure(target, figure, off >= 0, words, _NEARLY_EVEN)
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
        place = self._results.at(told.begin)
        missed: Status = "in-progress" if place and leaves_a_rest(place) else "changed"
        is_open = met is None and not is_about(target, told)
        status: Status = missed if met is False or (is_open and missed == "in-progress") else "done"
        in_doubt = is_replaced(target, told) or (is_open and status == "done")
        in_doubt |= met is False and (is_bare(target) or _is_far_off(target, told))
        confidence = min(confidence, DOUBTFUL) if in_doubt else confidence
        return Verdict(words, status, place, confidence, "series", beside=(target, told))


def _do_not_fit(before: PlacedFigure, after: PlacedFigure) -> bool:
    """Whether two levels are so far apart that they are hardly of one count: by more than a half."""
    if before.unit != after.unit or not before.value or not after.value:
        return False
    low, high = sorted((abs(before.value), abs(after.value)))
    return 2 * high > 3 * low


def _is_far_off(target: PlacedFigure, told: PlacedFigure) -> bool:
    """Whether it is so little of what was aimed at, by a name that is not on the list, that another thing may be
    told."""
    return not target.indicator_iri and told.unit == target.unit and 0 <= told.value * FAR_OFF < target.value


def _came_so_far(target: PlacedFigure, told: PlacedFigure) -> bool:
    """Whether it counts those of the things aimed at that have come so far: 全部完工的道路."""
    same = told.body == target.body and told.place == target.place
    return same and not target.indicator_iri and told.indicator.endswith(f"的{target.indicator}")


def _is_called_else(target: PlacedFigure, told: PlacedFigure) -> bool:
    """Whether both are of one thing in other words for it: 引进项目, 招引项目; 省、市重点项目建设, 省、市重点项目."""
    if (
        target.indicator_iri
        or told.indicator_iri
        or target.unit == "元"
        or (told.body, told.place) != (target.body, target.place)
    ):
        return False
    short, long = sorted((in_one_word(target.indicator), in_one_word(told.indicator)), key=len)
    return short == long or (len(short) >= _BARE and long.startswith(short) and not trimmed(long[len(short) :]))


def _names_it(target: PlacedFigure, words: str) -> bool:
    """Whether the words have what the name of a target ends with: 园区产值, 产值."""
    return target.worded[-_NAMED:] in words


def _of_kind(target: PlacedFigure, told: PlacedFigure) -> bool:
    return told.kind == ("change" if is_of_growth(target) else "level")


def _same_unit(target: PlacedFigure, told: PlacedFigure) -> bool:
    counted = target.indicator_iri and not told.is_relative and target.unit in PEOPLE and told.unit in PEOPLE
    return told.unit == target.unit or bool(counted)
