"""Precision, recall and F of one reading against another, type by type, pooled over any number of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from zhiji.evaluation import matching
from zhiji.evaluation.claims import Claim, find_claims, is_same_claim
from zhiji.evaluation.matching import Placed, find_pairs
from zhiji.model import (
    BASES,
    Award,
    Document,
    Facts,
    Initiative,
    Mention,
    Person,
    Quantity,
    Recognition,
    Report,
    Shortcoming,
    Unit,
    ZhijiError,
)

Same = Callable[[Any, Any], bool]

_TYPES: Final[dict[str, tuple[type[Mention], ...]]] = {
    "unit": (Unit,),
    "person": (Person,),
    "initiative": (Initiative,),
    "document": (Document,),
    "award": (Award,),
    "recognition": (Recognition,),
    "award or recognition": (Award, Recognition),
    "shortcoming": (Shortcoming,),
    "quantity": (Quantity,),
}
_SPANS: Final[dict[str, Same]] = {"exact": matching.is_exact, "overlap": matching.is_overlapping}
_QUANTITY: Final[dict[str, Same]] = {
    "value+unit": matching.is_measured_alike,
    "value+unit+bound": matching.is_bounded_alike,
    "value+unit+subject": matching.is_about_the_same,
    "value+unit+subject+role": matching.is_in_the_same_role,
    "whole": matching.is_wholly_alike,
}
_BASES: Final[dict[str, tuple[str, ...]]] = {
    "all": BASES,
    "explicit+same-sentence": BASES[:2],
    "explicit": BASES[:1],
}
_LONE_BASES: Final[dict[str, tuple[str, ...]]] = {"same-sentence": BASES[1:2], "same-paragraph": BASES[2:]}
_FIELDS: Final = (
    "value", "unit", "subject", "bound", "role", "direction", "comparison", "base_period", "period", "scope", "of"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the score: how many facts gold wants, how many were found that count, how many are the same."""

    name: str
    gold: int
    found: int
    hit: int
    precision: float | None
    recall: float | None

    @property
    def f(self) -> float | None:
        """The harmonic mean of precision and recall; None where either has no facts to be counted on."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A fact of one reading that the other lacks: missed (in gold alone) or extra (found alone)."""

    kind: str
    what: Literal["missed", "extra"]
    start: int
    text: str
    detail: str
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings of one text; with ``report`` each miss is told with its sentence."""

    gold: Facts
    found: Facts
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """``rows``: spans and quantities by type, then links; ``fields``: of the quantities found at the same place, how
    many agree field by field, and links of one basis; ``misses`` in the order of kinds and of the file."""

    rows: tuple[Row, ...]
    fields: tuple[Row, ...]
    misses: tuple[Miss, ...]

    def row(self, name: str) -> Row:
        return next(row for row in (*self.rows, *self.fields) if row.name == name)


@dataclass(slots=True)
class _Tally:
    """Counts of one row: hits and what counts on either side (a link's hits differ for precision and recall)."""

    hit: int = 0
    gold: int = 0
    found: int = 0
    recalled: int = 0

    def add(self, hit: int, gold: int, found: int, recalled: int | None = None) -> None:
        self.hit += hit
        self.gold += gold
        self.found += found
        self.recalled += hit if recalled is None else recalled

    def to_row(self, name: str) -> Row:
        precision = self.hit / self.found if self.found else None
        recall = self.recalled / self.gold if self.gold else None
        return Row(name, self.gold, self.found, self.hit, precision, recall)


@dataclass(slots=True)
class _Board:
    two_readings: bool
    rows: dict[str, _Tally] = field(default_factory=dict)
    fields: dict[str, _Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)


def score(pairs: Iterable[Pair], *, two_readings: bool = False) -> Score:
    """How far ``found`` says what ``gold`` says, pooled over the pairs.

    What gold marks optional, and what matches it, counts for nobody; with ``two_readings`` (both are people's) what
    either marks optional.
    """
    board = _Board(two_readings)
    for pair in pairs:
        _check_same_text(pair)
        for kind, types in _TYPES.items():
            _score_type(board, pair, kind, _of_types(pair.gold, types), _of_types(pair.found, types))
        _score_fields(board, pair)
        _score_links(board, pair)
    return Score(_rows(board.rows), _rows(board.fields), tuple(board.misses))


def _rows(tallies: dict[str, _Tally]) -> tuple[Row, ...]:
    last = "link basis agrees"
    names = sorted(tallies, key=lambda name: name == last)
    return tuple(tallies[name].to_row(name) for name in names)


def _of_types(facts: Facts, types: tuple[type[Mention], ...]) -> list[Mention]:
    return [fact for fact in facts.items if isinstance(fact, types)]


def _score_type(board: _Board, pair: Pair, kind: str, gold: Sequence[Any], found: Sequence[Any]) -> None:
    for name, same in (_SPANS | _QUANTITY if kind == "quantity" else _SPANS).items():
        counts, missed, extra = _compare(gold, found, same, board.two_readings)
        board.rows.setdefault(f"{kind} {name}", _Tally()).add(*counts)
        if " or " not in kind and name == ("value+unit+subject" if kind == "quantity" else "overlap"):
            board.misses.extend(_misses(pair, kind, missed, extra))


def _compare(
    gold: Sequence[Any], found: Sequence[Any], same: Same, two_readings: bool
) -> tuple[tuple[int, int, int], list[Any], list[Any]]:
    """(hits, gold that is wanted, found that counts), then the gold missed and the found in excess."""
    matched = find_pairs(gold, found, same)
    served, used = {i for i, _ in matched}, {j for _, j in matched}
    missed = [fact for i, fact in enumerate(gold) if i not in served and not fact.optional]
    extra = [fact for j, fact in enumerate(found) if j not in used and not (two_readings and fact.optional)]
    hits = sum(not gold[i].optional and not (two_readings and found[j].optional) for i, j in matched)
    return (hits, hits + len(missed), hits + len(extra)), missed, extra


def _score_fields(board: _Board, pair: Pair) -> None:
    """Of the quantities at one place in both readings, on which fields they agree."""
    gold, found = pair.gold.of(Quantity), pair.found.of(Quantity)
    matched = find_pairs(gold, found, matching.is_overlapping)
    together = [(gold[i], found[j]) for i, j in matched if not gold[i].optional]
    for name in _FIELDS:
        agreed = sum(_agrees(name, one, other) for one, other in together)
        board.fields.setdefault(f"quantity field {name}", _Tally()).add(agreed, len(together), len(together))


def _agrees(name: str, one: Any, other: Any) -> bool:
    special: dict[str, Same] = {
        "value": matching.has_same_value,
        "unit": matching.has_same_unit,
        "subject": matching.has_same_subject,
    }
    return special[name](one, other) if name in special else getattr(one, name) == getattr(other, name)


def _score_links(board: _Board, pair: Pair) -> None:
    gold, found = find_claims(pair.gold), find_claims(pair.found)
    for rows, graded in ((board.rows, _BASES), (board.fields, _LONE_BASES)):
        for name, bases in graded.items():
            # graded links found are held against all of gold, graded gold against all links found
            (hit, _, counted), *_ = _compare(gold, _of_basis(found, bases), is_same_claim, board.two_readings)
            (recalled, wanted, _), *_ = _compare(_of_basis(gold, bases), found, is_same_claim, board.two_readings)
            rows.setdefault(f"link {name}", _Tally()).add(hit, wanted, counted, recalled)
    _, missed, extra = _compare(gold, found, is_same_claim, board.two_readings)
    board.misses.extend(_misses(pair, "link", missed, extra))
    matched = find_pairs(gold, found, is_same_claim)
    agreed = sum(gold[i].basis == found[j].basis for i, j in matched)
    board.rows.setdefault("link basis agrees", _Tally()).add(agreed, len(matched), len(matched))


def _of_basis(claims: list[Claim], bases: tuple[str, ...]) -> list[Claim]:
    return [claim for claim in claims if claim.basis in bases]


def _misses(pair: Pair, kind: str, missed: Sequence[Any], extra: Sequence[Any]) -> Iterator[Miss]:
    whats: tuple[tuple[Literal["missed", "extra"], Sequence[Any]], ...] = (("missed", missed), ("extra", extra))
    for what, facts in whats:
        for fact in facts:
            yield Miss(kind, what, fact.start, fact.text, _detail(fact), _sentence(pair.report, fact))


def _detail(fact: Placed) -> str:
    if not isinstance(fact, Quantity):
        return ""
    return f"{fact.value} {fact.unit} · {matching.subject_words(fact.subject)} · {fact.role}"


def _sentence(report: Report | None, fact: Placed) -> str | None:
    place = report.sentence_at(fact.start) if report else None
    return report.quote(place) if report and place else None


def _check_same_text(pair: Pair) -> None:
    if pair.gold.head.sha256 != pair.found.head.sha256:
        raise ZhijiError(
            f"the facts of {pair.gold.head.title!r} and {pair.found.head.title!r} are of different texts; "
            "evaluate two readings of one text"
        )
