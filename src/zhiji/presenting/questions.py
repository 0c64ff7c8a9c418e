"""What a named question is asked with, said beside its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from zhiji.presenting.words import say

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
    return Table(tuple(say(word, lang) for word in keys), tuple(rows), keys=keys, spare=("words-set",))


def described(question: Question, lang: Lang) -> str:
    """What a question gives, without the remark on how the command line sets its words."""
    return re.sub(r"[^.。;；]*--set[^.。]*[.。]", "", question.descriptions[lang]).strip()


def spare_of(columns: Sequence[str]) -> tuple[str, ...]:
    """What an answer does without on a narrow terminal, in the order in which it goes: from the right, but neither the
    first two columns nor what a row is cited by."""
    cited = ("issuer", "year", "planned")
    return tuple(c for c in reversed(columns[2:]) if c not in cited and not c.lower().endswith("sentence"))


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
