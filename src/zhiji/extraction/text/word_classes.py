"""What the tables know of a word: head noun of an initiative, verb before one, body of an organisation, place."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from zhiji.lexicon import left_out, load_table
from zhiji.lexicon.patterns import Pattern
from zhiji.lexicon.regions import load_regions

_TABLES = (
    ("initiative_heads", "H", "kind"),
    ("initiative_verbs", "V", "strength"),
    ("award_cues", "A", "kind"),
    ("standing_cues", "S", "kind"),
    ("organisation_bodies", "B", "kind"),
    ("organisation_functions", "F", "kind"),
    ("scopes", "P", ""),
    ("link_cues", "K", "kind"),
    ("initiative_adverbs", "D", ""),
    ("document_verbs", "O", ""),
    ("quantity_verbs", "Q", "kind"),
)
"""Table, letter of its class, and the column that tells its rows apart."""
_LEVEL = Pattern("unit_words", "{division}$")


@cache
def _classes(_: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for table, letter, column in _TABLES:
        for row in load_table(table):
            found[row.term].add(letter + (row[column][:4] if column else ""))
    for region in load_regions().values():
        found[region.name].add("R")
        if len(region.name) > 2:
            found[_LEVEL.sub("", region.name)].add("R")
    return {term: tuple(sorted(classes)) for term, classes in found.items()}


def classes_of(word: str) -> tuple[str, ...]:
    """The classes that the tables give the whole word, ``Hcamp`` for 行动; empty where none holds it."""
    return _classes(left_out()).get(word, ())


@cache
def _tail_classes(word: str, _: frozenset[str]) -> tuple[str, ...]:
    return next((held for at in range(1, len(word)) if (held := classes_of(word[at:]))), ())


def tail_classes(word: str) -> tuple[str, ...]:
    """The classes of the longest ending of ``word`` that a table holds, not counting the word itself."""
    return _tail_classes(word, left_out())


def head_class(word: str) -> str | None:
    """The class of the head noun that ``word`` is or ends in (两站式平台 → Hplat), or None."""
    return _head_class(word, left_out())


@cache
def _head_class(word: str, _: frozenset[str]) -> str | None:
    for at in range(max(1, len(word) - 1)):
        for held in classes_of(word[at:]):
            if held[0] == "H":
                return held
    return None
