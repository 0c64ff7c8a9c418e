"""The layered picture: nothing overlaps, the same every time, in reading order, links straight across."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import pytest
from explorer_samples import HOME, many, sample

from zhiji.explorer.layout import Card, Picture, lay_out
from zhiji.explorer.measure import GEOMETRIES, NARROW, WIDE, Geometry, Lang, card_height, lines_of, name_of, text_width
from zhiji.explorer.selection import MOST_INITIATIVES, Material, extra_sets
from zhiji.model import Thing

ALL = ("initiatives", "numbers", "context")


def picture(extras: tuple[str, ...] = (), geometry: Geometry = WIDE) -> tuple[dict[str, Card], Picture]:
    reports, things, edges = sample()
    material = Material.of(reports[0], things, edges)
    drawn = lay_out(material, material.shown(extras), geometry)
    return {card.iri.removeprefix(HOME): card for card in drawn.cards}, drawn


def box(card: Card) -> tuple[float, float, float, float]:
    return card.x - card.width / 2, card.y - card.height / 2, card.x + card.width / 2, card.y + card.height / 2


@pytest.mark.parametrize("extras", extra_sets())
@pytest.mark.parametrize("geometry", GEOMETRIES, ids=lambda g: g.name)
def test_no_two_cards_overlap(extras: tuple[str, ...], geometry: Geometry) -> None:
    cards, drawn = picture(extras, geometry)
    for (_, a), (_, b) in combinations(cards.items(), 2):
        left, top, right, bottom = box(a)
        other = box(b)
        assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top, (a, b)
    for one, two in pairwise(drawn.bands):
        assert one.bottom <= two.top


def test_large_pictures_do_not_overlap_either() -> None:
    reports, things, edges = many(300)
    material = Material.of(reports[0], things, edges)
    by_column: dict[int, list[Card]] = {}
    for card in lay_out(material, material.shown(ALL), NARROW).cards:
        by_column.setdefault(card.x, []).append(card)
    for cards in by_column.values():
        cards.sort(key=lambda card: card.y)
        assert all(a.y + a.height / 2 <= b.y - b.height / 2 for a, b in pairwise(cards))


@pytest.mark.parametrize(
    ("extras", "shown", "hidden"),
    [
        # what has a link, what it is linked to, and the unit that is named with it; the issuer always
        ((), ("initiative-three", "award-ten", "unit-office", "unit-bureau"), ("initiative-night", "document-night")),
        # an initiative with nothing to show
        (("initiatives",), ("initiative-night",), ("quantity-rounds",)),
        # a base value, a requirement and a shortcoming are no linked outcome
        (("numbers",), ("quantity-base", "quantity-rounds", "shortcoming-log"), ("initiative-night",)),
        # documents, people and the other units
        (("context",), ("document-night", "person-lin", "unit-city"), ("initiative-night",)),
    ],
)
def test_what_a_picture_shows(extras: tuple[str, ...], shown: tuple[str, ...], hidden: tuple[str, ...]) -> None:
    cards, _ = picture(extras)
    assert set(shown) <= cards.keys()
    assert not set(hidden) & cards.keys()


def test_a_part_stands_under_its_whole_and_further_in() -> None:
    cards, _ = picture()
    whole, part = box(cards["initiative-three"]), box(cards["initiative-tower"])
    assert part[0] == whole[0] + WIDE.indent
    assert part[1] >= whole[3]


def test_bands_follow_the_report_and_hold_their_own() -> None:
    cards, drawn = picture(ALL)
    assert [band.headings for band in drawn.bands] == [
        (),
        ("护林防火", "推行“护林三步”机制"),
        ("护林防火", "开展清枯行动"),
        ("队伍建设",),
    ]
    for name, band in (("award-ten", 1), ("quantity-wood", 2), ("initiative-night", 3)):
        assert drawn.bands[band].top < cards[name].y < drawn.bands[band].bottom


def test_the_same_things_in_any_order_give_the_same_places() -> None:
    reports, things, edges = sample()
    forward = Material.of(reports[0], things, edges)
    backward = Material.of(reports[0], things[::-1], edges)
    assert lay_out(forward, forward.shown(ALL), WIDE) == lay_out(backward, backward.shown(ALL), WIDE)


def test_the_opening_picture_is_limited_and_the_rest_can_be_asked_for() -> None:
    reports, things, edges = many(400)
    material = Material.of(reports[0], things, edges)
    opening = [iri for iri in material.shown(()) if "initiative" in iri]
    assert 0 < len(opening) <= MOST_INITIATIVES
    assert len(material.shown(ALL)) == 1200


def test_an_initiative_that_is_part_of_itself_by_a_detour_is_still_drawn() -> None:
    reports, things, edges = sample()
    round_trip = type(edges[0])(source=HOME + "initiative-three", target=HOME + "initiative-tower", predicate="partOf")
    material = Material.of(reports[0], things, [*edges, round_trip])
    names = {card.iri for card in lay_out(material, material.shown(ALL), WIDE).cards}
    assert names == {thing.iri for thing in things}


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("护林", 100, 1),  # fits
        ("护林三步机制运行规程", 65, 2),  # ten characters of 13 px in two lines
        ("护" * 90, 65, 3),  # more than is shown: the panel has the rest
        ("", 65, 1),  # nothing still takes a line
        ("ABCD", 26, 1),  # Latin letters are half as wide
    ],
)
def test_lines_are_estimated(text: str, width: float, expected: int) -> None:
    assert lines_of(text, width, 13, 3) == expected
    assert text_width(text) <= len(text)


def test_a_card_has_room_for_its_name_in_the_language_shown() -> None:
    thing = Thing(iri="b", kind="initiative", label="夜巡", label_en="A patrol of every road by night " * 2, report="r")
    assert card_height(thing, 200, WIDE, "en") > card_height(thing, 200, WIDE, "zh")


@pytest.mark.parametrize(
    ("fields", "lang", "expected"),
    [
        ({"label": "夜巡"}, "en", "夜巡"),  # no English: the Chinese name
        ({"label": "夜巡", "label_en": "Night patrol"}, "en", "Night patrol"),
        ({"label": "山火 ▼13%", "indicator": "山火", "value": Decimal(-13)}, "zh", "山火"),  # the figure stands apart
        (
            {
                "label": "山火 ▼13%",
                "label_en": "Fires ▼13%",
                "value": Decimal(-13),
                "as_written": "13%",
                "direction": "down",
            },
            "en",
            "Fires",
        ),
        ({"label": "13%", "value": Decimal(13), "as_written": "13%"}, "zh", "13%"),  # nothing but the figure
    ],
)
def test_the_name_on_a_card(fields: dict[str, Any], lang: Lang, expected: str) -> None:
    assert name_of(Thing(iri="a", kind="change", report="r", **fields), lang) == expected
