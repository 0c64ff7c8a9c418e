"""Words belong in tables: the statements of extraction and reading that hold more than three Chinese words may only
become fewer. A run of Chinese characters in a string counts as a word; docstrings do not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

LEFT = {"extraction": 16, "reading": 11}
"""How many such statements are left. Lower a number when it falls; never raise it."""
_WORD = re.compile("[\u4e00-\u9fff]+")


def _statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """Statements that hold no other statement, docstrings left out."""
    for node in ast.walk(tree):
        simple = isinstance(node, ast.stmt) and not hasattr(node, "body")
        if simple and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            yield node


def _words(statement: ast.stmt) -> int:
    held = (n.value for n in ast.walk(statement) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return sum(len(_WORD.findall(text)) for text in held)


def _full(room: str) -> list[str]:
    folder = Path(str(files("zhiji"))) / room
    return [
        f"{file.relative_to(folder)}:{statement.lineno}"
        for file in sorted(folder.rglob("*.py"))
        for statement in _statements(ast.parse(file.read_text("utf-8")))
        if _words(statement) > 3
    ]


def test_words_in_code_only_become_fewer() -> None:
    found = {room: _full(room) for room in LEFT}
    assert {room: len(rows) for room, rows in found.items()} == LEFT, found


def test_a_list_of_words_is_seen() -> None:
    (statement,) = _statements(ast.parse('WORDS = ("获评", "荣获", "入选", "获批")'))
    assert _words(statement) == 4
