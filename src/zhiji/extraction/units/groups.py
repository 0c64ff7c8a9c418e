"""Which names are those of several organisations: by a class in the plural sense, by a count in words, by 各 inside."""

from __future__ import annotations

from zhiji.extraction.units.words import WORDS
from zhiji.lexicon.patterns import Pattern

_GROUP = Pattern(
    WORDS,
    "{group-end}$|{group-of}[^局委]{0,6}{group-body}$|各"
    r"|^(?:\d[\d.]*|[{=numerals:digit|pair|ten|unit_words:group-number}]+)[{=group-number}]*{group-counter}",
)


def names_group(words: str) -> bool:
    """Whether a unit's words name a group.

    >>> names_group("市属医院"), names_group("两所高校"), names_group("青山医院")
    (True, True, False)
    """
    return _GROUP.search(words) is not None
