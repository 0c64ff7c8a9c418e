"""From rows to patterns: the one place where words of the tables become regular expressions.

A ``Pattern`` is a regular expression with holes. ``{hope}`` is any word that its table holds as ``hope`` (the column
right behind ``term`` says of which kind a row is), ``{hope|wish}`` any of two kinds, ``{scopes:region}`` one of another
table (what stands behind it is of that table too), ``{scopes:*}`` all of it: longest first, each with its guards, the
cells ``not_before`` and ``not_after``, where the table has them: words separated by spaces that may not stand behind or
before the term, or ``-``. ``{=join}`` stands inside of [ ] for the characters of a kind, ``{<body}`` for the words
turned round (text that is read backwards), and ``{!last}`` for the guards alone, right behind their terms: what makes
another word of one (办 and then 理).

>>> bool(Pattern("honour_words", "{hope}[^，。；]*$").search("力争再"))
True
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from zhiji.lexicon import Row, left_out, load_table

T = TypeVar("T")
W = TypeVar("W", bound="str | Row")

_REF = r"(?:[a-z_]+:)?(?:\*|[a-z][a-z-]*)"
_HOLE = re.compile(rf"\{{(?P<form>[=<!])?(?P<refs>{_REF}(?:\|{_REF})*)\}}")
_NOTHING = "(?!)"
_NO_CHARACTER = r"\0"
"""What no text matches, where all rows of a kind are left out."""


class PerLexicon(dict[frozenset[str], T], Generic[T]):
    """What ``build`` makes of the tables, once for each set of reports that they leave out; asked for as ``now()``."""

    def __init__(self, build: Callable[[], T]) -> None:
        self._build = build

    def __missing__(self, reports: frozenset[str]) -> T:
        self[reports] = made = self._build()
        return made

    def now(self) -> T:
        return self[left_out()]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression with holes for the words of a table, compiled anew when rows are left out."""

    table: str
    shape: str
    _held: PerLexicon[re.Pattern[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_held", PerLexicon(lambda: re.compile(self.source)))

    @property
    def compiled(self) -> re.Pattern[str]:
        return self._held[left_out()]

    @property
    def source(self) -> str:
        """The regular expression with its holes filled, to be part of another."""
        return _filled(self.table, self.shape)

    @property
    def holes(self) -> tuple[tuple[str, str], ...]:
        """The tables and kinds it takes its words from; ``*`` for a whole table."""
        return tuple(ref for hole in _HOLE.finditer(self.shape) for ref in _refs(self.table, hole["refs"]))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, start, end)

    def sub(self, new: str, text: str) -> str:
        return self.compiled.sub(new, text)


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one kind of a table (``a|b`` of two), asked as a set or as the tuple that str.endswith takes."""

    table: str
    kinds: str
    _held: PerLexicon[tuple[tuple[str, ...], frozenset[str]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_held", PerLexicon(lambda: _listed(terms_of(self.table, *self.kinds.split("|")))))

    @property
    def all(self) -> tuple[str, ...]:
        return self._held[left_out()][0]

    @property
    def known(self) -> frozenset[str]:
        """The words as a set, to ask of many at once."""
        return self._held[left_out()][1]

    @property
    def holes(self) -> tuple[tuple[str, str], ...]:
        return tuple((self.table, kind) for kind in self.kinds.split("|"))

    def __contains__(self, word: object) -> bool:
        return word in self._held[left_out()][1]


def per_lexicon(build: Callable[[], T]) -> Callable[[], T]:
    """``build`` once for each set of reports that the lexicon leaves out."""
    return PerLexicon(build).now


def rows_of(table: str, *kinds: str) -> tuple[Row, ...]:
    """The rows of a table that are of one of ``kinds``, in file order; all of them for ``*``."""
    if "*" in kinds:
        return load_table(table)
    if len(kinds) == 1:
        return _by_kind(table, left_out()).get(kinds[0], ())
    return tuple(row for row in load_table(table) if row.kind in kinds)


@cache
def _by_kind(table: str, _: frozenset[str]) -> dict[str, tuple[Row, ...]]:
    held: dict[str, list[Row]] = {}
    for row in load_table(table):
        held.setdefault(row.kind, []).append(row)
    return {kind: tuple(rows) for kind, rows in held.items()}


def terms_of(table: str, *kinds: str) -> tuple[str, ...]:
    """The terms of ``rows_of``."""
    return tuple(row.term for row in rows_of(table, *kinds))


def any_of(words: Iterable[str | Row]) -> str:
    """A pattern for any of the words, the longest first, those of rows with their guards.

    >>> any_of(["市", "自治区"])
    '(?:自治区|市)'
    """
    ordered = longest_first(words)
    if not ordered:
        return _NOTHING
    held = f"(?:{'|'.join(dict.fromkeys(map(guarded, ordered)))})"
    return f"(?:{glance(map(_term, ordered))}{held})" if len(ordered) >= _MANY else held


_MANY = 12


def glance(words: Iterable[str]) -> str:
    """A look at the first character, before any of many words is tried: at most places none of them begins.

    >>> glance(["市", "县城", "县"])
    '(?=[县市])'
    """
    firsts = sorted({re.escape(word[0]) for word in words})
    return f"(?=[{''.join(firsts)}])" if firsts else _NOTHING


def longest_first(words: Iterable[W]) -> list[W]:
    """In the order in which a pattern must try them."""
    return sorted(words, key=lambda word: (-len(_term(word)), _term(word)))


def guarded(word: str | Row) -> str:
    """A word as a pattern; a row with what may not stand beside it."""
    if isinstance(word, str):
        return re.escape(word)
    before = "".join(f"(?<!{re.escape(guard)})" for guard in word.guards("not_after"))
    after = "|".join(re.escape(guard) for guard in word.guards("not_before"))
    return before + re.escape(word.term) + (f"(?!{after})" if after else "")


def _filled(table: str, shape: str) -> str:
    """A regular expression with its holes filled from the rows as they stand now."""

    def fill(hole: re.Match[str]) -> str:
        rows = [row for of, kind in _refs(table, hole["refs"]) for row in rows_of(of, kind)]
        return _FORMS[hole["form"] or ""](rows)

    return _HOLE.sub(fill, shape)


def _refs(table: str, refs: str) -> Iterator[tuple[str, str]]:
    """The tables and kinds of a hole; a table's name holds for the kinds behind it too."""
    for ref in refs.split("|"):
        told, colon, kind = ref.rpartition(":")
        table = told if colon else table
        yield table, kind


def _beside(rows: Iterable[Row]) -> str:
    """The guards of rows where they stand right behind the terms."""
    told = ((row.term, "|".join(map(re.escape, row.guards("not_before")))) for row in longest_first(rows))
    held = [f"(?<={re.escape(term)})(?:{guards})" for term, guards in told if guards]
    return f"(?:{'|'.join(held)})" if held else _NOTHING


_FORMS: dict[str, Callable[[Sequence[Row]], str]] = {
    "": any_of,
    "=": lambda rows: "".join(re.escape(row.term) for row in rows) or _NO_CHARACTER,
    "<": lambda rows: any_of(row.term[::-1] for row in rows),
    "!": _beside,
}


def _term(word: str | Row) -> str:
    return word if isinstance(word, str) else word.term


def _listed(words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    return words, frozenset(words)
