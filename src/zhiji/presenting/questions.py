"""What a named question is asked with, said beside its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from zhiji.presenting.words import heading, load_words, say

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.presenting.table import Table
    from zhiji.presenting.words import Lang
    from zhiji.store.questions import Question


def questions_table(questions: Iterable[Question], lang: Lang) -> Table:
    """The named questions: number, name, what each asks and gives, and the words that may be set."""
    from zhiji.presenting.table import Table

    keys = ("number", "name", "question", "gives", "words-set")
    rows = ((str(q.number), q.name, q.titles[lang], described(q, lang), " ".join(q.settings)) for q in questions)
    return Table(
        tuple(say(word, lang) for word in keys),
        tuple(rows),
        keys=keys,
        spare=("words-set",),
        whole=("name",),
        lang=lang,
    )


def described(question: Question, lang: Lang) -> str:
    """What a question gives, and what of it the command line shows only when it is asked to."""
    if not question.sure:
        return question.descriptions[lang]
    weak = say("gives-weak", lang, sure=f"{question.sure[1]:g}")
    return f"{question.descriptions[lang]}{'' if lang == 'zh' else ' '}{weak}"


_WORDS = Path(__file__).with_name("answer_words.tsv")


def column_word(variable: str, lang: Lang) -> str | None:
    """What stands over a column of an answer; None where there is no word for its variable.

    >>> column_word("met", "en"), column_word("sentence", "zh"), column_word("nosuch", "en")
    ('met', '原句', None)
    """
    if found := load_words(_WORDS).get(variable):
        return found[lang == "zh"]
    try:
        return heading(variable, lang)
    except KeyError:
        return None


def cell_word(words: str, lang: Lang) -> str:
    """What a question itself says in a cell, and how often (P3M), in that language; all else as it is.

    >>> cell_word("not stated", "zh"), cell_word("P3M", "en"), cell_word("青山市", "en")
    ('未写明', 'quarterly', '青山市')
    """
    found = load_words(_WORDS).get(f"={words}")
    return found[lang == "zh"] if found else words


def answer_table(
    columns: tuple[str, ...],
    rows: Sequence[tuple[str | None, ...]],
    notes: tuple[str, ...],
    question: Question | None,
    lang: Lang,
    full: Callable[[], Table] | None = None,
) -> Table:
    """An answer for people; the columns that are the answer to ``question`` stay longest on a narrow terminal, below an
    empty one stands what it asks for."""
    from zhiji.presenting.table import Table

    spare = spare_of(columns, rows, question.answer if question else ())
    if question and rows:
        notes = (*notes, *(words for told, words in question.notes.items() if told == lang))
    elif question and say("no-rows", lang) in notes:
        notes = (*notes, say("asks-for", lang, words=_FIRST.findall(question.descriptions[lang])[0]))
    return Table(columns, tuple(rows), notes, full, spare=spare, lang=lang)


def in_words(table: Table) -> Table:
    """The answer to a named question as people read it: in Chinese with headings in Chinese, and what the question
    itself says in its cells; English headings are the variables' names."""
    if table.lang == "en":
        return table
    heads = tuple(column_word(name, table.lang) or name for name in table.columns)
    told = tuple(tuple(cell and cell_word(cell, table.lang) for cell in row) for row in table.rows)
    return replace(table, columns=heads, rows=told, keys=table.columns)


def spare_of(
    columns: Sequence[str], rows: Iterable[tuple[str | None, ...]], answer: Sequence[str] = ()
) -> tuple[str, ...]:
    """What an answer does without on a narrow terminal, in the order in which it goes: an issuer or year that is the
    same in every row, then from the right what is neither the answer nor what a row is cited by, then the sentences
    from the right, then the rest of that; never the columns of ``answer``, in a query that names none the first two.

    >>> spare_of(("plan", "kind", "told", "sentence", "issuer"), [("a", "b", "c", "d", "甲市")], ("plan", "told"))
    ('issuer', 'kind', 'sentence')
    """
    kept = set(answer or columns[:2])
    same = [c for c, cells in zip(columns, zip(*rows, strict=True), strict=False) if len(set(cells)) == 1]
    sentences = [c for c in columns if c.lower().endswith("sentence")]
    first = [c for c in columns if c in _CITED and c in same]
    others = [c for c in reversed(columns) if c not in _CITED and c not in sentences]
    last = [*reversed(sentences), *(c for c in _CITED if c in columns)] if answer else []
    return tuple(c for c in dict.fromkeys((*first, *others, *last)) if c not in kept)


_FIRST = re.compile(r".+?(?:。|\.(?= |$)|$)", re.DOTALL)
"""The first sentence of a description."""
_CITED = ("issuer", "year", "planned")


def keep_sure(
    question: Question, columns: Sequence[str], rows: Sequence[tuple[str | None, ...]], lang: Lang
) -> tuple[list[tuple[str | None, ...]], tuple[str, ...]]:
    """The rows of an answer that the software is sure enough of, or that a person read, and a line that counts the
    others."""
    if not question.sure or question.sure[0] not in columns:
        return list(rows), ()
    column, least = columns.index(question.sure[0]), question.sure[1]
    kept = [row for row in rows if not row[column] or float(row[column] or 0) >= least]
    left_out = len(rows) - len(kept)
    return kept, (say("weak-rows", lang, n=left_out, sure=f"{least:g}"),) if left_out else ()


def notes_on(words: Mapping[str, str], lang: Lang, *, cut: int | None = None, found: bool = True) -> tuple[str, ...]:
    """What stands below an answer: that there is nothing or more, and the words it was asked with.

    >>> notes_on({"name": "案件"}, "en")
    ('Asked with name=案件; ask about others with --set name=WORDS.',)
    """
    notes = [say("cut", lang, n=cut)] if cut else []
    notes += [] if found else [say("no-rows", lang)]
    if words:
        asked, others = (" ".join(f"{name}={held}" for name, held in kind) for kind in (words.items(), _blank(words)))
        notes.append(say("asked-with", lang, words=asked, others=others))
    return tuple(notes)


def _blank(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(f"--set {name}", "WORDS") for name in words]
