"""Names found by the initials of their pinyin: hle finds 海拉尔.

``initials.tsv`` has for each letter the characters of GB 2312 that are read so: by the first reading that pypinyin
0.55 (MIT) gives, which takes it from Unicode's Unihan database, and by a second where a character has two in common
names (重庆 and 重点).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("initials.tsv")
_WORD = re.compile(r"[a-z]{2,12}")


@lru_cache(maxsize=256)
def initials_pattern(word: str) -> re.Pattern[str] | None:
    """What a name must hold to be meant by ``word``; None for what can be no initials.

    >>> pattern = initials_pattern("cqs")
    >>> pattern.search("在重庆市") is not None, pattern.search("中青社") is not None, initials_pattern("重庆")
    (True, False, None)
    """
    if not _WORD.fullmatch(word):
        return None
    read = load_initials()
    return re.compile("".join(f"[{letter}{letter.upper()}{read.get(letter, '')}]" for letter in word))


@cache
def load_initials() -> dict[str, str]:
    """Letter → the characters that are read so."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:])
    return {letter: characters for letter, characters in rows}  # noqa: C416 - pairs by their names
