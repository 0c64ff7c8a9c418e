"""Where words stand in reports: exactly, else the passage that is nearest to them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from zhiji.model.rows import ReportRow
from zhiji.verifying.folding import Folded, folded
from zhiji.verifying.policy import load_policy, moving
from zhiji.verifying.values import Stand
from zhiji.verifying.wording import likeness

MARKS = "。.,;:!?、…-"
_OMITTED = re.compile(r"[\[(（]?(?:…+|\.{3,}|⋯+)[\])）]?")
_LOOKED_AT = 6
_SHORT = 4
"""Characters below which only the words themselves are looked for: 法考 is near to too much."""
_WIDE = 12
"""Characters around a passage that may belong to it."""


class Searched:
    """One report as it is searched."""

    def __init__(self, report: ReportRow) -> None:
        self.report = report
        self.folded = Folded(report.text)

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """The folded places of folded words, in order; a number is not cut, and what is denied is not quoted."""
        text = self.folded.text
        at = text.find(words) if words else -1
        while at >= 0:
            end = at + len(words)
            if not _cuts_number(text, at, end) and not _denied(text, at):
                yield at, end
            at = text.find(words, at + 1)

    def stand(self, start: int, end: int) -> Stand:
        return Stand(self.report, *self.folded.place(start, end))

    @cached_property
    def pairs(self) -> dict[str, list[int]]:
        """Pair of characters → where it stands in the folded text."""
        held: dict[str, list[int]] = {}
        text = self.folded.text
        for at in range(len(text) - 1):
            held.setdefault(text[at : at + 2], []).append(at)
        return held


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Whether the place begins or ends inside a number: 8.6% is not in 98.6%."""
    return bool(
        (text[start].isdigit() and re.search(r"\d[.,]?$", text[max(start - 2, 0) : start]))
        or (text[end - 1].isdigit() and re.match(r"[.,]?\d", text[end : end + 2]))
    )


def _denied(text: str, start: int) -> bool:
    """Whether the word before the place denies it: 按期完成 is not what 未按期完成 says."""
    return any(match.end() == start for match in moving("not").finditer(text, max(start - 3, 0), start))


def find_places(words: str, reports: Sequence[Searched]) -> list[Stand]:
    """Every place of ``words`` in the reports, in their order; …… in them may stand for what is left out."""
    parts = [part for part in (folded(p).strip(MARKS) for p in _OMITTED.split(words)) if part]
    found = []
    for searched in reports:
        for start, end in searched.find(parts[0]) if parts else ():
            last = _last_of(searched, parts[1:], end)
            if last is not None:
                found.append(searched.stand(start, last))
    return found


def _last_of(searched: Searched, parts: Sequence[str], end: int) -> int | None:
    """Where the last of the parts ends that follow each other behind ``end``; None where one does not."""
    most = int(load_policy().number("omitted"))
    for part in parts:
        at = next((p for p in searched.find(part) if p[0] >= end), None)
        if at is None or at[0] - end > most:
            return None
        end = at[1]
    return end


def nearest(words: str, reports: Sequence[Searched]) -> Stand | None:
    """The passage most like ``words``; None where none is alike enough, or they are too few to be alike."""
    wanted = folded(words).strip(MARKS)
    if len(wanted) < _SHORT:
        return None
    best: Stand | None = None
    least = load_policy().number("alike")
    for searched, start, end in _candidates(wanted, reports):
        alike, left, right = likeness(wanted, searched.folded.text[start:end])
        if alike >= least and left < right:
            best, least = searched.stand(start + left, start + right), alike + 1e-9
    return best


def _candidates(wanted: str, reports: Sequence[Searched]) -> list[tuple[Searched, int, int]]:
    """The stretches that share most pairs of characters with the words, rare pairs first; a few."""
    pairs = Counter(wanted[i : i + 2] for i in range(len(wanted) - 1))
    size = len(wanted)
    scored: list[tuple[float, int, int]] = []
    for number, searched in enumerate(reports):
        held: dict[int, float] = defaultdict(float)
        for pair in pairs:
            places = searched.pairs.get(pair, ())
            for at in dict.fromkeys(p // size for p in places):
                held[at] += 1 / (1 + len(places)) + 1
        scored += [(held[at] + held.get(at + 1, 0), number, at) for at in held]
    scored.sort(key=lambda s: (-s[0], s[1], s[2]))
    return [_stretch(reports[number], at * size, (at + 2) * size) for _, number, at in scored[:_LOOKED_AT]]


def _stretch(searched: Searched, start: int, end: int) -> tuple[Searched, int, int]:
    return searched, max(start - _WIDE, 0), min(end + _WIDE, len(searched.folded.text))


def sentence_bounds(stand: Stand) -> tuple[int, int]:
    """The sentence that a place begins in, as offsets; the place itself where it has none."""
    starts = stand.report.starts
    i = bisect_right(starts, stand.begin) - 1
    if i < 0 or stand.report.sentences[i].end <= stand.begin:
        return stand.begin, stand.end
    return stand.report.sentences[i].start, stand.report.sentences[i].end


def nearest_of(stands: Sequence[Stand], offsets: dict[str, list[int]]) -> Stand:
    """Of several places the one nearest to places that are known (report → sorted offsets), else the first."""

    def away(stand: Stand) -> int:
        held = offsets.get(stand.report.iri, [])
        i = bisect_left(held, stand.begin)
        return min((abs(o - stand.begin) for o in held[max(i - 1, 0) : i + 1]), default=10**9)

    return min(stands, key=away)
