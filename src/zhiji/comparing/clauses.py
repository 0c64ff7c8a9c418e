"""Reports cut into clauses, and clauses into the things they list, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from zhiji.comparing.contexts import Context
from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_table, load_terms
from zhiji.model.codes import SectionRole
from zhiji.model.rows import ReportRow

_CLAUSE = re.compile(r"[^，,；;。！？!?\n]+")
_COUNT = "[一二三四五六七八九十]+"
_MARKER = re.compile(rf"\s*(?:{_COUNT}[是要、]|[（(](?:{_COUNT}|\d+)[)）]|第{_COUNT}|[—\s]+)")
_WHOLE = re.compile(r"[。；;！!？?…]$")
"""How a sentence ends that is no heading."""
_SHORTEST_ITEM = 4
_TELLS = re.compile(r"[，,\d“《]")
"""What a heading that a full stop ends does without."""
_SAYS_MORE = re.compile(r"\s*(?:[^。；\n]{1,40}[，,]|[^。；\n]{21,})")
"""How a sentence begins that says how what a heading names is to come about: in several clauses, or a long one."""
_SPACES = " \t\u3000"
_LONGEST_RUN_IN, _LONGEST_NUMBERED = 20, 45
"""Characters of a heading that a full stop ends: without a number, and with one."""
_SHORTEST_CLAUSE = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch without commas inside a sentence of one report."""

    report: str
    begin: int
    end: int
    text: str
    sentence_begin: int
    sentence: str
    role: SectionRole

    @property
    def stage(self) -> int:
        """How far a work is by the clause's words, 1 (prepared) to 6 (in use); 0 where they do not say."""
        return stage_of(self.text)


def stage_of(words: str) -> int:
    """How far the words say that a work is: 完成 is said of what stands beside it, so another word decides first.

    >>> stage_of("完成项目核准"), stage_of("主体完工"), stage_of("建成并投入使用")
    (1, 4, 6)
    """
    stages = {match.group(): _stages()[match.group()] for match in _stage_words().finditer(words)}
    if not stages:
        return 0
    decisive = [stage for word, stage in stages.items() if word not in _LOOSE]
    if 4 in decisive and max(decisive) == 5:
        return 4  # 主体完工
    return max(decisive) if decisive else max(stages.values())


_LOOSE = frozenset({"完成", "推进", "争取", "规划", "谋划", "建立", "落地"})
"""Words that say how far a work is only where no other does."""


def find_clauses(report: ReportRow) -> list[Clause]:
    """The clauses of a report that are long enough to say something, in order."""
    found = []
    for sentence in report.sentences:
        words = report.text[sentence.start : sentence.end]
        role = Context(report, sentence.start, sentence.end).role
        for match in _CLAUSE.finditer(words):
            lead = _MARKER.match(match.group())
            begin = sentence.start + match.start() + (lead.end() if lead else 0)
            text = report.text[begin : sentence.start + match.end()].rstrip()
            if len(text) >= _SHORTEST_CLAUSE:
                found.append(Clause(report.iri, begin, begin + len(text), text, sentence.start, words.strip(), role))
    return found


def find_items(clause: Clause) -> Iterator[Clause]:
    """The things that a clause lists with 、, each with its own place; the clause itself where it lists none."""
    pieces = list(re.finditer(r"[^、]+", clause.text))
    if len(pieces) < 2 or any(len(piece.group()) < _SHORTEST_ITEM for piece in pieces):
        yield clause
        return
    for piece in pieces:
        begin = clause.begin + piece.start()
        yield replace(clause, begin=begin, end=begin + len(piece.group()), text=piece.group())


def is_checkable(words: str) -> bool:
    """Whether a plan names something of which can be said later what became of it."""
    told = {match.group() for match in _stage_words().finditer(words)} - _LOOSE
    return bool(told or _things().search(words) or re.search(r"\d", words))


def is_aim(words: str) -> bool:
    """Whether the words say what a plan is for or goes by, or call for it, rather than what is planned.

    >>> is_aim("以新城区建设为契机"), is_aim("为建成小康社会而努力奋斗"), is_aim("建成新城区学校")
    (True, True, False)
    """
    return bool(_aims().search(words))


def is_heading(clause: Clause) -> bool:
    """Whether the clause stands in a heading: in a line that no full stop ends."""
    return not _WHOLE.search(clause.sentence)


def only_names(clause: Clause, report: ReportRow) -> bool:
    """Whether the clause's sentence only names what the next ones say: a heading that ends in a full stop. It is
    short, numbered or of one clause, and has no number, name in quotes or work that comes so far.

    >>> from zhiji.model import Place
    >>> text = "优化营商环境。推行一窗受理，压减办理时限。"
    >>> report = ReportRow("r", "0", "甲市", "b", 2015, "", text, (Place(0, 7), Place(7, len(text))))
    >>> [only_names(clause, report) for clause in find_clauses(report)]
    [True, False, False]
    """
    begins = report.text.find(clause.sentence, clause.sentence_begin)
    line = report.text[begins:].split("\n", 1)[0]
    alone = line.strip() == clause.sentence and report.text[:begins].rstrip(_SPACES).endswith("\n")
    below = report.text[begins + len(clause.sentence) :] if alone else line[len(clause.sentence) :]
    if not _SAYS_MORE.match(below):
        return False
    if _MARKER.match(clause.sentence):
        return len(clause.sentence) <= _LONGEST_NUMBERED
    told = _TELLS.search(clause.sentence) or names_a_work(clause.sentence)
    return len(clause.sentence) <= _LONGEST_RUN_IN and not told


def names_a_work(words: str) -> bool:
    """Whether the words say how far a thing that is built or set up is to come.

    >>> names_a_work("建成青松路小学"), names_a_work("完成目标")
    (True, False)
    """
    told = {match.group() for match in _stage_words().finditer(words)} - _LOOSE
    return bool(told and _things().search(words))


@cache
def _stages() -> dict[str, int]:
    return {row.term: int(row["stage"]) for row in load_table("plan_stages")}


@cache
def _stage_words() -> re.Pattern[str]:
    return re.compile(any_of(load_terms("plan_stages")))


@cache
def _things() -> re.Pattern[str]:
    return re.compile(any_of(load_terms("plan_words", "use", "thing")))


@cache
def _aims() -> re.Pattern[str]:
    begin, end, call = (any_of(load_terms("plan_words", "use", use)) for use in ("aim-begin", "aim-end", "call"))
    return re.compile(rf"^(?:{begin}).*(?:{end})$|{call}")
