"""What units do in a clause: who bears a norm, who issued a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zhiji.extraction.text.rows import last_row
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Unit

_WORDS = "document_words"
_TOGETHER = Pattern(_WORDS, "(?P<who>.*){together}$|{with}$")
_FOR_OTHERS = Pattern(_WORDS, "{for-others}$")
_JOINED = Pattern(_WORDS, "{between}")
_APPROVES = Pattern(_WORDS, "{approves}")
_DRAFTER, _DRAWN_UP = Pattern(_WORDS, "{drafter}$"), Pattern(_WORDS, "[^，。；《]{0,4}?{drawn-up}{done}?")
_STATE = Pattern("honour_words", "{national-body}")
_MAKES = Pattern(
    _WORDS,
    r"(?:[（(][^（）()]*[）)])?(?:{issuing-how}|{made}|{document_verbs:issued}|[\d年月日于])*"
    r"(?:{made}|{document_verbs:issued})",
)


class Actors:
    """The units of one report, asked by the place of what they act on."""

    def __init__(self, surface: Surface, units: Sequence[Unit]) -> None:
        self.surface, self.units = surface, units
        self._starts = [u.start for u in units]
        self._own = next((u for u in units if u.name == surface.report.issuer), None)

    def before(self, at: int) -> Sequence[Unit]:
        """The units that stand in the clause of ``at``, before it."""
        clause = self.surface.clause(at)
        return self.units[bisect_left(self._starts, clause.start) : bisect_left(self._starts, at)]

    def bearers(self, at: int) -> tuple[str, ...]:
        """要求县级公安机关每年不少于两次: the last unit in the clause of the norm."""
        held = self.before(at)
        return (held[-1].id,) if held else ()

    def issuers(self, at: int) -> tuple[str, ...]:
        """市政府办公室印发《…》: the units that stand right before the verb of issuing; with the issuer of the report,
        or who else stands there, where they are made with others (联合金华市检察院出台《…》). Empty where none does."""
        covered, units = self.surface.covered, self.before(at)
        last = next((n for n in range(len(units), 0, -1) if _MAKES.match(covered, units[n - 1].end, at)), 0)
        row = last_row(covered, units[:last], _JOINED)
        if not row:
            return self._of_the_state(at)
        if _FOR_OTHERS.search(covered, 0, row[0].start) or self._drafts(row, at):
            return ()
        together = _TOGETHER.match(covered, self.surface.clause(at).start, row[0].start)
        first = self._with_whom(units, together.end("who")) if together else ()
        return tuple(dict.fromkeys(unit.id for unit in (*first, *row)))

    def _drafts(self, row: Sequence[Unit], at: int) -> bool:
        """Whether a university or an institute drew up for the issuer what is the issuer's: 青山大学编制《…规划》."""
        others = [u for u in row if u is not self._own and _DRAFTER.search(u.name)]
        return len(others) == len(row) and bool(_DRAWN_UP.fullmatch(self.surface.covered, row[-1].end, at))

    def _of_the_state(self, at: int) -> tuple[str, ...]:
        """党中央、国务院批复规划，印发《…》, 党中央、国务院《…》印发: who of the state approves in its opening, or
        stands right before the title, where nobody else is named; else empty."""
        sentence = self.surface.sentence(at)
        held = self.units[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, at)]
        before = [unit for unit in held if unit.start >= self.surface.clause(at).start]
        row = last_row(self.surface.covered, before or held, _JOINED)
        alone = len(row) == len(before or held) and all(_STATE.fullmatch(unit.name) for unit in row)
        opens = row and row[0].start == sentence.start and _APPROVES.match(self.surface.covered, row[-1].end)
        beside = row and row[-1].end == at
        return tuple(unit.id for unit in row) if alone and (opens or beside) else ()

    def _with_whom(self, units: Sequence[Unit], end: int) -> Sequence[Unit]:
        """The units that stand right before 联合 or 会同, else the issuer of the report."""
        row = last_row(self.surface.covered, [unit for unit in units if unit.end <= end], _JOINED)
        return row if row and row[-1].end == end else [self._own] if self._own else []
