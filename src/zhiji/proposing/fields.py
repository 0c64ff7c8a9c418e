"""The fields that an answer may give a fact of each type: closed lists for codes, the report's words for the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from zhiji.lexicon import load_terms
from zhiji.model import (
    Direction,
    Document,
    Initiative,
    InitiativeKind,
    Person,
    Phase,
    Place,
    Relation,
    ResultLevel,
    Role,
    Span,
    Standing,
    StandingKind,
    Unit,
)
from zhiji.proposing.numerals import number_stands
from zhiji.proposing.places import find_places, fold
from zhiji.proposing.refusals import RefusedError


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a fact stands, for whoever checks what is said of it. ``text`` is the report's as it was sent, ``own`` as
    it is; ``quote`` and ``sentence`` are places in both, ``before`` is where the request begins, ``names`` what the
    reader calls things."""

    text: str
    own: str
    quote: Place
    sentence: Place
    before: int
    names: frozenset[str]
    region: str

    @property
    def words(self) -> str:
        return self.text[self.quote.start : self.quote.end]


Converter = Callable[[Any, Ground], Any]

COMMON = ("id", "type", "sentence", "quote", "nth", "optional")
"""What every fact of an answer has, or may have."""
REQUIRED: dict[str, tuple[str, ...]] = {"initiative": ("kind",), "document": ("relation",)}
REFERENCES: dict[str, dict[str, tuple[bool, tuple[type, ...]]]] = {
    "unit": {"coref": (False, (Unit,))},
    "person": {"of_unit": (False, (Unit,))},
    "initiative": {
        "coref": (False, (Initiative,)),
        "part_of": (False, (Initiative, Unit)),
        "by": (True, (Unit,)),
        "led_by": (True, (Unit, Person)),
    },
    "document": {"coref": (False, (Document,)), "issued_by": (True, (Unit,))},
    "award": {"recipient": (True, (Unit, Initiative, Person, Document)), "conferred_by": (True, (Unit,))},
    "recognition": {"recipient": (True, (Unit, Initiative, Person, Document)), "conferred_by": (True, (Unit,))},
}
"""Fields that name other facts by id: whether they name several, and of which types."""


def code(kind: Any) -> Converter:
    """One of a closed list."""
    known = get_args(kind)

    def convert(value: Any, _ground: Ground) -> Any:
        if not isinstance(value, str) or value not in known:
            raise RefusedError("unknown code")
        return value

    return convert


def name(value: Any, ground: Ground) -> str:
    """A name stands in the report, or the reader gave it to something, or it is the quote with words of the report or
    of its region before or behind (北岭 of 北岭、南湾污水处理厂: 北岭污水处理厂)."""
    words = _words(value)
    folded, quote = fold(words), fold(ground.words)
    if folded in ground.names:
        return words
    found = find_places(words, ground.text, Place(0, len(ground.text)))
    if found:
        return "".join(ground.own[found[0].start : found[0].end].split())
    before, mark, behind = folded.partition(quote)
    if not mark or not all(_is_told(part, ground) for part in (before, behind) if part):
        raise RefusedError("name not in report")
    return words.replace(" ", "")


def _is_told(words: str, ground: Ground) -> bool:
    told = words in ground.region or find_places(words, ground.text, Place(0, len(ground.text)))
    return len(words) > 1 and bool(told)


def flag(value: Any, _ground: Ground) -> bool:
    if not isinstance(value, bool):
        raise RefusedError("wrong kind of value")
    return value


def count(value: Any, ground: Ground) -> int:
    """A number of a group stands in its words."""
    return _counted(value, ground.words)


def verbatim(value: Any, ground: Ground) -> str:
    """Words of the sentence."""
    return _standing_words(_words(value), ground)


def several(each: Converter) -> Converter:
    def convert(value: Any, ground: Ground) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise RefusedError("wrong kind of value")
        return tuple(each(one, ground) for one in value)

    return convert


def standing(value: Any, ground: Ground) -> Standing:
    """How an award ranks: its kind of the closed list, its words of the sentence, its number in those words."""
    if not isinstance(value, dict):
        raise RefusedError("wrong kind of value")
    if set(value) - {"kind", "text", "n", "scope", "streak"}:
        raise RefusedError("unknown field")
    if value.get("kind") is None or value.get("text") is None:
        raise RefusedError("missing field")
    words = verbatim(value["text"], ground)
    sentence = ground.text[ground.sentence.start : ground.sentence.end]
    return Standing(
        kind=code(StandingKind)(value["kind"], ground),
        text=words,
        n=None if value.get("n") is None else _counted(value["n"], words),
        scope=None if value.get("scope") is None else verbatim(value["scope"], ground),
        streak=None if value.get("streak") is None else _counted(value["streak"], sentence),
    )


def subject(value: Any, ground: Ground) -> Span:
    """The thing measured: the nearest such words before the figure in its sentence, then behind it, then further up."""
    words, (start, end) = _words(value), (ground.quote.start, ground.quote.end)
    here = find_places(words, ground.text, ground.sentence)
    inside = [place for place in here if place.start >= start and place.end <= end]
    earlier = [place for place in here if place.end <= end]
    above = find_places(words, ground.text, Place(ground.before, ground.sentence.start))
    found = (inside or earlier)[-1:] or here[:1] or above[-1:]
    if not found:
        raise RefusedError("no such words")
    if is_cut_from_negation(ground.text, found[0].start):
        raise RefusedError("polarity not in quote")
    return Span(found[0].start, found[0].end, ground.own[found[0].start : found[0].end])


_STANDINGS = several(standing)
FIELDS: dict[str, dict[str, Converter]] = {
    "unit": {"name": name, "group": flag, "count": count},
    "person": {"posts": several(verbatim)},
    "initiative": {"name": name, "kind": code(InitiativeKind), "phase": code(Phase)},
    "document": {"relation": code(Relation), "number": verbatim, "date": verbatim},
    "award": {"standing": _STANDINGS},
    "recognition": {"standing": _STANDINGS},
    "shortcoming": {},
    "quantity": {"subject": subject, "role": code(Role), "direction": code(Direction), "of": code(ResultLevel)},
}
"""For each type the fields an answer may give beside those that name other facts."""


@cache
def _negations() -> tuple[str, ...]:
    return load_terms("answer_polarity", "sense", "not")


def is_cut_from_negation(text: str, start: int) -> bool:
    """Whether the words at ``start`` follow 未, 不, 无 … directly: without them they say the opposite.

    >>> is_cut_from_negation("未办结率5%", 1)
    True
    """
    return text.endswith(_negations(), max(0, start - 2), start)


def _words(value: Any) -> str:
    if not isinstance(value, str) or not fold(value):
        raise RefusedError("wrong kind of value")
    return " ".join(value.split())


def _standing_words(words: str, ground: Ground) -> str:
    found = find_places(words, ground.text, ground.sentence)
    if not found:
        raise RefusedError("no such words")
    return ground.own[found[0].start : found[0].end]


def _counted(value: Any, words: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise RefusedError("wrong kind of value")
    if not number_stands(value, words):
        raise RefusedError("figure not in quote")
    return value
