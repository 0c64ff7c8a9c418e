"""Initiatives that are named by pointing back (该机制): they are what was named last with the same head."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from zhiji.lexicon import load_table
from zhiji.model import Fact, Initiative


@cache
def _pointers() -> tuple[str, ...]:
    return tuple(row.term for row in load_table("pointing_words"))


def head_pointed_at(name: str) -> str | None:
    """The head noun of a name that only points back; None for a name.

    >>> head_pointed_at("该机制"), head_pointed_at("“护航”行动")
    ('机制', None)
    """
    return next((name.removeprefix(word) for word in _pointers() if name.startswith(word)), None)


def named_by_pointing(fact: Initiative, facts: Iterable[Fact]) -> str | None:
    """The name of the initiative that ``fact`` points back at: of those told before it whose name ends in its head the
    one told last; None where there is none."""
    head = head_pointed_at(fact.name)
    before = [
        (other.start, other.name)
        for other in facts
        if isinstance(other, Initiative) and other.start < fact.start and head_pointed_at(other.name) is None
    ]
    return next((name for _, name in sorted(before, reverse=True) if head and name.strip('”"').endswith(head)), None)
