"""People's names left out of what is sent, every offset kept: a masked text is as long as the report's own."""

from __future__ import annotations

from collections.abc import Iterable

from zhiji.model import Person

MASK = "＊"


def masked_text(text: str, people: Iterable[Person]) -> str:
    """``text`` with the names of ``people`` replaced wherever they stand, a mask for each character.

    >>> masked_text("局长赵虚构说", [Person(id="p", start=2, end=5, text="赵虚构")])
    '局长＊＊＊说'
    """
    for name in sorted({person.text for person in people}, key=lambda name: (-len(name), name)):
        text = text.replace(name, MASK * len(name))
    return text
