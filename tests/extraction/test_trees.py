"""Trees over clues: what they come to, what each clue adds, and the text that keeps them."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiji.extraction.forests import Forest
from zhiji.extraction.trees import Tree, format_tree, parse_tree, parts_of
from zhiji.extraction.weighing import Weights, format_weights, parse_weights

CLUES = ("a", "b=，", "c（d", "e+f", "g=\n", "h=\t\\")
leaves = st.integers(-40_000, 40_000).map(lambda n: n / 1_000)
trees = st.recursive(leaves, lambda below: st.tuples(st.sampled_from(CLUES), below, below), max_leaves=12)
held = st.frozensets(st.sampled_from(CLUES))


@given(trees)
def test_a_tree_comes_back_from_its_line(tree: Tree) -> None:
    assert parse_tree(format_tree(tree)) == tree
    assert "\n" not in format_tree(tree)


@given(st.lists(trees, max_size=6), held)
def test_what_clues_add_leads_from_nothing_to_the_sum(grown: list[Tree], clues: frozenset[str]) -> None:
    added = parts_of(grown, clues)
    assert set(added) <= clues
    assert walked(grown, ()) + sum(added.values()) == pytest.approx(walked(grown, clues))


@given(st.lists(trees, max_size=6), held)
def test_a_forest_comes_to_what_its_trees_do(grown: list[Tree], clues: frozenset[str]) -> None:
    assert Forest(grown).sum_of(clues) == pytest.approx(walked(grown, clues))


def walked(grown: list[Tree], clues: Collection[str]) -> float:
    """Each tree from its root."""
    total = 0.0
    for root in grown:
        tree = root
        while isinstance(tree, tuple):
            clue, there, without = tree
            tree = there if clue in clues else without
        total += tree
    return total


def test_a_tree_of_too_many_ends_is_refused() -> None:
    tall: Tree = 0.0
    for number in range(63):
        tall = (f"clue{number}", tall, 1.0)
    assert Forest([tall]).sum_of([f"clue{number}" for number in range(63)]) == 0.0
    assert Forest([tall]).sum_of(["clue62"]) == 1.0
    with pytest.raises(ValueError, match="a tree of 65 ends"):
        Forest([("more", tall, 1.0)])


def test_trees_that_the_first_find_hopeless_are_not_asked() -> None:
    first: list[Tree] = [-3.0, *([("a", 0.0, -0.1)] * 20)]
    assert Forest([*first, 9.0]).sum_of(()) == pytest.approx(-5.0)
    assert Forest([*first, 9.0]).sum_of({"a"}) == pytest.approx(6.0)


@pytest.mark.parametrize("line", ["", "a", "a\t+1.0", "a\t+1.0\t-1.0\t+2.0", "+1.0\ta"])
def test_a_line_that_is_no_tree_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="no tree"):
        parse_tree(line)


@pytest.mark.parametrize("clue", ["+1", "-x", ""])
def test_a_clue_that_a_line_cannot_hold_is_refused(clue: str) -> None:
    with pytest.raises(ValueError, match="no name of a clue"):
        format_tree((clue, 1.0, 2.0))


def test_trees_count_beside_a_table_and_are_kept_with_it() -> None:
    weights = Weights(("no", "yes"), {"a": (0.5, 0.0)}, (("a", 1.0, -1.0), 0.25), (0.0, 2.0))
    assert weights.sums(["a"]) == [0.5, 2.5]
    assert weights.sums([]) == [0.0, -1.5]
    assert weights.reasons(["a"], "yes") == [("a", 1.75)]  # half of 4.0 - 0.5: over the mean of both labels
    assert parse_weights(format_weights(weights)) == weights
