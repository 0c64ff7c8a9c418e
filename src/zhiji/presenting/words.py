"""The words of the interface in two languages, from ``words.tsv`` and the kinds of things; codes and headings, never
what a report says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from zhiji.model.kinds import KIND_OF

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Literal, TypeAlias

    Lang: TypeAlias = Literal["zh", "en"]

_WORDS = Path(__file__).with_name("words.tsv")


def say(word: str, lang: Lang, **values: object) -> str:
    """The word or phrase in that language, that of a kind of thing too; KeyError for one that is not on the list."""
    kind = KIND_OF.get(word)
    en, zh = (kind.en, kind.zh) if kind else load_words(_WORDS)[word]
    return (zh if lang == "zh" else en).format(**values)


def heading(column: str, lang: Lang) -> str:
    """What stands over a column: its own word (``col-NAME``) where a word of its name says something else."""
    return say(f"col-{column}" if f"col-{column}" in load_words(_WORDS) else column, lang)


@cache
def load_words(file: Path) -> dict[str, tuple[str, str]]:
    """Key → English, Chinese, from a table with those three columns; lines that begin with # divide it."""
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:] if line[:1] != "#")
    return {key: (en, zh) for key, en, zh in rows}


def sure(confidence: Decimal | float) -> str:
    """How sure software is, as tables and CSV write it; what SPARQL itself writes keeps its numbers.

    >>> sure(0.6)
    '0.60'
    """
    return f"{confidence:.2f}"
