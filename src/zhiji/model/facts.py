"""The facts read out of a report, one line of the exchange format each, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import ClassVar, TypeAlias, TypeVar, get_args

from zhiji.model.codes import (
    Asserter,
    Basis,
    Bound,
    Comparison,
    Direction,
    InitiativeKind,
    PeriodKind,
    Phase,
    Polarity,
    ReadingKind,
    Relation,
    ResultLevel,
    Role,
    StandingKind,
)
from zhiji.model.report import Span


@dataclass(frozen=True, slots=True)
class Standing:
    """How an award or recognition ranks its recipient: 全国六家之一 is one-of-n with n 6 and scope 全国."""

    kind: StandingKind
    text: str
    n: int | None = None
    scope: str | None = None
    streak: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What every fact but a link has: an id unique in its file, a verbatim span, and how it came to be.

    ``confidence`` (two decimals, 0 to 1) stands on extracted and proposed facts, never on curated ones; ``decided_by``
    names the weights that decided. ``model``, ``prompt`` (hash) and ``policy`` (fingerprint) are those of a fact that a
    language model proposed, ``readings`` all that found it."""

    id: str
    start: int
    end: int
    text: str
    optional: bool = False
    en: str | None = None
    rule: str | None = None
    reading: ReadingKind | None = None
    confidence: Decimal | None = None
    decided_by: str | None = None
    model: str | None = None
    prompt: str | None = None
    policy: str | None = None
    readings: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Mention):
    type: ClassVar[str] = "unit"
    name: str
    group: bool = False
    count: int | None = None
    coref: str | None = None
    resolved: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Mention):
    type: ClassVar[str] = "person"
    posts: tuple[str, ...] = ()
    of_unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Mention):
    type: ClassVar[str] = "initiative"
    name: str
    kind: InitiativeKind
    phase: Phase
    coref: str | None = None
    part_of: str | None = None
    by: tuple[str, ...] = ()
    led_by: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Mention):
    type: ClassVar[str] = "document"
    relation: Relation
    name: str | None = None
    coref: str | None = None
    issued_by: tuple[str, ...] = ()
    date: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Mention):
    type: ClassVar[str] = "award"
    name: str | None = None
    recipient: tuple[str, ...] = ()
    conferred_by: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Mention):
    type: ClassVar[str] = "recognition"
    recipient: tuple[str, ...] = ()
    conferred_by: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Mention):
    """One number of one subject. ``value`` is never negative: ``direction`` carries the sign. ``of`` is the result
    level, None with role norm. Of a range ``value`` is the lower end and ``upper`` the upper one. ``period_kind`` says
    whether the value is for one period (None and single are the same), cumulative, or a sum or mean over several years;
    ``target_year`` for which year a norm is a target."""

    type: ClassVar[str] = "quantity"
    value: Decimal
    upper: Decimal | None = None
    unit: str
    bound: Bound
    role: Role
    direction: Direction | None = None
    comparison: Comparison | None = None
    base_period: str | None = None
    compared_with: str | None = None
    period: str | None = None
    period_kind: PeriodKind | None = None
    target_year: int | None = None
    scope: str | None = None
    subject: Span | None = None
    of: ResultLevel | None = None
    share_of: str | None = None
    indicator: str | None = None
    polarity: Polarity | None = None
    bearer: tuple[str, ...] = ()
    recurrence: str | None = None

    @property
    def is_outcome(self) -> bool:
        """A level, change or share whose result level is effect or output is an outcome; nothing else is."""
        return self.role in ("level", "change", "share") and self.of in ("effect", "output")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming(Mention):
    type: ClassVar[str] = "shortcoming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The report ties an outcome to an initiative. ``initiative`` and ``outcome`` are the ids that the exchange format
    calls ``from`` and ``to``. It never says that the one led to the other."""

    type: ClassVar[str] = "link"
    id: str
    initiative: str
    outcome: str
    basis: Basis
    cue: tuple[Span, ...] = ()
    asserted_by: Asserter | None = None
    optional: bool = False
    en: str | None = None
    rule: str | None = None
    reading: ReadingKind | None = None
    confidence: Decimal | None = None
    decided_by: str | None = None
    model: str | None = None
    prompt: str | None = None
    policy: str | None = None
    readings: tuple[str, ...] = ()


Fact: TypeAlias = Unit | Person | Initiative | Document | Award | Recognition | Quantity | Shortcoming | Link
Outcome: TypeAlias = Award | Recognition | Quantity
"""What an initiative may be linked to; of quantities those that are outcomes."""
FactT = TypeVar("FactT", bound=Fact)
FACT_TYPES: dict[str, type[Fact]] = {kind.type: kind for kind in get_args(Fact)}
REFERENCES: dict[str, tuple[type[Fact], ...]] = {
    "by": (Unit,),
    "led_by": (Unit, Person),
    "recipient": (Unit, Initiative, Person, Document),
    "conferred_by": (Unit,),
    "issued_by": (Unit,),
    "bearer": (Unit,),
    "of_unit": (Unit,),
    "part_of": (Initiative, Unit),
    "coref": (Initiative, Unit, Document),
    "compared_with": (Quantity,),
    "initiative": (Initiative,),
    "outcome": get_args(Outcome),
}
"""Fields that name other facts by id, and which types these have; a coref names one of its own type."""
JSON_NAMES = {"initiative": "from", "outcome": "to"}
"""A link's fields, whose names in the exchange format Python cannot hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first line of a facts file: which report the facts were read from, and how. ``issuer`` is a unit's id;
    ``told_issuer`` a name that the text does not say, as the person told it who had it read."""

    title: str | None
    issuer: str | None
    year: int | None
    sha256: str
    chars: int
    file: str | None = None
    file_sha256: str | None = None
    region: str | None = None
    reading: ReadingKind | None = None
    version: str | None = None
    told_issuer: str | None = None


@dataclass(frozen=True)
class Facts:
    """All that was read out of one report, in file order."""

    head: Head
    items: tuple[Fact, ...] = field(default=(), repr=False)

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.items}

    def of(self, kind: type[FactT]) -> list[FactT]:
        """The facts of one type, in file order."""
        return [fact for fact in self.items if isinstance(fact, kind)]
