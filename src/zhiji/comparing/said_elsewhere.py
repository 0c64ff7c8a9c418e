"""Whether a report says by its words what was read of another: a name in other quotes or another order, a number told
under a longer name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiji.comparing.clauses import Clause, find_clauses
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.likeness import all_pairs
from zhiji.comparing.names import plain
from zhiji.comparing.notes import is_in_notes, is_note
from zhiji.model.rows import ReportRow

_NOTE_MARK = re.compile(r"\^?[\[［〔【]\d+[\]］〕】]")
_NEARLY, _MOSTLY, _HALF = 0.8, 0.6, 0.5
"""The part of a name's pairs of characters that a clause has which says it in another order, beside a number of its
unit, or beside its very number."""
_SHORTEST = 4
"""Characters of a name at the least that is recognised in another order."""
_SHARE = "占"


@dataclass(frozen=True)
class Said:
    """The words of one report, without its notes."""

    report: ReportRow

    @cached_property
    def clauses(self) -> Sequence[Clause]:
        """Its clauses, but for those of notes."""
        text = self.report.text
        return [c for c in find_clauses(self.report) if not (is_note(c.sentence) or is_in_notes(text, c.begin))]

    @cached_property
    def _plain(self) -> Sequence[tuple[str, frozenset[str], bool]]:
        """Each clause made plain, its pairs, and whether it tells a number among the results."""
        words = (_plainly(c.text) for c in self.clauses)
        return [(w, all_pairs(w), c.role == "results") for c, w in zip(self.clauses, words, strict=True)]

    def names(self, name: str) -> bool:
        """Whether a clause has the name, in whatever quotes, or nearly all of it in another order."""
        wanted = _plainly(name)
        pairs = all_pairs(wanted)
        in_any_order = len(wanted) > _SHORTEST
        return any(
            wanted in words or (in_any_order and len(pairs & held) >= _NEARLY * len(pairs))
            for words, held, _ in self._plain
        )

    def tells(self, figure: PlacedFigure) -> bool:
        """Whether a result has the figure's name beside a number, also most of it, or its number beside half of the
        name; of a share the name of what it is of (四新经济增加值|占比)."""
        name = _plainly(figure.indicator.partition(_SHARE)[0] or figure.indicator)
        pairs, number = all_pairs(name), _plainly(figure.quote)
        counted = re.compile(rf"\d[\d.,]*[百千万亿多余]*{re.escape(figure.unit)}")
        is_share = _SHARE in figure.indicator
        return any(
            (name in words and (not is_share or _SHARE in words))
            or (number in words and len(pairs & held) >= _HALF * len(pairs))
            or (counted.search(words) and len(pairs & held) >= _MOSTLY * len(pairs))
            for words, held, is_result in self._plain
            if is_result and _DIGIT.search(words)
        )


_DIGIT = re.compile(r"\d")


def _plainly(words: str) -> str:
    return plain(_NOTE_MARK.sub("", words))
