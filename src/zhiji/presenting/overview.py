"""What a graph holds, at a glance: its strongest links, its counts, where it is, what to ask next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from shlex import quote
from typing import TYPE_CHECKING

from zhiji.model import BASES, KIND_OF, KINDS, Thing
from zhiji.network import surest_first
from zhiji.network.names import folded
from zhiji.presenting.lists import Links
from zhiji.presenting.table import Table
from zhiji.presenting.words import say

if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_NEXT = ("links", "unlinked", "paths", "question", "check", "explore", "serve", "own")
"""Commands to try next, each a word ``next-NAME`` with what it answers."""
_SHOWN = 10
_ALONE = ("question", "own")
"""Those that ask no graph."""


def counts_table(things: Sequence[Thing], links: Links, lang: Lang) -> Table:
    """How many units, initiatives, outcomes and so on there are, and links by their basis."""
    kinds = Counter("outcome" if thing.is_outcome else thing.kind for thing in things)
    bases = Counter(row.basis for row in links)
    counted = dict.fromkeys("outcome" if kind.family == "outcome" else kind.name for kind in KINDS)
    rows = [(_named(kind, lang), f"{kinds[kind]:,}") for kind in counted if kinds[kind]]
    rows += [(f"{say('n-link', lang)}: {say(basis, lang)}", f"{bases[basis]:,}") for basis in BASES if bases[basis]]
    return Table((say("what", lang), say("count", lang)), tuple(rows), lang=lang)


def _named(kind: str, lang: Lang) -> str:
    if kind == "outcome":
        return say("n-outcome", lang)
    return KIND_OF[kind].zh if lang == "zh" else KIND_OF[kind].many


def overview(
    things: Sequence[Thing],
    links: Links,
    places: Mapping[str, str],
    lang: Lang,
    width: int,
    *,
    opened: Sequence[str] = (),
) -> str:
    """The page of text: the ten strongest links, the counts, ``places`` (what → where), and commands to go on with,
    which ask the graphs and reports ``opened``."""
    strongest = Links(nsmallest(_SHOWN, links, key=surest_first), links.left_out).table(lang).to_text(width)
    where = Table(
        (say("what", lang), say("where", lang)), tuple((say(what, lang), at) for what, at in places.items()), lang=lang
    )
    asked = Table(
        (say("ask-next", lang), say("answers-what", lang)), tuple(_next(things, links, opened, lang)), lang=lang
    )
    head = say("strongest", lang, n=min(_SHOWN, len(links)), all=f"{len(links):,}")
    parts = [f"{head}\n{strongest}", counts_table(things, links, lang).to_text(width)]
    return "\n\n".join([*parts, *([where.to_text(width)] if places else []), asked.to_text(width)])


def _next(things: Sequence[Thing], links: Links, opened: Sequence[str], lang: Lang) -> Iterator[tuple[str, str]]:
    """Commands with what each answers; those about one initiative ask about the one that the report credits most, of
    those that have, as the outcome has, a name of their own."""
    counts = Counter(row.initiative.label for row in links)
    named = Counter(folded(thing.label) for thing in things)
    alone = (row for row in links if max(named[folded(end.label)] for end in (row.initiative, row.outcome)) <= 1)
    row = max(alone, key=lambda row: counts[row.initiative.label], default=None)
    names = {"initiative": quote(row.initiative.label), "outcome": quote(row.outcome.label)} if row else {}
    for name in _NEXT if names else _NEXT[1:2] + _NEXT[3:]:
        command, _, answers = say(f"next-{name}", lang, **names).partition(": ")
        asked = "" if name in _ALONE else "".join(f" -g {quote(place)}" for place in opened)
        yield f"{command}{asked}", answers
