"""The examples in docstrings hold, and every word for a rise, a fall or a denial can be met."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from zhiji.lexicon import load_table
from zhiji.model import Place
from zhiji.proposing.fields import is_cut_from_negation
from zhiji.proposing.figures import check_direction, is_hoped_or_denied
from zhiji.proposing.pointing import head_pointed_at
from zhiji.proposing.refusals import REASONS, RefusedError

MODULES = {"answers": 1, "fields": 1, "masks": 1, "numerals": 1, "places": 1, "pointing": 1}


@pytest.mark.parametrize(("module", "least"), MODULES.items())
def test_examples(module: str, least: int) -> None:
    failed, tried = doctest.testmod(import_module(f"zhiji.proposing.{module}"))
    assert (failed, tried >= least) == (0, True)


@pytest.mark.parametrize("row", load_table("answer_polarity"), ids=lambda row: f"{row.term}-{row['sense']}")
def test_each_word_has_its_sense(row: object) -> None:
    term, sense = row.term, row["sense"]  # type: ignore[attr-defined, index]
    if sense in ("up", "down"):
        check_direction(sense, f"投诉{term}17%")
        with pytest.raises(RefusedError):
            check_direction(sense, "投诉17%")
    elif sense == "not":
        assert is_cut_from_negation(f"案件{term}办结", len(f"案件{term}"))
    else:
        words = f"我县{term}获评标兵"
        assert is_hoped_or_denied(words, Place(0, len(words)), Place(len(words) - 2, len(words)))


@pytest.mark.parametrize("row", load_table("pointing_words"), ids=lambda row: row.term)
def test_each_pointer_points_back(row: object) -> None:
    assert head_pointed_at(f"{row.term}机制") == "机制"  # type: ignore[attr-defined]


def test_every_reason_is_in_the_documentation() -> None:
    from pathlib import Path

    told = (Path(__file__).parents[2] / "docs" / "proposing.md").read_text(encoding="utf-8")
    assert [reason for reason in REASONS if reason not in told] == []
