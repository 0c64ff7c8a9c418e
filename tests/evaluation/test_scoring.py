from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiji.evaluation import Pair, Score, score
from zhiji.evaluation.matching import find_pairs, is_overlapping
from zhiji.model import Award, Fact, Facts, Head, Initiative, Link, Place, Quantity, Report, Span, Unit, ZhijiError

TEXT = "市局推行甲机制，纠纷警情下降13%，办案462起748人。该机制获评优秀案例。乙行动查处97件。"
REPORT = Report(TEXT, sentences=(Place(0, 29), Place(29, 39), Place(39, 48)))


def at(words: str) -> dict[str, int | str]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words), words)


def quantity(ident: str, words: str, value: str, unit: str, subject: str | None = None, **fields: object) -> Quantity:
    place = {"value": Decimal(value), "unit": unit, "bound": "exact", "role": "level", "of": "output"}
    return Quantity(id=ident, **{**at(words), **place, "subject": span(subject) if subject else None, **fields})  # type: ignore[arg-type]


def initiative(ident: str, words: str, name: str, **fields: object) -> Initiative:
    return Initiative(id=ident, name=name, kind="mechanism", phase="carried-out", **at(words), **fields)  # type: ignore[arg-type]


UNIT = Unit(id="u", name="市公安局", **at("市局"))  # type: ignore[arg-type]
MECHANISM = initiative("i", "甲机制", "甲机制")
AGAIN = initiative("j", "该机制", "甲机制", coref="i")
CAMPAIGN = initiative("k", "乙行动", "乙行动")
FALL = quantity("f", "13%", "13", "%", "纠纷警情", role="change", direction="down", of="effect")
CASES = quantity("c", "462起", "462", "起", "办案")
PEOPLE = quantity("p", "748人", "748", "人", "办案")
FOUND = quantity("q", "97件", "97", "件", "乙行动查处")
AWARD = Award(id="a", recipient=("i",), **at("优秀案例"))  # type: ignore[arg-type]
FALL_LINK = Link(id="l", initiative="i", outcome="f", basis="same-sentence")
AWARD_LINK = Link(id="m", initiative="j", outcome="a", basis="explicit", cue=(span("获评"),))
ALL: tuple[Fact, ...] = (UNIT, MECHANISM, AGAIN, CAMPAIGN, FALL, CASES, PEOPLE, FOUND, AWARD, FALL_LINK, AWARD_LINK)


def facts(*items: Fact, text: str = TEXT) -> Facts:
    return Facts(
        Head(title=None, issuer=None, year=None, sha256=sha256(text.encode()).hexdigest(), chars=len(text)), items
    )


def changed(*swaps: Fact) -> Facts:
    """ALL with the facts of the same ids swapped."""
    by_id = {fact.id: fact for fact in swaps}
    return facts(*(by_id.get(fact.id, fact) for fact in ALL))


def without(*idents: str) -> Facts:
    return facts(*(fact for fact in ALL if fact.id not in idents))


def of(gold: Facts, found: Facts, **how: bool) -> Score:
    return score([Pair(gold, found, REPORT)], **how)


def counts(result: Score, name: str) -> tuple[int, int, int]:
    row = result.row(name)
    return row.gold, row.found, row.hit


def test_the_same_facts_agree_in_every_row() -> None:
    result = of(facts(*ALL), facts(*ALL))
    assert all(row.f in (None, 1.0) for row in (*result.rows, *result.fields))
    assert result.misses == ()


NAMES = """unit exact, unit overlap, person exact, person overlap, initiative exact, initiative overlap, document exact,
document overlap, award exact, award overlap, recognition exact, recognition overlap, award or recognition exact,
award or recognition overlap, shortcoming exact, shortcoming overlap, quantity exact, quantity overlap,
quantity value+unit, quantity value+unit+bound, quantity value+unit+subject, quantity value+unit+subject+role,
quantity whole, link all, link explicit+same-sentence, link explicit, link basis agrees"""


def test_the_rows_stand_in_their_order() -> None:
    assert [row.name for row in of(facts(*ALL), facts(*ALL)).rows] == NAMES.replace("\n", " ").split(", ")


CHANGES = [
    # what is found instead, row, (gold, found, hit)
    (replace(UNIT, end=3, text="市局推"), "unit exact", (1, 1, 0)),
    (replace(UNIT, end=3, text="市局推"), "unit overlap", (1, 1, 1)),  # two of two characters in common
    (replace(FALL, unit="％"), "quantity value+unit", (4, 4, 4)),  # one sign for the other
    (replace(CASES, unit="余起"), "quantity value+unit", (4, 4, 4)),  # what belongs to the number
    (replace(CASES, unit="件"), "quantity value+unit", (4, 4, 3)),
    (replace(CASES, value=Decimal(463)), "quantity value+unit", (4, 4, 3)),
    (replace(CASES, value=Decimal(463)), "quantity overlap", (4, 4, 4)),
    (replace(CASES, bound="approx"), "quantity value+unit+bound", (4, 4, 3)),
    (replace(CASES, bound="approx"), "quantity value+unit+subject+role", (4, 4, 4)),
    (replace(CASES, subject=None), "quantity value+unit+subject", (4, 4, 3)),
    (replace(CASES, role="norm"), "quantity value+unit+subject+role", (4, 4, 3)),
    (replace(FALL, direction="up"), "quantity whole", (4, 4, 3)),  # the direction of a change counts
    (replace(CASES, direction="up"), "quantity whole", (4, 4, 4)),  # that of a level does not
    (replace(CASES, of="activity"), "quantity whole", (4, 4, 3)),
    (replace(FALL_LINK, basis="same-paragraph"), "link all", (2, 2, 2)),
    (replace(FALL_LINK, basis="same-paragraph"), "link basis agrees", (2, 2, 1)),
    (replace(FALL_LINK, basis="same-paragraph"), "link explicit+same-sentence", (2, 1, 1)),
    (replace(FALL_LINK, initiative="j"), "link all", (2, 2, 2)),  # by another mention
    (replace(FALL_LINK, initiative="k"), "link all", (2, 2, 1)),
    (replace(FALL_LINK, outcome="c"), "link all", (2, 2, 1)),
]


