"""Boosted trees over clues: what several clues say together, where each alone says little.

A tree asks of one clue after the other whether it holds and comes to a number; what the trees come to is added up. They
are fitted by ``zhiji.teaching`` and kept as text, one tree a line: a clue, then what follows where it holds, then what
follows where it does not; a number, with its sign, ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from zhiji.extraction.escaping import escaped, plain

Tree: TypeAlias = "float | tuple[str, Tree, Tree]"
"""A number; or a clue, the tree where it holds, the tree where it does not."""


def _end(tree: Tree) -> float:
    """What a tree comes to where no clue holds."""
    while isinstance(tree, tuple):
        tree = tree[2]
    return tree


def parts_of(trees: Collection[Tree], clues: Collection[str]) -> dict[str, float]:
    """What each clue that holds adds to the sum over what the trees come to where none holds.

    >>> parts_of([("after=办理", ("far", -1.0, 2.0), -0.5)], {"after=办理", "far"})
    {'after=办理': 2.5, 'far': -3.0}
    """
    parts: dict[str, float] = {}
    for root in trees:
        tree = root
        while isinstance(tree, tuple):
            clue, held, without = tree
            if clue in clues:
                parts[clue] = parts.get(clue, 0.0) + _end(held) - _end(without)
            tree = held if clue in clues else without
    return parts


def format_tree(tree: Tree) -> str:
    """One line; ValueError for a clue that could be taken for a number."""
    return "\t".join(_cells(tree))


def _cells(tree: Tree) -> Iterator[str]:
    if not isinstance(tree, tuple):
        words = f"{tree:+.3f}"
        yield words[0] + words[1:].removeprefix("0")
        return
    clue, held, without = tree
    if clue[:1] in ("+", "-", ""):
        raise ValueError(f"{clue!r}: no name of a clue")
    yield escaped(clue)
    yield from _cells(held)
    yield from _cells(without)


def parse_tree(line: str) -> Tree:
    """What ``format_tree`` wrote; ValueError where the line is cut off or goes on.

    >>> parse_tree("after=办理\\t+2.0000\\t-0.5000")
    ('after=办理', 2.0, -0.5)
    """
    cells = iter(line.split("\t"))
    tree = _read(cells)
    if tree is None or next(cells, None) is not None:
        raise ValueError(f"{line[:60]!r}: no tree")
    return tree


def _read(cells: Iterator[str]) -> Tree | None:
    cell = next(cells, None)
    if not cell:
        return None
    if cell[0] in "+-":
        return float(cell)
    held, without = _read(cells), _read(cells)
    return None if held is None or without is None else (plain(cell), held, without)
