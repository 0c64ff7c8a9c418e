"""Whether the words before an honour name for themselves what it is said of."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.extraction.honours.scopes import WORDS
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Standing

_NO_SUBJECT = Pattern(
    WORDS,
    r"(?:{no-subject}|{taking-place}[^，,。；：\n]{0,40}?{contest|contest-held}{within}|连续[{=numerals:digit|pair|ten}\d]+[年届次]|20\d\d年度?|\d{1,2}月(?:\d{1,2}日)?|{by-whom}[^，,。；]*|"
    r"{seat}[^，,。；]{0,14}{seat-end})*",
)


def has_own_subject(surface: Surface, start: int, at: int) -> bool:
    """Whether the clause names what received it (塞罕坝林场荣获…), so that nothing before it did."""
    return at - start >= 2 and not _NO_SUBJECT.fullmatch(surface.covered, start, at)


def names_next(surface: Surface, start: int, at: int) -> bool:
    """甲乡|被命名为“…”、龙西路|被评为: another of the row received it, who is no unit and no initiative."""
    cut = surface.covered.rfind("、", start, at)
    told = cut >= 0 and HONOURED.search(surface.covered, start, cut)
    return bool(told) and has_own_subject(surface, cut + 1, at)


HONOURED = Pattern("award_cues", "{award}")


def subject_before(words: str, standing: Sequence[Standing]) -> int:
    """How many characters of a phrase stand before its rank."""
    ranks = [s for s in standing if s.kind in ("rank", "top-tier")]
    return max(0, words.find(ranks[0].text)) if ranks else 0
