"""The edges of a stretch that no weight has to learn: quotes in pairs, no counting word, whole ranks, no 工作."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from zhiji.extraction.text.words import Word
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern

_RANKS = ("第", "前")
_RANK = Pattern("numerals", r"[第前][\d{=digit|ten}]+[位名]?")
_FARTHEST = 14
"""Words: as far as the other of a pair of quotes is looked for."""


def squared(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """Words ``first`` up to ``last`` with edges as a name has them; None where nothing is left or a quote stays open.

    >>> from zhiji.extraction.text.words import words_of
    >>> words = words_of("推进“一窗通办”改革")
    >>> first, last = squared(words, 2, len(words))
    >>> "".join(word.text for word in words[first:last])
    '“一窗通办”改革'
    """
    if first and words[first].text in _counters() and words[first - 1].text[-1:].isnumeric():
        first += 1
    while first < last < len(words) and _joins_the_next(words, last - 1):
        last -= 1
    return _paired(words, first, last) if first < last else None


def ranked(words: Sequence[Word], last: int) -> int:
    """Where a recognition ends whose words break off before or in a rank: 全国|第12位, 进入全国第|8位.

    >>> from zhiji.extraction.text.words import words_of
    >>> words = words_of("位居全国第8位。")
    >>> ["".join(word.text for word in words[: ranked(words, at)]) for at in (2, 3, 4, 5)]
    ['位居全国第8位', '位居全国第8位', '位居全国第8位', '位居全国第8位']
    """
    begin = next((at for at in (last - 1, last - 2) if at >= 0 and words[at].text in _RANKS), last)
    rank = _RANK.match("".join([word.text for word in words[begin : last + 3]]))
    if rank is None:
        return last
    end = words[begin].start + rank.end()
    return next((at for at in range(last, min(len(words), last + 4)) if words[at].start >= end), last)


def without_work(name: str) -> str:
    """A name without the 工作 that trails behind it; behind quotes it stays.

    >>> without_work("党建引领试点工作"), without_work("“回头看”工作")
    ('党建引领试点', '“回头看”工作')
    """
    trails = name.endswith(_WORK) and len(name) > len(_WORK) + 1 and name[-len(_WORK) - 1] not in _CLOSING
    return name[: -len(_WORK)] if trails else name


_WORK = "工作"
_CLOSING = "”）"


def _paired(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """With the quote that one inside belongs to, which stands near in the same clause."""
    held = "".join([word.text for word in words[first:last]])
    opened = held.count("“") - held.count("”")
    if opened > 0:
        end = next((at for at in range(last, min(len(words), last + _FARTHEST)) if words[at].text == "”"), None)
        return None if end is None or _breaks(words[last:end]) else (first, end + 1)
    if opened < 0:
        begin = next((at for at in range(first - 1, max(-1, first - _FARTHEST), -1) if words[at].text == "“"), None)
        return None if begin is None or _breaks(words[begin:first]) else (begin, last)
    return first, last


def _breaks(words: Sequence[Word]) -> bool:
    return any(word.text in "。；！？\n" for word in words)


def _joins_the_next(words: Sequence[Word], at: int) -> bool:
    """Whether a word only joins what stands behind it: 粮食直补|和|综合补贴, but not 碳中和，."""
    return words[at].text in _joining() and words[at + 1].text[0].isalpha()


@cache
def _joining() -> frozenset[str]:
    """Words at whose either side stands one of several things, and no name ends."""
    return frozenset(load_terms("no_names", "kind", "joins"))


@cache
def _counters() -> frozenset[str]:
    """The counting words that stand before a noun and never begin a name."""
    return frozenset(load_terms("no_names", "kind", "counter"))
