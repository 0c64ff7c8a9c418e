"""What must stand in the words of a figure or an award: whether it rose or fell, and that it is so at all."""

from __future__ import annotations

import re
from functools import cache

from zhiji.lexicon import load_terms
from zhiji.model import Direction, Place
from zhiji.proposing.places import fold
from zhiji.proposing.refusals import RefusedError

_CLAUSE = re.compile(r"[，,；;。：:！？]")


@cache
def _words(sense: str) -> tuple[str, ...]:
    return load_terms("answer_polarity", "sense", sense)


def check_direction(direction: Direction | None, quote: str) -> None:
    """RefusedError where ``quote`` has no word for the direction that is claimed."""
    words = fold(quote)
    if direction is not None and not any(word in words for word in _words(direction)):
        raise RefusedError("polarity not in quote")


def is_hoped_or_denied(text: str, sentence: Place, quote: Place) -> bool:
    """Whether the clause before an award's words says that it was not given, or only hoped for: 力争获评“…”."""
    clause = _CLAUSE.split(text[sentence.start : quote.start])[-1]
    return any(word in clause for word in (*_words("hoped"), *_not_given()))


@cache
def _not_given() -> tuple[str, ...]:
    """The negations that are said of a verb: 不 and 非 stand in too many names."""
    return tuple(word for word in _words("not") if word.startswith(("未", "尚", "并")) or word == "没有")
