"""Clues times weights, and the files that keep them."""

from __future__ import annotations

import pytest

from zhiji.extraction.weighing import Weights, bucket, format_weights, parse_weights

WEIGHTS = Weights(("no", "yes"), {"a": (0.0, 1.0), "b": (0.5, 0.0), "tab\tand\nline\\n": (0.25, -0.25)})


def test_no_clue_that_is_known_leaves_it_open() -> None:
    assert WEIGHTS.probabilities(["x"]) == (0.5, 0.5)


def test_clues_add_up() -> None:
    assert WEIGHTS.probability(["a", "b"], "yes") == pytest.approx(0.622459, abs=1e-6)  # 1 / (1 + exp(0.5 - 1))
    assert WEIGHTS.best(["a", "b"])[0] == "yes"
    assert WEIGHTS.best([])[0] == "no"  # of equals the first


def test_reasons_are_told_strongest_first() -> None:
    assert WEIGHTS.reasons(["b", "a", "x"], "yes") == [("a", 0.5), ("b", -0.25)]


def test_weights_come_back_from_their_text() -> None:
    assert parse_weights(format_weights(WEIGHTS)) == WEIGHTS


def test_a_line_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2: 1 weights for 2 labels"):
        parse_weights("clue\tno\tyes\na\t1.0\n")


def test_a_number_becomes_a_step() -> None:
    assert [bucket(v, (1, 3, 6)) for v in (0, 1, 5, 6, 100)] == [0, 1, 2, 3, 3]
