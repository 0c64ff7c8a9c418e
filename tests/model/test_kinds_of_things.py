"""One table of kinds: the ontology, the facts and every page know each of them."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import pytest

from zhiji.model import FACT_TYPES
from zhiji.model.kinds import FACTS_ALONE, KIND_OF, KINDS, Family, Kind, ThingKind
from zhiji.presenting.words import say
from zhiji.vocabulary import CLASSES

ASSETS = {room: files(f"zhiji.{room}") / "assets" for room in ("explorer", "reviewing", "serving")}
STYLES = (("explorer", "explorer.css"), ("reviewing", "review.css"), ("serving", "site.css"))


def read(room: str, name: str) -> str:
    return (ASSETS[room] / name).read_text("utf-8")


def test_every_kind_is_there_once() -> None:
    assert sorted(kind.name for kind in KINDS) == sorted(get_args(ThingKind))
    assert len({kind.rdf for kind in KINDS}) == len({kind.zh for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_a_kind_is_a_class_with_words_and_an_outline(kind: Kind) -> None:
    assert kind.rdf in CLASSES
    assert (say(kind.name, "en"), say(kind.name, "zh")) == (kind.en, kind.zh)
    assert kind.outline == "box" or f'case "{kind.outline}":' in read("explorer", "palette.js")


def test_every_type_of_fact_has_words_and_a_colour() -> None:
    assert set(FACT_TYPES) <= KIND_OF.keys() | FACTS_ALONE.keys()
    assert KIND_OF.keys() & FACTS_ALONE.keys() == set()
    for name in FACTS_ALONE:
        assert read("reviewing", "review.css").count(f"--{name}: #") == 2  # by day and by night


@pytest.mark.parametrize(("room", "name"), STYLES)
def test_every_family_has_a_colour_and_no_style_names_a_kind(room: str, name: str) -> None:
    style = read(room, name)
    assert {family: style.count(f"--{family}: #") for family in get_args(Family)} == dict.fromkeys(get_args(Family), 2)
    assert [k for k in KINDS if re.search(rf"\.k-{k.name}\b", style)] == []
