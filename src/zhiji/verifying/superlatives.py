"""Superlatives of a memo (全省第一个, 全国首家, 全市第5), each held against what the reports say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from zhiji.lexicon import load_table, load_terms
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.parts_and_turns import EACH_WON
from zhiji.model.rows import ReportRow
from zhiji.verifying.memos import Memo
from zhiji.verifying.policy import any_of, load_policy
from zhiji.verifying.stretches import content
from zhiji.verifying.values import Checked, Difference, Stand, Verdict

_PLACE = re.compile(
    r"第\s*([一二三四五六七八九十]+|\d+)(?![\d一二三四五六七八九十次届期轮季章条阶产方批线书责人中小高实])"
)
"""A place in a row; 第一次会议, 第三方 and 第一人民医院 are none."""
_STOPS = "，,。；;！？!?\n"
_LEAST = 2
"""Pairs of characters that a sentence shares with the memo's, beside the superlative, to speak of what it speaks of."""


@dataclass(frozen=True, slots=True)
class Superlative:
    """Words that set something above others: among whom (``scope``), and how (``rank``: a number, else the words)."""

    start: int
    end: int
    scope: str
    rank: str
    is_prize: bool = False


def find_superlatives(text: str, start: int = 0, end: int | None = None) -> list[Superlative]:
    """The superlatives of a stretch of ``text``, in order.

    >>> [(s.scope, s.rank) for s in find_superlatives("在全省第一个建立，增速居全市第五")]
    [('全省', '1'), ('全市', '5')]
    """
    stop = len(text) if end is None else end
    found = [Superlative(*m.span(), m["scope"], _rank(m["rank"])) for m in _phrase().finditer(text, start, stop)]
    prizes = [
        Superlative(*m.span(), m["scope"], m["rank"], is_prize=True) for m in _prize().finditer(text, start, stop)
    ]
    return sorted([*found, *prizes], key=lambda one: one.start)


def _rank(words: str) -> str:
    number = _PLACE.match(words)
    if number:
        return str(value_of(number[1]))
    return load_policy().rows["superlative"].get(words, words).replace("-", words)


@cache
def _phrase() -> re.Pattern[str]:
    scopes = any_of(load_terms("first_words", "use", "scope")).pattern
    firsts = {row.term for row in load_table("standing_cues") if row["kind"] == "first"}
    words = any_of({*firsts, *load_policy().terms("superlative")}).pattern
    return re.compile(
        rf"(?P<scope>{scopes})[^，,。；;、：:“”\d\n]{{0,6}}?(?P<rank>{_PLACE.pattern}|{words})[个位名家]?"
    )


@cache
def _prize() -> re.Pattern[str]:
    givers, grades = (any_of(load_policy().terms(kind)).pattern for kind in ("prize-giver", "prize-grade"))
    return re.compile(
        rf"(?P<scope>{givers})(?:人民)?(?:政府)?(?P<rank>[^，,。；;、：:“”《》\d\n]{{2,12}}?(?:{grades}))"
    )


