"""Whatever the ontology or the model can say of a thing has its words in both languages on the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest

from zhiji import model, resources
from zhiji.model import codes
from zhiji.model.graph import Predicate
from zhiji.vocabulary import CODE, SKOS

_ROOMS = Path(model.__file__).parents[1]
_SAID = ("kind", "bound", "direction", "comparison", "level", "basis", "polarity", "standing", "reading")
"""The schemes of codes that the explorer's panel tells of a thing."""
_CHINESE = re.compile("[\u3400-\u9fff]")


def words_of_the_explorer() -> dict[str, tuple[str, str]]:
    """Key → Chinese, English, of both tables."""
    text = (_ROOMS / "explorer/assets/words.js").read_text(encoding="utf-8")
    rows = re.findall(r'(?:"([^"]+)"|(\w+)): \[\s*"([^"]*)",\s*"([^"]*)"', text)
    return {quoted or plain: (zh, en) for quoted, plain, zh, en in rows}


def codes_of_the_ontology(schemes: tuple[str, ...]) -> set[str]:
    """The codes of those schemes, without the scheme before them."""
    text = (resources.ontology_folder() / "codes.ttl").read_bytes()
    told = [q for q in ox.parse(text, ox.RdfFormat.TURTLE) if q.predicate.value == SKOS + "inScheme"]
    pairs = [(str(q.subject).strip("<>"), str(q.object).strip("<>").removeprefix(CODE)) for q in told]
    return {code.removeprefix(f"{CODE}{scheme}-") for code, scheme in pairs if scheme in schemes}


def codes_of_the_model() -> set[str]:
    told = (codes.InitiativeKind, codes.Relation, codes.Bound, codes.Direction, codes.Comparison, codes.ResultLevel)
    of_links = (codes.Basis, codes.Polarity, codes.StandingKind, codes.ReadingKind)
    return {code for kind in (*told, *of_links) for code in get_args(kind)}


def test_every_code_has_words_in_both_languages_in_the_explorer() -> None:
    known = words_of_the_explorer()
    ties = {f"{predicate}{way}" for predicate in get_args(Predicate) for way in ("", "<")}
    wanted = codes_of_the_model() | codes_of_the_ontology(_SAID) | ties
    assert len(wanted) > 70
    assert sorted(wanted - known.keys()) == []
    assert [code for code in sorted(wanted) if not _CHINESE.search(known[code][0])] == []
    assert [code for code in sorted(wanted) if not known[code][1] or _CHINESE.search(known[code][1])] == []


def test_no_two_kinds_of_initiatives_are_called_alike() -> None:
    known = words_of_the_explorer()
    kinds = get_args(codes.InitiativeKind)
    assert known["project"] == ("工程项目", "project")  # as the ontology calls it
    assert len({known[code][0] for code in kinds}) == len({known[code][1] for code in kinds}) == len(kinds)


@pytest.mark.parametrize(
    "kind",
    [
        *(codes.InitiativeKind, codes.Relation, codes.Role, codes.Phase, codes.Bound, codes.Direction),
        *(codes.Comparison, codes.ResultLevel, codes.Basis, codes.Polarity, codes.StandingKind, codes.Asserter),
    ],
)
def test_every_code_has_chinese_words_on_the_page_of_corrections(kind: object) -> None:
    text = (_ROOMS / "reviewing/assets/words.js").read_text(encoding="utf-8")
    table = text[text.index("codes: {") :].partition("\n    },")[0]
    known = {quoted or plain for quoted, plain in re.findall(r'(?:"([^"]+)"|(\w+)): "', table)}
    assert sorted(set(get_args(kind)) - known) == []
