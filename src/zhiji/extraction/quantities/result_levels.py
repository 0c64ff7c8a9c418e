"""What kind of result a figure is: effect, output, activity or scope; decided by the clues of its words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.levels import is_described
from zhiji.extraction.text.genre import genre_of
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.text.word_clues import ENDS
from zhiji.extraction.text.words import Word
from zhiji.extraction.weighing import Weights
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Quantity, ResultLevel

_AMONG = Pattern(WORDS, r"\s*[，,、]?\s*{part-of}|[（(](?![^）)]*[）)])")
_ENDS_LIST = re.compile(r"[。；;！？\n]|^[^（(]*[）)]")

NONE = "none"
"""The label of a figure that has no result level (a norm)."""


class Figures:
    """The words around the figures of one report."""

    def __init__(self, surface: Surface, words: Sequence[Word]) -> None:
        self.surface, self.words = surface, words
        self.genre = genre_of(surface.report)
        self._starts = [word.start for word in words]

    def clues(self, figure: Quantity) -> list[str]:
        """The clues of one figure: its subject, unit, role, verbs before it, and what the rules say of its level."""
        first = bisect_right(self._starts, figure.start) - 1
        last = bisect_left(self._starts, figure.end)
        return [
            "bias",
            *self._ruled(figure),
            *self._subject(figure),
            *self._before(figure, first),
            *(f"n{n}={w.text}" for n, w in enumerate(self.words[last : last + 3])),
        ]

    def _ruled(self, figure: Quantity) -> list[str]:
        level, role, unit, genre = figure.of, figure.role, figure.unit, self.genre
        return [
            f"u={unit}",
            f"role={role}",
            f"of={level}",
            f"of+u={level} {unit}",
            f"of+role={level} {role}",
            f"dir={figure.direction}",
            f"section={self.surface.role(figure.start)}",
            f"g={genre}",
            f"g+of={genre} {level}",
            f"g+of+role={genre} {level} {role}",
            f"g+u={genre} {unit}",
        ]

    def _subject(self, figure: Quantity) -> list[str]:
        subject = figure.subject
        if subject is None:
            return ["rel=none"]
        words = subject.text
        clues = [f"s{n}={words[-n:]}" for n in range(1, 5) if len(words) >= n]
        clues += [f"b{n}={words[:n]}" for n in range(1, 4) if len(words) >= n]
        clues.append(f"us={figure.unit} {words[-2:]}")
        at = bisect_left(self._starts, subject.start)
        while at < len(self.words) and self.words[at].start < subject.end:
            clues.append("sw=" + self.words[at].text)
            at += 1
        if subject.start >= figure.end:
            return [*clues, "rel=after"]
        gap = self.surface.text[subject.end : figure.start]
        clues.append("rel=near" if len(gap) < 8 else "rel=far")
        return [*clues, "mid=" + gap] if len(gap) < 12 else clues

    def _before(self, figure: Quantity, first: int) -> list[str]:
        """The words of the clause up to the figure, nearest first, and the verbs of the sentence before it."""
        words, clues = self.words, list[str]()
        at = first - 1
        verb: str | None = None
        while at >= 0 and words[at].text not in ENDS and first - at <= 10:
            word, back = words[at], first - 1 - at
            clues.append("pw=" + word.text)
            if back < 2:
                clues.append(f"p{back}={word.text}")
            if word.tag in ("v", "vn"):
                clues.append("pv=" + word.text)
                verb = verb or word.text
            at -= 1
        clues.append(f"words={min(3, first - 1 - at)}")
        if verb:
            clues += ["lv=" + verb, f"lv+u={verb} {figure.unit}"]
        if at + 1 < first:
            clues.append("cf=" + words[at + 1].text)
        floor = at - 12
        at -= 1
        while at > floor and at >= 0 and words[at].text not in "。；！？\n":
            if words[at].tag == "v":
                clues.append("cv=" + words[at].text)
            at -= 1
        return clues


def with_level(
    figure: Quantity, figures: Figures, weights: Weights, rates: Mapping[str, float], decided_by: str
) -> Quantity:
    """The figure with the likeliest result level, and its confidence: that level's, times how often a figure of its
    role has subject and value right (``rates``). A norm keeps none."""
    rate = rates.get(figure.role, 1.0)
    if figure.role in ("norm", "rank"):
        return replace(figure, confidence=_two(rate), decided_by=decided_by)
    level, chance = weights.best(figures.clues(figure))
    if figure.of == "scope" and is_described(figure.subject.text if figure.subject else ""):
        level = "scope"
    none = level == NONE or is_left_undone(figures.surface.text, figure)
    of = None if none else cast("ResultLevel", level)
    return replace(figure, of=of, confidence=_two(rate * chance), decided_by=decided_by)


def is_left_undone(text: str, figure: Quantity) -> bool:
    """未整改12宗, 尚有7个问题未整改, 持续推进剩余7项: what is still to be done is no result; 完成剩余7项 is one."""
    before = _LEFT_BEFORE.search(text, max(0, figure.start - _NEAR), figure.start)
    return figure.role == "level" and bool(before or _LEFT_BEHIND.match(text, figure.end))


_NEAR = 10
_LEFT_BEFORE = Pattern(WORDS, "(?:{left-undone}|(?<!{fulfilled}){left-over})[了的]?$")
_LEFT_BEHIND = Pattern(WORDS, r"[^，,。；;：:、\d]{0,8}?{left-undone}(?=[，,。；;、\n）)]|$)")


def with_lists(figures: Sequence[Quantity], text: str) -> list[Quantity]:
    """What 其中 or a bracket tells apart has the level of the whole: 在册人员401人，其中缓刑384人 are both scope."""
    out: list[Quantity] = []
    whole: Quantity | None = None
    for figure in figures:
        gap = text[out[-1].end : figure.start] if out else ""
        if whole and (figure.unit != whole.unit or figure.role != "level" or _ENDS_LIST.search(gap)):
            whole = None
        if out and _AMONG.match(gap) and _can_be_parts(out[-1], figure):
            whole = whole or out[-1]
        same = whole and not is_left_undone(text, figure)
        out.append(replace(figure, of=whole.of, confidence=whole.confidence) if whole and same else figure)
    return out


def _can_be_parts(whole: Quantity, part: Quantity) -> bool:
    return whole.role == part.role == "level" and whole.unit == part.unit and whole.value >= part.value


def _two(chance: float) -> Decimal:
    return Decimal(f"{chance:.2f}")