class Superlatives:
    """The superlatives of a memo beside the verdicts on its figures and quotations."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo
        self._held: dict[str, list[Superlative]] = {}
        apart = [*memo.quotations, *memo.titles]
        self.found = [
            s for s in find_superlatives(memo.seen) if not any(a.start < s.end and s.start < a.end for a in apart)
        ]

    def check(self, one: Superlative, told: Sequence[Checked], reports: Sequence[ReportRow]) -> Checked:
        """What the sentences say that the memo's sentence was found in, else whether any report of the issuer says such
        a thing at all; what it says it of is then not compared."""
        begin, end = self._memo.place(one.start, one.end)
        sentence = self._memo.sentence_at(one.start)
        checked = Checked(
            kind="superlative",
            quote=self._memo.text[begin:end],
            begin=begin,
            end=end,
            verdict="not-found",
            said=self._memo.seen[slice(*self._clause(one))].strip(),
        )
        beside = [
            c
            for c in told
            if c.place and sentence.start <= self._memo.seen_at(c.begin) < sentence.end
            if not any(d.what == "issuer" for d in c.differences)
        ]
        for place, theirs in _said_there(beside):
            differences = tuple(_differences(one, theirs, checked.quote, place.quote))
            same: Verdict = "supported" if self._of_the_same(one, place) else "not-compared"
            return replace(checked, verdict="differs" if differences else same, place=place, differences=differences)
        if one.is_prize:
            return self._prized(one, checked, reports)
        found = self._somewhere(one, sentence.start, sentence.end, reports)
        return replace(checked, verdict="not-compared", place=found) if found else checked

    def _prized(self, one: Superlative, checked: Checked, reports: Sequence[ReportRow]) -> Checked:
        """A prize by its words: told of what the memo's clause speaks of or of something else, or with another grade;
        where several have several in turn (分获), of which is not compared."""
        held = [(s, Stand(r, s.start, s.end)) for r in reports for s in self._of(r) if s.is_prize]
        same = [stand for s, stand in held if (s.scope, s.rank) == (one.scope, one.rank)]
        for stand in same:
            if self._of_the_same(one, stand, stand.report.issuer) and not EACH_WON.search(stand.sentence):
                return replace(checked, verdict="supported", place=stand)
        if same:
            return replace(checked, verdict="not-compared", place=same[0])
        for s, stand in held:
            if self._of_the_same(one, stand, stand.report.issuer) and not EACH_WON.search(stand.sentence):
                differences = (Difference("scope" if s.rank == one.rank else "words", checked.quote, stand.quote),)
                return replace(checked, verdict="differs", place=stand, differences=differences)
        return checked

    def _clause(self, one: Superlative) -> tuple[int, int]:
        text = self._memo.seen
        start = max(text.rfind(mark, 0, one.start) for mark in _STOPS) + 1
        return start, min([at for mark in _STOPS if (at := text.find(mark, one.end)) >= 0], default=len(text))

    def _of_the_same(self, one: Superlative, place: Stand, apart: str | None = None) -> bool:
        """Whether what the memo's clause says beside the superlative stands in the sentence of the place, for the most
        part; the name ``apart`` says nothing, and where it is all that stands there it is not of the same."""
        text, (start, end) = self._memo.seen, self._clause(one)
        words = content(text[start : one.start]) + "\n" + content(text[one.end : end])
        pairs = _pairs(words) - _pairs(apart or "")
        return (bool(pairs) or not apart) and sum(pair in place.sentence for pair in pairs) * 2 >= len(pairs)

    def _of(self, report: ReportRow) -> list[Superlative]:
        if report.iri not in self._held:
            self._held[report.iri] = find_superlatives(report.text)
        return self._held[report.iri]

    def _somewhere(self, one: Superlative, start: int, end: int, reports: Sequence[ReportRow]) -> Stand | None:
        """The place of the same superlative whose sentence has most of the memo's words."""
        words = self._memo.seen[start : one.start] + "\n" + self._memo.seen[one.end : end]
        pairs = _pairs(words)
        best, most = None, _LEAST - 1
        for report in reports:
            for s in self._of(report):
                stand = Stand(report, s.start, s.end)
                if (s.scope, s.rank) == (one.scope, one.rank):
                    shared = sum(pair in stand.sentence for pair in pairs)
                    if shared > most:
                        best, most = stand, shared
        return best


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1) if words[i : i + 2].isalnum()}


def _said_there(beside: Sequence[Checked]) -> Iterator[tuple[Stand, Superlative]]:
    """The superlative that each of the places is told with: the next one behind it in its sentence, else the last one
    before it."""
    for checked in beside:
        place = checked.place
        if place is None:
            continue
        held = next((s for s in place.report.sentences if s.start <= place.begin < s.end), None)
        if held is None:
            continue
        found = find_superlatives(place.report.text, held.start, held.end)
        behind = [s for s in found if s.end > place.begin]
        if found:
            theirs = behind[0] if behind else found[-1]
            yield Stand(place.report, theirs.start, theirs.end), theirs


def _differences(one: Superlative, theirs: Superlative, ours: str, said: str) -> Iterator[Difference]:
    if one.scope != theirs.scope:
        yield Difference("scope", ours, said)
    elif one.rank != theirs.rank:
        yield Difference("numbers" if one.rank.isdigit() and theirs.rank.isdigit() else "words", ours, said)


__all__ = ["Superlative", "Superlatives", "find_superlatives"]