@pytest.mark.parametrize(("fact", "row", "expected"), CHANGES)
def test_changes(fact: Fact, row: str, expected: tuple[int, int, int]) -> None:
    assert counts(of(facts(*ALL), changed(fact)), row) == expected


def test_optional_gold_counts_for_nobody() -> None:
    weak = changed(replace(CASES, optional=True))
    assert counts(of(weak, facts(*ALL)), "quantity exact") == (3, 3, 3)  # found: its match is not counted
    assert counts(of(weak, without("c")), "quantity exact") == (3, 3, 3)  # not found: not missed
    assert counts(of(facts(*ALL), weak), "quantity exact") == (4, 4, 4)  # on the other side it says nothing
    assert counts(of(facts(*ALL), weak, two_readings=True), "quantity exact") == (3, 3, 3)  # but between two people


def test_a_link_is_graded_against_all_links_of_the_other() -> None:
    shifted = changed(replace(AWARD_LINK, basis="same-sentence", cue=()))
    row = of(facts(*ALL), shifted).row("link explicit")
    assert (row.gold, row.found, row.precision, row.recall) == (1, 0, None, 1.0)


def test_pairs_are_pooled_before_rates_are_taken() -> None:
    result = score([Pair(facts(*ALL), facts(*ALL)), Pair(facts(*ALL), without("c", "p", "q", "f", "l"))])
    row = result.row("quantity exact")
    assert (row.gold, row.found, row.hit, row.precision, row.recall) == (8, 4, 4, 1.0, 0.5)
    assert row.f == pytest.approx(2 / 3)


def test_misses_carry_their_sentence() -> None:
    result = of(facts(*ALL), without("u", "q"))
    assert [(miss.kind, miss.what, miss.text, miss.sentence) for miss in result.misses] == [
        ("unit", "missed", "市局", TEXT[:29]),
        ("quantity", "missed", "97件", TEXT[39:]),
    ]
    assert result.misses[1].detail == "97 件 · 乙行动查处 · level"
    assert [miss.what for miss in of(without("u"), facts(*ALL)).misses] == ["extra"]


def test_fields_of_the_quantities_at_one_place() -> None:
    result = of(facts(*ALL), changed(replace(CASES, period="2020", unit="件")))
    assert counts(result, "quantity field period") == (4, 4, 3)
    assert counts(result, "quantity field unit") == (4, 4, 3)
    assert counts(result, "quantity field value") == (4, 4, 4)


def test_nothing_found_has_no_precision() -> None:
    row = of(facts(*ALL), facts()).row("unit exact")
    assert (row.precision, row.recall, row.f) == (None, 0.0, None)
    nothing_right = of(facts(UNIT), facts(replace(UNIT, start=2, end=4, text="推行"))).row("unit exact")
    assert nothing_right.f == 0.0


def test_readings_of_different_texts_are_refused() -> None:
    with pytest.raises(ZhijiError, match="different texts"):
        score([Pair(facts(UNIT), facts(UNIT, text="另一篇"))])


def unit(start: int, length: int, optional: bool) -> Unit:
    return Unit(
        id=f"{start}-{length}", name="某局", start=start, end=start + length, text="某" * length, optional=optional
    )


UNITS = st.lists(st.builds(unit, st.integers(0, 12), st.integers(1, 4), st.booleans()), max_size=9)


def most_pairs(gold: list[Unit], found: list[Unit], taken: frozenset[int] = frozenset()) -> int:
    """The size of the largest one-to-one matching, tried out in full."""
    if not gold:
        return 0
    rest = most_pairs(gold[1:], found, taken)
    free = [j for j, other in enumerate(found) if j not in taken and is_overlapping(gold[0], other)]
    return max([rest, *(1 + most_pairs(gold[1:], found, taken | {j}) for j in free)])


@settings(max_examples=80, deadline=None)
@given(UNITS.map(lambda units: units[:6]), UNITS.map(lambda units: units[:6]))
def test_as_many_pairs_as_there_can_be_wanted_first(gold: list[Unit], found: list[Unit]) -> None:
    pairs = find_pairs(gold, found, is_overlapping)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs) == most_pairs(gold, found)
    wanted = [fact for fact in gold if not fact.optional]
    assert sum(not gold[i].optional for i, _ in pairs) == most_pairs(wanted, found)


@settings(max_examples=60, deadline=None)
@given(UNITS, UNITS, st.randoms(use_true_random=False))
def test_the_order_of_lines_is_nothing(gold: list[Unit], found: list[Unit], dice: object) -> None:
    shuffled = list(found)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    result, again = of(facts(*gold), facts(*found)), of(facts(*gold), facts(*shuffled))
    assert [(r.name, r.gold, r.found, r.hit) for r in result.rows] == [
        (r.name, r.gold, r.found, r.hit) for r in again.rows
    ]
