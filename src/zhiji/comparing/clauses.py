"""Reports cut into clauses, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhiji.comparing.contexts import Context
from zhiji.comparing.retrospects import years_looked_back_on
from zhiji.comparing.stages import stage_of
from zhiji.model.codes import SectionRole
from zhiji.model.rows import ReportRow

_CLAUSE = re.compile(r"[^，,；;。！？!?\n]+")
_COUNT = "[一二三四五六七八九十]+"
MARKER = re.compile(rf"\s*(?:{_COUNT}[是要、]|[（(](?:{_COUNT}|\d+)[)）]|第{_COUNT}|[—\s]+)")
_ANNOUNCED = re.compile(r"[^：:“”《》（）()]{0,40}(?:[：]|:(?!\d))\s*(?=\S{4})")
_ENDS = "，,；;。！？!?、"
_SHORTEST_CLAUSE = 5


_HELD = re.compile(r"“[^“”\n]*”|《[^《》\n]*》|（[^（）\n]*）|\([^()\n]*\)")
"""What stands between signs that open and close: it is not cut."""


def masked(words: str, signs: str) -> str:
    """``words`` with the ``signs`` that stand inside of quotes and brackets made into something else."""
    cut = str.maketrans(signs, "·" * len(signs))
    return _HELD.sub(lambda match: match.group().translate(cut), words)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch without commas inside a sentence of one report. ``period`` are the years that it looks back on where
    these are several (2011/2015), else empty."""

    report: str
    begin: int
    end: int
    text: str
    sentence_begin: int
    sentence: str
    role: SectionRole
    period: str = ""
    runs_on: bool = field(default=False, compare=False)
    """Whether another sentence follows in its line, also where no full stop ends it: （1）甲工程（2）乙工程."""

    @property
    def stage(self) -> int:
        """How far a work is by the clause's words, 1 (prepared) to 6 (in use); 0 where they do not say."""
        return stage_of(self.text)


def find_clauses(report: ReportRow) -> list[Clause]:
    """The clauses of a report that are long enough to say something, in order."""
    found = []
    periods = dict(years_looked_back_on(report))
    for sentence in report.sentences:
        words = report.text[sentence.start : sentence.end]
        role = Context(report, sentence.start, sentence.end).role
        runs_on = bool(_IN_LINE.match(report.text, sentence.end))
        around = sentence.start, words.strip(), role, periods.get(sentence, ""), runs_on
        for match in _CLAUSE.finditer(NUMBERED.sub(_ended, masked(words, _ENDS))):
            begin = sentence.start + match.start() + _lead_of(words[match.start() : match.end()])
            text = report.text[begin : sentence.start + match.end()].rstrip()
            if len(text) >= _SHORTEST_CLAUSE:
                found.append(Clause(report.iri, begin, begin + len(text), text, *around))
    return found


def _ended(number: re.Match[str]) -> str:
    return "；" * len(number.group())


NUMBERED = re.compile(r"[①-⑳⑴-⒇]|[（(]\d{1,2}[)）]")
"""What numbers the works that a sentence lists, or a note: no part of a clause."""
_IN_LINE = re.compile(r"[ \t\u3000]*[^\s]")


def _lead_of(written: str) -> int:
    """Where the words of a clause begin: behind its number, and behind what only announces them (主要预期目标是：)."""
    marker = MARKER.match(written)
    at = marker.end() if marker else 0
    announced = _ANNOUNCED.match(written, at)
    return announced.end() if announced else at
