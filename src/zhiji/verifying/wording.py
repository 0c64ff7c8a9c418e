"""How alike two wordings are, and in which words and numbers they differ; numbers are one word each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from zhiji.verifying.folding import Folded
from zhiji.verifying.policy import moving
from zhiji.verifying.values import Difference, What

_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[A-Za-z]+|.", re.DOTALL)
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万亿两半]")
_NUMERAL = re.compile(r"\d[\d.,]*\d")
_SAID = re.compile(r"\w")
_LEAST = 2


def likeness(wanted: str, passage: str) -> tuple[float, int, int]:
    """How much of ``wanted`` stands in ``passage`` in its order, 0 to 1, less what stands between, and from where to
    where it does."""
    matcher = SequenceMatcher(None, wanted, passage, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size >= _LEAST]
    if not blocks:
        return 0.0, 0, 0
    first, last = blocks[0], blocks[-1]
    left, right = _ends(wanted, passage, first.b - first.a, last.b + last.size, len(wanted) - last.a - last.size)
    matched = sum(b.size for b in blocks)
    return matched / max(len(wanted), last.b + last.size - first.b), left, right


def _ends(wanted: str, passage: str, left: int, matched: int, more: int) -> tuple[int, int]:
    """Where the passage begins and ends: with what stands for the words' own ends, and never inside a number."""
    right = min(matched + more, len(passage))
    if more and (again := passage.find(wanted[-1], matched, right + _LEAST + 1)) >= 0:
        right = again + 1
    left = max(left, 0)
    for number in _NUMERAL.finditer(passage):
        if number.start() < left < number.end():
            left = number.start()
        if number.start() < right < number.end():
            right = number.end()
    return left, right


def differences_between(memo: str, report: str) -> tuple[Difference, ...]:
    """The words and numbers in which two wordings differ, as they stand in each; marks of quotation and white space
    are no difference."""
    told = ((memo[slice(*here)], report[slice(*there)]) for here, there in differing_places(memo, report))
    return tuple(Difference(_what(ours, theirs), ours, theirs) for ours, theirs in told)


def differing_places(memo: str, report: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where they stand in each, in order; a place without words where one of the two says nothing."""
    one, other = Folded(memo), Folded(report)
    mine, theirs = list(_TOKEN.finditer(one.text)), list(_TOKEN.finditer(other.text))
    matcher = SequenceMatcher(None, [m.group() for m in mine], [m.group() for m in theirs], autojunk=False)
    return [
        (_place(one, mine[a:b]), _place(other, theirs[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _place(text: Folded, tokens: list[re.Match[str]]) -> tuple[int, int]:
    return text.place(tokens[0].start(), tokens[-1].end()) if tokens else (0, 0)


def _what(here: str, there: str) -> What:
    if moving("not").search(here) or moving("not").search(there):
        return "polarity"
    if _NUMBER.search(here) or _NUMBER.search(there):
        return "numbers"
    return "words" if _SAID.search(here + there) else "punctuation"


def marked(words: str, places: Iterable[tuple[int, int]]) -> str:
    """``words`` with each of the places in brackets ⟦ ⟧, without those that lie in another."""
    out, at = [], 0
    for start, end in sorted(places):
        if at <= start < end:
            out += [words[at:start], "⟦", words[start:end], "⟧"]
            at = end
    return "".join([*out, words[at:]])


def places_of(words: str, stretches: Iterable[str], known: tuple[int, int]) -> list[tuple[int, int]]:
    """Where stretches stand in ``words``: at the ``known`` place if they are what stands there, else where they are
    found first, and not as a part of a number."""
    found = []
    for stretch in filter(None, stretches):
        if words[slice(*known)] == stretch:
            found.append(known)
        elif match := re.search(rf"(?<![\d.]){re.escape(stretch)}(?!\d)", words):
            found.append(match.span())
    return found
