"""Notes that explain what a word means, which are no plans."""

from __future__ import annotations

import re

from zhiji.lexicon.patterns import Pattern


def is_note(sentence: str) -> bool:
    """Whether the sentence is a note that explains a word in quotes.

    >>> is_note("16.“四向八廊”综合交通走廊：4个方向8条走廊。"), is_note("1.稳增长：新建道路。")
    (True, False)
    """
    return bool(_NOTE.match(sentence))


_NOTE = re.compile(r"\s*[（(\[【]?\d{1,3}[）)\]】.．、]\s*[^，。：:“]{0,8}“[^”]+”[^，。：:]{0,12}[：:]")


def is_in_notes(text: str, at: int) -> bool:
    """Whether the paragraph at an offset is a note that says by its own words what a word means. What stands under a
    heading of notes is no requirement either: nothing is read from it.

    >>> is_in_notes("1.青松工程：指绿化工程。共8个。", 14), is_in_notes("1.青松工程：新建8个林场。", 10)
    (True, False)
    """
    begin = text.rfind("\n", 0, at) + 1
    found = _NOTED.match(text, begin)
    return bool(found and _EXPLAINS.match(text, found.end(), at))


_NOTED = re.compile(r"\s*[（(\[【]?\d{1,3}[）)\]】.．、]\s*[^，。：:\n]{1,40}[：:]")
_EXPLAINS = Pattern("plan_words", r".{0,16}?{explains}")
