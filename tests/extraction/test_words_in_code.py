"""Words belong in tables: the statements of extraction and reading that hold more than three Chinese words may only
become fewer. A run of Chinese characters in a string counts as a word; docstrings do not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

LEFT = {"extraction": 13, "reading": 9}
"""How many such statements are left. Lower a number when it falls; never raise it."""
_WORD = re.compile("[\u4e00-\u9fff]+")


def _statements(tree: ast.AST) -> Iterator[ast.stmt | ast.expr]:
    """Statements that hold no other statement, and the heads of those that do; docstrings left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.While):
            yield node.test
        elif isinstance(node, ast.For):
            yield node.iter
        elif isinstance(node, ast.stmt) and not hasattr(node, "body") and not _is_docstring(node):
            yield node


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _words(statement: ast.stmt | ast.expr) -> int:
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
    for code in ('WORDS = ("获评", "荣获", "入选", "获批")', 'if word in ("获评", "荣获", "入选", "获批"): x = 1'):
        first, *_ = _statements(ast.parse(code))
        assert _words(first) == 4
