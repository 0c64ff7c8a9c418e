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
    one, other = Folded(memo), Folded(report)
    mine, theirs = list(_TOKEN.finditer(one.text)), list(_TOKEN.finditer(other.text))
    matcher = SequenceMatcher(None, [m.group() for m in mine], [m.group() for m in theirs], autojunk=False)
    found = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            here, there = _words(one, mine[a:b]), _words(other, theirs[c:d])
            found.append(Difference(_what(here, there), here, there))
    return tuple(found)


def _words(text: Folded, tokens: list[re.Match[str]]) -> str:
    return text.published[slice(*text.place(tokens[0].start(), tokens[-1].end()))] if tokens else ""


def _what(here: str, there: str) -> What:
    if moving("not").search(here) or moving("not").search(there):
        return "polarity"
    if _NUMBER.search(here) or _NUMBER.search(there):
        return "numbers"
    return "words" if _SAID.search(here + there) else "punctuation"


def marked(words: str, differing: Iterable[str]) -> str:
    """``words`` with each of the differing stretches in brackets ⟦ ⟧, in order."""
    out, at = [], 0
    for stretch in differing:
        place = words.find(stretch, at) if stretch else -1
        if place >= 0:
            out += [words[at:place], "⟦", stretch, "⟧"]
            at = place + len(stretch)
    return "".join([*out, words[at:]])
