"""What a report shows before anything is decided: words, what the rules propose, figures, and the clues of words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiji.extraction.bare_titles import find_bare_titles
from zhiji.extraction.deciding.spans import RuleSpan, Text
from zhiji.extraction.deciding.tagger import KINDS, Tagger
from zhiji.extraction.documents import FoundDocument, find_documents
from zhiji.extraction.honours.awards import FoundAward, find_awards
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.honours.recognitions import find_recognitions
from zhiji.extraction.initiatives.building import find_initiatives
from zhiji.extraction.initiatives.candidates import Candidate, find_candidates
from zhiji.extraction.quantities.finding import find_quantities
from zhiji.extraction.text.frames import Frame, find_frames
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.text.word_clues import word_clues
from zhiji.extraction.text.words import Word, words_of
from zhiji.extraction.units.finding import find_unit_places
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.model import Place, Quantity, Report


@dataclass(frozen=True)
class Prepared:
    """One report with all that the rules propose; each is worked out when it is first asked for, and once."""

    report: Report

    @cached_property
    def surface(self) -> Surface:
        return Surface(self.report)

    @cached_property
    def words(self) -> list[Word]:
        return words_of(self.report.text)

    @cached_property
    def units(self) -> list[FoundUnit]:
        return find_unit_places(self.surface)

    @cached_property
    def candidates(self) -> list[Candidate]:
        return list(find_candidates(self.surface))

    @cached_property
    def initiatives(self) -> list[Candidate]:
        """What the rules take for one; a name inside a title (获评“一号工程”最佳案例) is part of it."""
        found, awards = find_initiatives(self.surface, self.candidates), self.awards
        return [c for c in found if not any(a.start <= c.start and c.end <= a.end for a in awards)]

    @cached_property
    def documents(self) -> list[FoundDocument]:
        return find_documents(self.surface)

    @cached_property
    def bare_titles(self) -> list[Place]:
        """Stretches that may be titles, beside those that are."""
        known = self.documents
        titles = find_bare_titles(self.surface)
        return [p for p in titles if not any(p.start < d.end and d.start < p.end for d in known)]

    @cached_property
    def awards(self) -> list[FoundAward]:
        return find_awards(self.surface)

    @cached_property
    def recognitions(self) -> list[FoundRecognition]:
        return find_recognitions(self.surface, self.awards)

    @cached_property
    def figures(self) -> list[Quantity]:
        """The figures, as far as rules read them."""
        names = [self.report.span(d.start, d.end) for d in self.documents]
        names += [self.report.span(a.start, a.end) for a in self.awards]
        return find_quantities(self.report, names)

    @cached_property
    def ruled(self) -> list[RuleSpan]:
        """Everything that the rules take for a name, with the rule's name."""
        spans = [RuleSpan("unit", u.start, u.end, u.rule) for u in self.units]
        spans += [RuleSpan("initiative", c.start, c.end, how_found(c)) for c in self.initiatives]
        spans += [RuleSpan("document", d.start, d.end, d.rule) for d in self.documents]
        spans += [RuleSpan("document", p.start, p.end, "document:bare") for p in self.bare_titles]
        spans += [RuleSpan("award", a.start, a.end, a.rule) for a in self.awards]
        spans += [RuleSpan("recognition", r.start, r.end, r.rule) for r in self.recognitions]
        return spans

    @cached_property
    def frames(self) -> list[Frame]:
        """The words that stand where a name may stand in its clause."""
        return list(find_frames(self.words))

    @cached_property
    def clues(self) -> list[list[bytes]]:
        """The clues of each word."""
        return word_clues(self.words, _of_place(self))

    def text(self, tagger: Tagger) -> Text:
        """The report with the tags that ``tagger`` gives its words."""
        tags = tagger.tag(self.words, self.clues)
        return Text(self.surface, self.words, tags, self.ruled, self.candidates, self.frames)


def how_found(candidate: Candidate) -> str:
    """The name of the rule that proposes a candidate."""
    how = "quoted" if candidate.quoted else "listed" if candidate.listed else "named"
    return f"initiative:{how}:{candidate.verb}"


def _of_place(prepared: Prepared) -> list[list[bytes]]:
    """What rules and outline say at each word: candidates, rule spans, figures, headings, the role of the section."""
    marks = _Marks(prepared.words)
    for c in prepared.candidates:
        kind = c.kind + c.verb + ("q" if c.quoted else "") + ("l" if c.listed else "")
        marks.span("C:", c.start, c.end, (f"Cv={c.verb}", f"Ck={kind}", f"Cn={c.need}{c.verb}"))
    for s in prepared.ruled:
        marks.span("D" + KINDS[s.kind], s.start, s.end)
    for figure in prepared.figures:
        marks.span("Q", figure.start, figure.end)
    for frame in prepared.frames:
        marks.words(f"F{frame.how}", frame.first, frame.last, f"F{frame.how}={frame.word}")
    for place, role in prepared.surface.roles:
        marks.each(f"sr={role}", place.start, place.end)
    for section in prepared.report.sections:
        marks.each("hd", section.heading.start, section.heading.end)
    return marks.clues


class _Marks:
    """Clues laid on stretches of words."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.clues: list[list[bytes]] = [[] for _ in words]
        self._starts = [word.start for word in words]

    def span(self, name: str, start: int, end: int, at_first: Iterable[str] = ()) -> None:
        """``nameB`` on the first word of a stretch, ``nameI`` on the others, ``nameX`` on the one behind."""
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        self.words(name, first, last, *at_first)

    def words(self, name: str, first: int, last: int, *at_first: str) -> None:
        """As ``span``, by the numbers of the words."""
        begins, goes_on, behind = ((name + letter).encode() for letter in "BIX")
        self.clues[first].append(begins)
        for at in range(first + 1, last):
            self.clues[at].append(goes_on)
        self.clues[first].extend(clue.encode() for clue in at_first)
        if last < len(self.clues):
            self.clues[last].append(behind)

    def each(self, name: str, start: int, end: int) -> None:
        clue = name.encode()
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            self.clues[at].append(clue)
