"""The words that initiatives are named with: the verbs before a name and the head nouns that end one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from zhiji.extraction.text.cover import QUOTED
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon import Row, load_table, load_terms
from zhiji.lexicon.patterns import (
    Pattern,
    Terms,
    any_of,
    glance,
    guarded,
    longest_first,
    per_lexicon,
    terms_of,
)

Need = Literal["name", "verb", "launch", "practice", "quote"]
Strength = Literal["none", "use", "carry", "launch", "practise"]
WORDS = "initiative_words"
SETTING_UP = ("launch", "practise")
BROAD_KINDS = ("other", "project")
"""Kinds whose head nouns (工程, 品牌) many things have: less is taken for a name, and 该工程 means none told before."""
_STRENGTHS: tuple[Strength, ...] = ("none", "use", "carry", "launch", "practise")


@dataclass(frozen=True)
class Verbs:
    pattern: re.Pattern[str]
    strength: dict[str, Strength]
    edge: frozenset[str]
    before: re.Pattern[str]
    opening: re.Pattern[str]


@per_lexicon
def verbs() -> Verbs:
    rows = load_table("initiative_verbs")
    strength: dict[str, Strength] = {}
    for row in rows:
        strength.setdefault(row.term, row["strength"])  # type: ignore[arg-type]
    edge = frozenset(row.term for row in rows if row["place"] == "edge")
    adverbs = load_terms("initiative_adverbs")
    before = any_of([*adverbs, *strength])
    opening = any_of([*(a for a in adverbs if len(a) > 1), *strength])
    behind = re.compile(rf"(?:{before}|[、“”》）局厅部委办院处府会队组站所地元])$")
    return Verbs(re.compile(any_of(strength)), strength, edge, behind, re.compile(opening))


@dataclass(frozen=True)
class Heads:
    """``pattern`` finds head nouns and the compounds they make; ``behind`` those that need a quote before them."""

    pattern: re.Pattern[str]
    behind: re.Pattern[str]
    table: dict[str, tuple[str, Need]]
    quoted: dict[str, str]


VERBAL = Terms(WORDS, "verbal")
"""Head nouns that can be a verb, and are one where an object follows."""
_NOUN_END = Pattern(WORDS, r"(?=[，。；、：！？）”“（(),;:\s　]|{noun-end}|\d|$)")
_SYSTEM = Pattern(WORDS, "{system}")
_COUNTED = Terms(WORDS, "counted-head")


@per_lexicon
def heads() -> Heads:
    table: dict[str, tuple[str, Need]] = {}
    rows: dict[str, Row] = {}
    quoted: dict[str, str] = {}
    for row in sorted(load_table("initiative_heads"), key=lambda row: row["need"] == "quote"):
        table.setdefault(row.term, (row["kind"], row["need"]))  # type: ignore[arg-type]
        rows.setdefault(row.term, row)
        if row["need"] == "quote":
            quoted.setdefault(row.term, row["kind"])
    words = _any_head(row for row in rows.values() if row["need"] not in ("quote", "practice"))
    practices = _any_head(row for row in rows.values() if row["need"] == "practice")
    begins = glance([*rows, *terms_of(WORDS, "system")])
    table["制"] = ("mechanism", "verb")
    between = rf"(?<=”)(?P<between>[^\W\d_a-zA-Z等的为是在上中和与及]{{0,8}}?)(?P<head>{any_of(quoted)})"
    return Heads(
        re.compile(f"{begins}(?:(?:{words}|{_SYSTEM.source})+|{practices})"),
        re.compile(between + _NOUN_END.source),
        table,
        quoted,
    )


def _any_head(rows: Iterable[Row]) -> str:
    return "|".join(guarded(row) + _after(row.term) for row in longest_first(rows))


def _after(term: str) -> str:
    """What must follow a head noun to be one: an end where it can be a verb, no figure where it is counted (项目 3)."""
    if term in VERBAL:
        return _NOUN_END.source
    return r"(?!\s?\d)" if term in _COUNTED else ""


def head_of(words: str) -> str:
    """The last head noun of a compound: 改革试点 is a 试点."""
    table = heads().table
    return next((words[-n:] for n in range(min(6, len(words)), 0, -1) if words[-n:] in table), words)


def verb_before(surface: Surface, start: int, head: int, listed: bool = False) -> tuple[int, Strength]:
    """Where the last verb in ``start``–``head`` ends that has a name after it, and the strongest of them all;
    ``start`` and none without one. In a list a verb that may be part of a name counts only where the list begins."""
    covered, table = surface.covered, verbs()
    at, best = start, 0
    for match in table.pattern.finditer(covered, start, head):
        word, end = match.group(), match.end()
        if word in table.edge and covered[end : end + 1] != "“" and not _at_edge(covered, start, match.start()):
            continue
        if word == "发展" and covered.endswith(_GROWTH.all, start, match.start()) and not covered.startswith("“", end):
            continue
        if listed and word in table.edge and "、" in covered[start : match.start()]:
            continue
        rest = covered[end:head]
        if (len(rest) < 2 and QUOTED not in rest) or _OTHER_NOUN.match(rest) or _NOUN_OF_ACT.match(word + rest):
            continue
        at, best = end, max(best, _STRENGTHS.index(table.strength[word]))
    return at, _STRENGTHS[best]


_GROWTH = Terms(WORDS, "growth")


def _at_edge(covered: str, start: int, at: int) -> bool:
    return at == start or bool(verbs().before.search(covered, max(start, at - 4), at))


_OTHER_NOUN = Pattern(WORDS, "{other-noun}")
_NOUN_OF_ACT = Pattern(WORDS, "{noun-of-act}|{noun-and-more}(?=.{2})")
"""研发费用, 建设项目: a verb that is the beginning of a noun."""


def opens_with_verb(covered: str, start: int, head: int) -> bool:
    """Whether the words from ``start`` begin with a verb, and no noun made of one."""
    return bool(verbs().opening.match(covered, start, head)) and not _NOUN_OF_ACT.match(covered, start)
